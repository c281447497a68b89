"""Do a file's bytes reach the handler, and does the person learn why where they do not?"""

import pytest

from bot import files
from handlers import files as kinds
from handlers.files import File
from handlers.turn import Turn
from playground.faults import Fault, dropped, hangs, refused
from storage.unit import unit_of_work
from tests.bot.stage import Stage, says
from tests.support.person import Person

PDF = b"%PDF-1.7 a page"


def _sends(person: Person, content: bytes = PDF, name: str = "cv.pdf", mime: str = "application/pdf") -> None:
    # The caption lets the test's own handler take it.
    person.participant.send_document(content, name, mime, "take this")


async def _given(stage: Stage) -> File | None:
    """The file that the handler of the only update got."""
    found: list[File | None] = []

    async def take(turn: Turn) -> None:
        found.append(turn.file)

    stage.handle("take", take)
    [update] = stage.pending()
    await stage.application.process_update(update)
    [file] = found
    return file


@pytest.mark.parametrize(
    ("name", "mime", "kind"),
    [
        ("My CV.PDF", "application/octet-stream", ".pdf"),
        ("", "application/pdf", ".pdf"),
        ("invite.ics", "text/plain", ".ics"),
        ("invite", "text/calendar; method=REQUEST", ".ics"),
        ("cv.docx", "", ".docx"),
    ],
)
async def test_a_wanted_file_comes_with_its_bytes(stage: Stage, name: str, mime: str, kind: str) -> None:
    _sends(stage.person(), PDF, name, mime)
    file = await _given(stage)
    assert file is not None
    assert (file.name, file.mime, file.content) == (name, mime, PDF)
    assert file.kind == kind


async def test_other_files_are_not_even_asked_for(stage: Stage) -> None:
    _sends(stage.person(), b"MZ", "setup.exe", "application/x-msdownload")
    assert await _given(stage) is None
    assert not [call for call in stage.here.playground.calls if call.method == "getFile"]


async def test_a_file_above_the_limit_is_not_fetched(stage: Stage) -> None:
    _sends(stage.person(), b"x" * (256 * kinds.KIB + 1), "invite.ics", "text/calendar")
    file = await _given(stage)
    assert file == File("invite.ics", "text/calendar", trouble="too_large")
    assert not [call for call in stage.here.playground.calls if call.method == "getFile"]


async def test_a_file_that_does_not_tell_its_size_is_measured(stage: Stage) -> None:
    someone = stage.person().participant
    sent = someone.send_document(b"x" * (256 * kinds.KIB + 1), "invite.ics", "text/calendar")
    document = {k: v for k, v in sent.content["document"].items() if k != "file_size"}
    stage.here.playground.world.updates.confirm(stage.pending()[0].update_id + 1)
    someone.send_content({"document": document, "caption": "take this"})
    file = await _given(stage)
    assert file is not None
    assert file.trouble == "too_large"


@pytest.mark.parametrize(
    "fault",
    [
        refused("file is too big", method="getFile"),
        dropped(effect=False, method="getFile"),
        hangs(method="getFile"),
    ],
    ids=["refused", "dropped", "hanging"],
)
async def test_a_file_that_cannot_be_had_is_said_to_be_so(
    stage: Stage, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SECONDS", 0.3)
    stage.here.playground.faults.add(fault)
    ada = stage.person()
    _sends(ada)
    file = await _given(stage)
    assert file == File("cv.pdf", "application/pdf", trouble="unreachable")


async def test_a_file_whose_bytes_are_gone_is_said_to_be_so(stage: Stage) -> None:
    ada = stage.person()
    _sends(ada)
    [file] = stage.here.playground.world.files.values()
    file.path = "documents/../elsewhere"  # what a client makes of this address is not what getFile told
    assert (await _given(stage)) == File("cv.pdf", "application/pdf", trouble="unreachable")


async def test_the_person_is_told_what_to_do(stage: Stage) -> None:
    ada = stage.person()
    async with unit_of_work(stage.database, ada.participant.chat.id) as unit:
        unit.change_chat(started_at=stage.here.clock.now())  # who is new is asked who they are first
    ada.participant.send_document(b"x" * (5 * kinds.MIB + 1), "cv.pdf", "application/pdf")
    stage.here.playground.faults.add(refused("wrong file_id", method="getFile"))
    ada.participant.send_document(b"BEGIN:VCALENDAR", "invite.ics", "text/calendar")
    async with stage.polling(), stage.delivering():
        await ada.sees("“cv.pdf” is too large for me: 5 MB is the most")
        await ada.sees("Telegram did not give me “invite.ics”")


async def test_a_second_delivery_of_a_file_acts_once(stage: Stage) -> None:
    async def take(turn: Turn) -> None:
        await says(turn, "noted")

    stage.handle("take", take)
    _sends(stage.person())
    [update] = stage.pending()
    await stage.application.process_update(update)
    await stage.application.process_update(update)
    assert await stage.states() == {"ready": 1}
