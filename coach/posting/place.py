"""Where is the job? From a label, from the head beside role and employer, or told in the first half."""

import re
from collections.abc import Sequence

from coach import lazy
from coach.posting.head import is_terms
from coach.posting.labels import first_of, labelled
from coach.posting.titles import TITLE

_LABELS = "town|location|place of work|work location|job location|workplace|based in|based at|office location|where"
_WORD = r"[A-Z][a-zà-ÿ’'-]+"
_TOWN = lazy.pattern(rf"(?:Co\. )?{_WORD}(?:[ -](?:{_WORD}|upon|on|of|the|le)){{0,3}}(?:,? [A-Z]{{2,3}})?")
_STATES = frozenset(
    re.findall(
        r"\w+",
        """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming
""",
    )
)
_TAIL = lazy.pattern(
    r"(?i)\s+(?:area|city|town|centre|center|city cent(?:re|er)|depot|office|branch|site|studio|based"
    r"|and (?:surrounding|villages"
    r"|surrounds).*|and [A-Z]\w+(?: area)?|or (?:remote|hybrid).*|/.*|\(.*|hybrid|remote|people|offices)$"
)
_TOLD = lazy.pattern(
    rf"\b(?:in|around|over in|near|round|at|out of|for|of)(?: (?:our|the|central|north|south|east|west|sunny|busy"
    rf"|lovely))* "
    rf"(?P<in>(?:Co\. )?{_WORD}(?:[ -]{_WORD})?)(?![\w&’'])(?! (?:and|or|&) [A-Z])"
    rf"|\b(?:[Oo]ur|[Tt]he) (?P<of>{_WORD}(?: {_WORD})?) (?:studio|office|branch|depot|site|sales floor|store"
    rf"|team|area"
    rf"|hotel|school)\b"
    rf"|\b(?P<based>{_WORD}(?: {_WORD})?)[- ]based\b|\b(?P<area>{_WORD}) area\b"
    rf"|\bHello (?:lovely )?(?P<hello>{_WORD}) (?:people|folk)"
)
_IN = lazy.pattern(r"(?:in|around|over in|near|round|out of)\b")
_NO = lazy.pattern(
    r"(?i)(?:remote|hybrid|full|part|days?|nights?|permanent|temp|immediate|fixed|required|private|essential|the"
    r"|our|this"
    r"|in person|on site|band|grade|level|key|about|job|role|home|care|health|social|business|adult|acute|early"
    r"|general"
    r"|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|excel|word|microsoft|power"
    r"|english"
    r"|python|sql|sage|xero|german|french|spanish|epic|react|java|aws|maths?|mathematics|science|nursing|engineering"
    r"|customer|new|payments|licensing|uk$|ireland$|australia$|europe$|eu$|climate|interested|good|hi\b|return"
    r"|addition"
    r"|community|commercial|children|reach|retail|occupational|.* team$|series|voice|leadwork|level|year|key"
    r"|stage|modern"
    r"|typescript|rust|github|linux|docker|kubernetes|salesforce|autocad|photoshop|figma|term|start|competitive"
    r"|urgent"
    r"|christmas|easter|summer|winter|spring|autumn|english|irish|welsh|christ|god|google|zoom|teams|linkedin"
    r"|indeed|reed"
    r"|stroke|respiratory|theatre|department|university|college|school|club|fortune|covid|brexit|ofsted|cqc|earth"
    r"|physical|subject|position|background|reports?|inpatient|outpatient)\b"
)
_NOT_BEFORE = lazy.pattern(
    r"(?i)\b(?:experience|degree|qualifi\w+|level \d|skills?|proficien\w+|diploma|interest|background|confident"
    r"|trained|associate"
    r"|fluent|certificate|advanced|knowledge|documents?|work|working|rights|offices|bsc|ba|msc|services"
    r"|specialist|right to work"
    r"|expertise|teacher|head|phd|masters?|competence|handling|graduate|training|invest\w*|speak|reading)\s+$"
)


def place(lines: Sequence[str], head: Sequence[Sequence[str]], employer: str | None) -> str | None:
    """The town, with its state where that is told; None where none is plain."""
    if found := labelled(lines[:15], _LABELS):
        if re.match(
            r"[^,]*\b(?:offices?|cent(?:re|er)|house|hall|campus|site|hospital|road|street)\b[^,]*, ", found, re.I
        ):
            found = found.partition(", ")[2]
        town = re.split(r"\s*[(/|]|\s[-–]\s|\. | or |;", found)[0].strip(" ,.")
        return (
            town
            if town and len(town.split()) <= 5 and not re.match(r"(?i)remote|hybrid|various|the |our ", town)
            else None
        )
    whole = "\n".join(lines)
    return first_of([*(_beside(row, employer, whole) for row in head), _told(whole)])


def _beside(row: Sequence[str], employer: str | None, whole: str) -> str | None:
    """The town among the pieces of a line of the head.

    Beside something known (a title, the employer, pay) it needs no more; alone, it says by itself that it is one
    ("Fremantle WA", "Bristol or remote"), or the text says so elsewhere ("in Bristol"). Of two the last.
    """
    alone = [_without(piece, employer) for piece in row]
    towns = [(k, town) for k, piece in enumerate(alone) if (town := _plain(piece)) and not _same(town, employer)]
    if not towns:
        return None
    k, town = towns[-1]
    state = row[k + 1] if k + 1 < len(row) and _is_state(row[k + 1]) else ""
    known = alone[k] != row[k] or any(
        TITLE.search(piece) or _same(piece, employer) or is_terms(piece) for piece in row if town not in piece
    )
    said = re.search(rf"\b(?:in|around|across|near|our|from) (?:our |the |central )?{re.escape(town)}\b", whole)
    if not (known or state or said or town != alone[k]):
        return None
    return f"{town}, {state}" if state else town


def _without(piece: str, employer: str | None) -> str:
    """ "Brannock Haulage Avonmouth" without the employer."""
    return piece.removeprefix(f"{employer} ") if employer else piece


def _same(piece: str, employer: str | None) -> bool:
    return employer is not None and (piece.lower() in employer.lower() or employer.lower() in piece.lower())


def _is_state(piece: str) -> bool:
    """ "GA", "Vermont"."""
    return re.fullmatch(r"[A-Z]{2}", piece) is not None or piece.lower() in _STATES


def _plain(piece: str) -> str | None:
    """The piece as a town, without "area", "or remote"; None where it reads as anything else."""
    town = re.sub(r" ([A-Z]{2,3})$", r", \1", _TAIL.sub("", _TAIL.sub("", piece)).strip(" ,."))
    town = town.title() if town.isupper() and len(town) > 3 else town
    odd = TITLE.search(town) or _NO.match(town) or is_terms(town) or _is_state(town)
    return town if _TOWN.fullmatch(town) and not odd else None


def _told(whole: str) -> str | None:
    """The town in "a firm in Leeds" or "our Manchester sales floor", if it stands in the first half."""
    for match in _TOLD.finditer(whole[: max(400, len(whole) // 2)]):
        town = first_of(match.groups())
        plainly = match["in"] is None or _IN.match(match[0])
        if town and plainly and not _NO.match(town) and not _NOT_BEFORE.search(whole[: match.start()][-24:]):
            return town
    return None
