"""/start: name, time zone, playbook. Three taps are enough."""

from zoneinfo import ZoneInfo

from telegram import Update

from coach.capture import is_courtesy
from coach.playbooks import PLAYBOOKS
from handlers import capture, places
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.reading import read_place, told_zone
from handlers.turn import Context, Turn
from handlers.views import reading
from handlers.views import start as views
from storage import applications
from storage.types import clean


async def start(update: Update, context: Context) -> None:
    """Ask who the person is, or welcome them back."""
    turn, user = context.turn, update.effective_user
    language = (user.language_code if user else None) or "en"
    turn.unit.change_chat(language=language)
    if turn.chat.started_at is not None:
        await turn.say(views.welcome_back(turn.chat.name, len(await applications.live(turn.unit))))
        return
    await FORM.begin(turn, {"first_name": user.first_name if user else "", "said": _told(update)})


def _told(update: Update) -> str:
    """What a person tells before they are known; it is read once they are."""
    words = update.effective_message.text if update.effective_message else None
    return "" if not words or words.startswith("/") or is_courtesy(words) else clean(words).strip()


def read_name(_turn: Turn, draft: Draft, given: Given) -> Reading:
    """A name on one line; the button takes the one that Telegram knows."""
    name = draft["first_name"] if given.choice else given.text
    fits = name and "\n" not in name and len(name) <= 60
    return {"name": name} if fits else Retry(reading.need_name())


def read_zone(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A zone from a button, a shared location, or a typed city."""
    if given.choice == "share":
        return Retry(views.ask_location()) if turn.private else Retry(reading.unknown_place("", ()))
    return read_place(given, next(name for name in ("start", "zone") if name in turn.open))


def read_playbook(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """One of the playbooks, by button or by name."""
    name = (given.choice or given.text).strip().lower()
    return {"playbook": name} if name in PLAYBOOKS else Retry(views.ask_playbook())


async def finish(turn: Turn, draft: Draft) -> None:
    """Keep who the person is."""
    values = {name: draft[name] for name in ("name", "zone", "playbook")}
    turn.unit.change_chat(started_at=turn.now, **values)
    clock = turn.now.astimezone(ZoneInfo(draft["zone"])).strftime("%H:%M")
    said = draft.get("said") or ""
    tells = capture.is_news(turn, said)
    await turn.say(views.welcome(draft["name"], draft["zone"], draft["playbook"], clock, said=tells))
    if tells:
        await capture.take(turn, said)


def known(_turn: Turn, draft: Draft) -> str:
    """What is known so far."""
    return views.known(draft.get("name") or "", draft.get("zone") or "")


FORM = Form(
    name="start",
    steps=(
        Step(name="name", ask=lambda _, draft: views.ask_name(draft["first_name"]), read=read_name),
        Step(
            name="zone",
            ask=lambda turn, _: views.ask_zone(places.guesses(turn.chat.language)),
            read=read_zone,
            told=told_zone,
        ),
        Step(name="playbook", ask=lambda *_: views.ask_playbook(), read=read_playbook),
    ),
    known=known,
    finish=finish,
)
