"""What are the words for this channel at this moment?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from coach.pitch import calls, letters, linkedin, messages, withdrawal
from coach.pitch.choice import chosen
from coach.pitch.draft import Draft, faults, fitted
from coach.pitch.material import Content, Material, contents, gathered, wanted
from coach.pitch.model import Facts, Kind, Script

Writer = Callable[[Material, Content], Draft]

WRITERS: dict[Kind, tuple[Writer, ...]] = {
    Kind.CALL_BEFORE: calls.BEFORE,
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
_CONTENTS, _TRIES = 30, 220  # a bound on the time for facts that no wording fits


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
    """The first try with nothing wrong; where there is none, the one with the least."""
    needs = wanted(material.facts)
    tried: list[_Try] = []
    for writer, known, said in islice(_tries(material), _TRIES):
        paragraphs = fitted(writer(known, said), material.kind)
        tried.append(_Try(paragraphs, said, faults(paragraphs, material.kind, needs)))
        if tried[-1].wrong == 0:
            break
    return min(tried, key=lambda each: each.wrong)


def _tries(material: Material) -> Iterator[tuple[Writer, Material, Content]]:
    """The chosen wording with ever less content, then the other wordings; at last the same without a heavy title."""
    writers = WRITERS[material.kind]
    first = chosen(material.seed, len(writers))
    said = list(contents(material.facts, *_LENGTHS.get(material.kind, (8, 11))))[:_CONTENTS]
    plain = replace(material, role="", company="")
    for known, texts in ((material, said), (plain, said), (plain, [Content()])):
        for writer in (*writers[first:], *writers[:first]):
            yield from ((writer, known, content) for content in texts)


def _subject(material: Material, best: _Try) -> str | None:
    if material.kind is Kind.EMAIL:
        return letters.subject(material, best.paragraphs, best.content)
    if material.kind is Kind.THANK_YOU_NOTE:
        return "Thank you for your time"
    return f"Stepping back from {material.job}" if material.kind is Kind.WITHDRAWAL else None
