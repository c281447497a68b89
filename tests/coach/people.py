"""Twelve made-up people, their trades, and the postings that they answered: the facts behind the golden scripts."""

from dataclasses import replace
from datetime import date

from coach.pitch import Facts, Kind, Stage

PEOPLE: dict[str, Facts] = {
    "nurse": Facts(
        me="Amara Osei",
        my_phone="+44 7700 900142",
        my_email="amara.osei@example.org",
        company="Harbourside Community Hospital",
        role="Staff Nurse",
        contact="Dana Whitfield",
        posting_needs=(
            "Experience of wound care in a ward or community setting",
            "Happy to work night shifts on a rotating rota",
            "Ability to mentor student nurses and new starters",
        ),
        proofs=("Registered nurse since 2016", "Speak Twi and French"),
        pairs=(
            ("Experience of wound care in a ward or community setting", "Ran the leg ulcer clinic for three years"),
            ("Happy to work night shifts on a rotating rota", "Covered nights and weekends since 2018"),
        ),
        forgot="that I finished my prescribing course in May",
        went_well="the new day surgery unit",
    ),
    "electrician": Facts(
        me="Tomasz Nowak",
        my_phone="+44 7700 900187",
        company="Brightwell Building Services",
        role="Maintenance Electrician",
        contact="Gary Holt",
        posting_needs=("Fault finding on three-phase systems", "Must hold 18th Edition", "Own transport essential"),
        proofs=("18th Edition and 2391 testing", "Own van and tools", "Cut call-outs by 30% on a site of 40 flats"),
        pairs=(("Fault finding on three-phase systems", "Kept two bottling lines running for six years"),),
        referrer="Sean Murphy",
    ),
    "warehouse": Facts(
        me="Keisha Brown",
        my_phone="+1 202 555 0143",
        company="Northgate Logistics",
        role="Warehouse Team Leader",
        contact="Luis Ortega",
        posting_needs=(
            "Previous experience leading a shift team",
            "Accurate picking and stock control",
            "Forklift license an advantage",
        ),
        proofs=("Led the early crew of nine", "Picked 1,100 lines a shift with 99.8% accuracy", "Forklift license"),
        promised="a decision by Friday",
    ),
    "chef": Facts(
        me="Marco Bellini",
        my_phone="+353 87 123 4567",
        company="The Quay House",
        role="Sous Chef",
        contact="Orla Byrne",
        posting_needs=("Reducing food waste", "Ability to run the pass in the head chef's absence", "HACCP"),
        proofs=("cut food waste by 18%", "120 covers a night", "Level 3 food hygiene"),
        pairs=(
            ("Reducing food waste", "cut food waste by 18%"),
            ("Ability to run the pass in the head chef's absence", "Stood in for the head chef for three months"),
        ),
        forgot="I can start before the summer season",
    ),
    "teacher": Facts(
        me="Priya Raman",
        my_email="p.raman@example.org",
        company="St. Anne's Academy",
        role="English Teacher",
        contact="Mrs Calloway",
        posting_needs=(
            "Strong classroom management including dealing with disruptive behaviour",
            "Raising GCSE results",
            "Willing to run an after-school club",
        ),
        proofs=(
            "Five years teaching English to 11-16 year olds",
            "Raised my GCSE class's pass rate from 61% to 78%",
            "Qualified teacher status (PGCE), 2020",
        ),
        went_well="the reading scheme in year 7",
    ),
    "bookkeeper": Facts(
        me="Helen Sato",
        my_phone="+61 491 570 156",
        my_email="helen@example.com",
        company="Coastline Plumbing",
        role="Bookkeeper",
        contact="Ray",
        posting_needs=("Xero", "Credit control and chasing late payers", "Preparation of BAS and payroll"),
        proofs=(
            "Xero, 5 years",
            "Brought late payments down from 60 days to 35",
            "Payroll for 42 people every fortnight",
        ),
        pairs=(
            ("Xero", "Xero, 5 years"),
            ("Credit control and chasing late payers", "Brought late payments down from 60 days to 35"),
        ),
    ),
    "driver": Facts(
        me="Dele Adeyemi",
        my_phone="07700 900165",
        company="Redline Haulage",
        role="HGV Class 1 Driver (nights)",
        posting_needs=("Clean licence", "Multi-drop deliveries", "Flexible with night work"),
        proofs=("Clean licence since 2012", "25 drops a day across Kent", "CPC card and digital tachograph card"),
    ),
    "software engineer": Facts(
        me="Yuki Tanaka",
        my_phone="+49 1512 3456789",
        my_email="yuki@example.net",
        company="Lumen Tickets GmbH",
        role="Backend Engineer (m/f/d)",
        contact="Jonas Weber",
        posting_needs=(
            "At least 3 years of experience with Python and Django",
            "Experience with CI/CD pipelines and test automation",
            "You enjoy working with PostgreSQL",
        ),
        proofs=(
            "Four years building booking services in Python and Django",
            "Tuned slow PostgreSQL queries, cutting the nightly job from five hours to forty minutes",
            "Set up automated deployment with GitHub Actions and wrote 600 unit tests",
        ),
        pairs=(
            ("At least 3 years of experience with Python and Django", "Four years building booking services in Python"),
            (
                "Experience with CI/CD pipelines and test automation",
                "Set up automated deployment and wrote 600 unit tests",
            ),
        ),
        interviewer="Sabine Keller",
        forgot="I maintain a small open-source library",
    ),
    "sales": Facts(
        me="Carlos Medina",
        my_phone="+1 312 555 0178",
        company="BlueFin Software",
        role="Account Executive",
        contact="Rachel Stein",
        posting_needs=(
            "A background in winning new business",
            "Building long-term customer relationships",
            "Salesforce",
        ),
        proofs=(
            "Won 23 new accounts in 2025, 138% of quota",
            "Grew my largest client from two sites to nine",
            "I speak Spanish with half of my clients",
        ),
        referrer="Monica Reyes",
    ),
    "graphic designer": Facts(
        me="Freya Lindqvist",
        my_email="freya@example.se",
        company="Studio Tide",
        role="Graphic Designer",
        contact="Noor Haddad",
        posting_needs=("Adobe InDesign and Illustrator", "Packaging design", "Eye for detail and typography"),
        proofs=("Designed the packaging for 14 tea blends", "InDesign, Illustrator and Figma", "MA in Type Design"),
        pairs=(("Packaging design", "Designed the packaging for 14 tea blends"),),
        went_well="the spring catalogue",
    ),
    "care worker": Facts(
        me="Grace Mensah",
        my_phone="07700 900133",
        company="Willow Court",
        role="Care Assistant",
        contact="Linda Shaw",
        posting_needs=(
            "You must be friendly and supportive toward older adults",
            "NVQ Level 2 in Health and Social Care, or willing to work towards it",
            "Giving medication safely",
        ),
        proofs=(
            "NVQ Level 2 in Health and Social Care, 2019",
            "looked after my grandmother with dementia",
            "DBS checked",
        ),
    ),
    "paralegal": Facts(
        me="Owen Price",
        my_phone="+44 7700 900171",
        my_email="owen.price@example.com",
        company="Hartley & Moss LLP",
        role="Conveyancing Paralegal",
        contact="Fiona Hartley",
        posting_needs=(
            "Managing a caseload of residential conveyancing files",
            "Excellent attention to detail",
            "Knowledge of case management software",
        ),
        proofs=("Handled 70 conveyancing files at a time", "Caught a £12,000 mistake in a completion statement", "LLB"),
        promised=date(2026, 6, 12),
    ),
}

_AFTER = frozenset({Kind.CALL_AFTER, Kind.THANK_YOU_NOTE, Kind.SECOND_TURN})


def facts_for(person: str, kind: Kind) -> Facts:
    """The facts of one person at the moment at which this kind is right: before an interview, or some days after it."""
    facts = PEOPLE[person]
    if kind not in _AFTER:
        return replace(facts, promised=None, forgot="", went_well="", stage=Stage.APPLIED)
    said = date(2026, 6, 9) if kind is Kind.THANK_YOU_NOTE else date(2026, 6, 15)
    return replace(facts, interview_on=date(2026, 6, 8), today=said, stage=Stage.INTERVIEWED)
