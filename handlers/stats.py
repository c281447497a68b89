"""/stats: the whole search in one picture and three sentences."""

from telegram import Update

from coach.statistics import statistics
from handlers import goals, preferences
from handlers.buttons import Draw, data_of
from handlers.planning import day_in
from handlers.turn import Context, Turn
from handlers.views import settings as setting_views
from handlers.views import stats as views
from storage import events, listing


async def stats(_update: Update, context: Context) -> None:
    """Send it."""
    await send(context.turn)


async def draw(update: Update, context: Context) -> None:
    """Send it on the other ground, which is kept for the next time."""
    turn, theme = context.turn, Draw.unpack(data_of(update)).theme
    if theme in setting_views.PICTURES:
        turn.unit.change_chat(settings=preferences.changed(turn.chat, {"pictures": theme}))
    await send(turn)


async def send(turn: Turn) -> None:
    """Put the figures down; the picture is drawn when its letter is sent."""
    names = {entry.id: entry.company for entry in await listing.everything(turn.unit)}
    stored = await events.timelines(turn.unit)
    timelines = {key: [each.event for each in stored[key]] for key in names if key in stored}
    found = statistics(timelines, turn.now, turn.chat.zone)
    if not found.funnel.applied:
        await turn.say(views.nothing())
        return
    since = day_in(turn.chat.zone, min(timeline[0].at for timeline in timelines.values()))
    silent = list(dict.fromkeys(names[key] for key in found.silent))  # an employer once, with however many jobs
    theme = preferences.of(turn.chat).pictures
    await turn.draw(views.stats(found, silent, await goals.current(turn), since, theme))
