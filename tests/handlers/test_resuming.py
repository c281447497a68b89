"""Is the operator told what waits in plain numbers, and can nobody else decide?"""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.views import resuming as views
from storage import pauses
from storage.database import Database
from storage.pauses import Overdue

NOW = datetime(2027, 11, 1, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Overdue(0, {}, 0, None), "Waiting in 0 chats: nothing."),
        (Overdue(1, {}, 1, None), "Waiting in 1 chat: 1 message held back."),
        (
            Overdue(3, {"call": 2}, 4, NOW - timedelta(hours=26)),
            "Waiting in 4 chats: 2 nudges, the oldest due 26 hours ago; 3 messages held back.",
        ),
        (Overdue(0, {"call": 1}, 1, NOW - timedelta(days=3)), "Waiting in 1 chat: 1 nudge, the oldest due 3 days ago."),
        (Overdue(0, {"call": 1}, 1, NOW), "Waiting in 1 chat: 1 nudge, the oldest due a moment ago."),
    ],
)
def test_what_waits_is_said_in_one_sentence(found: Overdue, said: str) -> None:
    assert views.summary(found, NOW) == said


def test_every_kind_has_words() -> None:
    details = "\n".join(views.details(Overdue(1, dict.fromkeys(views.KINDS, 1), 1, NOW), NOW))
    assert "_" not in details


async def test_only_the_chat_that_was_asked_decides_and_once(database: Database) -> None:
    async with database.transaction() as connection:
        await pauses.begin(connection, NOW)
        assert not await pauses.decide(connection, pauses.SEND, chat_id=7), "nobody was asked yet"
    await pauses.asked(database, 7)
    async with database.transaction() as connection:
        assert not await pauses.decide(connection, pauses.SEND, chat_id=8)
        assert not await pauses.decide(connection, "forged", chat_id=7)
        assert await pauses.decide(connection, pauses.SKIP, chat_id=7)
        assert not await pauses.decide(connection, pauses.SEND, chat_id=7)
        assert not await pauses.decide(connection, pauses.SEND)
    pause = await pauses.current(database)
    assert pause is not None
    assert pause.decision == pauses.SKIP
