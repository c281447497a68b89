"""How is something asked step by step? A form is a table of steps; this is the engine that walks it.

                 ┌──────────── a wrong answer: explained, asked again ───────────┐
                 ▼                                                              │
    begin ──► first step still open ──► ask ──► text, tap, Skip ──► read ──► answers kept
                 ▲     │ none left                 Back ▲                       │
                 │     ▼                           /cancel: gone                │
                 │   finish                                                     │
                 └──────────────────────────────────────────────────────────────┘

The answers so far live in the conversation's row, so that a restart, or another replica, goes on where it was.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler, filters

from handlers import pasting
from handlers.buttons import Answer, Steer, data_of
from handlers.conversation import StoredConversation
from handlers.files import File
from handlers.turn import Context, Turn
from handlers.views import form as views
from handlers.views import trouble
from handlers.views.message import Message
from storage.conversations import Conversation
from storage.types import clean

Draft = dict[str, Any]
LONGEST = 3500  # characters of an answer; a posting may fill a message


@dataclass(frozen=True, slots=True)
class Given:
    """What the person gave as an answer: text, the value of a tapped button, or a shared place or contact."""

    text: str = ""
    choice: str = ""
    place: tuple[float, float] | None = None  # latitude, longitude in degrees
    name: str = ""
    phone: str = ""
    document: bool = False  # whether the text is that of a file
    voice: str = ""  # a voice note's file id
    seconds: int = 0  # and its length


@dataclass(frozen=True, slots=True)
class Retry:
    """The answer cannot be used; the message explains why, and what would do."""

    message: Message


Reading = Mapping[str, Any] | Retry


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question. `read` gives what is now known: under the step's own name, and others' where more was said.

    While the step's own name is missing, it is asked again.
    """

    name: str
    ask: Callable[[Turn, Draft], Message]
    read: Callable[[Turn, Draft, Given], Reading]
    needed: Callable[[Draft], bool] = field(default=lambda _: True)
    optional: bool = False
    longest: int = LONGEST  # characters of an answer
    hears: bool = False  # whether a voice note is an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A conversation: its steps in order, what is told of the answers so far, and what happens when all are known."""

    name: str
    steps: Sequence[Step]
    known: Callable[[Turn, Draft], str]
    finish: Callable[[Turn, Draft], Awaitable[None]]

    def handler(self) -> StoredConversation:
        """The ConversationHandler: every step takes every kind of answer, and `read` says what it can use."""
        steps = [
            CallbackQueryHandler(self.on_tap, pattern=self._is_mine(Answer)),
            CallbackQueryHandler(self.on_steer, pattern=self._is_mine(Steer)),
            MessageHandler(filters.UpdateType.MESSAGE & ~filters.COMMAND & ~filters.StatusUpdate.ALL, self.on_message),
        ]
        return StoredConversation(self.name, {step.name: list(steps) for step in self.steps})

    async def begin(self, turn: Turn, draft: Draft | None = None, *, as_edit: bool = False) -> None:
        """Start asking, with what is known already; other open conversations of the person wait meanwhile.

        `as_edit`: the first question takes the place of the message under the tapped button.
        """
        for name, other in turn.open.items():
            turn.open[name] = replace(other, active=False)
        turn.open[self.name] = Conversation(turn.user_id, self.name, "", True, turn.now, draft or {})
        await self._go_on(turn, as_edit=as_edit)

    async def resume(self, turn: Turn) -> None:
        """Ask again where it was left."""
        await self.begin(turn, dict(turn.open[self.name].data))

    async def on_message(self, update: Update, context: Context) -> object:
        """An answer by message; or the next part of the answer before, where an app cut a long paste."""
        turn, step = context.turn, self._step(context.turn)
        message = update.effective_message
        if turn.file is not None and turn.file.trouble:
            return await self._again(turn, step, trouble.no_file(turn.file))
        given = _given(message, turn.file) if message else None
        if message is None or given is None or (given.voice and not step.hears):
            return await self._again(turn, step, views.words_please(hears=step.hears))
        draft = self._draft(turn)
        pasted = draft.pop("_pasted", None)
        if pasted and pasting.goes_on(pasted, message.date):
            return await self._join(turn, draft, pasted, message.date, given.text)
        if len(given.text) > step.longest:
            return await self._again(turn, step, views.too_long(len(given.text), step.longest))
        draft |= pasting.kept(step.name, given.text, message.date)
        return await self._take(turn, step, given, draft, as_edit=False)

    async def _join(self, turn: Turn, draft: Draft, pasted: pasting.Pasted, at: datetime, text: str) -> object:
        """Read the answer before once more, with its next part; the question stands unless that changes it."""
        step = next(step for step in self.steps if step.name == pasted["step"])
        asked = self._question(turn, self._step(turn), draft)
        whole = f"{pasted['text']}{text}"[: step.longest]
        if draft.get("_path", [[""]])[-1][0] == step.name:
            _step_back(draft)
        draft |= pasting.kept(step.name, text, at, before=pasted["text"])
        return await self._take(turn, step, Given(text=whole), draft, as_edit=False, asked=asked)

    async def on_tap(self, update: Update, context: Context) -> object:
        """An answer by button."""
        turn, step = context.turn, self._step(context.turn)
        answer = Answer.unpack(data_of(update))
        if answer.step != step.name:
            turn.hint(views.ANSWERED_ALREADY)
            return None
        return await self._take(turn, step, Given(choice=answer.value), self._draft(turn), as_edit=True)

    async def on_steer(self, update: Update, context: Context) -> object:
        """Skip, back or cancel; or the answer to the offer to go on."""
        turn, step = context.turn, self._step(context.turn)
        steer = Steer.unpack(data_of(update))
        if steer.way in ("cancel", "drop"):
            return await cancel(turn, self.name)
        if steer.way == "resume":
            return await self._go_on(turn, as_edit=True)
        if steer.step != step.name:
            turn.hint(views.ANSWERED_ALREADY)
            return None
        draft = self._draft(turn)
        if steer.way == "back":
            _step_back(draft)
        elif step.optional:
            _keep(draft, step.name, {step.name: None})
        return await self._go_on(turn, draft, as_edit=True)

    async def _take(
        self, turn: Turn, step: Step, given: Given, draft: Draft, *, as_edit: bool, asked: Message | None = None
    ) -> object:
        reading = step.read(turn, draft, given)
        if isinstance(reading, Retry):
            return await self._again(turn, step, reading.message)
        _keep(draft, step.name, reading)
        return await self._go_on(turn, draft, as_edit=as_edit, asked=asked)

    async def _again(self, turn: Turn, step: Step, why: Message) -> object:
        await turn.say(views.again(why, step.ask(turn, self._draft(turn)), self._steering(turn, step)))
        return None

    async def _go_on(
        self, turn: Turn, draft: Draft | None = None, *, as_edit: bool, asked: Message | None = None
    ) -> object:
        """Ask the first question that is still open, or finish. Gives the new state.

        `asked`: the question that stands already; the same one is not asked twice.
        """
        conversation = turn.open[self.name]
        draft = dict(conversation.data) if draft is None else draft
        step = next((s for s in self.steps if s.name not in draft and s.needed(draft)), None)
        if step is None:
            del turn.open[self.name]
            await self.finish(turn, draft)
            await offer_waiting(turn)
            return ConversationHandler.END
        turn.open[self.name] = replace(conversation, state=step.name, data=draft, touched_at=turn.now)
        question = self._question(turn, step, draft)
        if question != asked:
            await (turn.edit(question) if as_edit and not question.location_label else turn.say(question))
        return step.name

    def _question(self, turn: Turn, step: Step, draft: Draft) -> Message:
        return views.question(self.known(turn, draft), step.ask(turn, draft), self._steering(turn, step), turn.private)

    def _steering(self, turn: Turn, step: Step) -> views.Steering:
        back = bool(turn.open[self.name].data.get("_path"))
        return views.Steering(form=self.name, step=step.name, skip=step.optional, back=back)

    def _is_mine(self, kind: type[Answer | Steer]) -> Callable[[object], bool]:
        return lambda data: kind.matches(data) and kind.unpack(str(data)).form == self.name

    def _draft(self, turn: Turn) -> Draft:
        return dict(turn.open[self.name].data)

    def _step(self, turn: Turn) -> Step:
        return next(step for step in self.steps if step.name == turn.open[self.name].state)


def _keep(draft: Draft, step: str, reading: Mapping[str, Any]) -> None:
    new = reading.keys() - draft.keys()
    if new:  # what only changes an answer, such as a tick, is no place to go back to
        draft["_path"] = [*draft.get("_path", []), [step, *sorted(new - {step})]]
    draft.update(reading)


def _step_back(draft: Draft) -> None:
    path = draft.get("_path", [])
    if path:
        for name in path[-1]:
            draft.pop(name, None)
        draft["_path"] = path[:-1]


def _given(message: TelegramMessage, file: File | None) -> Given | None:
    """What a message gives as an answer, a document its text; None where there is nothing a form could read."""
    if message.location is not None:
        return Given(place=(message.location.latitude, message.location.longitude))
    if message.contact is not None:
        name = f"{message.contact.first_name} {message.contact.last_name or ''}".strip()
        return Given(name=name, phone=message.contact.phone_number)
    if message.voice is not None:
        # PTB gives the duration as seconds or as a timedelta, by its settings.
        return Given(voice=message.voice.file_id, seconds=message.voice.to_dict()["duration"])
    if file is not None and file.text:
        return Given(text=clean(file.text).strip(), document=True)
    text = clean(message.text or message.caption or "").strip()
    return Given(text=text) if any(character.isalnum() for character in text) else None


async def cancel(turn: Turn, name: str) -> object:
    """Leave a conversation; what was said so far is dropped."""
    turn.open.pop(name, None)
    await turn.edit(views.cancelled())
    await offer_waiting(turn)
    return ConversationHandler.END


async def offer_waiting(turn: Turn) -> None:
    """Where a conversation was left for another one, and none is open now: offer to go on with it."""
    if not any(conversation.active for conversation in turn.open.values()):
        await offer_open(turn)


async def offer_open(turn: Turn) -> None:
    """Offer to go on with the conversation that was touched last, if there is any."""
    waiting = max(turn.open.values(), key=lambda c: c.touched_at, default=None)
    if waiting is not None:
        await turn.say(views.waiting(waiting.name))
