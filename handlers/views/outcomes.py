"""Which ends can a call, a mail or an application come to? The buttons of nudges and cards."""

from coach.rules import CHANNEL_SHARES
from coach.timeline import Outcome
from handlers.buttons import Log
from handlers.planning import Planned
from handlers.views.card import show, who
from handlers.views.message import Button, Message, plain

CALL_OUTCOMES = (
    ("Talked, no news", Outcome.REACHED),
    ("They named a day", "promised"),
    ("Interview!", Outcome.INTERVIEW_OFFERED),
    ("Call back later", Outcome.CALLBACK),
    ("Voicemail left", Outcome.VOICEMAIL_LEFT),
    ("Nobody answered", Outcome.NOBODY),
    ("They said no", Outcome.CLEAR_NO),
    ("Something else…", "more"),
)
MORE_OUTCOMES = (
    ("Bad moment", Outcome.BAD_MOMENT),
    ("Brushed off", Outcome.BRUSH_OFF),
    ("Left word with assistant", Outcome.MESSAGE_WITH_ASSISTANT),
    ("Voicemail, hung up", Outcome.VOICEMAIL_UNPREPARED),
    ("Sent me to someone else", Outcome.REFERRAL),
    ("Not a fit", "not_a_fit"),
    ("They hired me", "offer"),
    ("‹ Back", "less"),
)

# By which way something was written; all but the note count as an email (decision 20).
WRITTEN = (
    ("Email", "sent"),
    ("Thank-you note", "note"),
    ("LinkedIn message", "linkedin"),
    ("Other network", "social"),
    ("Text message", "text"),
)

# What HR managers said they like best, several answers allowed (P4).
PREFERRED = "How HR managers like to hear from you: " + ", ".join(
    f"{channel} {share} %" for channel, share in CHANNEL_SHARES.items()
)


def what_came(planned: Planned, what: str) -> Message:
    """Which end did it come to? Asked from the card."""
    application = planned.application
    if what == "email":
        options: tuple[tuple[str, str], ...] = WRITTEN
    else:
        options = MORE_OUTCOMES if what == "call_more" else CALL_OUTCOMES
    named = [(label, {"more": "call_more", "less": "call"}.get(value, value)) for label, value in options]
    buttons = [Button(label, Log(application.id, value).pack()) for label, value in named]
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    shares = f"\n<i>{PREFERRED}</i>" if what == "email" else ""
    question = "How did you write?" if what == "email" else "What came of it?"
    return Message(
        f"<b>{who(application)}</b>\n{question}{shares}",
        (*rows, (show(application, "‹ Card"),)),
        about=application.id,
    )


def decided(planned: Planned) -> Message:
    """How did it end? Asked from the card."""
    application = planned.application
    options = (("An offer!", "won"), ("They said no", "rejected"), ("I withdrew", "withdrawn"))
    rows = tuple((Button(label, Log(application.id, value).pack()),) for label, value in options)
    return Message(
        f"<b>{plain(application.company, 80)}</b>\nHow did it end?",
        (*rows, (show(application, "‹ Card"),)),
        about=application.id,
    )
