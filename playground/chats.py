"""Which chat is meant, may the bot act there, and what may it know of it? (Bot API, getChat and its kin.)"""

from playground.errors import ApiError, bad_request, forbidden, upgraded
from playground.model import Chat, Json
from playground.parameters import Parameters
from playground.world import World


def find_chat(world: World, p: Parameters) -> Chat:
    """The chat named by `chat_id`. Raises ApiError."""
    name = p.text("chat_id").strip()
    if not name:
        raise bad_request("chat_id is empty")
    chat = world.chats.get(int(name)) if name.removeprefix("-").isdecimal() else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise upgraded(chat.migrated_to)
    return chat


def chat_to_write_in(world: World, p: Parameters) -> Chat:
    """The chat named by `chat_id`, if the bot may write there. Raises ApiError."""
    chat = find_chat(world, p)
    if chat.private:
        refusal = _private_refusal(world, chat)
        if refusal:
            raise refusal
    elif chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    elif chat.bot == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def _private_refusal(world: World, chat: Chat) -> ApiError | None:
    if world.users[chat.id].deactivated:
        return forbidden("user is deactivated")
    if chat.bot == "kicked":
        return forbidden("bot was blocked by the user")
    if not chat.opened:
        return forbidden("bot can't initiate conversation with a user")
    return None


def get_chat(world: World, p: Parameters) -> Json:
    """The ChatFullInfo: what the playground knows, and the fields that are always there."""
    chat = find_chat(world, p)
    always = {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    return world.wire_chat(chat) | always | ({} if chat.private else {"permissions": dict.fromkeys(_PERMISSIONS, True)})


_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
)


def get_chat_member(world: World, p: Parameters) -> Json:
    """The ChatMember named by `user_id`."""
    chat = find_chat(world, p)
    user_id = p.number("user_id")
    if user_id == world.bot.id:
        return member(world, user_id, chat.bot)
    if user_id not in chat.members and user_id != chat.id:
        raise bad_request("user not found" if user_id not in world.users else "PARTICIPANT_ID_INVALID")
    return member(world, user_id, "creator" if user_id == _creator(chat) else "member")


def get_chat_administrators(world: World, p: Parameters) -> list[Json]:
    """A group's administrators: its creator."""
    chat = find_chat(world, p)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    creator = _creator(chat)
    return [] if creator is None else [member(world, creator, "creator")]


def get_chat_member_count(world: World, p: Parameters) -> int:
    """How many are in the chat, the bot included."""
    chat = find_chat(world, p)
    return 2 if chat.private else len(chat.members) + (chat.bot == "member")


def _creator(chat: Chat) -> int | None:
    return chat.members[0] if chat.members else None


_STATUS_FIELDS: dict[str, Json] = {"kicked": {"until_date": 0}, "creator": {"is_anonymous": False}}


def member(world: World, user_id: int, status: str) -> Json:
    """The ChatMember object of a user with this status."""
    return {"user": world.users[user_id].wire(), "status": status, **_STATUS_FIELDS.get(status, {})}
