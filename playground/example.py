"""What does a job search look like after some weeks? Eight applications in various stages, told to the bot in chat.

Everything goes through the ordinary bot: `fill` writes and taps as a person would, and lets the time pass by which a
nudge comes. The people, companies and numbers are made up (555-01xx is reserved for that).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playground.people import Participant
from playground.travel import NothingComes, Travel
from playground.visitor import Stuck, Visitor

PERSON = "Robin"


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on the button with this in its label; any other deed is a text."""

    label: str


@dataclass(frozen=True, slots=True)
class Application:
    """What is told about one application. `since`: how its state came about, starting from its card."""

    company: str
    title: str
    applied: str
    contact: str = ""
    posting: str = ""
    proofs: str = ""
    since: list[str | Tap] = field(default_factory=list)


_WAREHOUSE = """Data engineer. You build and run our nightly pipelines, keep the warehouse tidy and cut the time until \
figures are on the table. You bring Python, SQL and a cloud warehouse. You explain results to people who do not code."""

SEARCH = [
    Application(
        "Northwind Foods", "Data engineer", "8 days ago", "Dana Whitfield, hiring manager, +1 212 555 0134",
        _WAREHOUSE, "ran the nightly data pipeline for 3 years\ncut the reporting time by half",
    ),
    Application(
        "Harbor Clinic", "Reporting analyst", "5 days ago", "Luis Ortega, HR, +1 212 555 0161",
        proofs="built the weekly report that two hospitals use",
    ),
    Application(
        "Blue Heron Energy", "Analytics engineer", "12 days ago", "Priya Nair, hiring manager, +1 646 555 0118",
        proofs="moved 40 reports to one warehouse",
        since=[Tap("I called"), Tap("Voicemail left")],
    ),
    Application(
        "Kestrel Robotics", "Platform engineer", "10 days ago", "Tom Becker, hiring manager, +1 646 555 0177",
        proofs="kept a 20-node cluster at 99.95 % for two years",
        since=[Tap("Interview"), "in 2 days at 3pm", Tap("Skip")],
    ),
    Application(
        "Lumen Books", "Data analyst", "2 weeks ago", "Aisha Khan, hiring manager, +1 917 555 0142",
        proofs="found the 3 titles behind most returns",
        since=[Tap("Interview"), "yesterday at 10am", Tap("Skip"), Tap("A week"), "my SQL certificate", Tap("Skip")],
    ),
    Application("Tidewater Logistics", "Junior data engineer", "6 days ago"),
    Application(
        "Alder & Finch", "BI developer", "3 weeks ago", "Grace Lindqvist, recruiter, +1 917 555 0129",
        since=[Tap("I called"), Tap("They named a day"), Tap("Two weeks")],
    ),
    Application(
        "Quarry Street Bank", "Database developer", "4 weeks ago", "Helen Moss, HR, +1 212 555 0190",
        since=[Tap("It's decided"), Tap("They said no")],
    ),
]  # fmt: skip


async def fill(person: Participant, travel: Travel, now: datetime) -> None:
    """Live through the whole search in this chat, which the person has not used yet. Raises Stuck.

    It is told late in the evening, when no nudge interrupts; then the night passes.
    """
    await travel.to(_evening(now))
    visitor = Visitor(person)
    await visitor.says("/start")
    await visitor.taps(person.user.first_name)
    await visitor.taps("New York")
    await visitor.taps("Balanced")
    for application in SEARCH:
        await _tell(visitor, application)
    await visitor.says("/list")
    try:
        if not await travel.arrive(_evening(now) + timedelta(hours=11, minutes=5)):
            await travel.to_next_message()  # a day without work comes first
    except NothingComes as error:
        raise Stuck(f"the example stopped: {error}") from None


def _evening(now: datetime) -> datetime:
    here = now.astimezone(ZoneInfo("America/New_York"))
    tonight = here.replace(hour=22, minute=0, second=0, microsecond=0)
    return tonight if here <= tonight else tonight + timedelta(days=1)


async def _tell(visitor: Visitor, application: Application) -> None:
    await visitor.says("/add")
    for answer in (application.company, application.title, application.applied):
        await visitor.says(answer)
    for answer in (application.contact, application.posting, application.proofs):
        await (visitor.says(answer) if answer else visitor.taps("Skip"))
    if application.since:
        await visitor.taps("Open")
    for deed in application.since:
        await (visitor.taps(deed.label) if isinstance(deed, Tap) else visitor.says(deed))
