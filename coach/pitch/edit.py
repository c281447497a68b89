"""How is a script changed in chat, sentence by sentence, and sent in parts?

A sentence is numbered as the person counts: through all paragraphs, in order; greeting and signature lines as well.
"""

from dataclasses import replace

from coach.pitch.model import Script
from coach.words import sentences as split


def sentences(script: Script) -> tuple[str, ...]:
    """All sentences in order; a line of its own (greeting, signature) is one."""
    return tuple(sentence for paragraph in script.paragraphs for sentence in split(paragraph))


def replace_sentence(script: Script, index: int, text: str) -> Script:
    """The script with another text for one sentence; an empty text takes it out, a text of several becomes several.

    IndexError where there is no such sentence; ValueError where nothing would be left.
    """
    if not 0 <= index < len(sentences(script)):
        raise IndexError(f"no sentence {index} in a script of {len(sentences(script))}")
    paragraphs: list[str] = []
    for paragraph in script.paragraphs:
        own = split(paragraph)
        paragraphs.append(_changed(paragraph, index, text) if 0 <= index < len(own) else paragraph)
        index -= len(own)
    kept = tuple(paragraph for paragraph in paragraphs if paragraph)
    if not kept:
        raise ValueError("a script keeps at least one sentence")
    return replace(script, paragraphs=kept)


def _changed(paragraph: str, index: int, new: str) -> str:
    """The paragraph with one sentence replaced, its line breaks kept; a line that loses all its sentences goes."""
    lines = []
    for line in paragraph.splitlines():
        own = split(line)
        if 0 <= index < len(own):
            own[index] = " ".join(new.split())
        index -= len(split(line))
        lines.append(" ".join(each for each in own if each))
    return "\n".join(line for line in lines if line)


def parts(script: Script, limit: int) -> tuple[str, ...]:
    """The text in parts of at most `limit` characters, cut between paragraphs, else sentences, else words.

    ValueError for a limit below 1.
    """
    if limit < 1:
        raise ValueError("a part has at least one character")
    found: list[str] = []
    for piece, gap in _pieces(script, limit):
        if found and len(found[-1]) + len(gap) + len(piece) <= limit:
            found[-1] += gap + piece
        else:
            found.append(piece)
    return tuple(found)


def _pieces(script: Script, limit: int) -> list[tuple[str, str]]:
    """What may be parted, each with the gap before it: paragraphs that fit, else their sentences, else their words."""
    pieces: list[tuple[str, str]] = []
    for paragraph in script.paragraphs:
        if len(paragraph) <= limit:
            pieces.append((paragraph, "\n\n"))
            continue
        gap = "\n\n"
        for sentence in split(paragraph):
            chunks = [sentence] if len(sentence) <= limit else _chunks(sentence, limit)
            for chunk in chunks:
                pieces.append((chunk, gap))
                gap = " "
    return pieces


def _chunks(sentence: str, limit: int) -> list[str]:
    """The words of a sentence; a word above the limit is cut."""
    words = sentence.split()
    return [word[start : start + limit] for word in words for start in range(0, len(word), limit)]
