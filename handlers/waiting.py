"""What becomes of a conversation that was left? It waits, is offered again, and can be dropped; nothing of it is lost
before.
"""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from telegram import Message as TelegramMessage
from telegram import Update

from handlers.buttons import Answer, Steer, data_of
from handlers.turn import Context, Turn, current
from handlers.views import form as views
from handlers.views import trouble
from storage import conversations, outbox
from storage.conversations import Conversation

if TYPE_CHECKING:
    from handlers.form import Form

Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]

MOST_KEPT = 20  # unfinished conversations of one form that are kept beside the open one


def belongs_to(name: str, kind: type[Answer | Steer]) -> Callable[[object], bool]:
    """Whether a button is of the conversation of this form that the person is in, and of no earlier one."""

    def matches(data: object) -> bool:
        if not kind.matches(data):
            return False
        tap, mine = kind.unpack(str(data)), current.get().open.get(name)
        return tap.form == name and mine is not None and bool(mine.data["run"] == tap.run)

    return matches


def set_aside(turn: Turn, name: str) -> None:
    """Let the person's conversations wait. One of the form `name` that has answers makes room for a new one."""
    for key, other in turn.open.items():
        turn.open[key] = replace(other, active=False)
    old = turn.open.get(name)
    if old is not None and old.has_answers:
        kept = f"{name}:{old.data['run']}"
        turn.open[kept] = replace(turn.open.pop(name), name=kept)
        older = sorted((c for c in turn.open.values() if ":" in c.name and c.form == name), key=lambda c: c.touched_at)
        for forgotten in older[:-MOST_KEPT]:
            del turn.open[forgotten.name]


async def offer_waiting(turn: Turn) -> None:
    """Where a conversation was left for another one, and none is open now: offer to go on with it."""
    if not any(conversation.active for conversation in turn.open.values()):
        await offer_open(turn)


async def offer_open(turn: Turn) -> None:
    """Offer to go on with the conversation that was touched last, if there is any; drafts are in the list."""
    left = [c for c in turn.open.values() if not c.is_draft(turn.now)]
    latest = max(left, key=lambda c: c.touched_at, default=None)
    if latest is not None:
        await turn.say(views.waiting(latest))


async def is_for_another(turn: Turn, message: TelegramMessage) -> bool:
    """Whether a reply in a group answers a question that was put to somebody else; who replies is told so."""
    reply = message.reply_to_message
    if turn.private or reply is None:
        return False
    letters = await outbox.letters_of(turn.unit, reply.message_id)
    places = [["message", reply.message_id], *(["letter", letter] for letter in letters)]
    for other in await conversations.active(turn.unit):
        if other.user_id != turn.user_id and list(other.data["asked"] or ()) in places:
            await turn.say(views.somebody_else(other.data["by"]))
            return True
    return False


def unless_for_another(handle: Handle) -> Handle:
    """What is said outside a conversation, replies to other people's questions aside."""

    async def handled(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is not None and not await is_for_another(context.turn, message):
            await handle(update, context)

    return handled


def drafts(turn: Turn) -> list[Conversation]:
    """The person's conversations that were left long ago, the newest first."""
    found = [c for c in turn.open.values() if c.is_draft(turn.now)]
    return sorted(found, key=lambda c: c.touched_at, reverse=True)


def cancelling(forms: Mapping[str, "Form"]) -> Handle:
    """/cancel: leave the conversation that is open."""

    async def cancel(_update: Update, context: Context) -> None:
        turn = context.turn
        active = next((name for name, conversation in turn.open.items() if conversation.active), None)
        if active is None:
            await turn.say(views.nothing_to_cancel())
        else:
            await forms[active].cancel(turn)

    return cancel


def taking_up(forms: Mapping[str, "Form"]) -> Handle:
    """A tap on a question, or on an offer, of a conversation that waits: it is taken up again, or dropped."""

    async def take_up(update: Update, context: Context) -> None:
        turn, data = context.turn, data_of(update)
        tap: Answer | Steer = Steer.unpack(data) if Steer.matches(data) else Answer.unpack(data)
        left = next((c for c in turn.open.values() if c.form == tap.form and c.data["run"] == tap.run), None)
        form = forms.get(tap.form)
        if left is None or form is None:
            turn.hint(trouble.OLD_BUTTON if turn.private else trouble.NOT_YOURS)
        elif isinstance(tap, Answer):
            form.take_up(turn, left.name)
            await form.on_tap(update, context)
        elif tap.way in ("drop", "cancel"):
            del turn.open[left.name]
            await turn.edit(views.dropped())
            await offer_waiting(turn)
        else:
            form.take_up(turn, left.name)
            await form.on_steer(update, context)

    return take_up
