"""Are Telegram's limits kept, and its wish to hear less, over a restart and by the whole bot where it means all?"""

from bot.pace import Pace
from playground.faults import too_many
from storage import leases, outbox
from tests.bot.stage import Stage, until
from tests.bot.test_courier import ANY_DATABASE


async def test_told_to_wait_it_waits_as_long_over_a_restart(stage: Stage) -> None:
    ada = stage.person()
    stage.here.playground.faults.add(told := too_many(2, method="sendMessage"))
    await stage.put(ada.participant.chat.id, "one")
    async with stage.delivering():
        await until(lambda: told.hits == 1)
    async with stage.delivering():
        await ada.sees("one")
    refused_, sent = stage.here.playground.calls.of("sendMessage")
    assert 2 <= (sent.at - refused_.at).total_seconds() < 5


@ANY_DATABASE
async def test_telegrams_limits_are_kept(stage: Stage) -> None:
    ada = stage.person()
    await stage.put(ada.participant.chat.id, *(str(number) for number in range(5)))
    async with stage.delivering(Pace()):
        assert await stage.settled() == {"sent": 5}
    times = [call.at for call in stage.here.playground.calls.of("sendMessage")]
    assert (times[2] - times[0]).total_seconds() < 2
    assert (times[3] - times[0]).total_seconds() > 2.9


async def test_one_chat_told_to_wait_holds_up_no_other(stage: Stage) -> None:
    ada, bob = stage.person("Ada"), stage.person("Bob")
    told = too_many(2, method="sendMessage", chat_id=ada.participant.chat.id)
    stage.here.playground.faults.add(told)
    await stage.put(ada.participant.chat.id, "for Ada")
    async with stage.delivering():
        await until(lambda: told.hits == 1)
        await stage.put(bob.participant.chat.id, "for Bob")
        await bob.sees("for Bob")
        assert stage.sent(ada) == []
        assert await stage.settled() == {"sent": 2}


async def test_two_chats_refused_one_after_the_other_silence_the_whole_bot_over_a_restart(stage: Stage) -> None:
    people = [stage.person(f"P{number}") for number in range(5)]
    told = too_many(2, method="sendMessage", times=2)
    stage.here.playground.faults.add(told)
    for someone in people[:2]:
        await stage.put(someone.participant.chat.id, "one")
    async with stage.delivering():
        await until(lambda: told.hits == 2)
    await leases.forget_all(stage.database)  # as a process on SQLite does when it starts
    await outbox.reclaim(stage.database)
    for someone in people[2:]:
        await stage.put(someone.participant.chat.id, "one")
    async with stage.delivering():
        assert await stage.settled() == {"sent": 5}
    calls = stage.here.playground.calls.of("sendMessage")
    assert len(calls) == 7, "a call was made in spite of the wish"
    assert (calls[2].at - calls[1].at).total_seconds() >= 1.9
