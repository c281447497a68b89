"""Is the script as long, as plain and as much about them as its kind asks for (S3, S6)?"""

from collections.abc import Iterator

from coach.lint.model import Finding, Rule, Severity
from coach.pitch.model import Facts, Kind
from coach.words import SPOKEN_RATE, VOICEMAIL_RATE, count, flesch, heard, sentences, tokens

_CALL = (15, 30)
SECONDS = {
    Kind.CALL_BEFORE: _CALL,
    Kind.CALL_AFTER: _CALL,
    Kind.SECOND_TURN: _CALL,
    Kind.LAST_QUESTION: _CALL,
    Kind.VOICEMAIL: (12, 30),
    Kind.ASSISTANT: (6, 18),
    Kind.RECEPTIONIST: (6, 18),
}
_LETTER = (60, 170)
WORDS = {Kind.EMAIL: _LETTER, Kind.THANK_YOU_NOTE: _LETTER, Kind.WITHDRAWAL: _LETTER, Kind.LINKEDIN: (25, 100)}
LONGEST = 25
_WRITTEN_FLESCH, _SPOKEN_FLESCH = 50, 60
_OURS = frozenset(("i", "i'm", "i've", "i'd", "i'll", "my", "me", "mine", "myself"))
_YOURS = frozenset(("you", "your", "yours", "you're", "you've", "you'd", "you'll", "yourself"))


def measure(text: str, kind: Kind, facts: Facts) -> Iterator[Finding]:
    """Findings on length, sentences, reading ease, and the balance of you and I."""
    yield from _length(text, kind)
    yield from _sentences(text)
    ease, least = flesch(heard(_without_names(text, facts))), _WRITTEN_FLESCH if kind in WORDS else _SPOKEN_FLESCH
    if ease < least:
        message = "The words are heavy to listen to. Try shorter ones, and shorter sentences."
        yield _error(Rule.FLESCH, message, values=(f"{ease:.0f}", str(least)))
    ours, yours = balance(text)
    if 2 * yours < ours:
        message = f"It says I or my {ours} times and you or your {yours} times. Turn a sentence towards them."
        yield _error(Rule.ABOUT_YOU, message, values=(str(ours), str(yours)))


def _without_names(text: str, facts: Facts) -> str:
    """The text as prose: nobody chose the syllables of a name, of a company or of a job's title."""
    for name in (facts.me, facts.contact, facts.interviewer, facts.company, facts.role, facts.referrer):
        if len(name.strip()) > 1:
            text = text.replace(name.strip(), "Jo")
    return text


def balance(text: str) -> tuple[int, int]:
    """How often a text says I, my, me; and how often you, your."""
    words = [word.lower().replace("’", "'") for word in tokens(text)]
    return sum(word in _OURS for word in words), sum(word in _YOURS for word in words)


def spoken_seconds(text: str, kind: Kind) -> float:
    """How long this takes to say, at 2.5 words a second, 2.3 on voicemail."""
    return count(text) / (VOICEMAIL_RATE if kind is Kind.VOICEMAIL else SPOKEN_RATE)


def _length(text: str, kind: Kind) -> Iterator[Finding]:
    spoken = kind in SECONDS
    least, most = SECONDS[kind] if spoken else WORDS[kind]
    size = round(spoken_seconds(text, kind), 6) if spoken else count(text)  # 69 words at 2.3 are 30 s, and no more
    if least <= size <= most:
        return
    unit = "seconds" if spoken else "words"
    advice = "Leave something out." if size > most else "There's room for one thing more."
    message = f"About {size:.0f} {unit}; {least} to {most} is right here. {advice}"
    yield _error(Rule.LENGTH, message, values=(f"{size:.0f}", str(least), str(most)))


def _sentences(text: str) -> Iterator[Finding]:
    for sentence in sentences(text):
        words = count(sentence)
        if words > LONGEST:
            message = f"A sentence of {words} words is hard to say in one breath. Make two of it."
            yield _error(Rule.SENTENCE, message, sentence=sentence, values=(str(words), str(LONGEST)))


def _error(rule: Rule, message: str, *, values: tuple[str, ...], sentence: str = "") -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, message=message, sentence=sentence, values=values)
