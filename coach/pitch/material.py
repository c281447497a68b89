"""Who says it to whom, about which job, and what day was it, in words that fit a sentence?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import phonenumbers

from coach import lazy
from coach.pitch import proof
from coach.pitch.choice import chosen
from coach.pitch.lexicon import PERSON_HEADS, PROPER
from coach.pitch.model import Facts, Kind
from coach.pitch.proof import Proof
from coach.pitch.text import lower_first, sayable, tidy

_ROLE_END = lazy.pattern(
    r"\s*(?:[-–—|/,:@+]\s.*|\b(?:job|role|position|vacancy|opening|needed|wanted|required|ref\b.*|\d{4,}.*))$",
    re.IGNORECASE,
)
_PRAISE = lazy.pattern(
    r"^(?:(?:an?|another|second|new|enthusiastic|experienced|polished|dedicated|motivated|talented|passionate|friendly|"
    r"reliable|brilliant|great|hard-?working|skilled|dynamic|ambitious|outstanding|exceptional|caring|keen)|"
    r"(?:band|grade|level) \d\w?)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Material:
    """The facts, tidied. Empty strings stand for what is not known. `seed` decides between equal wordings."""

    facts: Facts
    kind: Kind
    me: str
    to: str
    role: str
    company: str
    phone: str
    when: str
    promised: str
    forgot: Proof | None
    liked: str
    referrer: str
    seed: str

    def pick(self, salt: str, options: Sequence[str]) -> str:
        """One of the options, always the same for this employer, kind and salt."""
        return options[chosen(f"{self.seed}|{salt}", len(options))]

    @property
    def job(self) -> str:
        """ "the staff nurse job", or "the job"."""
        return f"the {self.role} job" if self.role else "the job"

    @property
    def at_company(self) -> str:
        """ " at Harbour Clinic", or nothing."""
        return f" at {self.company}" if self.company else ""


def gathered(kind: Kind, facts: Facts, variant: str) -> Material:
    """The facts as this kind of script uses them."""
    met = facts.interviewer if kind is Kind.THANK_YOU_NOTE else ""
    company, role = _name(facts.company, 6), _role(facts.role)
    to = _name(met or facts.contact or facts.interviewer, 5)
    return Material(
        facts=facts,
        kind=kind,
        me=_name(facts.me, 6) or facts.me.strip(),
        to=to,
        role=role,
        company=company,
        phone=_phone(facts.my_phone),
        when=_when(facts.interview_on, facts.today),
        promised=_promised(facts.promised, facts.today),
        forgot=_forgot(facts.forgot) if facts.forgot else None,
        liked=_liked(facts.went_well),
        referrer=_name(facts.referrer, 5),
        seed=f"{kind}|{company.lower()}|{role.lower()}|{to.lower()}|{variant}",
    )


def _name(text: str, most: int) -> str:
    """A name as it is said: without brackets and links; empty where it is none, or longer than `most` words."""
    name = tidy(text)
    return name if any(map(str.isalpha, name)) and sayable(f"{name} name") and len(name.split()) <= most else ""


def _role(text: str) -> str:
    role = tidy(text)
    for _ in range(2):
        role = _ROLE_END.sub("", role).strip()
    return _name(said_role(_PRAISE.sub("", role)), 5)


def said_role(role: str) -> str:
    """The role as it stands within a sentence: a title of several capitals stays one ("Staff Nurse"), "Data engineer"
    loses the capital that only began a line, "VAN DRIVERS" are one van driver.
    """
    words = role.split()
    if not words:
        return ""
    if role.isupper() and len(role) > 4:
        words = [word if _is_short(word) else word.lower() for word in words]
    last = words[-1].removesuffix("s")
    if words[-1] != last and last.lower() in PERSON_HEADS | {"operative", "supervisor", "carer"}:
        words[-1] = last
    rest = [word for word in words[1:] if word.lower() not in ("of", "de", "and", "to", "in", "for", "the")]
    titled = (
        words[0][:1].isupper()
        and words[0][1:].replace("-", "").islower()
        and (not rest or any(word.islower() for word in rest))
    )
    if titled and words[0].lower() not in PROPER:
        words[0] = words[0].lower()
    return " ".join(words)


def _is_short(word: str) -> bool:
    """ "HGV", "CDL", "A", "1": what keeps its capitals in a line that has nothing else."""
    return len(word) < 4 and not re.search(r"[AEIOU].*[AEIOU]", word) and word not in ("DE", "OF", "AND", "VAN", "THE")


def _phone(text: str) -> str:
    """The number as the person wrote it; in its usual groups where it came without any ("+447700900123")."""
    plain = " ".join(text.split())
    if not plain:
        return plain
    if re.search(r"\d\D+\d", plain) or not plain.startswith("+"):
        return plain if sum(sign.isdigit() for sign in plain) >= 5 and not re.search(r"[^\W\d_]", plain) else ""
    try:
        number = phonenumbers.parse(plain, None)
    except phonenumbers.NumberParseException:
        return plain
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _when(held: date | None, today: date | None) -> str:
    """ "on Tuesday" as it is understood on the day of saying; empty where it would be guessed."""
    if held is None or today is None or held > today:
        return ""
    days = (today - held).days
    if days < 2:
        return ("earlier today", "yesterday")[days]
    weeks = (today.toordinal() - 1) // 7 - (held.toordinal() - 1) // 7
    return (
        f"on {held:%A}"
        if days < 7
        else "last week"
        if weeks == 1
        else f"in {held:%B}"
        if held.month != today.month
        else "earlier this month"
    )


def _promised(promised: date | str | None, today: date | None) -> str:
    """The day that they named, or the noun phrase that the person noted; empty where neither can be said."""
    if isinstance(promised, date):
        if today is None or abs((today - promised).days) > 6:
            return ""
        return "today" if today == promised else f"{promised:%A}"
    text = tidy(promised or "")
    said = not re.match(r"(?:they|he|she|we|i|you|to|that|will|would)\b", text, re.IGNORECASE)
    return lower_first(text) if text and said and len(text.split()) <= 6 and sayable(text) else ""


def _forgot(text: str) -> Proof | None:
    return proof.read(
        re.sub(
            r"^(?:to (?:mention|say|tell them|add)\s+)?(?:that\s+|about\s+)?", "", text.strip(), flags=re.IGNORECASE
        ),
        10,
        14,
    )


def _liked(text: str) -> str:
    """What went well, where it is a topic to be named; a remark about people ("she liked me") is the person's own."""
    said = tidy(
        re.sub(r"^(?:talking|talk|chat|speaking|we talked|hearing)\s+about\s+", "", text.strip(), flags=re.IGNORECASE)
    )
    private = re.search(
        r"\b(?:i|me|my|they|he|she|him|her|we|us|it|was|were|went|liked|good|well|great)\b", said, re.IGNORECASE
    )
    return lower_first(said) if said and not private and len(said.split()) <= 6 and sayable(said) else ""
