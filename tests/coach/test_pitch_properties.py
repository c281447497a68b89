"""Whatever somebody writes about themselves, the script holds every rule and says nothing else."""

import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.lint import Severity, check
from coach.lint.truth import figures
from coach.pitch import Facts, Kind, Stage, compose
from coach.words import phones

NAMES = st.sampled_from(
    [
        "Li Wei",
        "Maria Lopez",
        "Jo",
        "Søren Ågård",
        "Aoife O'Brien",
        "Nguyễn Văn An",
        "Dr Samuel Wright",
        "Chukwuemeka Okonkwo",
    ]
)
CONTACTS = st.sampled_from(
    ["", "Dana Whitfield", "Ms Okafor", "Tom", "Dr. Anne-Marie Schmidt", "Prof. José Ortega", "Mr. Patel"]
)
COMPANIES = st.sampled_from(
    ["", "Elm", "St. Mary's School", "A & B Ltd", "Royal Berkshire Hospital", "3M", "Müller GmbH"]
)
ROLES = st.sampled_from(
    [
        "",
        "Nurse",
        "CHEF DE PARTIE",
        "HGV Class 1 Driver (nights)",
        "Software Engineer (m/f/d)",
        "Head of Year 9",
        "Bookkeeper - part time",
    ]
)
PHONES = st.sampled_from(["", "+447700900142", "+1 202 555 0143", "07700 900142", "+49 1512 3456789"])
VERBS = st.sampled_from(
    ["led", "Cut", "managed", "ran", "Trained", "won", "built", "wrote", "I sold", "we kept", "speak", "Drove"]
)
THINGS = st.sampled_from(
    [
        "a team of six",
        "costs by 12%",
        "3 stores",
        "the night shift",
        "14 new starters",
        "Spanish at work",
        "care plans for 22 patients a week",
    ]
)
ENDS = st.sampled_from(
    ["", " since 2018", " for two years", ", 2019", " in Leeds", " with no complaints", " under supervision"]
)
WRITTEN = st.sampled_from(
    [
        "Python, 5 years",
        "NVQ Level 2 in Customer Service, 2019",
        "120 covers a night",
        "Registered nurse",
        "fluent in German",
        "Full UK driving licence",
        "first aid trained",
        "Managing budgets of £2m",
        "Excel, Word and SQL",
        "employee of the month",
    ]
)
PROOFS = st.one_of(st.builds("{} {}{}".format, VERBS, THINGS, ENDS), WRITTEN)
NEEDS = st.sampled_from(
    [
        "* Must have experience of wound care",
        "Happy to work night shifts",
        "A full driving licence is required",
        "Coaching new starters",
        "Ability to run the pass in the head chef's absence",
        "Excellent communication skills",
        "Knowledge of SAP or Sage",
        "Strong stock control",
        "Friendly with children",
        "Fluent German would be an advantage",
        "Must be able to lift 25kg",
        "Attention to detail",
    ]
)
SPOKEN = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z")), max_size=60)
DAYS = st.dates(date(2026, 1, 5), date(2026, 12, 18))


@st.composite
def facts(draw: st.DrawFn, proofs: st.SearchStrategy[str] = PROOFS, needs: st.SearchStrategy[str] = NEEDS) -> Facts:
    """Plausible facts with any of them missing."""
    held = draw(st.none() | DAYS)
    told = tuple(draw(st.lists(proofs, max_size=5)))
    asked = tuple(draw(st.lists(needs, max_size=6, unique=True)))
    matched = draw(st.integers(0, 2))
    return Facts(
        me=draw(NAMES),
        my_phone=draw(PHONES),
        company=draw(COMPANIES),
        role=draw(ROLES),
        contact=draw(CONTACTS),
        posting_needs=asked,
        proofs=told,
        pairs=tuple(zip(asked, told, strict=False))[:matched],
        interview_on=held,
        today=held and held + timedelta(days=draw(st.integers(0, 40))),
        promised=draw(st.none() | DAYS | st.just("a decision by Friday")),
        forgot=draw(st.just("") | proofs),
        went_well=draw(st.sampled_from(["", "the new ward", "she liked me"])),
        referrer=draw(st.sampled_from(["", "Sam Lee"])),
        stage=Stage.INTERVIEWED if held else draw(st.sampled_from(Stage)),
    )


@given(facts(), st.sampled_from(Kind), st.text(max_size=3))
def test_no_script_breaks_a_rule(known: Facts, kind: Kind, variant: str) -> None:
    script = compose(kind, known, variant)
    assert [each for each in check(script, kind, known) if each.severity is Severity.ERROR] == []


@given(facts(), st.sampled_from(Kind))
def test_every_figure_comes_from_the_facts(known: Facts, kind: Kind) -> None:
    text = compose(kind, known).text
    for phone in phones(text):
        text = text.replace(phone, "")
    pairs = [part for pair in known.pairs for part in pair]
    source = [*known.proofs, *known.posting_needs, *pairs, known.forgot, known.role, known.company, str(known.promised)]
    assert figures([text]) <= figures(source)


@given(facts(proofs=SPOKEN, needs=SPOKEN), st.sampled_from(Kind))
def test_any_text_makes_a_script_without_placeholders(known: Facts, kind: Kind) -> None:
    script = compose(kind, known)
    assert script.paragraphs
    assert not re.search(r"[\[\]{}<>]|\bNone\b|  ", script.text)


@given(facts(), st.sampled_from(Kind))
def test_the_same_facts_give_the_same_words(known: Facts, kind: Kind) -> None:
    assert compose(kind, known) == compose(kind, known)


@given(facts())
def test_whoever_answers_is_told_of_no_needs(known: Facts) -> None:
    """So a nudge that asks for the manager's name does not look for them (handlers/scripts.py)."""
    bare = replace(known, posting_needs=(), proofs=(), pairs=(), fitting=None)
    assert compose(Kind.RECEPTIONIST, known) == compose(Kind.RECEPTIONIST, bare)
