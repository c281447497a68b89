"""Does a letter that carries a file arrive as any other, with its file whole?"""

import struct
import zlib
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from handlers.buttons import Page
from handlers.turn import Turn
from handlers.views import trouble
from handlers.views.message import Button, Document
from playground.errors import ApiError
from playground.faults import Fault, dropped, hangs, server_error, too_many
from playground.model import Message as Shown
from storage import outbox
from storage.away import is_passing
from storage.outbox import FILE_LIMIT, TooLarge
from storage.schema import outbox as letters
from storage.unit import unit_of_work
from tests.bot.stage import Stage, until
from tests.support.person import Person

NOTES = bytes(range(256)) * 40


def _picture(width: int = 640, height: int = 400) -> bytes:
    """A PNG of one colour (RFC 2083): signature, header, one row after the other, end."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\x00" + b"\x3a\x7f\xc0" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def _send(stage: Stage, someone: Person, *documents: Document) -> None:
    async with unit_of_work(stage.database, someone.participant.chat.id) as unit:
        turn = Turn(unit, stage.here.clock.now(), user_id=someone.participant.user.id)
        for document in documents:
            await turn.send(document)


def _bytes(stage: Stage, message: Shown) -> bytes:
    content = message.content
    file_id = content["document"]["file_id"] if "document" in content else content["photo"][-1]["file_id"]
    return stage.here.playground.world.journal.get_bytes(file_id)


async def _kept(stage: Stage) -> int:
    async with stage.database.transaction() as connection:
        return (await connection.execute(select(func.count(letters.c.file)))).scalar_one()


async def test_a_document_and_a_picture_arrive_whole_with_caption_and_buttons_and_are_kept_no_longer(
    stage: Stage,
) -> None:
    ada, picture = stage.person(), _picture()
    rows = ((Button("Again", "zz|1"),),)
    await _send(
        stage,
        ada,
        Document(name="Ünïcode notes.bin", content=NOTES, html="<b>Notes</b> of Ada", rows=rows, about=7),
        Document(name="stats.png", content=picture, is_photo=True),
    )
    await stage.put(ada.participant.chat.id, "after them")
    assert await _kept(stage) == 2
    async with stage.delivering():
        assert await stage.settled() == {"sent": 3}
    document, photo, text = ada.participant.from_bot
    assert (document.text, document.content["document"]["file_name"]) == ("Notes of Ada", "Ünïcode notes.bin")
    assert document.keyboard[0][0]["text"] == "Again"
    assert (photo.content["photo"][-1]["width"], text.text) == (640, "after them")
    assert (_bytes(stage, document), _bytes(stage, photo)) == (NOTES, picture)
    assert await _kept(stage) == 0
    async with unit_of_work(stage.database, ada.participant.chat.id) as unit:
        assert await outbox.about(unit, document.message_id) == 7


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("fault", "copies"),
    [
        (lambda: too_many(1, method="sendDocument"), 1),
        (lambda: server_error(method="sendDocument"), 1),
        (lambda: dropped(effect=False, method="sendDocument"), 1),
        (lambda: dropped(effect=True, method="sendDocument"), 2),
        (lambda: hangs(effect=True, method="sendDocument"), 2),
    ],
)
async def test_it_is_sent_at_least_once_and_the_file_is_whole_in_each_copy(
    stage: Stage, fault: Callable[[], Fault], copies: int
) -> None:
    ada = stage.person()
    stage.here.playground.faults.add(fault())
    await _send(stage, ada, Document(name="notes.bin", content=NOTES))
    async with stage.delivering(lease_seconds=1.5):
        assert await stage.settled() == {"sent": 1}
    assert [_bytes(stage, message) for message in ada.participant.from_bot] == [NOTES] * copies


async def test_while_the_database_is_away_it_waits(stage: Stage) -> None:
    ada = stage.person()
    await _send(stage, ada, Document(name="notes.bin", content=NOTES))
    (letter,) = await outbox.claim(stage.database, 1, 0.5)
    async with stage.database_away():
        with pytest.raises(Exception) as away:  # noqa: PT011 - either database has its own
            await outbox.enclosed(stage.database, letter)
    assert is_passing(away.value), "the letter would be given up"
    async with stage.delivering():
        assert await stage.settled() == {"sent": 1}


async def test_a_second_sender_finds_that_it_has_arrived(stage: Stage) -> None:
    ada = stage.person()
    await _send(stage, ada, Document(name="notes.bin", content=NOTES))
    (slow,) = await outbox.claim(stage.database, 1, -1)
    async with stage.delivering():
        assert await stage.settled() == {"sent": 1}
    assert await outbox.enclosed(stage.database, slow) is None


async def test_what_telegram_refuses_for_its_size_is_told_instead(stage: Stage) -> None:
    ada = stage.person()
    stage.here.playground.faults.add(
        Fault(kind="refuse", method="sendDocument", error=ApiError(413, "Request Entity Too Large"))
    )
    await _send(stage, ada, Document(name="notes.bin", content=NOTES))
    async with stage.delivering():
        assert await stage.settled() == {"failed": 1, "sent": 1}
    assert stage.sent(ada) == [trouble.unsaid().payload()["text"]]
    assert await _kept(stage) == 0


async def test_nothing_larger_than_the_limit_is_put_down(stage: Stage) -> None:
    with pytest.raises(TooLarge):
        await _send(stage, stage.person(), Document(name="a", content=bytes(FILE_LIMIT + 1)))


async def test_a_tap_under_a_file_is_answered_below_it(stage: Stage) -> None:
    ada = stage.person()

    async def work(turn: Turn) -> None:
        await turn.send(
            Document(name="notes.bin", content=NOTES, rows=((Button("List", Page(0, "live", "next").pack()),),))
        )

    stage.handle("file", work)
    async with unit_of_work(stage.database, ada.participant.chat.id) as unit:
        unit.change_chat(started_at=stage.here.clock.now())
    async with stage.polling(), stage.delivering():
        await ada.says("file")
        shown = await ada.sees("[file notes.bin]")
        await ada.taps("List")
        await until(lambda: len(ada.participant.from_bot) == 2)
    assert shown.version == 1
