"""What is pushed when nudges fall due? Each is planned again first, because things may have changed since it was
scheduled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from coach.courage import courage
from coach.rounds import round_of
from coach.steps import Next
from handlers import left, schedule, today, weekly
from handlers.form import Form
from handlers.planning import Planned, day_in
from handlers.schedule import INTERVIEW_OVER, TODAY, WEEKLY
from handlers.scripts import scripts_for
from handlers.turn import Turn
from handlers.views import closing
from handlers.views import nudge as views
from handlers.views.message import Message
from storage import nudges, outbox, proofs
from storage.nudges import PENDING, Nudge

LATE = timedelta(hours=2)  # from here on a nudge says that it is late, and several come as one message
OF_THE_CHAT = (WEEKLY, TODAY)


async def push_due(turn: Turn, forms: Mapping[str, Form]) -> Sequence[Nudge]:
    """Put what is due in this chat into the outbox, and give it. What no longer holds is rescheduled or dropped."""
    await left.push_left(turn, forms)
    plans, due = await schedule.look_again(turn)
    ready = sorted(due, key=lambda nudge: (nudge.kind != INTERVIEW_OVER, nudge.due_at))
    unsaid = await _say(turn, ready, plans)
    return [nudge for nudge in ready if nudge not in unsaid]


async def pass_over_due(turn: Turn) -> None:
    """Let what is due in this chat count as said, after the plans were looked at again."""
    _, due = await schedule.look_again(turn)
    for nudge in due:
        await nudges.pass_over(turn.unit, nudge.id)


async def _say(turn: Turn, ready: Sequence[Nudge], plans: Mapping[int, Planned]) -> Sequence[Nudge]:
    """Several in one message where that is kinder. Gives those of which there is nothing to say."""
    late = [nudge for nudge in ready if turn.now - nudge.due_at > LATE and nudge.kind not in OF_THE_CHAT]
    if len(late) > 1:
        told = [nudge for nudge in ready if nudge.kind not in OF_THE_CHAT]
        await _put(turn, views.digest([(nudge, plans[nudge.application_id]) for nudge in told]), told)
        ready = [nudge for nudge in ready if nudge.kind in OF_THE_CHAT]
    silent = [nudge for nudge in ready if nudge.kind == Next.ASK_CLOSE]
    if len(silent) > 1:
        await _put(turn, closing.question([plans[nudge.application_id] for nudge in silent]), silent)
        ready = [nudge for nudge in ready if nudge not in silent]
    unsaid = []
    for nudge in ready:
        if message := await _message(turn, nudge, plans):
            await _put(turn, message, [nudge])
        else:
            await nudges.drop(turn.unit, nudge.id)
            unsaid.append(nudge)
    return unsaid


async def _message(turn: Turn, nudge: Nudge, plans: Mapping[int, Planned]) -> Message | None:
    """None where the day has nothing, or is over: then nothing is said."""
    if nudge.kind == WEEKLY:
        return await weekly.look(turn, plans)
    if nudge.kind == TODAY:
        over = day_in(turn.chat.zone, nudge.due_at) != day_in(turn.chat.zone, turn.now)
        return None if over else await today.agenda(turn)
    return await render(turn, nudge, plans[nudge.application_id])


async def _put(turn: Turn, message: Message, told: Sequence[Nudge]) -> None:
    letter = await outbox.put(
        turn.unit, "sendMessage", message.payload(), priority=outbox.NUDGE, application_id=message.about
    )
    for nudge in told:
        await nudges.mark_sent(turn.unit, nudge.id, letter)


async def render(turn: Turn, nudge: Nudge, planned: Planned) -> Message:
    """The nudge as a message. That it is late is told as it comes, not where it is shown again."""
    late = turn.now - nudge.due_at if nudge.state == PENDING and turn.now - nudge.due_at > LATE else None
    if nudge.kind == INTERVIEW_OVER:
        message = views.interview_over(nudge, planned, _round(nudge, planned), late)
    else:
        cheered = await _encouraged(turn, nudge, planned)
        message = views.step(cheered, planned, await scripts_for(turn, planned, nudge.kind), late)
    return replace(message, about=planned.application.id)


async def _encouraged(turn: Turn, nudge: Nudge, planned: Planned) -> Nudge:
    """A call's nudge with its line of courage (F4): kept with it, so that it stays; never the one told last."""
    if nudge.kind != Next.CALL or nudge.courage:
        return nudge
    own = tuple(proof.text for proof in await proofs.of(turn.unit, planned.application.id))
    line = courage(own, f"{turn.chat.chat_id}:{nudge.id}", await nudges.last_courage(turn.unit))
    await nudges.encourage(turn.unit, nudge.id, line)
    return replace(nudge, courage=line)


def _round(nudge: Nudge, planned: Planned) -> int:
    asked = schedule.interview_of(nudge, planned)
    return round_of(asked.event, planned.events) if asked else 0
