"""What does a handler work with? One turn: the chat's unit of work, the moment, and the answers that will be sent
after the commit.

python-telegram-bot builds a context for each update; ours reaches the turn that bot/dispatch.py opened around the
update.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple

from telegram.ext import Application as TelegramApplication
from telegram.ext import CallbackContext, ExtBot

from handlers.files import File
from handlers.policy import DEFAULT, Policy
from handlers.views.message import Document, Message, Picture, Row, inline_keyboard
from storage import actions, conversations, members, outbox
from storage.conversations import Conversation
from storage.unit import Chat, Unit

A_DAY = timedelta(days=1)

BotData = dict[Any, Any]


class Posted(NamedTuple):
    """Where a message of the bot's is: its id at Telegram, or the letter that will become it."""

    kind: Literal["message", "letter"]
    id: int


@dataclass(slots=True)
class Turn:
    """One update of one chat, in one transaction. `now` is aware, in UTC."""

    unit: Unit
    now: datetime
    user_id: int
    private: bool = True
    user_name: str = ""  # the first name of whoever acts
    said_id: int | None = None  # the message that they wrote
    message_id: int | None = None  # the message under which the tapped button hangs
    policy: Policy = DEFAULT
    file: File | None = None  # the file that came with the message, fetched before the transaction
    led_by: list[int] = field(default_factory=list)  # the messages whose answers this turn saves
    under_file: bool = False  # whether that message is a file or a picture, which no text can become
    edited: bool = False  # whether the message under the tapped button has become another
    toast: str = ""
    alert: bool = False
    error: BaseException | None = None
    open: dict[str, Conversation] = field(default_factory=dict)
    _stored: dict[str, Conversation] = field(default_factory=dict)

    @property
    def chat(self) -> Chat:
        return self.unit.chat

    async def begin(self) -> None:
        """Load the person's conversations. One that was left long ago takes no answers until it is taken up again."""
        self._stored = {c.name: c for c in await conversations.load_all(self.unit, self.user_id)}
        self.open = {name: c.at(self.now) for name, c in self._stored.items() if not c.is_over(self.now)}

    def use(self) -> None:
        """The person is here: written down once a day, for it costs a row's change."""
        if self.chat.used_at is None or self.now - self.chat.used_at > A_DAY or self.chat.warned_at is not None:
            self.unit.change_chat(used_at=self.now, warned_at=None)

    def forget(self) -> None:
        """Nothing of this turn is to be kept."""
        self.open.clear()
        self._stored.clear()

    async def end(self) -> None:
        """Write back the conversations that changed."""
        for name in self._stored.keys() - self.open.keys():
            await conversations.forget(self.unit, self.user_id, name)
        for name, conversation in self.open.items():
            if conversation != self._stored.get(name):
                await conversations.store(self.unit, conversation)

    async def say(self, message: Message) -> Posted:
        """Send a message once the turn is committed."""
        return Posted(
            "letter", await outbox.put(self.unit, "sendMessage", message.payload(), application_id=message.about)
        )

    async def send(self, document: Document) -> Posted:
        """Send a file or a picture once the turn is committed. Raises storage.outbox.TooLarge."""
        enclosure = outbox.Enclosure(document.name, document.content)
        about = document.about
        return Posted(
            "letter",
            await outbox.put(self.unit, document.method, document.payload(), application_id=about, enclosure=enclosure),
        )

    async def draw(self, picture: Picture) -> Posted:
        """Send a picture that is painted once the turn is committed; its caption alone where that fails."""
        return Posted("letter", await outbox.put(self.unit, "sendPhoto", picture.payload()))

    async def edit(self, message: Message) -> Posted:
        """Turn the message under the tapped button into this one; outside a tap, under a file, or once that is done,
        send it.
        """
        if self.message_id is None or self.edited or self.under_file or not message.fits_edit:
            return await self.say(message)
        self.edited = True
        payload = {**message.payload(), "message_id": self.message_id}
        await outbox.put(self.unit, "editMessageText", payload, application_id=message.about)
        return Posted("message", self.message_id)

    async def revise(self, posted: Posted, message: Message) -> None:
        """Turn an earlier message into this one where it is still there."""
        where = {"message_id": posted.id} if posted.kind == "message" else {outbox.MESSAGE_OF: posted.id}
        await outbox.put(self.unit, "editMessageText", {**message.payload(), **where, outbox.ONLY_EDIT: True})

    async def relabel(self, rows: tuple[Row, ...]) -> None:
        """Give the message under the tapped button other buttons, its text kept."""
        payload = {"message_id": self.message_id, "reply_markup": inline_keyboard(rows)}
        await outbox.put(self.unit, "editMessageReplyMarkup", payload)

    def hint(self, text: str, *, alert: bool = False) -> None:
        """Answer a tap with a short notice: at most 200 characters (answerCallbackQuery)."""
        self.toast, self.alert = text[:200], alert

    async def done(self, what: str, application_id: int | None = None) -> int:
        """Record what this turn has changed as one action that can be undone, and give the action's id."""
        if not self.private and self.user_name:
            await members.remember(self.unit, self.user_id, self.user_name)
        said = [*self.led_by, *([self.said_id] if self.said_id else [])]
        return await actions.record(self.unit, what, self.now, self.user_id, application_id, said)


current: ContextVar[Turn] = ContextVar("current_turn")


class Context(CallbackContext[ExtBot[None], BotData, BotData, BotData]):
    """The context of a handler: `context.turn` is the turn."""

    @property
    def turn(self) -> Turn:
        return current.get()


Telegram = TelegramApplication[ExtBot[None], Context, BotData, BotData, BotData, None]
