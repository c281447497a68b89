"""How does Telegram read HTML? Text and entities out of the HTML parse mode, or its error, word for word.

Bot API, "HTML style". The rules (lower-cased tags, `&` that opens nothing stays as it is, errors by byte offset) are
those of the open-source server.
"""

import re
from dataclasses import dataclass

from playground.errors import ApiError, bad_request
from playground.model import Json

# tag → entity; those that need more than their name are made in _entity()
_PLAIN = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
}
_TAGS = {*_PLAIN, "a", "blockquote", "tg-time"}
_SPACE = " \t\r\n\0\v"
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([a-zA-Z]+));?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.-]*)(?=[\s>])))?""")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    begins: int  # index in the text so far


def utf16(text: str) -> int:
    """The length in UTF-16 code units, in which entities are counted."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The text and its entities in order. Raises ApiError with Telegram's description."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text = ""
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            ahead = self._source.find("<", self._at)
            self._say(self._source[self._at : ahead if ahead >= 0 else None])
            if ahead < 0:
                break
            self._at = ahead
            if self._source.startswith("</", ahead):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise _error(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return self._text, in_order(self._entities)

    def _say(self, raw: str) -> None:
        text = unescape(raw)
        self._text += text
        self._offset += utf16(text)

    def _where(self) -> str:
        return f"at byte offset {len(self._source[: self._at].encode('utf-8', 'surrogatepass'))}"

    def _until(self, start: int, stops: str) -> int:
        end = start
        while end < len(self._source) and self._source[end] not in stops:
            end += 1
        return end

    def _start_tag(self) -> None:
        name_end = self._until(self._at + 1, _SPACE + ">")
        if name_end == len(self._source):
            raise _error(f"Unclosed start tag {self._where()}")
        tag = self._source[self._at + 1 : name_end].lower()
        if tag not in _TAGS:
            raise _error(f'Unsupported start tag "{tag}" {self._where()}')
        attributes, end = self._attributes(tag, name_end)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _error(f'Tag "span" must have class "tg-spoiler" {self._where()}')
        self._open.append(_Open(tag, attributes, self._offset, len(self._text)))
        self._at = end

    def _attributes(self, tag: str, at: int) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        while True:
            while at < len(self._source) and self._source[at] in _SPACE:
                at += 1
            if at == len(self._source):
                raise _error(f"Unclosed start tag {self._where()}")
            if self._source[at] == ">":
                return found, at + 1
            match = _ATTRIBUTE.match(self._source, at)
            if match is None:
                raise _error(f'Empty attribute name in the tag "{tag}" {self._where()}')
            name, *values = match.groups()
            given = [value for value in values if value is not None]
            if not given and not (tag == "blockquote" and name == "expandable"):
                self._no_value(tag, match.end())
            found[name] = unescape(given[0]) if given else "1"
            at = match.end()

    def _no_value(self, tag: str, at: int) -> None:
        rest = self._source[at:].lstrip()
        if not rest or (rest.startswith("=") and ">" not in rest):
            raise _error(f"Unclosed start tag {self._where()}")
        if rest.startswith("="):
            raise _error(f"Unexpected end of name token {self._where()}")
        raise _error(f'Expected equal sign in declaration of an attribute of the tag "{tag}" {self._where()}')

    def _end_tag(self) -> None:
        if not self._open:
            raise _error(f"Unexpected end tag {self._where()}")
        name_end = self._until(self._at + 2, _SPACE + ">")
        tag = self._source[self._at + 2 : name_end].lower()
        close = name_end
        while close < len(self._source) and self._source[close] in _SPACE:
            close += 1
        if self._source[close : close + 1] != ">":
            raise _error(f"Unclosed end tag {self._where()}")
        opened = self._open[-1]
        if tag and tag != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise _error(f"Unmatched end tag {self._where()}, {expected}")
        self._open.pop()
        self._at = close + 1
        if self._offset > opened.offset:
            self._add(opened)

    def _add(self, opened: _Open) -> None:
        where = {"offset": opened.offset, "length": self._offset - opened.offset}
        inner = self._entities[-1] if self._entities else {}
        same_place = all(inner.get(key) == value for key, value in where.items())
        # <pre><code class="language-…"> is one entity, not two.
        if opened.tag == "pre" and same_place and inner["type"] == "code" and "language" in inner:
            inner["type"] = "pre"
            return
        entity = _entity(opened, self._text[opened.begins :])
        if entity:
            self._entities.append({**entity, **where})


def _entity(opened: _Open, text: str) -> Json | None:
    match opened.tag:
        case "a":
            return _link(opened.attributes.get("href") or text)
        case "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in opened.attributes else "blockquote"}
        case "code":
            language = opened.attributes.get("class", "").partition("language-")[2]
            return {"type": "code", "language": language} if language else {"type": "code"}
        case "tg-time":
            return _moment(opened.attributes)
        case _:
            return {"type": _PLAIN[opened.tag]}


def _link(address: str) -> Json | None:
    person = re.fullmatch(r"tg://user\?id=(\d{1,18})", address)
    if person:
        return {"type": "text_mention", "user": {"id": int(person[1])}}
    if is_link(address):
        return {"type": "text_link", "url": address}
    # A bare domain becomes a link; what is no link for Telegram (tel:, mailto:) leaves plain text.
    return {"type": "text_link", "url": f"http://{address}/"} if re.fullmatch(r"[\w-]+(\.[\w-]+)+", address) else None


def is_link(address: str) -> bool:
    """Whether Telegram makes a link of it."""
    return re.match(r"(https?|tg)://\S", address) is not None


def _moment(attributes: dict[str, str]) -> Json:
    unix = attributes.get("unix", "")
    if not re.fullmatch(r"\d{1,10}", unix):
        raise _error("Invalid date-time specified")
    entity: Json = {"type": "date_time", "unix_time": int(unix)}
    return entity | ({"date_time_format": attributes["format"]} if attributes.get("format") else {})


def unescape(raw: str) -> str:
    """Text with the named (lt, gt, amp, quot) and numeric references replaced; anything else stays as it is."""
    return _REFERENCE.sub(_character, raw) if "&" in raw else raw


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name, match.group())
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if 0xD800 <= code <= 0xDFFF:
        what = "Text contains invalid Unicode characters after decoding HTML entities"
        raise _error(f"{what}, check for unmatched surrogate code units")
    return chr(code) if 0 < code < 0x10FFFF else match.group()


def in_order(entities: list[Json]) -> list[Json]:
    """Entities as the Bot API lists them: by offset, the longer first; none inside code or pre."""
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    fixed = [entity for entity in entities if entity["type"] in ("code", "pre")]
    kept = [entity for entity in entities if entity in fixed or not any(_within(entity, outer) for outer in fixed)]
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _within(entity: Json, outer: Json) -> bool:
    ends, outer_ends = entity["offset"] + entity["length"], outer["offset"] + outer["length"]
    return bool(outer["offset"] <= entity["offset"] and ends <= outer_ends)


def _error(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")
