"""/privacy: what is kept. /forget: two steps, and nothing is left. And what becomes of a chat that nobody uses."""

from datetime import datetime, timedelta

from telegram import Update

from handlers.buttons import Forget, data_of
from handlers.turn import Context, Turn
from handlers.views import forgetting as views
from storage import forgetting, outbox

OPEN_FOR = timedelta(hours=1)  # how long the question can be answered
OPEN_IN_A_GROUP = timedelta(days=3)
ALONE_AFTER = timedelta(days=1)  # when the one who asked in a group may answer, too
ASKED = "forget"  # among the chat's settings: who asked, and when


async def privacy(_update: Update, context: Context) -> None:
    """What is kept, where and how long; how to get and to delete it."""
    turn = context.turn
    await turn.say(views.privacy(turn.policy, private=turn.private))


async def forget(_update: Update, context: Context) -> None:
    """Step one: say what will be gone."""
    turn = context.turn
    asked = {"by": turn.user_id, "at": turn.now.isoformat()}
    turn.unit.change_chat(settings={**turn.chat.settings, ASKED: asked})
    counts = await forgetting.counts(turn.unit)
    await turn.say(views.ask(counts, turn.policy, private=turn.private))


async def tap(update: Update, context: Context) -> None:
    """Step two. Who asked and when is in the chat's row, whatever the button says."""
    turn, way = context.turn, Forget.unpack(data_of(update)).way
    if way == "keep":
        _close(turn)
        await turn.edit(views.kept())
        return
    refusal = _refusal(turn)
    if way != "delete" or refusal:
        turn.hint(refusal or views.ASKED_LONG_AGO, alert=True)
        return
    let_in = turn.chat.admitted_at or turn.chat.started_at
    await forgetting.forget(turn.unit)
    turn.unit.change_chat(admitted_at=let_in)  # an invitation is not used up by this: they may begin anew
    turn.forget()
    await turn.edit(views.forgotten(turn.policy))


def _close(turn: Turn) -> None:
    turn.unit.change_chat(settings={name: value for name, value in turn.chat.settings.items() if name != ASKED})


def _refusal(turn: Turn) -> str:
    """Why this tap does not delete; empty where it does."""
    asked = turn.chat.settings.get(ASKED)
    if asked is None:
        return views.ASKED_LONG_AGO
    age = turn.now - datetime.fromisoformat(asked["at"])
    if age > (OPEN_FOR if turn.private else OPEN_IN_A_GROUP):
        return views.ASKED_LONG_AGO
    alone = not turn.private and asked["by"] == turn.user_id and age < ALONE_AFTER
    return views.SECOND_PERSON if alone else ""


async def warn(turn: Turn) -> None:
    """Nobody has used this chat for long: say that it will be forgotten."""
    turn.unit.change_chat(warned_at=turn.now)
    if turn.chat.blocked_at is None:
        await outbox.put(turn.unit, "sendMessage", views.warning(turn.policy).payload(), priority=outbox.NUDGE)


async def lapse(turn: Turn) -> None:
    """A week later, still nobody: it is forgotten."""
    reachable = turn.chat.blocked_at is None
    await forgetting.forget(turn.unit)
    turn.unit.change_chat(used_at=turn.now)
    if reachable:
        await outbox.put(turn.unit, "sendMessage", views.forgotten(turn.policy).payload(), priority=outbox.NUDGE)
