"""In whose zone is the hour? "ET", "(EST)", "London time", "my time" behind it (C11)."""

from collections.abc import Sequence
from datetime import tzinfo

from coach.when import zones
from coach.when.model import Context, Token

UNKNOWN = "unknown zone"


def zoned(context: Context, tokens: list[Token]) -> list[Token]:
    """The tokens with zone names after a clock time made one ZONE token: "ET", "(EST)", "London time", "my time"
    (C11).
    """
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        size, zone = _zone_at(context, tokens, i) if _after_clock(out) else (0, None)
        if size:
            token = tokens[i]
            out.append(Token("ZONE", zone, token.text, token.start, tokens[i + size - 1].end, token.line))
            i += size
        else:
            out.append(tokens[i])
            i += 1
    return out


def _after_clock(out: list[Token]) -> bool:
    for token in reversed(out[-5:]):
        if token.kind == "CLOCK" or (token.kind == "DAY" and token.value.moment):
            return True
        if token.kind not in ("DAY", "COMMA", "OPEN", "IN", "ZONE", "SLASH", "THE", "PART", "ON", "COLON"):
            return False
    return False


def _zone_at(context: Context, tokens: list[Token], i: int) -> tuple[int, tzinfo | str | None]:
    """How many tokens from `i` name a zone, and which."""
    home = getattr(context.now.tzinfo, "key", "")
    word = tokens[i]
    if word.kind == "ZONE":
        return 1, word.value
    if word.kind not in ("W", "IN", "DAY") or not word.text.isalpha():
        return 0, None
    if word.text == "local" and [one.kind for one in tokens[i + 1 : i + 2]] != ["TIME"]:
        return 1, UNKNOWN  # "in Phoenix, 1pm local"
    following = tokens[i + 1 : i + 4]
    timed = [k for k, one in enumerate(following) if one.kind == "TIME"]
    if timed and timed[0] <= 2 and all(one.kind == "W" for one in following[: timed[0]]):
        name = " ".join([word.text, *(one.text for one in following[: timed[0]])])
        return timed[0] + 2, _told_twice(context, _named_time(context, name, home), tokens[i + timed[0] + 2 :])
    if _place_after(context, tokens, i):
        return 1, UNKNOWN
    if word.text in zones.ABBREVIATIONS or word.text in zones.REGIONS or word.text == "uk":
        return 1, zones.named(word.text, home)
    if word.kind == "W" and 2 < len(word.raw) <= 5 and word.raw.isupper() and word.text.endswith(("st", "dt")):
        return 1, UNKNOWN
    return 0, None


def _place_after(context: Context, tokens: list[Token], i: int) -> bool:
    """ "6pm London": perhaps the zone, perhaps only the place; a place whose clocks show the same as the person's is
    no matter.
    """
    word, before = tokens[i], tokens[i - 1] if i else None
    if before is not None and before.kind == "OPEN" and i > 1:
        before = tokens[i - 2]
    if (
        before is None
        or before.kind != "CLOCK"
        or not word.raw[:1].isupper()
        or word.text in zones.ABBREVIATIONS | zones.REGIONS
    ):
        return False
    zone = zones.named(word.text, "") if len(word.text) > 3 else None
    return zone is not None and context.now.astimezone(zone).utcoffset() != context.now.utcoffset()


def _told_twice(context: Context, zone: tzinfo | str | None, after: Sequence[Token]) -> tzinfo | str | None:
    """ "my time (Berlin)": where the place behind is elsewhere, whose time is it?"""
    if len(after) < 2 or after[0].kind != "OPEN" or not isinstance(zone, tzinfo):
        return zone
    place = zones.named(after[1].text, "")
    if place is None:
        return zone
    here, there = context.now.astimezone(zone), context.now.astimezone(place)
    return zone if here.utcoffset() == there.utcoffset() else UNKNOWN


def _named_time(context: Context, name: str, home: str) -> tzinfo | str | None:
    words = name.split()
    name = " ".join([word for word in words if word not in ("standard", "daylight", "summer", "local", "the")])
    if not name or name in ("my", "our", "same", "start", "interview", "this", "some", "any"):
        return context.now.tzinfo if name == "my" else None
    return zones.named(name, home) or (
        UNKNOWN
        if name in ("your", "their", "his", "her", "us", "american", "australian", "canadian", "european")
        else None
    )
