"""How do files travel? Sent by the bot as upload or by file_id, fetched back by getFile (Bot API, "Sending files")."""

import struct
from typing import Literal

from playground.chats import chat_to_write_in
from playground.errors import ApiError, bad_request
from playground.model import File, Json
from playground.parameters import Parameters, Upload
from playground.sending import send
from playground.text import caption_content
from playground.world import World

UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024

Kind = Literal["document", "photo", "voice"]
_FOLDERS: dict[Kind, str] = {"document": "documents", "photo": "photos", "voice": "voice"}


def send_document(world: World, p: Parameters) -> Json:
    """Any file."""
    chat = chat_to_write_in(world, p)
    return send(world, p, chat, document_content(world, p, "document"))


def document_content(world: World, p: Parameters, name: str) -> Json:
    """The document in the parameter `name`, with its caption. Raises ApiError."""
    return {"document": document(_given(world, p, "document", name)), **caption_content(p)}


def send_photo(world: World, p: Parameters) -> Json:
    """A PNG or JPEG picture of at most 10 MB."""
    chat = chat_to_write_in(world, p)
    return send(world, p, chat, photo_content(world, p, "photo"))


def photo_content(world: World, p: Parameters, name: str) -> Json:
    """The picture in the parameter `name`, with its caption. Raises ApiError."""
    return {"photo": photo(world, _given(world, p, "photo", name)), **caption_content(p)}


def send_voice(world: World, p: Parameters) -> Json:
    """A voice note; its length in seconds is what `duration` said when it was uploaded."""
    chat = chat_to_write_in(world, p)
    file = _given(world, p, "voice", "voice")
    return send(world, p, chat, {"voice": voice(file), **caption_content(p)})


def send_contact(world: World, p: Parameters) -> Json:
    """A contact card."""
    chat = chat_to_write_in(world, p)
    for required in ("phone_number", "first_name"):
        if not p.text(required):
            raise bad_request(f'parameter "{required}" is required')
    names = ("phone_number", "first_name", "last_name", "vcard")
    return send(world, p, chat, {"contact": {name: p.text(name) for name in names if p.text(name)}})


def send_location(world: World, p: Parameters) -> Json:
    """A place, in degrees."""
    chat = chat_to_write_in(world, p)
    try:
        latitude, longitude = float(p.text("latitude")), float(p.text("longitude"))
    except ValueError:
        raise bad_request("can't parse location") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise bad_request("can't parse location")
    return send(world, p, chat, {"location": {"latitude": latitude, "longitude": longitude}})


def get_file(world: World, p: Parameters) -> Json:
    """The File object, with the path for the download."""
    file = world.files.get(p.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id" if p.text("file_id") else "file_id not specified")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**file.wire(), "file_path": file.path}


def _given(world: World, p: Parameters, kind: Kind, name: str) -> File:
    given = p.file(name)
    if given is None:
        raise bad_request(f"there is no {kind} in the request")
    if isinstance(given, Upload):
        return store(world, given, kind, p.number("duration"))
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the playground fetches nothing from outside
    known = world.files.get(given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not known.path.startswith(f"{_FOLDERS[kind]}/"):
        raise bad_request(f"can't use file of type {_kind_of(known).capitalize()} as {kind.capitalize()}")
    return known


def _kind_of(file: File) -> str:
    return next(kind for kind, folder in _FOLDERS.items() if file.path.startswith(f"{folder}/"))


def store(world: World, upload: Upload, kind: Kind, seconds: int = 0) -> File:
    """Keep an uploaded file, a voice note with its length. Raises ApiError for an empty or too large one."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.content) > PHOTO_LIMIT:
        raise bad_request("file is too big")
    if kind == "photo" and picture_size(upload.content) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return world.upload(upload.name, upload.mime, upload.content, _FOLDERS[kind], seconds)


def document(file: File) -> Json:
    """The Document object."""
    return {**file.wire(), "file_name": file.name, "mime_type": file.mime}


def voice(file: File) -> Json:
    """The Voice object."""
    return {**file.wire(), "duration": file.seconds, "mime_type": file.mime}


def photo(world: World, file: File) -> list[Json]:
    """The list of PhotoSize objects: the picture as it is. Raises ApiError for a file that is no picture."""
    size = picture_size(world.journal.get_bytes(file.file_id))
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return [{**file.wire(), "width": size[0], "height": size[1]}]


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG picture, None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        # The frame header (SOF) holds the size; C4, C8 and CC in its range are other segments.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + length
    return None
