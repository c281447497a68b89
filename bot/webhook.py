"""How are updates received? By a route that answers 200 only after the commit. Every replica receives.

Telegram posts to PUBLIC_URL/telegram/KEY with a secret in a header (Bot API, setWebhook). Key and secret are derived
from the token: all replicas agree on them without talking, nobody can guess them, and a new token brings new ones. The
replica that leads sees to it that the webhook is set, so that replicas do not fight over it, nor with one that polls.
"""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Callable
from typing import Any

from aiohttp import web
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.dispatch import TransactionalApplication
from bot.loops import keep_going
from bot.outcome import seconds_of
from bot.polling import Superseded
from bot.receiver import ALLOWED, process, read
from bot.web import same

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
READ_SECONDS = 10.0  # in which a body must be here
COMMIT_SECONDS = 25.0  # in which an update must be committed, or Telegram is asked to come again
CONNECTIONS = 40  # of Telegram's at once; the chats that find no place wait
CHECK_SECONDS = 60.0  # between two looks whether the webhook is still ours
REPLACED = 5  # checks in a row that find another webhook, or none: more than a poller that is ending makes
SOON_SECONDS = 1.0  # between two looks whether this replica leads


def derived(token: str, what: str) -> str:
    """A secret that only whoever holds the token can know: 64 hexadecimal digits, as Telegram allows in both places."""
    return hmac.new(token.encode(), f"day eight: {what}".encode(), hashlib.sha256).hexdigest()


def address(token: str, public_url: str) -> str:
    """Where Telegram posts to."""
    return f"{public_url}/telegram/{derived(token, 'webhook path')}"


class Webhook:
    """Receives updates by its route, which a proxy serves to the world below `public_url`; registers that address
    while this process `leads`.
    """

    def __init__(self, application: TransactionalApplication, leads: Callable[[], bool], public_url: str) -> None:
        self._application, self._bot, self._leads = application, application.bot, leads
        self._key, self._secret = derived(self._bot.token, "webhook path"), derived(self._bot.token, "webhook secret")
        self._url = address(self._bot.token, public_url)
        self._stopping = asyncio.Event()
        self._check_at = 0.0
        self._was_set = False
        self._replaced = 0
        self.led = asyncio.Event()  # set: this process leads now

    async def run(self, stopping: asyncio.Event) -> None:
        """See to it that the webhook is set, until `stopping` is. Raises InvalidToken, Superseded."""
        self._stopping = stopping
        await keep_going(self._look, stopping=stopping, wake=self.led, poll_seconds=SOON_SECONDS)

    def routes(self) -> list[web.RouteDef]:
        """What Telegram posts to; every replica serves it, whoever leads."""
        return [web.post("/telegram/{key}", self._receive)]

    # -- what Telegram posts -------------------------------------------------------------------------------------------

    async def _receive(self, request: web.Request) -> web.Response:
        if not same(request.match_info["key"], self._key):
            raise web.HTTPNotFound
        if not same(request.headers.get(SECRET_HEADER, ""), self._secret):
            raise web.HTTPForbidden
        data = await _update_in(request)
        return web.Response(status=200 if await self._committed(data) else 503)

    async def _committed(self, data: dict[str, Any]) -> bool:
        """Whether the update is committed or set aside; if not, Telegram repeats it."""
        try:
            async with asyncio.timeout(COMMIT_SECONDS):
                return await process(self._application, read(data, self._bot), self._stopping)
        except TimeoutError:
            return False

    # -- the registration ----------------------------------------------------------------------------------------------

    async def _look(self) -> bool:
        """Register the address where it is not. Returns False: there is never more to do at once."""
        now = asyncio.get_running_loop().time()
        if not self._leads():
            self._check_at, self._was_set = 0.0, False  # whoever led until now may have polled
        elif now >= self._check_at:
            self._check_at = now + CHECK_SECONDS
            try:
                await self._register()
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning("the webhook cannot be set, trying again: %s", error.message)
                wait = seconds_of(error) if isinstance(error, RetryAfter) else SOON_SECONDS * 5
                self._check_at = now + wait
        return False

    async def _register(self) -> None:
        info = await self._bot.get_webhook_info()
        # The secret cannot be asked for, but it goes with the address: both come from the token.
        if info.url == self._url and sorted(info.allowed_updates or ()) == sorted(ALLOWED):
            self._was_set, self._replaced = True, 0
            return
        self._notice()
        if info.url:
            log.warning("another webhook was set, and is replaced: does another program use this token?")
        await self._bot.set_webhook(
            self._url, secret_token=self._secret, allowed_updates=ALLOWED, max_connections=CONNECTIONS
        )
        self._was_set = True
        log.info("the webhook is set")

    def _notice(self) -> None:
        """What was set is set no more. Raises Superseded where that is so again and again."""
        self._replaced += self._was_set
        if self._replaced > REPLACED:
            raise Superseded(
                "another program takes this token's updates, again and again, by polling or a webhook of its own: stop "
                "it, or run this one with another bot's token"
            )


async def _update_in(request: web.Request) -> dict[str, Any]:
    """The update's JSON object. Raises an HTTP error for what is none."""
    try:
        async with asyncio.timeout(READ_SECONDS):
            body = await request.read()
        data = json.loads(body)
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(data, dict) or not isinstance(data.get("update_id"), int):
        raise web.HTTPBadRequest
    return data
