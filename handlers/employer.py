"""Where is the employer? Asked from the card; where a number does not tell, this decides when they are open."""

from handlers import logbook, preferences, schedule
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.places import country_of, guesses
from handlers.planning import Planned
from handlers.reading import read_place, told_zone
from handlers.turn import Turn
from handlers.views import card
from handlers.views import employer as views
from storage import applications


async def ask(turn: Turn, planned: Planned) -> None:
    """Ask for their city or zone."""
    await PLACE.begin(turn, {"application": planned.application.id, "company": planned.application.company})


def read(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A city or a zone; several are offered as buttons."""
    return read_place(given, "place")


def read_hours(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """One span of one day."""
    found = preferences.read_hours(given.choice or given.text)
    if found is None or len(found) > 1:
        return Retry(views.no_hours(given.text))
    return {"hours": "-".join(found[0])}


async def finish(turn: Turn, draft: Draft) -> None:
    """Their hours and holidays are those of that place from now on."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None:
        return
    zone, hours = draft["zone"], draft.get("hours") or planned.application.hours
    await applications.change(turn.unit, planned.application, zone=zone, country=country_of(zone), hours=hours)
    plans = await schedule.refresh(turn, planned.application.id)
    await turn.done("place", planned.application.id)
    await turn.edit(card.card(plans.get(planned.application.id, planned), turn.now, turn.chat.zone))


PLACE = Form(
    name="place",
    steps=(
        Step(
            name="zone",
            ask=lambda turn, draft: views.ask(draft["company"], guesses(turn.chat.language)),
            read=read,
            told=told_zone,
        ),
        Step(name="hours", ask=lambda *_: views.ask_hours(), read=read_hours, optional=True),
    ),
    known=lambda *_: "",
    finish=finish,
)
