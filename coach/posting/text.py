"""What does the pasted text say, without its wrapping? Tags, control characters and oddities go, lines stay."""

import html
import re
from functools import lru_cache

from coach import lazy

LIMIT = 12_000  # characters that are read; the demands of a longer text stand before that, and work stays bounded

_BREAKING = lazy.pattern(r"(?i)<\s*(?:br|/p|/li|/div|/h\d|/tr|/ul|p|li|div|h\d|tr|ul)\b[^>]{0,200}>")
_NAMES = (
    "a|abbr|b|big|blockquote|body|button|code|dd|dl|dt|em|font|footer|form|head|header|hr|html|i|img|input"
    "|label|link|main|meta|nav|ol|pre|s|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead"
    "|title|u|br|p|li|div|h\\d|tr|ul"
)
_TAG = lazy.pattern(rf"(?i)</?(?:{_NAMES})(?:\s[^<>]{{0,300}})?\s*/?>|<!--.{{0,2000}}?-->|<!doctype[^>]{{0,100}}>")
_SCRIPT = lazy.pattern(r"(?is)<(script|style)\b.{0,5000}?</\1\s*>")
_UNSEEN = lazy.pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff\ufe0f]")
_MARKDOWN = lazy.pattern(
    r"^\s*#{1,6}\s+|(?<!\w)(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)(?!\w)|(?<=\])\(https?://[^\s)]{1,300}\)", re.M
)
_BLANKS = lazy.pattern(r"[ \t\xa0\u2000-\u200a\u202f\u3000]+")

WORD = lazy.pattern(r"<\w+>|[a-z][a-z'’]*(?:[+#]+|(?<=[a-z])\.[a-z]+)?|\d+\+?")

_ENDINGS = (
    ("ations", "at"), ("ation", "at"), ("ments", "ment"), ("ities", "iti"), ("ity", "iti"), ("ies", "i"),
    ("sses", "ss"),
    ("ingly", ""), ("edly", ""), ("ings", ""), ("ing", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""), ("y", "i"),
    ("e", ""),
)  # fmt: skip


def clean(text: str) -> list[str]:
    """The text's lines, at most LIMIT characters in all, blanks squeezed; an empty line stays an empty string."""
    text = text[: 2 * LIMIT]
    if "<" in text:
        text = _TAG.sub(" ", _BREAKING.sub("\n", _SCRIPT.sub(" ", text)))
    text = _MARKDOWN.sub("", _UNSEEN.sub("", html.unescape(text))[:LIMIT])
    return [_BLANKS.sub(" ", line).strip() for line in text.splitlines()]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its English ending. Crude on purpose: training and use must only agree."""
    if len(word) <= 3:
        return word
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not (ending == "s" and word.endswith("ss")):
            return word[: -len(ending)] + rest
    return word


def stems(line: str) -> list[str]:
    """The line's stemmed words in lower case; every number is "0", a masked name keeps its brackets."""
    return [word if word[0] == "<" else "0" if word[0].isdigit() else stem(word) for word in WORD.findall(line.lower())]
