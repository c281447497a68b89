"""Which words belong to this step? The facts of an application, gathered for the coach's pitch; own words before
composed ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coach.pitch import Facts, Kind, Script, Stage, compose
from coach.timeline import Debriefed, Interview, Outcome, Promised, Role, Touch
from handlers import needs
from handlers.planning import Planned, day_in, zone_of
from handlers.turn import Turn
from storage import pitches
from storage.pitches import Pitch

# What else may be needed while a step is done, beside its own words: ready before the call (S7).
BESIDE = {
    "call": (Kind.SECOND_TURN, Kind.VOICEMAIL, Kind.ASSISTANT),
}


AFTER_BRUSH_OFF = (Kind.LAST_QUESTION, Kind.VOICEMAIL, Kind.ASSISTANT)  # the call is made for one question (L6)
NEEDLESS = {Kind.RECEPTIONIST}  # a word with whoever answers speaks of no needs and no proofs
WORDINGS = 8  # that are tried to find one that differs


@dataclass(frozen=True, slots=True)
class Said:
    """A script as it is used, with the facts that it may speak of. `own`: whether it is in the person's own words;
    `pitch`: what is kept of it; `variant`: what its wording was chosen by.
    """

    script: Script
    facts: Facts
    pitch: Pitch | None
    variant: str

    @property
    def own(self) -> bool:
        return self.pitch is not None and bool(self.pitch.paragraphs)


async def script_for(turn: Turn, planned: Planned, kind: str) -> Script | None:
    """The script for a step (call, email, thank_you_note) or a kind; None where nothing is to be said."""
    chosen = kind_for(planned, kind)
    return None if chosen is None else (await said(turn, planned, chosen)).script


async def scripts_for(turn: Turn, planned: Planned, step: str) -> list[Script]:
    """All scripts for a step: its own words first, then what may be needed beside them."""
    own = kind_for(planned, step)
    ready = AFTER_BRUSH_OFF if step == "call" and _brushed_off(planned) else BESIDE.get(step, ())
    beside = [kind for kind in ready if kind is not Kind.VOICEMAIL or planned.plan.limits.messages]
    wanted = [own, *beside] if own else beside
    if not wanted:
        return []
    kept = await pitches.of(turn.unit, planned.application.id)
    facts = await facts_of(turn, planned, with_needs=not NEEDLESS.issuperset(wanted))
    return [_said(kind, facts, kept, turn, planned).script for kind in wanted]


async def said(turn: Turn, planned: Planned, kind: Kind) -> Said:
    """The script of this kind."""
    kept = await pitches.of(turn.unit, planned.application.id)
    return _said(kind, await facts_of(turn, planned), kept, turn, planned)


def _said(kind: Kind, facts: Facts, kept: Mapping[str, Pitch], turn: Turn, planned: Planned) -> Said:
    pitch = kept.get(kind)
    variant = _variant(turn, planned, pitch.variant if pitch else 0)
    script = compose(kind, facts, variant=variant)
    if pitch is not None and pitch.paragraphs:
        script = replace(script, paragraphs=tuple(pitch.paragraphs), subject=pitch.subject or script.subject)
    return Said(script, facts, pitch, variant)


def _variant(turn: Turn, planned: Planned, number: int) -> str:
    return f"{turn.chat.chat_id}:{planned.application.id}{f':{number}' if number else ''}"


def next_variant(found: Said, number: int, turn: Turn, planned: Planned) -> int:
    """The number of the next wording after this one that says it in other words."""
    kind, facts = found.script.kind, found.facts
    for following in range(number + 1, number + 1 + WORDINGS):
        if compose(kind, facts, variant=_variant(turn, planned, following)).text != found.script.text:
            return following
    return number + 1


def kind_for(planned: Planned, step: str) -> Kind | None:
    """The kind of script for a step, or the kind of that name.

    Whom the call reaches decides its words: nobody known means the switchboard (decision 17).
    """
    held = any(isinstance(event, Interview) for event in planned.events)
    call = Kind.CALL_AFTER if held else Kind.CALL_BEFORE
    by_step = {
        "call": Kind.RECEPTIONIST if planned.plan.whom is Role.NONE else call,
        "find_person": Kind.RECEPTIONIST,
        "email": Kind.EMAIL,
        "thank_you_note": Kind.THANK_YOU_NOTE,
    }
    return by_step.get(step) or (Kind(step) if step in set(Kind) else None)


def _brushed_off(planned: Planned) -> bool:
    last = next((event for event in reversed(planned.events) if isinstance(event, Touch | Interview)), None)
    return isinstance(last, Touch) and last.outcome is Outcome.BRUSH_OFF


async def facts_of(turn: Turn, planned: Planned, *, with_needs: bool = True) -> Facts:
    """Everything that a script may say about this application. Nothing else is ever said."""
    application, contact = planned.application, planned.application.contact
    held = next((e for e in reversed(planned.events) if isinstance(e, Interview) and e.held <= turn.now), None)
    notes = [event for event in planned.events if isinstance(event, Debriefed)]
    promise = next((event for event in reversed(planned.events) if isinstance(event, Promised)), None)
    known = await needs.known(turn, application) if with_needs else needs.NOTHING
    return Facts(
        me=turn.chat.name or "me",
        my_phone=turn.chat.phone,
        company=application.company,
        role=application.title,
        contact=contact.name,
        interviewer=held.with_whom if held else "",
        posting_needs=tuple(need.text for need in known.needs[: needs.TOP]),
        proofs=known.best_first,
        pairs=known.pairs,
        fitting=known.fitting,
        interview_on=day_in(zone_of(turn.chat, application), held.held) if held else None,
        today=day_in(turn.chat.zone, turn.now),
        forgot=next((note.forgot for note in reversed(notes) if note.forgot), ""),
        went_well=next((note.went_well for note in reversed(notes) if note.went_well), ""),
        promised=promise.day if promise else None,
        referrer=application.referred_by,
        stage=Stage.INTERVIEWED if held else Stage.APPLIED,
    )
