"""What handlers/conversation.py relies on in the pinned python-telegram-bot, and that no conversation is a dead end."""

import inspect
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from telegram.ext import ConversationHandler

from handlers import registration
from handlers.conversation import StoredConversation, StoredStates
from handlers.turn import Turn, current
from storage.conversations import Conversation

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
KEY = (7, 8)


@pytest.fixture
def turn() -> Any:
    made = Turn(cast("Any", None), NOW, user_id=8)
    token = current.set(made)
    yield made
    current.reset(token)


def test_the_library_keeps_its_states_where_we_replace_them() -> None:
    assert "_conversations" in ConversationHandler.__slots__
    source = inspect.getsource(ConversationHandler)
    # Every use of the mapping: reading in check_update, writing in _update_state, and persistence, which is not used.
    assert source.count("self._conversations.get(key)") == 3
    assert source.count("del self._conversations[key]") == 1
    assert source.count("self._conversations[key] = ") == 2
    assert "self._conversations" not in inspect.getsource(ConversationHandler.handle_update)


def test_a_handler_built_by_us_holds_our_states() -> None:
    for form in registration.FORMS.values():
        handler = form.handler()
        assert isinstance(handler, StoredConversation)
        assert isinstance(handler._conversations, StoredStates)


def test_the_state_is_the_rows(turn: Turn) -> None:
    states = StoredStates("add")
    assert states.get(KEY) is None
    turn.open["add"] = Conversation(8, "add", "company", True, NOW)
    assert states.get(KEY) == "company"
    states[KEY] = "title"
    assert turn.open["add"].state == "title"
    del states[KEY]
    assert turn.open == {}


def test_a_conversation_set_aside_has_no_state_and_is_kept(turn: Turn) -> None:
    turn.open["add"] = Conversation(8, "add", "company", False, NOW)
    assert StoredStates("add").get(KEY) is None
    assert "add" in turn.open


def test_every_step_of_every_form_is_a_state_that_takes_answers() -> None:
    for form in registration.FORMS.values():
        states = form.handler().states
        assert set(states) == {step.name for step in form.steps}
        assert all(len(handlers) == 3 for handlers in states.values())
