"""A list comes in: a table from another tracker, or a file of our own. First what would be made of it, then one tap.

Rows are written beside the updates (handlers/bringing.py): nothing here takes long, and nothing is kept before the tap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from telegram import Update

from coach.exchange import columns, sheet
from coach.exchange.sheet import NoTable
from coach.timeline import Applied, Role
from handlers import preferences, tabular
from handlers.answers import Answers
from handlers.buttons import data_of
from handlers.file_buttons import Import
from handlers.files import File
from handlers.turn import Context, Turn
from handlers.views import importing as views
from handlers.views import trouble
from handlers.views.message import Message
from storage import applications, contacts, errands, portable, portable_reading, proofs, quotas
from storage.contacts import Contact, same_person
from storage.errands import Errand
from storage.events import NAMES
from storage.portable import PARTS, WAITING_WORDS, Parts
from storage.portable_kinds import written
from storage.portable_reading import Portable, Refused

KIND = "import"
ROWS_A_PIECE = 500  # rows written in one transaction
PLANS_A_PIECE = 50  # applications planned in one
SEEN = ("applications", "contacts", "proofs")  # of a file of ours: without any of these there is nothing to bring in

Mapped = Mapping[str, Mapping[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What would be written: `parts`, without the rows that are there already (`known`: their number → the row's id).

    `chat`: what is set in the chat with it.
    """

    parts: Parts
    known: Mapped = field(default_factory=dict)
    chat: Mapping[str, Any] = field(default_factory=dict)


async def came(turn: Turn, file: File) -> None:
    """A file that may be a list."""
    try:
        is_object = file.kind == ".json" or file.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        message = await (_own_file(turn, file) if is_object else _table(turn, file))
    except NoTable as no:
        message = views.no_table(file.name, no.reason)
    except Refused as refused:
        message = views.refused(file.name, refused.reason, refused.where)
    await turn.say(message)


async def _table(turn: Turn, file: File) -> Message:
    records = sheet.records(file.content)
    found = columns.find(records)
    if found is None:
        return views.no_columns(file.name, records[0].cells)
    here = {tabular.mark(each.company, each.title) for each in await applications.everything(turn.unit)}
    read = tabular.read(turn, records, found, here)
    if not read.parts["applications"]:
        return views.nothing_new(file.name, read)
    load = await _load(turn, portable.numbered(read.parts), await portable.chat_parts(turn.unit), chat={})
    if not await _fits(turn, load):
        return views.no_room(file.name, quotas.QUOTAS["applications"])
    return views.preview_table(file.name, load.parts, read, found, await _ask(turn, load), turn.now, turn.chat.zone)


async def _own_file(turn: Turn, file: File) -> Message:
    own = portable_reading.read(file.content)
    here = await portable.chat_parts(turn.unit)
    same = own.chat_id == turn.unit.chat_id
    parts = own.parts if same else {**own.parts, **{name: [] for name in WAITING_WORDS}}
    if not all(_is_conversation(row) for row in parts["conversations"]):
        raise Refused("damaged", "conversations: an unfinished question is not whole")
    parts, left_out = _without_double(parts, here)
    stays = not same and any(own.parts[name] for name in WAITING_WORDS)
    is_fresh = not any(here[name] for name in ("applications", "contacts", "proofs"))
    load = await _load(turn, parts, here, chat=_settings(own) if is_fresh else {})
    if not load.chat and not any(_new_rows(load)[name] for name in SEEN):
        return views.all_there(file.name)
    if not await _fits(turn, load):
        return views.no_room(file.name, quotas.QUOTAS["applications"])
    return views.preview_own(file.name, parts, left_out, stays, is_fresh, await _ask(turn, load))


def _is_conversation(row: Mapping[str, Any]) -> bool:
    try:
        Answers.of(row["data"])
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _settings(own: Portable) -> Mapping[str, Any]:
    """What was set; preferences that this program could not have written are left out."""
    return own.chat if preferences.is_sound(own.chat) else {**own.chat, "settings": {}}


# -- what is there already ---------------------------------------------------------------------------------------------


def _without_double(parts: Parts, here: Parts) -> tuple[Parts, int]:
    """The parts without the applications that are there already, and what belongs to them; how many those are."""
    known = set(_marks(here).values())
    kept = {number for number, mark in _marks(parts).items() if mark not in known}
    left_out = len(parts["applications"]) - len(kept)
    if not left_out:
        return parts, 0
    others = {
        name: [row for row in rows if row.get("application_id") is None or row["application_id"] in kept]
        for name, rows in parts.items()
    }
    fresh = [row for row in parts["applications"] if row["id"] in kept]
    return portable.numbered({**others, "applications": fresh}), left_out


def _marks(parts: Parts) -> Mapping[int, tuple[tuple[str, str], datetime | None]]:
    """By what two applications are one: the employer, the job and the moment of applying."""
    applied = {row["application_id"]: row["at"] for row in reversed(parts["events"]) if row["kind"] == NAMES[Applied]}
    return {
        row["id"]: (tabular.mark(row["company"], row["title"]), applied.get(row["id"])) for row in parts["applications"]
    }


async def _load(turn: Turn, parts: Parts, here: Parts, chat: Mapping[str, Any]) -> Load:
    """What would be written. People, proofs and cards that are there already are meant, not made once more."""
    people = await contacts.all_contacts(turn.unit)
    said = {proof.text: proof.id for proof in await proofs.all_of(turn.unit)}
    waiting = {(row["by_user"], row["at"]) for row in here["captures"]}
    known = {
        "contacts": {row["id"]: same for row in parts["contacts"] if (same := _same(row, people)) is not None},
        "proofs": {row["id"]: said[row["text"]] for row in parts["proofs"] if row["text"] in said},
        "captures": {row["id"]: 0 for row in parts["captures"] if (row["by_user"], row["at"]) in waiting},
    }
    return Load(parts=parts, known=known, chat=chat)


def _same(row: Mapping[str, Any], people: Sequence[Contact]) -> int | None:
    told = Contact(name=row["name"], role=Role(row["role"]), phone=row["phone"], email=row["email"])
    return next((one.id for one in people if same_person(one, told) or replace(one, id=0) == told), None)


# -- asked, then done --------------------------------------------------------------------------------------------------


def _new_rows(load: Load) -> Parts:
    return {
        name: [row for row in rows if row.get("id") not in load.known.get(name, {})]
        for name, rows in load.parts.items()
    }


async def _fits(turn: Turn, load: Load) -> bool:
    wanted = {PARTS[name].table: len(rows) for name, rows in _new_rows(load).items()}
    return await quotas.has_room(turn.unit.connection, turn.unit.chat_id, wanted)


async def _ask(turn: Turn, load: Load) -> int:
    """Keep what would be written until the person says so."""
    new = _new_rows(load)
    pieces: list[Mapping[str, Any]] = [
        {"part": name, "rows": [_plain(row) for row in some]}
        for name, rows in new.items()
        for some in _chunks(rows, ROWS_A_PIECE)
    ]
    ids = [row["id"] for row in new["applications"]]
    pieces += [{"plan": list(some)} for some in _chunks(ids, PLANS_A_PIECE)]
    data = {
        "counts": {name: len(rows) for name, rows in load.parts.items()},
        "new": len(ids),
        "known": {name: {str(number): row for number, row in rows.items()} for name, rows in load.known.items()},
        "chat": load.chat,
    }
    return await errands.add(
        turn.unit, turn.user_id, turn.now, KIND, data, pieces=[*pieces, {"end": True}], state=errands.WAITING
    )


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {column: written(value) for column, value in row.items()}


def _chunks(rows: Sequence[Any], size: int) -> Sequence[Sequence[Any]]:
    return [rows[place : place + size] for place in range(0, len(rows), size)]


async def tap(update: Update, context: Context) -> None:
    """Bring it in, or leave it."""
    turn, pressed = context.turn, Import.unpack(data_of(update))
    errand = await errands.load(turn.unit, pressed.errand)
    if errand is None or errand.kind != KIND:
        turn.hint(views.OVER, alert=True)
    elif errand.state != errands.WAITING:
        turn.hint(views.UNDER_WAY)
    elif errand.by_user != turn.user_id:
        turn.hint(trouble.NOT_YOURS, alert=True)
    elif pressed.way == "leave":
        await errands.drop(turn.unit, errand)
        await turn.edit(views.left())
    elif pressed.way == "bring":
        await accept(turn, errand)
    else:
        turn.hint(trouble.OLD_BUTTON)


async def accept(turn: Turn, errand: Errand) -> None:
    """It is wanted: what is set in the chat is set at once, ids are reserved, and the rows follow."""
    chat = {name: value for name, value in errand.data["chat"].items() if getattr(turn.chat, name) != value}
    before = {name: getattr(turn.chat, name) for name in chat}
    turn.unit.change_chat(**chat)
    bases = {name: _reserved(turn, count) for name, count in errand.data["counts"].items() if PARTS[name].is_numbered}
    more = {"bases": bases, "chat_before": before, "chat": chat, "message": turn.message_id}
    await errands.change(turn.unit, errand, state=errands.READY, data={**errand.data, **more})
    await turn.edit(views.progress(0, errand.data["new"]))


def _reserved(turn: Turn, count: int) -> int:
    """The id before the first of so many that nobody else gets."""
    base = turn.unit.next_id - 1
    turn.unit.next_id += count
    return base
