"""Is text cleaned and trimmed as Telegram does, and are addresses, commands and numbers found in it?"""

import pytest

from playground.errors import ApiError
from playground.model import Json
from playground.parameters import Parameters
from playground.text import find_entities, read_text


def read(text: str, **more: object) -> tuple[str, list[Json]]:
    return read_text(Parameters({"text": text, **more}), "text", "entities")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  hello \n", "hello"),
        ("a\tb\0c\rd", "a b cd"),
        ("a\u202eb\u2028c", "abc"),
        ("line\n\nline", "line\n\nline"),
        (" \n\t", ""),
    ],
)
def test_cleaned_and_trimmed(raw: str, text: str) -> None:
    assert read(raw) == (text, [])


def test_entities_move_with_what_is_trimmed() -> None:
    text, entities = read("  👍 <b>bold </b> \n", parse_mode="HTML")
    assert text == "👍 bold"
    assert entities == [{"type": "bold", "offset": 3, "length": 4}]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("call +493012345678 now", "phone_number", "+493012345678"),
        ("call +1 415 555 0100.", "phone_number", "+1 415 555 0100"),
        ("see https://a.example/b?c=d.", "url", "https://a.example/b?c=d"),
        ("see example.com, please", "url", "example.com"),
        ("write to jo.do+x@mail.example.org!", "email", "jo.do+x@mail.example.org"),
        ("try /start now", "bot_command", "/start"),
        ("/add@day_eight_bot", "bot_command", "/add@day_eight_bot"),
        ("ask @somebody there", "mention", "@somebody"),
        ("a #job2 for you", "hashtag", "#job2"),
    ],
)
def test_found(text: str, kind: str, found: str) -> None:
    [entity] = find_entities(text, [])
    assert entity["type"] == kind
    assert text[entity["offset"] : entity["offset"] + entity["length"]] == found


@pytest.mark.parametrize("text", ["and/or", "12/24", "+12", "the price: +3 %", "a.b", "#1", "user@host"])
def test_not_found(text: str) -> None:
    assert find_entities(text, []) == []


def test_nothing_is_found_in_code_or_links() -> None:
    text, entities = read('<code>+493012345678</code> <a href="https://a.example">b.com</a>', parse_mode="HTML")
    assert text == "+493012345678 b.com"
    assert [entity["type"] for entity in entities] == ["code", "text_link"]


def test_entities_that_the_bot_gives() -> None:
    bold = {"type": "bold", "offset": 0, "length": 2}
    link = {"type": "text_link", "offset": 0, "length": 2, "url": "https://a.example"}
    ignored = [{**link, "url": "javascript:alert(1)"}, {"type": "url", "offset": 0, "length": 2}]
    assert read("abc", entities=[bold, link, *ignored]) == ("abc", [bold, link])
    with pytest.raises(ApiError, match="can't parse MessageEntity"):
        read("abc", entities=["bold"])


def test_offsets_count_utf16_units() -> None:
    [entity] = find_entities("👍👍 /start", [])
    assert (entity["offset"], entity["length"]) == (5, 6)


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"text": "x" * 32_769}, "text is too long"),
        ({"text": "x", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "x\ud800"}, "strings must be encoded in UTF-8"),
    ],
)
def test_refused(parameters: Json, error: str) -> None:
    with pytest.raises(ApiError, match=error):
        read(**parameters)
