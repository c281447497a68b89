"""Does an employer's mail, forwarded or pasted, become a card, and the card what happened?"""

from tests.handlers.conftest import add
from tests.support.person import Person

JANE = "Jane Roe, hiring manager, +1 212 555 0100"


async def _acme(ada: Person) -> None:
    await add(ada, "Acme", JANE)


MAIL = """Dear Ada,

thank you for your application. We would like to invite you to an interview on Thursday, 4 November at 3:00 pm.

Location: 45 Mercer Street, New York

Kind regards,
Jane Roe
Acme
+1 212 555 0100"""


async def test_a_forwarded_invitation_fills_the_interview_and_the_contact(ada: Person) -> None:
    await add(ada, "Acme")
    ada.participant.forward(MAIL, "Jane")
    card = await ada.sees("📝 They wrote: an invitation")
    assert "Acme, Data engineer" in card.text
    assert "Interview: Thu 4 Nov, 15:00 New York, in 3 days" in card.text
    assert "Where: 45 Mercer Street, New York" in card.text
    await ada.taps("Save")
    record = await ada.sees("Next: the interview, Thu 4 Nov, 15:00")
    assert "Jane Roe at Acme" in record.text
    await ada.taps("Open")
    opened = await ada.sees("They got in touch")
    assert "45 Mercer Street" in opened.text
    assert "+12125550100" in opened.text
    await ada.says("/undo")
    await ada.sees("Undone")


async def test_a_pasted_rejection_is_the_end_once_it_is_confirmed(ada: Person) -> None:
    await _acme(ada)
    await ada.says(
        "Dear Ada,\n\nThank you for your interest in Acme. We have decided to move forward with other candidates.\n\n"
        "Kind regards\nThe Acme Team"
    )
    await ada.sees("📝 Decided: turned down")
    await ada.taps("Save")
    await ada.sees("this one is closed")


async def test_a_mail_from_an_unknown_company_is_asked_about(ada: Person) -> None:
    await _acme(ada)
    await add(ada, "Globex")
    ada.participant.forward(
        "Dear Ada,\nwe have received your application and will get back to you in a week.\nBest\nSue", "Sue"
    )
    await ada.sees("Which application is it about?")
    await ada.taps("Globex, Data engineer")
    await ada.taps("Save")
    await ada.sees("They promised: within 7 days")


async def test_an_invitation_without_a_time_says_so(ada: Person) -> None:
    await _acme(ada)
    ada.participant.forward(
        "Hi Ada,\nwe'd like to schedule a call with you. Please send your availability.\nThanks,\nJane Roe", "Jane"
    )
    await ada.sees("They want to talk; no time is set yet.")


async def test_a_mail_that_comes_in_parts_is_read_as_one(ada: Person) -> None:
    await add(ada, "Acme")
    about_us = "We make things that people need, and we have made them for a long time with much care. " * 46
    ada.participant.say(
        f"Dear Ada,\n\nthank you for your application to Acme.\n{about_us}\nWe would like to invite you "
        "to an interview on Thursday, 4 November at 3:00 pm.\n\nKind regards,\nJane Roe\nAcme\n+1 212 555 0100"
    )
    await ada.sees("Your message came in parts")
    card = await ada.sees("📝 They wrote: an invitation")
    assert "Interview: Thu 4 Nov, 15:00 New York, in 3 days" in card.text
    assert "Jane Roe · +12125550100" in card.text
    await ada.taps("Save")
    await ada.sees("Next: the interview, Thu 4 Nov, 15:00")


async def test_two_mails_that_are_forwarded_at_once_are_two(ada: Person) -> None:
    await add(ada, "Acme")
    await add(ada, "Globex")
    about_us = "We make things that people need, and we have made them for a long time with much care. " * 28
    for company in ("Acme", "Globex"):
        ada.participant.forward(
            f"Dear Ada,\nthank you for your application to {company}.\n{about_us}\nWe will get back to you "
            f"within a week.\nKind regards\nThe {company} Team",
            "Jobs",
        )
    for company in ("Acme", "Globex"):
        assert f"{company}, Data engineer" in (await ada.sees("📝 They wrote: your application arrived")).text


async def test_a_mail_that_says_nothing_certain_is_asked_about(ada: Person) -> None:
    await _acme(ada)
    ada.participant.forward(
        "Hi Ada,\n\nquick update: budgets are being looked at, so things move slowly here.\n\nThanks,\nJane Roe\nAcme",
        "Jane",
    )
    asked = await ada.sees("What happened?")
    assert "📝 They wrote" in asked.text
    await ada.taps("They got in touch")
    await ada.sees("📝 They got in touch")
    await ada.taps("Save")
    await ada.sees("They got in touch.")
