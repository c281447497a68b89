"""What is said while somebody practises a call?"""

from collections.abc import Sequence
from datetime import datetime

from coach.lint import Rule
from coach.permission import Permission
from coach.pitch import Kind
from coach.practice import Role, Verdict
from handlers.buttons import Pick, Practice
from handlers.planning import Planned
from handlers.views import form as views
from handlers.views.card import show, who
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import say_moment
from handlers.views.pitches import NAMES
from storage.applications import Application
from storage.rehearsals import Rehearsal

__all__ = ["Message"]

ROLES = {
    Role.GATEKEEPER: ("The front desk", "🛎"),
    Role.BUSY_MANAGER: ("A busy manager", "💼"),
    Role.VOICEMAIL: ("Voicemail", "📼"),
    Role.BRUSH_OFF: ("A brush-off", "🚧"),
}
# What a mended rule is called where progress is told.
MENDED = {
    Rule.FOLLOWING_UP: "no more “following up”",
    Rule.BEGGING: "no more begging",
    Rule.PRESSURE: "no more pressure",
    Rule.COMPLAINT: "no more word about their silence",
    Rule.NAMES: "the names are there",
    Rule.NUMBER: "your number is there",
    Rule.WAY_OUT: "you leave them a way out",
    Rule.THANKS: "you thank them",
    Rule.DECISION: "you ask when they decide",
    Rule.OFFER: "you offer more",
    Rule.ABOUT_YOU: "more about them than about you",
    Rule.FILLER: "fewer filler words",
    Rule.FLESCH: "plainer words",
    Rule.SENTENCE: "shorter sentences",
    Rule.NEEDS_FEW: "you speak to what they want",
    Rule.NEEDS_MANY: "fewer things at once",
}
READY = (
    "your résumé in view",
    "references and your points on paper",
    "a quiet, private place, not the office",
    "the first and the last sentence known by heart",
    "a smile: it is heard",
)


def at(company: str, round_: int) -> str:
    return f"🎭 <b>{plain(company, 80)}</b>, round {round_}"


def ask_role() -> Message:
    rows = views.choices("practice", "role", *((f"{sign} {name}", role.value) for role, (name, sign) in ROLES.items()))
    return Message("Who shall pick up? I play them; you answer by voice note, or in writing.", rows)


def line(role: Role, said: str, words: str, seconds: tuple[int, int]) -> Message:
    """What the other side says, with the person's own words folded away."""
    name, sign = ROLES[role]
    least, most = seconds
    return Message(
        lines(
            f"{sign} <i>{name}:</i> “{plain(said, 300)}”",
            "\n",
            f"Your turn: hold the microphone and say it aloud; {least} to {most} seconds are right. Typing works, too.",
            f"<blockquote expandable><b>Your words</b>\n{plain(words, 900)}</blockquote>",
        )
    )


def say_it() -> Message:
    return Message("Say it in a voice note, or type it. Nobody else hears it.")


Told = tuple[int, Rehearsal, Verdict]
Better = tuple[Kind, Verdict, Verdict, tuple[Rule, ...]]  # the first and the last answer, and what was mended


def verdicts(
    application: Application, role: str, round_: int, told: Sequence[Told], better: Sequence[Better]
) -> Message:
    """How the answers of a round did."""
    html = lines(
        f"🎭 <b>Round {round_}: {ROLES[Role(role)][0].lower()}</b>",
        *(_verdict(row, verdict) for _, row, verdict in told),
        "\n" if better else "",
        "<b>What got better</b>" if better else "",
        *(_better(*each) for each in better),
    )
    hear = tuple(
        Button("▶ Hear it" if len(told) == 1 else f"▶ Hear {n}", Practice("hear", key).pack())
        for n, (key, row, _) in enumerate(told, 1)
        if row.voice
    )
    again = Button("Once more", Practice(role, application.id).pack(), style="primary")
    other = Button("Somebody else", Practice("", application.id).pack())
    rows: tuple[Row, ...] = ((again, other), (Button("Ready to dial", Practice("ready", application.id).pack()),))
    return Message(html, (*([hear] if hear else []), *rows), about=application.id)


def _verdict(row: Rehearsal, verdict: Verdict) -> str:
    counted = "" if row.voice else "about "
    seconds = round(verdict.seconds)
    if verdict.off == 0:
        length = f"✅ {counted}{seconds} seconds, just right."
    elif seconds > verdict.most:
        length = f"⏱ {counted}{seconds} seconds; {verdict.least} to {verdict.most} are right. Leave one thing out."
    else:
        length = f"⏱ {counted}{seconds} seconds; {verdict.least} to {verdict.most} are right. There is room for more."
    hints = [f"💡 {plain(finding.message, 200)}" for finding in verdict.findings[:2]]
    return lines(f"<i>{NAMES[Kind(row.kind)]}</i>: {length}", hints)


def _better(kind: Kind, first: Verdict, last: Verdict, mended: tuple[Rule, ...]) -> str:
    from_to = f"{NAMES[kind]}: {round(first.seconds)} s, then {round(last.seconds)} s"
    gained = [MENDED[rule] for rule in mended if rule in MENDED]
    if last.off == 0:
        gained = ["on time", *gained]
    elif first.off > last.off:
        gained = [f"{round(first.off - last.off)} s nearer", *gained]
    return f"• {from_to}{': ' + ', '.join(gained) if gained else '. It sits the same; one more round?'}"


def heard(row: Rehearsal) -> str:
    """Under the person's own voice note."""
    return f"Round {row.round}, {round(row.seconds)} seconds"


def ready(planned: Planned, allowed: Permission, now: datetime, zone: str) -> Message:
    """The list before dialling, and whether now is the moment."""
    application = planned.application
    if allowed.allowed:
        moment = "Now is a good moment."
    elif allowed.fine_from:
        moment = f"A call is fine from {say_moment(allowed.fine_from, now, zone)}. I'll bring it up then."
    else:
        moment = "No call is due here; what you practised stays with you."
    html = lines(
        f"☎️ <b>Ready to dial: {who(application)}</b>",
        [f"☐ {each}" for each in READY],
        f"☐ the number: {application.contact.phone}" if application.contact.phone else "",
        "\n",
        moment,
    )
    call = Button("Call now", Pick("call", application.id).pack(), style="success")
    card = show(application, "‹ Card")
    return Message(html, ((call, card) if allowed.allowed else (card,),), about=application.id)
