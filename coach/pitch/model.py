"""What goes into a script, and what is a script?"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coach.words import SPOKEN_RATE, VOICEMAIL_RATE, count


class Kind(StrEnum):
    """What the words are for: one kind for each channel and moment (etiquette, section 4)."""

    CALL_BEFORE = "call_before"  # a call before an interview (S1)
    CALL_AFTER = "call_after"  # a call after one (S4)
    SECOND_TURN = "second_turn"  # the same call, when it goes well (S4, S5)
    VOICEMAIL = "voicemail"  # (S7)
    ASSISTANT = "assistant"  # a word left with whoever answers (L2)
    RECEPTIONIST = "receptionist"  # the question for the manager's name (P3)
    THANK_YOU_NOTE = "thank_you_note"  # (W9)
    EMAIL = "email"
    LINKEDIN = "linkedin"  # only where they already write to each other (P5)
    LAST_QUESTION = "last_question"  # after a brush-off (L6)
    WITHDRAWAL = "withdrawal"


SPOKEN = frozenset(
    {
        Kind.CALL_BEFORE,
        Kind.CALL_AFTER,
        Kind.SECOND_TURN,
        Kind.VOICEMAIL,
        Kind.ASSISTANT,
        Kind.RECEPTIONIST,
        Kind.LAST_QUESTION,
    }
)
WITH_SUBJECT = frozenset({Kind.EMAIL, Kind.WITHDRAWAL})


class Stage(StrEnum):
    """Where the application is: nobody was met yet, or somebody was."""

    APPLIED = "applied"
    INTERVIEWED = "interviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a script may say. What is empty is left out; nothing else is ever said about anybody.

    `me`: the person's name, the only field that cannot be empty (ValueError).
    `my_phone`, `my_email`: as they are to be said or written.
    `contact`: whom the words are for, as the person writes it ("Dana Whitfield", "Ms Okafor").
    `interviewer`: who held the interview, where that is somebody else; the thank-you note goes there.
    `posting_needs`: what the posting asks for, strongest first, in its own words; long and ugly ones are shortened or
    left out. `proofs`: the person's own fragments in free form, best first. `pairs`: (need, proof) where the person,
    or the ranking, matched them; they go before the two lists. `interview_on`: the local date of the interview held.
    `today`: the local date on which the words are said; without it no day is named, as "on Tuesday" could be any.
    `promised`: what the employer promised: the day (`date`), or a short noun phrase ("a decision by Friday").
    `fitting`: the proofs that answer any need; what is beside them is another line of work, and said as such. None:
    not looked at. `forgot`, `went_well`: the person's notes after the interview.
    `referrer`: who sent the person to the contact.
    """

    me: str
    my_phone: str = ""
    my_email: str = ""
    company: str = ""
    role: str = ""
    contact: str = ""
    interviewer: str = ""
    posting_needs: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    fitting: frozenset[str] | None = None
    interview_on: date | None = None
    today: date | None = None
    promised: date | str | None = None
    forgot: str = ""
    went_well: str = ""
    referrer: str = ""
    stage: Stage = Stage.APPLIED

    def __post_init__(self) -> None:
        if not self.me.strip():
            raise ValueError("a script needs the name of the person who says it")

    @property
    def interviewed(self) -> bool:
        """Whether somebody was met: by the stage, or because the day of the interview is known."""
        return self.stage is Stage.INTERVIEWED or self.interview_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What to say or write. `paragraphs` in order, each of whole sentences; `subject` for emails, else None.

    `words` counts each digit of a phone number as one; `seconds` is how long it takes to say, rounded up.
    """

    kind: Kind
    paragraphs: tuple[str, ...]
    subject: str | None = None
    words: int = field(init=False)
    seconds: int = field(init=False)

    def __post_init__(self) -> None:
        rate = VOICEMAIL_RATE if self.kind is Kind.VOICEMAIL else SPOKEN_RATE
        words = count(self.text)
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "seconds", int(-(-words // rate)))

    @property
    def text(self) -> str:
        """The whole script, an empty line between paragraphs, without the subject."""
        return "\n\n".join(self.paragraphs)
