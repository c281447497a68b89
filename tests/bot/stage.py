"""How is one part of the bot tried alone? The real bot, built as always; the test starts the part that it is about."""

import asyncio
import sqlite3
from asyncio import Future
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Self

import asyncpg
import pytest
from sqlalchemy import func, select
from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.courier import Courier
from bot.dispatch import TransactionalApplication
from bot.lead import Lead
from bot.nudger import Nudger
from bot.pace import UNLIMITED, Pace
from bot.polling import Poller
from bot.process import running
from bot.receiver import InHand
from coach.timeline import Applied, Role
from handlers import schedule
from handlers.turn import Context, Turn
from handlers.views.message import Message
from storage import applications, events, outbox
from storage.contacts import Contact
from storage.database import Database
from storage.schema import metadata
from storage.unit import Chat, unit_of_work
from tests.support.bot import World
from tests.support.person import Person

NO_LIMITS = Pace(UNLIMITED, UNLIMITED, UNLIMITED)
LOOK_SECONDS = 0.2  # between two looks of a part that nobody wakes
LONGEST_SECONDS = 60  # no part runs longer in a test: what never comes is a failure, not a wait


Leads = Callable[[], bool]


def alone() -> bool:
    """The only replica leads."""
    return True


@dataclass
class Stage:
    """The bot's parts. `application` handles updates, `database` is open."""

    here: World
    application: TransactionalApplication
    database: Database
    acted: list[str] = field(default_factory=list)

    @classmethod
    @asynccontextmanager
    async def built(cls, here: World) -> AsyncIterator[Self]:
        """Everything is closed at the end; parts that still run are the test's to stop."""
        async with running(here.settings, here.clock) as bot:
            yield cls(here, bot.application, bot.database)

    # -- people --------------------------------------------------------------------------------------------------------

    def person(self, name: str = "Ada") -> Person:
        """Somebody who has opened the chat, so that the bot may write to them."""
        someone = self.here.person(name)
        someone.participant.chat.opened = True
        return someone

    def pending(self) -> list[Update]:
        """The updates that wait at Telegram's end, unconfirmed."""
        return [Update.de_json(data, self.application.bot) for data in self.here.playground.world.updates]

    # -- updates -------------------------------------------------------------------------------------------------------

    def handle(self, text: str, work: Callable[[Turn], Awaitable[None]]) -> None:
        """Let messages whose text or caption begins with `text` be handled by `work`, before all other handlers."""

        async def handled(update: Update, context: Context) -> None:
            self.acted.append((update.effective_message and update.effective_message.text) or "")
            await work(context.turn)

        found = filters.Regex(f"^{text}") | filters.CaptionRegex(f"^{text}")
        self.application.handlers[0].insert(0, MessageHandler(found, handled))

    async def process(self, updates: Sequence[Update], stopping: asyncio.Event | None = None) -> bool:
        """Process the updates as if they had just been fetched. Whether all are committed or set aside."""
        in_hand = InHand(self.application)
        in_hand.take(updates, stopping or asyncio.Event())
        await in_hand.settle()
        return not any(in_hand.knows(update.update_id) for update in updates)

    @asynccontextmanager
    async def polling(self, *, gracefully: bool = True, leads: Leads = alone) -> AsyncIterator[Future[None]]:
        """A poller at work, with short pauses; at the end it is stopped, or cut off as a kill would."""
        poller = Poller(self.application, leads, poll=1, late=0.5, first_pause=0.01)
        stopping = asyncio.Event()
        async with _task(poller.run(stopping), stopping, gracefully=gracefully) as task:
            yield task

    # -- nudges --------------------------------------------------------------------------------------------------------

    async def applied(
        self, someone: Person, company: str = "Acme", phone: str = "+12125550100", zone: str = "America/New_York"
    ) -> None:
        """The person, who lives in that zone, applied just now, to be nudged in a week."""
        user = someone.participant.user
        async with unit_of_work(self.database, someone.participant.chat.id) as unit:
            turn = Turn(unit, self.here.clock.now(), user_id=user.id)
            unit.change_chat(name=user.first_name, zone=zone, started_at=turn.now)
            jane = Contact(name="Jane Roe", role=Role.HIRING_MANAGER, phone=phone)
            new = await applications.add(unit, company=company, title="Nurse", contact=jane, created_at=turn.now)
            await events.append(unit, new, Applied(at=turn.now), user.id)
            await schedule.refresh(turn)

    @asynccontextmanager
    async def nudging(self) -> AsyncIterator[Future[None]]:
        """A nudger at work; stopped at the end."""
        stopping = asyncio.Event()
        nudger = Nudger(self.database, self.here.clock, asyncio.Event().set, poll_seconds=LOOK_SECONDS)
        async with _task(nudger.run(stopping), stopping, gracefully=True) as task:
            yield task

    # -- the database --------------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def database_away(self) -> AsyncIterator[None]:
        """The database can be reached by nobody: the file is locked, or the server hangs up and lets nobody in."""
        url = self.database.engine.url
        if self.database.is_sqlite:
            holder = sqlite3.connect(str(url.database), isolation_level=None, check_same_thread=False)
            await asyncio.to_thread(holder.execute, "BEGIN EXCLUSIVE")  # waits for whoever is writing just now
            yield
            holder.close()
            return
        server = await asyncpg.connect(str(url.query["host"]).join(["postgresql://postgres@/postgres?host=", ""]))
        await server.execute(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
        await server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", url.database)
        yield
        await server.execute(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true")
        await server.close()

    # -- letters -------------------------------------------------------------------------------------------------------

    async def put(self, chat_id: int, *texts: str, priority: int = outbox.ANSWER, method: str = "sendMessage") -> None:
        """Put messages into the outbox."""
        async with unit_of_work(self.database, chat_id) as unit:
            for text in texts:
                await outbox.put(unit, method, {"text": text}, priority=priority)

    async def put_edit(self, chat_id: int, message_id: int, text: str) -> None:
        """Put an edit into the outbox."""
        async with unit_of_work(self.database, chat_id) as unit:
            await outbox.put(unit, "editMessageText", {"text": text, "message_id": message_id})

    @asynccontextmanager
    async def leading(self, seconds: float) -> AsyncIterator[Lead]:
        """A replica's lead, renewed until the end and then given back."""
        lead, stopping = Lead(self.database, seconds), asyncio.Event()
        async with _task(lead.run(stopping), stopping, gracefully=True):
            yield lead

    @asynccontextmanager
    async def delivering(
        self, pace: Pace = NO_LIMITS, lease_seconds: float = 30, leads: Leads = alone
    ) -> AsyncIterator[Future[None]]:
        """A courier at work; stopped gracefully at the end."""
        times = {"lease_seconds": lease_seconds, "poll_seconds": LOOK_SECONDS}
        courier = Courier(self.database, self.application.bot, self.here.clock, pace, leads, **times)
        stopping = asyncio.Event()
        async with _task(courier.run(stopping), stopping, gracefully=True) as task:
            yield task

    async def settled(self, seconds: float = 15) -> dict[str, int]:
        """Wait until nothing waits in the outbox; how many letters ended in each state."""
        async with asyncio.timeout(seconds):
            while (states := await self.states()).keys() & {outbox.READY, outbox.SENDING}:  # noqa: ASYNC110 - rows
                await asyncio.sleep(0.02)
        return states

    async def states(self) -> dict[str, int]:
        """How many letters there are in each state."""
        state = metadata.tables["outbox"].c.state
        async with self.database.transaction() as connection:
            rows = await connection.execute(select(state, func.count()).group_by(state))
            return {row[0]: row[1] for row in rows}

    async def chat(self, chat_id: int) -> Chat:
        """What is known of a chat."""
        async with unit_of_work(self.database, chat_id) as unit:
            return unit.chat

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        async with self.database.transaction() as connection:
            return (await connection.execute(select(func.count()).select_from(metadata.tables[table]))).scalar_one()

    def sent(self, person: Person) -> list[str]:
        """The texts that Telegram took for this person, told or not, in order."""
        return [message["text"] for message in self.here.playground.calls.accepted(person.participant.chat.id)]


async def says(turn: Turn, text: str) -> None:
    """Answer in plain words."""
    await turn.say(Message(text))


async def logged(caplog: pytest.LogCaptureFixture, words: str, times: int = 1) -> None:
    """Wait until the log says so, so many times."""
    async with asyncio.timeout(20):
        while caplog.text.count(words) < times:  # noqa: ASYNC110 - a log has no event
            await asyncio.sleep(0.02)


async def until(happened: Callable[[], bool]) -> None:
    """Wait until it has happened."""
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110 - a fault's count has no event
            await asyncio.sleep(0.01)


@asynccontextmanager
async def _task(work: Awaitable[None], stopping: asyncio.Event, *, gracefully: bool) -> AsyncIterator[Future[None]]:
    task = asyncio.ensure_future(work)
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            yield task
    finally:
        stopping.set() if gracefully else task.cancel()
        await asyncio.wait([task])
        if not task.cancelled():
            task.result()
