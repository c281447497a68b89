"""What does a job search look like after some weeks? Eight applications in various stages, told to the bot in chat.

Everything goes through the ordinary bot: `fill` writes, answers what it is asked and taps, as a person would, and lets
the time pass by which a nudge comes. The people, companies and numbers are made up (555-01xx is reserved for that).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playground.people import Participant
from playground.travel import NothingComes, Travel
from playground.visitor import Answers, Stuck, Tap, Visitor

PERSON = "Robin"


@dataclass(frozen=True, slots=True)
class Application:
    """What is told about one application. `since`: what happened after it, as taps on its card; then the `answers`."""

    company: str
    title: str
    applied: str
    contact: str = ""
    posting: str = ""
    proofs: str = ""
    since: tuple[str, ...] = ()
    answers: Answers = ()

    @property
    def told(self) -> Answers:
        """What a question is about → the answer; the first that fits counts."""
        return (
            ("posting", self.posting),
            ("company", self.company),
            ("when did you apply", self.applied),
            (r"\bjob|title", self.title),
            ("whom?|contact", self.contact),
            ("why you|done", self.proofs),
        )


_WAREHOUSE = """Data engineer. You build and run our nightly pipelines, keep the warehouse tidy and cut the time until \
figures are on the table. You bring Python, SQL and a cloud warehouse. You explain results to people who do not code."""
_CLINIC = """Reporting analyst. You own the weekly figures for two hospitals and explain them to the wards. You bring \
SQL, a reporting tool, and care with patients' data."""

SEARCH = [
    Application(
        "Northwind Foods", "Data engineer", "8 days ago", "Dana Whitfield, hiring manager, +1 212 555 0134",
        _WAREHOUSE, "ran the nightly data pipeline for 3 years\ncut the reporting time by half",
    ),
    Application(
        "Harbor Clinic", "Reporting analyst", "5 days ago", "Luis Ortega, HR, +1 212 555 0161",
        _CLINIC, "built the weekly report that two hospitals use",
    ),
    Application(
        "Blue Heron Energy", "Analytics engineer", "12 days ago", "Priya Nair, hiring manager, +1 646 555 0118",
        proofs="moved 40 reports to one warehouse", since=("I called", "Voicemail left"),
    ),
    Application(
        "Kestrel Robotics", "Platform engineer", "10 days ago", "Tom Becker, hiring manager, +1 646 555 0177",
        proofs="kept a 20-node cluster at 99.95 % for two years",
        since=("Interview",), answers=(("when is the interview", "in 2 days at 3pm"),),
    ),
    Application(
        "Lumen Books", "Data analyst", "2 weeks ago", "Aisha Khan, hiring manager, +1 917 555 0142",
        proofs="found the 3 titles behind most returns",
        since=("Interview",), answers=(
            ("when is the interview", "yesterday at 10am"), ("next step", Tap("A week")),
            ("forg[eo]t", "my SQL certificate"),
        ),
    ),
    Application("Tidewater Logistics", "Junior data engineer", "6 days ago"),
    Application(
        "Alder & Finch", "BI developer", "3 weeks ago", "Grace Lindqvist, recruiter, +1 917 555 0129",
        since=("I called", "They named a day"), answers=(("", Tap("Two weeks")),),
    ),
    Application(
        "Quarry Street Bank", "Database developer", "4 weeks ago", "Helen Moss, HR, +1 212 555 0190",
        since=("It's decided", "They said no"),
    ),
]  # fmt: skip


async def fill(person: Participant, travel: Travel, now: datetime) -> None:
    """Live through the whole search in this chat, which the person has not used yet. Raises Stuck.

    It is told late in the evening, when no nudge interrupts; then the night passes.
    """
    await travel.to(_evening(now))
    visitor = Visitor(person)
    me = (("call you|name", Tap(person.user.first_name)), ("where|city", Tap("New York")), ("forward", Tap("Balanced")))
    await visitor.says("/start")
    await visitor.answers(me, only=True)
    for application in SEARCH:
        await _tell(visitor, application)
    await visitor.settles()
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
    await visitor.answers(application.told)
    for label in ("Open", *application.since) if application.since else ():
        await visitor.taps(label)
    if application.answers:
        await visitor.answers(application.answers)
