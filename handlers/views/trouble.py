"""What is said when something went wrong, or cannot be?"""

from handlers.files import KIB, MIB, WANTED, File
from handlers.views.message import Message, plain


def set_aside() -> Message:
    return Message(
        "Sorry, something of mine broke on your last message, and nothing was saved from it. "
        "Everything else is as it was. Try it another way, or see /list."
    )


def unsaid() -> Message:
    return Message(
        "I had something to tell you here, and Telegram would not take it: my fault, not yours. "
        "Nothing of yours is lost; /list shows what is next for each application."
    )


def errand_failed() -> Message:
    return Message(
        "Sorry, something of mine broke over what you asked for, and it is not done. Everything of yours is as it was. "
        "Try it again, or for fewer days."
    )


def too_fast() -> Message:
    return Message(
        "That was a lot at once: I took what came first and left the rest. Give me a minute, then send again what is "
        "missing; /list shows what I have."
    )


NAMES = {
    "applications": "applications",
    "contacts": "people",
    "application_contacts": "people",
    "events": "dated notes",
    "proofs": "proof points",
    "attachments": "files",
}


def too_many(table: str) -> Message:
    """One more does not fit (storage/quotas.py)."""
    return Message(
        f"That is more than I can keep: you have as many {NAMES.get(table, 'notes')} here as fit, and nothing was "
        "changed. /export gives you all of it; after /forget there is room again."
    )


def impossible(why: str) -> Message:
    return Message(
        f"That doesn't fit with what happened before: {plain(why)}. Nothing was saved; /list shows the timeline."
    )


def only_words() -> Message:
    return Message("I can't read that yet. Words are best: /add an application, or see them all with /list.")


UNREADABLE = {
    "encrypted": "is locked with a password. Save it without one and send it again, or paste the text.",
    "broken": "could not be opened: it is damaged, or no real PDF or DOCX. Save it anew and send it again, "
    "or paste the text.",
    "no_text": "holds pictures of words, as a scan does, and I can't read pictures. Send the file that it was printed "
    "from, or copy the text and paste it here.",
}


def no_file(file: File) -> Message:
    """The file could not be fetched, is too large, or does not give its text."""
    name = plain(file.name or "the file", 60)
    if file.trouble == "too_large":
        return Message(f"“{name}” is too large for me: {_size(WANTED[file.kind])} is the most. Nothing was changed.")
    if file.trouble in UNREADABLE:
        return Message(f"“{name}” {UNREADABLE[file.trouble]} Nothing was changed.")
    return Message(f"Telegram did not give me “{name}”, and nothing was changed. Please send it once more.")


def _size(size: int) -> str:
    return f"{size // MIB} MB" if size >= MIB else f"{size // KIB} KB"


def unknown_command() -> Message:
    return Message("I don't know that command. /help lists the ones I do.")


OLD_BUTTON = "This button is from an older message. /list shows what is current."
NOT_YOURS = "This question waits for whoever started it. Send the command to start your own."
