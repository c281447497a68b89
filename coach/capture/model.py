"""What is a message read into? One act with what was said of it, against the chat's own names."""

from dataclasses import dataclass, field
from enum import StrEnum

from coach.timeline import Channel, Outcome, Role, Verdict
from coach.when import Promise, When


class Intent(StrEnum):
    """What the person tells, or asks."""

    APPLIED = "applied"
    INTERVIEW = "interview"  # set, or held
    MOVED = "moved"
    CANCELLED = "cancelled"
    TOUCH = "touch"
    HEARD = "heard"
    PROMISED = "promised"
    DECIDED = "decided"
    CONTACT = "contact"
    NUDGE = "nudge"  # bring a nudge at another moment
    NEXT = "next"
    MAY_CALL = "may_call"
    WHY = "why"
    UNKNOWN = "unknown"


class MailKind(StrEnum):
    """What an employer's mail is."""

    INVITATION = "invitation"
    MOVED = "moved"
    CANCELLATION = "cancellation"
    REJECTION = "rejection"
    OFFER = "offer"
    ACKNOWLEDGEMENT = "acknowledgement"
    OTHER = "other"


QUESTIONS = frozenset({Intent.NEXT, Intent.MAY_CALL, Intent.WHY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """An application of the chat's: its id and the names by which people call it."""

    id: int
    company: str
    title: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whom a text names beside the act: a person, what they are, and how to reach them. `phone`: +E.164 or empty."""

    person: str = ""
    role: Role = Role.NONE
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a message says, as far as it is certain.

    `applications`: the ids that it can be about; one where it is certain, none where none was named.
    `company`, `title`: as the person wrote them, of an application that the chat does not have yet.
    `at`: when it happened, `held`: the interview's moment, `until`: when a nudge shall come; None where nothing was
    said, of kind ask where two careful people would read it differently. `promise`: when the employer will be back;
    for a callback, when they asked to be called.
    `mail`: the kind, where an employer's mail was read; `place`: where the interview is, or its link; `others`: further
    people whom it is with. `floating`: `held` came without a zone, and was taken as the person's own (RFC 5545, 3.3.5).
    """

    intent: Intent = Intent.UNKNOWN
    applications: tuple[int, ...] = ()
    company: str = ""
    title: str = ""
    reach: Reach = field(default_factory=Reach)
    channel: Channel | None = None
    outcome: Outcome | None = None
    verdict: Verdict | None = None
    at: When | None = None
    held: When | None = None
    until: When | None = None
    promise: Promise | None = None
    mail: MailKind | None = None
    place: str = ""
    others: tuple[str, ...] = ()
    floating: bool = False

    @property
    def application(self) -> int | None:
        """The one application that is meant, where that is certain."""
        return self.applications[0] if len(self.applications) == 1 else None

    @property
    def is_question(self) -> bool:
        """Whether it is answered rather than noted."""
        return self.intent in QUESTIONS
