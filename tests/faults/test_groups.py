"""Is nothing said twice when a group gets another id while something is on its way; does one of two taps count?"""

import asyncio

import pytest

from playground.faults import slow
from tests.bot.stage import Stage, until
from tests.bot.test_nudger import CALL, DUE
from tests.support.person import Person

LEASE_SECONDS = 8.0  # a letter that is lost sight of is sent again then


async def test_upgraded_while_a_message_is_in_flight(stage: Stage) -> None:
    ada = stage.person()
    group = stage.here.playground.group("Friends", [ada.participant])
    stage.here.playground.faults.add(late := slow(1, method="sendMessage"))
    async with stage.polling(), stage.delivering(lease_seconds=LEASE_SECONDS):
        await stage.put(group.chat.id, "one", "two")
        await until(lambda: late.hits == 1)
        moved = group.upgrade(ada.participant)  # Telegram has "one"; its answer is still to come
        assert await stage.settled(30) == {"sent": 2}
    arrived = stage.here.playground.calls.accepted()
    assert [(m["chat"]["id"], m["text"]) for m in arrived] == [(group.chat.id, "one"), (moved.chat.id, "two")]
    assert await stage.count("chats") == 1


@pytest.mark.parametrize(("who", "label"), [("Bob", "Talked, no news"), ("Ada", "Voicemail left")])
async def test_two_taps_at_once_by_one_or_two_people_and_one_counts(stage: Stage, who: str, label: str) -> None:
    one, two = stage.here.playground.user("Ada"), stage.here.playground.user("Bob")
    group = stage.here.playground.group("Job club", [one, two])
    ada, bob = Person(group.person(one)), Person(group.person(two))
    await stage.applied(ada)
    stage.here.clock.move_to(DUE)
    async with stage.nudging(), stage.delivering():
        nudge = await ada.sees(CALL)
        labels = {
            button["text"]: button["callback_data"]
            for row in nudge.keyboard
            for button in row
            if "callback_data" in button
        }
        known = await stage.count("events"), {update.update_id for update in stage.pending()}
        await ada.taps_again(nudge, labels["Voicemail left"])
        await {"Ada": ada, "Bob": bob}[who].taps_again(nudge, labels[label])
        taps = [update for update in stage.pending() if update.update_id not in known[1]]
        await asyncio.gather(*(stage.application.process_update(tap) for tap in taps))
        await ada.sees("Call:")
        await stage.settled()
    assert len(taps) == 2
    assert await stage.count("events") == known[0] + 1
