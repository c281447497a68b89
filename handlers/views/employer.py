"""What is asked about where the employer is?"""

from handlers.views import form as views
from handlers.views.message import Message, plain
from handlers.views.moments import city


def ask(company: str, zones: tuple[str, ...]) -> Message:
    text = f"In which city is {plain(company, 80)}? You'll only be sent to the phone while they are open."
    return Message(text, views.choices("place", "zone", *((city(zone), zone) for zone in zones)))


def ask_hours() -> Message:
    text = "When do they answer the phone? 9 to 17 is taken where nothing else is known; a restaurant may be “15-22”."
    return Message(text, views.choices("place", "hours", ("9–17", "09:00-17:00"), ("8–16", "08:00-16:00")))


def no_hours(phrase: str) -> Message:
    return Message(f"I can't read one span of hours in “{plain(phrase, 60)}”. Try “15:00-22:00”, or Skip.")
