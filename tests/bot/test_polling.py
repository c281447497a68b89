"""Is an update confirmed only after its commit, and does polling go on through everything that Telegram may answer?"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram.error import InvalidToken

from bot import files, polling
from bot.dispatch import FILES_AT_ONCE
from bot.polling import CONFLICTS, Superseded
from handlers.turn import Turn
from playground.errors import ApiError, conflict
from playground.faults import Fault, bad_gateway, dropped, hangs, server_error, too_many
from storage.unit import unit_of_work
from tests.bot.stage import Stage, logged, says, until
from tests.playground.client import Client
from tests.support.bot import world


async def _answer(turn: Turn) -> None:
    await says(turn, "noted")


def _waiting(stage: Stage) -> int:
    """How many updates are unconfirmed."""
    return len(stage.here.playground.world.updates)


async def test_cut_off_before_the_commit_the_update_comes_again_and_acts_once(stage: Stage) -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def hesitates(turn: Turn) -> None:
        await says(turn, "noted")
        if not begun.is_set():
            begun.set()
            await never.wait()

    stage.handle("note", hesitates)
    ada = stage.person()
    await ada.says("note this")
    async with stage.polling(gracefully=False):
        await begun.wait()
    assert _waiting(stage) == 1
    assert await stage.count("outbox") == 0
    async with stage.polling(), stage.delivering():
        await ada.sees("noted")
    assert _waiting(stage) == 0
    assert stage.sent(ada) == ["noted"]


async def test_cut_off_between_commit_and_confirmation_the_update_comes_again_and_does_nothing(stage: Stage) -> None:
    stage.handle("note", _answer)
    ada, committed = stage.person(), asyncio.Event()
    await ada.says("note this")
    async with stage.polling(gracefully=False):
        stage.application.committed = committed.set
        await committed.wait()
        assert _waiting(stage) == 1, "confirmed before the commit was over"
    await ada.says("note that")
    async with stage.polling(), stage.delivering():
        await ada.sees("noted")
        await ada.sees("noted")
    assert stage.acted == ["note this", "note that"]
    assert stage.sent(ada) == ["noted", "noted"]


async def test_a_graceful_end_confirms_what_was_committed(stage: Stage) -> None:
    stage.handle("note", _answer)
    ada, committed = stage.person(), asyncio.Event()
    await ada.says("note this")
    async with stage.polling():
        stage.application.committed = committed.set
        await committed.wait()
    assert _waiting(stage) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # what Telegram answers is no matter of databases
@pytest.mark.parametrize(
    "fault",
    [
        lambda: too_many(1, method="getUpdates"),
        lambda: server_error(method="getUpdates", times=3),
        lambda: bad_gateway(method="getUpdates", times=3),
        lambda: dropped(effect=False, method="getUpdates", times=3),
        lambda: dropped(effect=True, method="getUpdates"),
        lambda: hangs(method="getUpdates"),
        lambda: server_error(method="deleteWebhook", times=2),
        lambda: Fault(kind="refuse", method="getUpdates", error=conflict("terminated by other getUpdates request")),
    ],
)
async def test_polling_goes_on_after(stage: Stage, fault: Callable[[], Fault]) -> None:
    made = fault()
    stage.here.playground.faults.add(made)
    stage.handle("note", _answer)
    ada = stage.person()
    await ada.says("note this")
    async with stage.polling(), stage.delivering():
        await ada.sees("noted")
    assert made.hits == made.times
    assert stage.sent(ada) == ["noted"]


async def test_the_network_may_be_cut_and_mended(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.handle("note", _answer)
    ada = stage.person()
    async with stage.polling(), stage.delivering():
        await ada.says("note this")
        await ada.sees("noted")
        await stage.here.playground.cut()
        await ada.says("note that")
        await logged(caplog, "no updates: NotSent")
        await stage.here.playground.mend()
        await ada.sees("noted")
    assert stage.sent(ada) == ["noted", "noted"]


async def test_a_webhook_is_removed_whenever_one_was_set(stage: Stage) -> None:
    stage.handle("note", _answer)
    ada = stage.person()
    async with Client(stage.here.playground.base_url, stage.here.playground.token) as other:
        hook = {"url": "http://127.0.0.1:1/hook"}
        assert (await other("setWebhook", **hook)).status == 200
        async with stage.polling(), stage.delivering():
            await ada.says("note this")
            await ada.sees("noted")
            assert (await other("setWebhook", **hook)).status == 200
            await ada.says("note that")
            await ada.sees("noted")
        assert (await other("getWebhookInfo")).result["url"] == ""


async def test_another_poller_that_stays_supersedes_this_one(stage: Stage) -> None:
    rival = Fault(
        kind="refuse", method="getUpdates", times=None, error=conflict("terminated by other getUpdates request")
    )
    stage.here.playground.faults.add(rival)
    with pytest.raises(Superseded, match="another process"):
        async with stage.polling() as task:
            await asyncio.wait([task], timeout=10)
    assert rival.hits == CONFLICTS + 1


async def test_two_real_pollers_do_not_both_go_on(stage: Stage) -> None:
    with pytest.raises(Superseded):
        async with stage.polling() as one, stage.polling() as other:
            await asyncio.wait([one, other], timeout=20, return_when=asyncio.FIRST_COMPLETED)


async def test_a_webhook_that_another_program_sets_again_and_again_ends_it(stage: Stage) -> None:
    async with Client(stage.here.playground.base_url, stage.here.playground.token) as other:

        async def sets() -> None:
            while True:
                await other("setWebhook", url="http://127.0.0.1:1/hook")
                await asyncio.sleep(0.2)

        rival = asyncio.create_task(sets())
        with pytest.raises(Superseded, match="sets a webhook"):
            async with stage.polling() as task:
                await asyncio.wait([task], timeout=20)
        rival.cancel()


async def test_a_refused_token_ends_it(stage: Stage) -> None:
    stage.here.playground.faults.add(Fault(kind="refuse", method="getUpdates", error=ApiError(401, "Unauthorized")))
    with pytest.raises(InvalidToken):
        async with stage.polling() as task:
            await asyncio.wait([task], timeout=10)


async def test_an_update_that_cannot_be_read_holds_up_nobody(stage: Stage) -> None:
    stage.handle("note", _answer)
    updates = stage.here.playground.world.updates
    ada = stage.person()
    updates.add("message", {"chat": {"id": "no number"}, "date": "yesterday"})
    await ada.says("note this")
    updates.add("something_of_next_year", {"what": 1})
    async with stage.polling(), stage.delivering():
        await ada.sees("noted")
    assert _waiting(stage) == 0


async def test_each_chat_in_order(stage: Stage) -> None:
    stage.handle("note", _answer)
    people = [stage.person(name) for name in ("Ada", "Bob", "Cid")]
    for number in range(8):
        for someone in people:
            await someone.says(f"note {someone.name} {number}")
    async with stage.polling(), stage.delivering():
        for someone in people:
            for _ in range(8):
                await someone.sees("noted")
    for someone in people:
        mine = [what for what in stage.acted if someone.name in what]
        assert mine == [f"note {someone.name} {number}" for number in range(8)]


async def test_chats_in_parallel(stage: Stage) -> None:
    if stage.database.is_sqlite:
        pytest.skip("one connection, one transaction at a time")
    second = asyncio.Event()

    async def waits_for_the_other(turn: Turn) -> None:
        await (second.wait() if stage.acted == ["note Ada"] else _answer(turn))
        second.set()

    stage.handle("note", waits_for_the_other)
    ada, bob = stage.person("Ada"), stage.person("Bob")
    await ada.says("note Ada")
    await bob.says("note Bob")
    async with stage.polling(), stage.delivering():
        await bob.sees("noted")


async def test_one_persons_broken_update_delays_nobody(stage: Stage) -> None:
    async def breaks(_turn: Turn) -> None:
        raise LookupError("a bug")

    stage.handle("break", breaks)
    stage.handle("note", _answer)
    ada, bob = stage.person("Ada"), stage.person("Bob")
    await ada.says("break now")
    await bob.says("note this")
    async with stage.polling(), stage.delivering():
        await ada.sees("something of mine broke")
    first, second = stage.here.playground.calls.accepted()
    assert (first["text"], second["chat"]["id"]) == ("noted", ada.participant.chat.id)


async def test_slow_files_of_many_delay_nobody_who_writes_later(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SECONDS", 3)
    stage.handle("note", _answer)
    stage.here.playground.faults.add(fault := hangs(method="getFile", times=FILES_AT_ONCE))
    bob, ada, *others = (stage.person(f"Number {number}") for number in range(FILES_AT_ONCE + 2))
    async with stage.polling(), stage.delivering():
        for sender in (ada, *others):
            sender.participant.send_document(b"%PDF", "cv.pdf", "application/pdf", "note the file")
        await until(lambda: fault.hits == FILES_AT_ONCE)
        await ada.says("note Ada")
        for _ in range(2):
            await bob.says("note Bob")
            await bob.sees("noted")
        assert stage.acted == ["note Bob"] * 2, "the file must still be on its way"
        assert _waiting(stage) == 4 + len(others), "confirmed though an earlier one is not committed"
        await ada.sees("noted")
        await ada.sees("noted")
        await until(lambda: _waiting(stage) == 0)
    assert sorted(stage.acted[2:]) == [*[""] * (1 + len(others)), "note Ada"]


async def test_a_chat_that_somebody_else_has_locked_delays_nobody_who_writes_later(stage: Stage) -> None:
    if stage.database.is_sqlite:
        pytest.skip("one connection, one transaction at a time")
    stage.handle("note", _answer)
    ada, bob = stage.person("Ada"), stage.person("Bob")
    async with stage.polling(), stage.delivering():
        await ada.says("note Ada")
        await ada.sees("noted")
        async with unit_of_work(stage.database, ada.participant.chat.id):
            await ada.says("note Ada")
            await asyncio.sleep(0.2)
            await bob.says("note Bob")
            await bob.sees("noted")
        await ada.sees("noted")
    assert stage.acted == ["note Ada", "note Bob", "note Ada"]


async def test_it_polls_as_soon_as_it_leads(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "FOLLOWING_SECONDS", 3600)
    async with world(sqlite_url, tmp_path, datetime(2027, 11, 1, 10, tzinfo=UTC)) as here, here.running():
        ada = here.person()
        await ada.says("/start")
        await ada.sees("call you")
