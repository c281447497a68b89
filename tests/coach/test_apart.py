"""Is a message that tells of several applications taken apart, and no other?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capture import Own, apart

KNOWN = (
    Own(id=1, company="Acme", title="nurse"),
    Own(id=2, company="Globex", title="driver", people=("Jane Roe",)),
    Own(id=3, company="Smith and Sons", title="plumber"),
    Own(id=4, company="Acme", title="cook"),
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Acme rejected me, but Globex invited me", ["Acme rejected me", "Globex invited me"]),
        ("Called Jane, no answer, and mailed Acme", ["Called Jane, no answer", "mailed Acme"]),
        ("Smith and Sons said no and Acme too", ["Smith and Sons said no", "Acme too"]),
        ("acme are interested!\nglobex said no", ["acme are interested", "globex said no"]),
        ("Today, Acme called. They want me. Globex didn't", ["Today, Acme called. They want me", "Globex didn't"]),
        ("Applied to A as a cook and to B as a baker", ["Applied to A as a cook", "Applied to B as a baker"]),
        (
            "Applied today to A as a cook, and also at B as a baker and to C as a clerk",
            ["Applied today to A as a cook", "Applied today at B as a baker", "Applied today to C as a clerk"],
        ),
        ("Acme said no, but Globex said yes" + " and so on" * 120, None),
        ("I applied to Initech as sales and marketing lead", None),
        ("Jane from Globex called, and Globex wants to meet", None),
        ("I told Acme that Globex made an offer", None),
        ("Acme wants nurses, cooks and drivers", None),
        ("Interview on Tuesday, and another one on Friday", None),
        ("", None),
    ],
)  # fmt: skip
def test_each_part_names_one_application(text: str, parts: list[str] | None) -> None:
    assert apart(text, KNOWN) == (parts or [text])


@given(
    st.lists(st.sampled_from(["Acme", "Globex", "Smith and Sons", "called", ",", "but", ".", "\n", "no"]), max_size=25)
)
def test_no_word_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    told = [word for word in text.replace(",", " ").split() if word not in ("but", "and", ".")]
    kept = [word for part in apart(text, KNOWN) for word in part.replace(",", " ").split()]
    assert [word for word in kept if word not in ("but", "and", ".")] == told


def test_a_text_that_begins_again_and_again_is_read_at_once() -> None:
    text = "applied to x as y " * 220 + " and to"
    assert apart(text, KNOWN) == [text]
