"""Does time pass so that what falls due comes in order, and stop where the bot says something?"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from playground import travel
from playground.clock import FileClock
from playground.people import Participant
from playground.server import Playground
from playground.travel import NothingComes, Travel
from tests.playground.client import Client

NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def ada(playground: Playground, clock: FileClock) -> Participant:
    clock.start_at(NOON)
    return playground.user("Ada")


def at(days: float) -> datetime:
    return NOON + timedelta(days=days)


@asynccontextmanager
async def bot(
    clock: FileClock, client: Client, chat: int, due: list[datetime], due_file: Path | None
) -> AsyncIterator[None]:
    """A bot that says something at each of these moments, looks often, and tells of it where there is a file."""

    async def live() -> None:
        while True:
            now = clock.now()
            while due and due[0] <= now:
                await client("sendMessage", chat_id=chat, text=f"due {due.pop(0):%d}")
            if due_file is not None:
                ahead = due[0].isoformat() if due else None
                draft = due_file.with_suffix(".draft")
                draft.write_text(json.dumps({"looked_at": now.isoformat(), "next_due": ahead, "to_say": 0}))
                draft.replace(due_file)
            await asyncio.sleep(0.005)

    living = asyncio.create_task(live())
    await asyncio.sleep(0.05)
    try:
        yield
    finally:
        living.cancel()


def told(ada: Participant) -> list[tuple[str, timedelta]]:
    """What came, and how long after noon."""
    return [(m.text, datetime.fromtimestamp(m.date, UTC) - NOON) for m in ada.from_bot]


async def test_what_falls_due_comes_in_order_at_its_time(
    playground: Playground, clock: FileClock, client: Client, ada: Participant, tmp_path: Path
) -> None:
    ada.say("/start")
    due_file = tmp_path / "next-due"
    async with bot(clock, client, ada.chat.id, [at(1), at(3), at(13)], due_file):
        await Travel(playground.world, clock, due_file).to(at(14))
    assert [text for text, _ in told(ada)] == ["due 02", "due 04", "due 14"]
    for (_, came), days in zip(told(ada), (1, 3, 13), strict=True):
        assert timedelta() <= came - timedelta(days=days) < timedelta(seconds=10)
    assert clock.now() >= at(14)


async def test_to_the_next_message(
    playground: Playground, clock: FileClock, client: Client, ada: Participant, tmp_path: Path
) -> None:
    ada.say("/start")
    due_file = tmp_path / "next-due"
    async with bot(clock, client, ada.chat.id, [at(8), at(9)], due_file):
        assert at(8) <= await Travel(playground.world, clock, due_file).to_next_message() < at(8.1)
        assert [text for text, _ in told(ada)] == ["due 09"]


async def test_what_is_under_way_is_waited_for(
    playground: Playground, clock: FileClock, client: Client, ada: Participant, tmp_path: Path
) -> None:
    """A bot that looks first and sends a while later, in its own time."""
    ada.say("/start")
    path = tmp_path / "next-due"

    def tell(due: datetime | None, to_say: int) -> None:
        known = {"looked_at": clock.now().isoformat(), "next_due": due and due.isoformat(), "to_say": to_say}
        path.with_suffix(".draft").write_text(json.dumps(known))
        path.with_suffix(".draft").replace(path)

    async def slow_bot() -> None:
        for day in (1, 2):
            tell(at(day), 0)
            with playground.world.changes.subscribe() as changes:
                while clock.now() < at(day):
                    await changes.get()
            tell(at(day + 1) if day == 1 else None, 1)
            await asyncio.sleep(1.0)
            await client("sendMessage", chat_id=ada.chat.id, text=f"due {day}")
        tell(None, 0)

    slow = asyncio.create_task(slow_bot())
    await asyncio.sleep(0.05)
    await Travel(playground.world, clock, path).to(at(3))
    await slow
    assert [text for text, _ in told(ada)] == ["due 1", "due 2"]
    assert [came.days for _, came in told(ada)] == [1, 2]


async def test_without_a_file_hour_by_hour(
    playground: Playground, clock: FileClock, client: Client, ada: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travel, "_NOTICES", 0.1)
    ada.say("/start")
    async with bot(clock, client, ada.chat.id, [at(0.2)], None):
        now = await Travel(playground.world, clock).to_next_message()
    assert at(0.2) <= now < at(0.2) + timedelta(hours=1, minutes=1)


async def test_nothing_to_come_is_said(
    playground: Playground, clock: FileClock, client: Client, ada: Participant, tmp_path: Path
) -> None:
    async with bot(clock, client, ada.chat.id, [], tmp_path / "next-due"):
        with pytest.raises(NothingComes, match="60 days"):
            await Travel(playground.world, clock, tmp_path / "next-due").to_next_message()
    assert clock.now() >= at(60)


async def test_an_overdue_moment_holds_nothing_up(
    playground: Playground, clock: FileClock, ada: Participant, tmp_path: Path
) -> None:
    """A bot that is down, or cannot do what is due, left an old file."""
    past = at(-1).isoformat()
    (tmp_path / "next-due").write_text(json.dumps({"looked_at": past, "next_due": past, "to_say": 0}))
    await Travel(playground.world, clock, tmp_path / "next-due").to(at(2))
    assert clock.now() >= at(2)


async def test_never_back(playground: Playground, clock: FileClock, ada: Participant) -> None:
    with pytest.raises(ValueError, match="never goes back"):
        await Travel(playground.world, clock).to(at(-1))


async def test_one_journey_at_a_time(playground: Playground, clock: FileClock, ada: Participant) -> None:
    journeys = Travel(playground.world, clock)
    await asyncio.gather(journeys.to(at(1)), journeys.to(at(2)))
    assert at(2) <= clock.now() < at(2.1)
