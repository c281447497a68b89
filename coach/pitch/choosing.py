"""What could be said this time: which needs, with which proofs, the fullest and most important first?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from coach.pitch import need, proof
from coach.pitch.draft import Wanted
from coach.pitch.model import Facts
from coach.pitch.need import Need
from coach.pitch.proof import Proof
from coach.words import content

_MOST_CONTENTS = 14


@dataclass(frozen=True, slots=True)
class Content:
    """What is said this time: at most two needs, and at most two proofs. `paired`: the proofs answer the needs one by
    one.
    """

    needs: tuple[Need, ...] = ()
    proofs: tuple[Proof, ...] = ()
    paired: bool = False


def contents(facts: Facts, soft: int, hard: int) -> Iterator[Content]:
    """What could be said, the fullest and most important first: two needs with two proofs, down to nothing at all."""
    pairs = [
        (phrase, said)
        for text, fragment in facts.pairs
        if (phrase := need.read(text)) and (said := proof.read(fragment, soft, hard))
    ]
    matched = tuple(sorted(_distinct(pairs), key=lambda pair: not pair[0].sure))[:2]
    proofs = _proofs([fragment for _, fragment in facts.pairs] + list(facts.proofs), soft, hard)
    if len(matched) == 2:
        yield Content(tuple(asked for asked, _ in matched), tuple(said for _, said in matched), paired=True)
    needs = _needs(facts)
    groups: list[tuple[Need, ...]] = list(islice(combinations(needs[:5], 2), _MOST_CONTENTS)) or [tuple(needs)]
    answers = [tuple(proofs[:2]), *((each,) for each in proofs[:4])] if proofs else []
    yield from (Content(group, answer) for group in groups[:6] for answer in answers)
    yield from (Content(group) for group in groups[:4])


def wanted(facts: Facts) -> list[Wanted]:
    """The requirements that can be said at all, each by its words."""
    written = dict.fromkeys([text for text, _ in facts.pairs] + list(facts.posting_needs))
    return [Wanted(content(asked.text), content(text)) for text in written if (asked := need.read(text))]


def _distinct(pairs: list[tuple[Need, Proof]]) -> Iterator[tuple[Need, Proof]]:
    needs: set[str] = set()
    texts: set[str] = set()
    for phrase, said in pairs:
        if phrase.text.lower() not in needs and said.text.lower() not in texts:
            yield phrase, said
        needs.add(phrase.text.lower())
        texts.add(said.text.lower())


def _needs(facts: Facts) -> list[Need]:
    """The phrases: sure ones first, then matched ones, then those that share a word with a proof; none within another.

    Rough ones only where fewer than two are found.
    """
    matched = [text for text, _ in facts.pairs]
    if not matched and not facts.posting_needs:
        return []
    named = content(facts.company)
    read = [(text, need.read(text)) for text in [*matched, *facts.posting_needs]]
    good = [(text, asked if asked and content(asked.text) - named else None) for text, asked in read]
    first = {asked for text, asked in good if text in matched}
    found = _apart(asked for _, asked in good if asked)
    if len(found) < 2:
        more = (need.read(text, rough=True) for text, said in good if not said)
        found = _apart([*found, *(asked for asked in more if asked and content(asked.text) - named)])
    told = set().union(*(content(proof) for proof in facts.proofs))
    return sorted(found, key=lambda asked: (not asked.sure, asked not in first, not content(asked.text) & told))


def _apart(needs: Iterable[Need]) -> list[Need]:
    """The needs without those whose words stand in another one."""
    found: list[Need] = []
    for asked in needs:
        if not any(_overlap(asked.text, other.text) for other in found):
            found.append(asked)
    return found


def _overlap(one: str, other: str) -> bool:
    """Whether one stands in the other, or they share more than half of the words of the shorter one."""
    first, second = content(one), content(other)
    return (
        one.lower() in other.lower()
        or other.lower() in one.lower()
        or 2 * len(first & second) > min(len(first), len(second)) > 0
    )


def _proofs(fragments: list[str], soft: int, hard: int) -> list[Proof]:
    found = {said.text.lower(): said for fragment in reversed(fragments) if (said := proof.read(fragment, soft, hard))}
    return list(reversed(found.values()))
