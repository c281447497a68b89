"""Which lines of a résumé are worth saying to an employer? Achievements, tools, qualifications, numbers.

Never contact data, headings, referees, hobbies, or self-praise that anybody could write.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach import lazy
from coach.pitch import proof
from coach.pitch.lexicon import DANGLING
from coach.pitch.shorten import shorten
from coach.pitch.verbs import opens_with_verb
from coach.posting.text import clean
from coach.words import phones

MOST = 30  # lines that are proposed
SOFT, HARD = 14, 20  # words of a proposed line: more than a breath, as the pitch shortens it further
STRONG = 1.6  # from this score on a line is ticked for the person
STRONG_MOST = 8
MOST_TO_READERS = 4  # words such as "you" and "we" from which on a text is no résumé
ENOUGH = 0.9  # what a line's signs must outweigh
_SECTIONS = {"achievements": 0.8, "skills": 1.0, "papers": 1.2, "profile": -0.3}  # what standing there is a sign of

# A heading by its words, and whether what follows it is read.
_HEADINGS = {
    "experience": "employment|experience|work(?:ing)? history|career(?: history| summary)?|positions?|jobs",
    "achievements": "(?:key |selected |main )?(?:achievements?|accomplishments?|highlights?|projects?|results?)",
    "skills": "(?:key |core |technical |it |professional |other )?(?:skills?|competenc(?:ies|es)|tools?|technologies"
    "|software|languages?|expertise|strengths?)",
    "papers": "education|qualifications?|training|certifications?|certificates?|licen[cs]es?|courses?|memberships?"
    "|registrations?|accreditations?",
    "profile": "(?:personal |professional |career )?(?:profile|summary|statement|objective)|about(?: me)?",
    "skipped": "references?|referees?|contact(?: details| information| me)?|personal (?:details|information|data)"
    "|interests?|hobbies|address|declaration|curriculum vitae|r[ée]sum[ée]|cv",
}
_WORDED = r"(?:\s*(?:&|and|/|,)?\s*(?:work|professional|relevant|employment|other|further|and|&|skills?|training"
_HEADING = {
    name: lazy.pattern(rf"(?i)^\W*(?:relevant |work |professional |additional |other )?(?:{words}){_WORDED}"
                     r"|history|qualifications?|languages?|interests?|experience|details|it))*\W*$")
    for name, words in _HEADINGS.items()
}  # fmt: skip
_LABELLED = lazy.pattern(r"^([A-Z][\w &/]{2,28}):\s+(?=\S)")

_CONTACT = lazy.pattern(
    r"(?i)\S+@\S+|https?://|www\.|linkedin|github\.|\b(?:e-?mail|phone|tel|telephone|mobile|address"
    r"|date of birth|d\.?o\.?b|nationality|marital|gender|passport|visa|postcode|zip)\s*[:.]"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
_REFEREE = lazy.pattern(r"(?i)\b(?:references?|referees?)\b")
_DATES = lazy.pattern(
    r"(?i)(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\b\d{1,2}/)?\b(?:19|20)\d\d\b\s*(?:[-–—]|to|until)"
    r"\s*(?:(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\d{1,2}/)?(?:19|20)\d\d|present|now|today|current|date)"
)
_YEAR = lazy.pattern(r"\b(?:19|20)\d\d\b")
_PRAISE = lazy.pattern(
    r"(?i)\b(?:hard[- ]?working|team player|self[- ]?(?:motivated|starter)|results?[- ](?:driven|oriented)|dynamic"
    r"|detail[- ]oriented|go-getter|enthusiastic|reliable|motivated|quick learner|fast learner|people person"
    r"|excellent (?:communication|interpersonal)|(?:good|strong|great) communicat\w+|outgoing|punctual|flexible"
    r"|seeking|looking for|opportunity to)\b"
)
_PAPER = lazy.pattern(
    r"(?i)\b(?:degree|diploma|certificat\w+|certified|licen[cs]ed?|registered|registration|chartered|accredited|nvq|btec"
    r"|b\.?sc|b\.?a|m\.?sc|m\.?a|mba|b\.?ed|ll\.?b|b\.?eng|m\.?eng|ph\.?d|hnd|hnc|pgce|a-levels?|gcses?|apprenticeship"
    r"|qualified|dbs|nmc|aat|acca|cima|cscs|iosh|nebosh|hgv|cpc|adr|prince2|scrum|aws|first aid|level \d|food hygiene"
    r"|18th edition|am2|forklift|city (?:&|and) guilds)\b"
)
_TO_READERS = lazy.pattern(r"(?i)\b(?:you|your|we|our|applicants?|candidates?)\b")
_FIGURE = lazy.pattern(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|half|double[ds]?|hundred)\b", re.IGNORECASE
)
_NUMBERED = lazy.pattern(
    r"(?i),?\s*\b(?:pin|(?:reg(?:istration)?|licen[cs]e|membership|id|nmc|hcpc) ?(?:no\.?|number|id))[ :]+(?=\S*\d)\S+"
)
_BULLET = lazy.pattern(r"^\s*(?:[-–—•*·▪●◦‣>o]|\d{1,2}[.)])\s+")
_SENTENCE = lazy.pattern(r"(?<=[.!?;])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Found:
    """A line that may be kept as a proof. `strong`: one of the best, ticked for the person."""

    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is said in one go. `first`: whether it stands where names and addresses do."""

    text: str
    section: str
    bullet: bool
    first: bool


def proof_lines(text: str) -> list[Found]:
    """The lines of a résumé that are worth keeping, in its order, at most MOST of them; empty where there is none.

    Never raises. Long lines are shortened where that changes no claim; what cannot be shortened so is left out.
    """
    scored: dict[str, float] = {}
    for piece in _pieces(clean(text)):
        line = _tidied(piece.text)
        if line and line.lower() not in {known.lower() for known in scored} and (score := _score(line, piece)) > 0:
            scored[line] = score
    best = sorted(scored, key=lambda line: -scored[line])
    strong = {line for line in best[:STRONG_MOST] if scored[line] >= STRONG}
    return [Found(line, line in strong) for line in scored if line in set(best[:MOST])]


def is_resume(text: str) -> bool:
    """Whether a text looks like a résumé: by its headings, its spans of years and its contact data.

    A posting has headings as well, but speaks of you and us.
    """
    lines = [line for line in clean(text) if line]
    headings = {name for line in lines if (name := _heading(line))}
    contact = any(_CONTACT.search(line) or phones(line) for line in lines[:12])
    spans = sum(bool(_DATES.search(line)) for line in lines)
    to_readers = len(_TO_READERS.findall(" ".join(lines)))
    return len(lines) >= 5 and to_readers < MOST_TO_READERS and len(headings) + min(spans, 2) + contact >= 3


def _heading(line: str) -> str:
    short = line.strip(" :-–—•*_#=|")
    if not short or len(short.split()) > 5:
        return ""
    return next((name for name, pattern in _HEADING.items() if pattern.match(short)), "")


def _pieces(lines: Sequence[str]) -> Iterator[_Piece]:
    """What is said one by one, with the section it stands in: bullets, sentences, the parts of a list of skills."""
    section = "top"
    for number, line in enumerate(_joined([line for line in lines if line])):
        if name := _heading(line):
            section = name
            continue
        labelled = _LABELLED.match(line)
        own = (_heading(labelled[1]) or section) if labelled else section
        if own == "skipped":
            continue
        plain = line[len(labelled[0]) :] if labelled and _heading(labelled[1]) else _BULLET.sub("", line)
        for part in _SENTENCE.split(plain):
            for each in _listed(part) if own == "skills" else [part]:
                yield _Piece(each, own, bool(_BULLET.match(line)), first=number < 3)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those that a page's width broke put together again."""
    carried = ""
    for line in lines:
        hangs = carried.endswith(",") or carried.rpartition(" ")[2].lower() in DANGLING
        goes_on = (line[:1].islower() or hangs) and not _BULLET.match(line)
        if carried and goes_on and not carried.endswith((".", ":")) and not _heading(carried):
            carried = f"{carried} {line}"
            continue
        if carried:
            yield carried
        carried = line
    if carried:
        yield carried


def _listed(part: str) -> list[str]:
    """A list of skills in groups that can be said in a breath."""
    items = [item.strip(" .") for item in re.split(r"\s*[,;|•·]\s*", part) if item.strip(" .")]
    if len(items) < 4 or max(len(item.split()) for item in items) > 3:
        return [part] if len(items) < 4 else items
    return [", ".join(items[k : k + 3]) for k in range(0, len(items), 3)]


def _tidied(text: str) -> str:
    """The line as it is kept: shortened, without its final stop and its "I"; empty where it cannot be said."""
    plain = _NUMBERED.sub("", re.sub(r"\s+", " ", text)).strip(" \t-–—•*·|,;.")
    plain = re.sub(r"^I (?:have |am |also )*(?=\w)", "", plain)
    short = shorten(plain, SOFT, HARD) if plain else ""
    return short[:1].upper() + short[1:] if short and proof.read(short, SOFT, HARD) else ""


def _score(line: str, piece: _Piece) -> float:
    """How much a line is worth as a proof; 0 or less: not to be proposed."""
    if _CONTACT.search(line) or phones(line) or _REFEREE.search(line) or _heading(line):
        return 0.0
    if _PRAISE.search(line) and not re.search(r"\d", line):
        return 0.0
    paper = bool(_PAPER.search(line))
    if _DATES.search(line) and not paper:
        return 0.0  # the head of a job: a title, a company, its years
    figure = bool(_FIGURE.search(_YEAR.sub("", line)))
    verb = opens_with_verb(line) and len(line.split()) > 2
    worth = 1.6 * verb + 1.0 * figure + 2.0 * paper + 0.4 * piece.bullet - 0.6 * (piece.first and not verb)
    return worth + _SECTIONS.get(piece.section, 0.0) - ENOUGH
