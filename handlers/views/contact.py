"""What is asked and said about whom to call?"""

from datetime import datetime

from handlers.buttons import Show, Undo
from handlers.planning import Planned
from handlers.views.card import headline, person, who
from handlers.views.message import Button, Message, lines
from handlers.views.plans import next_line


def changed(planned: Planned, action: int, now: datetime, zone: str) -> Message:
    application, contact = planned.application, planned.application.contact
    html = lines(
        f"✔️ <b>{who(application)}</b>",
        headline(application),
        " · ".join(part for part in (contact.phone, contact.email) if part),
        "\n",
        next_line(planned.plan, person(application), now, zone),
    )
    return Message(
        html,
        ((Button("Undo", Undo(action, 0).pack()), Button("Open", Show(application.id, "card").pack())),),
        about=application.id,
    )
