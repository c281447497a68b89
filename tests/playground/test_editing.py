"""Can the bot change captions, media and reactions, and is it refused what Telegram refuses?"""

import json
from typing import Any

import aiohttp
import pytest

from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Answer, Client
from tests.playground.test_media import png, upload

MARKUP = {"inline_keyboard": [[{"text": "Again", "callback_data": "a"}]]}


@pytest.fixture
def ada(playground: Playground) -> Participant:
    ada = playground.user("Ada")
    ada.say("/start")
    return ada


async def a_document(client: Client, ada: Participant) -> dict[str, int]:
    """A document of the bot's, as the fields that name it."""
    sent = await upload(client, "sendDocument", "document", b"a,b", chat_id=ada.chat.id, caption="Before")
    return {"chat_id": ada.chat.id, "message_id": sent.result["message_id"]}


async def test_a_caption(client: Client, ada: Participant) -> None:
    where = await a_document(client, ada)
    answer = await client("editMessageCaption", **where, caption="<b>After</b>", parse_mode="HTML", reply_markup=MARKUP)
    assert answer.result["caption"] == "After"
    assert answer.result["caption_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert answer.result["document"]["file_name"] == "cv.pdf"
    assert ada.from_bot[-1].keyboard
    bare = await client("editMessageCaption", **where)
    assert "caption" not in bare.result
    assert not ada.from_bot[-1].keyboard  # an edit without a keyboard takes it away
    assert "message is not modified" in (await client("editMessageCaption", **where)).description
    too_long = await client("editMessageCaption", **where, caption="x" * 1025)
    assert too_long.description == "Bad Request: message caption is too long"


async def edit_media(client: Client, where: dict[str, int], media: dict[str, Any], content: bytes) -> Answer:
    form = aiohttp.FormData({"media": json.dumps(media), **{key: str(value) for key, value in where.items()}})
    form.add_field("part", content, filename="new.png")
    async with client.session.post(client.url("editMessageMedia"), data=form) as answer:
        return Answer(answer.status, await answer.json())


@pytest.mark.parametrize("before", ["text", "document"])
async def test_media(client: Client, ada: Participant, before: str) -> None:
    """In place of a text, too (Bot API, editMessageMedia)."""
    where = await a_document(client, ada)
    if before == "text":
        sent = await client("sendMessage", chat_id=ada.chat.id, text="A picture follows")
        where = {**where, "message_id": sent.result["message_id"]}
    media = {"type": "photo", "media": "attach://part", "caption": "Here"}
    answer = await edit_media(client, where, media, png(30, 20))
    assert (answer.result["photo"][0]["width"], answer.result["caption"]) == (30, "Here")
    assert not {"text", "document"} & answer.result.keys()


async def test_media_that_is_refused(client: Client, ada: Participant) -> None:
    where = await a_document(client, ada)
    video = await client("editMessageMedia", **where, media={"type": "video", "media": "x"})
    assert video.description == "Bad Request: can't parse InputMedia: unsupported type specified"
    picture = {"type": "photo", "media": "x"}
    unknown = await client("editMessageMedia", **where, media=picture)
    assert unknown.description == "Bad Request: wrong file identifier/HTTP URL specified"
    contact = await client("sendContact", chat_id=ada.chat.id, phone_number="+1", first_name="Jo")
    where = {"chat_id": ada.chat.id, "message_id": contact.result["message_id"]}
    no_media = await client("editMessageMedia", **where, media=picture)
    assert no_media.description == "Bad Request: there is no media in the message to edit"
    no_caption = await client("editMessageCaption", **where, caption="x")
    assert no_caption.description == "Bad Request: there is no caption in the message to edit"


async def test_reactions(client: Client, ada: Participant) -> None:
    said = ada.say("I got the job")
    where = {"chat_id": ada.chat.id, "message_id": said.message_id}
    joy = {"type": "emoji", "emoji": "🎉"}
    assert (await client("setMessageReaction", **where, reaction=[joy])).result is True
    assert ada.history[-1].reactions == ["🎉"]
    for reaction, error in [
        ([joy, joy], "REACTIONS_TOO_MANY"),
        ([{"type": "emoji", "emoji": "x"}], "REACTION_INVALID"),
        (["🎉"], "REACTION_INVALID"),
    ]:
        assert (await client("setMessageReaction", **where, reaction=reaction)).description == f"Bad Request: {error}"
    assert ada.history[-1].reactions == ["🎉"]
    await client("setMessageReaction", **where, reaction=[])
    assert ada.history[-1].reactions == []
    gone = await client("setMessageReaction", chat_id=ada.chat.id, message_id=999, reaction=[joy])
    assert gone.description == "Bad Request: message to react not found"


async def test_what_the_bot_says_of_itself(client: Client) -> None:
    await client("setMyDescription", description="I remember.")
    await client("setMyDescription", description="Ich denke dran.", language_code="de")
    assert (await client("getMyDescription")).result == {"description": "I remember."}
    assert (await client("getMyDescription", language_code="de")).result == {"description": "Ich denke dran."}
    assert (await client("getMyDescription", language_code="fr")).result == {"description": ""}
    await client("setMyShortDescription", short_description="Follow up")
    assert (await client("getMyShortDescription")).result == {"short_description": "Follow up"}
    assert (await client("setMyDescription", description="x" * 513)).status == 400
    assert (await client("setMyShortDescription", short_description="x" * 121)).status == 400


async def test_a_mention_of_nobody_is_plain_text(client: Client, ada: Participant) -> None:
    text = f"<a href='tg://user?id={ada.user.id}'>Ada</a>, <a href='tg://user?id=5'>x</a>"
    sent = (await client("sendMessage", chat_id=ada.chat.id, text=text, parse_mode="HTML")).result
    assert sent["text"] == "Ada, x"
    assert [entity["user"]["first_name"] for entity in sent["entities"]] == ["Ada"]
