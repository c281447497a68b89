"""Which words belong to this step? The facts of an application, gathered for the coach's pitch."""

from coach.pitch import Facts, Kind, Script, Stage, compose
from coach.posting import requirements
from coach.timeline import Debriefed, Interview
from handlers.planning import Planned, day_in, zone_of
from handlers.turn import Turn
from storage import proofs

NEEDS = 3  # requirements that a script may speak to


async def script_for(turn: Turn, planned: Planned, kind: str) -> Script | None:
    """The script for a step: call, email, thank_you_note, or one of the coach's kinds; None where nothing is to be
    said.
    """
    chosen = _kind(planned, kind)
    if chosen is None:
        return None
    return compose(chosen, await facts_of(turn, planned), variant=f"{turn.chat.chat_id}:{planned.application.id}")


def _kind(planned: Planned, kind: str) -> Kind | None:
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
    return Facts(
        me=turn.chat.name or "me",
        my_phone=turn.chat.phone,
        company=application.company,
        role=application.title,
        contact=contact.name,
        interviewer=held.with_whom if held else "",
        posting_needs=tuple(need.text for need in requirements(application.posting)[:NEEDS]),
        proofs=tuple(proof.text for proof in own),
        interview_on=day_in(zone_of(turn.chat, application), held.held) if held else None,
        today=day_in(turn.chat.zone, turn.now),
        forgot=next((note.forgot for note in reversed(notes) if note.forgot), ""),
        went_well=next((note.went_well for note in reversed(notes) if note.went_well), ""),
        referrer=application.referred_by,
        stage=Stage.INTERVIEWED if held else Stage.APPLIED,
    )
