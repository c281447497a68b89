"""How does one practise a call: who answers, what do they say, was the answer good, what got better (etiquette, 5)?

Pure data and functions. In a round the bot plays one role, turn by turn, and the person answers by voice note or in
writing. A written answer is linted. Of a voice note its length is known, and nothing else is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.lint import Finding, Rule, Severity, check
from coach.lint.measure import SECONDS, spoken_seconds
from coach.pitch.choice import chosen
from coach.pitch.model import Facts, Kind

ROUNDS = 3  # after so many the person hears what got better


class Role(StrEnum):
    """Whom the bot plays."""

    GATEKEEPER = "gatekeeper"
    BUSY_MANAGER = "busy_manager"
    VOICEMAIL = "voicemail"
    BRUSH_OFF = "brush_off"


@dataclass(frozen=True, slots=True)
class Turn:
    """What the other side may say, and what it wants to hear: the kind of script that answers it (None: `opening`)."""

    lines: tuple[str, ...]
    answer: Kind | None


# Each line stands alone. One with a name in it is only used where the name is known.
TURNS: dict[Role, tuple[Turn, ...]] = {
    Role.GATEKEEPER: (
        Turn(
            (
                "Good morning, {company}. How can I help you?",
                "{company}, hello. Who's calling?",
                "Front desk, hello. What is it about?",
            ),
            Kind.RECEPTIONIST,
        ),
        Turn(
            (
                "They're in a meeting. Can I take a message?",
                "Nobody's at the desk. Shall I pass something on?",
                "{contact} doesn't take calls from applicants. What should I say?",
            ),
            Kind.ASSISTANT,
        ),
    ),
    Role.BUSY_MANAGER: (
        Turn(("{contact} speaking. I've got two minutes.", "Yes, {contact} here. I'm on my way out.", "Hello?"), None),
        Turn(
            (
                "All right, that's of interest. What happens now?",
                "I see. We're still talking to a few people.",
                "Good. Is there anything else?",
            ),
            Kind.SECOND_TURN,
        ),
    ),
    Role.VOICEMAIL: (
        Turn(
            (
                "You've reached {contact}. Leave a message after the tone. Beep.",
                "Hi, it's {contact}. I can't talk right now, so leave me your number. Beep.",
                "Nobody can take your call. Speak after the tone. Beep.",
            ),
            Kind.VOICEMAIL,
        ),
    ),
    Role.BRUSH_OFF: (
        Turn(("Hello, {contact} here. What can I do for you?", "Yes, hello?"), None),
        Turn(
            (
                "Thanks, but we have plenty of people already.",
                "To be open with you, we were after somebody else.",
                "I think we're covered. All the best, though.",
            ),
            Kind.LAST_QUESTION,
        ),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How an answer did.

    `seconds`: how long it took, measured for a voice note, estimated for a text; `least` and `most`: what is right
    here. `findings`: the lint's errors on a text, without its length; empty for a voice note.
    """

    seconds: float
    least: int
    most: int
    findings: tuple[Finding, ...] = ()

    @property
    def off(self) -> float:
        """By how many seconds it was too short or too long; 0 when in time."""
        return max(0.0, self.least - self.seconds, self.seconds - self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What changed from the first answer to the last: rules that only the first broke, and rules that the last breaks.

    `nearer`: by how many seconds the length came nearer to what is right; negative when it went away from it.
    """

    nearer: float
    mended: tuple[Rule, ...]
    left: tuple[Rule, ...]

    @property
    def better(self) -> bool:
        """Whether anything got better."""
        return self.nearer > 0 or bool(self.mended)


def expected(role: Role, turn: int, facts: Facts) -> Kind:
    """The kind of script that answers this turn. IndexError where the role has no such turn."""
    opening = Kind.CALL_AFTER if facts.interviewed else Kind.CALL_BEFORE
    return TURNS[role][turn].answer or opening


def line(role: Role, turn: int, facts: Facts, seed: str) -> str:
    """What the other side says at this turn; the same for the same seed, and no name that is not known."""
    names = {"company": facts.company.strip(), "contact": facts.contact.strip()}
    unknown = [f"{{{name}}}" for name, value in names.items() if not value]
    lines = [each for each in TURNS[role][turn].lines if not any(name in each for name in unknown)]
    return lines[chosen(f"{seed}|{role}|{turn}", len(lines))].format(**names)


def judge_voice(seconds: float, kind: Kind) -> Verdict:
    """The verdict on a voice note by its length. KeyError for a kind that is not spoken."""
    least, most = SECONDS[kind]
    return Verdict(seconds=seconds, least=least, most=most)


def judge_text(text: str, kind: Kind, facts: Facts) -> Verdict:
    """The verdict on a written answer: its length when said, and the lint's errors. KeyError for a kind that is not
    spoken.
    """
    least, most = SECONDS[kind]
    found = [
        each for each in check(text, kind, facts) if each.severity is Severity.ERROR and each.rule is not Rule.LENGTH
    ]
    return Verdict(seconds=spoken_seconds(text, kind), least=least, most=most, findings=tuple(found))


def progress(verdicts: Sequence[Verdict]) -> Progress:
    """What got better from the first to the last of at least two answers, in order. ValueError for fewer."""
    if len(verdicts) < 2:
        raise ValueError("progress needs two answers to compare")
    first, last = verdicts[0], verdicts[-1]
    before, after = ({each.rule for each in verdict.findings} for verdict in (first, last))
    return Progress(
        nearer=round(first.off - last.off, 1),
        mended=tuple(rule for rule in Rule if rule in before - after),
        left=tuple(rule for rule in Rule if rule in after),
    )
