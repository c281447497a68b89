"""Free-form fragments and requirements as they are said: one row for each form that people write."""

import pytest

from coach.pitch import need, proof
from coach.pitch.need_verbs import gerund
from coach.pitch.shorten import HARD, length, shorten
from coach.pitch.text import a, lower_first, tidy

SENTENCES = {
    # a verb in the past, in the present, in the third person, after an adverb
    "led a team of six": "I led a team of six.",
    "Cut waste by 12%": "I cut waste by 12%.",
    "Ran the pass on Saturdays": "I ran the pass on Saturdays.",
    "Speak Spanish at work": "I speak Spanish at work.",
    "Manages 3 stores": "I manage 3 stores.",
    "Successfully closed 14 deals": "I successfully closed 14 deals.",
    # since then, up to now
    "Covered nights and weekends since 2018": "I've covered nights and weekends since 2018.",
    "Drove 40,000 miles a year since 2012": "I've driven 40,000 miles a year since 2012.",
    "Clean licence since 2012": "I've had a clean licence since 2012.",
    # the person's own sentence
    "I managed 3 stores": "I managed 3 stores.",
    "I'm CSCS certified.": "I'm CSCS certified.",
    "My team won best branch in 2023": "My team won best branch in 2023.",
    # spans of years, before and after
    "Python, 5 years": "I have 5 years of Python.",
    "SQL (4 years)": "I have 4 years of SQL.",
    "5 years Python": "I have 5 years of Python.",
    "10+ years in retail": "I've spent 10+ years in retail.",
    "Five years teaching English": "I've spent five years teaching English.",
    "Over 20 years' experience in catering": "I have over 20 years' experience in catering.",
    "Warehouse supervisor, 3 years": "I have 3 years as a warehouse supervisor.",
    # what one is, and what one has worked as
    "Registered nurse": "I'm a registered nurse.",
    "Registered nurse since 2016": "I've been a registered nurse since 2016.",
    "Time-served electrician": "I'm a time-served electrician.",
    "Head chef at Hotel Adler": "I've worked as a head chef at Hotel Adler.",
    "Team player": "I'm a team player.",
    "Fluent in German": "I'm fluent in German.",
    "first aid trained": "I'm first aid trained.",
    "Responsible for a team of 12": "I've been responsible for a team of 12.",
    "Promoted to supervisor": "I was promoted to supervisor.",
    # certificates and things
    "NVQ Level 2 in Customer Service, 2019": "I have an NVQ Level 2 in Customer Service.",
    "BSc Computer Science": "I have a BSc in Computer Science.",
    "Qualified teacher status (PGCE), 2020": "I have qualified teacher status.",
    "Full UK driving licence": "I have a full UK driving licence.",
    "Level 3 food hygiene": "I have Level 3 food hygiene.",
    "Own van and tools": "I have my own van and tools.",
    "Excel, Word and SQL": "I know Excel, Word and SQL.",
    "German and French": "I speak German and French.",
    "18th Edition and 2391 testing": "I bring 18th Edition and 2391 testing.",
    "No lost-time injury in 26 months": "I've had no lost-time injury in 26 months.",
    "Experience with wound care": "I have experience with wound care.",
    "Managing budgets of £2m": "My work has included managing budgets of £2m.",
    # what fits no form stands after a colon
    "120 covers a night": "From my side: 120 covers a night.",
    "Typing speed of 65 words per minute": "From my side: typing speed of 65 words per minute.",
    "Planned maintenance cut breakdowns by 40%": "From my side: planned maintenance cut breakdowns by 40%.",
    "HACCP": "From my side: HACCP.",
    "Rang people on the worst day of their year": "I rang people on the worst day of their year.",
    "Care Certificate and NVQ 3 in Health": "I bring a Care Certificate and NVQ 3 in Health.",
}


@pytest.mark.parametrize(("fragment", "sentence"), SENTENCES.items())
def test_a_fragment_becomes_a_sentence(fragment: str, sentence: str) -> None:
    said = proof.read(fragment)
    assert said is not None
    assert said.sentence("From my side") == sentence


@pytest.mark.parametrize(
    "fragment",
    ["", "  ", "https://me.example", "write to me@x.example", "TBD", "[Name]", "I'm the best salesman", "…", "12"],
)
def test_what_cannot_be_said_is_left_out(fragment: str) -> None:
    assert proof.read(fragment) is None


SHORTENED = {
    "Handled 60 calls and 40 chats a day for a broker with a high score": "Handled 60 calls and 40 chats a day",
    "Calmed an angry queue of 30 people on Black Friday by opening a counter": "Calmed an angry queue of 30 people",
    "Brought an overspending programme back under budget by re-tendering steelwork": (
        "Brought an overspending programme back under budget"
    ),
    "Led the early crew of nine and filled in the handover reports": "Led the early crew of nine",
    "Wrote and edited 90 blog posts; organic visits up 55% in a year": "Wrote and edited 90 blog posts",
    "Talked nervous school groups through their first night on stage": (
        "Talked nervous school groups through their first night on stage"
    ),
    # the limit of a claim stays with it
    "No lost-time injury in my section for 26 months as safety representative": (
        "No lost-time injury in my section for 26 months"
    ),
    "Grew my largest existing client from two sites to nine by visiting every month": (
        "Grew my largest existing client from two sites to nine"
    ),
    "Cut medication errors by a third by introducing a two-person check": (
        "Cut medication errors by a third by introducing a two-person check"
    ),
    "Increased sales by 30% in one year only under supervision of the regional manager and team": "",
}


@pytest.mark.parametrize(("text", "short"), SHORTENED.items())
def test_a_long_fragment_is_cut_only_where_the_claim_stays_true(text: str, short: str) -> None:
    assert shorten(text) == short
    assert length(short) <= HARD


NEEDS = {
    "* Must have a proven track record in coaching team members": "coaching team members",
    "- At least 12 months' experience on an acute ward": "an acute ward",
    "Able to work nights and weekends on a rotating rota": "nights and weekends",
    "Ability to run the pass in the head chef's absence": "running the pass",
    "* Full valid UK driving Licence is required": "a UK driving licence",
    "Strong classroom management including dealing with disruptive behaviour": "classroom management",
    "Excellent attention to detail is essential": "attention to detail",
    "You must be friendly and supportive toward vulnerable adults.": "vulnerable adults",
    "Bit of experience with a WMS would be a bonus but they'll train the right person.": "a WMS",
    "* C#": "C#",
    "Knowledge of SAP, Sharepoint or any electronic banking system": "SAP",
    "* Ability to build and retain customer relationships": "retaining customer relationships",
    "have, or are willing to work towards, an NVQ Level 2 in Health and Social Care": "an NVQ Level 2",
    "Ability to lift 50 lbs and climb ladders": "lifting 50 lbs",
    "holding an Oregon food handler card, or happy to get one": "an Oregon food handler card",
    "HACCP AND FOOD SAFETY REQUIRED": "food safety",
    "A driving licence and access to a car are required": "a driving licence",
    "1. Exposure to Kafka": "Kafka",
    "You'll answer calls and emails": "answering calls",
    "Have put models in production and been woken up by them": "putting models in production",
    "You'd need to be happy to go on the on-call rota, roughly one week in five": "the on-call rota",
    "You open or close the shop, cash up, lead a team of five": "closing the shop",
    "First aid certificate": "a first aid certificate",
    "Own laptop and stable internet connection": "a stable internet connection",
    "Able to manage own caseload and prioritise": "managing a caseload",
    "E3 Ability to analyse complex information": "analysing complex information",
    "Graduate of an accredited school of nursing": "a graduate of an accredited school",
    # terse, labelled, glued to a heading, or with something that they would do themselves
    "L2 food hyg.": "Level 2 food hygiene",
    "2 YRS OTR EXPERIENCE": "OTR experience",
    "Shift: Should be comfortable with night shifts and rotational offs": "night shifts",
    "Bonus Terraform": "Terraform",
    "If you've dabbled in After Effects or Figma, all the better.": "Figma",
    "Some milking would be good but willing to train the right attitude.": "milking",
    "have shipped at least one mobile app end to end": "shipping a mobile app",
    "You will also help supervise doctoral students": "supervising doctoral students",
}


@pytest.mark.parametrize(("requirement", "phrase"), NEEDS.items())
def test_a_requirement_becomes_a_phrase(requirement: str, phrase: str) -> None:
    asked = need.read(requirement)
    assert asked is not None
    assert asked.text == phrase


@pytest.mark.parametrize(
    "requirement",
    [
        "No more than six penalty points",
        "Not afraid of heights or hard graft!",
        "You don't need to be a latte art wizard.",
        "Saturdays AND Sundays are a must, sorry, no swapping every other week.",
        "Oh, and you can't be shy, the depot managers can be a bit shouty.",
        "Independent and structured way of working",
        "Must have permission to work in Ireland.",
        "Must pass a drug screen and background check",
        "Exp essential.",
        "You must be able to work on your own.",
        "Over 21 for insurance purposes",
        "They're very keen on people who stay cool when a list overruns.",
        "No egos.",
        "Organised, and calm when three things happen at once",
        "You'll need tact, and the nerve to tell a director no.",
        "",
        "•",
        "https://x.example",
    ],
)
def test_a_requirement_that_gives_no_phrase_is_left_out(requirement: str) -> None:
    assert need.read(requirement) is None


@pytest.mark.parametrize(
    ("requirement", "sought"),
    [("Experience of wound care", True), ("Coaching new starters", False), ("Experience with young children", False)],
)
def test_only_things_are_looked_for(
    requirement: str, sought: bool
) -> None:  # "you need young children" would be nonsense
    asked = need.read(requirement)
    assert asked is not None
    assert asked.sought is sought


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("manage", "managing"),
        ("run", "running"),
        ("tie", "tying"),
        ("be", "being"),
        ("oversee", "overseeing"),
        ("visit", "visiting"),
    ],
)
def test_gerund(verb: str, form: str) -> None:
    assert gerund(verb) == form


@pytest.mark.parametrize(
    ("noun", "whole"),
    [
        ("NVQ", "an NVQ"),
        ("hour", "an hour"),
        ("unit", "a unit"),
        ("UK licence", "a UK licence"),
        ("MSc", "an MSc"),
        ("BSc", "a BSc"),
    ],
)
def test_article_by_sound(noun: str, whole: str) -> None:
    assert a(noun) == whole


def test_names_keep_their_capitals() -> None:
    assert [
        lower_first(each) for each in ("Python", "Food hygiene", "NVQ Level 2", "Google Analytics", "Level 3 award")
    ] == [
        "Python",
        "food hygiene",
        "NVQ Level 2",
        "Google Analytics",
        "Level 3 award",
    ]


def test_tidy_takes_marks_brackets_and_emoji_away() -> None:
    assert tidy(" • Stock control (WMS) ✅ , daily. ") == "Stock control, daily"
