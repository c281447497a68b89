"""What becomes of one call? Token, method, parameters, fault, effect, answer, log: in this order."""

import asyncio
import json
from typing import Any

from aiohttp import web

from playground.calls import Call, Calls
from playground.changes import Change
from playground.errors import ApiError, bad_request
from playground.faults import Fault, Faults
from playground.limits import Limits
from playground.methods import METHODS
from playground.parameters import Parameters, read_parameters
from playground.polling import Poller
from playground.webhook import Webhook
from playground.world import World

_RUNNING = ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")  # methods that concern the running server
_NAMES = {name.lower(): name for name in (*METHODS, *_RUNNING)}
_HTML_502 = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n"
)


class Dispatch:
    """Answers the bot's requests. `closing` ends what only waits."""

    def __init__(
        self, world: World, token: str, calls: Calls, limits: Limits | None, poller: Poller, webhook: Webhook
    ) -> None:
        self._world, self._token, self._calls, self._limits = world, token, calls, limits
        self._poller, self._webhook = poller, webhook
        self.faults = Faults()
        self.closing = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        """One method call."""
        if request.match_info["token"] != self._token:
            return _json(ApiError(401, "Unauthorized"))
        method = _NAMES.get(request.match_info["method"].lower())
        if method is None:
            return _json(ApiError(404, "Not Found"))
        try:
            p = await read_parameters(request)
        except web.HTTPRequestEntityTooLarge:
            return _json(ApiError(413, "Request Entity Too Large"))
        except ApiError as error:
            return _json(error)
        fault = self.faults.take(method, p.number("chat_id") if "chat_id" in p else None)
        result: Any = None
        if fault is None or fault.effect:
            result = await self._carry_out(method, p)
        response = await self._respond(request, fault, result)
        self._log(method, p, fault, result, response)
        return response

    async def _carry_out(self, method: str, p: Parameters) -> Any:
        """The method's result, or the ApiError with which it refuses."""
        try:
            if method == "getUpdates":
                return await self._poller.get_updates(p)
            if method in _RUNNING:
                return self._webhook_method(method, p)
            with self._world.acting():
                self._check_limits(method, p)
                return METHODS[method](self._world, p)
        except ApiError as error:
            return error
        except UnicodeEncodeError:
            return bad_request("strings must be encoded in UTF-8")

    def _webhook_method(self, method: str, p: Parameters) -> Any:
        hook = self._webhook
        return {"setWebhook": hook.set, "deleteWebhook": hook.delete, "getWebhookInfo": hook.info}[method](p)

    def _check_limits(self, method: str, p: Parameters) -> None:
        chat = self._world.chats.get(p.number("chat_id"))
        counted = method.startswith(("send", "edit", "forward")) and method != "sendChatAction"
        if self._limits is not None and chat is not None and counted:
            self._limits.check(chat, asyncio.get_running_loop().time())

    async def _respond(self, request: web.Request, fault: Fault | None, result: Any) -> web.Response:
        match fault:
            case Fault(kind="refuse", error=error) if error is not None:
                return _json(error)
            case Fault(kind="html"):
                return web.Response(status=502, text=_HTML_502, content_type="text/html")
            case Fault(kind="drop"):
                return _break(request)
            case Fault(kind="slow", seconds=seconds):
                await self._pause(seconds)
            case Fault(kind="hang"):
                await self._pause(None)
                return _break(request)
        return _json(result)

    async def _pause(self, seconds: float | None) -> None:
        try:
            await asyncio.wait_for(self.closing.wait(), seconds)
        except TimeoutError:
            return

    def _log(self, method: str, p: Parameters, fault: Fault | None, result: Any, response: web.Response) -> None:
        if method == "getUpdates" and result == []:
            return
        refused = isinstance(result, ApiError)
        carried_out = not refused and (fault is None or fault.effect)
        call = Call(
            at=self._world.clock.now(),
            method=method,
            params=p.for_log(),
            status=0 if fault and fault.kind in ("drop", "hang") else response.status,
            answer=result.body() if refused else result,
            carried_out=carried_out,
            result=result if carried_out else None,
            fault=fault.kind if fault else "",
        )
        self._calls.add(call)
        self._world.changes.publish(Change("call"))

    async def download(self, request: web.Request) -> web.Response:
        """The bytes of a file, by the path from getFile."""
        if request.match_info["token"] != self._token:
            return _json(ApiError(401, "Unauthorized"))
        path = request.match_info["path"]
        file = next((file for file in self._world.files.values() if file.path == path), None)
        if file is None:
            return _json(ApiError(404, "Not Found"))
        return web.Response(body=self._world.journal.get_bytes(file.file_id), content_type="application/octet-stream")


def _json(result: Any) -> web.Response:
    """The Bot API's answer: a result, or a refusal."""
    if not isinstance(result, ApiError):
        return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")
    response = web.Response(status=result.code, text=json.dumps(result.body()), content_type="application/json")
    if result.code == 429 and result.parameters:
        response.headers["Retry-After"] = str(result.parameters["retry_after"])
    return response


def _break(request: web.Request) -> web.Response:
    """Break the connection instead of answering; the response is for nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=502)
