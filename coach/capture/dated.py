"""When was it, when will it be, and by when are they back? Each date from the clauses that speak of it."""

from collections.abc import Sequence
from datetime import date, datetime

from coach.capture import cues, outcomes
from coach.capture.fact import Tense, told
from coach.capture.model import Intent, Understanding
from coach.capture.said import Said, first
from coach.timeline import Channel, Outcome
from coach.when import Kind, Promise, PromiseKind, When, promise

INVITES = (Intent.TOUCH, Intent.HEARD, Intent.APPLIED)  # acts in which an interview may come up


def dated(said: Said, intent: Intent, channel: Channel | None, act: str) -> Understanding:
    """The act with its dates: the promise's own, the interview's own, and when it took place. `act`: the clause that
    tells of it.
    """
    outcome = _outcome(said, channel) if intent is Intent.TOUCH else None
    promised, telling = _promise(said, intent, outcome)
    rest = [clause for clause in said.clauses if clause not in telling and not cues.OTHER_DAY.search(clause)]
    if intent is Intent.INTERVIEW:
        following = said.ahead(", ".join(filter(cues.NEXT_ONE.search, rest)))
        moment = following or held(said, ", ".join(_about_it(rest, act))) or held(said, ", ".join(rest))
        return Understanding(intent=intent, held=moment, promise=promised)
    then = _invited(said, intent, outcome, rest)
    own = [c for c in rest if c == act or not (cues.ABOUT_THEM.search(c) or (then and _is_invitation(c)))]
    at = happened(said, own)
    return Understanding(intent=intent, channel=channel, outcome=outcome, at=at, held=then, promise=promised)


def _outcome(said: Said, channel: Channel | None) -> Outcome | None:
    if channel is not Channel.PHONE:
        return Outcome.SENT
    outcome = first(outcomes.OUTCOMES, said.low)
    # Whoever spoke to the front desk alone has not reached the person, and has perhaps left no word.
    return None if outcome is Outcome.REACHED and outcomes.AT_THE_DESK.search(said.low) else outcome


def _promise(said: Said, intent: Intent, outcome: Outcome | None) -> tuple[Promise | None, list[str]]:
    """The promise, and the clauses that say it."""
    cue = cues.CALL_BACK if outcome is Outcome.CALLBACK else cues.PROMISE
    telling = [c for c in said.clauses if told(cue, c, Tense.THEIRS) and not cues.MY_ANSWER.search(c)]
    if intent is Intent.APPLIED or not telling:
        return None, []
    return promise_in(said, " ".join(telling)), telling


def promise_in(said: Said, text: str) -> Promise | None:
    """By when they are back, where the text says so."""
    found = promise(text, said.now, locale=said.locale)
    return None if found.kind is PromiseKind.NONE else found


def _about_it(rest: list[str], act: str) -> list[str]:
    """The clauses that can say when the interview is, or was."""
    return [
        c for c in rest if c == act or _is_invitation(c) or cues.ABOUT_IT.search(c) or not cues.ABOUT_THEM.search(c)
    ]


def _invited(said: Said, intent: Intent, outcome: Outcome | None, rest: list[str]) -> When | None:
    """The moment of the interview that came up."""
    about = ", ".join(filter(_is_invitation, rest))
    invited = about and intent in INVITES and outcome in (None, Outcome.INTERVIEW_OFFERED)
    return said.ahead(about) if invited else None


def _is_invitation(clause: str) -> bool:
    return bool(cues.INTERVIEW.search(clause) or cues.WANTS_ME.search(clause))


def happened(said: Said, clauses: Sequence[str]) -> When | None:
    """When it took place, as far as these clauses say: the days of what is wanted, or of what starts then, aside."""
    act = ", ".join(cues.WANTED.sub("", clause) for clause in clauses if not cues.OTHER_DAY.search(clause))
    when = said.past(act) if act.strip(" ,") else None
    # What can only be ahead is no day on which it happened.
    return when if when is None or when.value or any(_is_over(each, said.now) for each in when.candidates) else None


def _is_over(value: date | datetime, now: datetime) -> bool:
    return value <= now if isinstance(value, datetime) else value <= now.date()


def held(said: Said, text: str) -> When | None:
    """When an interview is, or was. "Just had it" means now."""
    if not cues.HELD.search(text):
        return said.ahead(text)
    found = said.past(text)
    if found is None and cues.JUST.search(text):
        return When(kind=Kind.DATETIME, value=said.now)
    return found
