"""Is this word a date word here? "sat", "may", "wed", "pm", "h" are, or are not, by the company that they keep."""

from dataclasses import dataclass

from coach.when.model import Token
from coach.when.spelling import mend_step, mend_unit
from coach.when.words import DOUBTFUL, FOLLOWERS, WORDS, listed

_PRONOUNS = listed("i we they you he she it this that who which there and also")
_HOURS = listed("CLOCK NUM NOON HALF QUARTER ABOUT FROM BETWEEN MIDNIGHT")
# "wed be happy to": we'd, without its apostrophe.
_WOULD = listed("be love like need want prefer appreciate have also really happily only never")
_NUMBERS = frozenset(("NUM", "ORD", "YR", "BADORD"))
_LEADS = listed(
    "ON THIS NEXT LAST COMING BY UNTIL FROM TO OR BEFORE AFTER DASH SLASH END PART CLOCK MER ORD COMMA "
    "EVERY OPEN COLON AND MO"
)
_TRAILS = listed("NUM ORD CLOCK MO PART NEXT COMING NOON AB DEC DMY ISO MER WD OR THE FROM BETWEEN HALF QUARTER")


_FIRST_NAMES = listed("april may june august jan")


@dataclass(frozen=True, slots=True)
class _Company:
    """The kinds and texts of the two tokens on each side; empty where there is none."""

    earlier: str
    before: str
    after: str
    then: str
    said: str
    follows: str


def settle(tokens: list[Token]) -> list[Token]:
    """The same tokens; words that are dates only in company keep their kind only there."""
    for i, token in enumerate(tokens):
        if token.kind == "MER":
            _half(token, tokens[i - 1].kind if i else "")
        elif token.kind == "W":
            _slip(tokens, i)
        elif _other_word(tokens, i):
            token.kind = "W"
        elif token.text in DOUBTFUL and not _stays(token, near := _company(tokens, i)):
            perhaps = token.kind == "WD" and (near.after in _HOURS or near.then in _HOURS)
            token.kind = "BLUR" if perhaps else "W"  # "meeting you sat at 2pm" may be either
    return tokens


def _other_word(tokens: list[Token], i: int) -> bool:
    text = tokens[i].text
    if text in _FIRST_NAMES:
        return _somebody(tokens[i], _company(tokens, i))
    return text in ("2", "4") and _means_to(_company(tokens, i))


def _company(tokens: list[Token], i: int) -> _Company:
    def kind(place: int) -> str:
        return tokens[place].kind if 0 <= place < len(tokens) else ""

    said = tokens[i - 1].text if i else ""
    follows = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return _Company(kind(i - 2), kind(i - 1), kind(i + 1), kind(i + 2), said, follows)


def _half(token: Token, before: str) -> None:
    """ "am" and "pm": a half of a clock time, a part of a day ("saturday pm"), or the verb."""
    if before not in ("NUM", "CLOCK", "OCLOCK", "ISH", "YR"):
        part = before in ("WD", "REL", "MO", "ORD") or token.text == "pm"
        token.kind, token.value = ("PART", token.text) if part else ("W", None)


def _slip(tokens: list[Token], i: int) -> None:
    """ "nex wednesday", "a wek from monday": short words are mended where only a date word can stand."""
    token, meant = tokens[i], None
    after = tokens[i + 1].kind if i + 1 < len(tokens) else ""
    if after in ("WD", "UNIT", "WEEKEND"):
        meant = mend_step(token.text)
    elif after in _ENDS_SPAN and i and tokens[i - 1].kind in ("NUM", "A", "COUPLE"):
        meant = mend_unit(token.text)
    if meant:
        token.kind, token.value = WORDS[meant]


_ENDS_SPAN = listed("FROM AGO BEFORE AFTER TIME STOP") | {""}


def _means_to(near: _Company) -> bool:
    """ "5pm 4 the store job", "waiting 4 a call", "got 2 be there": for and to."""
    led = near.before in ("CLOCK", "MER", "W", "TIME")
    return led and (near.after in ("THE", "A") or near.follows in _AFTER_TO)


_AFTER_TO = listed("my me your our us them him her be go see do get meet talk call")


def _stays(token: Token, near: _Company) -> bool:
    """The doubtful word is a date word here."""
    text = token.text
    if token.kind == "MO":
        return _month(token, near)
    if text in ("th", "tu"):
        return near.after in ("CLOCK", "AB", "AT", "MO") and near.before in ("", "STOP", "NL", "COMMA", "ON")
    if token.kind == "WD":
        return _weekday(near) if text in ("sat", "sun") else text != "wed" or _wednesday(near)
    if text in ("bus", "work"):
        return near.after == "UNIT"
    if text in ("mo", "h"):
        return near.before in ("NUM", "AB", "DEC", "YR")
    if text in ("eve", "aft"):
        return near.before in ("WD", "REL", "THIS", "ON", "HOL", "MO", "NUM", "ORD")
    return True


def _somebody(token: Token, near: _Company) -> bool:
    """ "June from HR will call", "speak to April": a first name, by its capital and its place."""
    spoken = near.before in ("", "STOP", "NL") or near.said in ("with", "to", "ask", "call", "for", "from", "tell")
    acts = near.after == "W" or (near.after == "FROM" and near.then == "W")
    return token.raw[:1].isupper() and spoken and acts and near.follows not in FOLLOWERS - _ACTS


_ACTS = listed("will would should can could is was may might has had did does")


def _month(token: Token, near: _Company) -> bool:
    """ "may 3rd", "in may"; not "they may 2nd guess it", "it may take long"."""
    verb = token.text in ("may", "march", "mar")
    spoken = verb and near.said in _PRONOUNS and not token.raw[:1].isupper()
    if spoken and not (near.after in ("NUM", "ORD") and near.then in ("", "STOP", "NL", "COMMA", "AT", "CLOCK", "YR")):
        return False
    if token.text == "may" and near.before == "NUM" and near.after == "W" and near.follows not in FOLLOWERS:
        return token.raw[:1].isupper()  # "1 may apply"
    if near.after in _NUMBERS or (near.after in _JOINTS and near.then in _NUMBERS):
        return True
    if near.before in _NUMBERS or (near.before in ("OF", "DASH", "SLASH", "STOP") and near.earlier in _BEFORE_OF):
        return True
    return near.before in ("IN", "UNTIL", "BY", "EDGE", "OF", "WD")


_JOINTS = frozenset(("OF", "THE", "DASH", "SLASH", "COMMA", "STOP"))
_BEFORE_OF = _NUMBERS | {"WD", "LAST", "UNIT", "END"}


def _wednesday(near: _Company) -> bool:
    pronoun = near.said in _PRONOUNS and near.said not in ("this", "and", "also", "there") and near.after != ""
    return not pronoun and near.follows not in _WOULD


def _weekday(near: _Company) -> bool:
    """ "sat 10am", "free on sun"; not "I sat down", "the sun is out"."""
    if near.said == "you" and near.after == "":
        return True
    if near.after in ("AT", "OPEN", "COLON", "DASH", "COMMA") and near.then in _HOURS and near.said not in _PRONOUNS:
        return True
    if near.said in _PRONOUNS or near.before == "THE":
        return near.said == "this" or (near.before == "AND" and (near.after == "" or near.after in _TRAILS))
    if near.after in ("", "STOP", "NL", "SHUT"):
        return True
    if near.follows == "for" and near.then in ("CLOCK", "NUM"):
        return True
    if near.after in ("THE", "COMMA", "OR", "DASH", "SLASH", "AND"):
        return near.then in ("NUM", "ORD", "WD", "MO", "CLOCK")
    return near.after in _TRAILS or near.before in _LEADS
