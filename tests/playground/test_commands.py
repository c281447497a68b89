"""Are commands kept by scope and language, and offered to the right people?"""

from typing import Any

import pytest

from playground.commands import commands_for
from playground.model import Json
from playground.server import Playground
from tests.playground.client import Client

START: list[Json] = [{"command": "start", "description": "Begin"}]
HALLO: list[Json] = [{"command": "start", "description": "Anfangen"}]
GROUP: list[Json] = [{"command": "list", "description": "Show all"}]


async def test_by_scope_and_language(client: Client, playground: Playground) -> None:
    ada, uwe = playground.user("Ada"), playground.user("Uwe", "de-AT")
    group = playground.group("Job hunt", [ada, uwe])
    await client("setMyCommands", commands=START)
    await client("setMyCommands", commands=HALLO, language_code="de")
    await client("setMyCommands", commands=GROUP, scope={"type": "all_group_chats"})
    assert (await client("getMyCommands")).result == START
    assert (await client("getMyCommands", language_code="de")).result == HALLO
    assert (await client("getMyCommands", language_code="fr")).result == []
    offered = [
        commands_for(playground.world, chat, user)
        for chat, user in [(ada.chat, ada.user), (uwe.chat, uwe.user), (group.chat, uwe.user)]
    ]
    assert offered == [START, HALLO, GROUP]
    await client("setMyCommands", commands=GROUP, scope={"type": "chat", "chat_id": ada.chat.id})
    assert commands_for(playground.world, ada.chat, ada.user) == GROUP
    assert (await client("deleteMyCommands", language_code="de")).result is True
    assert (await client("getMyCommands", language_code="de")).result == []


async def test_the_narrowest_scope_of_a_group_wins(client: Client, playground: Playground) -> None:
    ada, bob = playground.user("Ada"), playground.user("Bob")
    chat = playground.group("Job hunt", [ada, bob]).chat

    async def offer(**scope: Any) -> list[str]:
        """Set a list that is named after its scope; what Ada, who made the group, and Bob are offered then."""
        name = scope["type"]
        await client("setMyCommands", commands=[{"command": name, "description": name}], scope=scope)
        return [commands_for(playground.world, chat, one.user)[0]["command"] for one in (ada, bob)]

    assert await offer(type="default") == ["default", "default"]
    assert await offer(type="all_private_chats") == ["default", "default"]
    assert await offer(type="all_group_chats") == ["all_group_chats"] * 2
    assert await offer(type="all_chat_administrators") == ["all_chat_administrators", "all_group_chats"]
    assert await offer(type="chat", chat_id=chat.id) == ["chat", "chat"]
    assert await offer(type="chat_administrators", chat_id=chat.id) == ["chat_administrators", "chat"]
    assert await offer(type="chat_member", chat_id=chat.id, user_id=bob.user.id) == [
        "chat_administrators",
        "chat_member",
    ]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "start", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "start", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": START * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": "start"}, "can't parse commands JSON object"),
        ({"commands": {"start": "x"}}, "expected an Array of BotCommand"),
        ({"commands": ["start"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": START, "scope": {"type": "moon"}}, "can't parse BotCommandScope: unsupported type specified"),
        ({"commands": START, "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"commands": START, "language_code": "deutsch"}, "invalid language code specified"),
    ],
)
async def test_refused(client: Client, fields: Json, error: str) -> None:
    answer = await client("setMyCommands", **fields)
    assert (answer.status, answer.description) == (400, f"Bad Request: {error}")
