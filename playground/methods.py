"""Which methods of the Bot API are there? This table; what is not in it answers 404, never `true`.

getUpdates, setWebhook, deleteWebhook and getWebhookInfo are in polling.py and webhook.py: they concern the running
server.
"""

from collections.abc import Callable
from typing import Any

from playground import answers, chats, commands, descriptions, editing, media, reactions, sending
from playground.model import Json
from playground.parameters import Parameters
from playground.world import World

Method = Callable[[World, Parameters], Any]


def get_me(world: World, p: Parameters) -> Json:
    """The bot, with everything that getMe tells."""
    return {
        **world.bot.wire(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,  # privacy mode is on
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
    }


def leave_chat(world: World, p: Parameters) -> bool:
    """The bot goes."""
    chat = chats.chat_to_write_in(world, p)
    chat.bot = "left"
    world.keep(chat)
    return True


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "sendMessage": sending.send_message,
    "sendDocument": media.send_document,
    "sendPhoto": media.send_photo,
    "sendVoice": media.send_voice,
    "sendContact": media.send_contact,
    "sendLocation": media.send_location,
    "sendChatAction": sending.send_chat_action,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "setMessageReaction": reactions.set_message_reaction,
    "answerCallbackQuery": answers.answer_callback_query,
    "getFile": media.get_file,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": leave_chat,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "setMyDescription": descriptions.set_my_description,
    "getMyDescription": descriptions.get_my_description,
    "setMyShortDescription": descriptions.set_my_short_description,
    "getMyShortDescription": descriptions.get_my_short_description,
}
