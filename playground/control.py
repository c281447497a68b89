"""What can the page do to the world around the chats? Move time, make things go wrong, restart the bot.

POST /api/clock         {advance: seconds} or {move_to: ISO 8601 with zone} or {to: "next message"} → {now}
POST /api/example       {} → chat: a made-up job search in a chat of its own (example.py); answers when it is there
POST /api/faults        {fault: name, …} → {}; the names are in `_FAULTS`, the fields those of faults.Fault
POST /api/faults/clear  {} → {}
POST /api/network       {up: bool} → {}: cut or mend the bot's network, not the page's
POST /api/bot           {do: "kill" | "restart"} → {}
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from playground import example, faults, views
from playground.clock import FileClock
from playground.model import Json
from playground.server import Playground
from playground.supervisor import Supervisor
from playground.travel import Travel

_FAULTS: dict[str, Callable[..., faults.Fault]] = {
    "too_many": faults.too_many,
    "server_error": faults.server_error,
    "bad_gateway": faults.bad_gateway,
    "dropped": faults.dropped,
    "slow": faults.slow,
    "hangs": faults.hangs,
}


class Control:
    """The page's hands on the clock, the network and the bot."""

    def __init__(
        self, playground: Playground, clock: FileClock, supervisor: Supervisor | None, due_file: Path | None
    ) -> None:
        self._playground, self._clock, self._supervisor = playground, clock, supervisor
        self._travel = Travel(playground.world, clock, due_file)
        self._telling = asyncio.Lock()  # of the example

    def add_to(self, app: web.Application) -> None:
        """Serve these paths."""
        app.router.add_post("/api/clock", self._move_clock)
        app.router.add_post("/api/example", self._load_example)
        app.router.add_post("/api/faults", self._add_fault)
        app.router.add_post("/api/faults/clear", self._clear_faults)
        app.router.add_post("/api/network", self._network)
        app.router.add_post("/api/bot", self._bot)

    async def _move_clock(self, request: web.Request) -> web.Response:
        self._check_no_example()
        now = await self._moved(await json_fields(request))
        return web.json_response({"now": now.isoformat()})

    async def _moved(self, fields: Json) -> datetime:
        if fields.get("to") == "next message":
            return await self._travel.to_next_message()
        if "move_to" not in fields:
            return await self._travel.to(self._clock.now() + timedelta(seconds=float(fields["advance"])))
        moment = datetime.fromisoformat(fields["move_to"])
        if moment.tzinfo is None:
            raise ValueError("the moment needs a zone")
        return await self._travel.to(moment)

    async def _load_example(self, request: web.Request) -> web.Response:
        self._check_no_example()
        async with self._telling:
            person = self._playground.user(example.PERSON)
            await example.fill(person, self._travel, self._clock.now())
        return web.json_response(views.chat_view(self._playground.world, person.chat))

    def _check_no_example(self) -> None:
        """It passes the time itself, and two at once would have each other's. Raises ValueError."""
        if self._telling.locked():
            raise ValueError("the example is being told; wait until its first nudge has come")

    async def _add_fault(self, request: web.Request) -> web.Response:
        fields = await json_fields(request)
        make = _FAULTS.get(str(fields.pop("fault", "")))
        if make is None:
            raise LookupError(f"no such fault; there are {', '.join(_FAULTS)}")
        self._playground.faults.add(make(**fields))
        return web.json_response({})

    async def _clear_faults(self, request: web.Request) -> web.Response:
        self._playground.faults.clear()
        return web.json_response({})

    async def _network(self, request: web.Request) -> web.Response:
        fields = await json_fields(request)
        await (self._playground.mend() if fields["up"] else self._playground.cut())
        return web.json_response({})

    async def _bot(self, request: web.Request) -> web.Response:
        fields = await json_fields(request)
        if self._supervisor is None:
            raise LookupError("no bot runs beside this playground")
        if fields.get("do") == "kill":
            self._supervisor.kill()
        elif fields.get("do") == "restart":
            await self._supervisor.restart()
        else:
            raise ValueError("kill or restart?")
        return web.json_response({})


async def json_fields(request: web.Request) -> dict[str, Any]:
    """The request's JSON object. Raises ValueError and TypeError for anything else."""
    fields = await request.json()
    if not isinstance(fields, dict):
        raise TypeError("a JSON object is wanted")
    return fields
