"""How is the operator asked what is said of what fell due, after a backup was restored? Numbers only: what strangers
wrote is not the operator's to read.
"""

from datetime import datetime, timedelta

from handlers.buttons import Resume
from handlers.schedule import INTERVIEW_OVER, LOOK, TODAY, WEEKLY
from handlers.views.message import Button, Message, Row, lines
from handlers.views.words import NEXT
from storage.pauses import NUDGES, SEND, SKIP, Overdue

REVIEW = "review"

KINDS = {
    INTERVIEW_OVER: "How an interview went",
    WEEKLY: "The look at the week",
    TODAY: "The day's agenda",
    LOOK: "Plans to be looked at again",
    **{step.value: name for step, name in NEXT.items() if step.value != LOOK},
}

DECIDED = {
    SEND: "Everything that waited is said now, what is late marked as late.",
    SKIP: "Nothing of it is said. Everybody finds what was due in /today and /list.",
    NUDGES: "The nudges are said now, marked as late. The messages that waited are not.",
}
TOO_LATE = "That was decided already."


def question(found: Overdue, made_at: datetime, now: datetime) -> Message:
    """What to do?"""
    html = lines(
        f"⏸ <b>I was restored from a backup of {made_at:%a %d %b %Y, %H:%M} UTC</b>, {_ago(now - made_at)} ago.",
        "I answer whoever writes to me, and say nothing of my own accord until you decide.",
        "\n",
        summary(found, now) + " Some of it may have been said before, by the bot that made the backup.",
    )
    return Message(html, (_SEND, _SKIP, (Button("Review", Resume(REVIEW).pack()),)))


def review(found: Overdue, now: datetime) -> Message:
    """What waits, by kind."""
    return Message(lines("⏸ <b>What waits</b>", "\n", details(found, now)), (_SEND, _NUDGES, _SKIP))


def decided(decision: str) -> Message:
    """That it is being done."""
    return Message(f"▶ {DECIDED[decision]}")


def nothing_due(made_at: datetime) -> Message:
    """There is nothing to decide."""
    backup = f"{made_at:%a %d %b %Y, %H:%M} UTC"
    return Message(f"▶ I was restored from a backup of {backup}. Nothing has fallen due since, and I go on.")


def summary(found: Overdue, now: datetime) -> str:
    """One sentence, plain."""
    oldest = f", the oldest due {_ago(now - found.oldest)} ago" if found.oldest else ""
    nudges = f"{_count(sum(found.nudges.values()), 'nudge')}{oldest}" if found.nudges else ""
    held = f"{_count(found.held, 'message')} held back" if found.held else ""
    return f"Waiting in {_count(found.chats, 'chat')}: {'; '.join(filter(None, (nudges, held))) or 'nothing'}."


def details(found: Overdue, now: datetime) -> list[str]:
    """A line a kind, plain."""
    kinds = [f"{number} × {KINDS.get(kind, kind)}" for kind, number in sorted(found.nudges.items())]
    held = f"{found.held} × A message that was on its way when the backup was made" if found.held else ""
    return [summary(found, now), *kinds, held]


_SEND: Row = (Button("Send all, marked late", Resume(SEND).pack()),)
_NUDGES: Row = (Button("Send the nudges only", Resume(NUDGES).pack()),)
_SKIP: Row = (Button("Skip what is overdue", Resume(SKIP).pack()),)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _ago(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    units = ((2880, 1440, "day"), (120, 60, "hour"), (1, 1, "minute"))
    return next((_count(minutes // size, name) for least, size, name in units if minutes >= least), "a moment")
