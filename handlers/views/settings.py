"""What is said about the settings?"""

from coach.playbooks import PLAYBOOKS
from handlers import preferences
from handlers.buttons import Setting
from handlers.preferences import Preferences
from handlers.views import form as views
from handlers.views.message import Button, Message, lines, plain
from handlers.views.moments import city
from storage.unit import Chat

CALLS = ("1", "2", "3", "4", "5")
GOALS = ("3", "5", "8", "10", "15")
A_WEEK = ("0", "1", "2", "3", "4", "5", "7", "10", "15", "20")
PICTURES = ("light", "dark")
MORNINGS = ("off", "07:30", "08:30", "09:30")
QUIET = ("20:00-09:00", "21:00-08:00", "22:00-07:00", "23:00-06:00")

NO_HARM = "A week that has fewer is no harm: the count just waits. 0 is for no goal."
NO_TIME_LEFT = "Then no time would be left for calls: change when you can call first."


def settings(chat: Chat) -> Message:
    """Everything that is set, each with the button that changes it."""
    wanted = preferences.of(chat)
    hours = ", ".join(f"{start}–{end}" for start, end in wanted.free) or "any time"
    html = lines(
        "<b>Settings</b>",
        f"Name: {plain(chat.name or '—', 60)}",
        f"Your number, for voicemails: {chat.phone or '—'}",
        f"Time zone: {city(chat.zone)}",
        f"Playbook: {chat.playbook}, {plain(PLAYBOOKS[chat.playbook].temper)}",
        f"When you can call: {hours}; at most {wanted.calls_a_day} calls a day",
        f"Quiet: {wanted.quiet[0]}–{wanted.quiet[1]}",
        f"Your day, on working mornings: {wanted.morning or 'off'}",
        f"Look at the week, Mondays: {'on' if wanted.weekly else 'off'}; goal: {wanted.goal} live applications",
        f"Goals a week: {_a_week(wanted)}",
        f"Pictures: {wanted.pictures}",
    )
    names = (
        ("Name", "name"),
        ("Your number", "phone"),
        ("Time zone", "zone"),
        ("Playbook", "playbook"),
        ("When you can call", "hours"),
        ("Calls a day", "calls"),
        ("Quiet hours", "quiet"),
        ("Your day", "morning"),
        ("Look at the week", "weekly"),
        ("Goal", "goal"),
        ("Weekly goals", "goals"),
        ("Pictures", "pictures"),
    )
    buttons = [Button(label, Setting(name, "").pack()) for label, name in names]
    return Message(html, tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)))


def _a_week(wanted: Preferences) -> str:
    goals = [(wanted.applications_a_week, "application"), (wanted.calls_a_week, "call")]
    return ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in goals if n) or "none"


def _choose(html: str, name: str, options: tuple[tuple[str, str], ...], now: str) -> Message:
    buttons = tuple(
        Button(f"{'✓ ' if value == now else ''}{label}", Setting(name, value).pack()) for label, value in options
    )
    wide = 2 if len(options) > 3 and any(len(label) > 4 for label, _ in options) else 5
    rows = tuple(buttons[n : n + wide] for n in range(0, len(buttons), wide))
    return Message(html, (*rows, (Button("‹ Settings", Setting("", "").pack()),)))


def playbooks(chat: Chat) -> Message:
    rows = [f"<b>{name.capitalize()}</b>: {plain(book.temper)}" for name, book in PLAYBOOKS.items()]
    options = tuple((name.capitalize(), name) for name in PLAYBOOKS)
    return _choose(lines("How forward shall I be?", "\n", rows), "playbook", options, chat.playbook)


def calls(chat: Chat) -> Message:
    options = tuple((number, number) for number in CALLS)
    now = str(preferences.of(chat).calls_a_day)
    return _choose("How many calls a day are enough? Courage is a budget, too.", "calls", options, now)


def quiet(chat: Chat) -> Message:
    now = "-".join(preferences.of(chat).quiet)
    options = tuple((span.replace("-", "–"), span) for span in QUIET)
    return _choose("When shall I be quiet? What falls into these hours comes in the morning.", "quiet", options, now)


def morning(chat: Chat) -> Message:
    now = preferences.of(chat).morning or "off"
    options = tuple((time.capitalize(), time) for time in MORNINGS)
    return _choose(
        "Shall I tell you on working mornings what the day has? Only if it has anything.", "morning", options, now
    )


def weekly(chat: Chat) -> Message:
    now = "on" if preferences.of(chat).weekly else "off"
    text = "On Monday mornings: what is due this week, who went silent, and whether the stream runs dry."
    return _choose(text, "weekly", (("On", "on"), ("Off", "off")), now)


def goal(chat: Chat) -> Message:
    options = tuple((number, number) for number in GOALS)
    text = "How many applications do you want to keep alive at a time?"
    return _choose(text, "goal", options, str(preferences.of(chat).goal))


def apply_goal(chat: Chat) -> Message:
    text = f"How many applications a week would be good? {NO_HARM}"
    return _choose(text, "apply_goal", _numbers(), str(preferences.of(chat).applications_a_week))


def call_goal(chat: Chat) -> Message:
    text = f"How many calls a week would be good? {NO_HARM}"
    return _choose(text, "call_goal", _numbers(), str(preferences.of(chat).calls_a_week))


def _numbers() -> tuple[tuple[str, str], ...]:
    return tuple((number, number) for number in A_WEEK)


def pictures(chat: Chat) -> Message:
    options = tuple((name.capitalize(), name) for name in PICTURES)
    return _choose(
        "On which ground shall I draw the pictures of /stats?", "pictures", options, preferences.of(chat).pictures
    )


def ask_hours() -> Message:
    choice = views.choices("hours", "hours", ("Any time", "any"))
    return Message("When can you make calls? A lunch break, say: “12:00–13:00”, or several: “12-1pm, 5-6pm”.", choice)


def ask_name() -> Message:
    return Message("What shall I call you? Use the name you give on the phone.")


def ask_phone() -> Message:
    return Message("Which number shall they call back? You say it twice in a voicemail. Skip to leave it out.")
