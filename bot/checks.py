"""What does an operator's `check` look at? The settings, Telegram's side, the machine's clock, the database."""

from collections.abc import AsyncIterator
from datetime import datetime
from email.utils import parsedate_to_datetime

import aiohttp
from telegram import WebhookInfo
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import demo
from bot.clock import SystemClock
from bot.commands.check import Finding
from bot.request import AiohttpRequest
from bot.settings import Settings
from bot.webhook import address
from storage.database import Database, DatabaseUnusable, open_to_read
from storage.migrate import revision, revisions, still_fits
from storage.stats import Backlog, backlog

APART_SECONDS = 30.0  # how far the machine's clock may be from Telegram's: nudges are that early or late
ANSWER_SECONDS = 10.0


async def findings(settings: Settings) -> AsyncIterator[Finding]:
    """Everything, in the order in which one would mend it."""
    yield Finding("settings", "are good")
    led, about_database = await _database(settings)
    if settings.bot_token is None:
        yield Finding("token", "none: the playground would start, on this machine alone")
    else:
        async for finding in _telegram(settings, led=led):
            yield finding
        yield await _clock(settings)
    for finding in about_database:
        yield finding


# -- Telegram ----------------------------------------------------------------------------------------------------------


async def _telegram(settings: Settings, *, led: bool) -> AsyncIterator[Finding]:
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    bot = ExtBot(token, base_url=f"{settings.bot_api_url}/bot", request=AiohttpRequest())
    try:
        await bot.request.initialize()
        yield Finding("token", f"is @{(await bot.get_me()).username}'s")
        yield updates(settings, await bot.get_webhook_info(), led=led)
    except InvalidToken:
        yield Finding("token", "is refused by Telegram", "copy BOT_TOKEN from BotFather again (/mybots, API Token)")
    except TelegramError as error:
        cure = "look at the network, a firewall, or BOT_API_URL"
        yield Finding("telegram", f"{settings.bot_api_url} does not answer ({type(error).__name__})", cure)
    finally:
        await bot.request.shutdown()


def updates(settings: Settings, info: WebhookInfo, *, led: bool) -> Finding:
    """Whether Telegram does with updates what these settings want. A bot that starts sets it right by itself."""
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    wanted = address(token, settings.public_url) if settings.public_url else ""
    way, waiting = "webhook" if wanted else "polling", f"{info.pending_update_count} waiting at Telegram"
    if info.url == wanted:
        if wanted and info.last_error_message:
            cure = f"Telegram says “{info.last_error_message}”: does the proxy pass PUBLIC_URL to LISTEN_PORT?"
            return Finding("updates", f"by {way}, {waiting}", cure)
        return Finding("updates", f"by {way}, {waiting}")
    now = "a webhook is set elsewhere" if info.url and wanted else "a webhook is set" if info.url else "none is set"
    if led:
        cure = "another program uses this token: stop it, or give this bot a token of its own"
        return Finding("updates", f"by {way}, but {now}", cure)
    return Finding("updates", f"by {way}; {now}, which the bot changes when it starts; {waiting}")


async def _clock(settings: Settings) -> Finding:
    """Telegram's clock, as the Date header tells it, to the second."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(settings.bot_api_url, allow_redirects=False) as answer,
        ):
            there, here = answer.headers.get("Date", ""), SystemClock().now()
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return Finding("clock", f"cannot be compared ({type(error).__name__})", "look at the network, then again")
    return apart(there, here)


def apart(there: str, here: datetime) -> Finding:
    """Telegram's moment, as a Date header, beside the machine's."""
    try:
        apart = (here - parsedate_to_datetime(there)).total_seconds()
    except (TypeError, ValueError):
        return Finding("clock", "cannot be compared: the Bot API server tells no time")
    said = f"{abs(apart):.0f} s {'ahead of' if apart > 0 else 'behind'} Telegram's"
    cure = "set it: sudo timedatectl set-ntp true" if abs(apart) > APART_SECONDS else ""
    return Finding("clock", said, cure)


# -- the database ------------------------------------------------------------------------------------------------------


async def _database(settings: Settings) -> tuple[bool, list[Finding]]:
    """Whether a process leads, and what is found."""
    url = demo.url_of(settings)
    try:
        database = await open_to_read(url)
    except DatabaseUnusable as error:
        if "there is no database" in str(error):
            return False, [Finding("database", "is not there yet: the bot makes it when it starts")]
        return False, [Finding("database", "cannot be used", str(error))]
    try:
        return await _looked_at(database, demo.clock_of(settings).now())
    finally:
        await database.close()


async def _looked_at(database: Database, now: datetime) -> tuple[bool, list[Finding]]:
    found = [Finding("database", f"answers ({database.engine.dialect.name})")]
    at, known = await revision(database), revisions()
    if at is None:
        return False, [*found, Finding("schema", "is not there yet: the bot makes it when it starts")]
    if at not in known:
        async with database.transaction() as connection:
            cure = "" if await still_fits(connection) else "update the program"
        return False, [*found, Finding("schema", f"{at} is newer than this version's, {known[0]}", cure)]
    if at != known[0]:
        said = f"{at} is older than {known[0]}: it is brought up when the bot starts, or by `python -m bot migrate`"
        return False, [*found, Finding("schema", said)]
    state = await backlog(database, now)
    return state.leads, [*found, Finding("schema", f"{at} is this version's"), *_work(state)]


def _work(state: Backlog) -> list[Finding]:
    if state.paused:
        return [Finding("bot", "is paused after a restore", "decide with `python -m bot resume`")]
    if not state.leads:
        return [Finding("bot", "does not run (no process leads)")]
    return [Finding("bot", f"runs; {state.waiting} letters wait, {state.late} nudges are late")]
