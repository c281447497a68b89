"""Does an update act exactly once, or not at all, whatever happens to it, to the handler and to the database?"""

import asyncio
import random

import pytest
from sqlalchemy import text

from bot import receiver
from bot.receiver import TRIES, process
from handlers.add import FORM
from handlers.turn import Turn
from playground.faults import hangs, refused, server_error
from storage.unit import unit_of_work
from tests.bot.stage import Stage, logged, says

NEVER = asyncio.Event()  # nobody asks the program to stop


async def _answer(turn: Turn) -> None:
    await says(turn, "noted")


async def test_an_update_delivered_many_times_at_once_acts_once(stage: Stage) -> None:
    stage.handle("note", _answer)
    await stage.person().says("note this")
    [update] = stage.pending()
    await asyncio.gather(*(stage.application.process_update(update) for _ in range(8)))
    assert await stage.states() == {"ready": 1}
    assert await stage.count("seen_updates") == 1


async def test_updates_in_any_order_and_more_than_once_act_once_each(stage: Stage) -> None:
    stage.handle("note", _answer)
    ada, bob = stage.person("Ada"), stage.person("Bob")
    for number in range(6):
        await ada.says(f"note {number}")
        await bob.says(f"note {number}")
    deliveries = stage.pending() * 3
    random.Random(8).shuffle(deliveries)
    await asyncio.gather(*(stage.application.process_update(update) for update in deliveries))
    assert sorted(stage.acted) == sorted([f"note {number}" for number in range(6)] * 2)
    assert await stage.states() == {"ready": 12}


async def test_a_tap_that_overtakes_an_older_message_acts_and_so_does_the_message(stage: Stage) -> None:
    stage.handle("note", _answer)
    ada = stage.person()
    message = await ada.says("note this")
    await ada.taps_again(message, "a button of long ago")
    older, tap = stage.pending()
    await stage.application.process_update(tap)
    await stage.application.process_update(older)
    await stage.application.process_update(tap)
    assert stage.acted == ["note this"]
    assert await stage.count("seen_updates") == 2


async def test_what_a_failing_handler_did_is_undone_whole_and_the_person_is_told(stage: Stage) -> None:
    async def breaks(turn: Turn) -> None:
        turn.unit.change_chat(name="Half")
        await FORM.begin(turn)
        await says(turn, "half done")
        raise LookupError("a bug")

    stage.handle("break", breaks)
    stage.handle("note", _answer)
    ada, bob = stage.person("Ada"), stage.person("Bob")
    await ada.says("break now")
    await bob.says("note this")
    await ada.says("note after it")

    assert await stage.process(stage.pending())
    assert stage.acted.count("break now") == 3
    assert await stage.count("conversations") == 0
    assert await stage.count("set_aside") == 1
    async with unit_of_work(stage.database, ada.participant.chat.id) as unit:
        assert unit.chat.name == ""
    async with stage.delivering():
        await ada.sees("something of mine broke")
        await ada.sees("noted")
        await bob.sees("noted")
    assert len(stage.sent(ada)) == 2

    assert await stage.process(stage.pending())
    assert stage.acted.count("break now") == 3, "an update that was set aside is not tried again"


async def test_a_failure_that_goes_away_leaves_no_trace(stage: Stage) -> None:
    failures = [RuntimeError("once"), RuntimeError("twice")]

    async def recovers(turn: Turn) -> None:
        await says(turn, "noted")
        if failures:
            raise failures.pop()

    stage.handle("note", recovers)
    await stage.person().says("note this")
    assert await stage.process(stage.pending())
    assert await stage.states() == {"ready": 1}
    assert await stage.count("set_aside") == 0


async def test_the_log_of_a_failure_never_holds_what_the_person_wrote(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "".join(("my", " ", "illness"))  # not as one word, because a traceback shows the lines of this file

    async def breaks(turn: Turn) -> None:
        await turn.unit.connection.execute(text("SELECT * FROM nowhere WHERE what = :value"), {"value": secret})

    stage.handle("private", breaks)
    await stage.person().says(f"private: {secret}")
    assert await stage.process(stage.pending())
    assert "failed" in caplog.text
    assert secret not in caplog.text


async def test_a_database_that_hangs_up_in_the_middle_is_tried_again(stage: Stage) -> None:
    if stage.database.is_sqlite:
        pytest.skip("a file does not hang up")
    cuts = [False, True, True, True, True]  # from the end; more than the tries that a bug gets

    async def cut_off(turn: Turn) -> None:
        await says(turn, "noted")
        if cuts.pop():
            await turn.unit.connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    stage.handle("note", cut_off)
    await stage.person().says("note this")
    assert await stage.process(stage.pending())
    assert cuts == []
    assert await stage.states() == {"ready": 1}
    assert await stage.count("set_aside") == 0


async def test_an_update_waits_while_the_database_is_away(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await stage.person().says("/help")
    async with stage.database_away():
        waiting = asyncio.create_task(stage.process(stage.pending()))
        await logged(caplog, "waits for the database")
    assert await waiting
    assert await stage.states() == {"ready": 1}
    assert await stage.count("set_aside") == 0


async def test_asked_to_stop_while_the_database_is_away_the_update_is_left_to_telegram(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.person().says("/help")
    stopping = asyncio.Event()
    async with stage.database_away():
        waiting = asyncio.create_task(stage.process(stage.pending(), stopping))
        await logged(caplog, "waits for the database")
        stopping.set()
        async with asyncio.timeout(15):
            assert not await waiting
    assert await stage.process(stage.pending())
    assert await stage.states() == {"ready": 1}


async def test_a_database_that_goes_away_before_a_failure_is_set_aside_is_waited_for(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = asyncio.Event()
    may_go_on.set()

    class Pause:
        """As long as it takes until the database is away."""

        def __init__(self, **_: float) -> None: ...

        async def sleep(self, _stopping: asyncio.Event) -> None:
            await may_go_on.wait()
            await asyncio.sleep(0.05)

    async def breaks(_turn: Turn) -> None:
        if len(stage.acted) == TRIES:
            may_go_on.clear()
        raise LookupError("a bug")

    monkeypatch.setattr(receiver, "Backoff", Pause)
    stage.handle("break", breaks)
    await stage.person().says("break now")
    waiting = asyncio.create_task(stage.process(stage.pending()))
    while len(stage.acted) < TRIES:  # noqa: ASYNC110 - to be there at once
        await asyncio.sleep(0)
    async with stage.database_away():
        may_go_on.set()
        await logged(caplog, "waits for the database")
    assert await waiting
    assert await stage.count("set_aside") == 1


async def test_a_tap_is_answered_best_effort_and_nobody_waits_for_it(stage: Stage) -> None:
    playground = stage.here.playground
    playground.faults.add(
        hangs(method="answerCallbackQuery"),
        server_error(method="answerCallbackQuery"),
        refused("query is too old and response timeout expired or query ID is invalid", method="answerCallbackQuery"),
    )
    ada = stage.person()
    message = await ada.says("/help")
    taps = [await ada.taps_again(message, f"unknown {number}") for number in range(4)]
    async with asyncio.timeout(3):  # less than the toast that hangs takes to be given up
        for update in stage.pending():
            await process(stage.application, update, NEVER)
        await ada.is_answered(taps[3])
    assert await stage.count("seen_updates") == 5
    assert [tap.query_id for tap in ada.participant.answers] == [taps[3]]


async def test_whoever_writes_again_is_no_longer_taken_for_gone(stage: Stage) -> None:
    ada = stage.person()
    async with unit_of_work(stage.database, ada.participant.chat.id) as unit:
        unit.change_chat(blocked_at=stage.here.clock.now())
    await ada.says("/help")
    assert await stage.process(stage.pending())
    async with unit_of_work(stage.database, ada.participant.chat.id) as unit:
        assert unit.chat.blocked_at is None


async def test_a_group_that_moves_is_one_chat_in_order(stage: Stage) -> None:
    stage.handle("note", _answer)
    ada = stage.here.person("Ada")
    group = stage.here.playground.group("Friends", [ada.participant])
    async with unit_of_work(stage.database, group.chat.id) as unit:
        unit.change_chat(name="the friends")
    group.person(ada.participant).say("/list")
    moved = group.upgrade(ada.participant)
    moved.person(ada.participant).say("/help")
    updates = stage.pending()
    assert await stage.process(updates[::-1])
    assert await stage.count("chats") == 1
    async with unit_of_work(stage.database, moved.chat.id) as unit:
        assert unit.chat.name == "the friends"
    async with stage.delivering():
        assert await stage.settled() == {"sent": 2}
