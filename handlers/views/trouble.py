"""What is said when something went wrong, or cannot be?"""

from handlers.files import KIB, MIB, WANTED, File
from handlers.views.message import Message, plain


def set_aside() -> Message:
    return Message(
        "Sorry, something of mine broke on your last message, and nothing was saved from it. "
        "Everything else is as it was. Try it another way, or see /list."
    )


def impossible(why: str) -> Message:
    return Message(
        f"That doesn't fit with what happened before: {plain(why)}. Nothing was saved; /list shows the timeline."
    )


def only_words() -> Message:
    return Message("I can't read that yet. Words are best: /add an application, or see them all with /list.")


def no_file(file: File) -> Message:
    """The file could not be fetched, or is too large."""
    name = plain(file.name or "the file", 60)
    if file.trouble == "too_large":
        return Message(f"“{name}” is too large for me: {_size(WANTED[file.kind])} is the most. Nothing was changed.")
    return Message(f"Telegram did not give me “{name}”, and nothing was changed. Please send it once more.")


def _size(size: int) -> str:
    return f"{size // MIB} MB" if size >= MIB else f"{size // KIB} KB"


def unknown_command() -> Message:
    return Message("I don't know that command. /help lists the ones I do.")


OLD_BUTTON = "This button is from an older message. /list shows what is current."
NOT_YOURS = "This question waits for whoever started it. Send the command to start your own."
