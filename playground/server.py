"""Where does the bot call? `Playground`: a Bot API server on this machine, with people to play the other side.

Methods are at `{base_url}/bot<token>/<method>`, downloads at `{base_url}/file/bot<token>/<file_path>`.
"""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from playground.calls import Calls
from playground.clock import wall_seconds
from playground.dispatch import Dispatch
from playground.groups import Group, make_group
from playground.limits import Limits
from playground.media import UPLOAD_LIMIT
from playground.model import User
from playground.people import Participant, make_user
from playground.polling import Poller
from playground.webhook import Webhook, is_loopback
from playground.world import Clock, World

DEFAULT_TOKEN = "1234567890:playground-token-of-no-real-bot-0000"  # noqa: S105 - opens nothing but this server


class Playground:
    """The server, from `async with` until its end.

    `clock` dates the messages; what Telegram counts in real time goes by `wall` (seconds). `state_path`: a file that
    keeps everything over a kill; without it, memory only. `enforce_limits`: answer 429 as Telegram does. `keep_calls`:
    how many calls the log holds. Raises ValueError for a host that is not loopback unless `any_host`; OSError where the
    port is taken.
    """

    def __init__(
        self,
        clock: Clock,
        token: str = DEFAULT_TOKEN,
        port: int = 0,
        state_path: Path | None = None,
        host: str = "127.0.0.1",
        *,
        bot_name: str = "Day Eight",
        bot_username: str = "day_eight_bot",
        enforce_limits: bool = False,
        any_host: bool = False,
        keep_calls: int = 10_000,
        webhook_pause: float = 1.0,
        wall: Callable[[], float] = wall_seconds,
    ) -> None:
        if not any_host and not is_loopback(host):
            raise ValueError(f"the playground has no accounts: it does not listen on {host} unless told so")
        self._token, self._host, self._port = token, host, port
        bot = User(id=int(token.partition(":")[0]), first_name=bot_name, username=bot_username, is_bot=True)
        self.world = World(clock, bot, state_path, wall)
        self.calls = Calls(keep_calls)
        self._poller = Poller(self.world)
        self._webhook = Webhook(self.world, self._poller, webhook_pause)
        limits = Limits() if enforce_limits else None
        self._dispatch = Dispatch(self.world, token, self.calls, limits, self._poller, self._webhook)
        self.faults = self._dispatch.faults
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None

    # -- people --------------------------------------------------------------------------------------------------------

    def user(
        self,
        first_name: str,
        language_code: str = "en",
        user_id: int | None = None,
        last_name: str = "",
        username: str = "",
    ) -> Participant:
        """A new person (or the known one with this id), in their private chat with the bot."""
        return make_user(self.world, user_id, first_name, language_code, last_name, username)

    def group(self, title: str, members: list[Participant]) -> Group:
        """A new group of these people and the bot; the first one made it."""
        return make_group(self.world, title, members)

    # -- the server ----------------------------------------------------------------------------------------------------

    async def polled(self) -> None:
        """Wait until the bot polls: it is up and listening."""
        await self._poller.under_way()

    @property
    def base_url(self) -> str:
        """What the bot needs as its Bot API address."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    @property
    def token(self) -> str:
        return self._token

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=UPLOAD_LIMIT + 1024 * 1024)
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]*}", self._dispatch.answer)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._dispatch.download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await self.mend()
        except OSError:
            await self.__aexit__(None, None, None)
            raise
        self._webhook.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._dispatch.closing.set()
        self._poller.close()
        self._webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
        self.world.close()

    @property
    def reachable(self) -> bool:
        """Whether the network is up."""
        return self._site is not None

    async def cut(self) -> None:
        """Cut the network: new connections are refused, those there are break."""
        if self._site is not None:
            await self._site.stop()
            self._site = None
        if self._runner is not None and self._runner.server is not None:
            for connection in self._runner.server.connections:
                if connection.transport is not None:
                    connection.transport.abort()

    async def mend(self) -> None:
        """Mend the network: listen again on the same port."""
        if self._runner is None or self._site is not None:
            return
        site = web.TCPSite(self._runner, self._host, self._port, reuse_address=True)
        await site.start()
        self._site, self._port = site, site.port
