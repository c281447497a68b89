"""What of a forwarded mail is envelope, and when was it written? Its headers, "On … wrote:", the older mail below."""

import re

from coach import lazy

_LEAD = r"^[ \t>*|]{0,8}"
_HEAD = (
    r"(?:from|to|cc|bcc|sent|subject|reply-to|received|gesendet|betreff|von|an|envoyé|objet|de|à|enviado|asunto|para)"
)
_HEADER = lazy.pattern(
    rf"{_LEAD}(?!subject|betreff|objet|asunto){_HEAD}\s?\*?:(?![ \t]*\d{{1,2}}(?:[:.]\d\d|\s?[ap]m)).*$",
    re.IGNORECASE | re.MULTILINE,
)
# The date of a mail stands among its other headers; that of an invitation ("Date: … Time: …") does not.
_HEADER_DATE = lazy.pattern(
    rf"(?:(?<=\n)|^){_LEAD[1:]}(?:date|datum|fecha|data)\s?\*?:[^\n]*(?=\n{_LEAD[1:]}{_HEAD}\s?\*?:)"
    rf"|{_LEAD}{_HEAD}\s?\*?:[^\n]*\n{_LEAD[1:]}(?:date|datum|fecha|data)\s?\*?:[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WROTE = lazy.pattern(
    rf"{_LEAD}(?:on|am|le|el|il|op)\b[^\n]{{5,120}}(?:\n[^\n]{{0,80}})?\b"
    r"(?:wrote|schrieb|écrit|escribió|ha scritto|schreef)\b[^\n:]{0,40}:[ \t]*$"
    r"|^\[\d{1,2}[/.:]\d{1,2}[/.:,\d\s]{0,20}(?:[ap]m)?\]\s?[\w .]{1,40}:",
    re.IGNORECASE | re.MULTILINE,
)
# The stamps of a pasted calendar entry, but for its start.
_STAMPS = lazy.pattern(
    r"^(?:dtstamp|dtend|created|last-modified)[;:][^\n]*\d{8}t\d{4}.*$", re.IGNORECASE | re.MULTILINE
)
ENVELOPE = (_WROTE, _HEADER_DATE, _HEADER, _STAMPS)
_SENT = lazy.pattern(
    rf"{_LEAD}(?:sent|date|gesendet|datum|envoyé|enviado|fecha|data)\s?\*?:([^\n]*)$", re.IGNORECASE | re.MULTILINE
)
_OLDER = lazy.pattern(
    rf"{_LEAD}-{{2,}} ?original message"
    rf"|(?:{_LEAD}(?:from|von|de)\s?\*?:[^\n]*\n{_LEAD[1:]}(?:sent|date|to|subject|gesendet|an)\s?\*?:)",
    re.IGNORECASE | re.MULTILINE,
)


def older(text: str) -> int | None:
    """Where the mail that is answered begins, below the answer; None where there is none, or nothing stands above
    it.
    """
    places = [found.start() for found in (_OLDER.search(text), _WROTE.search(text)) if found]
    place = min(places, default=0)
    return place if text[:place].strip() else None


def sent(text: str) -> str | None:
    """The line of the envelope that says when the mail was written; None where there is none."""
    lines = [found[0] for rule in (_WROTE, _HEADER_DATE, _HEADER) for found in rule.finditer(text)]
    dated = next((found for line in lines if (found := _SENT.search(line))), None)
    wrote = _WROTE.search(text)
    return dated[1] if dated else wrote[0].rstrip(": \t") if wrote else None
