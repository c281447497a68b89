"""Which pieces of an hour, and which numbers, did no rule take? A day whose hour was not understood must be asked."""

from coach import lazy
from coach.when.cue_table import FIX
from coach.when.cues import clause, text_of
from coach.when.mention import Mention
from coach.when.model import Token
from coach.when.words import FOLLOWERS, MOVED, listed
from coach.when.zones import REGIONS

# Pieces of an hour that no rule took.
_HOURLIKE = frozenset(("OCLOCK", "MER", "ISH", "SHARP", "HALF", "QUARTER"))
_STILL = frozenset(("still", "now", "it's", "its", "say", "is", "make"))  # "moved to Friday, still 11"
# "9 his time", "830 Houston time"
_TIME_OF = lazy.pattern(
    r"\b\d{1,2} (?:his|her|their|your|our|my|local|uk|us|eastern|central|mountain|pacific) time\b"
    r"|\b\d{3,4} [a-z]+ time\b"
)


def second_hour(tokens: list[Token], mention: Mention) -> bool:
    """ "9.45 for 10": when to come, and when it starts."""
    after = tokens[mention.last + 1 : mention.last + 4]
    hours = [token.kind for token in after[1:2]] in (["NUM"], ["CLOCK"])
    plain = len(after) < 3 or after[2].kind in ("STOP", "COMMA", "NL", "MER")
    return bool(mention.clock and after and after[0].text == "for" and hours and plain)


def counting(after: list[Token], mention: Mention) -> bool:
    """ "friday 3pm 2 references": the number counts what follows it, where the hour is known or the thing is plural."""
    if len(after) < 2 or after[0].kind not in ("NUM", "ORD", "QUARTER", "HALF") or not after[1].text.isalpha():
        return False
    if mention.clock and after[0].kind == "ORD" and after[1].text == "day":
        return True  # "Friday 9am first day at work"
    noun = after[1].kind in ("W", "OF") and len(after[1].text) > 1 and after[1].text not in FOLLOWERS
    return noun and (mention.clock is not None or (len(after[1].text) > 3 and after[1].text.endswith("s")))


def hour_somewhere(tokens: list[Token]) -> bool:
    """A piece of an hour, or a number that stands all alone: "monday!!! 9!!!", "9 his time"."""
    edge = ("STOP", "COMMA", "NL")
    if _TIME_OF.search(text_of(tokens)):
        return True
    for place, token in enumerate(tokens):
        if token.kind in _HOURLIKE or (token.kind == "CLOCK" and token.value.weak):
            return True
        if token.kind == "NUM" and token.text.isdigit():
            led = tokens[place - 1].kind if place else ""
            if (
                led == "AT"
                or (led == "FROM" and tokens[place + 1 : place + 2] and tokens[place + 1].kind in ("TO", "UNTIL"))
                or (led == "TO" and any(one.text in MOVED for one in tokens[:place]))
            ):
                return True  # "moved to 3"
            if token.value > 12 and not (len(token.text) > 2 and _hourlike(token)):
                continue
            ends = [tokens[i].kind if 0 <= i < len(tokens) else "STOP" for i in (place - 1, place + 1)]
            if ends[1] in edge and (ends[0] in edge or (place and tokens[place - 1].text in _STILL)):
                return True
    return False


def unexplained(tokens: list[Token], mention: Mention) -> bool:
    """A number in the same sentence that counts nothing and names nothing: "11 Uhr", "9 or so", "2 with Globex"."""
    known = mention.clock is not None or bool(mention.day and mention.day.moment)
    before = clause(tokens, mention.first - 1, -1, -1, len(tokens))
    after = clause(tokens, mention.last + 1, len(tokens), 1, len(tokens))
    parts = (before, after) if known else (tokens[: mention.first], tokens[mention.last + 1 :])
    for part in parts:
        for place, token in enumerate(part):
            led = place > 0 and part[place - 1].kind in ("IN", "AT", "BY")  # "in two days …, and in three …"
            bare = _hourlike(token) or (led and _spoken(token)) or (token.kind == "ORD" and token.text[0].isdigit())
            if bare and not _counts(part, place, known=known):
                return True
    return False


def number_left(tokens: list[Token]) -> bool:
    """ "I told them two weeks, they said one": a number that ends its clause."""
    ends = [*(token.kind for token in tokens[1:]), ""]
    return any(
        token.kind == "NUM" and end in ("", "STOP", "COMMA", "NL") for token, end in zip(tokens, ends, strict=True)
    )


def _spoken(token: Token) -> bool:
    return token.kind == "NUM" and token.text.isalpha() and 1 < token.value <= 24


def _hourlike(token: Token) -> bool:
    if token.kind != "NUM" or not token.text.isdigit():
        return False
    hours, minutes = divmod(token.value, 100)
    return 0 < token.value <= 24 or (len(token.text) in (3, 4) and hours <= 24 and minutes < 60 and minutes % 5 == 0)


def _counts(part: list[Token], place: int, *, known: bool) -> bool:
    """ "3 interviewers", "2 of us", "round 2", "5-6 people"; where the hour is known, any noun may follow."""
    before = part[place - 1] if place else None
    after = part[place + 1] if place + 1 < len(part) else None
    if after and after.kind in ("DASH", "TO", "OR") and place + 2 < len(part) and part[place + 2].kind == "NUM":
        return _counts(part, place + 2, known=known)
    if after and after.kind in ("IN", "OF", "MORE", "OTHER", "AB", "FEW", "UNIT", "TUNIT", "COLON", "SHUT"):
        return True
    if before and known and before.text in ("not", "than"):
        return True  # "2pm, not 3"
    if before and (before.kind in ("OF", "AB") or _tight(before, part[place])):
        return True
    if before and before.text in _NAMING and (before.text != "interview" or part[place].value < 5):
        return True
    named = before is not None and before.kind in ("W", "TIME") and before.text not in FOLLOWERS
    named = named and part[place].kind == "NUM"
    if part[place].kind == "ORD" and after and after.text in _EVENTS:
        return True  # "a 4th chat"
    if after is None or after.kind != "W" or after.text in FOLLOWERS:
        return named and (known or part[place].value > 12)
    clockwise = len(part[place].text) == 4 and part[place].text.startswith("0")  # "0815 show for 0830"
    if clockwise or after.text in REGIONS or after.text in ("theirs", "ours", "yours", "hers", "his", "mine"):
        return False
    return known or after.text.endswith("s") or part[place].value == 1 or after.text in _MANY or place + 2 < len(part)


def _tight(before: Token, token: Token) -> bool:
    """ "I-9", "24/7"."""
    return before.kind in ("DASH", "SLASH") and before.end == token.start


# Nouns whose number is a name.
_NAMING = listed("day week round stage interview part step phase question option year no nr")
_EVENTS = listed("interview call chat meeting screen time one")
# Plurals without an "s".
_MANY = listed("people men women children staff folk ppl")


def mended_number(tokens: list[Token]) -> bool:
    """ "Thursday at 3. No wait, 4": a bare number that takes something back."""
    return any(
        token.kind in ("NUM", "ORD")
        and bool(FIX.search(text_of([*tokens[max(0, place - 3) : place], *_remark(tokens, place)])))
        for place, token in enumerate(tokens)
    )


def _remark(tokens: list[Token], place: int) -> list[Token]:
    """What stands behind a number that begins and ends a clause: "Eleven, rather."."""
    begins = place == 0 or tokens[place - 1].kind in ("STOP", "COMMA", "NL")
    ends = [token.kind for token in tokens[place + 1 : place + 2]] == ["COMMA"]
    return tokens[place + 1 : place + 4] if begins and ends else []


def numbered_day(tokens: list[Token]) -> bool:
    """ "4 on Thursday": at four, or four of something?"""
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return any(
        (one.kind, on.kind, day.kind) == ("NUM", "ON", "DAY") and 1 < one.value <= 24 for one, on, day in triples
    )
