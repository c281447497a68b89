"""How is a form's question put, and what becomes of it once it is answered?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from handlers.answers import Answers, Draft
from handlers.step import Step, named
from handlers.turn import Posted, Turn
from handlers.views import form as views
from handlers.views.message import Message
from storage.conversations import Conversation

if TYPE_CHECKING:
    from handlers.form import Form


def question(form: Form, turn: Turn, step: Step, answers: Answers) -> Message:
    """The step's question under what is known so far."""
    draft = answers.draft
    return views.question(form.known(turn, draft), step.ask(turn, draft), _steering(form, step, answers), _asker(turn))


def again(form: Form, turn: Turn, step: Step, answers: Answers, why: Message) -> Message:
    """The same question after an answer that could not be used."""
    return views.again(why, step.ask(turn, answers.draft), _steering(form, step, answers), _asker(turn))


def what_to_change(form: Form, turn: Turn, step: Step, answers: Answers) -> Message:
    """What is known, to be chosen from and asked anew."""
    told = [(each.name, each.understood(turn, answers.draft)) for each in known(form, answers)]
    return views.change(told, _steering(form, step, answers))


def settled(form: Form, turn: Turn, step: Step, before: Draft, after: Draft, reading: Mapping[str, Any]) -> Message:
    """The question as it was put before the answer, with what was understood, and without buttons."""
    told = [s.understood(turn, after) for s in form.steps if s is step or reading.get(s.name) is not None]
    asked = step.ask(turn, before)
    return views.settled(asked, [each for each in told if each] if reading else [])


async def settle(form: Form, turn: Turn, answers: Answers, posted: Posted | None, before: Conversation) -> None:
    """Let the question that was open until now be a line without buttons, unless it became the new one."""
    step = named(form.steps, before.state)
    if answers.asked is None or answers.stays or answers.asked == posted or step is None:
        return
    last, draft = answers.last, Answers.of(before.data).draft
    reading = last.read if last is not None and last.step == step.name else {}
    await turn.revise(answers.asked, settled(form, turn, step, draft, answers.draft, reading))


def _steering(form: Form, step: Step, answers: Answers) -> views.Steering:
    return views.Steering(
        form=form.name,
        step=step.name,
        run=answers.run,
        skip=step.optional,
        back=bool(answers.said),
        change=bool(known(form, answers)),
        whole=_was_split(form, answers),
    )


def _was_split(form: Form, answers: Answers) -> bool:
    last = answers.last
    if last is None or not last.text:
        return False
    return any(step.name == last.step and step.splits for step in form.steps) and len(last.read) > 1


def known(form: Form, answers: Answers) -> list[Step]:
    """The steps whose answers are known, and can be asked anew."""
    draft = answers.draft
    return [each for each in form.steps if each.name in draft and each.name not in answers.start and each.needed(draft)]


def _asker(turn: Turn) -> views.Asker | None:
    """In a group, whom the question is for."""
    return None if turn.private else views.Asker(turn.user_id, turn.user_name, turn.said_id)
