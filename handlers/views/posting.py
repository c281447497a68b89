"""What is asked and said while a posting is read?"""

from collections.abc import Sequence

from handlers.views import form as views
from handlers.views.foreign import foreign
from handlers.views.message import Message, lines, plain
from handlers.views.needs import at as at

NOTHING_TO_FILL = "The card has all of that by now."


def ask_posting() -> Message:
    return Message(
        "Paste the job posting, forward it, or send it as a PDF or DOCX file. The part about what they want is enough."
    )


def too_short() -> Message:
    return Message(
        "That is too short to be a posting. Paste the part about what they want: “You have two years on a ward …”."
    )


def ask_instead(language: str | None) -> Message:
    why = foreign(language) or "I found nothing in it that they ask for."
    return Message(f"{why} What do they want, in your own words? Two or three things, one a line.")


def ask_own(had: str) -> Message:
    html = lines(
        "What do they want, in your own words? Two or three things, one a line:",
        f"<i>{plain(had, 800)}</i>" if had else "<i>somebody who has run a ward at night\nNMC registration</i>",
        "What you send replaces these." if had else "",
    )
    return Message(html, views.choices("own_needs", "own", ("Remove mine", "none")) if had else ())


def no_needs() -> Message:
    return Message("I read no words there. Send what they want, one thing a line: “runs payroll for 50 people”.")


def ask_sure(top: Sequence[str], length: int) -> Message:
    html = lines(
        f"I have {length:,} characters, and read that they ask for:",
        "\n",
        [f"{n}. {plain(text, 150)}" for n, text in enumerate(top, 1)],
    )
    return Message(html, views.choices("posting", "sure", ("Keep it", "yes")))
