"""What is said at the first meeting?"""

from coach.playbooks import PLAYBOOKS
from handlers.views import form as views
from handlers.views.message import Message, lines, plain
from handlers.views.moments import city

# What Telegram shows before anybody tapped Start, and on the bot's profile: at most 512 and 120 characters.
DESCRIPTION = """Most applications end in silence. I keep yours, and when the moment is right I tell you whom to call, \
what to say, and how much is still polite.

Tap Start: three questions, and you are ready."""
SHORT_DESCRIPTION = "Keeps your job applications and tells you when to follow up, with whom, and what to say."


def ask_name(first_name: str) -> Message:
    html = lines(
        "<b>Hello. I'm Day Eight.</b>",
        "I keep your applications, and at the right moment I tell you whom to call and what to say.",
        "\n",
        "What shall I call you? Use the name you give on the phone.",
    )
    return Message(html, views.choices("start", "name", (first_name[:60], "telegram")) if first_name else ())


def ask_zone(zones: tuple[str, ...], form: str = "start") -> Message:
    options = [(city(zone), zone) for zone in zones]
    return Message(
        "Where are you? I only call on you in daylight. Tap a city near you, or type one.",
        views.choices(form, "zone", *options, ("Share my location", "share")),
    )


def ask_location() -> Message:
    return Message("Tap the button below, or just type a city.", location_label="Share my location")


def ask_playbook() -> Message:
    rows = [f"<b>{name.capitalize()}</b>: {plain(book.temper)}" for name, book in PLAYBOOKS.items()]
    options = [(name.capitalize(), name) for name in PLAYBOOKS]
    html = lines("How forward shall I be when you follow up?", "\n", rows)
    return Message(html, views.choices("start", "playbook", *options, per_row=3))


def known(name: str, zone: str) -> str:
    parts = [plain(name, 60) if name else "", city(zone) if zone else ""]
    return " · ".join(part for part in parts if part)


def welcome(name: str, zone: str, playbook: str, clock: str, *, said: bool) -> Message:
    """`said`: what the person told before follows."""
    html = lines(
        f"Good to meet you, {plain(name, 60)}. It is {clock}, {city(zone)} time, and we go by “{playbook}”.",
        "\n",
        "Now to what you told me."
        if said
        else "Next: tell me about one application with /add. It takes a minute, and most of it can be skipped.",
        "Everything can be changed in /settings.",
    )
    return Message(html, removes_keyboard=True)


def welcome_back(name: str, count: int) -> Message:
    live = (
        "no live applications yet"
        if count == 0
        else "one live application"
        if count == 1
        else f"{count} live applications"
    )
    return Message(
        f"Welcome back, {plain(name, 60)}. You have {live}. /list shows them, /add adds one, /help tells the rest."
    )
