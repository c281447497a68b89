"""What runs? The composition root: settings in, a running bot out, and a graceful end."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import TYPE_CHECKING

from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

from bot import demo, keys, rotate
from bot.backoff import Backoff, unless
from bot.clock import Clock
from bot.courier import Courier
from bot.dispatch import TransactionalApplication
from bot.errands import Errands
from bot.flood import Flood
from bot.forgetter import Forgetter
from bot.lead import Lead
from bot.loops import POLL_SECONDS
from bot.nudger import Nudger
from bot.pace import UNLIMITED, Pace
from bot.polling import Poller
from bot.request import AiohttpRequest, NotSent
from bot.resumer import Resumer
from bot.settings import BadSettings, Settings
from bot.sweeper import Sweeper
from bot.watch import Watch
from handlers import registration
from handlers.policy import Policy
from handlers.turn import Context
from handlers.views import start
from storage import leases, outbox
from storage.database import Database, open_database
from storage.migrate import migrate

if TYPE_CHECKING:
    from bot.bell import Bell
    from bot.webhook import Webhook

log = logging.getLogger(__name__)

ALONE_SECONDS = 24 * 3600.0  # the lead's lease on SQLite, where nobody else can want it: no writing while idle
MOVED_POLL_SECONDS = 0.1  # where somebody watches while time is moved
CUT_SHORT = 1  # the exit code of an end that was not graceful
END_SECONDS = 15.0  # in which a graceful end must be over, though the database hangs


def policy_of(settings: Settings, database: Database) -> Policy:
    """What people are told, or are bound by."""
    return Policy(
        encrypted=database.key is not None,
        backup_days=settings.backup_days,
        forget_after_months=settings.forget_after_months,
        operator=settings.operator,
        access=settings.access,
        allowed=frozenset(int(part) for part in settings.access_list.replace(",", " ").split()),
        owner_chat=settings.owner_chat,
        public_url=settings.public_url or "",
    )


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
    application.policy = policy_of(settings, database)
    application.flood = Flood() if settings.keep_pace else None
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
        seconds = ALONE_SECONDS if self.database.is_sqlite else settings.lease_seconds / 5
        self.lead = Lead(self.database, seconds, won=self._won)
        leads, bot = self.lead.held, application.bot
        # Where time is moved from outside, nobody else tells the loops.
        poll = POLL_SECONDS if settings.clock_file is None else MOVED_POLL_SECONDS
        pace = Pace() if settings.keep_pace else Pace(UNLIMITED, UNLIMITED, UNLIMITED)
        lease = settings.lease_seconds
        self.courier = Courier(self.database, bot, clock, pace, leads, lease_seconds=lease, poll_seconds=poll)
        file = settings.next_due_file
        self.nudger = Nudger(self.database, clock, self._posted, next_due_file=file, poll_seconds=poll)
        self.errands = Errands(self.database, clock, self.courier.wake, leads, poll_seconds=poll)
        self.sweeper = Sweeper(self.database, clock, leads)
        self.watch = Watch(self.database, clock, leads, settings.owner_chat, posted=self.wake)
        self.resumer = Resumer(self.database, clock, leads, settings.owner_chat, resumed=self.wake)
        self.forgetter = Forgetter(self.database, clock, leads, application.policy, self.courier.wake.set)
        self.receiver: Poller | Webhook = Poller(application, leads)
        self.inner: AbstractAsyncContextManager[None] = nullcontext()
        self.public: AbstractAsyncContextManager[None] = nullcontext()
        if settings.public_url is not None or settings.metrics_port is not None:
            self._serve(settings, clock)
        self.bell = None if self.database.is_sqlite else self._bell()
        application.committed = self.committed

    def _serve(self, settings: Settings, clock: Clock) -> None:
        """Answer over HTTP. What does is imported here: whoever polls on SQLite need not load it, nor the bell."""
        from bot.feed import Feed
        from bot.health import Health
        from bot.web import listening
        from bot.webhook import Webhook

        leads = self.lead.held
        health = Health(self.database, clock, leads, self.stopping)
        self.inner = listening(health.inner_routes(), settings.metrics_host, settings.metrics_port, "METRICS")
        if settings.public_url is not None:
            self.receiver = webhook = Webhook(self.application, leads, settings.public_url)
            routes = [*webhook.routes(), *health.routes(), *Feed(self.database, clock).routes()]
            self.public = listening(routes, settings.listen_host, settings.listen_port, "LISTEN")

    def _bell(self) -> "Bell":
        from bot.bell import Bell

        return Bell(self.database, self.wake)

    def _won(self) -> None:
        self.receiver.led.set()
        self.wake()

    def wake(self) -> None:
        """Let the loops look at once."""
        self.courier.wake.set()
        self.errands.wake.set()
        if self.lead.held():
            self.nudger.wake.set()

    def committed(self) -> None:
        """There may be something to send: whoever leads looks at once."""
        self.wake()
        self._ring()

    def _posted(self) -> None:
        self.courier.wake.set()
        self._ring()

    def _ring(self) -> None:
        if self.bell is not None and not self.lead.held():
            self.bell.ring()

    async def run(self) -> None:
        """Run until `stopping` is set or a part fails; updates and nudges end first, then the courier, the lead last.

        Raises Superseded, PortUnusable, InvalidToken.
        """
        courier_stops, lead_stops = asyncio.Event(), asyncio.Event()
        async with self.inner, asyncio.TaskGroup() as last:
            last.create_task(self.lead.run(lead_stops))
            if self.bell is not None:
                last.create_task(self.bell.run(lead_stops))
            async with asyncio.TaskGroup() as second:
                second.create_task(self.courier.run(courier_stops))
                async with self.public, asyncio.TaskGroup() as first:
                    first.create_task(self.receiver.run(self.stopping))
                    first.create_task(self.nudger.run(self.stopping))
                    first.create_task(self.errands.run(self.stopping))
                    first.create_task(self.sweeper.run(self.stopping))
                    first.create_task(self.resumer.run(self.stopping))
                    first.create_task(self.watch.run(self.stopping))
                    first.create_task(self.forgetter.run(self.stopping))
                courier_stops.set()
            lead_stops.set()


@asynccontextmanager
async def running(
    settings: Settings, clock: Clock | None = None, stopping: asyncio.Event | None = None
) -> AsyncIterator[Running]:
    """Open the database, check the token, register the commands; close everything at the end.

    Raises DatabaseUnusable, BadSettings. While Telegram cannot be reached it is tried again, until `stopping` is set.
    """
    clock, stopping = clock or demo.clock_of(settings), stopping or asyncio.Event()
    database = await open_database(settings.database_url, keys.key_of(settings))
    try:
        await migrate(database)
        await rotate.check(database)
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
    bot, commands = application.bot, [BotCommand(name, text) for name, text in registration.COMMANDS]
    # At once: each is a way to Telegram and back, which the first answer waits for.
    await asyncio.gather(bot.set_my_commands(commands), _describe(bot), _describe_shortly(bot))


async def _describe(bot: ExtBot[None]) -> None:
    # Asked first, here and below: Telegram limits how often these two may be set.
    if (await bot.get_my_description()).description != start.DESCRIPTION:
        await bot.set_my_description(start.DESCRIPTION)


async def _describe_shortly(bot: ExtBot[None]) -> None:
    if (await bot.get_my_short_description()).short_description != start.SHORT_DESCRIPTION:
        await bot.set_my_short_description(start.SHORT_DESCRIPTION)


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT."""
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()

    def stop() -> None:
        stopping.set()
        loop.call_later(END_SECONDS, _cut_short)

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop)
    async with running(settings, stopping=stopping) as bot:
        if not stopping.is_set():
            log.info("running as @%s", bot.application.bot.username)
            await bot.run()
    log.info("ended")


def _cut_short() -> None:
    """End as a crash would, which loses nothing: something hangs, and cancelling it would wait for it again."""
    log.warning("the end took too long: what was in flight may be sent again, and updates will come again")
    logging.shutdown()
    os._exit(CUT_SHORT)
