"""How is something asked step by step? A form is a table of steps; this is the engine that walks it.

                 ┌──────────── a wrong answer: explained, asked again ───────────┐
                 ▼                                                              │
    begin ──► first step still open ──► ask ──► text, tap, Skip ──► read ──► answers kept
                 ▲     │ none left                 Back, Change ▲                │
                 │     ▼                           /cancel: gone                │
                 │   finish                                                     │
                 └──────────────────────────────────────────────────────────────┘

The answers so far live in the conversation's row, so that a restart, or another replica, goes on where it was. A
question that is answered becomes a line without buttons, so that no old button can mislead.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler, filters

from handlers import asking, left, pasting, waiting
from handlers.answers import Answers, Draft, Said
from handlers.buttons import Answer, Steer, data_of
from handlers.conversation import StoredConversation
from handlers.step import Given, Reading, Retry, Step, first_open, given_by, named
from handlers.turn import Context, Posted, Turn
from handlers.views import form as views
from handlers.views import trouble
from handlers.views.message import Message
from storage.conversations import Conversation

__all__ = ["Draft", "Form", "Given", "Reading", "Retry", "Step"]

WORDS = frozenset({"skip", "back", "cancel"})  # typed instead of tapped; a group's reply box has no buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A conversation: its steps in order, what is told of the answers so far, and what happens when all are known.

    `lasting`: whether it is offered again when it was left; else it is dropped. `kept`: whether it is saved instead
    where all that is needed was said.
    """

    name: str
    steps: Sequence[Step]
    known: Callable[[Turn, Draft], str]
    finish: Callable[[Turn, Draft], Awaitable[None]]
    lasting: bool = True
    kept: bool = False

    def handler(self) -> StoredConversation:
        """The ConversationHandler: every step takes every kind of answer, and `read` says what it can use."""
        steps = [
            CallbackQueryHandler(self.on_tap, pattern=waiting.belongs_to(self.name, Answer)),
            CallbackQueryHandler(self.on_steer, pattern=waiting.belongs_to(self.name, Steer)),
            MessageHandler(filters.UpdateType.MESSAGE & ~filters.COMMAND & ~filters.StatusUpdate.ALL, self.on_message),
        ]
        return StoredConversation(self.name, {step.name: list(steps) for step in self.steps})

    # -- beginning and going on ----------------------------------------------------------------------------------------

    async def begin(
        self,
        turn: Turn,
        start: Draft | None = None,
        *,
        text: str = "",
        pasted: pasting.Pasted | None = None,
        as_edit: bool = False,
    ) -> None:
        """Start asking, with what is known already; other open conversations of the person wait meanwhile.

        `text`: said with the command, the first answer. `pasted`: of the message that began it, where another part may
        follow. `as_edit`: the first question takes the place of the message under the tapped button.
        """
        waiting.set_aside(turn, self.name)
        by = "" if turn.private else turn.user_name
        answers = Answers(run=turn.unit.new_id(), start=start or {}, by=by, pasted=pasted)
        turn.open[self.name] = Conversation(turn.user_id, self.name, "", True, turn.now, answers.data())
        step = first_open(self.steps, answers.draft)
        if text and step is not None:
            self._keep(turn, step, answers)
            await self._take(turn, step, Given(text=text), answers, as_edit=as_edit)
        else:
            await self._go_on(turn, answers, as_edit=as_edit)

    def take_up(self, turn: Turn, name: str) -> None:
        """Let the conversation `name` of this form, which was left, be the open one again."""
        conversation = turn.open.pop(name)
        waiting.set_aside(turn, self.name)
        turn.open[self.name] = replace(conversation, name=self.name, active=True)

    async def resume(self, turn: Turn, name: str) -> None:
        """Ask again where the conversation `name` of this form was left."""
        self.take_up(turn, name)
        await self._go_on(turn, self._answers(turn), as_edit=True)

    # -- what comes ----------------------------------------------------------------------------------------------------

    async def on_message(self, update: Update, context: Context) -> object:
        """An answer by message; or the next part of the answer before, where an app cut a long paste."""
        turn, step, answers = context.turn, self._step(context.turn), self._answers(context.turn)
        message = update.effective_message
        if message is not None and await waiting.is_for_another(turn, message):
            return None
        if turn.file is not None and turn.file.trouble:
            return await self._again(turn, step, answers, trouble.no_file(turn.file))
        given = given_by(message, turn.file) if message else None
        if message is None or given is None or (given.voice and not step.hears):
            return await self._again(turn, step, answers, views.words_please(hears=step.hears))
        if (way := given.text.casefold()) in WORDS:
            return await self._steer(turn, step, answers, Steer(self.name, step.name, way, answers.run), as_edit=False)
        if answers.pasted and pasting.goes_on(answers.pasted, message.date):
            return await self._join(turn, answers, answers.pasted, message.date, given.text)
        answers = replace(answers, pasted=pasting.kept(step.name, given.text, message.date))
        return await self._take(turn, step, given, answers, as_edit=False)

    async def _join(self, turn: Turn, answers: Answers, pasted: pasting.Pasted, at: datetime, text: str) -> object:
        """Read the answer before once more, with its next part; the question stands unless that changes it."""
        step = named(self.steps, pasted["step"]) or self._step(turn)
        whole = f"{pasted['text']}{text}"[: step.longest]
        answers = replace(answers, pasted=pasting.kept(step.name, text, at, before=pasted["text"]))
        if answers.last is None or answers.last.step != step.name:
            return await self._take(turn, step, Given(text=whole), answers, as_edit=False, in_place=True)
        return await self._read_anew(turn, answers, len(answers.said) - 1, Given(text=whole))

    async def on_tap(self, update: Update, context: Context) -> object:
        """An answer by button."""
        turn, step, tap = context.turn, self._step(context.turn), Answer.unpack(data_of(update))
        if tap.step != step.name:
            turn.hint(views.ANSWERED_ALREADY)
            return None
        return await self._take(turn, step, Given(choice=tap.value), self._under_button(turn), as_edit=True)

    async def on_steer(self, update: Update, context: Context) -> object:
        """Skip, back, change or cancel; or the answer to the offer to go on."""
        turn, step, tap = context.turn, self._step(context.turn), Steer.unpack(data_of(update))
        if tap.step != step.name and tap.way in views.AT_STEP:
            turn.hint(views.ANSWERED_ALREADY)
            return None
        answers = self._answers(turn) if tap.way in views.FROM_OFFER else self._under_button(turn)
        return await self._steer(turn, step, answers, tap, as_edit=True)

    async def _steer(self, turn: Turn, step: Step, answers: Answers, tap: Steer, *, as_edit: bool) -> object:
        match tap.way:
            case "cancel" | "drop":
                return await self.cancel(turn)
            case "back" if answers.said:
                answers = answers.before(-1)
            case "skip" if step.optional:
                answers = answers.with_(Said(step=step.name, read={step.name: None}))
            case "skip":
                return await self._again(turn, step, answers, views.needed())
            case "change":
                known = asking.known(self, answers)
                if len(known) != 1:
                    return await self._choose_change(turn, answers)
                answers = answers.asking_anew((known[0].name, *known[0].covers))
            case "fix" if chosen := named(self.steps, tap.step):
                answers = answers.asking_anew((chosen.name, *chosen.covers))
            case "whole" if answers.last is not None and answers.last.text:
                given = Given(text=answers.last.text, whole=True)
                return await self._read_anew(turn, answers, len(answers.said) - 1, given, as_edit=True)
        return await self._go_on(turn, answers, as_edit=as_edit)

    async def correct(self, turn: Turn, message: int, given: Given) -> object:
        """The message that gave an answer was edited: its answer is replaced. One that could not be read is tried
        again.
        """
        answers, step = self._answers(turn), self._step(turn)
        place = answers.place_of(message)
        if place is None:
            return await self._take(turn, step, given, answers, as_edit=False)
        return await self._read_anew(turn, answers, place, given)

    async def _read_anew(
        self, turn: Turn, answers: Answers, place: int, given: Given, *, as_edit: bool = False
    ) -> object:
        """Replace the answer at `place` by what is given now; later ones are kept."""
        old = answers.said[place]
        step = named(self.steps, old.step) or self._step(turn)
        reading = step.read(turn, answers.before(place).draft, given)
        if isinstance(reading, Retry):
            await turn.say(views.not_corrected(reading.message))
            return turn.open[self.name].state
        answers = answers.corrected(place, reading, given.text)
        if old.asked is not None:
            await turn.revise(
                old.asked, asking.settled(self, turn, step, answers.before(place).draft, answers.draft, reading)
            )
        return await self._go_on(turn, answers, as_edit=as_edit, in_place=not as_edit)

    # -- the walk ------------------------------------------------------------------------------------------------------

    async def _take(
        self, turn: Turn, step: Step, given: Given, answers: Answers, *, as_edit: bool, in_place: bool = False
    ) -> object:
        if len(given.text) > step.longest:
            why = views.too_long(len(given.text), step.longest)
            return await self._again(turn, step, replace(answers, pasted=None), why)
        reading = step.read(turn, answers.draft, given)
        if isinstance(reading, Retry):
            return await self._again(turn, step, replace(answers, unread=turn.said_id or 0), reading.message)
        asked = None if as_edit or in_place or answers.stays else answers.asked
        said = Said(step=step.name, read=reading, text=given.text, message=turn.said_id or 0, asked=asked)
        return await self._go_on(turn, answers.with_(said), as_edit=as_edit, in_place=in_place)

    async def _go_on(self, turn: Turn, answers: Answers, *, as_edit: bool, in_place: bool = False) -> object:
        """Ask the first question that is still open, or finish. Gives the new state.

        `in_place`: where that is the question which is asked already, it is brought up to date.
        """
        step = first_open(self.steps, answers.draft)
        if step is None:
            return await self._finish(turn, answers)
        question = asking.question(self, turn, step, answers)
        if (
            in_place
            and answers.asked
            and not answers.stays
            and step.name == turn.open[self.name].state
            and question.fits_edit
        ):
            if question != asking.question(self, turn, step, self._answers(turn)):
                await turn.revise(answers.asked, question)
            return self._keep(turn, step, answers)
        posted = await (turn.edit(question) if as_edit else turn.say(question))
        await asking.settle(self, turn, answers, posted, turn.open[self.name])
        return self._keep(turn, step, replace(answers, asked=posted, stays=not question.fits_edit))

    async def _again(self, turn: Turn, step: Step, answers: Answers, why: Message) -> object:
        """The same question after an answer that could not be used."""
        question = asking.again(self, turn, step, answers, why)
        posted = await turn.say(question)
        await asking.settle(self, turn, answers, posted, turn.open[self.name])
        return self._keep(turn, step, replace(answers, asked=posted, stays=not question.fits_edit))

    async def _choose_change(self, turn: Turn, answers: Answers) -> object:
        step = self._step(turn)
        await turn.edit(asking.what_to_change(self, turn, step, answers))
        return self._keep(turn, step, answers)

    async def _finish(self, turn: Turn, answers: Answers) -> object:
        turn.led_by += answers.messages
        before = turn.open.pop(self.name)
        await self.finish(turn, answers.draft)
        if not (turn.edited and answers.asked == Posted("message", turn.message_id or 0)):
            await asking.settle(self, turn, answers, None, before)
        await waiting.offer_waiting(turn)
        return ConversationHandler.END

    async def complete(self, turn: Turn) -> None:
        """Save what was said, as if all that is open were skipped."""
        await self._finish(turn, self._answers(turn))

    async def cancel(self, turn: Turn) -> object:
        """Leave the conversation; what was said so far is dropped."""
        before = turn.open.pop(self.name)
        if turn.message_id is None:
            await asking.settle(self, turn, Answers.of(before.data), None, before)
        await turn.edit(views.cancelled())
        await waiting.offer_waiting(turn)
        return ConversationHandler.END

    def _keep(self, turn: Turn, step: Step, answers: Answers) -> str:
        answers = replace(answers, about=self.known(turn, answers.draft).split("\n")[0])
        turn.open[self.name] = replace(
            turn.open[self.name],
            state=step.name,
            data=answers.data(),
            touched_at=turn.now,
            offer_at=left.moment(self, turn, answers),
        )
        return step.name

    # -- where it is ---------------------------------------------------------------------------------------------------

    def _step(self, turn: Turn) -> Step:
        return next(step for step in self.steps if step.name == turn.open[self.name].state)

    def _answers(self, turn: Turn) -> Answers:
        return Answers.of(turn.open[self.name].data)

    def _under_button(self, turn: Turn) -> Answers:
        """The answers, when the open question is the message whose button was tapped."""
        tapped = None if turn.message_id is None else Posted("message", turn.message_id)
        return replace(self._answers(turn), asked=tapped, stays=False)
