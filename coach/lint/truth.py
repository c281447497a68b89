"""Does the script stay with what is known: their needs, the person's proofs, no figure or claim beside them (S3)?"""

import re
from collections.abc import Iterable, Iterator

from coach import lazy
from coach.lint.model import Finding, Rule, Severity
from coach.pitch import need
from coach.pitch.draft import TAILORED
from coach.pitch.lexicon import IRREGULAR, NUMBER_WORDS, listed
from coach.pitch.model import Facts, Kind
from coach.words import content, phones, sentences

_MOST_NEEDS = 3
_MAIL = lazy.pattern(r"\S+@\S+")
_FIGURE = lazy.pattern(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_STOCK = listed("""
    noticed wanted called met talked liked decided forgot thought caught left understand wish hope said saw read missed
    see know mind time ad call job need question picked phone interested
""")
_CLAIM = lazy.pattern(
    r"\bI(?:['’]ve| have| had|['’]m| am| was)?(?: also| been)? (?P<verb>[a-z]+)\b(?! I|['’])"
    r"|\b[Mm]y (?:team|work|project)\b",
)
_HAVE = lazy.pattern(
    r"\bI(?:['’]ve got| have| hold| bring| speak| know) (?:also )?(?:an? |\d|" + "|".join(NUMBER_WORDS) + ")"
)


def truth(text: str, kind: Kind, facts: Facts) -> Iterator[Finding]:
    """Findings on figures and claims that no proof and no posting holds, and on too few or too many requirements."""
    yield from _figures(text, facts)
    yield from _claims(text, facts)
    if kind in TAILORED:
        yield from _needs(text, facts)


def _known(facts: Facts) -> list[str]:
    """All that the person or the posting says, beside names and numbers of the people."""
    pairs = [part for pair in facts.pairs for part in pair]
    promised = facts.promised if isinstance(facts.promised, str) else ""
    return [*facts.proofs, *facts.posting_needs, *pairs, facts.forgot, facts.went_well, promised]


def figures(texts: Iterable[str]) -> set[str]:
    """The figures of some texts, words and digits alike: "six" is "6", "1,100" is "1100"."""
    found = (match.group() for text in texts for match in _FIGURE.finditer(text.lower()))
    return {
        NUMBER_WORDS.get(each) or re.sub(r",(?=\d{3})", "", each)
        for each in found
        if each[0].isdigit() or each in NUMBER_WORDS
    }


def _figures(text: str, facts: Facts) -> Iterator[Finding]:
    names = (facts.me, facts.company, facts.role, facts.contact, facts.interviewer, facts.referrer, facts.my_phone)
    allowed = figures([*_known(facts), *names])
    for sentence in sentences(_MAIL.sub(" ", text)):
        plain = sentence
        for phone in phones(sentence):
            plain = plain.replace(phone, " ")
        for figure in sorted(figures([plain]) - allowed):
            message = f"“{figure}” is in none of your proofs and not in the posting. Is it right?"
            yield Finding(
                rule=Rule.FIGURE, severity=Severity.ERROR, message=message, sentence=sentence, values=(figure,)
            )


def _claims(text: str, facts: Facts) -> Iterator[Finding]:
    known = set().union(*(content(part) for part in [*_known(facts), facts.role, facts.company, facts.me]))
    for sentence in sentences(text):
        match = _CLAIM.search(sentence)
        if not (_HAVE.search(sentence) or (match and _is_claim(match["verb"]))):
            continue
        said = content(sentence) - {each for word in _STOCK for each in content(word)}
        if said and len(said & known) * 2 < len(said):
            message = "None of your proofs says this. If it's true, add it to them."
            yield Finding(rule=Rule.CLAIM, severity=Severity.HINT, message=message, sentence=sentence)


def _is_claim(verb: str | None) -> bool:
    """Whether what follows "I" tells of something done: a past tense that is not the talk's own ("I noticed", "I
    met").
    """
    low = (verb or "team").lower()
    return low not in _STOCK and (low in IRREGULAR or low in IRREGULAR.values() or low.endswith("ed") or verb is None)


def _needs(text: str, facts: Facts) -> Iterator[Finding]:
    """At least two requirements where two are known: by one word that carries meaning. At most three: by their whole
    phrase.
    """
    written = dict.fromkeys([*(asked for asked, _ in facts.pairs), *facts.posting_needs])
    known = {each: asked.text for each in written if (asked := need.read(each))}
    said = content(text)
    touched = sum(bool(content(phrase) & said) for phrase in known.values())
    if len(known) >= 2 and touched < 2:
        message = "It answers fewer than two of the things that they ask for."
        yield _error(Rule.NEEDS_FEW, message, (str(touched), "2"))
    phrases = {phrase for phrase in known.values() if (words := content(phrase)) and words <= said}
    if len(phrases) > _MOST_NEEDS:
        message = f"It touches {len(phrases)} of the things that they ask for. Three are as many as one keeps in mind."
        yield _error(Rule.NEEDS_MANY, message, (str(len(phrases)), str(_MOST_NEEDS)))


def _error(rule: Rule, message: str, values: tuple[str, ...]) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, message=message, values=values)
