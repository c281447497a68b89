"""Who is hiring? From a label, from the head, or from what the text says of somebody by name."""

import re
from collections.abc import Iterator, Sequence

from coach import lazy
from coach.posting.head import is_terms
from coach.posting.labels import first_of, labelled
from coach.posting.titles import TITLE

_LABELS = (
    "company(?: name)?|employer|employing authority|employing organi[sz]ation|hiring organi[sz]ation|organi[sz]ation"
)
_WORD = r"(?:St\.|Dr\.|[A-Z]\.|[A-Z][\w&’'-]*(?:\.\w+)*)"
_NAME = rf"{_WORD}(?:(?: (?:of|and|&|the|for|de) | ){_WORD}){{0,5}}"
_FORMS = r"(?:Ltd|LLP|Inc|PLC|plc|Plc|Limited|GmbH(?: & Co\. KGa?A?)?|AG|LLC|Pvt Ltd|Private Limited|Pty Ltd|Co|B\.V\.)"
_VERBS = (
    "is|are|has|have|builds?|makes|insures|owns|operates|we|we're|offers?|participates|provides?|requires?|tells"
    "|supports|was"
    "|seeks?|believes|powers?|turns|wants?|needs?|helps|runs|works|specialises|specializes|HIRING|hiring"
    "|recruiting|looking"
)
_WHERE = rf"(?:,? in {_WORD},?|, {_WORD},|,)?"
_FORM = lazy.pattern(rf"(?<![\w.])({_NAME},? {_FORMS})(?!\w)")
_TOLD = lazy.pattern(
    rf"(?:^|(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMrs)[.!?:\n…]+ ?|[\U0001f300-\U0001faff] )(?:So |At |Join |About "
    rf"|Why |Come and join )?"
    rf"((?:The )?{_NAME})(?={_WHERE} (?:{_VERBS})\b)"
)
_RECRUITS = lazy.pattern(
    rf"(?:^|[.!?\n] ?)((?:The )?{_NAME}){_WHERE} (?:(?:is|are) (?:now |currently )?(?:looking for|recruiting"
    rf"|hiring|seeking)"
    r"|seeks? an?\b|requires? an?\b|needs? an?\b|has an? (?:\w+ )?(?:vacancy|opening))",
    re.M,
)
_JOINED = lazy.pattern(rf"\b(?:[Jj]oin|[Hh]ere at|[Ll]ife at|[Ww]e're|behalf of|[Ww]e are|[Aa]t) (?:the )?({_NAME})")
_KIND = lazy.pattern(
    r"\b(?:Hospitals?|Schools?|Academy|College|University|Council|NHS|Trust|Clinic|Surgery|Practice|Hotel"
    r"|Restaurant|Lodge"
    r"|Vets|Dental|Pharmacy|Nursery|Museum|Library|Solicitors|Group|Services|Systems|Logistics|Distribution"
    r"|Haulage|Inn"
    r"|Transport|Freight|Care|Homecare|Home|House|Department|Bank|Bakery|Joinery|Foundation|Association|Centre"
    r"|Center|Foods"
    r"|Homewares|Insurance|Mutual|Assurance|Telecom|Energy|Digital|Build|Engineering|Facilities|Guarding|Mills?"
    r"|Towing|Heating|Precision|Medical|Health|Healthcare|Labs?|Studios?|Partners|Ministry|Agency|Church|Charity"
    r"|Society"
    r"|Roofing|Plumbing|Electrical|Buses|Coaches|Motors|Garage|Kitchen|Caf[eé]|Coffee|Brewery|Brewing|Farms?"
    r"|Dairy|Estate"
    r"|Salon|Trucking|Construction|Builders|Homes|Housing|Architects|Analytics|Software|Technolog(?:y|ies)"
    r"|Solutions|Cloud"
    r"|Consulting|Consultants|Capital|Media|Marketing|Design|Press|Publishing|Airlines|Airways|Rail|Railways"
    r"|Office|Bistro"
    r"|Kennels|Nurseries|Stores|Supermarkets?|Market|Deli|Grill|Bar|Arms|Tavern|Brasserie|Spa|Gym|Fitness|Leisure"
    r"|Institute"
    r"|Laboratories|Pharma|Biotech|Therapeutics|Winery|Vineyards?|Industries|Manufacturing|Bikes|Cycles|Books"
    r"|Books?hop"
    r"|Security|Cleaning|Landscapes|Gardens|Tank|Steel|Metals|Plastics|Packaging|Print|Printers|Theatre|Theater"
    r"|Opera|Zoo"
    r"|Park|Resort|Airport|Port|Harbour|Prison|Police|Constabulary|Hospice|Registrar|Authority|Commission|Parish"
    r"|Diocese"
    r"|Town of)\b"
)
_NOT = lazy.pattern(
    r"(?i)^(?:we|our|this|that|there|it|you|your|they|i|he|she|all|the (?:role|job|post|position|client|team"
    r"|company|successful|ideal|right|person|candidate|work|firm|university|department|trustees|governors"
    r"|hospital).*|"
    r"salary|benefits|applicants?|candidates?|children|caseloads?|what|who|how|why|if|as|in|in return|our client"
    r"|my client"
    r"|(?:you|we|they|i|it|that|there|what|who|here|he|she)['’]\w+(?: .*)?|at|join|about|why|client|shifts?|training"
    r"|(?:council|academy|school|hospital|trust|clinic|college|university|hotel|restaurant|practice|department"
    r"|group|care"
    r"|services|home|house|bank|charity|church|agency|surgery|nursery|museum|library|centre|center|society|office"
    r"|kitchen)"
    r"|hours|rate|visits|hope|oh|pay|day|each|one|most|experience|applications?|interviews?|once|own|here|some"
    r"|being|which"
    r"|saturdays?|sundays?|mondays?|candidate|must|please|no|not|every|working|everyone|people|staff|management"
    r"|knowledge"
    r"|.* of plant sciences|.*\b(?:recruit\w*|staffing|resourcing|personnel)|human resources|hr"
    r"|human resources department|care quality commission|disclosure and barring service|[A-Z]{2})$"
)


def company(lines: Sequence[str], head: Sequence[Sequence[str]]) -> str | None:
    """The employer's name in full where the head has it; None where it is not plain, or an agency keeps it back."""
    if found := labelled(lines[:12], _LABELS):
        return re.split(r"\s[-–|·]\s", found)[0]
    whole = "\n".join(lines)
    bare = (
        re.sub(r"^(?i:hiring|vacanc(?:y|ies)|jobs?) (?:for|at) (?=[A-Z])", "", part) for row in head for part in row
    )
    parts = [part for part in bare if _may_be(part)]
    at = [match[1] for line in lines[:3] for match in re.finditer(rf"\s@\s?({_NAME})", line)]
    return first_of(
        [*at, *_recruiting(whole), *_sure(parts, whole), *_by_form(whole), *_firms(parts, whole), *_told(whole)]
    )


def _may_be(part: str) -> bool:
    """Whether a piece of the head reads as a name: capitals, no title, no terms."""
    return (
        re.fullmatch(rf"(?:The |the )?{_NAME}(?:,? {_FORMS})?\.?", part) is not None
        and not _NOT.match(part)
        and not is_terms(part)
        and not (TITLE.search(_KIND.sub("", part)) and not re.search(rf" {_FORMS}$", part))
    )


def _sure(parts: Sequence[str], whole: str) -> Iterator[str]:
    """Pieces of the head that the text tells of: "Lumen Architects", where it says "Lumen is an award-winning studio".

    Where line breaks were lost, the town may stand behind: "Brannock Haulage Avonmouth".
    """
    for part in parts:
        words = part.removeprefix("The ").removeprefix("THE ").split()
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            told = re.search(rf"(?<![-\w])(?<![a-z], ){re.escape(name)}{_WHERE} (?:{_VERBS})\b", whole)
            if (told or _mailed(name, whole)) and not _NOT.match(name):
                in_full = size == len(words) or size == 1 or _KIND.search(" ".join(words[size:]))
                yield part if in_full else name
                break


def _by_form(whole: str) -> Iterator[str]:
    """Names with their legal form. Words before it that the text leaves out elsewhere are another matter's."""
    for match in _FORM.finditer(whole):
        name = re.sub(r"^(?:About|Join|At|Why|Hiring for|Hiring at) (?=[A-Z])", "", match[1].replace("\n", " "))
        words = name.split()
        for k in range(1, len(words) - 1):
            stem = re.escape(" ".join(words[k:-1]))
            if words[k][:1].isupper() and re.search(
                rf"(?<!{re.escape(words[k - 1])} )\b{stem}\b", whole.replace("\n", " ")
            ):
                name = " ".join(words[k:])
                break
        if not _NOT.match(name) and not TITLE.search(name.split()[0]):
            yield name


def _recruiting(whole: str) -> Iterator[str]:
    """Who says by name that they look for somebody: "Mulligan's of Kilrush are looking for bar staff"."""
    for match in _RECRUITS.finditer(whole[:1500]):
        if not _NOT.match(match[1]) and not TITLE.search(_KIND.sub("", match[1])) and not is_terms(match[1]):
            yield match[1]


def _firms(parts: Sequence[str], whole: str) -> Iterator[str]:
    """Pieces of the head that are a firm's name by their words, or by "&" and "The"."""
    for part in parts:
        plain = part.title() if part.isupper() else part
        if (_KIND.search(plain) and len(part.split()) > 1) or re.search(r"\w & [A-Z]|^T(?:he|HE) [A-Z]\w+ [A-Z]", part):
            yield part


def _told(whole: str) -> Iterator[str]:
    """Names that the text tells something of: a firm's by their words, near the top, or told of twice."""
    for pattern in (_TOLD, _JOINED):
        for match in pattern.finditer(whole[:2500]):
            name = match[1]
            if _NOT.match(name) or TITLE.search(_KIND.sub("", name)) or is_terms(name):
                continue
            firm = (_KIND.search(name) and len(name.split()) > 1) or " & " in name
            if firm or len(re.findall(rf"\b{re.escape(name)}\b", whole)) >= 2 or _mailed(name, whole):
                yield name


def _mailed(name: str, whole: str) -> bool:
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    return len(plain) > 3 and re.search(rf"[@/.]{plain}", whole.lower()) is not None
