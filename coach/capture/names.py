"""Which of the chat's own applications does a text name? Companies and people, typos forgiven."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from coach import lazy
from coach.capture.model import Own
from coach.when.words import listed

ALIKE = 86  # of 100: how alike a typed and a known name must be
RELATED = 50  # of 100: how alike each of their words must be
SHORTEST = 3  # letters from which a name may have a genitive's s without its apostrophe: "olus number"
FORGIVING = 5  # letters from which a name may be misspelt
MOST_WORDS = 120  # of a message that are looked at

_WORD = lazy.pattern(r"[^\W_](?:[\w&.’'+-]*[\w+])?")
_LEGAL = listed("inc ltd llc plc gmbh ag co corp corporation limited company group sa se kg the and of")
# A company's first word that says too little to stand for it.
_VAGUE = listed(
    "the new st saint bank city first national royal general american united global international university "
    "hospital school college best big old great north south east west department ministry next may us it in on "
    "at as for to one two day week our your my is be an a i"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in a text, from `start` to `end`; `ids`: the applications that it belongs to."""

    start: int
    end: int
    name: str
    ids: frozenset[int]
    is_person: bool


def bare(word: str) -> str:
    """A word as names are compared: lower case, without apostrophes, points and a genitive's s."""
    lowered = word.lower().replace("’", "'")
    return re.sub(r"[.'-]", "", re.sub(r"'s?$", "", lowered))


def find(text: str, known: Sequence[Own], *, forgiving: bool = True) -> list[Mention]:
    """The known names in the text, longest first where they overlap, in the order of the text.

    `forgiving`: typos, too, among the first words; else the whole text is searched for the names as they are.
    """
    words = [(bare(m.group()), m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    words = words[:MOST_WORDS] if forgiving else words
    spoken = _spoken(tuple(known))
    longest = max((key.count(" ") + 1 for key in spoken), default=0)
    found: list[Mention] = []
    place = 0
    while place < len(words):
        mention, size = _at(words[place : place + longest], spoken, forgiving=forgiving)
        if mention is not None:
            found.append(mention)
        place += size
    return found


def _at(
    words: Sequence[tuple[str, int, int, str]], spoken: "dict[str, _Name]", *, forgiving: bool
) -> tuple[Mention | None, int]:
    for size in range(len(words), 0, -1):
        part = words[:size]
        name = _like(" ".join(word for word, *_ in part), spoken, part[0][3], forgiving=forgiving)
        if name is not None:
            return Mention(part[0][1], part[-1][2], name.full, name.ids, name.is_person), size
    return None, 1


@dataclass(frozen=True, slots=True)
class _Name:
    full: str
    ids: frozenset[int]
    is_person: bool


def _like(said: str, spoken: "dict[str, _Name]", written: str, *, forgiving: bool) -> _Name | None:
    exact = spoken.get(said) or (spoken.get(said[:-1]) if len(said) > SHORTEST and said[-1] == "s" else None)
    if exact is not None:
        return exact if said not in _VAGUE or written[:1].isupper() else None
    if not forgiving or len(said) < FORGIVING or said in _VAGUE:
        return None
    near = [
        (fuzz.ratio(said, key), key)
        for key in spoken
        if abs(len(key) - len(said)) <= 2 and len(key) >= FORGIVING and _word_by_word(said, key)
    ]
    best = max(near, default=(0.0, ""))
    return spoken[best[1]] if best[0] >= ALIKE else None


def _word_by_word(said: str, key: str) -> bool:
    """Whether no word stands for quite another one: "northwind foods no" is not Northwind Foods 46."""
    ours, theirs = said.split(" "), key.split(" ")
    return len(ours) != len(theirs) or all(fuzz.ratio(*pair) >= RELATED for pair in zip(ours, theirs, strict=True))


@lru_cache(maxsize=256)
def _spoken(known: tuple[Own, ...]) -> dict[str, _Name]:
    """Every way in which a name may be said, with whom it names; where two share a way, both are meant.

    A whole name names nobody else: "Acme" is not Acme Health where there is an Acme.
    """
    whole = _merged((key, name) for own in known for key, name in _whole(own))
    return {**_merged((key, name) for own in known for key, name in _short(own)), **whole}


def _merged(ways: Iterable[tuple[str, _Name]]) -> dict[str, _Name]:
    found: dict[str, _Name] = {}
    for key, name in ways:
        old = found.setdefault(key, name) if key else name
        if key and old is not name:
            found[key] = replace(old, ids=old.ids | name.ids)
    return found


def _whole(own: Own) -> Iterator[tuple[str, _Name]]:
    for name, is_person in ((own.company, False), *((person, True) for person in own.people)):
        yield " ".join(_words(name)), _Name(name, frozenset({own.id}), is_person)


def _short(own: Own) -> Iterator[tuple[str, _Name]]:
    """A company's beginnings that say enough ("northwind" for Northwind Traders), a person's first and last name."""
    words, company = _words(own.company), _Name(own.company, frozenset({own.id}), is_person=False)
    if words[:1] == ["the"] and len(words) > 2:  # "copper pot" for The Copper Pot
        yield " ".join(words[1:]), company
    for size in range(1, len(words)):
        if words[size - 1] not in _LEGAL and not all(word in _VAGUE for word in words[:size]):
            yield " ".join(words[:size]), company
    for person in own.people:
        named = _Name(person, frozenset({own.id}), is_person=True)
        yield from (
            (word, named) for word in dict.fromkeys([*_words(person)[:1], *_words(person)[-1:]]) if len(word) > 1
        )


def _words(name: str) -> list[str]:
    return [bare(word) for word in _WORD.findall(name)]


def narrowed(text: str, mentions: Sequence[Mention], known: Sequence[Own], *, partly: bool = True) -> tuple[int, ...]:
    """The applications that the text can be about, by company, then by person, then by the job's title; `partly`: by a
    word of it, too.
    """
    companies = _meant(m.ids for m in mentions if not m.is_person)
    people = _meant(m.ids for m in mentions if m.is_person)
    ids = (companies & people) or companies or people
    if len(ids) > 1:
        words = set(_words(text)[:MOST_WORDS])
        said = {own.id: _share(own.title, words) for own in known if own.id in ids}
        most = max(said.values(), default=0)
        enough = most > 0 if partly else most == 1
        ids = {key for key, share in said.items() if share == most} if enough else ids
    return tuple(sorted(ids))


def _meant(groups: Iterable[frozenset[int]]) -> set[int]:
    """What all names have in common, else all that any of them names."""
    listed = [set(group) for group in groups]
    common = set.intersection(*listed) if listed else set()
    return common or set().union(*listed)


def _share(title: str, words: set[str]) -> float:
    """How much of a job's title is said: "backend" is half of a backend developer's."""
    wanted = _words(title)
    return sum(word in words for word in wanted) / len(wanted) if wanted else 0


def by_address(email: str, known: Sequence[Own]) -> tuple[int, ...]:
    """The applications whose company is in a mail address: jane@acme.com is of Acme."""
    domain = email.lower().rpartition("@")[2].split(".")[0]
    return tuple(own.id for own in known if domain and _words(own.company)[:1] == [domain])
