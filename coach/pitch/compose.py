"""What are the words for this channel at this moment?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from coach.pitch import call_before, calls, letters, linkedin, messages, withdrawal
from coach.pitch.choice import chosen
from coach.pitch.choosing import Content, contents, wanted
from coach.pitch.draft import BROKEN, Draft, faults, fitted
from coach.pitch.material import Material, gathered
from coach.pitch.model import Facts, Kind, Script

Writer = Callable[[Material, Content], Draft]

WRITERS: dict[Kind, tuple[Writer, ...]] = {
    Kind.CALL_BEFORE: call_before.BEFORE,
    Kind.CALL_AFTER: calls.AFTER,
    Kind.SECOND_TURN: calls.SECOND,
    Kind.VOICEMAIL: messages.VOICEMAIL,
    Kind.ASSISTANT: messages.ASSISTANT,
    Kind.RECEPTIONIST: messages.RECEPTIONIST,
    Kind.THANK_YOU_NOTE: letters.NOTES,
    Kind.EMAIL: letters.EMAILS,
    Kind.LINKEDIN: linkedin.LINKEDIN,
    Kind.LAST_QUESTION: calls.LAST,
    Kind.WITHDRAWAL: withdrawal.WITHDRAWALS,
}
_LENGTHS = {Kind.EMAIL: (14, 16), Kind.THANK_YOU_NOTE: (12, 14)}  # words of a proof in writing; a breath otherwise
_UNPROVEN = 10  # what it counts to leave all proofs out: more than to touch many needs, less than to break a rule


def compose(kind: Kind, facts: Facts, variant: str = "") -> Script:
    """The script of this kind from these facts, and from nothing else.

    The wording depends on kind, company, role, contact and `variant` alone: the same in every process, and another
    for another employer. A new `variant` (any text) asks for other words. What the facts lack is left out; where the
    number is missing, a voicemail promises another call instead. Rules S1-S7, P3, L6, L7; lengths as in `coach.lint`.
    """
    material = gathered(kind, facts, variant)
    best = _first_right(material)
    return Script(kind=kind, paragraphs=best.paragraphs, subject=_subject(material, best))


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to say it: the paragraphs, the content that they say, and how much is wrong with them (0: nothing)."""

    paragraphs: tuple[str, ...]
    content: Content
    wrong: int


def _first_right(material: Material) -> _Try:
    """The first try with nothing wrong; else the best of the first wording that breaks no rule.

    Where every wording breaks a rule, the one that breaks the least.
    """
    needs = wanted(material.facts)
    tried: list[_Try] = []
    for writer, known, texts in _wordings(material):
        for said in texts:
            paragraphs = fitted(writer(known, said), material.kind)
            unproven = _UNPROVEN * (not said.proofs and any(text.proofs for text in texts))
            tried.append(_Try(paragraphs, said, faults(paragraphs, material.kind, needs) + unproven))
            if tried[-1].wrong == 0:
                return tried[-1]
        best = min(tried, key=lambda each: each.wrong)
        if best.wrong < BROKEN:
            return best
    return min(tried, key=lambda each: each.wrong)


def _wordings(material: Material) -> Iterator[tuple[Writer, Material, list[Content]]]:
    """The chosen wording, then the others; at last the same without a heavy title. Each with what could be said."""
    writers = WRITERS[material.kind]
    first = chosen(material.seed, len(writers))
    writers = (*writers[first:], *writers[:first])
    said = list(contents(material.facts, *_LENGTHS.get(material.kind, (8, 11))))
    yield from ((writer, material, said) for writer in writers)
    plain = replace(material, role="", company="")
    yield from ((writer, plain, said) for writer in writers)
    yield from ((writer, plain, [Content()]) for writer in writers)


def _subject(material: Material, best: _Try) -> str | None:
    if material.kind is Kind.EMAIL:
        return letters.subject(material, best.paragraphs, best.content)
    if material.kind is Kind.THANK_YOU_NOTE:
        return "Thank you for your time"
    return f"Stepping back from {material.job}" if material.kind is Kind.WITHDRAWAL else None
