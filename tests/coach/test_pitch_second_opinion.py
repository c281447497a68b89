"""Scripts for the labelled postings, as the bot makes them, before a lint that shares no code with it.

`python -m tests.coach.test_pitch_second_opinion` prints every finding; with `read` all scripts, to be read aloud.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import pytest

from coach import picks
from coach.pitch import Facts, Kind, Script, Stage, compose
from coach.posting import details, requirements
from tests.coach.independent_lint import findings
from tests.coach.posting_data import Labelled, labelled_postings, ranking_items

TOP = 5  # needs that a script may speak to, as in handlers/needs.py
CALLERS = ("Amara Osei", "Tom Byrne", "Li Wei", "Søren Ågård", "Priya Raman", "Chukwuemeka Okonkwo")
NUMBERS = ("+44 7700 900142", "07700 900187", "+1 202 555 0143", "")
HELD, TODAY = date(2027, 3, 2), date(2027, 3, 5)
AFTER = frozenset({Kind.CALL_AFTER, Kind.THANK_YOU_NOTE})
EITHER = frozenset({Kind.EMAIL, Kind.VOICEMAIL, Kind.LINKEDIN, Kind.SECOND_TURN, Kind.WITHDRAWAL})
# Whose proofs go with which trade of a posting; who is not named here is somebody who changes trades.
SAME_TRADE = {
    "nurse": "nurse", "us": "nurse", "nhs": "nurse", "veterinary nurse": "nurse", "warehouse": "warehouse",
    "forklift driver": "warehouse", "chef": "chef", "restaurant": "chef", "pizza chef": "chef", "school": "chef",
    "kitchen porter": "chef", "driver": "driver", "van": "driver", "delivery driver": "driver", "courier": "driver",
    "allcaps": "driver", "dispatcher": "logistics-planner", "paralegal": "paralegal",
    "legal secretary": "paralegal", "sales": "sales", "retail": "retail", "graphic designer": "designer",
    "designer": "designer", "UX designer": "ux-researcher", "care worker": "care", "care": "care", "nanny": "care",
    "software engineer": "software", "markdown": "software", "startup": "software", "ml": "software",
    "QA lead": "software", "teacher": "teacher", "teaching assistant": "teacher", "electrician": "electrician",
    "hvac": "electrician", "bookkeeper": "bookkeeper", "financial controller": "bookkeeper",
    "accounts executive": "bookkeeper", "HR adviser": "hr", "data analyst": "analyst", "data": "analyst",
    "project manager": "project", "pm": "project", "receptionist": "receptionist",
    "maintenance technician": "mechanic", "machinist": "mechanic", "welder": "mechanic", "marketing": "marketing",
    "security officer": "security", "security": "security", "lab technician": "lab", "lab": "lab",
    "lab manager": "lab", "social": "support-worker", "social worker": "support-worker",
    "claims handler": "insurance-claims", "pharmacy": "pharmacist", "physio": "physio", "call": "call-handler",
    "customer service": "call-handler", "site": "construction", "scaffolder": "construction",
    "groundworker": "construction", "plumber": "construction", "farm worker": "farm-worker",
    "support": "it-support", "exec": "receptionist", "office manager": "receptionist",
    "procurement": "logistics-planner", "operations manager": "logistics-planner",
}  # fmt: skip


@cache
def people() -> dict[str, tuple[str, ...]]:
    """Each trade's proofs, from the ranking data."""
    return {item.trade: tuple(item.proofs) for item in ranking_items()}


@cache
def facts_for(place: int, *, met: bool) -> Facts:
    """What the bot knows of the application for the posting at this place (as handlers/scripts.py gathers it)."""
    posting = labelled_postings()[place]
    text = posting.text(flat=place % 5 == 4)
    card = details(text)
    proofs = _proofs(posting, place)
    needs = [need.text for need in requirements(text)[:TOP]]
    return Facts(
        me=CALLERS[place % len(CALLERS)],
        my_phone=NUMBERS[place % len(NUMBERS)],
        company=card.company or "",
        role=card.role or "",
        contact=card.name or "",
        posting_needs=tuple(needs),
        proofs=picks.best_first(needs, proofs),
        pairs=picks.paired(needs, proofs, {}, ()),
        fitting=picks.fitting(needs, proofs),
        interview_on=HELD if met else None,
        today=TODAY,
        stage=Stage.INTERVIEWED if met else Stage.APPLIED,
    )


def _proofs(posting: Labelled, place: int) -> Sequence[str]:
    trades = list(people())
    return people()[SAME_TRADE.get(posting.trade, trades[place % len(trades)])]


def scripts(places: Sequence[int]) -> Iterator[tuple[int, Facts, Script]]:
    """All eleven kinds for each of these postings."""
    for place in places:
        for kind in Kind:
            facts = facts_for(place, met=kind in AFTER or (kind in EITHER and place % 2 == 1))
            yield place, facts, compose(kind, facts, variant=str(place))


def wrong(places: Sequence[int]) -> list[str]:
    """Every finding in the scripts for these postings."""
    names = [posting.name for posting in labelled_postings()]
    return [
        f"{names[place]} {script.kind}: {found}"
        for place, facts, script in scripts(places)
        for found in findings(script, script.kind, facts)
    ]


def test_scripts_for_forty_postings_have_no_finding() -> None:
    assert wrong(range(0, len(labelled_postings()), 3)) == []


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        (Kind.CALL_BEFORE, "I'm following up on my résumé.", "following up on the papers"),
        (Kind.CALL_BEFORE, "Please give me a chance.", "begging"),
        (Kind.CALL_BEFORE, "I expect an answer.", "pressure"),
        (Kind.CALL_BEFORE, "I'm the best.", "boasting"),
        (Kind.CALL_BEFORE, "I just wanted to say hello.", "filler"),
        (Kind.CALL_BEFORE, "In my career I did much.", "career history"),
        (Kind.CALL_BEFORE, "Hello [name].", "placeholder"),
        (Kind.CALL_BEFORE, "I cut costs by 40%.", "a figure from nowhere: 40"),
        (Kind.CALL_BEFORE, "I led a kitchen.", "a claim from nowhere: 'kitchen'"),
        (Kind.CALL_BEFORE, "Hello.", "no way out"),
        (Kind.CALL_BEFORE, "Hello.", "0.4 s, not 15 to 30"),
        (Kind.CALL_BEFORE, "Hello.", "touches 0 of 3 requirements"),
        (Kind.CALL_BEFORE, "I know I am who I am.", "3 times I, 0 times you"),
        (Kind.CALL_BEFORE, "Organisational considerations necessitate communication.", "Flesch"),
        (Kind.CALL_BEFORE, "and so " * 13 + "on.", "a sentence of 27 words"),
        (Kind.CALL_AFTER, "Hello.", "no thanks after an interview"),
        (Kind.VOICEMAIL, "Hello, this is Amara Osei.", "the number is not said twice"),
        (Kind.EMAIL, "Hello.", "1 words, not 60 to 170"),
    ],
)
def test_the_second_lint_sees_what_is_wrong(kind: Kind, said: str, found: str) -> None:
    known = Facts(
        me="Amara Osei",
        my_phone="+44 7700 900142",
        posting_needs=("Wound care", "Night shifts", "Mentoring students"),
        proofs=("Ran a leg ulcer clinic",),
        stage=Stage.INTERVIEWED if kind is Kind.CALL_AFTER else Stage.APPLIED,
    )
    assert any(each.startswith(found) for each in findings(Script(kind=kind, paragraphs=(said,)), kind, known))


@pytest.mark.deep
def test_scripts_for_all_postings_have_no_finding() -> None:
    assert wrong(range(len(labelled_postings()))) == []


if __name__ == "__main__":
    EVERY = range(len(labelled_postings()))
    if "read" in sys.argv:
        for index, known, made in scripts(EVERY):
            print(f"#{index} {known.role} @ {known.company} | {made.kind} {made.seconds} s\n{made.text}\n")
    else:
        print(*(rows := wrong(EVERY)), sep="\n")
        print(Counter(row.split(": ")[1] for row in rows).most_common(9), len({row.split(":")[0] for row in rows}))
