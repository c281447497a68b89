"""What compose promises: nothing invented, nothing missing shown, the same words in every process, other words
elsewhere.
"""

import subprocess
import sys
from dataclasses import fields, replace
from datetime import date

import pytest

from coach.lint import Severity, check
from coach.pitch import Facts, Kind, Script, Stage, compose
from coach.words import count, digits
from tests.coach.people import PEOPLE, facts_for
from tests.coach.posting_data import labelled_postings

FULL = replace(PEOPLE["nurse"], referrer="Sam Lee", promised=date(2026, 6, 12))
AFTER = frozenset({Kind.CALL_AFTER, Kind.THANK_YOU_NOTE, Kind.SECOND_TURN})
POSTINGS = labelled_postings()


def errors(script: Script, facts: Facts) -> list[str]:
    return [
        f"{each.rule}: {each.message}" for each in check(script, script.kind, facts) if each.severity is Severity.ERROR
    ]


def for_posting(index: int, kind: Kind) -> Facts:
    """Somebody's facts for one of the project's postings: as found there, ugly as they are."""
    posting = POSTINGS[index]
    person = list(PEOPLE.values())[index % len(PEOPLE)]
    met = kind in AFTER or index % 3 == 0
    return Facts(
        me=person.me,
        my_phone=person.my_phone,
        my_email=person.my_email,
        company=posting.card.get("company", ""),
        role=posting.card.get("role", ""),
        contact=posting.card.get("contact", ""),
        posting_needs=tuple(line.text for line in posting.lines if line.label and line.label in "MND"),
        proofs=person.proofs,
        forgot=person.forgot if met else "",
        stage=Stage.INTERVIEWED if met else Stage.APPLIED,
        interview_on=date(2026, 6, 8) if met else None,
        today=date(2026, 6, 15),
    )


def test_there_are_at_least_forty_postings() -> None:
    assert len(POSTINGS) >= 40


@pytest.mark.parametrize("index", range(len(POSTINGS)))
def test_every_script_for_every_posting_passes_the_lint(index: int) -> None:
    for kind in Kind:
        facts = for_posting(index, kind)
        assert errors(compose(kind, facts), facts) == [], kind


@pytest.mark.parametrize("kind", Kind)
def test_a_name_is_enough(kind: Kind) -> None:
    facts = Facts(me="Li", stage=Stage.INTERVIEWED if kind in AFTER else Stage.APPLIED)
    script = compose(kind, facts)
    assert errors(script, facts) == []
    assert "  " not in script.text
    assert " ," not in script.text


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("missing", [each.name for each in fields(Facts) if each.name not in ("me", "stage")])
def test_any_missing_fact_is_left_out(kind: Kind, missing: str) -> None:
    facts = replace(FULL, **{missing: getattr(Facts(me="Li"), missing)})
    assert errors(compose(kind, facts), facts) == []


def test_no_name_is_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        Facts(me="  ")


@pytest.mark.parametrize("kind", Kind)
def test_other_employers_hear_other_sentences(kind: Kind) -> None:
    texts = {
        compose(kind, replace(facts_for("nurse", kind), company=company)).text
        for company in ("A & B", "Coast", "Delta", "Elm", "Fox")
    }
    stripped = {text.replace("Coast", "").replace("Delta", "") for text in texts}
    assert len(stripped) >= 2


def test_the_words_are_the_same_in_every_process() -> None:
    program = (
        "from coach.pitch import *; print(compose(Kind.CALL_BEFORE, Facts(me='Li', company='Elm', role='Cook')).text)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.strip() == compose(Kind.CALL_BEFORE, Facts(me="Li", company="Elm", role="Cook")).text


def test_a_variant_asks_for_other_words() -> None:
    assert len({compose(Kind.CALL_BEFORE, FULL, variant).text for variant in "abcdef"}) > 1


def test_voicemail_has_name_and_number_twice() -> None:
    text = compose(Kind.VOICEMAIL, PEOPLE["electrician"]).text
    assert text.count("Tomasz Nowak") == 2
    assert digits(text).count("447700900187") == 2


def test_a_bare_number_is_grouped_and_a_grouped_one_is_kept() -> None:
    assert "+44 7700 900187" in compose(Kind.ASSISTANT, replace(FULL, my_phone="+447700900187")).text
    assert "(0) 7700-900187" in compose(Kind.ASSISTANT, replace(FULL, my_phone="(0) 7700-900187")).text


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 6, 8), "earlier today"),
        (date(2026, 6, 9), "yesterday"),
        (date(2026, 6, 11), "on Monday"),
        (date(2026, 6, 15), "last week"),
        (date(2026, 6, 29), "earlier this month"),
        (date(2026, 7, 6), "in June"),
    ],
)
def test_the_day_of_the_interview_is_said_as_one_says_it(today: date, said: str) -> None:
    assert said in compose(Kind.CALL_AFTER, replace(FULL, interview_on=date(2026, 6, 8), today=today)).text


def test_without_today_no_day_is_guessed() -> None:
    text = compose(Kind.CALL_AFTER, replace(FULL, interview_on=date(2026, 6, 8), today=None)).text
    assert "Monday" not in text
    assert "yesterday" not in text


def test_a_promise_is_named_and_nobody_is_blamed() -> None:
    facts = replace(FULL, interview_on=date(2026, 6, 8), today=date(2026, 6, 15), forgot="", went_well="")
    assert "You'd mentioned Friday, so I thought I'd call." in compose(Kind.CALL_AFTER, facts).text


def test_emails_and_withdrawals_have_a_subject_and_calls_have_none() -> None:
    assert compose(Kind.EMAIL, PEOPLE["chef"]).subject == "Sous Chef: reducing food waste and running the pass"
    assert "Sous Chef" in (compose(Kind.WITHDRAWAL, PEOPLE["chef"]).subject or "")
    assert compose(Kind.CALL_BEFORE, PEOPLE["chef"]).subject is None


def test_the_note_goes_to_the_interviewer_and_the_call_to_the_contact() -> None:
    facts = facts_for("software engineer", Kind.THANK_YOU_NOTE)
    assert "Sabine Keller" in compose(Kind.THANK_YOU_NOTE, facts).text
    assert "Jonas Weber" in compose(Kind.CALL_AFTER, facts).text


def test_nobody_who_was_met_is_asked_for_the_right_person() -> None:
    facts = facts_for("paralegal", Kind.CALL_AFTER)
    for variant in "abcdef":
        text = compose(Kind.LINKEDIN, facts, variant).text
        assert "right person" not in text
        assert "no longer open" not in text


@pytest.mark.parametrize("junk", ["[Company]", "{company}", "<b>Elm</b>", "http://elm.example", "TBD", "XX", "🙂"])
def test_junk_in_a_field_is_not_said(junk: str) -> None:
    facts = replace(
        FULL,
        company=junk,
        role=junk,
        contact=junk,
        referrer=junk,
        proofs=(junk,),
        posting_needs=(junk, "wound care"),
        pairs=(),
    )
    for kind in Kind:
        text = compose(kind, facts).text
        assert junk not in text
        assert not set("[]{}<>") & set(text)


def test_words_and_seconds_are_counted() -> None:
    script = Script(kind=Kind.VOICEMAIL, paragraphs=("Call me.", "My number is +44 7700 900142."))
    assert script.words == 2 + 3 + 12
    assert script.seconds == 8  # 17 words at 2.3 a second, rounded up
    assert count("A 12% rise of £1,100 in 2019-2021") == 7


@pytest.mark.parametrize("kind", [Kind.CALL_BEFORE, Kind.EMAIL, Kind.LINKEDIN])
def test_another_line_of_work_is_said_as_such_and_one_thing_of_it_is_enough(kind: Kind) -> None:
    proofs = ("Milked 220 cows twice a day", "Put up two miles of stock fence")
    needs = ("Active adjuster license", "Bachelor's degree")
    facts = Facts(me="Li", role="Claims Adjuster", posting_needs=needs, proofs=proofs, fitting=frozenset())
    text = compose(kind, facts).text
    assert "from my own work" in text or "cows" not in text
    assert not ("cows" in text and "fence" in text)
    known = replace(facts, fitting=frozenset(proofs))
    assert "from my own work" not in compose(kind, known).text


def test_the_company_is_no_need() -> None:
    needs = ("Crumb & Kettle is growing again and needs a barista", "Chatting to regulars", "Espresso machines")
    facts = Facts(me="Li", company="Crumb & Kettle", posting_needs=needs)
    assert "Kettle and" not in compose(Kind.CALL_BEFORE, facts).text
    assert "and Kettle" not in compose(Kind.CALL_BEFORE, facts).text
