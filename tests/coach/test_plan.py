"""What a timeline may not hold, whether one may call, why, and why not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.calendar import Calendar, WorkCalendar
from coach.permission import Permission, may_call
from coach.plan import TimelineError, check, plan
from coach.playbooks import BALANCED, BOLD, COURTEOUS, Playbook
from coach.rules import ARTICLES, CHANNEL_SHARES, RULES, explain, why_not
from coach.steps import Next
from coach.timeline import (
    Applied,
    Channel,
    Debriefed,
    Decided,
    Event,
    Heard,
    Interview,
    Outcome,
    Promised,
    Role,
    Timeline,
    Touch,
    Verdict,
)

UTC_OFFICE = Calendar(WorkCalendar("UTC"))
APPLIED = Applied(at=datetime(2026, 11, 2, 10, tzinfo=UTC))


def on(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 11, 1, hour, tzinfo=UTC) + timedelta(days=day - 1)


def call(day: int, outcome: Outcome) -> Touch:
    return Touch(at=on(day), channel=Channel.PHONE, outcome=outcome)


def life(*events: Event, contact: Role = Role.HIRING_MANAGER) -> Timeline:
    return Timeline(events=(APPLIED, *events), contact=contact)


BAD: list[tuple[str, Event]] = [
    ("it lies before the event in front", Heard(at=on(1))),
    ("an application already", Applied(at=on(5))),
    ("an interview before the application", Interview(at=on(5), held=on(1))),
    ("exactly one of", Promised(at=on(5))),
    ("exactly one of", Promised(at=on(5), day=date(2026, 11, 9), span_days=3)),
    ("ends before it was made", Promised(at=on(5), day=date(2026, 11, 2))),
    ("ends before it was made", Promised(at=on(5), moment=on(4))),
    ("a span has 1 to", Promised(at=on(5), span_days=0)),
    ("a span has 1 to", Promised(at=on(5), span_days=10**9)),
    ("email cannot end in voicemail_left", Touch(at=on(5), channel=Channel.EMAIL, outcome=Outcome.VOICEMAIL_LEFT)),
    ("phone cannot end in sent", Touch(at=on(5), channel=Channel.PHONE, outcome=Outcome.SENT)),
    ("note cannot end in reached", Touch(at=on(5), channel=Channel.NOTE, outcome=Outcome.REACHED)),
    ("only a callback", Touch(at=on(5), channel=Channel.PHONE, outcome=Outcome.REACHED, day=date(2026, 11, 9))),
    ("not both", Touch(at=on(5), channel=Channel.PHONE, outcome=Outcome.CALLBACK, day=date(2026, 11, 9), moment=on(9))),
    ("ends before it was made", Touch(at=on(5), channel=Channel.PHONE, outcome=Outcome.CALLBACK, moment=on(4))),
    ("without a zone", Heard(at=datetime.fromisoformat("2026-11-05T00:00"))),
    ("without a zone", Interview(at=on(5), held=datetime.fromisoformat("2026-11-05T00:00"))),
    ("the year 3000", Promised(at=on(5), day=date(3000, 1, 1))),
    ("the year 9999", Heard(at=datetime.max.replace(tzinfo=UTC))),
]


@pytest.mark.parametrize(("why", "event"), BAD, ids=[why for why, _ in BAD])
def test_an_event_that_cannot_be_is_named(why: str, event: Event) -> None:
    kind = type(event).__name__.lower()
    with pytest.raises(TimelineError, match=rf"^event 2 \({kind} at .*{why}") as caught:
        check(life(), event)
    assert caught.value.event is event
    with pytest.raises(TimelineError, match=why):
        plan(life(event), BALANCED, UTC_OFFICE, on(20))


def test_nothing_before_the_application() -> None:
    with pytest.raises(TimelineError, match="nothing can happen before the application"):
        check(Timeline(events=()), Heard(at=on(5)))
    with pytest.raises(TimelineError, match="an interview before the application"):
        check(Timeline(events=()), Interview(at=on(5), held=on(6)))


def test_two_decisions() -> None:
    decided = Decided(at=on(5), outcome=Verdict.REJECTED)
    with pytest.raises(TimelineError, match="a decision already"):
        check(life(decided), Decided(at=on(6), outcome=Verdict.OFFER))
    check(life(decided), Heard(at=on(6)))  # what comes after the end is kept, it only changes nothing


def test_a_day_is_compared_in_the_employers_zone() -> None:
    """Late on the fourth in New York is the fifth in Tokyo; without a zone only what is wrong everywhere is refused."""
    promise = Promised(at=datetime(2026, 11, 5, 2, tzinfo=UTC), day=date(2026, 11, 4))
    check(life(), promise)
    check(life(), promise, "America/New_York")
    with pytest.raises(TimelineError, match="ends before it was made"):
        check(life(), promise, "Asia/Tokyo")


def test_now_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        plan(life(), BALANCED, UTC_OFFICE, datetime.fromisoformat("2026-11-05T00:00"))


def test_what_the_person_noted_changes_no_plan() -> None:
    held = Interview(at=on(3), held=on(4))
    noted = Debriefed(at=on(4, 12), forgot="the certificate")
    assert plan(life(held, noted), BOLD, UTC_OFFICE, on(6)) == plan(life(held), BOLD, UTC_OFFICE, on(6))


def test_a_call_that_they_asked_for_goes_before_the_note() -> None:
    """Ours: a callback would be missed, the note is still in time after it."""
    held = Interview(at=on(3), held=on(11))
    back = Touch(at=on(11, 11), channel=Channel.PHONE, outcome=Outcome.CALLBACK, moment=on(12))
    assert plan(life(held, back), BALANCED, UTC_OFFICE, on(12, 9)).next is Next.THANK_YOU_NOTE
    assert plan(life(held, back), BALANCED, UTC_OFFICE, on(12, 10)).next is Next.CALL


MAY: list[tuple[str, Timeline, Playbook, datetime, tuple[bool, str, str | None, Next | None]]] = [
    ("due", life(), BALANCED, on(9), (True, "W2", "2026-11-09", None)),
    ("too early", life(), BALANCED, on(5), (False, "W2", "2026-11-09", None)),
    ("too early in the day", life(), BALANCED, on(9, 6), (False, "decision 3", "2026-11-09", None)),
    ("a promise ahead", life(Promised(at=on(4), span_days=7)), BALANCED, on(9), (False, "W6", "2026-11-12", None)),
    ("talked", life(call(9, Outcome.REACHED)), BALANCED, on(12), (False, "W8", None, None)),
    ("silent", life(call(9, Outcome.REACHED)), BALANCED, on(25), (False, "W8", None, Next.ASK_STILL_WANTED)),
    ("over", life(call(9, Outcome.CLEAR_NO)), BOLD, on(12), (False, "L6", None, None)),
    ("ahead", life(Interview(at=on(3), held=on(20))), BOLD, on(9), (False, "decision 4", None, None)),
    ("HR, bold", life(contact=Role.HR), BOLD, on(9), (False, "P1", None, Next.FIND_PERSON)),
    ("HR, balanced", life(contact=Role.HR), BALANCED, on(5), (False, "P1", "2026-11-09", Next.FIND_PERSON)),
    (
        "write",
        life(*(call(day, Outcome.NOBODY) for day in (9, 10, 11))),
        BALANCED,
        on(12),
        (False, "L4", None, Next.EMAIL),
    ),
    ("note", life(Interview(at=on(3), held=on(9))), BALANCED, on(10), (False, "W3", "2026-11-16", Next.THANK_YOU_NOTE)),
]


@pytest.mark.parametrize(
    ("timeline", "playbook", "now", "answer"), [row[1:] for row in MAY], ids=[row[0] for row in MAY]
)
def test_may_i_call_now(
    timeline: Timeline, playbook: Playbook, now: datetime, answer: tuple[bool, str, str | None, Next | None]
) -> None:
    found: Permission = may_call(timeline, playbook, UTC_OFFICE, now)
    day = found.fine_day.isoformat() if found.fine_day else None
    assert (found.allowed, found.rule, day, found.instead) == answer
    assert found.text
    assert found.trace


def test_why_names_the_article() -> None:
    first, *_ = explain(plan(life(), BOLD, UTC_OFFICE, on(3)))
    assert (first.rule.id, [article.key for article in first.rule.articles]) == ("W1", ["C"])
    assert first.rule.articles[0].byline == "Joe Turner"
    assert {key for key, article in ARTICLES.items() if article.byline == "author not given"} == {"B", "E"}


def test_why_not_tells_what_holds_it_back() -> None:
    promise = life(Promised(at=on(4), span_days=7))
    reasons = why_not(plan(promise, BALANCED, UTC_OFFICE, on(9)), on(9))
    assert reasons[0].rule.id == "W6"
    assert all(reason.overridden_by is None for reason in reasons)
    assert why_not(plan(promise, BALANCED, UTC_OFFICE, on(12)), on(12)) == []
    over = plan(life(call(9, Outcome.CLEAR_NO)), COURTEOUS, UTC_OFFICE, on(12))
    assert [reason.rule.id for reason in why_not(over, on(12))] == ["L6"]


def test_every_rule_of_the_page_has_its_sentence() -> None:
    counts = {"W": 9, "L": 9, "P": 6, "S": 7, "F": 4}
    page = {f"{letter}{n}" for letter, most in counts.items() for n in range(1, most + 1)}
    assert set(RULES) == page | {f"decision {n}" for n in range(1, 21)}
    assert all(rule.sentence.endswith((".", "?")) for rule in RULES.values())
    assert CHANNEL_SHARES["email"] == 87
