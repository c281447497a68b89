"""The lines that are picked out of a résumé: what somebody has done, and nothing private."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.pitch import proof
from coach.resume import HARD, MOST, STRONG_MOST, is_resume, proof_lines

ENGINEER = """ADA LOVELACE
12 High Street, Leeds LS1 4AB | ada@example.com | 07700 900123
linkedin.com/in/ada

PROFILE
Hard-working data engineer with eight years of experience in retail and health, looking for a new challenge.

EXPERIENCE
Data Engineer, Acme Ltd, Leeds                         Mar 2019 – present
• Built and ran nightly pipelines in Airflow for 40 data sources
• Cut the reporting time from two days to three hours by moving jobs to
  Spark and rewriting the slowest queries
• Mentored two juniors
Analyst, Globex, 2016 - 2019
- Wrote SQL reports for the finance team

SKILLS
Python, SQL, Airflow, Spark, dbt, Power BI, Git
Languages: German (B2), French (A1)

EDUCATION
BSc (Hons) Mathematics, University of Leeds, 2:1, 2013 – 2016

INTERESTS
Climbing, chess, baking for 40 people

REFERENCES
Jane Roe, Head of Data, led the team of six at Acme, jane@acme.com
References available on request"""

NURSE = """Curriculum Vitae
Name: Blessing Okafor
Date of birth: 3 May 1988
Mobile: 07700 900456

Personal statement
I am a caring and reliable staff nurse. I have worked on a 28-bed acute ward for six years and led the falls project.

Employment history
2017 to date   Staff Nurse, Band 5, Harbour Clinic
I coordinate shifts of up to eight staff. I was link nurse for tissue viability.

Qualifications and training
NMC registered (Adult), PIN 12A3456B
Immediate Life Support, 2025
Enhanced DBS on the update service

Hobbies
Gospel choir, 12 concerts a year"""


def _lines(text: str) -> list[str]:
    return [found.text for found in proof_lines(text)]


@pytest.mark.parametrize(
    ("resume", "wanted"),
    [
        (ENGINEER, "Built and ran nightly pipelines in Airflow for 40 data sources"),
        (ENGINEER, "Mentored two juniors"),
        (ENGINEER, "Python, SQL, Airflow"),
        (ENGINEER, "German (B2), French (A1)"),
        (ENGINEER, "BSc (Hons) Mathematics, University of Leeds, 2:1, 2013 – 2016"),
        (NURSE, "Coordinate shifts of up to eight staff"),
        (NURSE, "NMC registered (Adult)"),
        (NURSE, "Immediate Life Support, 2025"),
        (NURSE, "Enhanced DBS on the update service"),
    ],
)
def test_what_somebody_has_done_is_proposed(resume: str, wanted: str) -> None:
    assert wanted in _lines(resume)


@pytest.mark.parametrize("resume", [ENGINEER, NURSE])
@pytest.mark.parametrize(
    "private",
    [
        *("@", "07700", "LS1", "linkedin", "1988", "PIN", "12A3456B"),  # contact and personal data
        *("Jane Roe", "References", "Gospel", "Climbing", "chess"),  # referees and hobbies
        *("EXPERIENCE", "SKILLS", "Curriculum", "Employment history"),  # headings
        *("Hard-working", "caring and reliable", "Acme Ltd"),  # praise, and the heads of jobs
    ],
)
def test_what_is_private_or_says_nothing_is_not(resume: str, private: str) -> None:
    assert not [line for line in _lines(resume) if private in line]


def test_a_line_that_the_page_broke_is_whole_again() -> None:
    assert any(line.endswith("Spark and rewriting the slowest queries") for line in _lines(ENGINEER))


def test_the_best_are_ticked_and_not_all() -> None:
    strong = [found.text for found in proof_lines(ENGINEER) if found.strong]
    assert "Built and ran nightly pipelines in Airflow for 40 data sources" in strong
    assert 0 < len(strong) < len(proof_lines(ENGINEER))
    assert len(strong) <= STRONG_MOST


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENGINEER, True),
        (NURSE, True),
        ("led a team of six\nPython, 5 years", False),
        ("We are looking for a nurse.\nYou bring:\n- NMC registration\n- two years on a ward\nBenefits: a bike", False),
        ("", False),
    ],
)
def test_a_resume_is_told_from_a_short_list_and_a_posting(text: str, said: bool) -> None:
    assert is_resume(text) is said


@given(st.text(max_size=3000))
def test_any_text_gives_lines_that_can_be_said_and_no_more_than_wanted(text: str) -> None:
    found = proof_lines(text)
    assert len(found) <= MOST
    assert len({each.text.lower() for each in found}) == len(found)
    for each in found:
        assert proof.read(each.text, HARD, HARD) is not None
        assert len(each.text.split()) <= HARD
