"""The main job from end to end, as a person lives it: from an application to a logged call, on both databases."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.support.bot import world

NEW_YORK = ZoneInfo("America/New_York")
# A Monday evening in the future: the playground's time never goes back.
START = datetime(2027, 11, 1, 18, 0, tzinfo=NEW_YORK)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of that November in New York."""
    return datetime(2027, 11, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


async def test_from_an_application_to_a_logged_call(database_url: str, tmp_path: Path) -> None:
    async with world(database_url, tmp_path, START) as here, here.running():
        ada = here.person("Ada")

        # She says hello: three taps.
        await ada.says("/start")
        await ada.sees("What shall I call you?")
        await ada.taps("Ada")
        await ada.sees("Where are you?")
        await ada.taps("New York")
        await ada.sees("How forward")
        await ada.taps("Balanced")
        await ada.sees("Good to meet you, Ada")

        # She applied today, and tells about it.
        await ada.says("/add")
        await ada.sees("Which company")
        await ada.says("Acme")
        await ada.sees("For what job?")
        await ada.says("Data engineer")
        await ada.sees("When did you apply?")
        await ada.taps("Today")
        await ada.sees("Applied Mon 1 Nov, today")
        await ada.says("Jane Roe, hiring manager, +1 212 555 0100")
        await ada.sees("Paste the job posting")
        await ada.taps("Skip")
        await ada.sees("Why you?")
        await ada.says("ran the nightly data pipeline for 3 years\ncut reporting time by half")
        await ada.sees("Next: call Jane Roe, Mon 8 Nov, 09:00 New York, in 7 days")

        # A week later, at nine, the nudge arrives by itself.
        here.move_to(at(8, 9))
        nudge = await ada.sees("Call Jane Roe at Acme")
        assert "+12125550100" in nudge.text
        assert "W2" in nudge.text
        assert "nightly data pipeline" in nudge.text
        assert "1 conversation" in nudge.text

        # Voicemail. One tap logs it.
        await ada.taps("Voicemail left")
        record = await ada.sees("Call: voicemail left.")
        assert "Next: call Jane Roe, Mon 15 Nov" in record.text

        # They ring back and set an interview.
        here.move_to(at(9, 11))
        await ada.says("/interview")
        await ada.sees("When is the interview")
        await ada.says("Thursday at 3pm")
        await ada.sees("Who is it with?")
        await ada.taps("Skip")
        await ada.sees("Next: the interview, Thu 11 Nov, 15:00 New York")

        # An hour after it began the bot asks how it went.
        here.move_to(at(11, 16))
        await ada.sees("How did it go at Acme?")
        await ada.taps("Tell me about it")
        await ada.sees("What did they say about the next step?")
        await ada.taps("A week")
        await ada.sees("anything you forgot")
        await ada.says("my Kafka certificate")
        await ada.sees("what went well")
        await ada.taps("Skip")
        await ada.sees("Next: a thank-you note to Jane Roe")

        # The thank-you note, ready to send.
        here.move_to(at(11, 17, 30))
        note = await ada.sees("Thank Jane Roe at Acme")
        assert "Kafka" in note.text
        await ada.taps("Sent")
        await ada.sees("Next: call Jane Roe, Fri 19 Nov")

        # They asked for a week: the call is on day eight.
        here.move_to(at(19, 9))
        nudge = await ada.sees("Call Jane Roe at Acme")
        assert "W6" in nudge.text
        await ada.taps("Talked, no news")
        record = await ada.sees("Call: reached, no news yet.")
        assert "the move is theirs until Fri 3 Dec" in record.text

        # That was the wrong button: everything is as it was.
        await ada.taps("Undo")
        again = await ada.sees("Call Jane Roe at Acme")
        assert again.text == nudge.text
        assert again.keyboard == nudge.keyboard
