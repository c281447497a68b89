"""How a text sounds: words, seconds, sentences, reading ease."""

import pytest

from coach.pitch import Facts, Kind, compose
from coach.words import VOICEMAIL_RATE, content, count, flesch, heard, phones, seconds, sentences, stem, syllables


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("I led a team.", 4),
        ("It's Dana's time-served crew", 4),
        ("98% of £1,100 for C# and R&D", 7),
        ("Call +44 7700 900142 now", 14),
        ("Call (0) 7700-900142", 12),
        ("1,100,000 lines from 2019 - 2021", 5),
    ],
)
def test_words_as_they_are_spoken(text: str, words: int) -> None:
    assert count(text) == words


def test_seconds_by_rate() -> None:
    assert seconds("one two three four five") == 2
    assert seconds("one two three four five", VOICEMAIL_RATE) == pytest.approx(5 / 2.3)


def test_a_phone_number_is_no_sum_and_no_span() -> None:
    assert phones("Sold 1,200,000 from 2019-2021. Ring 07700 900142.") == ["07700 900142"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hello. Is that Dr. Byrne? Yes!", ["Hello.", "Is that Dr. Byrne?", "Yes!"]),
        ("Dear J. Smith,\n\nI cut 1.5 tonnes.\nBye", ["Dear J. Smith,", "I cut 1.5 tonnes.", "Bye"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("word", "number"),
    [("care", 1), ("nurse", 1), ("hospital", 3), ("table", 2), ("asked", 1), ("needed", 2), ("19", 2)],
)
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_reading_ease_of_a_known_sentence() -> None:
    # 6 words, 1 sentence, 7 syllables
    assert flesch(heard("I led a team of seven.")) == pytest.approx(206.835 - 1.015 * 6 - 84.6 * 7 / 6)
    assert flesch(heard("")) == 100


def test_words_of_one_family_are_one() -> None:
    assert stem("managing") == stem("managed") == stem("manager")
    assert content("Experience of managing the wards") == content("manage a ward")


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Data engineer", "data engineer"),
        ("Staff Nurse", "Staff Nurse"),
        ("Barista", "barista"),
        ("VAN DRIVERS", "van driver"),
        ("HGV DRIVER", "HGV driver"),
        ("Part-time bookkeeper", "part-time bookkeeper"),
        ("enthusiastic teacher", "teacher"),
        ("Teacher of Mathematics", "Teacher of Mathematics"),
        ("HR Adviser", "HR Adviser"),
        ("German teacher", "German teacher"),
    ],
)
def test_a_role_stands_in_a_sentence_as_a_person_would_say_it(role: str, said: str) -> None:
    assert f"the {said} job" in compose(Kind.WITHDRAWAL, Facts(me="Li Wei", role=role)).text
