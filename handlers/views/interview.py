"""What is asked about an interview, before and after it, and about what they promised?"""

from datetime import datetime

from handlers.planning import Planned
from handlers.views import form as views
from handlers.views.card import person
from handlers.views.message import Message, Row, lines, plain
from handlers.views.moments import say_moment
from handlers.views.plans import next_line


def ask_when() -> Message:
    return Message("When is the interview, or when was it? “Tomorrow at 3pm”, “Thu 26 Nov 10:00”, “this morning at 9”.")


def need_clock(day: str) -> Message:
    return Message(f"{plain(day)}: at what time? “10:30” or “3pm” is enough.")


def before_applied(applied: str) -> Message:
    return Message(f"That lies before you applied ({applied}). When is the interview, or when was it?")


SAME = {"moved": "it was moved", "another": "another one"}


def ask_same(known: str) -> Message:
    options = views.choices("interview", "same", ("It was moved", "moved"), ("Another one", "another"))
    return Message(f"You have one {known}. Was that one moved, or is this another one?", options)


def ask_with() -> Message:
    return Message("Who is it with? A name, or several.")


def ask_promised(form: str) -> Message:
    return Message(
        "What did they say about the next step? “Give us a week”, “by Friday”, “I'll ring at 2 tomorrow”.",
        promise_choices(form),
    )


def promise_choices(form: str) -> tuple[Row, ...]:
    options = (("Tomorrow", "day1"), ("A week", "span7"), ("Two weeks", "span14"), ("They didn't say", "none"))
    return views.choices(form, "promised", *options)


def ask_forgot() -> Message:
    return Message("Is there anything you forgot to mention? It goes into your thank-you note and your next call.")


def ask_went_well() -> Message:
    return Message("And what went well? Something you both warmed to is a good way back into the conversation.")


def known(company: str, held: datetime | None, with_whom: str, now: datetime, zone: str) -> str:
    when = f"Interview {say_moment(held, now, zone)}" if held else ""
    return lines(f"<b>{plain(company, 80)}</b>", when, f"with {plain(with_whom, 80)}" if with_whom else "")


def no_promise(phrase: str) -> Message:
    return Message(
        f"I find no day and no span in “{plain(phrase, 60)}”. Try “by Friday”, “in ten days”, or tap “They didn't say”."
    )


def ask_callback() -> Message:
    options = (("Tomorrow", "day1"), ("In two days", "day2"), ("In a week", "day7"))
    return Message(
        "When shall you call back? “Monday at 10”, “in two days”, or Skip for the next working day.",
        views.choices("callback", "when", *options),
    )


def no_day_named(planned: Planned, now: datetime, zone: str) -> Message:
    return Message(f"No day named. {next_line(planned.plan, person(planned.application), now, zone)}")


def ask_missing() -> Message:
    return Message("What were they missing? A word or two. It helps to see whether it comes up again.")
