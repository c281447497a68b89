"""How is the look at the week told?"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from coach.stream import WeeklyLook
from handlers.buttons import Setting, Show
from handlers.planning import Planned
from handlers.views import closing
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.plans import short_next

SHOWN = 8


def look(found: WeeklyLook, plans: Mapping[int, Planned], week: str, now: datetime, zone: str) -> Message:
    """What is due this week, who went silent, and whether the stream runs dry. Closing is one tap a row."""
    due, silent, closable = (_planned(keys, plans) for keys in (found.due, found.silent, found.closable))
    html = lines(
        "☀️ <b>Your week</b>",
        _stream(found),
        week,
        "\n",
        "<b>Due this week</b>" if due else "Nothing is due this week.",
        [f"• {plain(p.application.company, 40)}: {short_next(p.plan, now, zone)}" for p in due[:SHOWN]],
        f"• and {len(due) - SHOWN} more" if len(due) > SHOWN else "",
        "\n" if silent else "",
        f"<b>Gone silent:</b> {plain(', '.join(p.application.company for p in silent), 300)}" if silent else "",
        "<i>Would you like to work with people who answer like that? Closing is fine, and can be undone.</i>"
        if closable
        else "",
    )
    opening = [Button(p.application.company[:30], Show(p.application.id, "card").pack()) for p in due[:SHOWN]]
    rows: list[Row] = [tuple(opening[i : i + 2]) for i in range(0, len(opening), 2)]
    rows += [(closing.button(p.application, closed=False),) for p in closable[:SHOWN]]
    return Message(html, (*rows, (Button("No more weekly looks", Setting("weekly", "off").pack()),)))


def _planned(keys: Iterable[int | str], plans: Mapping[int, Planned]) -> list[Planned]:
    return [plans[int(key)] for key in keys]


def _stream(found: WeeklyLook) -> str:
    live = "One live application" if found.live == 1 else f"{found.live or 'No'} live applications"
    if not found.missing:
        return f"{live}; your goal is {found.goal}. The stream runs."
    return f"{live}; your goal is {found.goal}. {found.missing} more would keep the stream running: /add"
