"""Who may use the bot? Everybody, the invited, or whom the operator lists. A stranger gets one kind answer a day.

Whoever is kept out may still ask what is kept of them, and have it deleted.
"""

from datetime import datetime, timedelta

from telegram import Update

from handlers.buttons import Forget
from handlers.turn import Context, Turn
from handlers.views import access as views
from storage import invitations

FREE = ("/privacy", "/forget")
TOLD = "stranger_told"  # among the chat's settings: when they were answered last
AGAIN_AFTER = timedelta(days=1)
MOST_USES, MOST_DAYS = 100, 90


async def admits(turn: Turn, update: Update) -> bool:
    """Whether the update may act. Where not, the person is told so, once a day."""
    if turn.policy.access == "open" or turn.chat.chat_id == turn.policy.owner_chat or update.my_chat_member is not None:
        return True
    if await _is_let_in(turn, update) or _is_free(update):
        return True
    await _tell(turn, update)
    return False


async def _is_let_in(turn: Turn, update: Update) -> bool:
    if turn.policy.access == "list":
        return not turn.policy.allowed.isdisjoint({turn.user_id, turn.chat.chat_id})
    if turn.chat.started_at is not None or turn.chat.admitted_at is not None:
        return True
    code = _code(update)
    if not code or not await invitations.redeem(turn.unit.connection, code, turn.now):
        return False
    turn.unit.change_chat(admitted_at=turn.now)
    return True


def _words(update: Update) -> list[str]:
    return ((update.message.text if update.message else None) or "").split()


def _code(update: Update) -> str:
    """What came with /start, by hand or by a link."""
    words = _words(update)
    return words[1] if len(words) == 2 and words[0].partition("@")[0] == "/start" else ""


def _is_free(update: Update) -> bool:
    words = _words(update)
    tapped = update.callback_query.data if update.callback_query else None
    return Forget.matches(tapped) or bool(words and words[0].partition("@")[0] in FREE)


async def _tell(turn: Turn, update: Update) -> None:
    told = turn.chat.settings.get(TOLD)
    if told is not None and turn.now - datetime.fromisoformat(told) < AGAIN_AFTER:
        return
    turn.unit.change_chat(settings={**turn.chat.settings, TOLD: turn.now.isoformat()})
    await turn.say(views.stranger(turn.policy, turn.user_id, code_was_bad=bool(_code(update))))


async def invite(update: Update, context: Context) -> None:
    """The operator's /invite [uses] [days]: a link that lets people in."""
    turn, numbers = context.turn, [word for word in _words(update)[1:] if word.isdecimal()]
    uses = min(max(int(numbers[0]), 1), MOST_USES) if numbers else 1
    days = min(max(int(numbers[1]), 1), MOST_DAYS) if len(numbers) > 1 else 7
    code = await invitations.make(turn.unit.connection, uses, turn.now + timedelta(days=days))
    link = f"https://t.me/{context.bot.username}?start={code}"
    await turn.say(views.invitation(link, code, uses, days, turn.policy))
