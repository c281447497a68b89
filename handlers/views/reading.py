"""What is said where an answer could not be read?"""

from handlers.views.message import Message, Row, plain


def no_date(phrase: str) -> Message:
    return Message(
        f"I found no date in “{plain(phrase, 60)}”. Try “tomorrow at 3pm”, “next Friday”, “3 Dec” or “in two weeks”."
    )


def which_date(phrase: str, rows: tuple[Row, ...]) -> Message:
    lead = f"“{plain(phrase, 60)}” can be read in more than one way. "
    return Message(lead + ("Which one?" if rows else "Try it with the day and the month, as in “3 Dec, 14:00”."), rows)


def no_phone(phrase: str) -> Message:
    return Message(
        f"I can't read a phone number in “{plain(phrase, 60)}”. Send it with the country code, as in +44 20 7946 0000."
    )


def not_past(said: str) -> Message:
    return Message(f"That would be {said}, which is still ahead. When was it? “Today” is fine.")


def not_future(said: str) -> Message:
    return Message(f"That would be {said}, which is over. When will it be?")


def which_zone(phrase: str, rows: tuple[Row, ...]) -> Message:
    return Message(f"Which “{plain(phrase, 40)}” do you mean?", rows)


def unknown_place(phrase: str, guesses: tuple[Row, ...]) -> Message:
    """`guesses`: buttons of what is like it."""
    unknown = f"I don't know “{plain(phrase, 40)}”. " if phrase else ""
    ask = "Do you mean a place below? If not, send" if guesses else "Send"
    return Message(f"{unknown}{ask} the nearest big city, or a zone such as Europe/Berlin.", guesses)


def need_name() -> Message:
    return Message("I need a name that fits on one line. What shall I call you?")


def need_line(what: str, most: int) -> Message:
    return Message(f"Please send {what} in one line of at most {most} characters.")


def only_quiet_hours(phrase: str, start: str, end: str) -> Message:
    return Message(
        f"“{plain(phrase, 60)}” lies in your quiet hours, {start}–{end}. "
        "Give other hours, or change the quiet ones first."
    )


def no_hours(phrase: str) -> Message:
    return Message(f"I can't read hours in “{plain(phrase, 60)}”. Try “12:00–13:00”, or tap “Any time”.")
