"""What is answered to "may I call now?"."""

from datetime import datetime

from coach.permission import Permission
from coach.pitch import Script
from coach.steps import Next
from handlers.buttons import Log, Show
from handlers.planning import Planned
from handlers.views.card import headline, who
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import say_moment
from handlers.views.outcomes import CALL_OUTCOMES
from handlers.views.plans import limits_line
from handlers.views.scripts import told

__all__ = ["ask_reason", "no", "who", "yes"]

INSTEAD = {
    Next.THANK_YOU_NOTE: "What helps now: the thank-you note.",
    Next.FIND_PERSON: "What helps now: finding out who decides.",
    Next.ASK_STILL_WANTED: "First decide whether you still want it.",
    Next.ASK_CLOSE: "Everything polite was tried; closing it is fine.",
    Next.EMAIL: "What helps now: a short mail.",
}


def yes(planned: Planned, script: Script | None) -> Message:
    """The words, the number, and the buttons for what came of it."""
    application = planned.application
    html = lines(
        f"📞 <b>{who(application)}</b>",
        headline(application),
        f"<b>Number:</b> {application.contact.phone or 'none yet; the switchboard can put you through'}",
        told(script),
        "\n",
        limits_line(planned.plan.limits),
    )
    buttons = [
        Button(label, Log(application.id, "call_more" if value == "more" else value).pack())
        for label, value in CALL_OUTCOMES
    ]
    return Message(html, tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)), about=application.id)


def no(planned: Planned, answer: Permission, now: datetime, zone: str) -> Message:
    """Why not, from when on it is fine, and what may be done instead."""
    fine = f"It is fine from {say_moment(answer.fine_from, now, zone)}." if answer.fine_from else ""
    html = lines(
        f"🕰 <b>Better not yet: {who(planned.application)}</b>",
        f"{plain(answer.text[:1].upper() + answer.text[1:], 300)}. ({answer.rule})",
        fine,
        INSTEAD.get(answer.instead, "") if answer.instead else "",
    )
    script: Row = (Button("What to say", Show(planned.application.id, "script").pack()),) if answer.instead else ()
    anyway = Button("Call anyway", Show(planned.application.id, "insist").pack())
    return Message(
        html,
        ((*script, anyway), (Button("Why?", Show(planned.application.id, "why").pack()),)),
        about=planned.application.id,
    )


def ask_reason() -> Message:
    return Message("It's your call, literally. What speaks for it? I'll note it with the application.")
