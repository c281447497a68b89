"""Does the server say 429 where Telegram would: above 30 a second, one a second a chat, 20 a minute a group?"""

import pytest

from playground.clock import FileClock
from playground.errors import ApiError
from playground.limits import Limits
from playground.model import Chat
from playground.server import Playground
from tests.playground.client import Client


def chat(number: int, kind: str = "private") -> Chat:
    return Chat(id=number, kind="private" if kind == "private" else "group")


def refused_for(limits: Limits, where: Chat, now: float) -> int | None:
    """The seconds of `retry_after`, None where the message passes."""
    try:
        limits.check(where, now)
    except ApiError as error:
        return int((error.parameters or {})["retry_after"])
    return None


def test_a_chat_takes_a_burst_of_three_then_one_a_second() -> None:
    limits, ada = Limits(), chat(1)
    assert [refused_for(limits, ada, 0.0) for _ in range(4)] == [None, None, None, 3]
    assert refused_for(limits, ada, 3.1) is None
    assert refused_for(limits, chat(2), 0.0) is None


def test_thirty_a_second_in_all() -> None:
    limits = Limits()
    assert [refused_for(limits, chat(number), 0.0) for number in range(31)] == [None] * 30 + [1]
    assert refused_for(limits, chat(99), 1.01) is None


def test_twenty_a_minute_in_a_group() -> None:
    limits, group = Limits(), chat(-1, "group")
    waits = [refused_for(limits, group, number * 1.5) for number in range(21)]
    assert waits == [None] * 20 + [30]


def test_what_is_refused_does_not_count() -> None:
    limits, ada = Limits(), chat(1)
    for _ in range(3):
        limits.check(ada, 0.0)
    for _ in range(100):
        with pytest.raises(ApiError):
            limits.check(ada, 1.0)
    limits.check(ada, 3.1)


async def test_on_the_wire_only_when_asked(clock: FileClock) -> None:
    for enforced, statuses in ((True, [200, 200, 200, 429]), (False, [200] * 4)):
        async with (
            Playground(clock, enforce_limits=enforced) as playground,
            Client(playground.base_url, playground.token) as client,
        ):
            ada = playground.user("Ada")
            ada.say("/start")
            answers = [await client("sendMessage", chat_id=ada.chat.id, text="x") for _ in range(4)]
            assert [answer.status for answer in answers] == statuses
            if enforced:
                assert answers[-1].body["parameters"]["retry_after"] in (2, 3)
                assert len(ada.from_bot) == 3
