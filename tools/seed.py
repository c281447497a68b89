"""A chat with a long job search, to look at and to measure: `python -m tools.seed DATABASE_URL CHAT [COUNT] [EVENTS]`.

Writes COUNT applications (500) with about EVENTS events each (10) into the chat CHAT, whose person has said hello, as
of now. The bot must not be running on a SQLite file meanwhile. The same numbers give the same search.
"""

import asyncio
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.clock import SystemClock
from coach.timeline import (
    Applied,
    Channel,
    Debriefed,
    Decided,
    Event,
    Heard,
    Interview,
    Outcome,
    Promised,
    Role,
    Timeline,
    Touch,
    Verdict,
)
from coach.validity import TimelineError, check
from handlers import schedule
from handlers.turn import Turn
from storage import applications, events
from storage.contacts import NOBODY
from storage.database import open_database
from storage.migrate import migrate
from storage.schema import contacts
from storage.unit import Unit, insert_row, unit_of_work

ZONE = "America/New_York"
COMPANIES = [
    *("Acme", "Northwind Foods", "Brook & Fox", "Crest Labs", "Globex", "Initech", "Müller GmbH", "Société Générale"),
    *("日本電気株式会社", "Яндекс Практикум", "مجموعة النور", "한빛소프트", "Ελληνικά Πετρέλαια", "Ørsted"),
    "The Honourable and Ancient Company of Extraordinarily Long Names, Partners and Successors",
]
TITLES = ("Data engineer", "Nurse", "Backend developer", "Analyst", "Projektleiterin", "Head of very many things")
PEOPLE = ("Jane Roe", "Max Moss", "Kim Lin", "山田 太郎", "Ольга Иванова", "Joe Fox")
CALLS = (
    (Outcome.NOBODY, 5),
    (Outcome.VOICEMAIL_LEFT, 4),
    (Outcome.REACHED, 3),
    (Outcome.INTERVIEW_OFFERED, 2),
    (Outcome.BAD_MOMENT, 1),
    (Outcome.MESSAGE_WITH_ASSISTANT, 1),
    (Outcome.BRUSH_OFF, 1),
)


def life(chance: random.Random, now: datetime, most: int, days: int) -> list[Event]:
    """What may have happened to an application that was sent in the last `days` days, up to `now`."""
    at = now - timedelta(days=chance.uniform(0, days))
    found: list[Event] = [Applied(at=at)]
    for _ in range(chance.randint(0, 2 * most)):
        at = min(at + timedelta(days=chance.choice([0.2, 1, 2, 3, 7]), minutes=chance.randint(0, 300)), now)
        for event in _next(chance, at, now):
            try:
                check(Timeline(events=tuple(found)), event, ZONE)
            except TimelineError:
                break
            found.append(event)
        if at == now:
            break
    return found


def _next(chance: random.Random, at: datetime, now: datetime) -> Iterator[Event]:
    kind = chance.random()
    if kind < 0.5:
        outcomes, weights = zip(*CALLS, strict=True)
        yield Touch(at=at, channel=Channel.PHONE, outcome=chance.choices(outcomes, weights)[0])
    elif kind < 0.68:
        yield Touch(at=at, channel=chance.choice([Channel.EMAIL, Channel.EMAIL, Channel.NOTE]), outcome=Outcome.SENT)
    elif kind < 0.78:
        yield Heard(at=at)
    elif kind < 0.86:
        held = at + timedelta(days=chance.randint(1, 9))
        yield Interview(at=at, held=held, with_whom=chance.choice(PEOPLE))
        if held < now:
            yield Debriefed(at=held + timedelta(hours=1), went_well="the talk about night shifts")
    elif kind < 0.92:
        yield Promised(at=at, span_days=7)
    elif kind < 0.96:
        verdicts = [Verdict.REJECTED] * 6 + [Verdict.WITHDRAWN, Verdict.NOT_A_FIT, Verdict.OFFER]
        yield Decided(at=at, outcome=chance.choice(verdicts))


async def fill(unit: Unit, now: datetime, count: int, each: int = 10, days: int = 150) -> list[int]:
    """Applications of such lives in the unit's chat, planned; their ids."""
    chance = random.Random(8)  # noqa: S311 - the same search every time
    ids = []
    for number in range(count):
        company = COMPANIES[number % len(COMPANIES)] + (f" {number}" if number >= len(COMPANIES) else "")
        name, phone = f"{chance.choice(PEOPLE)} {number}", f"+1212{5550000 + number}"
        # Not by `find_or_add`, which reads all contacts to see whether they are somebody known.
        person = {"name": name, "role": Role.HIRING_MANAGER.value, "phone": phone, "email": ""}
        happened = life(chance, now, each, days)
        new = await applications.add(
            unit,
            company=company,
            title=chance.choice(TITLES),
            contact=NOBODY,
            contact_id=await insert_row(unit, contacts, **person) if number % 5 else None,
            created_at=happened[0].at,
            archived_at=now if number % 25 == 24 else None,
        )
        for event in happened:
            await events.append(unit, new, event, 1)
        ids.append(new)
    await schedule.refresh(Turn(unit, now, user_id=1))
    return ids


async def main(url: str, chat_id: int, count: int = 500, each: int = 10) -> None:
    """Fill the chat and say how much there is."""
    now = SystemClock().now()
    database = await open_database(url)
    await migrate(database)
    async with unit_of_work(database, chat_id) as unit:
        if unit.chat.started_at is None:
            unit.change_chat(zone=ZONE, name="Ada", started_at=now)
        ids = await fill(unit, now, count, each)
        total = sum(len(stored) for stored in (await events.timelines(unit)).values())
    await database.close()
    print(f"{len(ids)} applications, {total} events in all")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), *(int(number) for number in sys.argv[3:])))
