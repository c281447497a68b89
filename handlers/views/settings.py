"""What is said about the settings?"""

from coach.playbooks import PLAYBOOKS
from handlers.buttons import Setting
from handlers.views.message import Button, Message, lines, plain
from handlers.views.moments import city
from storage.unit import Chat


def settings(chat: Chat) -> Message:
    html = lines(
        "<b>Settings</b>",
        f"Name: {plain(chat.name or '—', 60)}",
        f"Your number, for voicemails: {chat.phone or '—'}",
        f"Time zone: {city(chat.zone)}",
        f"Playbook: {chat.playbook}, {plain(PLAYBOOKS[chat.playbook].temper)}",
    )
    names = (("Name", "name"), ("Your number", "phone"), ("Time zone", "zone"), ("Playbook", "playbook"))
    buttons = [Button(label, Setting(name, "").pack()) for label, name in names]
    return Message(html, (tuple(buttons[:2]), tuple(buttons[2:])))


def playbooks(chat: Chat) -> Message:
    rows = [f"<b>{name.capitalize()}</b>: {plain(book.temper)}" for name, book in PLAYBOOKS.items()]
    buttons = [
        Button(f"{'✓ ' if name == chat.playbook else ''}{name.capitalize()}", Setting("playbook", name).pack())
        for name in PLAYBOOKS
    ]
    return Message(
        lines("How forward shall I be?", "\n", rows), (tuple(buttons), (Button("‹ Settings", Setting("", "").pack()),))
    )


def ask_name() -> Message:
    return Message("What shall I call you? Use the name you give on the phone.")


def ask_phone() -> Message:
    return Message("Which number shall they call back? You say it twice in a voicemail. Skip to leave it out.")
