"""Who is hiring, for what, and where? Read from the first lines, from labels and from what the text says of itself."""

import re
from collections.abc import Iterable, Sequence

_NAME = r"[A-Z][\w&’'.-]*(?:(?: (?:of|and|&|the) | )[A-Z][\w&’'.-]*){0,4}"
_LABEL = r"(?i:^(?:{names})\s*[:–-]\s*)(.{{2,60}})$"
_TITLE_NOUN = re.compile(
    r"(?i)\b(?:account(?:ant|s)|administrator|advis[eo]r|agent|analyst|architect|artist|assistant|associate"
    r"|attendant|auditor|barista|bookkeeper|buyer"
    r"|care[rs]+|cashier|chef|cleaner|clerk|coach|consultant|controller|cook|coordinator|counsel|dentist"
    r"|designer|developer|director|driver|editor"
    r"|electrician|engineer|executive|fitter|gardener|guard|handler|head|instructor|intern|joiner|labourer"
    r"|lawyer|lead|lecturer|librarian|manager"
    r"|mechanic|midwife|nurses?|officer|operative|operator|painter|paralegal|partner|pharmacist|phlebotomist"
    r"|physiotherapist|picker|planner|plumber|porter"
    r"|practitioner|producer|programmer|receptionist|representative|researcher|scientist|secretary|specialist"
    r"|supervisor|support worker|surveyor"
    r"|teacher|technician|therapist|translator|tutor|waiter|waitress|warden|welder|worker|writer|editor|maid"
    r"|merchandiser|carpenter|bricklayer)s?\b"
)
_PROSE_ROLE = re.compile(
    r"\b(?:looking for|recruiting(?: for)?|seek(?:s|ing)|hiring|appoint|need|it's"
    r"|vacancy has arisen for)(?: to appoint)? (?:an?|another) ([\w'’/& -]{3,60}?)"
    r"(?= (?:to|in|for|who|at|with|role|over|on|position|based)\b|[,.;:(])"
)
_COMPANY_FORM = re.compile(rf"\b({_NAME} (?:Ltd|LLP|Inc|plc|Plc|Limited|GmbH|LLC|Pvt Ltd|Co))\b\.?")
_COMPANY_TOLD = re.compile(
    rf"(?:^|[.!?\n] ?)(?:At |Join |About |Why |The )?({_NAME})(?=,? (?:is|are|has|have|builds?|makes|insures"
    rf"|owns|operates|we|offers?|participates|provides?|seeks?|believes)\b)"
)
_NO_COMPANY = re.compile(
    r"(?i)^(?:we|our|this|that|there|it|you|your|they|i|he|she|all|the (?:role|job|post|position|client|team"
    r"|company|successful|ideal|right|person|candidate|work|firm|university|department).*|"
    r"salary|benefits|applicants?|candidates?|children|caseloads?|what|who|how|why|if|as|in|in return|salary"
    r"|(?:you|we|they|i|it|that|there|what|who|here|he|she)['’]\w+(?: .*)?|at|join|about|why"
    r"|(?:council|academy|school|hospital|trust|clinic|college|university|hotel|restaurant|practice|department|group|care"
    r"|services|home|house|bank|charity|church|agency|surgery|nursery|museum|library|centre|center|society)"
    r"|hours|rate|visits|hope|oh|pay|day|each|one|most|experience|applications?|interviews?|once|own|here"
    r"|.* of plant sciences)$"
)


_ORGANISATION = re.compile(
    r"\b(?:Hospital|School|Academy|College|University|Council|NHS|Trust|Clinic|Surgery|Practice|Hotel|Restaurant|Lodge"
    r"|Vets|Dental|Pharmacy|Nursery|Museum|Library|Solicitors|Group|Services|Systems|Logistics|Distribution|Haulage"
    r"|Transport|Freight|Care|Home|House|Department|Bank|Bakery|Joinery|Foundation|Association|Centre|Center|Homewares"
    r"|Insurance|Telecom|Energy|Digital|Build|Engineering|Facilities|Recruitment|Guarding|Towing|Heating|Precision"
    r"|Trust|Medical|Health|Labs?|Studios?|Partners|Ministry|Agency|Church|Charity|Society)\b"
)
_TOWN = re.compile(r"[A-Z][a-zà-ÿ]+(?:[ -](?:[A-Z][a-zà-ÿ]+|upon|on|of|the|[A-Z]{2,3}))*|Co\. [A-Z][a-z]+")
_IN_TOWN = re.compile(
    r"\b(?:in|around|over in|near)(?: (?:our|central|north|south|east|west))* "
    r"(?P<in>(?:Co\. )?[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)?)(?![\w&])(?! (?:and|or) [A-Z])"
    r"|\b(?:our|the) (?P<of>[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?) "
    r"(?:studio|office|branch|depot|site|sales floor|store|team)\b"
)
_NO_PLACE = re.compile(
    r"(?i)(?:remote|hybrid|full|part|days?|nights?|permanent|temp|immediate|fixed|required|private|essential|the|our|this"
    r"|in person|on site|band|grade|level|key|about|job|role|home|care|health|social|business|adult|acute|early|general"
    r"|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|excel|word|microsoft|power|english"
    r"|python|sql|sage|xero|german|french|spanish|epic|react|java|aws|maths?|mathematics|science|nursing|engineering"
    r"|customer|new|payments|licensing|uk$|ireland$|australia$|europe$|eu$|climate|interested|good|hi\b|return|addition"
    r"|community|commercial|children|reach|retail|occupational|.* team$"
    r"|typescript|rust|github|linux|docker|kubernetes|salesforce|autocad|photoshop|figma|term|start|competitive)"
)
_NOT_BEFORE = re.compile(
    r"(?i)\b(?:experience|degree|qualifi\w+|level \d|skills?|proficien\w+|diploma|interest|background|confident|trained"
    r"|fluent|certificate|advanced|knowledge|documents?|work|working|rights|offices|bsc|ba|msc|services|specialist)\s+$"
)


_SENTENCE = re.compile(r"(?i)(?:we|you|our|i|are|is|join|looking|do|if|would|who|there|this)\b")


def first_of(found: Iterable[str | None]) -> str | None:
    """The first that says something."""
    return next((value for value in found if value), None)


def _labelled(lines: Sequence[str], names: str) -> str | None:
    label = re.compile(_LABEL.format(names=names))
    return first_of(match[1].strip(" .") for line in lines if (match := label.match(line)))


def _headline(text: str) -> str:
    """The title in "Urgent opening for accounts executive", and in capitals that run on into a sentence."""
    title = re.sub(r"^.*\b(?i:needs? an?|opening for(?: an?)?|vacancy for(?: an?)?) ", "", text).strip(" !")
    capitals = re.match(r"((?:[A-Z/&-]{2,}\s+)+[A-Z/&-]{2,})\s+[A-Z][a-z]", title)
    return capitals[1] if capitals else title


def role(lines: Sequence[str]) -> str | None:
    if found := _labelled(lines, "job title|position title|job role|position|role|vacancy|subject"):
        return _headline(re.split(r"\s[-–|]\s", found)[0]) if _TITLE_NOUN.search(found) else None
    for line in lines[:2]:
        part = re.split(r"\s+[-–—|@]\s+|, | \(|[£$€₹]|\d\d|(?i: wanted| required)|: ", re.sub(r"^\W+", "", line))[
            0
        ].strip(" .")
        part = _headline(part)
        if (
            not _SENTENCE.match(part)
            and 1 <= len(part.split()) <= 6
            and _TITLE_NOUN.search(part)
            and len(line.split()) <= 16
        ):
            return part
    for match in _PROSE_ROLE.finditer("\n".join(lines)):
        if len(match[1].split()) <= 5 and _TITLE_NOUN.search(match[1]):
            return _headline(match[1])
    return None


def company(lines: Sequence[str], whole: str) -> str | None:
    """The employer's name: labelled, with its legal form, told twice, or told near the top and plainly a firm's."""
    if found := _labelled(lines, "company(?: name)?|employer|organi[sz]ation|client"):
        return re.split(r"\s[-–|·]\s", found)[0]
    top = "\n".join(lines[:5])
    forms = [_bare(match[1]) for match in _COMPANY_FORM.finditer(whole)]
    told = [match[1] for match in _COMPANY_TOLD.finditer(whole)]
    parts = [
        part for line in lines[:3] for part in _parts(line) if _ORGANISATION.search(part) and len(part.split()) < 6
    ]
    named = [_bare(name) for name in [*forms, *told, *parts]]
    named = [name for name in named if not _NO_COMPANY.match(name) and not _TITLE_NOUN.search(name)]
    found = first_of(name for name in named if name in forms or whole.count(name) >= 2 or _is_firm(name, top, whole))
    # "Northfield is a friendly hospital": the head of the posting has the name in full.
    return first_of(part for part in parts if found and part.startswith(f"{found} ") and _is_full(part)) or found


def _is_full(part: str) -> bool:
    return re.fullmatch(_NAME, part) is not None and not _TITLE_NOUN.search(part)


def _bare(name: str) -> str:
    """ "About Shoreline Trust" and "Ms Petersen. Brenner Logistik GmbH" without what stands before the name."""
    return re.sub(r"^(?:About|Join|At|Why) (?=[A-Z])", "", re.split(r"(?<=[a-z]{3})\. (?=[A-Z])", name)[-1])


def _is_firm(name: str, top: str, whole: str) -> bool:
    """Whether a name told once near the top is an employer's: by a word in it, or by a mail address or link."""
    mailed = re.search(rf"(?i)[@/.]{re.escape(re.sub(r'[^a-z0-9]', '', name.lower()))}", whole)
    full = re.fullmatch(rf"{_NAME}", name) is not None and len(name.split()) > 1
    return name in top and ((full and _ORGANISATION.search(name) is not None) or (mailed is not None and len(name) > 3))


def _parts(line: str) -> list[str]:
    """A line of the head in the pieces that its marks make of it."""
    return [
        part.strip(" .,:!") for part in re.split(r"\s+[-–—|·@]+\s+|, | \(|\)|: |!|(?<=[a-z])\. ", line) if part.strip()
    ]


def place(lines: Sequence[str], whole: str, employer: str | None) -> str | None:
    """Where the job is: labelled, beside the role or the employer in the first lines, or told in the first half."""
    if found := _labelled(lines, "location|place of work|based in|work location|job location"):
        town = re.split(r"\s*[(/|]|\s[-–]\s|\. ", found)[0].strip(" ,.")
        return town if town and not _NO_PLACE.match(town) else None
    return first_of([*(_beside(line, employer) for line in lines[:3]), _told_place(whole)])


def _beside(line: str, employer: str | None) -> str | None:
    """The town in "Staff Nurse - Derby" or "Harbour Clinic, Derby": a piece after the role's or the employer's."""
    parts = _parts(line)
    if len(line.split()) > 22 or len(parts) < 2 or "@" in line:
        return None
    known = [_TITLE_NOUN.search(part) or _ORGANISATION.search(part) or part == employer for part in parts]
    for k, part in enumerate(parts[1:], 1):
        last = k + 1 == len(parts) or not _TOWN.fullmatch(parts[k + 1]) or _NO_PLACE.match(parts[k + 1])
        if any(known[:k]) and not known[k] and last and _TOWN.fullmatch(part) and not _NO_PLACE.match(part):
            state = parts[k + 1] if k + 1 < len(parts) and re.fullmatch(r"[A-Z]{2}|Colorado", parts[k + 1]) else ""
            return f"{part}, {state}" if state else part
    return None


def _told_place(whole: str) -> str | None:
    """The town in "a firm in Leeds" or "our Manchester sales floor", if it stands in the first half."""
    for match in _IN_TOWN.finditer(whole[: max(400, len(whole) // 2)]):
        town = match["in"] or match["of"]
        if not _NO_PLACE.match(town) and not _NOT_BEFORE.search(whole[: match.start()][-24:]):
            return town
    return None
