"""Is HTML read as Telegram reads it: the same text, entities in UTF-16 units, the same errors?"""

import string
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.errors import ApiError
from playground.html import parse_html, utf16
from playground.model import Json

SIMPLE = {
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
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def entity(kind: str, offset: int, length: int, **extra: object) -> Json:
    return {"type": kind, "offset": offset, "length": length, **extra}


@pytest.mark.parametrize(("tag", "kind"), SIMPLE.items())
def test_simple_tags(tag: str, kind: str) -> None:
    assert parse_html(f"a <{tag}>bc</{tag}> d") == ("a bc d", [entity(kind, 2, 2)])
    assert parse_html(f"<{tag.upper()}>bc</{tag.upper()}>") == ("bc", [entity(kind, 0, 2)])


MOMENT = entity("date_time", 0, 1, unix_time=5, date_time_format="r")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("👍 <b>👍👍</b>!", "👍 👍👍!", [entity("bold", 3, 4)]),
        ("<b>one <i>two</i></b>", "one two", [entity("bold", 0, 7), entity("italic", 4, 3)]),
        ("<i><b>x</b></i>y", "xy", [entity("bold", 0, 1), entity("italic", 0, 1)]),
        ("<b></b>nothing", "nothing", []),
        ('<a href="https://a.example/?x=1&amp;y=2">link</a>', "link", [entity("text_link", 0, 4, url="https://a.example/?x=1&y=2")]),
        ("<a href='tg://user?id=1'>x</a>", "x", [entity("text_mention", 0, 1, user={"id": 1})]),
        ("<a>https://a.example</a>", "https://a.example", [entity("text_link", 0, 17, url="https://a.example")]),
        ('<a href="tel:+4930123456">call</a>', "call", []),
        ('<a href="mailto:a@b.example">write</a>', "write", []),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ('<code class="language-python">x</code>', "x", [entity("code", 0, 1)]),
        ("<pre>a <b>b</b></pre>", "a b", [entity("pre", 0, 3)]),
        ('<tg-time unix="5">x</tg-time>', "x", [entity("date_time", 0, 1, unix_time=5)]),
        ("<tg-time unix='5' format=r>x</tg-time>", "x", [MOMENT]),
        ("&lt;b&gt; &amp; &quot;&#65;&#x42;&#128077;", '<b> & "AB👍', []),
        ("&nbsp; &copy; &unknown; & &; &#0;", "&nbsp; &copy; &unknown; & &; &#0;", []),
        ("AT&T &lt", "AT&T <", []),
        ("<b >x</b >", "x", [entity("bold", 0, 1)]),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
    ],
)  # fmt: skip
def test_text_and_entities(source: str, text: str, entities: list[Json]) -> None:
    found_text, found = parse_html(source)
    assert found_text == text
    assert sorted(found, key=str) == sorted(entities, key=str)
    assert all(e["offset"] + e["length"] <= utf16(text) for e in found)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x<i>y</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é <h1>x</h1>", 'Unsupported start tag "h1" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<a href=", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-time unix="soon">x</tg-time>', "Invalid date-time specified"),
    ],
)
def test_errors(source: str, error: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert (refusal.value.code, refusal.value.description) == (400, f"Bad Request: can't parse entities: {error}")


def test_an_unmatched_surrogate_is_refused() -> None:
    with pytest.raises(ApiError, match="unmatched surrogate"):
        parse_html("&#xD83D;")


# Surrogates cannot come over the wire; NUL is a space by then.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
TAG = st.sampled_from(sorted(SIMPLE))


@given(WORDS, WORDS, WORDS, TAG)
def test_escaped_text_comes_back_with_its_entity(before: str, inside: str, after: str, tag: str) -> None:
    text, entities = parse_html(f"{escape(before)}<{tag}>{escape(inside)}</{tag}>{escape(after)}")
    assert text == before + inside + after
    expected = [entity(SIMPLE[tag], utf16(before), utf16(inside))] if inside else []
    assert entities == expected


@given(st.text(st.sampled_from("<>/=\"' &;#x" + string.ascii_lowercase[:6] + "👍"), max_size=40))
def test_anything_is_parsed_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError:
        return
    assert all(0 < e["length"] <= utf16(text) - e["offset"] for e in entities)
