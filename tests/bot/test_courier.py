"""Does every message arrive, in order, whatever Telegram answers, and never oftener than an unknown outcome excuses?"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from telegram.error import InvalidToken

from bot.pace import Pace, Rate
from handlers.views import trouble
from playground.errors import ApiError
from playground.faults import Fault, bad_gateway, barred, dropped, hangs, refused, server_error, slow, too_many
from storage import leases, outbox
from storage.outbox import NUDGE
from tests.bot.stage import Stage, logged, until
from tests.support.person import Person

UNSAID = trouble.unsaid().payload()["text"]
ANY_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ANY_DATABASE
@pytest.mark.parametrize(
    ("fault", "copies"),
    [
        (lambda: too_many(1, method="sendMessage"), 1),
        (lambda: server_error(method="sendMessage"), 1),
        (lambda: server_error(method="sendMessage", effect=True), 2),
        (lambda: bad_gateway(method="sendMessage"), 1),
        (lambda: bad_gateway(method="sendMessage", effect=True), 2),
        (lambda: dropped(effect=False, method="sendMessage"), 1),
        (lambda: dropped(effect=True, method="sendMessage"), 2),
        (lambda: slow(0.3, method="sendMessage"), 1),
    ],
)
async def test_it_arrives_and_only_an_unknown_outcome_makes_a_second_copy(
    stage: Stage, fault: Callable[[], Fault], copies: int
) -> None:
    ada, made = stage.person(), fault()
    stage.here.playground.faults.add(made)
    await stage.put(ada.participant.chat.id, "one", "two")
    async with stage.delivering():
        assert await stage.settled() == {"sent": 2}
    assert made.hits == 1
    assert stage.sent(ada) == ["one"] * copies + ["two"]


async def test_what_a_crash_loop_claimed_again_and_again_waits_no_longer_than_its_errors_ask_for(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="bot.courier")
    ada = stage.person()
    await stage.put(ada.participant.chat.id, "one", "two")
    for _ in range(10):
        assert len(await outbox.claim(stage.database, 10, lease_seconds=0)) == 1  # and dies
    stage.here.playground.faults.add(server_error(method="sendMessage", times=2))
    async with stage.delivering():
        await ada.sees("one")
        stage.here.playground.faults.add(server_error(method="sendMessage"))
        await ada.sees("two")
    waits = [line.rpartition(" ")[2] for line in caplog.messages if "Retry(" in line]
    assert waits == ["Retry(seconds=1.0)", "Retry(seconds=2.0)", "Retry(seconds=1.0)"]


@pytest.mark.parametrize("effect", [False, True])
async def test_a_call_that_hangs_is_given_up_below_its_lease_and_repeated(
    stage: Stage, caplog: pytest.LogCaptureFixture, effect: bool
) -> None:
    caplog.set_level("INFO", logger="bot.courier")
    ada, bob = stage.person("Ada"), stage.person("Bob")
    hanging = hangs(effect=effect, method="sendMessage", chat_id=ada.participant.chat.id)
    stage.here.playground.faults.add(hanging)
    await stage.put(ada.participant.chat.id, "one", "two")
    async with stage.delivering(lease_seconds=1.5):
        await stage.put(bob.participant.chat.id, "for Bob")
        await bob.sees("for Bob")
        assert [m.text for m in ada.participant.from_bot] == ["one"] * effect, "Bob waited for Ada"
        assert await stage.settled() == {"sent": 3}
    assert caplog.text.count("Retry(") == 1, "its lease ran out before it was given up"
    assert [m.text for m in ada.participant.from_bot] == ["one"] * effect + ["one", "two"]


@ANY_DATABASE
async def test_the_network_is_cut_and_mended(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="bot.courier")
    people = [stage.person(name) for name in ("Ada", "Bob", "Cid")]
    async with stage.delivering():
        await stage.here.playground.cut()
        for someone in people:
            await stage.put(someone.participant.chat.id, "one", "two")
        await until(lambda: caplog.text.count("Retry(") >= 3)
        await stage.here.playground.mend()
        assert await stage.settled() == {"sent": 6}
    assert [stage.sent(someone) for someone in people] == [["one", "two"]] * 3


@pytest.mark.parametrize(
    "what",
    [
        "message text is empty",
        "message is too long",
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        "BUTTON_DATA_INVALID",
    ],
)
@ANY_DATABASE
async def test_what_can_never_arrive_is_given_up_and_the_next_one_goes(stage: Stage, what: str) -> None:
    ada = stage.person()
    stage.here.playground.faults.add(refused(what, method="sendMessage"))
    await stage.put(ada.participant.chat.id, "one", "two")
    async with stage.delivering():
        assert await stage.settled() == {"failed": 1, "sent": 2}
    assert stage.sent(ada) == ["two", UNSAID], "lost in silence"


async def test_an_edit_of_a_message_that_is_gone_becomes_a_new_message(stage: Stage) -> None:
    ada = stage.person()
    await stage.put(ada.participant.chat.id, "first")
    async with stage.delivering():
        message = await ada.sees("first")
        ada.participant.delete(message.message_id)
        await stage.put_edit(ada.participant.chat.id, message.message_id, "second")
        assert (await ada.sees("second")).message_id != message.message_id
        assert await stage.settled() == {"sent": 2}


async def test_an_edit_that_changes_nothing_is_done(stage: Stage) -> None:
    ada = stage.person()
    await stage.put(ada.participant.chat.id, "same")
    async with stage.delivering():
        message = await ada.sees("same")
        await stage.put_edit(ada.participant.chat.id, message.message_id, "same")
        await stage.put_edit(ada.participant.chat.id, message.message_id, "other")
        await ada.sees("other")
        await stage.settled()
    assert len(stage.here.playground.calls.of("editMessageText")) == 2
    assert len(stage.sent(ada)) == 1


async def test_an_edit_whose_answer_was_lost_is_repeated_without_harm(stage: Stage) -> None:
    ada = stage.person()
    await stage.put(ada.participant.chat.id, "first")
    async with stage.delivering():
        message = await ada.sees("first")
        stage.here.playground.faults.add(dropped(effect=True, method="editMessageText"))
        await stage.put_edit(ada.participant.chat.id, message.message_id, "second")
        await stage.settled()
    assert [m.text for m in ada.participant.from_bot] == ["second"]
    assert len(stage.here.playground.calls.of("editMessageText")) == 2


@pytest.mark.parametrize(("refusal", "what"), [(barred, "bot was blocked by the user"), (refused, "chat not found")])
async def test_a_chat_that_cannot_be_reached_gets_nothing_more(
    stage: Stage, refusal: Callable[..., Fault], what: str
) -> None:
    ada, bob = stage.person("Ada"), stage.person("Bob")
    stage.here.playground.faults.add(refusal(what, chat_id=ada.participant.chat.id))
    await stage.put(ada.participant.chat.id, "one", "two")
    await stage.put(bob.participant.chat.id, "for Bob")
    async with stage.delivering():
        assert await stage.settled() == {"failed": 2, "sent": 1}
    assert (stage.sent(ada), stage.sent(bob)) == ([], ["for Bob"])
    assert (await stage.chat(ada.participant.chat.id)).blocked_at is not None
    assert (await stage.chat(bob.participant.chat.id)).blocked_at is None


async def test_a_group_upgraded_in_the_middle_of_a_send(stage: Stage) -> None:
    ada = stage.person()
    group = stage.here.playground.group("Friends", [ada.participant])
    await stage.put(group.chat.id, "one")
    async with stage.delivering():
        assert await stage.settled() == {"sent": 1}
        moved = group.upgrade(ada.participant)
        await stage.put(group.chat.id, "two", "three")
        assert await stage.settled() == {"sent": 3}
    arrived = stage.here.playground.calls.accepted()
    assert [(m["chat"]["id"], m["text"]) for m in arrived] == [
        (group.chat.id, "one"),
        (moved.chat.id, "two"),
        (moved.chat.id, "three"),
    ]
    assert await stage.count("chats") == 1


async def test_order_within_a_chat_through_every_fault(stage: Stage) -> None:
    ada = stage.person()
    stage.here.playground.faults.add(
        server_error(method="sendMessage", skip=1),
        too_many(1, method="sendMessage", skip=3),
        slow(0.2, method="sendMessage", skip=4),
    )
    texts = [str(number) for number in range(8)]
    await stage.put(ada.participant.chat.id, *texts)
    async with stage.delivering():
        assert await stage.settled() == {"sent": 8}
    assert stage.sent(ada) == texts


@ANY_DATABASE
async def test_answers_go_before_nudges_that_waited_longer(stage: Stage) -> None:
    one_at_a_time = Pace((Rate(1, 0.02),), (Rate(1, 0),), (Rate(1, 0),))
    people = [stage.person(f"P{number}") for number in range(60)]
    for someone in people[:-1]:
        await stage.put(someone.participant.chat.id, "nudge", priority=NUDGE)
    async with stage.delivering(one_at_a_time):
        await people[0].sees("nudge")
        await stage.put(people[-1].participant.chat.id, "answer")
        await people[-1].sees("answer")
        before = len(stage.here.playground.calls.accepted())
        assert before < 45, "the answer waited behind all the nudges"
        assert await stage.settled() == {"sent": 60}


async def test_while_another_leads_nothing_is_sent_and_when_it_dies_this_one_takes_over(stage: Stage) -> None:
    ada = stage.person()
    assert await leases.acquire(stage.database, leases.LEADER, "somebody who dies", 1)
    await stage.put(ada.participant.chat.id, "one")
    async with _replica(stage):
        await ada.hears_nothing(0.5)
        assert await stage.settled() == {"sent": 1}


async def test_two_couriers_send_everything_once_and_the_second_goes_on_after_the_first(stage: Stage) -> None:
    people = [stage.person(f"P{number}") for number in range(10)]
    async with AsyncExitStack() as first, AsyncExitStack() as second:
        await first.enter_async_context(_replica(stage))
        await _put_all(stage, people, "one")
        assert await stage.settled() == {"sent": 10}, "the first does not lead"
        await second.enter_async_context(_replica(stage))
        await _put_all(stage, people, "two")
        assert await stage.settled() == {"sent": 20}
        await first.aclose()
        await _put_all(stage, people, "three")
        assert await stage.settled() == {"sent": 30}
    assert [stage.sent(someone) for someone in people] == [["one", "two", "three"]] * 10


async def test_a_graceful_end_waits_for_what_is_in_flight_and_doubles_nothing(stage: Stage) -> None:
    people = [stage.person(f"P{number}") for number in range(10)]
    stage.here.playground.faults.add(slowly := slow(0.3, method="sendMessage", times=None))
    for someone in people:
        await stage.put(someone.participant.chat.id, "one", "two")
    async with stage.delivering():
        await until(lambda: slowly.hits >= 10)
    states = await stage.states()
    assert states.keys() <= {"sent", "ready"}, "what was in flight was not waited for"
    assert states["sent"] >= 10  # on a busy machine the first ones have landed, and the next are in flight
    async with stage.delivering():
        assert await stage.settled() == {"sent": 20}
    assert [stage.sent(someone) for someone in people] == [["one", "two"]] * 10


async def test_what_arrived_while_the_database_was_away_is_not_sent_again(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    ada = stage.person()
    stage.here.playground.faults.add(slowly := slow(0.5, method="sendMessage"))
    await stage.put(ada.participant.chat.id, "one", "two")
    async with stage.delivering():
        await until(lambda: slowly.hits == 1)
        async with stage.database_away():
            await ada.sees("one")
            await logged(caplog, "the database is away", times=2)  # the second time its arrival was to be written
        assert await stage.settled() == {"sent": 2}
    assert stage.sent(ada) == ["one", "two"]


async def test_a_revoked_token_ends_it(stage: Stage) -> None:
    ada = stage.person()
    revoked = Fault(kind="refuse", method="sendMessage", error=ApiError(401, "Unauthorized"))
    stage.here.playground.faults.add(revoked)
    await stage.put(ada.participant.chat.id, "one")
    with pytest.raises(InvalidToken):
        async with stage.delivering() as task:
            await asyncio.wait([task], timeout=10)
    await outbox.reclaim(stage.database)
    async with stage.delivering():
        assert await stage.settled() == {"sent": 1}


async def test_a_letter_of_an_unknown_kind_is_given_up(stage: Stage) -> None:
    ada = stage.person()
    await stage.put(ada.participant.chat.id, "one", method="sendCarrierPigeon")
    await stage.put(ada.participant.chat.id, "two")
    async with stage.delivering():
        assert await stage.settled() == {"failed": 1, "sent": 2}
    assert stage.sent(ada) == ["two", UNSAID]


@asynccontextmanager
async def _replica(stage: Stage) -> AsyncIterator[None]:
    """A courier that sends only while its replica leads."""
    async with stage.leading(1) as lead, stage.delivering(leads=lead.held):
        yield


async def _put_all(stage: Stage, people: list[Person], text: str) -> None:
    for someone in people:
        await stage.put(someone.participant.chat.id, text)
