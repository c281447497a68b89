"""Which words together are one number? "twenty five", "thirty first", "two thousand twenty six"; and "p m" after an
hour.
"""

from dataclasses import replace

from coach.when.model import Token


def joined(tokens: list[Token]) -> list[Token]:
    """The same tokens, with those that are one number, one year or one "pm" put together."""
    out: list[Token] = []
    for token in tokens:
        if token.text == "m" and _half_begun(out):
            half = out.pop()
            out.append(_one("MER", f"{half.text}m", half, token))
        elif token.kind == "SHUT" and _repeated(out):
            del out[-2:]  # "ten (10) days"
        elif token.text == "hundred" and _hours_begun(out):
            hour = out.pop()
            out.append(replace(hour, value=hour.value * 100, text=f"{hour.value:02}00", end=token.end))
        else:
            out.append(_number(out, token))
            _year(out)
    return out


def _one(kind: str, value: object, first: Token, last: Token) -> Token:
    text = str(value) if kind == "MER" else last.text
    return Token(kind, value, text, first.start, last.end, last.line)


def _half_begun(out: list[Token]) -> bool:
    """An hour, and the "a" or "p" of its half."""
    return len(out) > 1 and out[-1].text in ("a", "p") and out[-2].kind in ("NUM", "OCLOCK", "HALF")


def _hours_begun(out: list[Token]) -> bool:
    """ "thirteen hundred", "oh eight hundred": soldiers' hours; "two hundred" is a number."""
    last = out[-1] if out else None
    spoken = last is not None and last.kind == "NUM" and last.text.isalpha() and last.value < 24
    if not spoken or last is None or (last.value < 10 and [one.kind for one in out[-2:-1]] != ["OH"]):
        return False
    del out[-2 : -1 if last.value < 10 else -2]
    return True


def _repeated(out: list[Token]) -> bool:
    """A spoken number, and the same in digits behind an open bracket."""
    pair = [token for token in out[-3:] if token.kind == "NUM"]
    return [token.kind for token in out[-3:]] == ["NUM", "OPEN", "NUM"] and pair[0].value == pair[1].value


def _number(out: list[Token], token: Token) -> Token:
    """The token, joined with the tens before it: "twenty", "five"."""
    small = token.kind in ("NUM", "ORD") and token.text.isalpha() and 1 <= token.value <= 9
    tens = _tens(out) if small else None
    if tens is None:
        return token
    del out[out.index(tens) :]
    value = tens.value + token.value
    return _one(token.kind if token.kind == "NUM" or value <= 31 else "W", value, tens, token)


def _tens(out: list[Token]) -> Token | None:
    """The spoken "twenty" to "fifty" at the end, or just before a dash."""
    last = out[-2] if len(out) > 1 and out[-1].kind == "DASH" else out[-1] if out else None
    spoken = last is not None and last.kind == "NUM" and last.text.isalpha() and last.value in (20, 30, 40, 50)
    return last if spoken else None


def _year(out: list[Token]) -> None:
    """ "twenty", "twenty-six" or "two thousand (and) twenty-six" at the end becomes a year of this century."""
    last = out[-1]
    if last.kind != "NUM" or not last.text.isalpha() or not 21 <= last.value < 50:
        return
    lead = [token.text for token in out[-4:-1] if token.text != "and"]
    if lead[-2:] == ["two", "thousand"]:
        size = 2 + (out[-2].text == "and")
    elif lead[-1:] == ["twenty"] and out[-2].value == 20:
        size = 1
    else:
        return
    first = out[-1 - size]
    out[-1 - size :] = [_one("YR", 2000 + last.value, first, last)]
