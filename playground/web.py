"""What does the page talk to? JSON over HTTP, and server-sent events for what changes by itself.

    GET  /                       the page; its modules and styles below /page/
    GET  /api/state              {now, network, bot: {name, id, pid, starts}, chats: [chat], faults: [fault]}
    GET  /api/chats/ID/messages  {messages: [message]}, oldest first
    GET  /api/files/FILE_ID      the bytes, as a download (with ?show=1 shown in place: pictures and sounds)
    GET  /api/calls              {calls: [call]}, oldest first; with ?last=N the newest N
    GET  /api/events             text/event-stream: event `change`, data {kind, …}; see `_payload`
    POST /api/people             {first_name, language_code} → chat
    POST /api/groups             {title, members: [user id]} → chat
    POST /api/chats/ID/DEED      {as: user id, …} → {}; the deeds and their fields are in deeds.py
    POST /api/clock, /api/example, /api/faults, /api/faults/clear, /api/network, /api/bot: see control.py

The shapes are in views.py. What is no good answers 400 with {error: a sentence}. Who may call: guard.py.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from playground import views
from playground.changes import Change
from playground.clock import FileClock
from playground.control import Control, json_fields
from playground.deeds import DEEDS
from playground.errors import ApiError
from playground.events import EventStream
from playground.guard import guard
from playground.media import UPLOAD_LIMIT
from playground.model import Json
from playground.people import Participant
from playground.server import Playground
from playground.supervisor import Supervisor

PAGE = Path(__file__).parent / "page"
_SHOWN_IN_PLACE = ("image/png", "image/jpeg", "audio/ogg", "audio/webm", "audio/mpeg", "audio/mp4")


class Web:
    """The page's side of one playground."""

    def __init__(
        self,
        playground: Playground,
        clock: FileClock,
        supervisor: Supervisor | None = None,
        due_file: Path | None = None,
    ) -> None:
        self._playground, self._world = playground, playground.world
        self._clock, self._supervisor = clock, supervisor
        self._control = Control(playground, clock, supervisor, due_file)
        self._stream = EventStream(self._world, self._payload)

    def app(self, *, any_host: bool = False) -> web.Application:
        """The aiohttp application."""
        app = web.Application(middlewares=[guard(any_host=any_host), _explain], client_max_size=UPLOAD_LIMIT * 2)
        app.router.add_get("/", self._index)
        app.router.add_static("/page/", PAGE)
        app.router.add_get("/api/state", self._state)
        app.router.add_get("/api/chats/{chat:-?\\d+}/messages", self._messages)
        app.router.add_get("/api/files/{file}", self._file)
        app.router.add_get("/api/calls", self._calls)
        app.router.add_get("/api/events", self._stream.answer)
        app.router.add_post("/api/people", self._add_person)
        app.router.add_post("/api/groups", self._add_group)
        app.router.add_post("/api/chats/{chat:-?\\d+}/{deed}", self._deed)
        self._control.add_to(app)
        app.on_shutdown.append(self._close)
        return app

    def bot_changed(self) -> None:
        """Tell the page that the bot's process started or ended."""
        self._world.changes.publish(Change("bot"))

    # -- reading -------------------------------------------------------------------------------------------------------

    async def _index(self, request: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "index.html")

    async def _state(self, request: web.Request) -> web.Response:
        chats = [views.chat_view(self._world, chat) for chat in self._world.chats.values()]
        return web.json_response(
            {
                "now": self._clock.now().isoformat(),
                "network": self._playground.reachable,
                "bot": self._bot_view(),
                "chats": chats,
                "faults": [views.fault_view(fault) for fault in self._playground.faults],
            }
        )

    def _bot_view(self) -> Json:
        name = self._world.bot.first_name
        return {"name": name, "id": self._world.bot.id, "pid": None, "starts": 0} | (
            {"pid": self._supervisor.pid, "starts": self._supervisor.starts} if self._supervisor else {}
        )

    async def _messages(self, request: web.Request) -> web.Response:
        history = self._world.history(int(request.match_info["chat"]))
        return web.json_response({"messages": [views.message_view(self._world, message) for message in history]})

    async def _calls(self, request: web.Request) -> web.Response:
        last = int(request.query.get("last", "0"))
        return web.json_response({"calls": [views.call_view(call) for call in list(self._playground.calls)[-last:]]})

    async def _file(self, request: web.Request) -> web.Response:
        file = self._world.files.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        shown = "show" in request.query and file.mime in _SHOWN_IN_PLACE
        mime = file.mime if shown else "application/octet-stream"
        response = web.Response(body=self._world.journal.get_bytes(file.file_id), content_type=mime)
        response.headers["Content-Disposition"] = "inline" if shown else "attachment"
        return response

    def _payload(self, change: Change) -> Json:
        """What the page is told: {kind, chat_id} with message, answer, chat, action, now or bot (see views.py)."""
        world, body = self._world, {"kind": change.kind, "chat_id": change.chat_id}
        match change.kind:
            case "message" | "edit" | "delete":
                found = next(m for m in world.history(change.chat_id) if m.message_id == change.key)
                return body | {"message": views.message_view(world, found)}
            case "answer":
                return body | {"answer": views.tap_view(world.taps[str(change.key)])}
            case "chat":
                return body | {"chat": views.chat_view(world, world.chats[change.chat_id])}
            case "action":
                return body | {"action": change.key}
            case "clock":
                return body | {"now": self._clock.now().isoformat()}
            case "bot":
                return body | {"bot": self._bot_view()}
        return body

    # -- doing ---------------------------------------------------------------------------------------------------------

    async def _add_person(self, request: web.Request) -> web.Response:
        fields = await json_fields(request)
        name = str(fields["first_name"]).strip()[:64]
        if not name:
            raise ValueError("a person needs a name")
        person = self._playground.user(name, str(fields.get("language_code") or "en"))
        return web.json_response(views.chat_view(self._world, person.chat))

    async def _add_group(self, request: web.Request) -> web.Response:
        fields = await json_fields(request)
        members = [
            Participant(self._world, self._world.users[key], self._world.chats[key]) for key in fields["members"]
        ]
        group = self._playground.group(str(fields["title"]), members)
        return web.json_response(views.chat_view(self._world, group.chat))

    async def _deed(self, request: web.Request) -> web.Response:
        fields = await json_fields(request)
        chat, deed = self._world.chats[int(request.match_info["chat"])], DEEDS.get(request.match_info["deed"])
        user_id = int(fields.get("as", chat.id))
        if deed is None or user_id not in chat.people:
            raise LookupError("no such deed, or nobody of that number in this chat")
        deed(Participant(self._world, self._world.users[user_id], chat), fields)
        return web.json_response({})

    async def _close(self, app: web.Application) -> None:
        self._stream.close()


@web.middleware
async def _explain(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """What the page sent was no good: say so."""
    try:
        return await handler(request)
    except KeyError as error:
        return web.json_response({"error": f"unknown or missing: {error}"}, status=400)
    except (ValueError, TypeError, LookupError) as error:
        return web.json_response({"error": str(error)}, status=400)
    except ApiError as error:
        return web.json_response({"error": error.description}, status=400)
