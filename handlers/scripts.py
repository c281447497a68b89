"""Which words belong to this step? The facts of an application, gathered for the coach's pitch."""

from collections.abc import Sequence

from coach.pitch import Facts, Kind, Script, Stage, compose
from coach.posting import requirements
from coach.proofs import rank
from coach.timeline import Debriefed, Interview, Promised, Role
from handlers.planning import Planned, day_in, zone_of
from handlers.turn import Turn
from storage import proofs

NEEDS = 5  # requirements that a script may speak to


# What else may be needed while a step is done, beside its own words: ready before the call (S7).
BESIDE = {
    "call": (Kind.SECOND_TURN, Kind.VOICEMAIL, Kind.ASSISTANT),
    "find_person": (Kind.RECEPTIONIST,),
}


async def script_for(turn: Turn, planned: Planned, kind: str) -> Script | None:
    """The script for a step (call, email, thank_you_note) or a kind; None where nothing is to be said."""
    chosen = _kind(planned, kind)
    return None if chosen is None else _compose(chosen, await facts_of(turn, planned), turn, planned)


async def scripts_for(turn: Turn, planned: Planned, step: str) -> list[Script]:
    """All scripts for a step: its own words first, then what may be needed beside them."""
    own = _kind(planned, step)
    beside = [kind for kind in BESIDE.get(step, ()) if kind is not Kind.VOICEMAIL or planned.plan.limits.messages]
    facts = await facts_of(turn, planned)
    return [_compose(kind, facts, turn, planned) for kind in ((own, *beside) if own else beside)]


def _compose(kind: Kind, facts: Facts, turn: Turn, planned: Planned) -> Script:
    return compose(kind, facts, variant=f"{turn.chat.chat_id}:{planned.application.id}")


def _kind(planned: Planned, kind: str) -> Kind | None:
    """Whom the call reaches decides its words: nobody known means the switchboard (decision 17)."""
    if kind == "call" and planned.plan.whom is Role.NONE:
        return Kind.RECEPTIONIST
    held = any(isinstance(event, Interview) for event in planned.events)
    by_step = {
        "call": Kind.CALL_AFTER if held else Kind.CALL_BEFORE,
        "email": Kind.EMAIL,
        "thank_you_note": Kind.THANK_YOU_NOTE,
    }
    return by_step.get(kind) or (Kind(kind) if kind in set(Kind) else None)


async def facts_of(turn: Turn, planned: Planned) -> Facts:
    """Everything that a script may say about this application. Nothing else is ever said."""
    application, contact = planned.application, planned.application.contact
    held = next((e for e in reversed(planned.events) if isinstance(e, Interview) and e.held <= turn.now), None)
    notes = [event for event in planned.events if isinstance(event, Debriefed)]
    own = await proofs.of(turn.unit, application.id)
    needs = tuple(need.text for need in requirements(application.posting)[:NEEDS])
    promise = next((event for event in reversed(planned.events) if isinstance(event, Promised)), None)
    return Facts(
        me=turn.chat.name or "me",
        my_phone=turn.chat.phone,
        company=application.company,
        role=application.title,
        contact=contact.name,
        interviewer=held.with_whom if held else "",
        posting_needs=needs,
        proofs=tuple(proof.text for proof in own),
        pairs=_pairs(needs, [proof.text for proof in own]),
        interview_on=day_in(zone_of(turn.chat, application), held.held) if held else None,
        today=day_in(turn.chat.zone, turn.now),
        forgot=next((note.forgot for note in reversed(notes) if note.forgot), ""),
        went_well=next((note.went_well for note in reversed(notes) if note.went_well), ""),
        promised=promise.day if promise else None,
        referrer=application.referred_by,
        stage=Stage.INTERVIEWED if held else Stage.APPLIED,
    )


def _pairs(needs: Sequence[str], known: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The needs that a proof answers, each with its best one; no proof twice."""
    pairs: list[tuple[str, str]] = []
    left = list(known)
    for need in needs:
        best = next(iter(rank(need, left)), None)
        if best is not None:
            pairs.append((need, left.pop(best.index)))
    return tuple(pairs)
