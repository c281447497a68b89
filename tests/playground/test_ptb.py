"""Does a real client library understand the server? python-telegram-bot, method by method."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from playground import faults
from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Client
from tests.playground.test_media import png


@pytest.fixture
def ada(playground: Playground) -> Participant:
    ada = playground.user("Ada")
    ada.say("/start")
    return ada


def keyboard(data: str = "y") -> InlineKeyboardMarkup:
    copy = InlineKeyboardButton("Copy", copy_text=CopyTextButton("+4930"))
    return InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data=data, style="success"), copy]])


async def test_updates_of_every_kind(bot: Bot, ada: Participant) -> None:
    sent = await bot.send_message(ada.chat.id, "x", reply_markup=keyboard())
    ada.edit(ada.history[0].message_id, "/begin")
    ada.tap(sent.message_id, "Yes")
    ada.send_contact("+4930", "Jo")
    ada.send_location(1, 2)
    ada.send_sticker()
    ada.send_voice(3)
    ada.forward("hello", "Jo Do")
    ada.block()
    updates = await bot.get_updates()
    start, edit, tap, contact, location, sticker, voice, forward, blocked = updates
    assert start.message is not None
    assert start.message.entities[0].type == MessageEntity.BOT_COMMAND
    assert edit.edited_message is not None
    assert tap.callback_query is not None
    assert tap.callback_query.message == sent
    assert [update.message is not None for update in (contact, location, sticker, voice)] == [True] * 4
    assert forward.message is not None
    assert forward.message.forward_origin is not None
    assert forward.message.forward_origin.type == "hidden_user"
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.difference()["status"] == ("member", "kicked")


async def test_sending(bot: Bot, ada: Participant) -> None:
    start = ada.history[0].message_id
    html = "👍 <b>bold</b> <blockquote expandable>+493012345678</blockquote> <tg-time unix='1647531900'>then</tg-time>"
    sent = await bot.send_message(
        ada.chat.id, html, parse_mode="HTML", reply_markup=keyboard(), reply_parameters=ReplyParameters(start)
    )
    assert list(sent.parse_entities().values()) == ["bold", "+493012345678", "+493012345678", "then"]
    assert sent.reply_markup == keyboard()
    assert sent.reply_to_message is not None
    edited = await bot.edit_message_text("two", ada.chat.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("two", None)
    await bot.edit_message_reply_markup(ada.chat.id, sent.message_id, reply_markup=keyboard("z"))
    assert await bot.delete_message(ada.chat.id, sent.message_id)
    markup = ReplyKeyboardMarkup([[KeyboardButton("Here", request_location=True)]], one_time_keyboard=True)
    await bot.send_message(ada.chat.id, "where", reply_markup=markup, disable_notification=True)
    assert ada.below is not None
    assert ada.from_bot[-1].silent


async def test_files(bot: Bot, ada: Participant) -> None:
    document = await bot.send_document(
        ada.chat.id, InputFile(b"BEGIN:VCALENDAR", "call.ics"), caption="<i>x</i>", parse_mode="HTML"
    )
    assert document.document is not None
    assert document.document.file_name == "call.ics"
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"BEGIN:VCALENDAR"
    assert (await bot.send_photo(ada.chat.id, png(2, 2))).photo[0].width == 2
    assert (await bot.send_voice(ada.chat.id, b"OggS", duration=3)).voice is not None
    assert (await bot.send_contact(ada.chat.id, "+4930", "Jo")).contact is not None


async def test_everything_else(bot: Bot, ada: Participant) -> None:
    assert (await bot.get_me()).can_read_all_group_messages is False
    commands = [BotCommand("start", "Begin")]
    assert await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats(), language_code="de")
    assert list(await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "de")) == commands
    assert (await bot.get_chat(ada.chat.id)).first_name == "Ada"
    assert (await bot.get_chat_member(ada.chat.id, ada.user.id)).status == "member"
    assert await bot.send_chat_action(ada.chat.id, "typing")
    query_id = ada.tap_data(1, "x")
    assert await bot.answer_callback_query(query_id, "Saved", show_alert=True)
    assert ada.answers[0].alert
    assert (await bot.get_webhook_info()).url == ""


ERRORS: list[tuple[Any, type[Exception]]] = [
    (faults.refused("chat not found"), BadRequest),
    (faults.barred("bot was blocked by the user"), Forbidden),
    (faults.too_many(3), RetryAfter),
    (faults.server_error(), NetworkError),
    (faults.bad_gateway(), NetworkError),
    (faults.dropped(effect=True), NetworkError),
]


@pytest.mark.parametrize(("fault", "error"), ERRORS)
async def test_errors(
    bot: Bot,
    playground: Playground,
    ada: Participant,
    fault: faults.Fault,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # RetryAfter warns without it
    playground.faults.add(replace(fault))
    with pytest.raises(error) as raised:
        await bot.send_message(ada.chat.id, "x")
    assert type(raised.value) is error


async def test_a_migrated_group(bot: Bot, playground: Playground, ada: Participant) -> None:
    group = playground.group("Job hunt", [ada])
    new = group.upgrade(by=ada)
    with pytest.raises(ChatMigrated) as raised:
        await bot.send_message(group.chat.id, "x")
    assert raised.value.new_chat_id == new.chat.id


async def test_a_second_poller(bot: Bot, playground: Playground, client: Client) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=10))
    await playground.polled()
    await client("getUpdates")
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older


async def test_a_wrong_token(playground: Playground) -> None:
    stranger = Bot("1:wrong", base_url=f"{playground.base_url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
