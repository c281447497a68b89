"""How is a table of rules applied? Rules match sequences of token kinds, the longest first, and put one token for
several.

A pattern is a row of elements divided by blanks. An element is a kind, or several divided by "|", and may carry "?",
"*" or "+".
"A|NUM UNIT" matches an article or a number and then a unit. There is no nesting: matching is linear in the length of
the text.
"""

import re
from collections.abc import Callable, Sequence

from coach import lazy
from coach.when.model import Context, Token
from coach.when.words import MOVED

Build = Callable[[Context, "Match"], "tuple[str, object] | None"]
_CODES: dict[str, str] = {}


def code(kind: str) -> str:
    """The one character that stands for a kind."""
    return _CODES.setdefault(kind, chr(0xE000 + len(_CODES)))


class Match:
    """The tokens that a rule matched, and their neighbours."""

    __slots__ = ("all", "end", "start", "tokens")

    def __init__(self, everything: Sequence[Token], start: int, end: int) -> None:
        self.all, self.start, self.end = everything, start, end
        self.tokens = everything[start:end]

    def get(self, *kinds: str) -> list[Token]:
        """The matched tokens of these kinds, in order."""
        return [token for token in self.tokens if token.kind in kinds]

    def value(self, *kinds: str) -> object:
        """The value of the first matched token of these kinds, or None."""
        return next((token.value for token in self.tokens if token.kind in kinds), None)

    def number(self, *kinds: str) -> int:
        """The value of the first matched token of these kinds, as a whole number."""
        return int(next(token.value for token in self.tokens if token.kind in kinds))

    def moved(self) -> bool:
        """An appointment is moved "from A to B": that is no range (C10)."""
        return any(token.text in MOVED for token in self.all[max(0, self.start - 6) : self.start])

    def before(self, back: int = 1) -> Token | None:
        """The token so far before the match."""
        return self.all[self.start - back] if self.start >= back else None

    def after(self, ahead: int = 0) -> Token | None:
        """The token after the match."""
        return self.all[self.end + ahead] if self.end + ahead < len(self.all) else None


class Grammar:
    """A table of (pattern, builder). A builder answers (kind, value), or None where its rule does not hold after
    all.
    """

    def __init__(self, rules: Sequence[tuple[str, Build]]) -> None:
        self._by_first: dict[str, list[tuple[re.Pattern[str], Build]]] = {}
        for pattern, build in rules:
            elements = [re.fullmatch(r"([A-Z_|]+)([?*+]?)", element) for element in pattern.split()]
            parts = [(sorted(found[1].split("|")), found[2]) for found in elements if found]
            if len(parts) != len(elements):
                raise ValueError(f"no such pattern: {pattern}")
            regex = lazy.pattern("".join("[" + "".join(map(code, kinds)) + "]" + sign for kinds, sign in parts))
            for kinds, sign in parts:
                for kind in kinds:
                    self._by_first.setdefault(code(kind), []).append((regex, build))
                if sign not in ("?", "*"):
                    break

    def reduce(self, context: Context, tokens: list[Token]) -> list[Token]:
        """The tokens with every match replaced by what its builder made of it, from left to right."""
        kinds = "".join([code(token.kind) for token in tokens])
        out: list[Token] = []
        at = 0
        while at < len(tokens):
            rules = self._by_first.get(kinds[at])
            made = self._apply(context, tokens, kinds, at, rules) if rules else None
            if made:
                token, at = made
                out.append(token)
            else:
                out.append(tokens[at])
                at += 1
        return out

    @staticmethod
    def _apply(
        context: Context, tokens: list[Token], kinds: str, at: int, rules: list[tuple[re.Pattern[str], Build]]
    ) -> tuple[Token, int] | None:
        found = [(match.end(), build) for regex, build in rules if (match := regex.match(kinds, at))]
        for end, build in sorted(found, key=lambda pair: -pair[0]):
            built = build(context, Match(tokens, at, end))
            if built:
                first, last = tokens[at], tokens[end - 1]
                text = " ".join([token.text for token in tokens[at:end]])
                return Token(built[0], built[1], text, first.start, last.end, first.line), end
        return None
