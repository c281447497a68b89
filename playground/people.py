"""What can people do? The other side of the chats, in process: each deed makes the update that Telegram would send."""

import secrets

from playground import media
from playground.changes import Changes
from playground.editing import remove
from playground.membership import set_bot_status
from playground.model import Chat, Json, Message, Tap, User
from playground.parameters import Upload
from playground.privacy import bot_sees
from playground.text import TEXT_LIMIT, clean, text_content, trim
from playground.world import World


class Participant:
    """A person in one chat, private or a group. A deed raises ValueError where Telegram's app would not offer it."""

    def __init__(self, world: World, user: User, chat: Chat) -> None:
        self._world, self.user, self.chat = world, user, chat

    @property
    def world(self) -> World:
        """Where this person lives."""
        return self._world

    # -- what there is to see ------------------------------------------------------------------------------------------

    @property
    def history(self) -> list[Message]:
        """The chat's messages, oldest first, deleted ones included."""
        return self._world.history(self.chat.id)

    @property
    def changes(self) -> Changes:
        """What changes, in all chats, to wait for."""
        return self._world.changes

    @property
    def bot_id(self) -> int:
        return self._world.bot.id

    def name_of(self, user_id: int) -> str:
        """The first name of whoever wrote."""
        return self._world.users[user_id].first_name

    @property
    def from_bot(self) -> list[Message]:
        """What the bot's messages are now, oldest first, deleted ones left out."""
        return [m for m in self.history if m.from_id == self._world.bot.id and not m.deleted]

    @property
    def below(self) -> Json | None:
        """The markup below this person's text field, if any."""
        return self.chat.below.get(str(self.user.id))

    @property
    def answers(self) -> list[Tap]:
        """This person's taps in this chat that the bot answered, oldest first; `text` and `alert` are what they saw."""
        mine = (tap for tap in self._world.taps.values() if (tap.chat_id, tap.from_id) == (self.chat.id, self.user.id))
        return [tap for tap in mine if tap.answered_at is not None]

    # -- deeds ---------------------------------------------------------------------------------------------------------

    def say(self, text: str, reply_to: int | None = None) -> Message:
        """Send a text as the app does: cleaned and trimmed, in parts of 4096 characters; returns the last part."""
        body, _ = trim(clean(text), [])
        if not body:
            raise ValueError("there is nothing to send in an empty text")
        *parts, last = [body[at : at + TEXT_LIMIT] for at in range(0, len(body), TEXT_LIMIT)]
        for part in parts:
            self.send_content(text_content(*trim(part, [])))
        return self.send_content(text_content(*trim(last, [])), reply_to)

    def send_content(self, content: Json, reply_to: int | None = None) -> Message:
        """Send any content as it is (the Bot API's fields of a Message), unchecked: for what no app would send."""
        if self.chat.private and self.chat.bot == "kicked":
            raise ValueError(f"{self.user.first_name} has blocked the bot")
        if self.chat.migrated_to is not None:
            raise ValueError(f"{self.chat.title} became a supergroup; write there")
        with self._world.acting():
            if not self.chat.opened:
                self.chat.opened = True
                self._world.keep(self.chat)
                self._world.tell("chat", self.chat.id)
            message = self._world.post(self.chat, self.user.id, content, reply_to=reply_to)
            if bot_sees(self._world, self.chat, message):
                self._world.updates.add("message", self._world.wire(message))
        return message

    def edit(self, message_id: int, text: str) -> Message:
        """Change one's own text."""
        message = self._shown(message_id)
        if message.from_id != self.user.id or "text" not in message.content:
            raise ValueError("only one's own texts can be edited")
        with self._world.acting():
            others = {name: value for name, value in message.content.items() if name not in ("text", "entities")}
            message.content = others | text_content(*trim(clean(text), []))
            message.edit_date = self._world.seconds()
            message.version += 1
            self._world.keep_message(message, "edit")
            if bot_sees(self._world, self.chat, message):
                self._world.updates.add("edited_message", self._world.wire(message))
        return message

    def delete(self, message_id: int) -> None:
        """Delete a message for everyone. The bot is not told, as with Telegram."""
        message = self._shown(message_id)
        with self._world.acting():
            remove(self._world, message)

    def tap(self, message_id: int, button: str) -> str:
        """Tap the inline button with this label, or else with this callback data; returns the callback query's id.

        Raises LookupError with the labels that are there.
        """
        buttons = [b for row in self._shown(message_id).keyboard for b in row if "callback_data" in b]
        found = [b for b in buttons if b["text"] == button] or [b for b in buttons if b["callback_data"] == button]
        if not found:
            raise LookupError(f"no button {button!r} among {[b['text'] for b in buttons]}")
        return self.tap_data(message_id, found[0]["callback_data"])

    def tap_data(self, message_id: int, data: str) -> str:
        """Tap with this data, whether or not the button is still there: an app may show an older state."""
        world = self._world
        with world.acting():
            number = world.next_number("taps", 1)
            query_id = f"{self.user.id}{number:08}"
            tap = Tap(
                query_id=query_id,
                chat_id=self.chat.id,
                message_id=message_id,
                from_id=self.user.id,
                data=data,
                at=world.wall(),
            )
            world.keep(tap)
            world.updates.add("callback_query", self._query(tap))
        return query_id

    def _query(self, tap: Tap) -> Json:
        message = self._world.message(self.chat.id, tap.message_id)
        gone: Json = {"chat": self._world.wire_chat(self.chat), "message_id": tap.message_id, "date": 0}
        return {
            "id": tap.query_id,
            "from": self.user.wire(),
            "message": self._world.wire(message) if message else gone,
            "chat_instance": str(self.chat.id * 7919),
            "data": tap.data,
        }

    def send_contact(
        self, phone_number: str, first_name: str, last_name: str = "", vcard: str = "", user_id: int | None = None
    ) -> Message:
        """Send a contact card."""
        card: Json = {"phone_number": phone_number, "first_name": first_name}
        card |= {"last_name": last_name, "vcard": vcard, "user_id": user_id}
        return self.send_content({"contact": {name: value for name, value in card.items() if value}})

    def send_location(self, latitude: float, longitude: float, reply_to: int | None = None) -> Message:
        """Send a place, in degrees."""
        return self.send_content({"location": {"latitude": latitude, "longitude": longitude}}, reply_to)

    def send_document(
        self, content: bytes, name: str, mime: str = "application/octet-stream", caption: str = ""
    ) -> Message:
        """Send a file."""
        with self._world.acting():
            file = media.store(self._world, Upload(name, mime, content), "document")
        return self.send_content({"document": media.document(file), **_caption(caption)})

    def send_photo(self, content: bytes, caption: str = "") -> Message:
        """Send a PNG or JPEG picture."""
        with self._world.acting():
            file = media.store(self._world, Upload("photo.jpg", "image/jpeg", content), "photo")
            sizes = media.photo(self._world, file)
        return self.send_content({"photo": sizes, **_caption(caption)})

    def send_voice(self, duration: int, content: bytes = b"OggS", mime: str = "audio/ogg") -> Message:
        """Send a voice note of so many seconds."""
        with self._world.acting():
            file = media.store(self._world, Upload("voice.ogg", mime, content), "voice", duration)
        return self.send_content({"voice": media.voice(file)})

    def send_sticker(self, emoji: str = "👍") -> Message:
        """Send a sticker."""
        form = {"type": "regular", "is_animated": False, "is_video": False, "width": 512, "height": 512}
        name = secrets.token_hex(8)
        return self.send_content({"sticker": {"file_id": name, "file_unique_id": name, "emoji": emoji, **form}})

    def forward(self, text: str, from_name: str) -> Message:
        """Forward a text as from somebody whose account is hidden."""
        origin = {"type": "hidden_user", "sender_user_name": from_name, "date": self._world.seconds()}
        return self.send_content({"forward_origin": origin, **text_content(*trim(clean(text), []))})

    # -- keeping the bot out -------------------------------------------------------------------------------------------

    def block(self) -> None:
        """Block the bot: it is told, and refused from now on."""
        self._private("block")
        set_bot_status(self._world, self.chat, self.user, "kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self._private("unblock")
        set_bot_status(self._world, self.chat, self.user, "member")

    def deactivate(self) -> None:
        """Delete the account; nobody is told."""
        with self._world.acting():
            self.user.deactivated = True
            self._world.keep(self.user)

    def _private(self, what: str) -> None:
        if not self.chat.private:
            raise ValueError(f"one can {what} a bot in a private chat only")

    def _shown(self, message_id: int) -> Message:
        message = self._world.message(self.chat.id, message_id)
        if message is None:
            raise LookupError(f"no message {message_id} in this chat")
        return message


def make_user(
    world: World, user_id: int | None, first_name: str, language_code: str, last_name: str, username: str
) -> Participant:
    """A person and their private chat; the known ones where the id is known."""
    if user_id is not None and user_id in world.users:
        return Participant(world, world.users[user_id], world.chats[user_id])
    with world.acting():
        number = world.next_number("users", 700_000_001) if user_id is None else user_id
        user = User(
            id=number, first_name=first_name, last_name=last_name, username=username, language_code=language_code
        )
        chat = Chat(id=number, kind="private")
        world.keep(user)
        world.keep(chat)
        world.tell("chat", chat.id)
    return Participant(world, user, chat)


def _caption(text: str) -> Json:
    body, entities = trim(clean(text), [])
    return ({"caption": body} if body else {}) | ({"caption_entities": entities} if entities else {})
