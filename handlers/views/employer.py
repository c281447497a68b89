"""What is asked about where the employer is?"""

from handlers.views import form as views
from handlers.views.message import Message, plain
from handlers.views.moments import city


def ask(company: str, zones: tuple[str, ...]) -> Message:
    text = f"In which city is {plain(company, 80)}? You'll only be sent to the phone while they are open."
    return Message(text, views.choices("place", "zone", *((city(zone), zone) for zone in zones)))
