"""How do updates reach a bot that set a webhook? One POST an update, in order, repeated until it answers 2xx.

Bot API, setWebhook and getWebhookInfo. Messages of a chat travel in one queue and a person's taps in another, so that a
tap can overtake a message. An address with plain http is taken for this machine only; there any port goes.
"""

import asyncio
import ipaddress
import re
from collections import defaultdict
from typing import Any

import aiohttp
from yarl import URL

from playground.errors import bad_request
from playground.model import Json
from playground.parameters import Parameters
from playground.polling import Poller, read_allowed
from playground.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
MOST_CONNECTIONS = 100
_ANSWER_SECONDS = 60.0
_LONGEST_PAUSE = 600.0


class Webhook:
    """The webhook and its deliveries. `pause`: seconds before the first repetition; each further one doubles it."""

    def __init__(self, world: World, poller: Poller, pause: float = 1.0) -> None:
        self._world, self._poller, self._pause = world, poller, pause
        self._watcher: asyncio.Task[None] | None = None
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._queues: dict[str, list[Json]] = defaultdict(list)
        self._known: set[int] = set()
        self._last_error: Json = {}

    def set(self, p: Parameters) -> bool:
        """Start to deliver to `url`; an empty one deletes the webhook. Raises ApiError."""
        url = p.text("url")
        if not url:
            return self.delete(p)
        hook = {"url": _checked(url), "secret": _secret(p), "connections": _connections(p)}
        self._keep(hook, p)
        self._poller.end("terminated by setWebhook request")
        self.start()
        return True

    def delete(self, p: Parameters) -> bool:
        """Deliver no more; what is pending stays unless `drop_pending_updates`."""
        self.stop()
        self._keep(None, p)
        return True

    def _keep(self, hook: Json | None, p: Parameters) -> None:
        with self._world.acting():
            allowed = read_allowed(p)
            if allowed is not None:
                self._world.updates.allow(allowed)
            if p.flag("drop_pending_updates"):
                self._world.updates.clear()
            self._world.set("webhook", hook)

    def info(self, p: Parameters) -> Json:
        """The WebhookInfo object."""
        updates = self._world.updates
        info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(updates)}
        info |= {"allowed_updates": updates.allowed} if updates.allowed else {}
        hook = self._hook
        return info | ({"url": hook["url"], "max_connections": hook["connections"], **self._last_error} if hook else {})

    @property
    def _hook(self) -> Json | None:
        return self._world.settings.get("webhook")

    def start(self) -> None:
        """Deliver what is pending and what comes, if a webhook is set."""
        self.stop()
        if self._hook:
            self._watcher = asyncio.create_task(self._watch(self._hook))

    def stop(self) -> None:
        for task in filter(None, [self._watcher, *self._workers.values()]):
            task.cancel()
        self._watcher, self._last_error = None, {}
        self._workers.clear()
        self._queues.clear()
        self._known.clear()

    async def _watch(self, hook: Json) -> None:
        arrived, places = asyncio.Event(), asyncio.Semaphore(hook["connections"])
        timeout = aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            with self._world.updates.listen(arrived):
                while True:
                    arrived.clear()
                    for update in self._world.updates:
                        self._enqueue(update, _Post(session, hook, places))
                    await arrived.wait()

    def _enqueue(self, update: Json, post: "_Post") -> None:
        if update["update_id"] in self._known:
            return
        self._known.add(update["update_id"])
        name = _queue_of(update)
        self._queues[name].append(update)
        if name not in self._workers:
            self._workers[name] = asyncio.create_task(self._work(name, post))

    async def _work(self, name: str, post: "_Post") -> None:
        queue = self._queues[name]
        while queue:
            await self._deliver(queue[0], post)
            with self._world.acting():
                self._world.updates.done(queue.pop(0)["update_id"])
        del self._workers[name]

    async def _deliver(self, update: Json, post: "_Post") -> None:
        pause, updates = self._pause, self._world.updates
        while True:
            updates.expire()
            error = await post.send(update) if update["update_id"] in updates else None
            if error is None:
                return
            self._last_error = {"last_error_date": int(self._world.wall()), "last_error_message": error}
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)


class _Post:
    """One request to the bot."""

    def __init__(self, session: aiohttp.ClientSession, hook: Json, places: asyncio.Semaphore) -> None:
        self._session, self._hook, self._places = session, hook, places

    async def send(self, update: Json) -> str | None:
        """None after a 2xx answer, else what went wrong."""
        headers = {SECRET_HEADER: self._hook["secret"]} if self._hook["secret"] else {}
        try:
            async with (
                self._places,
                self._session.post(self._hook["url"], json=update, headers=headers, allow_redirects=False) as answer,
            ):
                if 200 <= answer.status < 300:
                    return None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection closed"


def _queue_of(update: Json) -> str:
    kind = next(name for name in update if name != "update_id")
    payload: Any = update[kind]
    return f"tap {payload['from']['id']}" if kind == "callback_query" else f"chat {payload['chat']['id']}"


def _checked(url: str) -> str:
    try:
        parsed = URL(url)
    except ValueError:
        raise bad_request("bad webhook: invalid URL specified") from None
    if parsed.scheme != "https" and not (parsed.scheme == "http" and is_loopback(parsed.host or "")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    return url


def is_loopback(host: str) -> bool:
    """Whether the host is this machine by its name or address alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _secret(p: Parameters) -> str:
    secret = p.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _connections(p: Parameters) -> int:
    wanted = p.number("max_connections", 40)
    return wanted if 1 <= wanted <= MOST_CONNECTIONS else 40
