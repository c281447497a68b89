"""What did the bot ask for? A call's parameters: query, form, JSON or multipart (Bot API, "Making requests")."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from playground.errors import bad_request

_TRUE = {"true", "1", "yes", "t", "y"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart request."""

    name: str
    mime: str
    content: bytes


class Parameters:
    """Named values; strings may hold JSON, as in a form, or be nested already, as in a JSON body."""

    def __init__(self, values: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None or name in self.files

    def text(self, name: str, default: str = "") -> str:
        """A string. Raises ApiError for one that UTF-8 cannot hold."""
        value = self.values.get(name)
        text = default if value is None else str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        return text

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; what is none counts as the default, as with Telegram."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in _TRUE

    def nested(self, name: str, what: str) -> Any:
        """A JSON value, None where it is missing. Raises ApiError naming `what` when it cannot be parsed."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def file(self, name: str) -> Upload | str | None:
        """An upload, or the file_id or address given in its place."""
        if name in self.files:
            return self.files[name]
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return value if isinstance(value, str) and value else None

    def for_log(self) -> dict[str, Any]:
        """The values, uploads by name and size instead of their bytes."""
        sizes = {name: f"{file.name} ({len(file.content)} bytes)" for name, file in self.files.items()}
        return {**self.values, **sizes}


async def read_parameters(request: web.Request) -> Parameters:
    """The parameters of a request, by whichever of the four ways. Raises ApiError when the body cannot be read."""
    values: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        values |= await _json(request)
    elif request.content_type == "multipart/form-data":
        await _multipart(request, values, files)
    elif request.content_type == "application/x-www-form-urlencoded":
        values |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return Parameters(values, files)


async def _json(request: web.Request) -> dict[str, Any]:
    body = await request.read()
    try:
        values = json.loads(body) if body else {}
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return values


async def _multipart(request: web.Request, values: dict[str, Any], files: dict[str, Upload]) -> None:
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            content = bytes(await part.read(decode=True))
            if part.filename is None:
                values[part.name] = content.decode("utf-8", "surrogateescape")
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                files[part.name] = Upload(part.filename, mime, content)
    except ValueError:
        raise bad_request("can't parse multipart body") from None
