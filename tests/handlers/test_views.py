"""What Telegram demands of every message holds for ours, whatever people type."""

import json
from datetime import UTC, datetime
from html import unescape
from itertools import product
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.timeline import Role
from handlers import buttons, registration
from handlers.views import add, moments, reading
from handlers.views.message import LIMIT, Message, plain

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
ANY_TEXT = st.text(max_size=5000)


def parsed(html: str) -> str:
    """The text as Telegram counts it."""
    return unescape(sub(r"<[^>]*>", "", html))


@given(ANY_TEXT)
def test_text_from_people_is_cut_and_escaped_in_that_order(text: str) -> None:
    shown = plain(text, 50)
    assert "<" not in shown
    assert ">" not in shown
    assert len(unescape(shown)) <= 50


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_questions_stay_below_the_limit(company: str, title: str, contact: str) -> None:
    told = add.known(company, title, NOW, contact, "+12125550100", NOW, "Europe/Berlin")
    for html in (told, reading.no_date(company).html, add.ask_contact_role(contact).html):
        assert 0 < len(parsed(html)) <= LIMIT


@pytest.mark.parametrize("kind", buttons.KINDS.values(), ids=lambda kind: kind.__name__)
def test_every_button_packs_and_unpacks_within_64_bytes(kind: type[buttons.Callback]) -> None:
    sample = {int: 10**9, str: "x"}
    values = [sample[field.type] for field in kind.__dataclass_fields__.values()]  # type: ignore[attr-defined]
    packed = kind(*values).pack()
    assert len(packed.encode()) <= buttons.LIMIT
    assert kind.unpack(packed) == kind(*values)


def test_a_button_that_would_not_fit_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="above 64 bytes"):
        buttons.Answer("add", "contact_role", "x" * 60).pack()


@given(st.text(max_size=80))
def test_foreign_callback_data_never_matches_by_accident(data: str) -> None:
    for kind in buttons.KINDS.values():
        if kind.matches(data):
            assert kind.unpack(data).pack() == data


def test_every_answer_button_of_every_form_fits() -> None:
    longest = {"zone": "America/Argentina/ComodRivadavia", "contact_role": max(Role, key=len), "when": "20261118T1530"}
    for form, step in product(registration.FORMS.values(), longest):
        if step in {each.name for each in form.steps}:
            assert len(buttons.Answer(form.name, step, longest[step]).pack().encode()) <= buttons.LIMIT


def test_every_form_is_named_and_no_two_alike() -> None:
    names = [form.name for form in registration.FORMS.values()]
    assert len(names) == len(set(names))
    for form in registration.FORMS.values():
        assert len({step.name for step in form.steps}) == len(form.steps)


def test_a_message_becomes_parameters_that_json_can_hold() -> None:
    from handlers.views.form import choices

    message = Message("<b>x</b>", choices("add", "applied", ("Today", "today")))
    parameters = json.loads(json.dumps(message.payload()))
    assert parameters["reply_markup"]["inline_keyboard"][0][0]["text"] == "Today"


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (8, "in 8 days"), (-3, "3 days ago")]
)
def test_distances_are_said_as_people_do(days: int, said: str) -> None:
    day = NOW.date().fromordinal(NOW.date().toordinal() + days)
    assert moments.distance(day, NOW.date()) == said


def test_a_moment_is_said_with_weekday_date_time_zone_and_distance() -> None:
    moment = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
    assert moments.say_moment(moment, NOW, "America/New_York") == "Thu 26 Nov, 15:00 New York, in 8 days"
