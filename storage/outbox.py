"""What is still to be said to Telegram? Rows written with the data they speak of, sent in order within a chat.

A row is `ready`, then `sending` under a lease on the database's clock, then `sent` or `failed`. A lease that ran out
means that whoever was sending died: the row is claimed again, and may so be said twice, never not at all.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from storage.database import Database
from storage.leases import SILENCE
from storage.schema import leases, nudges, outbox
from storage.seal import Key
from storage.types import DatabaseNow, Json, SealedJson, constant
from storage.unit import Unit

READY, SENDING, SENT, FAILED = "ready", "sending", "sent", "failed"
WAITING = (constant(READY), constant(SENDING))
ANSWER, NUDGE = 0, 1  # priorities: who is waiting comes before who is not

# Of an edit's payload: the letter whose message is meant, where its id was not known yet; and whether the edit is
# dropped, rather than said in a new message, where that message is gone.
MESSAGE_OF, ONLY_EDIT = "message_of", "only_edit"

FILE_NAME = "file_name"  # of the payload of a letter that carries a file: how Telegram is to call it
DRAWING = "drawing"  # of the payload of a sendPhoto: the figures of a picture that is painted when it is sent
FILE_LIMIT = 10 * 1024 * 1024  # bytes of a file; Telegram takes 50 MB, and 10 MB for a photo (Bot API, "Sending files")


class TooLarge(ValueError):
    """The file is above FILE_LIMIT."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file made here. `content`: its bytes, at most FILE_LIMIT of them."""

    name: str
    content: bytes

    def __post_init__(self) -> None:
        if len(self.content) > FILE_LIMIT:
            raise TooLarge(f"{len(self.content)} bytes")


@dataclass(frozen=True, slots=True)
class Letter:
    """One call to the Bot API: `method` with `payload` as its parameters, the chat's id aside. The bytes of a file stay
    in the database until it is sent (`enclosed`). `attempts`: how often it was claimed, by which claims are told apart;
    not how often it was sent.
    """

    chat_id: int
    id: int
    method: str
    payload: Mapping[str, Any]
    attempts: int


Landed = tuple[Letter, int | None]  # a letter, and the id of the message that it became, where it became one


async def put(
    unit: Unit,
    method: str,
    payload: Mapping[str, Any],
    *,
    priority: int = ANSWER,
    application_id: int | None = None,
    enclosure: Enclosure | None = None,
) -> int:
    """Say something once this unit of work is committed. `application_id`: what it is about, if about one; `enclosure`:
    the file that a sendDocument or a sendPhoto sends.
    """
    row = unit.new_id()
    # An edit's message is known before it is sent.
    about = {"application_id": application_id, "message_id": payload.get("message_id")}
    letter = {"id": row, "method": method, "payload": payload, "priority": priority, "state": READY, "file": None}
    if enclosure is not None:
        letter |= {"payload": {**payload, FILE_NAME: enclosure.name}, "file": enclosure.content}
    unit.letters.append(letter | about)
    return row


async def about(unit: Unit, message_id: int) -> int | None:
    """The application that a message of the bot's is about, as it was said or edited last."""
    o = outbox.c
    query = select(o.application_id).where(o.chat_id == unit.chat_id, o.message_id == message_id)
    query = query.where(o.application_id.is_not(None)).order_by(o.id.desc()).limit(1)
    return (await unit.connection.execute(query)).scalar_one_or_none()


async def is_waiting(unit: Unit, message_id: int) -> bool:
    """Whether an edit of this message is still on its way."""
    o = outbox.c
    query = select(o.id).where(o.chat_id == unit.chat_id, o.message_id == message_id, o.state.in_(WAITING)).limit(1)
    return (await unit.connection.execute(query)).first() is not None


async def letters_of(unit: Unit, message_id: int) -> list[int]:
    """The letters that became this message, or are on their way: an answer may come before that is written down."""
    o = outbox.c
    query = select(o.id).where(o.chat_id == unit.chat_id)
    known = list((await unit.connection.execute(query.where(o.message_id == message_id))).scalars())
    return known or list((await unit.connection.execute(query.where(o.state == SENDING))).scalars())


def _as_it_is(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column without the opening of what is sealed in it: these rows are of many chats."""
    return type_coerce(column, Json).label(column.key)


_OF_LETTER = ("chat_id", "id", "method", "attempts", "priority", "not_before")


def _taking() -> ReturningUpdate[Any]:
    """What claims `limit` letters for so many `seconds`."""
    earlier = outbox.alias("earlier")
    waits_behind = exists().where(
        earlier.c.chat_id == outbox.c.chat_id, earlier.c.id < outbox.c.id, earlier.c.state.in_(WAITING)
    )
    # Put just now, or given back in what is the future by now: the clock was set back, and nobody waits for it.
    is_ahead = or_(outbox.c.attempts == 0, outbox.c.lease_until > DatabaseNow())
    free = or_(
        and_(outbox.c.state == READY, or_(outbox.c.not_before <= DatabaseNow(), is_ahead)),
        and_(outbox.c.state == SENDING, outbox.c.lease_until <= DatabaseNow()),
    )
    silenced = exists().where(leases.c.name == SILENCE, leases.c.until > DatabaseNow())
    heads = (
        select(outbox.c.chat_id, outbox.c.id)
        .where(outbox.c.state.in_(WAITING), free, ~waits_behind, ~silenced)
        .order_by(outbox.c.priority, outbox.c.not_before)
        .limit(bindparam("limit", type_=Integer))
        .with_for_update(skip_locked=True)
    )
    return (
        update(outbox)
        .where(tuple_(outbox.c.chat_id, outbox.c.id).in_(heads))
        .values(state=SENDING, lease_until=DatabaseNow("seconds"), attempts=outbox.c.attempts + 1)
        .returning(*(outbox.c[name] for name in _OF_LETTER), _as_it_is(outbox.c.payload))
    )


_TAKEN = _taking()  # built once: that costs as much as sending it


async def claim(database: Database, limit: int, lease_seconds: float, *, landed: Sequence[Landed] = ()) -> list[Letter]:
    """Write down what `landed`, and take under a lease up to `limit` letters that may be sent now: answers first, at
    most one a chat, its oldest. None while Telegram wants to hear nothing (storage/leases.py).
    """
    async with database.transaction() as connection:
        if landed:
            await _write_down(connection, landed)
        taken = await connection.execute(_TAKEN, {"limit": limit, "seconds": lease_seconds})
        rows: Sequence[Row[Any]] = sorted(taken.all(), key=lambda r: (r.priority, r.not_before, r.id))
        return [
            Letter(r.chat_id, r.id, r.method, await _aimed(connection, r, _payload(r, database.key)), r.attempts)
            for r in rows
        ]


def _payload(row: Row[Any], key: Key | None) -> Mapping[str, Any]:
    kind = cast(SealedJson, outbox.c.payload.type)
    return cast(Mapping[str, Any], kind.opened(row.payload, key, row.chat_id))


async def _aimed(connection: AsyncConnection, row: Row[Any], payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """The payload with the message's id in the place of its letter's. Letters of a chat go in order, so that it is
    known by now; 0, which there is not, where that letter never arrived.
    """
    if (letter := payload.get(MESSAGE_OF)) is None:
        return payload
    others = {name: value for name, value in payload.items() if name != MESSAGE_OF}
    query = select(outbox.c.message_id).where(outbox.c.chat_id == row.chat_id, outbox.c.id == letter)
    return {**others, "message_id": (await connection.execute(query)).scalar_one_or_none() or 0}


async def enclosed(database: Database, letter: Letter) -> bytes | None:
    """The bytes of the letter's file; None where it carries none, or has arrived already."""
    if FILE_NAME not in letter.payload:
        return None
    query = select(outbox.c.file).where(outbox.c.chat_id == letter.chat_id, outbox.c.id == letter.id)
    async with database.work_of(letter.chat_id) as connection:
        found: bytes | None = (await connection.execute(query)).scalar_one_or_none()
    return found


async def in_flight(connection: AsyncConnection, chat_ids: Collection[int]) -> bool:
    """Whether something is being sent to one of these chats. Until the transaction ends, nothing more is."""
    o = outbox.c
    query = select(o.state, o.lease_until > DatabaseNow()).where(o.chat_id.in_(chat_ids), o.state.in_(WAITING))
    return (SENDING, True) in [tuple(row) for row in await connection.execute(query.with_for_update())]


async def waiting(database: Database) -> int:
    """How many letters Telegram has not taken yet."""
    query = select(func.count()).select_from(outbox).where(outbox.c.state.in_((READY, SENDING)))
    async with database.transaction() as connection:
        return (await connection.execute(query)).scalar_one()


async def reclaim(database: Database) -> None:
    """Make every letter under a lease ready again: for whoever knows that all other senders are dead."""
    statement = update(outbox).where(outbox.c.state == SENDING).values(state=READY, lease_until=None)
    async with database.transaction() as connection:
        await connection.execute(statement)


_of_letter = and_(outbox.c.chat_id == bindparam("chat"), outbox.c.id == bindparam("letter"), outbox.c.state == SENDING)
# Only by whoever claimed it last: a sender that was frozen beyond its lease must not touch another's claim.
_of_claim = and_(_of_letter, outbox.c.attempts == bindparam("claim"))


def _claimed(letter: Letter) -> dict[str, int]:
    return {"chat": letter.chat_id, "letter": letter.id, "claim": letter.attempts}


_ARRIVED = (
    update(outbox).where(_of_letter).values(state=SENT, message_id=bindparam("message"), lease_until=None, file=None)
)


async def mark_sent(database: Database, landed: Sequence[Landed]) -> None:
    """The letters arrived, as these messages; true whoever sends them by now."""
    async with database.transaction() as connection:
        await _write_down(connection, landed)


async def _write_down(connection: AsyncConnection, landed: Sequence[Landed]) -> None:
    values = [{"chat": letter.chat_id, "letter": letter.id, "message": message} for letter, message in landed]
    await connection.execute(_ARRIVED, values)


async def mark_failed(unit: Unit, letter: Letter, error: str) -> bool:
    """The letter can never arrive. Whether it was still this claim's to give up."""
    given_up = {"state": FAILED, "error": error[:200], "lease_until": None, "file": None}
    statement = update(outbox).where(_of_claim).values(**given_up)
    return bool((await unit.connection.execute(statement, _claimed(letter))).rowcount)


async def retry_later(database: Database, letter: Letter, seconds: float) -> None:
    """The letter did not arrive, or nobody knows: it is ready again `seconds` from now."""
    ready = {"state": READY, "not_before": DatabaseNow(seconds), "lease_until": DatabaseNow()}
    statement = update(outbox).where(_of_claim).values(**ready)
    async with database.transaction() as connection:
        await connection.execute(statement, _claimed(letter))


async def send_anew(database: Database, letter: Letter) -> None:
    """The message to edit is gone: the letter becomes a new message with the same content."""
    payload = {name: value for name, value in letter.payload.items() if name != "message_id"}
    values = {
        "method": "sendMessage",
        "payload": payload,
        "state": READY,
        "not_before": DatabaseNow(),
        "lease_until": DatabaseNow(),
    }
    async with database.work_of(letter.chat_id) as connection:
        await connection.execute(update(outbox).where(_of_claim).values(**values), _claimed(letter))


async def block_chat(unit: Unit, now: datetime) -> None:
    """Nobody can be reached in this chat: answers are given up, and nudges wait until it is back."""
    unit.change_chat(blocked_at=now)
    waiting = and_(outbox.c.chat_id == unit.chat_id, outbox.c.state.in_(WAITING))
    unsaid = and_(nudges.c.chat_id == unit.chat_id, nudges.c.letter_id.in_(select(outbox.c.id).where(waiting)))
    await unit.connection.execute(update(nudges).where(unsaid).values(state="pending", letter_id=None))
    given_up = {"state": FAILED, "lease_until": None, "file": None}
    await unit.connection.execute(update(outbox).where(waiting).values(**given_up))
