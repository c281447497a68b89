"""Which company, job and person does a text name that the chat does not know yet? By the words that lead to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach import lazy

LONGEST = 60  # characters of a slot; what is longer is no name

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_DAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple|some|last|next|this|past)"
_UNIT = rf"(?:days?|weeks?|months?|hours?|hrs?|minutes?|mins?|{_DAY}|morning|afternoon|evening|night)"
# Where a date, or something else that belongs to no name, begins.
_STOP = lazy.pattern(
    r"\b(?:yesterday|today|tonight|tomorrow|tmrw|tmr|now|just|earlier|recently|already|again|later|back|ago|noon"
    rf"|{_COUNT}\s+(?:\w+\s+){{0,2}}?{_UNIT}|{_DAY}|{_MONTH}\.?\s+\d+|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}"
    r"|\d{1,2}(?:st|nd|rd|th)|\d{1,4}[./-]\d+|\d{1,2}(?::\d\d|\s*[ap]\.?m|\s*o'?clock)|(?:this|last|next) \w+"
    r"|yet|done|sent|submitted|finished|went|goes|is|was|via|through|by|using|online|because|since|salary"
    r"|starting|which|who|where|they|she"
    r"|he|i|it"
    r"|and (?:they|she|he|i|it|the|heard|got|had|have|then|still|now|no|never|nothing|hop\w+|waiting)|but|so)(?!\w)",
    re.IGNORECASE,
)
_BREAK = lazy.pattern(r"[,;()\n]|[.!?:]+(?=\s|$)|\s[-–—|]\s")
_LEAD = lazy.pattern(
    r"(?i)(?:^|(?<=\s))(?:to (be) an?\s+|(to|at|with|as|for|@|from|in|on)\s+|(position|role|job"
    r"|title)\s*[:=]\s*)(?=\S)"
)
_JOB = lazy.pattern(r"(?i)(?:^|\s+)(?:job|role|position|post|opening|vacancy|opportunity|gig|posting|place|opening)s?$")
_ARTICLE = lazy.pattern(r"(?i)^(?:(?:the|an?|their|this|that|my)\s+)?(?:(?:place|company|firm)\s+(?:called\s+)?)?")
_TITLE = lazy.pattern(
    r"(?i)(?:\b|\w)(?:er|or|ist|ian|ant|eer|ative|nurse|chef|lead|head|intern|clerk|guard|cook|aide|temp|trainee|"
    r"apprentice|executive|specialist|analyst|barista|dba|qa|sre|pm|ceo|cto|cfo|vp|attorney|host|hostess"
    r"|waitress|judge"
    r"|tutor|coach|associate|representative|rep|staff|technician|consultant|agent|buyer|porter|bartender"
    r"|assembler)s?$"
)
_SOMEBODY = lazy.pattern(
    r"(?i)(?:the |a |an |my |their )?(?:recruiter|headhunter|hiring manager|hr|agency|manager|agent)\b"
)
_COMPANY_JOB = lazy.pattern(r"((?:[A-Z][\w&'.-]*\s)+|(?!the |their )[a-z]{3,}\s)((?:[a-z][\w-]+\s)*[a-z]\w*[^s\W])")
_NOTHING = lazy.pattern(r"(?i)(?:no|not|any|still|just|never|waiting)\b")
_NO_COMPANY = lazy.pattern(r"(?i)\b(?:stage|round|point|level|moment)$")
_BRACKETS = lazy.pattern(r"\(([^()]*)\)")
_JOB_OF = lazy.pattern(r"(?i)^(?:job|role|position|post|vacancy)\s+(?:of|as|for)\s+(?:an?\s+|the\s+)?")
_LEADS = {"to": "company", "at": "company", "with": "company", "@": "company", "from": "company", "as": "title"}
_LEADS |= {"be": "title"} | {"for": "title", "position": "title", "role": "title", "job": "title", "title": "title"}


@dataclass(frozen=True, slots=True)
class Slots:
    """The company and the job's title as they were written; empty where the text names none."""

    company: str = ""
    title: str = ""


def slots(text: str) -> Slots:
    """Read the text after the words that say that an application went out."""
    found: dict[str, str] = {}
    brackets = {inside.strip() for inside in _BRACKETS.findall(text)}
    for lead, said in _parted(_segments(text)):
        kind, name = _kind(lead, said, found, bracketed=said in brackets), _named(said)
        if kind and name and kind not in found:
            found[kind] = name
    return Slots(found.get("company", ""), found.get("title", ""))


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """Each stretch between two marks or leading words, with the word that leads to it, cut where a date begins."""
    for piece in _BREAK.split(text):
        leads = [(m.start(), m.end(), next(filter(None, m.groups())).lower()) for m in _LEAD.finditer(piece)]
        heads = [(0, 0, ""), *leads]
        for place, (_, start, lead) in enumerate(heads):
            end = heads[place + 1][0] if place + 1 < len(heads) else len(piece)
            said = piece[start:end]
            stop = _STOP.search(said)
            yield lead, (said[: stop.start()] if stop else said).strip(" \t.!?:;'\"“”")


def _parted(segments: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The segments, a company and the job behind it told apart: "to Acme data engineer", "to costco cashier"."""
    for lead, said in segments:
        both = _COMPANY_JOB.fullmatch(said) if _LEADS.get(lead) == "company" and _names_job(said) else None
        if both and not _JOB.search(said):
            yield lead, both.group(1)
            yield "", both.group(2)
        else:
            yield lead, said


def _kind(lead: str, said: str, found: dict[str, str], *, bracketed: bool) -> str:
    """What a stretch names. "the junior accountant job" is a job, whatever leads to it; a recruiter is neither."""
    if (lead == "to" and _SOMEBODY.match(said)) or _NOTHING.match(said):
        return ""
    if _JOB.search(said):
        return "title"
    if lead == "for" and "title" in found:
        return "company"
    if lead:
        kind = _LEADS.get(lead, "")
        return "company" if lead == "for" and not _looks_like_job(said) and "company" not in found else kind
    if _names_job(said) or (bracketed and said[:1].islower()):
        return "title"
    return "company" if said[:1].isupper() else ""


def _looks_like_job(said: str) -> bool:
    """Whether it names a job, or is written small as no company is."""
    return _names_job(said) or said[:1].islower()


def _names_job(said: str) -> bool:
    """Whether the last word, or the one before an "of" or "in", is a profession's."""
    head = re.split(r"(?i)\s+(?:of|in|for)\s+", said)[0]
    return bool(_TITLE.search(head.strip()))


def _named(said: str) -> str:
    if _NO_COMPANY.search(said):
        return ""
    name = _JOB.sub("", _JOB_OF.sub("", _ARTICLE.sub("", said))).strip()
    return name if 1 < len(name) <= LONGEST and any(c.isalpha() for c in name) else ""


_NAME = r"[A-Z][\w’'-]+(?:\s+(?:de|van|von|der|la|al|bin|ben|Mc|O’|O')?\s?[A-Z][\w’'.-]+){0,2}"
_HONORIFIC = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s)?"  # without it "Hello Patel" would be said
_WITH = lazy.pattern(rf"(?:with|to|from|for|called|emailed|rang|phoned|is|named|met|name)\s+({_HONORIFIC}{_NAME})")
_SMALL = lazy.pattern(r"\b(?:with|to|from|for|called|is|named|met|name)\s+((?:mr|mrs|ms|miss|dr)\.? [a-z]{2,})\b")
# A name written small, where the company is known: "at acme thursday with karen".
_SMALL_WITH = lazy.pattern(
    r"\bwith ((?!(?:the|a|an|my|their|his|her|them|him|it|me|us|you|no|two|three|some|someone|somebody|everyone|both"
    r"|hr|it|all|great|good|more|other|another|people|management|recruiter|manager|team|panel|tomorrow|today"
    rf"|{_DAY})\b)[a-z]{{3,}})(?=\s*(?:$|[,.;!?)]|(?:at|on|from|today|tomorrow|{_DAY})\b))"
)
_SPOKEN_TO = lazy.pattern(
    r"\b(?:spoke|spoken|talked|chatted) (?:to|with) (?:an? |the |some )?(?:\w+ ){0,2}?(?:called |named )?"
    rf"({_HONORIFIC}{_NAME})"
)
_PRONOUN = lazy.pattern(r"(?:She|He|They|It|We|You|I|Services?|Team|Department|Manager|Office)\b")
# From what a person is to their name: " at Acme is ", ": ", " called ".
_TO_NAME = lazy.pattern(
    r"(?i:\s*(?:\W{1,3})?(?:person\s+)?(?:(?:at|for|there|of)\s+[^,.:;()]{2,40}?(?=\s+(?:is|was|called|named|:)))?"
    rf"\s*(?:is now|is|was|called|named|name is|'s)?\s*[:,]?\s*)({_NAME})"
)
# From their name to what they are: ", the ", " (", " is our ".
_NAME_THEN = lazy.pattern(rf"({_NAME})\s*(?:,|\(|-|–|is|as|from|in)\s*(?:the|their|my|our|a|an)?\s*$")


def people_after(text: str) -> Iterator[tuple[int, str]]:
    """The names after words that lead to people ("with Jane Roe", "for mr. okafor"), each with its place."""
    found = [(m.start(1), m.group(1)) for m in _WITH.finditer(text)]
    found += [(m.start(1), m.group(1).title()) for m in _SMALL.finditer(text)]
    return ((place, name) for place, name in sorted(found) if not (_STOP.match(name) or name.isupper()))


def small_names(text: str) -> Iterator[tuple[int, str]]:
    """First names after "with" that were written small, each with its place: for where they can be no company's."""
    return ((m.start(1), m.group(1).title()) for m in _SMALL_WITH.finditer(text))


def spoken_to(text: str) -> str:
    """With whom the person spoke, by the words that say so."""
    found = _SPOKEN_TO.search(text)
    return found.group(1) if found and not _STOP.match(found.group(1)) else ""


def person_beside(text: str, start: int, end: int) -> str:
    """The name beside what a person is, from `start` to `end`: "recruiter is Paul Ng", "Ann Lee (HR)"."""
    found = _TO_NAME.match(text, end) or _NAME_THEN.search(text[:start])
    return found.group(1) if found and not _PRONOUN.match(found.group(1)) else ""
