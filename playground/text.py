"""What becomes of a text on its way through Telegram? Cleaned, trimmed, measured, searched for entities."""

import re

from playground.errors import bad_request
from playground.html import in_order, is_link, parse_html, utf16
from playground.model import Json
from playground.parameters import Parameters

TEXT_LIMIT = 4096  # characters after parsing
CAPTION_LIMIT = 1024
RAW_LIMIT = 32_768  # bytes before parsing

# Control characters become spaces; carriage returns and what changes the direction or breaks the line disappear.
_CLEAN = {code: " " for code in range(32) if code not in (10, 13)} | dict.fromkeys([13, *range(0x2028, 0x202F)])
_TOP_DOMAINS = "com|org|net|io|dev|app|ai|co|me|info|eu|de|fr|es|it|uk|us|ca|au|in|nl|ch|at|be|pl|se|no|ru|br|jp"
_FOUND = {
    "url": rf"(?:https?|tg)://[^\s<>]*[^\s<>.,;:!?'\")\]]|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:{_TOP_DOMAINS})\b(?:/[^\s<>]*[\w/])?",
    "email": r"(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b",
    "bot_command": r"(?<![\w/<>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/])",
    "mention": r"(?<![\w@/])@[a-z][a-z0-9_]{3,31}\b",
    "hashtag": r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}",
    "phone_number": r"(?<![\w+])\+\d(?:[ -]?\d){6,14}(?!\w)",
}
# Emails come before mentions and addresses, which are parts of them.
_PATTERNS = [
    (kind, re.compile(_FOUND[kind], re.I))
    for kind in ("email", "url", "bot_command", "mention", "hashtag", "phone_number")
]
_LINKING = {"text_link", "text_mention", "code", "pre", "date_time"}


def clean(raw: str) -> str:
    """The characters that Telegram keeps."""
    return raw.translate(_CLEAN)


def read_text(p: Parameters, name: str, entities_name: str) -> tuple[str, list[Json]]:
    """A text parameter after parsing: the text and all its entities. Raises ApiError.

    `name` is text or caption; the parse modes are none and HTML.
    """
    raw = p.text(name)
    if len(raw.encode()) > RAW_LIMIT:
        raise bad_request("text is too long")
    mode = p.text("parse_mode").lower()
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode")
    if mode == "html":
        text, entities = parse_html(clean(raw))
    else:
        text, entities = clean(raw), _given(p.nested(entities_name, "entities"))
    return trim(text, entities)


def _given(entities: object) -> list[Json]:
    """The entities that the bot gave itself: formatting only, Telegram finds the rest. Raises ApiError."""
    if not isinstance(entities, list):
        return []
    for entity in entities:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: expected an Object")
        if not isinstance(entity.get("offset"), int) or not isinstance(entity.get("length"), int):
            raise bad_request("can't parse MessageEntity: Can't find field \"offset\"")
    formatting = [entity for entity in entities if entity["type"] not in _FOUND and entity["length"] > 0]
    return [entity for entity in formatting if entity["type"] != "text_link" or is_link(str(entity.get("url")))]


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space around it, the entities moved along, and those added that Telegram finds itself."""
    body = text.rstrip()
    first = min((entity["offset"] for entity in entities), default=len(body))
    blank = min(len(body) - len(body.lstrip(" \n")), first)
    body, end = body[blank:], utf16(body) - blank
    moved = [{**entity, "offset": entity["offset"] - blank} for entity in entities]
    kept = [
        {**entity, "length": min(entity["length"], end - entity["offset"])}
        for entity in moved
        if entity["offset"] < end
    ]
    return body, in_order([*kept, *find_entities(body, kept)])


def units(text: str, entity: Json) -> str:
    """The part of the text that an entity covers."""
    raw = text.encode("utf-16-le")
    return raw[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le", "replace")


def find_entities(text: str, known: list[Json]) -> list[Json]:
    """Addresses, emails, commands, mentions, hashtags and phone numbers outside the known links and code."""
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in known if entity["type"] in _LINKING]
    found: list[Json] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start = utf16(text[: match.start()])
            end = start + utf16(match.group())
            if all(end <= begins or start >= ends for begins, ends in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return found


def text_content(text: str, entities: list[Json]) -> Json:
    """The content of a text message."""
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(p: Parameters) -> Json:
    """The caption of a document, photo or voice note, if there is one. Raises ApiError."""
    text, entities = read_text(p, "caption", "caption_entities")
    if len(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}
