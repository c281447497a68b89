"""The timeline of one application as a message to forward: to a coach, a friend, an adviser. Whoever is named in it is
named only where that is wanted; numbers, addresses and links never are.
"""

from dataclasses import replace

from coach.privacy import without_contacts
from coach.timeline import Debriefed, Decided, Event, Insisted, Interview
from handlers import planning
from handlers.planning import Planned
from handlers.turn import Turn
from handlers.views import sharing as views
from storage import contacts


async def share(turn: Turn, planned: Planned) -> None:
    """Say it without names."""
    await _say(turn, planned, named=False)


async def share_names(turn: Turn, planned: Planned) -> None:
    """Say it with the names of the people in it."""
    await _say(turn, planned, named=True)


async def _say(turn: Turn, planned: Planned, *, named: bool) -> None:
    known = [planned.application.contact, *await contacts.others(turn.unit, planned.application.id)]
    with_whom = [event.with_whom for event in planned.events if isinstance(event, Interview)]
    names = () if named else tuple(name for name in (*(contact.name for contact in known), *with_whom) if name)
    told = replace(
        planned, stored=[replace(each, event=shareable(each.event, names, named=named)) for each in planned.stored]
    )
    playbook = planning.playbook_of(turn.chat, planned.application)
    for message in views.timeline(told, playbook.name, named, turn.now, turn.chat.zone):
        await turn.say(message)
    turn.hint(views.FORWARD)


def shareable(event: Event, names: tuple[str, ...], *, named: bool) -> Event:
    """The event without its place, and its notes without numbers, addresses and links; without names, too, where those
    are not wanted.
    """
    match event:
        case Interview():
            whom = without_contacts(event.with_whom, ()) if named else ""
            return replace(event, place="", with_whom=whom)
        case Debriefed():
            forgot, well = (without_contacts(text, names) for text in (event.forgot, event.went_well))
            return replace(event, forgot=forgot, went_well=well)
        case Insisted():
            return replace(event, reason=without_contacts(event.reason, names))
        case Decided():
            return replace(event, missing=without_contacts(event.missing, names))
    return event
