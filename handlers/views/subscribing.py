"""What is said about the calendar's address?"""

from handlers.file_buttons import Export, Feed
from handlers.views.message import Button, Message, lines, plain

NOT_HERE = "This bot has no address on the web, so calendars cannot subscribe. The file works everywhere."
BACK = (Button("‹ Files", Export("", "").pack()),)


def ask(*, is_on: bool, private: bool) -> Message:
    """What subscribing is, and what to do about it."""
    whose = "you" if private else "everybody here"
    html = lines(
        "<b>Your calendar, always up to date</b>",
        "Interviews and next steps appear in Google Calendar, Apple Calendar or Outlook by themselves, with reminders. "
        f"For that, {whose} can have a secret address.",
        "Whoever has the address can read them, so give it to your calendar and nobody else.",
        "There is an address already. A new one makes the old one worthless." if is_on else "",
    )
    make = Button("New address" if is_on else "Make my address", Feed("make").pack())
    revoke = ((Button("Take it away", Feed("revoke").pack(), style="danger"),),) if is_on else ()
    return Message(html, ((make,), *revoke, BACK))


def made(address: str) -> Message:
    """The address, which is told this once."""
    html = lines(
        "Here it is. I tell it this once, so copy it now:",
        f"<code>{plain(address, 300)}</code>",
        "\n",
        "Google: Other calendars, From URL. Apple: File, New Calendar Subscription. Outlook: Add calendar, From web. "
        "Google looks a few times a day, the others within the hour.",
    )
    rows = ((Button("Copy", copy=address),), (Button("Take it away", Feed("revoke").pack()),), BACK)
    return Message(html, rows)


def revoked() -> Message:
    return Message("The address is worthless now: calendars that had it find nothing any more.", (BACK,))
