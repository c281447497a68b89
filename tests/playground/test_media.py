"""Do files travel both ways, and are the wrong ones refused?"""

import io
import struct
import zlib

import aiohttp
import pytest

from playground.media import picture_size
from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Answer, Client


def png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk))


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x20\x00\x30\x03" + bytes(12)


@pytest.fixture
def ada(playground: Playground) -> Participant:
    ada = playground.user("Ada")
    ada.say("/start")
    return ada


async def upload(client: Client, method: str, field: str, content: bytes, **values: object) -> Answer:
    form = aiohttp.FormData({name: str(value) for name, value in values.items()})
    form.add_field(field, io.BytesIO(content), filename="cv.pdf", content_type="application/pdf")
    async with client.session.post(client.url(method), data=form) as answer:
        return Answer(answer.status, await answer.json())


async def download(client: Client, file_id: str) -> bytes:
    path = (await client("getFile", file_id=file_id)).result["file_path"]
    async with client.session.get(f"{client.base_url}/file/bot{client.token}/{path}") as answer:
        assert answer.status == 200
        return await answer.read()


async def test_a_document_there_and_back(client: Client, ada: Participant) -> None:
    content = bytes(range(256)) * 1000
    answer = await upload(client, "sendDocument", "document", content, chat_id=ada.chat.id, caption="My /résumé")
    document = answer.result["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "cv.pdf",
        "application/pdf",
        256_000,
    )
    assert answer.result["caption"] == "My /résumé"
    assert await download(client, document["file_id"]) == content
    again = await client("sendDocument", chat_id=ada.chat.id, document=document["file_id"])
    assert again.result["document"] == document


async def test_attach_names_the_part(client: Client, ada: Participant) -> None:
    answer = await upload(client, "sendDocument", "part1", b"x", chat_id=ada.chat.id, document="attach://part1")
    assert await download(client, answer.result["document"]["file_id"]) == b"x"


async def test_a_photo(client: Client, ada: Participant) -> None:
    answer = await upload(client, "sendPhoto", "photo", png(30, 20), chat_id=ada.chat.id)
    assert [(size["width"], size["height"]) for size in answer.result["photo"]] == [(30, 20)]
    refused = await upload(client, "sendPhoto", "photo", b"no picture", chat_id=ada.chat.id)
    assert refused.description == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_file_is_used_again_as_what_it_is(client: Client, ada: Participant) -> None:
    """By its id: a voice note keeps its length, and is neither a document nor a picture."""
    file_id = ada.send_voice(61, b"OggS and so on").content["voice"]["file_id"]
    again = (await client("sendVoice", chat_id=ada.chat.id, voice=file_id)).result["voice"]
    assert (again["file_id"], again["duration"]) == (file_id, 61)
    for kind in ("document", "photo"):
        refused = await client(f"send{kind.capitalize()}", **{"chat_id": ada.chat.id, kind: file_id})
        assert refused.description == f"Bad Request: can't use file of type Voice as {kind.capitalize()}"


async def test_a_place(client: Client, ada: Participant) -> None:
    answer = await client("sendLocation", chat_id=ada.chat.id, latitude=52.5, longitude="13.4")
    assert answer.result["location"] == {"latitude": 52.5, "longitude": 13.4}
    for wrong in ({"latitude": 1}, {"latitude": "north", "longitude": 1}, {"latitude": 91, "longitude": 0}):
        refused = await client("sendLocation", chat_id=ada.chat.id, **wrong)
        assert refused.description == "Bad Request: can't parse location"


async def test_a_voice_note(client: Client, ada: Participant) -> None:
    answer = await upload(client, "sendVoice", "voice", b"OggS", chat_id=ada.chat.id, duration=7)
    assert answer.result["voice"]["duration"] == 7


async def test_a_contact(client: Client, ada: Participant) -> None:
    answer = await client("sendContact", chat_id=ada.chat.id, phone_number="+493012345", first_name="Jo", vcard="")
    assert answer.result["contact"] == {"phone_number": "+493012345", "first_name": "Jo"}
    for fields, missing in [({"first_name": "Jo"}, "phone_number"), ({"phone_number": "+1"}, "first_name")]:
        refused = await client("sendContact", chat_id=ada.chat.id, **fields)
        assert refused.description == f'Bad Request: parameter "{missing}" is required'


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, "there is no document in the request"),
        ({"document": "nonsense"}, "wrong file identifier/HTTP URL specified"),
        ({"document": "https://a.example/x.pdf"}, "failed to get HTTP URL content"),
    ],
)
async def test_documents_that_are_refused(client: Client, ada: Participant, fields: dict[str, str], error: str) -> None:
    answer = await client("sendDocument", chat_id=ada.chat.id, **fields)
    assert (answer.status, answer.description) == (400, f"Bad Request: {error}")


async def test_empty_and_captions_too_long(client: Client, ada: Participant) -> None:
    empty = await upload(client, "sendDocument", "document", b"", chat_id=ada.chat.id)
    assert empty.description == "Bad Request: file must be non-empty"
    long = await upload(client, "sendDocument", "document", b"x", chat_id=ada.chat.id, caption="x" * 1025)
    assert long.description == "Bad Request: message caption is too long"


async def test_uploads_above_50_mb(client: Client, ada: Participant) -> None:
    answer = await upload(client, "sendDocument", "document", bytes(52 * 1024 * 1024), chat_id=ada.chat.id)
    assert (answer.status, answer.description) == (413, "Request Entity Too Large")


async def test_downloads_above_20_mb(client: Client, ada: Participant) -> None:
    message = ada.send_document(bytes(20 * 1024 * 1024 + 1), "big.bin")
    answer = await client("getFile", file_id=message.content["document"]["file_id"])
    assert answer.description == "Bad Request: file is too big"


async def test_files_that_are_not_there(client: Client) -> None:
    assert (await client("getFile", file_id="nonsense")).description == "Bad Request: invalid file_id"
    async with client.session.get(f"{client.base_url}/file/bot{client.token}/documents/none") as answer:
        assert answer.status == 404
    async with client.session.get(f"{client.base_url}/file/bot1:wrong/documents/none") as answer:
        assert answer.status == 401


@pytest.mark.parametrize(
    ("content", "size"), [(png(3, 4), (3, 4)), (JPEG, (48, 32)), (b"", None), (JPEG[:12], None), (b"GIF89a", None)]
)
def test_picture_sizes(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(content) == size
