"""Who may use the bot? A stranger is answered kindly, once a day; an invitation lets in as many as it says."""

import re

from handlers.policy import Policy
from tests.handlers.conftest import introduce
from tests.support.bot import World
from tests.support.person import Person


def _let_in(here: World, policy: Policy) -> None:
    assert here.bot is not None
    here.bot.application.policy = policy


async def test_a_stranger_is_answered_once_a_day_and_an_invitation_opens(here: World) -> None:
    owner, eve, mal = here.person("Olga"), here.person("Eve"), here.person("Mal")
    _let_in(here, Policy(access="invite", owner_chat=owner.participant.chat.id, operator="Olga @olga"))
    await eve.says("/start")
    said = (await eve.sees("by invitation")).text
    assert "Olga @olga" in said
    async with here.silence(eve):
        await eve.says("hello?")
    await eve.says("/privacy")
    await eve.sees("What I keep")
    here.move(hours=25)
    await eve.says("/add Acme, nurse")
    await eve.sees("by invitation")

    await owner.says("/invite 1 2")
    link = (await owner.sees("lets one chat in, for 2 days")).text
    found = re.search(r"\?start=([\w-]{16})\b", link)
    assert found is not None
    await eve.says(f"/start {found[1]}")
    await eve.sees("What shall I call you?")
    await eve.taps("Eve")
    await eve.sees("Where are you?")
    await mal.says(f"/start {found[1]}")  # one use is one chat
    await mal.sees("used up, too old, or mistyped")
    await eve.says("/invite")  # only the operator invites
    await eve.sees("I don't know that command")

    await owner.says("/invite")
    late = re.search(r"\?start=([\w-]{16})\b", (await owner.sees("for 7 days")).text)
    assert late is not None
    here.move(days=8)
    await mal.says(f"/start {late[1]}")
    await mal.sees("used up, too old, or mistyped")


async def test_whoever_was_there_before_stays(here: World, ada: Person) -> None:
    _let_in(here, Policy(access="invite"))
    await ada.says("/list")
    await ada.sees("No live applications yet")
    await ada.says("/forget")
    await ada.sees("Delete everything?")
    await ada.taps("Delete everything")
    await ada.sees("I no longer know anything")
    await ada.says("/start")  # forgotten, they may begin anew
    await ada.sees("What shall I call you?")


async def test_a_list_holds_for_everybody_and_those_left_out_can_still_go(here: World, ada: Person) -> None:
    ben = here.person("Ben")
    _let_in(here, Policy(access="list", allowed=frozenset({ben.participant.user.id})))
    await introduce(ben)
    await ada.says("/list")
    assert str(ada.participant.user.id) in (await ada.sees("not on the list")).text
    await ada.says("/forget")
    await ada.sees("Delete everything?")
    await ada.taps("Delete everything")
    await ada.sees("I no longer know anything")
