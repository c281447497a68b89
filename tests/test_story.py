"""The main job from end to end, as a person lives it: from an application to a logged call, on both databases."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import keys
from playground.model import Message
from tests.support.bot import World, world
from tests.support.lives import Lives, started
from tests.support.person import Person
from tests.support.stored import taken

NEW_YORK = ZoneInfo("America/New_York")
# A Monday evening.
START = datetime(2027, 11, 1, 18, 0, tzinfo=NEW_YORK)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of that November in New York."""
    return datetime(2027, 11, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


async def live_it(ada: Person, here: World, between: Callable[[], Awaitable[None]]) -> None:
    """Ada's story. `between` is awaited after each step: it may do to the bot whatever it likes."""

    async def says(text: str, answer: str) -> Message:
        await ada.says(text)
        seen = await ada.sees(answer)
        await between()
        return seen

    async def taps(label: str, answer: str) -> Message:
        await ada.taps(label)
        seen = await ada.sees(answer)
        await between()
        return seen

    async def time_goes_on_to(moment: datetime, answer: str) -> Message:
        here.move_to(moment)
        seen = await ada.sees(answer)
        await between()
        return seen

    # She says hello: three taps.
    await says("/start", "What shall I call you?")
    await taps("Ada", "Where are you?")
    await taps("New York", "How forward")
    await taps("Balanced", "Good to meet you, Ada")

    # She applied today, and tells about it.
    await says("/add", "Which company")
    await says("Acme", "For what job?")
    await says("Data engineer", "When did you apply?")
    await taps("Today", "Applied Mon 1 Nov, today")
    await says("Jane Roe, hiring manager, +1 212 555 0100", "Paste the job posting")
    await taps("Skip", "Why you?")
    proofs = "ran the nightly data pipeline for 3 years\ncut reporting time by half"
    await says(proofs, "Next: call Jane Roe, Mon 8 Nov, 09:00 New York, in 7 days")

    # A week later, at nine, the nudge arrives by itself.
    nudge = await time_goes_on_to(at(8, 9), "Call Jane Roe at Acme")
    assert "+12125550100" in nudge.text
    assert "W2" in nudge.text
    assert "nightly data pipeline" in nudge.text
    assert "1 conversation" in nudge.text

    # Voicemail. One tap logs it.
    record = await taps("Voicemail left", "Call: voicemail left.")
    assert "Next: call Jane Roe, Mon 15 Nov" in record.text

    # They ring back and set an interview.
    here.move_to(at(9, 11))
    await says("/interview", "When is the interview")
    await says("Thursday at 3pm", "Who is it with?")
    await taps("Skip", "Next: the interview, Thu 11 Nov, 15:00 New York")

    # An hour after it began the bot asks how it went.
    await time_goes_on_to(at(11, 16), "How did it go at Acme?")
    await taps("Tell me about it", "What did they say about the next step?")
    await taps("A week", "anything you forgot")
    await says("my Kafka certificate", "what went well")
    await taps("Skip", "Next: a thank-you note to Jane Roe")

    # The thank-you note, ready to send.
    note = await time_goes_on_to(at(11, 17, 30), "Thank Jane Roe at Acme")
    assert "Kafka" in note.text
    await taps("Sent", "Next: call Jane Roe, Fri 19 Nov")

    # They asked for a week: the call is on day eight.
    nudge = await time_goes_on_to(at(19, 9), "Call Jane Roe at Acme")
    assert "W6" in nudge.text
    record = await taps("Talked, no news", "Call: reached, no news yet.")
    assert "the move is theirs until Fri 3 Dec" in record.text

    # That was the wrong button: everything is as it was.
    again = await taps("Undo", "Call Jane Roe at Acme")
    assert again.text == nudge.text
    assert again.keyboard == nudge.keyboard


async def test_from_an_application_to_a_logged_call(database_url: str, tmp_path: Path) -> None:
    async def nothing_happens() -> None:
        pass

    async with world(database_url, tmp_path, START) as here, here.running():
        await live_it(here.person("Ada"), here, nothing_happens)


async def test_the_same_story_with_everything_encrypted(database_url: str, tmp_path: Path) -> None:
    async def nothing_readable_is_stored() -> None:
        stored = await taken(database_url)
        assert [word for word in ("Jane Roe", "2125550100", "data pipeline", "Kafka") if word.encode() in stored] == []

    async with world(database_url, tmp_path, START) as here:
        keys.make(tmp_path / "key")
        here.settings = here.settings.model_copy(update={"encryption_key_file": tmp_path / "key"})
        async with here.running():
            await live_it(here.person("Ada"), here, nothing_readable_is_stored)
        assert b"s1:" in await taken(database_url)


async def test_the_same_story_killed_and_restarted_after_every_step(
    database_url: str, tmp_path: Path, lives: Lives
) -> None:
    async with world(database_url, tmp_path, START) as here:
        bot = await started(here, lives, lease_seconds=1)

        async def it_is_killed() -> None:
            nonlocal bot
            await bot.kill()
            bot = await started(here, lives, lease_seconds=1)

        await live_it(Person(here.playground.user("Ada"), timeout=30), here, it_is_killed)
