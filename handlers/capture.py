"""What somebody writes outside a conversation: understood where it can be, shown as a card, saved by a tap.

message ──► understand ──► question? ──► answered at once
                 │
                 ├──► nothing ──► a short answer with the likely buttons, or a card that asks what happened
                 ▼
               card ──► Save ──► written to the timeline, with Undo
                 │  ▲
          Change ▼  │ the answer
               one field
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from telegram import Message as TelegramMessage
from telegram import Update

from coach.capture import (
    Intent,
    Understanding,
    begins_a_letter,
    is_courtesy,
    is_enough,
    is_link,
)
from coach.posting.language import language
from coach.steps import Next
from handlers import asked, confirming, papers, pasting, replies, telling, understood
from handlers.turn import Context, Posted, Turn
from handlers.understood import Understood
from handlers.views import asked as asked_views
from handlers.views import capture as views
from handlers.views.message import Message
from storage import captures, listing
from storage.captures import Capture
from storage.listing import Entry
from storage.types import clean

MOST_JOINED = 20_000  # characters of a text in parts, from which no more is joined to it
DUE = (Next.WAIT, Next.NOTHING)  # steps that nobody has to take


async def text(update: Update, context: Context) -> None:
    """Words outside a conversation."""
    turn, message = context.turn, update.effective_message
    if message is None:
        return
    words = clean(message.text or "").strip()
    if await confirming.answered(turn, words):
        return
    begins = begins_a_letter(words) or update.edited_message is not None
    before = None if begins else await _cut_off(turn, message)
    pasted = pasting.kept("", words, message.date, before.data["pasted"]["text"] if before else "")
    if before is not None:
        words = before.data["pasted"]["text"] + words
        await put_away(turn, before, views.goes_on())
    await take(
        turn,
        words,
        forwarded=_forwarded(message),
        replied=await replies.application_of(turn, message),
        pasted=pasted,
    )


def _forwarded(message: TelegramMessage) -> datetime | None:
    """When somebody else wrote it."""
    return message.forward_origin.date if message.forward_origin else None


def is_news(turn: Turn, words: str) -> bool:
    """Whether the words of somebody who has no application yet tell something that can be kept."""
    found = telling.read(turn, words, {}, None)
    return len(words) >= papers.LEAST or not (found.is_question or found.intent is Intent.UNKNOWN)


async def take(
    turn: Turn,
    words: str,
    *,
    forwarded: datetime | None = None,
    replied: int | None = None,
    pasted: pasting.Pasted | None = None,
) -> None:
    """What words mean, and what is shown of it. `forwarded`: when somebody else wrote them; `replied`: to what they
    reply; `pasted`: what is kept of them where another part may follow.
    """
    if await papers.taken(turn, words):
        return
    live = await listing.standing(turn.unit)
    if apart := telling.read_apart(turn, words, live, forwarded):
        for part, each in apart:
            await show(turn, understood.understood(each, part), live)
        return
    found = telling.meant(telling.read(turn, words, live, forwarded), replied, live)
    if found.is_question:
        await asked.answer(turn, found, live)
    elif found.intent is Intent.UNKNOWN:
        await _not_understood(turn, {**understood.understood(found, words), "pasted": pasted}, live)
    else:
        await show(turn, {**understood.understood(found, words), "pasted": pasted}, live)


async def told(
    turn: Turn,
    message: TelegramMessage,
    is_news: Callable[[Understanding], bool],
    *,
    besides: int | None,
    first: Callable[[Sequence[Understanding]], Awaitable[bool]],
) -> bool:
    """Show the cards of a mail, or of words that tell news of the applications that they name, one `besides` among
    them. False where they do not. `first`: done once they do; whether it made an application.
    """
    words = clean(message.text or "").strip()
    live = await listing.standing(turn.unit)
    found = telling.read_all(turn, words, live, _forwarded(message))
    ids = {key for _, each in found for key in each.applications}
    sure = all(each.mail or (is_news(each) and (each.applications or each.company)) for _, each in found)
    if not sure or (besides is not None and ids <= {besides}):
        return False
    made = await first([each for _, each in found])
    if made:
        live = await listing.standing(turn.unit)
        found = telling.read_all(turn, words, live, _forwarded(message))
    for place, (part, each) in enumerate(found):
        await show(turn, understood.understood(each, part), live, amid=place == 0 and not made)
    return True


async def _cut_off(turn: Turn, message: TelegramMessage) -> Capture | None:
    """The card of the part before, where an app cut a long text into several messages."""
    card = next(iter(await captures.newest(turn.unit, turn.user_id, 1)), None)
    pasted = card.data.get("pasted") if card else None
    fits = pasted and len(pasted["text"]) < MOST_JOINED and pasting.goes_on(pasted, message.date)
    return card if fits else None


async def put_away(turn: Turn, card: Capture, why: Message) -> None:
    """Take a card back, whose message is read anew."""
    await captures.drop(turn.unit, card)
    if "letter" in card.data:
        await turn.revise(Posted("letter", card.data["letter"]), why)


async def show_meant(turn: Turn, message: TelegramMessage, found: Understanding, live: dict[int, Entry]) -> None:
    """The card of something that came by another way than words."""
    meant = telling.meant(found, await replies.application_of(turn, message), live)
    await show(turn, understood.understood(meant, clean(message.caption or "")), live)


async def _not_understood(turn: Turn, values: Understood, live: dict[int, Entry]) -> None:
    """Of words that name an application it is asked what happened; others get what is likely wanted."""
    foreign = not turn.chat.language.startswith("en") or language(values.get("text", "")) not in (None, "en")
    due = next((entry for entry in live.values() if entry.next_step not in DUE), None)

    def put(card: int) -> Message:
        if is_enough(values.get("text", "")):
            return asked_views.quieter()
        if is_link(values.get("text", "")):
            return asked_views.cannot_open()
        if is_courtesy(values.get("text", "")):
            return asked_views.welcome(turn.chat.name, due, turn.now, turn.chat.zone)
        if values.keys() & {"application", "among", "mail"}:
            return views.card(card, values, live, turn.now, turn.chat.zone)
        return asked_views.not_understood(card if live else 0, due, turn.now, turn.chat.zone)

    await _show(turn, values, lambda card: asked_views.in_english(put(card)) if foreign else put(card))


async def show(turn: Turn, values: Understood, live: dict[int, Entry], *, amid: bool = False) -> None:
    """Keep what was understood and show its card. `amid`: it came while something else was asked."""

    def put(card: int) -> Message:
        shown = views.card(card, values, live, turn.now, turn.chat.zone)
        return views.amid(shown) if amid else shown

    await _show(turn, values, put)


async def _show(turn: Turn, values: Understood, put: Callable[[int], Message]) -> None:
    kept_values = {**values, "said": turn.said_id}
    card = await captures.add(turn.unit, turn.user_id, turn.now, kept_values)
    shown = await turn.say(put(card))
    waiting = Capture(card, turn.user_id, kept_values, turn.now)
    await captures.change(turn.unit, waiting, {**kept_values, "letter": shown.id})


async def read_again(update: Update, context: Context) -> bool:
    """A message that was edited while its card waits is read anew. False where no card waits for it."""
    turn, message = context.turn, update.edited_message
    found = await captures.of_message(turn.unit, message.message_id) if message else []
    cards = [card for card in found if "letter" in card.data]
    for card in cards:
        await put_away(turn, card, views.read_again())
    if not cards:
        return False
    await text(update, context)
    return True
