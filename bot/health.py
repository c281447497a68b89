"""Is this process alive, is it ready for updates, and what has it counted? For load balancers and Prometheus.

/healthz: the process answers. /readyz: it may be sent updates: the database answers, somebody leads, it is not ending.
How much waits is told, and refuses nobody: after an outage there is much to say, and updates must come in all the same.
/metrics: what is counted; on the inner port alone.
"""

import asyncio
import logging
from collections.abc import Callable

from aiohttp import web

from bot import metrics
from bot.clock import Clock
from storage.database import Database
from storage.stats import Backlog, backlog

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 2.0  # in which the database must answer; load balancers wait little longer


class Health:
    """Answers for the process that uses `database`. `leads`: whether this process does; `stopping`: it is ending."""

    def __init__(self, database: Database, clock: Clock, leads: Callable[[], bool], stopping: asyncio.Event) -> None:
        self._database, self._clock, self._leads, self._stopping = database, clock, leads, stopping

    def routes(self) -> list[web.RouteDef]:
        """What anybody may ask."""
        return [web.get("/healthz", self._alive), web.get("/readyz", self._ready)]

    def inner_routes(self) -> list[web.RouteDef]:
        """What the operator's machines may ask."""
        return [*self.routes(), web.get("/metrics", self._metrics)]

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def _ready(self, _request: web.Request) -> web.Response:
        found = await self._look()
        checks = {
            "process": "ending" if self._stopping.is_set() else "ok",
            "database": "ok" if found else "does not answer",
            "leader": "unknown" if found is None else "ok" if found.leads else "none",
        }
        waits = {"oldest letter waits": f"{found.waiting_for.total_seconds():.0f} s"} if found else {}
        text = "".join(f"{name}: {said}\n" for name, said in {**checks, **waits}.items())
        return web.Response(status=200 if set(checks.values()) == {"ok"} else 503, text=text)

    async def _metrics(self, _request: web.Request) -> web.Response:
        body = metrics.exposition(await self._look(), self._leads())
        return web.Response(body=body, headers={"Content-Type": metrics.CONTENT_TYPE_LATEST})

    async def _look(self) -> Backlog | None:
        """How the database is; None where it does not answer."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await backlog(self._database, self._clock.now())
        except Exception as error:  # noqa: BLE001 - whatever keeps it from answering is the answer
            log.warning("the database does not answer a look at its state: %s", type(error).__name__)
            return None
