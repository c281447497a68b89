"""What becomes of what is sent besides words: calendar files, contact cards, places, pictures, files?"""

from tests.coach.test_invite import event, file
from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

JANE = "Jane Roe, hiring manager, +1 212 555 0100"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


async def test_a_calendar_file_fills_the_interview(ada: Person) -> None:
    await add(ada, "Acme", JANE)
    invite = file(event("SUMMARY:Interview at Acme", "LOCATION:45 Mercer Street", start="DTSTART:20271104T190000Z"))
    ada.participant.send_document(invite, "invite.ics", "text/calendar")
    card = await ada.sees("📝 Interview")
    assert "Interview: Thu 4 Nov, 15:00 New York, in 3 days" in card.text
    assert "Where: 45 Mercer Street" in card.text
    await ada.taps("Save")
    await ada.sees("Next: the interview, Thu 4 Nov, 15:00")
    off = file(event("SUMMARY:Interview at Acme", start="DTSTART:20271104T190000Z"), method="CANCEL")
    ada.participant.send_document(off, "cancel.ics", "text/calendar")
    await ada.sees("📝 Interview called off")
    await ada.taps("Save")
    await ada.sees("Next: call Jane Roe, Mon 8 Nov")


async def test_a_time_without_a_zone_is_said_to_be_taken_as_ones_own(ada: Person) -> None:
    await add(ada, "Acme", JANE)
    invite = file(event("SUMMARY:Interview at Acme", start="DTSTART:20271104T150000"))
    ada.participant.send_document(invite, "invite.ics", "text/calendar")
    card = await ada.sees("Interview: Thu 4 Nov, 15:00 New York, in 3 days")
    assert "names no time zone. I took it as your own, New York" in card.text
    await ada.taps("It's another zone's time")
    await ada.sees("In which city")
    await ada.says("London")
    card = await ada.sees("Interview: Thu 4 Nov, 11:00 New York, in 3 days")
    assert "no time zone" not in card.text
    await ada.taps("Save")
    await ada.sees("Next: the interview, Thu 4 Nov, 11:00")


async def test_a_calendar_file_that_says_nothing_is_explained(ada: Person) -> None:
    ada.participant.send_document(b"BEGIN:VCALENDAR", "invite.ics", "text/calendar")
    await ada.sees("no appointment in that calendar file")


async def test_a_contact_card_goes_to_the_application_that_it_names(ada: Person) -> None:
    await add(ada, "Acme")
    await add(ada, "Globex")
    vcard = "BEGIN:VCARD\nFN:Max Moss\nORG:Globex Ltd\nTITLE:Head of Nursing\nEMAIL:max@globex.example\nEND:VCARD"
    ada.participant.send_contact("+1 212 555 0101", "Max", "Moss", vcard=vcard)
    card = await ada.sees("📝 Whom to call")
    assert "Globex, Data engineer" in card.text
    assert "Max Moss, hiring manager · +12125550101 · max@globex.example" in card.text
    await ada.taps("Save")
    await ada.sees("Max Moss at Globex")


async def test_a_contact_card_that_names_nobody_is_asked_about(ada: Person) -> None:
    ada.participant.send_contact("+1 212 555 0101", "Max", "Moss")
    await ada.sees("there is none yet")
    await add(ada, "Acme")
    await add(ada, "Globex")
    ada.participant.send_contact("+1 212 555 0101", "Max", "Moss")
    await ada.sees("Which application is it about?")
    await ada.taps("Acme, Data engineer")
    await ada.taps("Save")
    await ada.sees("Max Moss at Acme")


async def test_ones_own_card_is_nobodys_contact(ada: Person) -> None:
    await add(ada, "Acme")
    ada.participant.send_contact("+1 212 555 0109", "Ada", user_id=ada.participant.user.id)
    await ada.sees("That is your own card")


async def test_a_place_sets_the_zone_and_undo_sets_it_back(ada: Person) -> None:
    await add(ada, "Acme", JANE)
    ada.participant.send_location(52.52, 13.405)
    await ada.sees("Your time zone is Berlin from now on: it is 15:00 there")
    await ada.taps("Undo")
    await ada.sees("Undone: the time zone")
    await ada.says("/settings")
    await ada.sees("Time zone: New York")
    ada.participant.send_location(40.71, -74.0)
    await ada.sees("that is what I go by already")


async def test_a_picture_is_kept_shown_again_and_removed(ada: Person) -> None:
    await add(ada, "Acme", JANE)
    ada.participant.send_photo(PNG, "the badge")
    await ada.sees("📎 “the badge” is kept with Acme, Data engineer")
    await ada.taps("Files")
    await ada.sees("1. “the badge”, Mon 1 Nov")
    await ada.taps("1. Show")
    shown = await ada.sees("[picture]")
    assert shown.content["caption"] == "the badge"
    await ada.taps("Remove")
    await ada.sees("“the badge” is removed")
    await ada.taps("Undo")
    await ada.sees("Undone: removing the file")


async def test_which_application_a_file_belongs_to_is_asked(here: World, ada: Person) -> None:
    ada.participant.send_document(b"x", "contract.zip")
    await ada.sees("there is none yet")
    await add(ada, "Acme")
    await add(ada, "Globex")
    ada.participant.send_document(b"x", "contract.zip")
    await ada.sees("“contract.zip”: which application")
    await ada.taps("Globex, Data engineer")
    kept = await ada.sees("is kept with Globex")
    ada.participant.send_document(b"y", "photo.heic", caption="for acme")
    await ada.sees("“photo.heic” is kept with Acme")
    ada.participant.send_content(
        {"document": {"file_id": "x", "file_unique_id": "x", "file_name": "a.txt"}}, kept.message_id
    )
    await ada.sees("“a.txt” is kept with Globex")


async def test_voice_notes_and_stickers_get_a_short_answer(ada: Person) -> None:
    ada.participant.send_voice(3)
    await ada.sees("I can't read that yet")
    ada.participant.send_sticker()
    await ada.sees("I can't read that yet")
