"""In a group with privacy mode on: whom a question is for answers it, by replying; and who logged what is shown."""

import pytest

from playground.model import Message
from tests.handlers.conftest import introduce
from tests.support.bot import World
from tests.support.person import Person


class Member(Person):
    """A person in a group: what they say in a conversation is a reply to the question."""

    async def replies(self, text: str) -> Message:
        """Reply to the bot's newest message."""
        return await self.says(text, reply_to=self.last)


@pytest.fixture
async def pair(here: World) -> tuple[Member, Member]:
    """Ada and Bob in one group, which has introduced itself; Ada has a private chat with the bot as well."""
    ada, bob = here.person("Ada"), here.person("Bob")
    await introduce(ada)
    group = here.playground.group("Job hunt", [ada.participant, bob.participant])
    inside = Member(group.person(ada.participant)), Member(group.person(bob.participant))
    await inside[0].says("/start")
    await inside[0].sees("What shall I call you?")
    await inside[0].taps("Ada")
    await inside[0].sees("Where are you?")
    await inside[0].taps("New York")
    await inside[0].sees("How forward")
    await inside[0].taps("Balanced")
    await inside[0].sees("Good to meet you")
    await inside[1].sees("Good to meet you")
    return inside


async def _add(member: Member, company: str) -> None:
    await member.says(f"/add {company}, nurse, yesterday")
    for question in ("Whom could you call", "Paste the job posting", "Why you?"):
        await member.sees(question)
        await member.taps("Skip")
    await member.sees(f"✅ {company}")


async def test_a_question_opens_the_reply_box_of_whom_it_is_for(pair: tuple[Member, Member]) -> None:
    ada, bob = pair
    command = await ada.says("/add")
    question = await ada.sees("Which company")
    assert question.markup == {"force_reply": True, "selective": True}
    assert question.reply_to == command.message_id
    assert question.text.startswith("Ada: ")
    await bob.says("Globex", reply_to=question)
    await bob.sees("That question waits for Ada.")
    await ada.says("Acme, nurse", reply_to=question)
    question = await ada.sees("When did you apply?")
    assert "Acme, nurse" in question.text
    await ada.replies("back")
    await ada.sees("Which company")
    await ada.replies("cancel")
    await ada.sees("Cancelled")


async def test_what_is_no_reply_is_not_heard_and_not_missed(here: World, pair: tuple[Member, Member]) -> None:
    ada, _ = pair
    await ada.says("/add")
    await ada.sees("Which company")
    async with here.silence(ada):
        await ada.says("by the way, lunch?")
    await ada.replies("Acme")
    await ada.sees("For what job?")


async def test_the_taps_of_others_change_nothing(pair: tuple[Member, Member]) -> None:
    ada, bob = pair
    await ada.says("/add Acme, nurse")
    question = await ada.sees("When did you apply?")
    await bob.sees("When did you apply?")
    for label in ("Today", "Back", "Cancel"):
        await bob.taps(label)
        await bob.is_told("waits for whoever started it")
    # Not even where they are at the same question of a conversation of their own.
    await bob.says("/add Globex, cook")
    await bob.sees("Globex, cook")
    (today,) = [b["callback_data"] for row in question.keyboard for b in row if b["text"] == "Today"]
    await bob.taps_again(question, today)
    await bob.is_told("waits for whoever started it")
    await ada.taps_again(question, today)
    assert "Acme, nurse" in (await ada.sees("Whom could you call")).text


async def test_both_can_be_asked_at_once(pair: tuple[Member, Member]) -> None:
    ada, bob = pair
    await ada.says("/add")
    of_ada = await ada.sees("Ada: Which company")
    await bob.says("/add")
    of_bob = await bob.sees("Bob: Which company")
    await bob.says("Globex", reply_to=of_bob)
    of_bob = await bob.sees("Bob: For what job?")
    assert "Globex" in of_bob.text
    await ada.says("Acme", reply_to=of_ada)
    assert "Acme" in (await ada.sees("Ada: For what job?")).text


async def test_the_card_tells_who_logged_what(pair: tuple[Member, Member]) -> None:
    ada, bob = pair
    await _add(ada, "Acme")
    await bob.says("/list")
    await bob.sees("One live application")
    await bob.taps("1. Acme")
    await bob.sees("Left in this stage")
    await bob.taps("They got in touch")
    await bob.sees("They got in touch.")
    await bob.sees("What did they say about the next step?")
    await bob.taps("They didn't say")
    await bob.sees("No day named")
    await bob.says("/list")
    await bob.sees("One live application")
    await bob.taps("1. Acme")
    card = await bob.sees("Left in this stage")
    assert "Applied (Ada)" in card.text
    assert "They got in touch (Bob)" in card.text


async def test_what_is_private_stays_private(here: World, pair: tuple[Member, Member]) -> None:
    ada, bob = pair
    at_home = Member(here.playground.user("Ada", user_id=ada.participant.user.id))
    await _add(at_home, "Initech")
    for command in ("/list", "/call initech", "/interview initech", "/why", "/undo"):
        await bob.says(command)
        answer = await bob.sees("")
        assert "Initech" not in answer.text
    here.move(days=8)
    await at_home.sees("Initech")
    assert all("Initech" not in message.text for message in bob.participant.history)


async def test_a_conversation_left_in_a_group_is_offered_by_name(here: World, pair: tuple[Member, Member]) -> None:
    ada, bob = pair
    await ada.says("/add Acme, nurse")
    await ada.sees("When did you apply?")
    here.move(days=1, minutes=1)
    offer = await bob.sees("You were adding an application")
    assert offer.text.startswith("Ada: ")
    await bob.taps("Go on")
    await bob.is_told("waits for whoever started it")
    await ada.taps("Go on")
    await ada.sees("When did you apply?")
