"""What runs? The composition root: settings in, a running bot out, and a graceful end."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes

from bot.backoff import Backoff, unless
from bot.clock import Clock, SystemClock
from bot.courier import Courier
from bot.dispatch import TransactionalApplication
from bot.nudger import Nudger
from bot.pace import UNLIMITED, Pace
from bot.receiver import Poller
from bot.request import AiohttpRequest, NotSent
from bot.settings import BadSettings, Settings
from handlers import registration
from handlers.turn import Context
from playground.clock import FileClock
from storage import leases, outbox
from storage.database import Database, open_database
from storage.migrate import migrate

log = logging.getLogger(__name__)


def clock_for(settings: Settings) -> Clock:
    """The machine's clock, or in the playground the one that can be moved."""
    return SystemClock() if settings.clock_file is None else FileClock(settings.clock_file)


def build_application(settings: Settings, database: Database, clock: Clock) -> TransactionalApplication:
    """The Application with every handler, not yet started."""
    if settings.bot_token is None:
        raise BadSettings("BOT_TOKEN is not set")
    builder = (
        ApplicationBuilder()
        .application_class(TransactionalApplication)
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .request(AiohttpRequest())
        .get_updates_request(AiohttpRequest(connections=2))
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .job_queue(None)
    )
    application = builder.build()
    if not isinstance(application, TransactionalApplication):
        raise TypeError("python-telegram-bot built another class of application")
    application.database, application.clock = database, clock
    for handler in registration.handlers():
        application.add_handler(handler)
    return application


class Running:
    """A bot at work: `stopping` ends it, `wake` tells its loops to look at once."""

    def __init__(
        self, application: TransactionalApplication, clock: Clock, settings: Settings, stopping: asyncio.Event
    ) -> None:
        self.application, self.database = application, application.database
        self.stopping = stopping
        pace = Pace() if settings.keep_pace else Pace(UNLIMITED, UNLIMITED, UNLIMITED)
        self.courier = Courier(self.database, application.bot, clock, pace, settings.lease_seconds)
        self.nudger = Nudger(self.database, clock, posted=self.courier.wake, next_due_file=settings.next_due_file)
        self.poller = Poller(application)
        application.committed = self.wake

    def wake(self) -> None:
        self.courier.wake.set()
        self.nudger.wake.set()

    async def run(self) -> None:
        """Run until `stopping` is set or a part fails; updates and nudges end first, the courier last."""
        courier_stops = asyncio.Event()
        async with asyncio.TaskGroup() as outer:
            outer.create_task(self.courier.run(courier_stops))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(self.poller.run(self.stopping))
                inner.create_task(self.nudger.run(self.stopping))
            courier_stops.set()


@asynccontextmanager
async def running(
    settings: Settings, clock: Clock | None = None, stopping: asyncio.Event | None = None
) -> AsyncIterator[Running]:
    """Open the database, check the token, register the commands; close everything at the end.

    Raises DatabaseUnusable, BadSettings. While Telegram cannot be reached it is tried again, until `stopping` is set.
    """
    clock, stopping = clock or clock_for(settings), stopping or asyncio.Event()
    database = await open_database(settings.database_url)
    try:
        await migrate(database)
        if database.is_sqlite:
            # Whoever holds the file's lock is alone: what a killed process was sending need not wait for its lease.
            await outbox.reclaim(database)
            await leases.forget_all(database)
        application = build_application(settings, database, clock)
        try:
            await _connect(application, stopping)
            yield Running(application, clock, settings, stopping)
        finally:
            await application.shutdown()
            await application.bot.shutdown()  # where Telegram was never reached, the application left it open
    finally:
        await database.close()


async def _connect(application: TransactionalApplication, stopping: asyncio.Event) -> None:
    """Say hello to Telegram, as long as it takes. Raises BadSettings when it refuses the token."""
    backoff = Backoff(first=0.5, most=30)
    while not stopping.is_set():
        try:
            await unless(stopping, _say_hello(application))
        except InvalidToken:
            raise BadSettings("BOT_TOKEN: Telegram refuses this token; copy it from BotFather again") from None
        except TelegramError as error:
            reason = str(error) if isinstance(error, NotSent) else type(error).__name__
            log.warning("Telegram does not answer (%s), trying again", reason)
            await backoff.sleep(stopping)
        else:
            return


async def _say_hello(application: TransactionalApplication) -> None:
    await application.initialize()
    await application.bot.set_my_commands([BotCommand(name, text) for name, text in registration.COMMANDS])


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    async with running(settings, stopping=stopping) as bot:
        if not stopping.is_set():
            log.info("running as @%s", bot.application.bot.username)
            await bot.run()
    log.info("ended")
