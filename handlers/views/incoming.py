"""What is said about what comes besides words: calendar files, contact cards, places?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.buttons import Undo
from handlers.views.message import Button, Message
from handlers.views.moments import city


def no_invitation() -> Message:
    return Message(
        "I found no appointment in that calendar file. Say it in words, as in “interview at Acme Tuesday 3pm”, "
        "or forward the invitation's text."
    )


def own_card() -> Message:
    return Message("That is your own card. /settings has “Your number”, the one you leave on voicemails.")


def no_card() -> Message:
    return Message("I found no name on that card. Send it in words: “Jane Roe, hiring manager, +1 212 555 0100”.")


def no_application() -> Message:
    return Message("A contact belongs to an application, and there is none yet. /add one, then share the card again.")


def no_zone() -> Message:
    return Message("I don't know which time it is out there. /settings has “Time zone”, where you can type a city.")


def same_zone(zone: str, now: datetime) -> Message:
    return Message(f"It is {_clock(zone, now)} in {city(zone)} there, and that is what I go by already.")


def zone_set(zone: str, now: datetime, action: int) -> Message:
    html = f"🕰 Your time zone is {city(zone)} from now on: it is {_clock(zone, now)} there."
    return Message(html, ((Button("Undo", Undo(action, 0).pack()),),))


def _clock(zone: str, now: datetime) -> str:
    return now.astimezone(ZoneInfo(zone)).strftime("%H:%M")
