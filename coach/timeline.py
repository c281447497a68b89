"""What happened on one application: the append-only list of events from which everything else is computed.

Every `at` is an aware datetime in UTC: when the event took place, not when it was typed. A `day` is the employer's
local date.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What the contact is (P1, P2)."""

    HIRING_MANAGER = "hiring_manager"
    HR = "hr"
    RECRUITER = "recruiter"
    ASSISTANT = "assistant"
    NONE = "none"


class Channel(StrEnum):
    """By which way a touch went (P4, P5)."""

    PHONE = "phone"
    EMAIL = "email"
    NOTE = "note"
    LINKEDIN = "linkedin"
    SOCIAL = "social"
    TEXT = "text"


class Outcome(StrEnum):
    """What came of a touch (section 6 of the etiquette)."""

    REACHED = "reached"
    INTERVIEW_OFFERED = "interview_offered"
    REFERRAL = "referral"
    CALLBACK = "callback"
    BAD_MOMENT = "bad_moment"
    BRUSH_OFF = "brush_off"
    CLEAR_NO = "clear_no"
    NOBODY = "nobody"
    VOICEMAIL_UNPREPARED = "voicemail_unprepared"
    VOICEMAIL_LEFT = "voicemail_left"
    MESSAGE_WITH_ASSISTANT = "message_with_assistant"
    SENT = "sent"


class Verdict(StrEnum):
    """How an application ended."""

    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NOT_A_FIT = "not_a_fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The application went out; opens the first stage."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """An interview was set, or moved, to the moment `held`; from then on it is a stage of its own (decision 4).

    `place`: an address, a room, or a meeting's link.
    `another`: set beside one that is still ahead, which stays; else it replaces that one.
    """

    at: datetime
    held: datetime
    with_whom: str = ""
    place: str = ""
    another: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Debriefed:
    """The person's own notes after an interview. They feed the pitch; no rule reads them."""

    at: datetime
    forgot: str = ""
    went_well: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insisted:
    """The person calls although the coach advised against it. No rule reads it; the call itself counts as any."""

    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """The employer named when they would be back: exactly one of a moment (W4), a day (W5) or a span of days (W6)."""

    at: datetime
    by: Role | None = None
    moment: datetime | None = None
    day: date | None = None
    span_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """The person contacted the employer. `day` or `moment`: when a callback was asked for, if they said."""

    at: datetime
    channel: Channel
    outcome: Outcome
    moment: datetime | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The employer called or wrote of their own accord (L9)."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StillWanted:
    """The person's answer to "do you still want this job?" (W8)."""

    at: datetime
    answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The application ended (decision 16)."""

    at: datetime
    outcome: Verdict
    missing: str = ""  # the skill that they missed, where they said so


Event = Applied | Interview | Debriefed | Insisted | Promised | Touch | Heard | StillWanted | Decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One application as the rules see it.

    `shared` holds the touches of the same person (the same employer, where the person is unknown) that were made for
    other
    applications: they count against this one's budgets and gap (L8).
    """

    events: tuple[Event, ...]
    contact: Role = Role.NONE
    has_number: bool = True
    shared: tuple[Touch, ...] = ()
