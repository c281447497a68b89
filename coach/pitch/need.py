"""What does the posting ask for, in its own words and at most four of them?

A requirement arrives as it was written ("* Must have a proven track record in ..."). The phrase returned is a noun
phrase or a gerund ("coaching team members"), so that it stands after "your ad mentions". A requirement that gives no
such phrase is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.pitch import lexicon
from coach.pitch.lexicon import DETERMINERS, NUMBER_WORDS, PREPOSITIONS, listed
from coach.pitch.text import lower_first, sayable, tidy, with_article

MOST = 4

_WHO = (
    r"(?:you|we|they|candidates?|(?:all )?applicants?|rgns|"
    r"(?:the |an? )?(?:ideal|successful|right) (?:candidate|person|applicant)s?)"
)
_LEADS = re.compile(
    rf"^(?:if |ideally,? |preferably,? |and |also,? )*(?:{_WHO}(?:['’](?:ll|re|ve))?\s+)?"
    r"(?:(?:will|must|should|need to|needs to|have to|are|is|can|would|'ll)\s+)*"
    r"(?:(?:be )?(?:able|expected|required|responsible) (?:to|for)\s+|be\s+|have\s+(?:an?\s+)?|"
    r"hold\s+(?:an?\s+)?|held\s+(?:an?\s+)?|"
    r"possess\s+(?:an?\s+)?|demonstrate\s+(?:an?\s+)?|bring\s+(?:an?\s+)?|display\s+(?:an?\s+)?|show\s+(?:an?\s+)?)?",
    re.IGNORECASE,
)
_NOUN_LEADS = re.compile(
    r"^.{0,60}?\b(?:experiences?|track record|background|knowledge|understanding|ability|abilities|skills?|"
    r"proficiency|proficient|familiarity|"
    r"familiar|fluency|fluent|expertise|competent|competence|experienced|skilled|capacity|willingness|willing|"
    r"responsibilities|duties|"
    r"enjoy|love|responsible|appreciation|grasp|command|confident|comfortable|conversant|exposure|looking|history|"
    r"capable|adept|passion|standard)\s+"
    r"(?:(?:will|would|also)\s+)?(?:working\s+)?(?:include[sd]?|of|in|with|to|within|using|at|for|around|as|"
    r"on)\s+(?:both\s+|"
    r"working\s+(?:in|with|as)\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;–—-]*(?:\(?(?:(?:is|are|would be|will be)\s+)?(?:also\s+)?(?:an?\s+)?(?:strong |big |distinct |"
    r"definite |huge )?(?:required|requirement|essential|"
    r"advantage|advantageous|plus|bonus|preferred|preferable|desirable|desired|must|needed|necessary|"
    r"prerequisite|nice to have|key|ideal)\)?)[\s.]*$",
    re.IGNORECASE,
)
_CONNECTORS = PREPOSITIONS | listed("and or but is are will must should can may be been have has had was were not like")
_SPLIT = re.compile(
    r"[,;:]\s*|\s(?=(?-i:The|You|We|This|If|Our|Your|Good|Strong|Excellent)\s)|[.!?](?:\s+|$)|\s+[–—-]+\s+|"
    r"\s+/\s+|\s+(?=(?:" + "|".join(sorted(_CONNECTORS)) + r")\s)",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"\b(?:attention to detail|eye for detail|right to work|health (?:and|&) safety|quality of care|"
    r"duty of care|ways of working|food safety|"
    r"time management|problem[- ]solving|customer service|communication skills)\b",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"^(.{3,60}?)\s+(?:is|are)\s+(?:absolutely\s+)?(?:essential|required|key|needed|important|crucial|vital|"
    r"a must|necessary|preferred)\b",
    re.IGNORECASE,
)
_SUBJECT_OF = listed("is are will must should can has have was were")
_EMPTY_VERBS = listed("""
    be have do get make involve include require become ensure being having doing getting making involving including
    requiring ensuring hold holding possess possessing obtained entail entailing
""")
_BROCHURE = listed("""
    excellent strong good outstanding exceptional proven solid great sound thorough detailed deep significant
    relevant previous prior demonstrable demonstrated some extensive superb first-class professional considerable
    basic high highly very really genuine clear effective full-time part-time minimum least similar related such
    other various several multiple more most least many new own key core main general overall daily day-to-day ideal
    must ideally preferably especially particularly mainly mostly either both also current modern valid formal
    positive impeccable advanced broad exciting important potential absolute acceptable combined appropriate
    sufficient one continuous continually further
""")
_GENERIC = listed("""
    experience experiences knowledge skill skills ability abilities role roles position candidate candidates
    applicant applicants team teams work working job company environment people year years month months background
    understanding track record requirement requirements responsibilities duties qualification qualifications
    opportunity approach way ways thing things task tasks plus advantage level levels standard standards person time
    basis range area areas field capacity use using someone anyone ideal key plus must mind need needs following day
    week part business industry sector hours manner deadlines track large small best practice practices attitude
    methods absence success growth importance following maximum equivalent addition site order line purpose
    techniques tools variety
""")
_ADJECTIVE_END = re.compile(
    r"(?:.+(?:able|ible|ful|ous|less)|.*[^aeiou]ive|.+ical|able|happy|willing|clean|fast|new|high|complex|"
    r"large|small|own|friendly|patient|calm|busy|tight|fully|well|up|out|literate|compliant|"
    r"proactive|pro-active|motivated|organised|organized|driven|dedicated|determined|paced|oriented|conversant|minded)",
    re.IGNORECASE,
)
_NOT_ADJECTIVE = listed("""
    drive executive archive initiative objective incentive automotive vegetable table cable timetable variable
    perspective detective
""")
_COMMON_HEADS = lexicon.NEED_HEADS | listed(
    "safety management service status care sales development travel support control"
)
_NEVER = listed("""
    you we they it he she i who this there our us me my your that please apply send click salary pension holiday
    benefits
""")


@dataclass(frozen=True, slots=True)
class Need:
    """What is asked for. `text`: at most four words, an article not counted. `sought`: one can be said to look for it,
    or to need it; else it can only be mentioned ("coaching team members", "older adults"). `sure`: it stood where the
    requirement says what it is about, not somewhere in its prose.
    """

    text: str
    sought: bool
    sure: bool


def read(requirement: str, *, rough: bool = False) -> Need | None:
    """The requirement as a phrase; None where it gives none.

    `rough` takes single plain words as well, which say little ("prioritisation").
    """
    text = tidy(re.sub(r"\s&\s", " and ", requirement))
    if not sayable(text):
        return None
    if text.isupper() and len(text.split()) > 2:
        text = text.lower()
    lead = _LEADS.match(text)
    bare = _TAIL.sub("", _continued(text, lead.end() if lead else 0))
    for start, sought in _starts(text, bare):
        for place, phrase in enumerate(_phrases(start)):
            if rough or len(phrase.split()) > 1 or _is_name(phrase) or len(bare.split()) <= 2:
                acting = phrase.split()[0].endswith("ing")
                sure = place == 0 and (sought or (acting and start is bare))
                return Need(_finished(phrase), sought and sure and not acting, sure)
    return None


def _continued(text: str, end: int) -> str:
    """What follows a lead, with its "to": without it "run the pass" would be no verb."""
    return ("to " if re.search(r"\bto\s+$", text[:end], re.IGNORECASE) else "") + text[end:]


def _starts(text: str, bare: str) -> Iterator[tuple[str, bool]]:
    """Where the phrase may begin, best first, and whether it is then sought.

    What is called essential, what "experience of" leads to, the whole.
    """
    fixed = _FIXED.search(bare[:90])
    if fixed:
        yield fixed.group().lower(), True
    said, lead = _SAID_OF.match(text), _NOUN_LEADS.match(bare)
    if said:
        yield said[1], True
    if lead:
        yield _continued(bare, lead.end()), True
    yield bare, len(bare.split()) <= MOST + 1
    yield text, False


def _is_name(phrase: str) -> bool:
    """Whether a single word says enough: a tool, a language, a short form ("HACCP", "C#")."""
    return (
        phrase.lower() in lexicon.TOOLS | lexicon.LANGUAGES
        or any(sign.isupper() or sign.isdigit() for sign in phrase[1:])
        or "#" in phrase
    )


def _finished(phrase: str) -> str:
    words = phrase.split()
    if words[-1].istitle() and words[-1].lower() in lexicon.NEED_HEADS:
        phrase = " ".join([*words[:-1], words[-1].lower()])
    if all(word.istitle() for word in words) and words[-1].lower() in _GENERIC | _COMMON_HEADS:
        phrase = " ".join(word if word.lower() in lexicon.PROPER else word.lower() for word in words)
    phrase = lower_first(phrase)
    return phrase if words[0].endswith("ing") else with_article(phrase, lexicon.NEED_HEADS)


def _phrases(text: str) -> Iterator[str]:
    """The phrases in the order in which they stand, each grown by what belongs to it ("attention to detail")."""
    parts = [part.strip() for part in _SPLIT.split(text) if part and part.strip()]
    verbs = False
    for index, part in enumerate(parts):
        following = parts[index + 1 :]
        if following and following[0].split()[0].lower() in _SUBJECT_OF:
            continue
        phrase = _phrase(part, verbs=verbs)
        verbs = part.split()[-1].lower() in lexicon.PRESENT and len(part.split()) <= 2
        if phrase and (_is_phrase(phrase.split()) or phrase.endswith("ing")):
            grown = _grown(phrase, following)
            if _is_phrase(grown.split()):
                yield grown


def _phrase(part: str, *, verbs: bool) -> str:
    """One stretch between breaks as a noun phrase or a gerund, or empty; `verbs`: it goes on from a verb ("plan and |
    run").
    """
    words = part.split()
    connector = words[0].lower() if words[0].lower() in _CONNECTORS else ""
    words = _stripped(words[1:] if connector else words)
    while words and words[0].lower() in _EMPTY_VERBS:
        words, connector = _stripped(words[1:]), "be"
    if not words or any(word.lower() in _NEVER for word in words) or all(word.lower() in _GENERIC for word in words):
        return ""
    verb = words[0].lower()
    if verb in lexicon.PRESENT and (
        verb not in lexicon.AMBIGUOUS or verbs or connector in ("to", "will", "must", "can")
    ):
        verbal = (
            [] if verb == "work" and len(words) > 1 else [gerund(verb), *(["the"] if words[1:2] == ["the"] else [])]
        )
        words = [*verbal, *_stripped(words[1:])]
    if len(words) > MOST:
        words = [words[0], *words[-2:]] if words[0].lower().endswith("ing") else words[-3:]
    return " ".join(words)


def _stripped(words: list[str]) -> list[str]:
    """Without the praise, numbers of years and articles in front."""
    while words and (
        words[0].lower().strip("'’+")
        in _BROCHURE | DETERMINERS | frozenset(NUMBER_WORDS) | {"year", "years", "yrs", "of", "experience"}
        or re.fullmatch(r"\d[\d.+–-]*|years?['’]|\w+ly", words[0], re.IGNORECASE)
    ):
        words = words[1:]
    return words


def _is_phrase(words: list[str]) -> bool:
    """Whether the words end with a noun as far as their form tells, and say something."""
    last = words[-1].lower()
    adjective = _ADJECTIVE_END.fullmatch(last) and last not in _NOT_ADJECTIVE
    if adjective or last in lexicon.DANGLING | _BROCHURE or re.fullmatch(r"(?!need|speed|feed|bed|seed).+ed", last):
        return False
    if len(words) == 1 and (
        last in lexicon.PRESENT - lexicon.AMBIGUOUS or last.removesuffix("s") in lexicon.PRESENT - lexicon.AMBIGUOUS
    ):
        return False
    if len(words) > 1 and last.endswith("ing") and words[-2].endswith("s"):
        return False
    return any(word.lower() not in _GENERIC and len(word) > 1 for word in words)


def _grown(phrase: str, following: list[str]) -> str:
    """The phrase with its "of", "to" or "and" where that still fits: "quality of work", "reporting on sales", "GMP and
    HACCP".
    """
    if not following:
        return phrase
    connector, *words = following[0].split()
    rest = _stripped(words)
    whole = f"{phrase} {connector} {' '.join(rest)}"
    if not rest or len(whole.split()) > MOST or not _is_phrase(rest) or any(word.lower() in _NEVER for word in words):
        return phrase
    acting = phrase.split()[0].endswith("ing")
    verb = rest[0].lower() in lexicon.PRESENT - lexicon.AMBIGUOUS
    if connector == "and":
        return phrase if acting or verb or rest[0].endswith("ing") else whole
    joined = connector in ("of", "to", "for") or (acting and connector in ("on", "with", "in", "to", "at"))
    return whole if joined and not verb else phrase


def gerund(verb: str) -> str:
    """The -ing form: "manage" -> "managing", "run" -> "running", "tie" -> "tying"."""
    if verb == "be":
        return "being"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) or verb in (
        "refer",
        "submit",
        "commit",
        "begin",
        "prefer",
        "admit",
    )
    return f"{verb}{verb[-1]}ing" if short else f"{verb}ing"
