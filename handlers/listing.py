"""/list: the applications in pages, shelf by shelf, or those that fit a word. Read from what is cached: nothing is
planned here.
"""

from collections.abc import Sequence

from telegram import Update

from coach.search import fits
from coach.shelves import LIVE
from handlers import understood, waiting
from handlers.buttons import Page, data_of
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.turn import Context, Turn
from handlers.views import listing as views
from handlers.views.message import Message
from storage import captures
from storage import listing as entries
from storage.listing import ALL_LIVE, ORDERS, Entry

LONGEST_WORD = 60  # characters that are searched for
START = Page(0, ALL_LIVE, "next")


async def listing(_update: Update, context: Context) -> None:
    """The first page of the live applications; with words, those that they fit."""
    turn, said = context.turn, " ".join(context.args or ())
    if said:
        await turn.say(await search(turn, said))
    else:
        await turn.say(await page(turn, START))


async def turn_page(update: Update, context: Context) -> None:
    """Another page, shelf or order, in place; or the question what to look for."""
    wanted = Page.unpack(data_of(update))
    if wanted.shelf == views.SEARCH:
        await FORM.begin(context.turn, as_edit=True)
    else:
        await context.turn.edit(await page(context.turn, wanted))


async def page(turn: Turn, wanted: Page) -> Message:
    """The page, or the nearest that there is: buttons can be old."""
    counts = await entries.counts(turn.unit)
    shelf = wanted.shelf if wanted.shelf in views.SHELVES else ALL_LIVE
    last = max(0, (counts.get(shelf, 0) - 1) // views.PER_PAGE)
    where = Page(min(max(wanted.number, 0), last), shelf, wanted.order if wanted.order in ORDERS else "next")
    found = await entries.page(turn.unit, where.shelf, where.order, where.number * views.PER_PAGE, views.PER_PAGE)
    told = views.page(found, counts, where, turn.now, turn.chat.zone)
    if where.number or shelf != ALL_LIVE:
        return told
    unsaved = [card for card in await captures.newest(turn.unit, turn.user_id) if understood.tells(card.data)]
    return views.with_unsaved(views.with_drafts(told, waiting.drafts(turn)), unsaved)


async def search(turn: Turn, said: str) -> Message:
    """What the words fit."""
    said = said[:LONGEST_WORD]
    found = best(await entries.everything(turn.unit), said)
    return views.found(found[: views.PER_PAGE], len(found), said, turn.now, turn.chat.zone)


def best(among: Sequence[Entry], said: str) -> list[Entry]:
    """Those whose company, job or person the words fit, the best first, live ones before the others."""
    scored = [(fits(said, (entry.company, entry.title, entry.person)), entry) for entry in among]
    fitting = [
        (-score, entry.archived_at is not None, entry.shelf not in LIVE, entry) for score, entry in scored if score
    ]
    return [entry for *_, entry in sorted(fitting, key=lambda each: each[:3])]


def _read(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    words = " ".join(given.text.split())
    return {"word": words} if words else Retry(views.ask_word())


async def _finish(turn: Turn, draft: Draft) -> None:
    await turn.edit(await search(turn, draft["word"]))


FORM = Form(
    name="search",
    steps=(Step(name="word", ask=lambda *_: views.ask_word(), read=_read),),
    known=lambda *_: "",
    finish=_finish,
    lasting=False,
)
