"""Is nothing said twice when a group gets another id while something is on its way to it?"""

from playground.faults import slow
from tests.bot.stage import Stage, until

LEASE_SECONDS = 2.0


async def test_upgraded_while_a_message_is_in_flight(stage: Stage) -> None:
    ada = stage.person()
    group = stage.here.playground.group("Friends", [ada.participant])
    stage.here.playground.faults.add(late := slow(1, method="sendMessage"))
    async with stage.polling(), stage.delivering(lease_seconds=LEASE_SECONDS):
        await stage.put(group.chat.id, "one", "two")
        await until(lambda: late.hits == 1)
        moved = group.upgrade(ada.participant)  # Telegram has "one"; its answer is still to come
        assert await stage.settled() == {"sent": 2}
    arrived = stage.here.playground.calls.accepted()
    assert [(m["chat"]["id"], m["text"]) for m in arrived] == [(group.chat.id, "one"), (moved.chat.id, "two")]
    assert await stage.count("chats") == 1
