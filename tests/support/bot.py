"""The real bot against the playground's Bot API server, in this process: nothing inside is mocked, and time can be
moved.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.process import Running, running
from bot.settings import Settings
from playground.clock import FileClock
from playground.server import Playground
from storage import nudges, outbox
from tests.support.person import Person


@dataclass
class World:
    """A playground with the bot running against it."""

    playground: Playground
    clock: FileClock
    settings: Settings
    bot: Running | None = None

    def person(self, name: str = "Ada", language: str = "en", **more: object) -> Person:
        """Somebody new who can write to the bot."""
        return Person(self.playground.user(name, language))

    def move(self, **delta: float) -> None:
        """Let time pass, and the bot notice at once."""
        self.clock.advance(timedelta(**delta))
        self._wake()

    def move_to(self, moment: datetime) -> None:
        """Let it be that moment."""
        self.clock.move_to(moment)
        self._wake()

    def _wake(self) -> None:
        if self.bot is not None:
            self.bot.wake()

    async def idle(self) -> None:
        """Wait until the running bot has nothing to do by now: no update, nothing that is due, nothing to be said."""
        assert self.bot is not None, "it does not run"
        database, now, waits = self.bot.database, self.clock.now(), self.playground.world
        async with asyncio.timeout(20):
            while (  # noqa: ASYNC110 - rows have no event; in the order in which one leads to the other
                waits.updates or await nudges.chats_with_due(database, now, 1) or await outbox.waiting(database)
            ):
                await asyncio.sleep(0.02)

    @asynccontextmanager
    async def silence(self, someone: Person) -> AsyncIterator[None]:
        """Whatever is done in here, the bot says nothing of it to this person, and changes nothing that it said."""
        await self.idle()
        before = [(message.message_id, message.version) for message in someone.participant.from_bot]
        yield
        await self.idle()
        assert [(m.message_id, m.version) for m in someone.participant.from_bot] == before, someone.screen()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Running]:
        """Run the bot for a while; ends gracefully."""
        async with running(self.settings, self.clock) as bot:
            self.bot = bot
            working = asyncio.create_task(bot.run())
            try:
                yield bot
            finally:
                bot.stopping.set()
                await working
                self.bot = None


def settings_for(playground: Playground, database_url: str, clock_file: Path) -> Settings:
    """The settings of a bot that talks to this playground."""
    return Settings(
        bot_token=SecretStr(playground.token),
        bot_api_url=playground.base_url,
        database_url=database_url,
        clock_file=clock_file,
        log_level="WARNING",
        keep_pace=False,
        playground_port=0,
    )


@asynccontextmanager
async def world(
    database_url: str, folder: Path, start: datetime, keep_calls: int = 10_000, **more: object
) -> AsyncIterator[World]:
    """A playground at `start`, and the bot's settings for it, with `more` of them; the bot is not running yet."""
    clock = FileClock(folder / "clock")
    clock.start_at(start)
    async with Playground(clock, keep_calls=keep_calls) as playground:
        settings = settings_for(playground, database_url, folder / "clock").model_copy(update=more)
        yield World(playground, clock, settings)
