"""A job search with something of everything, put straight into a database: what would take a person months to type."""

from datetime import datetime, timedelta

from coach.timeline import (
    Applied,
    Channel,
    Debriefed,
    Decided,
    Heard,
    Interview,
    Outcome,
    Promised,
    Role,
    Touch,
    Verdict,
)
from handlers import schedule
from handlers.answers import Answers, Said
from handlers.turn import Turn
from storage import (
    applications,
    attachments,
    captures,
    contacts,
    conversations,
    events,
    members,
    picks,
    pitches,
    proofs,
    rehearsals,
)
from storage.contacts import Contact
from storage.conversations import Conversation
from storage.database import Database
from storage.unit import unit_of_work

ODD = '=HYPERLINK("http://evil","Łódź")'  # a company that a spreadsheet would run
CJK = "日本語\n“quoted”, and; more"


async def lived(database: Database, chat_id: int, now: datetime, user: int = 7) -> None:
    """A chat with something in every table that a person fills."""
    async with unit_of_work(database, chat_id) as unit:
        unit.change_chat(name="Ada", phone="+12125550199", zone="America/New_York", started_at=now - timedelta(days=60))
        unit.change_chat(settings={"calls_a_day": 4, "quiet": ["22:00", "07:00"]})
        jane = Contact(name="Jane Roe", role=Role.HIRING_MANAGER, phone="+12125550100", email="jane@acme.example")
        first = await applications.add(
            unit,
            company="Acme",
            title="Data engineer",
            contact=jane,
            created_at=now - timedelta(days=30),
            posting="We need SQL.\nAnd calm.",
            notes=CJK,
            salary="$80k",
            deadline="31 Oct",
            needs="SQL\npatience",
            referred_by="Max",
        )
        day = now - timedelta(days=30)
        for event in (
            Applied(at=day),
            Touch(at=day + timedelta(days=7), channel=Channel.PHONE, outcome=Outcome.VOICEMAIL_LEFT),
            Heard(at=day + timedelta(days=8)),
            Interview(
                at=day + timedelta(days=8), held=day + timedelta(days=12), with_whom="Jane Roe", place="5th floor"
            ),
            Debriefed(at=day + timedelta(days=12), forgot="the ward", went_well="SQL"),
            Promised(at=day + timedelta(days=12), by=Role.HIRING_MANAGER, span_days=40),
            Interview(
                at=now - timedelta(days=1), held=now + timedelta(days=3), with_whom="Jane", place="Zoom", another=True
            ),
        ):
            await events.append(unit, first, event, user)
        odd = await applications.add(unit, company=ODD, title="-1+1", contact=Contact(), created_at=day)
        await events.append(unit, odd, Applied(at=day), user)
        await events.append(unit, odd, Decided(at=now - timedelta(days=2), outcome=Verdict.REJECTED), user)
        gone = await applications.add(unit, company="Gone Inc", title="Nurse", contact=Contact(), created_at=day)
        await events.append(unit, gone, Applied(at=day), user)
        found = await applications.load(unit, gone)
        assert found is not None
        await applications.remove(unit, found)
        max_ = await contacts.find_or_add(unit, Contact(name="Max Mo", email="max@acme.example"))
        await contacts.link(unit, first, max_)
        proof = await proofs.add(unit, "ran a ward of 40 beds", first)
        await proofs.add(unit, "speaks SQL", None)
        await picks.add(unit, first, "patience", proof)
        own_words = pitches.Pitch(application_id=first, kind="email", subject="Hello", paragraphs=("Dear Jane", "Bye"))
        await pitches.keep(unit, own_words, before=None)
        await attachments.add(unit, first, kind="document", file_id="BQAC-1", name="cv-v3.pdf", at=now)
        said = rehearsals.Rehearsal(application_id=first, round=1, role="hr", kind="call_before", seconds=20.5)
        await rehearsals.add(unit, now, said)
        await members.remember(unit, user, "Ada")
        card = await captures.add(unit, user, now, {"intent": "heard", "application": first, "text": "Acme wrote"})
        said_so_far = Said(step="company", read={"company": "Initech"}, text="Initech", message=5)
        answers = Answers(run=3, start={"application": first, "card": card}, said=(said_so_far,)).data()
        state = Conversation(user, "add", "title", False, now - timedelta(hours=2), answers)
        await conversations.store(unit, state)
        await schedule.refresh(Turn(unit, now, user_id=user))


async def filled(database: Database, chat_id: int, count: int, now: datetime, events_each: int = 10) -> None:
    """A chat with that many applications, each with a contact and so many events, planned."""
    async with unit_of_work(database, chat_id) as unit:
        unit.change_chat(name="Ada", zone="America/New_York", started_at=now - timedelta(days=400))
        for n in range(count):
            day = now - timedelta(days=20 + n % 300)
            who = Contact(name=f"Person {n}", role=Role.HIRING_MANAGER, email=f"p{n}@firm{n}.example")
            new = await applications.add(
                unit, company=f"Firm {n}", title="Nurse", contact=who, created_at=day, notes="A note of some length."
            )
            await events.append(unit, new, Applied(at=day), 7)
            for number in range(1, events_each):
                at = day + timedelta(days=number)
                await events.append(unit, new, Touch(at=at, channel=Channel.EMAIL, outcome=Outcome.SENT), 7)
        await schedule.refresh(Turn(unit, now, user_id=7))
