"""Where does python-telegram-bot keep the state of a conversation? Here: in the rows that the turn has loaded.

ConversationHandler keeps its states in a private mapping that lives in one process. This subclass puts a mapping backed
by the current turn in that one attribute, so that any replica goes on with any conversation and a restart loses none.
tests/handlers/test_conversation.py holds the pinned library to what is relied on.
"""

import warnings
from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from typing import Any

from telegram.ext import BaseHandler, ConversationHandler
from telegram.warnings import PTBUserWarning

from handlers.turn import Context, current

Key = tuple[int | str, ...]


class StoredStates(MutableMapping[Key, object]):
    """The state of the conversation `name` of whoever the current turn is about; a conversation set aside has none."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, key: Key) -> object:
        conversation = current.get().open.get(self._name)
        if conversation is None or not conversation.active:
            raise KeyError(key)
        return conversation.state

    def __setitem__(self, key: Key, state: object) -> None:
        turn = current.get()
        if self._name in turn.open:
            turn.open[self._name] = replace(turn.open[self._name], state=str(state))

    def __delitem__(self, key: Key) -> None:
        current.get().open.pop(self._name, None)

    def __iter__(self) -> Iterator[Key]:
        raise NotImplementedError("the conversations of all chats are in the database, not here")

    def __len__(self) -> int:
        raise NotImplementedError("the conversations of all chats are in the database, not here")


class StoredConversation(ConversationHandler[Context]):
    """A ConversationHandler whose states are rows. Conversations begin by handlers/form.py, so it has no entry
    points.
    """

    def __init__(self, name: str, states: dict[object, list[BaseHandler[Any, Context, Any]]]) -> None:
        with warnings.catch_warnings():
            # It warns that buttons are not tracked a message; ours say themselves which step they answer.
            warnings.simplefilter("ignore", PTBUserWarning)
            super().__init__(entry_points=[], states=states, fallbacks=[], name=name)
        self._conversations = StoredStates(name)
