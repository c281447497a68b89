"""Which commands does the bot offer? Kept by scope and language (Bot API, setMyCommands, BotCommandScope)."""

import re

from playground.chats import find_chat
from playground.errors import bad_request
from playground.model import Chat, Json, User
from playground.parameters import Parameters
from playground.world import World

_WIDE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_OF_A_CHAT = ("chat", "chat_administrators", "chat_member")


def set_my_commands(world: World, p: Parameters) -> bool:
    """Replace the list of one scope and language."""
    commands = p.nested("commands", "commands") or []
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.set(_shelf(world, p), [_command(command) for command in commands])
    world.tell("commands")
    return True


def get_my_commands(world: World, p: Parameters) -> list[Json]:
    """The list of exactly this scope and language."""
    return list(world.settings.get(_shelf(world, p), []))


def delete_my_commands(world: World, p: Parameters) -> bool:
    """Empty the list of one scope and language."""
    world.set(_shelf(world, p), [])
    world.tell("commands")
    return True


def commands_for(world: World, chat: Chat, user: User) -> list[Json]:
    """What this person sees in this chat: the narrowest scope that has a list, their language first.

    The order is that of the Bot API, "Determining list of commands".
    """
    for scope in _scopes(chat, user):
        for tongue in (user.language_code.partition("-")[0], ""):
            listed: list[Json] = world.settings.get(f"commands {scope} {tongue}", [])
            if listed:
                return listed
    return []


def _scopes(chat: Chat, user: User) -> list[str]:
    if chat.private:
        return [f"chat {chat.id}", "all_private_chats", "default"]
    scopes = [
        f"chat_member {chat.id} {user.id}",
        f"chat_administrators {chat.id}",
        f"chat {chat.id}",
        "all_chat_administrators",
        "all_group_chats",
        "default",
    ]
    rules = user.id == chat.members[0]
    return scopes if rules else [scope for scope in scopes if "administrators" not in scope]


def _command(command: object) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(command.get("command", "")).removeprefix("/")
    text = str(command.get("description", "")).strip()
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(text) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": text}


def _shelf(world: World, p: Parameters) -> str:
    scope = p.nested("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    language = p.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    if kind in _WIDE:
        return f"commands {kind} {language}"
    if kind not in _OF_A_CHAT:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat = find_chat(world, Parameters(scope))
    member = f" {scope.get('user_id')}" if kind == "chat_member" else ""
    return f"commands {kind} {chat.id}{member} {language}"
