"""How is an application told to somebody who knows nothing of it? All that happened, dated, and what is next."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from handlers.planning import Planned, day_in
from handlers.views.add import ROLE_NAMES
from handlers.views.card import show
from handlers.views.message import Message, lines, plain
from handlers.views.moments import city, day_name
from handlers.views.plans import limits_line, next_line
from handlers.views.timeline import tell_in

FORWARD = "Forward it to whom you like: numbers, addresses and links are left out."
LONGEST = 3000  # characters of HTML in one message; Telegram takes 4,096 after parsing


def timeline(planned: Planned, playbook: str, named: bool, now: datetime, zone: str) -> list[Message]:
    """The story in as many messages as it needs; the last one has what is next."""
    application = planned.application
    today = day_in(zone, now)
    whom = application.contact.name if named else ""
    role = ROLE_NAMES.get(application.contact.role, "")
    about = ", ".join(part for part in (plain(whom, 60), f"the {role}" if role and not whom else role) if part)
    head = lines(
        f"📋 <b>{plain(application.company, 80)}</b>, {plain(application.title, 80)}",
        f"Contact: {about}" if about else "",
        f"<i>As of {day_name(today, today)} {today.year}, {city(zone)}; playbook: {playbook}.</i>",
    )
    person = whom or (f"the {role}" if role else application.company)
    end = lines(f"<b>{next_line(planned.plan, person, now, zone)}</b>", limits_line(planned.plan.limits))
    parts = list(_parts(_told(planned, now, zone)))
    texts = [lines(*([head, "\n"] if n == 0 else []), part) for n, part in enumerate(parts)]
    texts[-1] = lines(texts[-1], "\n", end)
    other = show(application, "Without names" if named else "With names", "share" if named else "share_names")
    rows = ((other, show(application, "‹ Card")),)
    return [Message(text, rows if text is texts[-1] else (), about=application.id) for text in texts]


def _told(planned: Planned, now: datetime, zone: str) -> Iterator[str]:
    """What happened, an event a line, the first of a day below its date."""
    place, today = ZoneInfo(zone), day_in(zone, now)
    for day, stored in groupby(planned.stored, key=lambda each: each.event.at.astimezone(place).date()):
        head = f"<b>{day_name(day, today)}</b>\n"
        for each in stored:
            yield f"{head}• {tell_in(each, planned.stored, {}, now, zone)}"
            head = ""


def _parts(told: Iterable[str]) -> Iterator[str]:
    """The lines joined, in pieces that fit a message."""
    part = ""
    for each in told:
        if part and len(part) + len(each) > LONGEST:
            yield part
            part = ""
        part = f"{part}\n{each}" if part else each
    yield part
