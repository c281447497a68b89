"""The outbox: answers first, in order within a chat, one lease a letter, nothing lost when a sender dies."""

from datetime import UTC, datetime

from storage import leases, nudges, outbox
from storage.database import Database
from storage.outbox import ANSWER, NUDGE
from storage.unit import unit_of_work

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)


async def _put(database: Database, chat: int, text: str, priority: int = ANSWER) -> None:
    async with unit_of_work(database, chat) as unit:
        await outbox.put(unit, "sendMessage", {"text": text}, priority=priority)


async def _claim(database: Database, seconds: float = 60) -> list[str]:
    return [letter.payload["text"] for letter in await outbox.claim(database, 10, seconds)]


async def test_answers_go_before_nudges(database: Database) -> None:
    await _put(database, 1, "nudge", NUDGE)
    await _put(database, 2, "answer")
    assert await _claim(database) == ["answer", "nudge"]


async def test_a_chat_has_one_letter_in_flight_and_keeps_its_order(database: Database) -> None:
    for text in ("one", "two", "three"):
        await _put(database, 1, text)
    (first,) = await outbox.claim(database, 10, 60)
    assert first.payload["text"] == "one"
    assert await _claim(database) == []
    await outbox.mark_sent(database, [(first, 99)])
    assert await _claim(database) == ["two"]


async def test_a_dead_senders_letter_is_claimed_again(database: Database) -> None:
    await _put(database, 1, "one")
    assert await _claim(database, seconds=-1) == ["one"]
    (again,) = await outbox.claim(database, 10, 60)
    assert again.attempts == 2
    assert await _claim(database) == []


async def test_a_letter_to_be_retried_waits_and_holds_back_the_later_ones(database: Database) -> None:
    await _put(database, 1, "one")
    await _put(database, 1, "two")
    (first,) = await outbox.claim(database, 10, 60)
    await outbox.retry_later(database, first, 3600)
    assert await _claim(database) == []
    async with unit_of_work(database, 1) as unit:
        await outbox.put(unit, "sendMessage", {"text": "three"})
    assert await _claim(database) == []


async def test_a_failed_letter_lets_the_next_one_go(database: Database) -> None:
    await _put(database, 1, "one")
    await _put(database, 1, "two")
    (first,) = await outbox.claim(database, 10, 60)
    async with unit_of_work(database, 1) as unit:
        assert await outbox.mark_failed(unit, first, "chat is too odd" * 50)
    assert await _claim(database) == ["two"]


async def test_a_blocked_chat_keeps_its_nudges_and_gives_up_its_answers(database: Database) -> None:
    async with unit_of_work(database, 1) as unit:
        nudge = await nudges.add(unit, 5, "call", "key", NOW)
        letter = await outbox.put(unit, "sendMessage", {"text": "nudge"}, priority=NUDGE)
        await nudges.mark_sent(unit, nudge, letter)
        await outbox.put(unit, "sendMessage", {"text": "answer"})
    async with unit_of_work(database, 1) as unit:
        await outbox.block_chat(unit, NOW)
    assert await _claim(database) == []
    assert await nudges.chats_with_due(database, NOW, 10) == []
    async with unit_of_work(database, 1) as unit:
        unit.change_chat(blocked_at=None)
    assert list(await nudges.chats_with_due(database, NOW, 10)) == [1]


async def test_one_holds_the_lead_until_it_ends_or_is_given_back(database: Database) -> None:
    assert await leases.acquire(database, "courier", "a", 60)
    assert not await leases.acquire(database, "courier", "b", 60)
    assert await leases.acquire(database, "courier", "a", -1)
    assert await leases.acquire(database, "courier", "b", 60)
    await leases.release(database, "courier", "b")
    assert await leases.acquire(database, "courier", "a", 60)


async def test_a_sender_that_was_frozen_beyond_its_lease_touches_nobody_elses_claim(database: Database) -> None:
    await _put(database, 1, "one")
    (stale,) = await outbox.claim(database, 10, -1)
    (fresh,) = await outbox.claim(database, 10, 60)
    await outbox.retry_later(database, stale, 0)
    async with unit_of_work(database, 1) as unit:
        assert not await outbox.mark_failed(unit, stale, "late")
    await outbox.send_anew(database, stale)
    assert await _claim(database) == []
    await outbox.mark_sent(database, [(stale, 7)])  # it did arrive, whoever sent it
    await outbox.retry_later(database, fresh, 0)
    assert await _claim(database) == []


async def test_alone_again_after_a_crash_nothing_waits_for_a_lease(database: Database) -> None:
    await _put(database, 1, "one")
    await outbox.claim(database, 10, 3600)
    assert await leases.acquire(database, "courier", "the dead", 3600)
    await outbox.reclaim(database)
    await leases.forget_all(database)
    assert await leases.acquire(database, "courier", "the living", 60)
    assert await _claim(database) == ["one"]


async def test_chats_whose_nudges_could_not_be_made_are_left_out(database: Database) -> None:
    for chat in (1, 2):
        async with unit_of_work(database, chat) as unit:
            await nudges.add(unit, 5, "call", "key", NOW)
    assert list(await nudges.chats_with_due(database, NOW, 10)) == [1, 2]
    assert list(await nudges.chats_with_due(database, NOW, 10, without={1: 0.0})) == [2]
