"""What becomes of a card that waits? Save, Change or Discard, by a tap or in a word, and its choices."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from coach.capture import yes_or_no
from handlers import add, fix, saving, telling, understood
from handlers.buttons import Captured, data_of
from handlers.form import Given, Retry
from handlers.reading import kept, read_when
from handlers.turn import Context, Posted, Turn
from handlers.views import capture as views
from handlers.views import card_choices as choices
from handlers.views import trouble
from storage import captures, listing
from storage.captures import Capture
from storage.listing import Entry

STILL_ASKED = timedelta(minutes=15)  # how long a typed yes means the last card


async def answered(turn: Turn, words: str) -> bool:
    """Yes or no, typed instead of tapped, to the card that was shown last. A no asks what is wrong."""
    said = yes_or_no(words)
    card = next(iter(await captures.newest(turn.unit, turn.user_id, 1)), None) if said is not None else None
    if card is None or "letter" not in card.data or turn.now - card.at > STILL_ASKED:
        return False
    around = (await listing.standing(turn.unit), turn.now, turn.chat.zone)
    if not said:
        await turn.say(views.change(card.id, card.data, *around))
        return True
    if not understood.unclear(card.data):
        await turn.revise(Posted("letter", card.data["letter"]), views.settled(card.data, *around))
    await save(turn, card)
    return True


async def tap(update: Update, context: Context) -> None:
    """A button of a card."""
    turn, pressed = context.turn, Captured.unpack(data_of(update))
    if pressed.deed == "add":
        await add.FORM.begin(turn)
        return
    card = await captures.load(turn.unit, pressed.card)
    if card is None or "intent" not in card.data:
        turn.hint(views.GONE)
    elif card.by_user != turn.user_id:
        turn.hint(trouble.NOT_YOURS)
    else:
        await _act(turn, card, pressed)


async def _act(turn: Turn, card: Capture, pressed: Captured) -> None:
    live = await listing.standing(turn.unit)
    around = (live, turn.now, turn.chat.zone)
    match pressed.deed:
        case "save":
            await save(turn, card)
        case "discard":
            await captures.drop(turn.unit, card)
            await turn.edit(views.discarded())
        case "change":
            await turn.edit(views.change(card.id, card.data, *around))
        case "back":
            await turn.edit(views.card(card.id, card.data, *around))
        case "fix" if pressed.value in understood.CHOSEN:
            await turn.edit(views.choose(card.id, pressed.value, card.data, *around))
        case "fix" if pressed.value in views.ASKED:
            await fix.ask(turn, card, pressed.value)
        case "set":
            await _set(turn, card, pressed.value, live)
        case _:
            turn.hint(trouble.OLD_BUTTON)


async def _set(turn: Turn, card: Capture, pressed: str, live: dict[int, Entry]) -> None:
    """A value was chosen."""
    name, _, value = pressed.partition(":")
    if value == "new":
        await fix.ask(turn, card, "company")
        return
    if name == "intent" and value in understood.MEANINGS:
        values = understood.meant(card.data, telling.read_as(turn, card.data.get("text", ""), value, live))
    elif (new := _chosen(turn, name, value, live)) is not None:
        values = understood.changed(card.data, **new)
    else:
        turn.hint(trouble.OLD_BUTTON)
        return
    await captures.change(turn.unit, card, values)
    await turn.edit(views.card(card.id, values, live, turn.now, turn.chat.zone))


def _chosen(turn: Turn, name: str, value: str, live: dict[int, Entry]) -> dict[str, object] | None:
    """The value of a button, checked again: taps can be forged."""
    if name == "application":
        known = value.isdigit() and int(value) in live
        return {"application": int(value), "company": None, "title": None} if known else None
    if name in ("outcome", "verdict"):
        return {name: value} if value in choices.VALUES[name] else None
    date = read_when(turn, Given(choice=value), "", "", "future") if name in (*understood.DATES, "promise") else None
    if date is None or isinstance(date, Retry):
        return None
    if name == "promise":
        return {"promise": {"moment" if "T" in value else "day": kept(date)}}
    return {name: kept(date)}


async def save(turn: Turn, card: Capture) -> None:
    """Write it down; where something is still missing, ask for that first."""
    live = await listing.standing(turn.unit)
    if understood.unclear(card.data):
        await turn.edit(views.card(card.id, card.data, live, turn.now, turn.chat.zone))
        return
    missing = understood.missing(card.data, turn.now.astimezone(ZoneInfo(turn.chat.zone)))
    if missing:
        await fix.ask(turn, card, *missing, then_save=True)
    elif await saving.save(turn, card.data, live):
        await captures.drop(turn.unit, card)
