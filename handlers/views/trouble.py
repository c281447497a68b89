"""What is said when something went wrong, or cannot be?"""

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


def not_understood() -> Message:
    return Message("I didn't get that. /add an application, note an /interview, or see what is next with /list.")


def only_words() -> Message:
    return Message("I can't read that yet. Words are best: /add an application, or see them all with /list.")


def unknown_command() -> Message:
    return Message("I don't know that command. /help lists the ones I do.")


OLD_BUTTON = "This button is from an older message. /list shows what is current."
NOT_YOURS = "This question waits for whoever started it. Send the command to start your own."
