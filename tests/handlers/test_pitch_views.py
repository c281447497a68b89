"""Whatever people type, what is shown of proofs, needs and scripts fits into a message."""

from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from re import sub

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.pitch import Kind, Script
from coach.posting import Kind as NeedKind
from coach.posting import Requirement
from coach.resume import Found
from handlers.views import needs, nudge, pitches, posting, proofs
from handlers.views.message import LIMIT, Message
from storage.nudges import Nudge
from storage.proofs import Proof
from tests.handlers.planned import planned

LONG = st.text(alphabet="a<&\U0001f469 .", min_size=0, max_size=5000)
NOW = datetime(2027, 11, 1, 15, 0, tzinfo=UTC)


def _fits(message: Message) -> None:
    text = unescape(sub(r"<[^>]*>", "", message.html))
    assert 0 < len(text) <= LIMIT
    for row in message.rows:
        assert 0 < len(row) <= 8
        for button in row:
            assert 0 < len(button.label) <= 64
            assert len(button.copy) <= pitches.COPY


@settings(max_examples=60, deadline=None)
@given(LONG)
def test_proofs_fit(text: str) -> None:
    many = [Proof(n, text, None) for n in range(200)]
    for page in (0, 3, 99):
        _fits(proofs.listing(many, page))
    _fits(proofs.one(many[0]))
    _fits(proofs.keep([Found(text, True)] * 30, [1, 2], 3))
    _fits(proofs.kept([text] * 200, 3, 3, 1))
    _fits(proofs.ask_shorter(text))
    _fits(proofs.ask_text(text))


@settings(max_examples=60, deadline=None)
@given(LONG)
def test_needs_fit(text: str) -> None:
    application = replace(planned().application, company=text or "x", posting="some", needs=text)
    need = Requirement(text, 1.0, NeedKind.MUST)
    shown = needs.Shown(
        needs=[(need, "00000000")] * 8,
        answers={text: text},
        picked={text},
        language="de",
        facts=dict.fromkeys(("contact", "phone", "email", "place", "deadline", "salary"), text),
        undo=10**9,
    )
    _fits(needs.overview(application, shown))
    _fits(needs.need(application, need, "00000000", 1, 5, [Proof(n, text, None) for n in range(4)], 1))
    _fits(needs.ask_near(text))
    _fits(posting.ask_own(text))
    _fits(posting.ask_sure([text] * 5, 20_000))


@settings(max_examples=60, deadline=None)
@given(LONG)
@pytest.mark.parametrize("kind", Kind)
def test_scripts_fit(kind: Kind, text: str) -> None:
    said = Script(kind=kind, paragraphs=(text or "x",) * 3, subject=text)
    about = planned()
    _fits(pitches.script(about, said, own=True, hints=[text, text], undo=10**9))
    _fits(pitches.sentence(about, said, "00000000", text, [text] * 3))


@settings(max_examples=60, deadline=None)
@given(LONG)
def test_a_nudge_with_four_long_scripts_fits(text: str) -> None:
    kinds = (Kind.CALL_BEFORE, Kind.SECOND_TURN, Kind.VOICEMAIL, Kind.ASSISTANT)
    scripts = [Script(kind=kind, paragraphs=(text or "x",)) for kind in kinds]
    due = Nudge(1, 1, "call", "step", NOW, "pending", courage=text)
    _fits(nudge.step(due, planned(company=text or "x", name=text), scripts, None))
