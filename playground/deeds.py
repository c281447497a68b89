"""What can the page ask a person to do? A table of deeds: name → what it does with the JSON that the page sent.

Every deed gets the person in their chat and the fields; it raises KeyError, ValueError, TypeError or LookupError for
fields that are missing or no good. Bytes come as base64.
"""

import base64
from collections.abc import Callable

from playground.groups import Group
from playground.model import Json
from playground.people import Participant, make_user

Deed = Callable[[Participant, Json], object]


def _document(person: Participant, fields: Json) -> object:
    content = base64.b64decode(fields["content"], validate=True)
    mime = fields.get("mime") or "application/octet-stream"
    return person.send_document(content, fields["name"], mime, fields.get("caption", ""))


def _voice(person: Participant, fields: Json) -> object:
    content = base64.b64decode(fields.get("content", ""), validate=True) or b"OggS"
    return person.send_voice(int(fields["duration"]), content, fields.get("mime") or "audio/ogg")


def _contact(person: Participant, fields: Json) -> object:
    own = person.user.id if fields.get("own") else None
    return person.send_contact(
        fields["phone_number"], fields["first_name"], fields.get("last_name", ""), fields.get("vcard", ""), own
    )


def _add_person(person: Participant, fields: Json) -> None:
    newcomer = make_user(person.world, None, fields["first_name"], fields.get("language_code") or "en", "", "")
    _group(person).add(newcomer, person)


def _group(person: Participant) -> Group:
    if person.chat.private:
        raise ValueError("this is no group")
    return Group(person.world, person.chat)


DEEDS: dict[str, Deed] = {
    "say": lambda person, fields: person.say(fields["text"], fields.get("reply_to")),
    "edit": lambda person, fields: person.edit(int(fields["message_id"]), fields["text"]),
    "delete": lambda person, fields: person.delete(int(fields["message_id"])),
    "tap": lambda person, fields: person.tap(int(fields["message_id"]), fields["data"]),
    "contact": _contact,
    "location": lambda person, fields: person.send_location(float(fields["latitude"]), float(fields["longitude"])),
    "document": _document,
    "photo": lambda person, fields: person.send_photo(base64.b64decode(fields["content"], validate=True)),
    "voice": _voice,
    "sticker": lambda person, fields: person.send_sticker(fields.get("emoji", "👍")),
    "forward": lambda person, fields: person.forward(fields["text"], fields["from_name"]),
    "block": lambda person, fields: person.block(),
    "unblock": lambda person, fields: person.unblock(),
    "add_person": _add_person,
    "leave": lambda person, fields: _group(person).leave(person),
    "add_bot": lambda person, fields: _group(person).let_bot_in(person),
    "kick_bot": lambda person, fields: _group(person).kick_bot(person),
    "upgrade": lambda person, fields: _group(person).upgrade(person),
}
