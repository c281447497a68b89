"""What does a nudge say? Why now, whom, the words, the limits, what to have at hand; buttons for what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from coach.pitch import Script
from coach.timeline import Role
from handlers.buttons import Came, Open, Show, Snooze
from handlers.planning import Planned
from handlers.views.add import ROLE_NAMES
from handlers.views.card import headline, who
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import ordinal
from handlers.views.outcomes import CALL_OUTCOMES, MORE_OUTCOMES
from handlers.views.pitches import words_rows
from handlers.views.plans import limits_line, why_line
from handlers.views.scripts import told
from handlers.views.words import NEXT
from storage.nudges import Nudge

OWN, BESIDE = 1200, 450  # characters of a step's own words, and of each script beside them
READY_TO_DIAL = (
    "Ready to dial: résumé in view · references and points on paper · a quiet, private place · said aloud once · "
    "smile, it is heard."
)


def step(nudge: Nudge, planned: Planned, scripts: Sequence[Script], late: timedelta | None) -> Message:
    """The nudge for a step of the plan."""
    match nudge.kind:
        case "call":
            return call(nudge, planned, scripts, late)
        case "email" | "thank_you_note":
            return letter(nudge, planned, scripts, late)
        case "find_person":
            return find_person(nudge, planned, scripts)
        case "ask_still_wanted":
            return still_wanted(nudge, planned)
    return close(nudge, planned)


def call(nudge: Nudge, planned: Planned, scripts: Sequence[Script], late: timedelta | None) -> Message:
    """Call them: with the number to tap and the words to say."""
    contact = planned.application.contact
    number = contact.phone or "No number yet: the switchboard can put you through. Ask for the name first."
    html = lines(
        f"📞 <b>Call {who(planned.application)}</b>",
        headline(planned.application),
        late_line(late),
        "\n",
        f"<b>Why now:</b> {why_line(planned.plan)}",
        f"<b>Number:</b> {number}",
        _serves_both(planned),
        _not_hr(contact.role),
        *_told(scripts),
        "\n",
        limits_line(planned.plan.limits),
        plain(nudge.courage, 200),
        f"<i>{READY_TO_DIAL}</i>",
    )
    return Message(html, (*words_rows(planned, scripts), *call_rows(nudge)))


def _told(scripts: Sequence[Script]) -> Iterator[str]:
    """The step's own words whole; what stands ready beside them in less room."""
    for place, script in enumerate(scripts):
        yield told(script, BESIDE if place else OWN)


def call_rows(nudge: Nudge, *, more: bool = False) -> tuple[Row, ...]:
    """The buttons for what came of a call: the usual ends first, the rarer ones one tap away."""
    outcomes = MORE_OUTCOMES if more else CALL_OUTCOMES
    return (*_pairs(nudge.id, outcomes), _later(nudge))


def _pairs(nudge_id: int, outcomes: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    buttons = [Button(label, Came(nudge_id, outcome).pack()) for label, outcome in outcomes]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def letter(nudge: Nudge, planned: Planned, scripts: Sequence[Script], late: timedelta | None) -> Message:
    """Write to them: an email or a thank-you note, ready to copy."""
    contact = planned.application.contact
    what = "Write to" if nudge.kind == "email" else "Thank"
    html = lines(
        f"✉️ <b>{what} {who(planned.application)}</b>",
        headline(planned.application),
        late_line(late),
        "\n",
        f"<b>Why now:</b> {why_line(planned.plan)}",
        f"<b>To:</b> {plain(contact.email)}" if contact.email else "",
        *_told(scripts),
    )
    return Message(
        html,
        (
            *words_rows(planned, scripts),
            *_pairs(nudge.id, (("Sent", "sent"), ("Not this time", "skip"))),
            _later(nudge),
        ),
    )


def _later(nudge: Nudge) -> Row:
    return (
        Button("In an hour", Snooze(nudge.id, "hour").pack()),
        Button("Tomorrow", Snooze(nudge.id, "tomorrow").pack()),
        Button("Why?", Show(nudge.application_id, "why").pack()),
    )


def find_person(nudge: Nudge, planned: Planned, scripts: Sequence[Script]) -> Message:
    """Find out who decides (P3)."""
    html = lines(
        f"🔎 <b>Find out who decides at {plain(planned.application.company, 80)}</b>",
        headline(planned.application),
        "\n",
        f"<b>Why now:</b> {why_line(planned.plan)}",
        "Where to look: their About or Team page; the receptionist, who knows the name; a company directory; "
        "a LinkedIn search for the team's manager.",
        *_told(scripts),
    )
    return Message(
        html,
        (
            *words_rows(planned, scripts),
            *_pairs(nudge.id, (("I have a name", "found"), ("Can't find out", "skip"))),
            _later(nudge),
        ),
    )


def still_wanted(nudge: Nudge, planned: Planned) -> Message:
    """After silence: is it still wanted? (W8)"""
    html = lines(
        f"💭 <b>Do you still want this job? {plain(planned.application.company, 80)}</b>",
        headline(planned.application),
        "\n",
        f"{why_line(planned.plan)}",
        "Both answers are fine. Yes opens one more round; no closes it, and you owe them nothing.",
    )
    return Message(html, (*_pairs(nudge.id, (("Yes, still", "still_yes"), ("No, move on", "still_no"))), _later(nudge)))


def close(nudge: Nudge, planned: Planned) -> Message:
    """The rounds are used up, and they stay silent."""
    html = lines(
        f"🚪 <b>Close {plain(planned.application.company, 80)}?</b>",
        headline(planned.application),
        "\n",
        "You did what could politely be done, and they have not answered. Their silence says something, too.",
    )
    return Message(html, _pairs(nudge.id, (("Close it", "still_no"), ("Keep it open", "skip"))))


def interview_over(nudge: Nudge, planned: Planned, number: int, late: timedelta | None) -> Message:
    """How did it go? Asked while it is fresh. `number`: its round, 0 where there is only one."""
    which = f"the {ordinal(number)} interview" if number else "it"
    html = lines(
        f"🎤 <b>How did {which} go at {plain(planned.application.company, 80)}?</b>",
        headline(planned.application),
        late_line(late),
        "\n",
        "Two minutes now are worth an hour next week: what they said about the next step, what went well, "
        "and what you forgot to say.",
    )
    pairs = _pairs(nudge.id, (("Tell me about it", "debrief"), ("It was moved", "moved"), ("It didn't happen", "off")))
    return Message(html, (*pairs, _later(nudge)))


def digest(due: Sequence[tuple[Nudge, Planned]]) -> Message:
    """Several nudges that are late, as one message: interviews first."""
    rows = [(Button(_digest_label(nudge, planned), Open(nudge.id).pack()),) for nudge, planned in due[:20]]
    rest = f"\nAnd {len(due) - 20} more in /list." if len(due) > 20 else ""
    return Message(
        f"⏰ <b>I'm late with {len(due)} things.</b> I was away for a while. Tap one to open it.{rest}", tuple(rows)
    )


def _digest_label(nudge: Nudge, planned: Planned) -> str:
    what = "How did it go" if nudge.kind == "interview_over" else next(v for k, v in NEXT.items() if k == nudge.kind)
    return f"{what}: {planned.application.company}"[:60]


def with_rows(message: Message, rows: tuple[Row, ...]) -> Message:
    """The same text over other buttons."""
    return replace(message, rows=rows)


def late_line(late: timedelta | None) -> str:
    """Says that it comes late, and by how much."""
    if late is None:
        return ""
    hours = round(late.total_seconds() / 3600)
    return (
        f"<i>This comes late, by {hours} hours.</i>"
        if hours < 48
        else f"<i>This comes late, by {round(hours / 24)} days.</i>"
    )


def _serves_both(planned: Planned) -> str:
    """The same person is to be called for another application, too (L8)."""
    names = ", ".join(plain(other.company, 40) for other in planned.same_call)
    return f"<i>Your contact for {names} as well: one call can serve both.</i>" if names else ""


def _not_hr(role: Role) -> str:
    if role not in (Role.HR, Role.RECRUITER):
        return ""
    whom = "HR" if role is Role.HR else f"the {ROLE_NAMES[role]}"
    return f"<i>The manager decides, not {whom}: ask for the manager's name while you are on the line.</i>"
