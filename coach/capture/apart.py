"""Does one message tell of several applications? "Acme turned me down, but Globex wants to meet on Tuesday" does."""

import re
from collections.abc import Iterator, Sequence

from coach import lazy
from coach.capture import names
from coach.capture.model import Own
from coach.capture.reader import LONGEST

MOST = 4  # applications of which one message tells; what names more is a list, and no news

_JOINT = lazy.pattern(r"[.;!?]+\s+|\s*\n\s*|\s*,\s*(?:(?:but|and|while|whereas)\s+)?|\s+(?:but|and|while|whereas)\s+")

# "Applied to Initech as a cook and to Hooli as a baker": what stands before the first "to" is said of both.
_APPLIED = lazy.pattern(r"\bapplied\b", re.IGNORECASE)
_WHERE = lazy.pattern(r" (?=(?:to|at|with) )")
_ALSO = lazy.pattern(r",? and(?: also)? (?=(?:to|at|with) )")


def apart(text: str, known: Sequence[Own]) -> list[str]:
    """The message in parts of which each tells of one application, in its order; all of it as one part where they
    cannot be told apart, or it is too long to be a message.
    """
    if len(text) > LONGEST:
        return [text]
    return _by_places(text) or _by_names(text, known)


def _by_places(text: str) -> list[str]:
    """Parts of which each says where the person applied, and as what; none where it is not so."""
    first, *others = _ALSO.split(text)
    applied = _APPLIED.search(first)
    where = _WHERE.search(first, applied.end()) if applied else None
    if where is None or not 1 <= len(others) < MOST or not all(" as " in part for part in (first, *others)):
        return []
    return [first, *(f"{first[: where.end()]}{other}" for other in others)]


def _by_names(text: str, known: Sequence[Own]) -> list[str]:
    """Parts of which each names another one of the chat's."""
    mentions = names.find(text, known)
    parts: list[tuple[frozenset[int], int, int]] = []
    for start, end in _pieces(text, mentions):
        named = [mention.ids for mention in mentions if start <= mention.start < end]
        ids = frozenset.intersection(*named) if named else frozenset()
        if named and not ids:
            return [text]  # two of them in one breath
        if parts and (not ids or not parts[-1][0] or ids & parts[-1][0]):
            before, begin, _ = parts[-1]
            parts[-1] = (before & ids or before or ids, begin, end)
        else:
            parts.append((ids, start, end))
    return [text[start:end] for _, start, end in parts] if 1 < len(parts) <= MOST else [text]


def _pieces(text: str, mentions: Sequence[names.Mention]) -> Iterator[tuple[int, int]]:
    """From joint to joint; what joins the words of a name is none."""
    start = 0
    for joint in _JOINT.finditer(text):
        if not any(mention.start < joint.end() and joint.start() < mention.end for mention in mentions):
            yield start, joint.start()
            start = joint.end()
    yield start, len(text)
