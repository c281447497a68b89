"""How is what happened told, one event a line?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from coach.rounds import round_of
from coach.timeline import (
    Applied,
    Debriefed,
    Decided,
    Event,
    Heard,
    Insisted,
    Interview,
    Promised,
    StillWanted,
    Touch,
)
from handlers.planning import day_in
from handlers.views.message import plain
from handlers.views.moments import day_name, ordinal, say_day, say_moment, say_when
from handlers.views.words import CHANNELS, HAPPENED, VERDICTS
from storage.events import StoredEvent

NEWEST = 12  # events shown on a card


def timeline(stored: Sequence[StoredEvent], names: Mapping[int, str], now: datetime, zone: str) -> str:
    """The events, the newest last, one a line. `names`: of who logged what, in a group."""
    told = [f"{_stamp(each.event.at, now, zone)}  {tell_in(each, stored, names, now, zone)}" for each in stored]
    left_out = f"<i>{len(told) - NEWEST} earlier</i>\n" if len(told) > NEWEST else ""
    return left_out + "\n".join(told[-NEWEST:])


def _stamp(at: datetime, now: datetime, zone: str) -> str:
    return day_name(day_in(zone, at), day_in(zone, now))


def tell_in(
    stored: StoredEvent, among: Sequence[StoredEvent], names: Mapping[int, str], now: datetime, zone: str
) -> str:
    """One event among those of its application: an interview with its round, and who logged it."""
    by = f" <i>({plain(names[stored.by_user], 40)})</i>" if stored.by_user in names else ""
    return tell(stored.event, now, zone, round_of(stored.event, [each.event for each in among])) + by


def tell(event: Event, now: datetime, zone: str, number: int = 0) -> str:
    """One event in plain words. `number`: the round of an interview, 0 where there is only one."""
    match event:
        case Applied():
            return "Applied"
        case Interview():
            what = f"{ordinal(number)} interview" if number else "Interview"
            whom = f", with {plain(event.with_whom, 80)}" if event.with_whom else ""
            place = f"; {plain(event.place, 200)}" if event.place and event.held > now else ""
            return f"{what} {'on' if event.held > now else 'held'} {say_moment(event.held, now, zone)}{whom}{place}"
        case Debriefed():
            notes = [
                f"went well: {event.went_well}" if event.went_well else "",
                f"forgot: {event.forgot}" if event.forgot else "",
            ]
            told = plain("; ".join(note for note in notes if note), 300)
            return f"Notes: {told}" if told else "How it went: nothing to add"
        case Insisted():
            return "Called all the same" + (f": {plain(event.reason, 200)}" if event.reason else "")
        case Promised():
            return f"They promised: {promise(event, now, zone)}"
        case Touch():
            back = event.moment or event.day
            when = f", {say_when(back, now, zone)}" if back else ""
            return f"{CHANNELS[event.channel]}: {HAPPENED[event.outcome].lower()}{when}"
        case Heard():
            return "They got in touch"
        case StillWanted():
            return "Still wanted" if event.answer else "No longer wanted"
        case Decided():
            return VERDICTS[event.outcome]


def promise(event: Promised, now: datetime, zone: str) -> str:
    """What they promised: a moment, a day or a span."""
    if event.moment is not None:
        return say_moment(event.moment, now, zone)
    if event.day is not None:
        return f"by {say_day(event.day, now, zone)}"
    return f"within {event.span_days} days"
