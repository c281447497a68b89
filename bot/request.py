"""How do calls reach the Bot API? Through aiohttp, behind python-telegram-bot's documented extension point.

The stock client's pool scan is quadratic and collapses under bursts; see docs/decisions/0002-aiohttp-client.md.
"""

import io
import json
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData


class NotSent(NetworkError):
    """The call never left this machine: it may be repeated without any risk of a second copy."""


class _Written(NamedTuple):
    json_payload: bytes
    contains_files: bool = False


def as_it_stands(parameters: Mapping[str, Any]) -> RequestData:
    """What an AiohttpRequest posts where the parameters are JSON already: python-telegram-bot's own way of writing them
    down takes each apart first, to look for files.
    """
    return cast(RequestData, _Written(json.dumps(parameters).encode()))


class AiohttpRequest(BaseRequest):
    """A BaseRequest with one session of kept-alive connections. Times are in seconds."""

    def __init__(self, *, connections: int = 256, connect_timeout: float = 5, read_timeout: float = 15) -> None:
        self._connections = connections
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._timeout = self._waiting(read_timeout)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    def _waiting(self, reading: float | None) -> aiohttp.ClientTimeout:
        return aiohttp.ClientTimeout(total=None, connect=self._connect_timeout, sock_read=reading)

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make the call. Raises NotSent, TimedOut or NetworkError; none of them tells the address, which holds the
        token.
        """
        if self._session is None:
            raise RuntimeError("the request object is not initialized")
        timeout = self._timeout if read_timeout is BaseRequest.DEFAULT_NONE else self._waiting(read_timeout)
        call = self._session.request(method, url, data=_body(request_data), timeout=timeout, allow_redirects=False)
        try:
            async with call as answer:
                return answer.status, _said(answer.status, await answer.read())
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise NotSent(f"no connection: {type(error).__name__}") from None
        except TimeoutError as error:
            raise TimedOut(f"no answer in time: {type(error).__name__}") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"the connection broke: {type(error).__name__}") from None


def _said(status: int, body: bytes) -> bytes:
    """The answer's body. A proxy's error page is left out: it may repeat the address, and the library quotes it."""
    return body if status < 300 or body.lstrip().startswith(b"{") else b""


def _body(request_data: RequestData | None) -> Any:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return aiohttp.BytesPayload(request_data.json_payload, content_type="application/json")
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in (request_data.multipart_data or {}).items():
        # As a stream: aiohttp warns of large bodies given as bytes.
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=mime)
    return form
