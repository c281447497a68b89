"""Planning only what hangs together gives the nudges that planning everything gives, and time alone brings the next."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.timeline import (
    Applied,
    Channel,
    Event,
    Heard,
    Interview,
    Outcome,
    Promised,
    Role,
    Touch,
)
from handlers import schedule
from handlers.turn import Turn
from storage import applications, events, nudges
from storage.contacts import NOBODY, Contact
from storage.database import Database
from storage.nudges import PENDING
from storage.unit import unit_of_work
from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = datetime(2027, 3, 1, 15, tzinfo=UTC)
PEOPLE = [NOBODY, *(Contact(name=f"P{n}", role=Role.HIRING_MANAGER, phone=f"+1212555010{n}") for n in range(4))]
ZONES = [None, "America/New_York", "America/Los_Angeles", "Europe/Berlin"]


def deed(rng: random.Random, now: datetime) -> Event:
    """Something that happens to an application."""
    call = Touch(at=now, channel=Channel.PHONE, outcome=rng.choice([Outcome.REACHED, Outcome.NOBODY]))
    deeds: list[Event] = [
        call,
        call,
        Touch(at=now, channel=Channel.PHONE, outcome=Outcome.VOICEMAIL_LEFT),
        Touch(at=now, channel=Channel.EMAIL, outcome=Outcome.SENT),
        Heard(at=now),
        Promised(at=now, span_days=rng.randint(1, 9)),
        Interview(at=now, held=now + timedelta(hours=rng.randint(1, 90))),
    ]
    return rng.choice(deeds)


@dataclass
class Chat:
    """A chat in which either what hangs together is planned after each change, or everything."""

    database: Database
    chat_id: int
    everything: bool

    async def begin(self) -> None:
        async with unit_of_work(self.database, self.chat_id) as unit:
            unit.change_chat(zone="America/New_York", started_at=MONDAY)

    async def apply(self, rng: random.Random, now: datetime) -> int:
        async with unit_of_work(self.database, self.chat_id) as unit:
            turn = Turn(unit, now, user_id=1)
            values = {"company": rng.choice(["Acme", "ACME ", "Brook", "Crest", "Dale", "Elm"]), "title": "Nurse"}
            contact, zone = rng.choice(PEOPLE), rng.choice(ZONES)
            new = await applications.add(unit, contact=contact, created_at=now, zone=zone, **values)
            await events.append(unit, new, Applied(at=now), 1)
            await self._refresh(turn, new)
            return new

    async def happens(self, application_id: int, event: Event) -> None:
        async with unit_of_work(self.database, self.chat_id) as unit:
            await events.append(unit, application_id, event, 1)
            await self._refresh(Turn(unit, event.at, user_id=1), application_id)

    async def nudge(self, now: datetime) -> None:
        """What the nudger does when something is due."""
        async with unit_of_work(self.database, self.chat_id) as unit:
            turn = Turn(unit, now, user_id=1)
            if self.everything and await nudges.due(unit, now):
                await self._refresh(turn)
            _, due = await schedule.look_again(turn)
            assert list(due) == [nudge for nudge in await nudges.due(unit, now) if nudge.kind != schedule.LOOK]
            for nudge in due:
                await nudges.mark_sent(unit, nudge.id, 1)

    async def _refresh(self, turn: Turn, *ids: int) -> None:
        await schedule.refresh(turn, *(() if self.everything else ids))

    async def state(self) -> tuple[list[object], list[object]]:
        """What is next for each application, and when which kind of nudge comes."""
        async with unit_of_work(self.database, self.chat_id) as unit:
            steps = [(a.next_step, a.next_day, a.next_rule) for a in await applications.everything(unit)]
            waiting = [n for found in (await nudges.current(unit)).values() for n in found if n.state == PENDING]
            return [*steps], [*sorted((n.due_at, n.kind) for n in waiting if n.kind != schedule.LOOK)]


@pytest.mark.parametrize("seed", range(12))
async def test_planning_a_part_gives_what_planning_everything_gives(database: Database, seed: int) -> None:
    part, whole = Chat(database, 1, everything=False), Chat(database, 2, everything=True)
    for chat in (part, whole):
        await chat.begin()
    known: list[list[int]] = []
    now, rng = MONDAY, random.Random(seed)
    for _ in range(30):
        chance = rng.random()
        again = rng.randrange(10**9)
        if chance < 0.35 or not known:
            ids = [await chat.apply(random.Random(again), now) for chat in (part, whole)]
            known.append(ids)
        elif chance < 0.75:
            ids, event = rng.choice(known), deed(rng, now)
            await part.happens(ids[0], event)
            await whole.happens(ids[1], event)
        else:
            now += timedelta(hours=rng.choice([1, 7, 24, 75]))
            for chat in (part, whole):
                await chat.nudge(now)
        assert await part.state() == await whole.state()


async def test_a_search_becomes_a_call_when_its_day_comes(here: World, ada: Person) -> None:
    """Nothing happens in between but time; the look at the week, which plans everything, is over by then."""
    here.move_to(datetime(2027, 11, 2, 10, 0, tzinfo=NEW_YORK))
    await add(ada, "Acme")
    await ada.sees("Find out who decides at Acme")
    here.move_to(datetime(2027, 11, 8, 10, 0, tzinfo=NEW_YORK))
    await ada.sees("Your week")
    here.move_to(datetime(2027, 11, 9, 9, 0, tzinfo=NEW_YORK))
    await ada.sees("Call Acme")


async def test_a_note_that_was_not_written_gives_way_to_the_call(here: World, ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("/interview Acme")
    await ada.sees("When is the interview")
    await ada.says("today at 11am")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Next: the interview")
    here.move(hours=3)
    await ada.sees("How did it go at Acme?")
    await ada.sees("Thank Jane Roe at Acme")
    here.move_to(datetime(2027, 11, 8, 9, 0, tzinfo=NEW_YORK))
    await ada.sees("Call Jane Roe at Acme")
