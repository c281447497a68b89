"""What are the words for this channel at this moment?"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from coach.pitch import calls, letters, messages
from coach.pitch.draft import Draft, faults, fitted
from coach.pitch.material import Content, Material, chosen, contents, gathered, known_needs
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
    Kind.LINKEDIN: letters.LINKEDIN,
    Kind.LAST_QUESTION: calls.LAST,
    Kind.WITHDRAWAL: letters.WITHDRAWALS,
}
_LENGTHS = {Kind.EMAIL: (14, 16), Kind.THANK_YOU_NOTE: (12, 14)}  # words of a proof in writing; a breath otherwise
_TRIES = 60


def compose(kind: Kind, facts: Facts, variant: str = "") -> Script:
    """The script of this kind from these facts, and from nothing else.

    The wording depends on kind, company, role, contact and `variant` alone: the same in every process, and another
    for another employer. A new `variant` (any text) asks for other words. What the facts lack is left out; where the
    number is missing, a voicemail promises another call instead. Rules S1-S7, P3, L6, L7; lengths as in `coach.lint`.
    """
    material = gathered(kind, facts, variant)
    needs = known_needs(facts)
    best: tuple[int, tuple[str, ...], Content] | None = None
    for writer, known, content in _tries(material):
        paragraphs = fitted(writer(known, content), kind)
        wrong = faults(paragraphs, kind, needs)
        if best is None or wrong < best[0]:
            best = (wrong, paragraphs, content)
        if wrong == 0:
            break
    if best is None:
        raise AssertionError("every kind has a writer, and there is always something to write with")
    _, paragraphs, content = best
    return Script(kind=kind, paragraphs=paragraphs, subject=_subject(material, paragraphs, content))


def _tries(material: Material) -> Iterator[tuple[Writer, Material, Content]]:
    """The chosen wording with ever less content, then the other wordings; at last the same without a heavy title."""
    writers = WRITERS[material.kind]
    first = chosen(material.seed, len(writers))
    said = list(contents(material.facts, *_LENGTHS.get(material.kind, (8, 11))))[:_TRIES]
    plain = replace(material, role="", company="")
    for known, texts in ((material, said), (plain, said), (plain, [Content()])):
        for writer in (*writers[first:], *writers[:first]):
            yield from ((writer, known, content) for content in texts)


def _subject(material: Material, paragraphs: tuple[str, ...], content: Content) -> str | None:
    if material.kind is Kind.EMAIL:
        return letters.subject(material, paragraphs, content)
    if material.kind is Kind.THANK_YOU_NOTE:
        return "Thank you for your time"
    if material.kind is Kind.WITHDRAWAL:
        return f"Stepping back from {material.job}"
    return None
