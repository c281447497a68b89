"""Which keyboards does Telegram take? `reply_markup` checked as the server does, in the form that is kept."""

import re

from playground.errors import ApiError, bad_request
from playground.model import Chat, Json
from playground.parameters import Parameters

_ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "switch_inline_query", "pay")
_SHOWN = ("text", "style", "callback_data", "url", "copy_text")
_STYLES = ("primary", "success", "danger")
MOST_BUTTONS = 100


def read_markup(p: Parameters, chat: Chat) -> Json | None:
    """The reply markup of a call, None without one. Raises ApiError."""
    markup = p.nested("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(_rows(markup, "inline_keyboard", "InlineKeyboardMarkup"))
    if "keyboard" in markup:
        return _reply_keyboard(markup, chat)
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return markup
    return None  # an object without any of them counts as none


def read_inline_markup(p: Parameters, chat: Chat) -> Json | None:
    """The markup of an edit, which can be an inline keyboard only. Raises ApiError."""
    markup = read_markup(p, chat)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _rows(markup: Json, name: str, kind: str) -> list[list[object]]:
    rows = markup[name]
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" of the {kind} must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" of the {kind} must be an Array of Arrays')
    return [row for row in rows if row]


def _inline(given: list[list[object]]) -> Json | None:
    rows = [[_inline_button(button) for button in row] for row in given]
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": rows} if rows else None


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if "callback_data" in button:
        _callback_data(button["callback_data"])
    elif "url" in button:
        _address(button["url"])
    elif "copy_text" in button:
        _copy_text(button["copy_text"])
    elif not any(action in button for action in _ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    else:
        raise ApiError(501, "the playground has no buttons for web apps, log-in, inline queries, games or payments")
    return _shown(button)


def _callback_data(data: object) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")


def _address(url: object) -> None:
    if not isinstance(url, str) or not re.match(r"(https?|tg)://\S+$", url):
        raise bad_request("BUTTON_URL_INVALID")


def _copy_text(copied: object) -> None:
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _shown(button: Json) -> Json:
    if "style" in button and button["style"] not in _STYLES:
        raise bad_request("can't parse keyboard button: Invalid button style specified")
    return {name: button[name] for name in _SHOWN if name in button}


def _reply_keyboard(markup: Json, chat: Chat) -> Json:
    rows = [[_reply_button(button, chat) for button in row] for row in _rows(markup, "keyboard", "ReplyKeyboardMarkup")]
    return {**markup, "keyboard": rows}


def _reply_button(button: object, chat: Chat) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    if button.get("request_contact") and not chat.private:
        raise bad_request("phone number can be requested in private chats only")
    if button.get("request_location") and not chat.private:
        raise bad_request("location can be requested in private chats only")
    return button
