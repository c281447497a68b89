"""What is asked and said while an application is added?"""

from datetime import date, datetime

from coach.timeline import Role
from handlers.views import form as views
from handlers.views.message import Message, lines, plain
from handlers.views.moments import say_when

ROLE_NAMES = {
    Role.HIRING_MANAGER: "hiring manager",
    Role.HR: "HR",
    Role.RECRUITER: "recruiter",
    Role.ASSISTANT: "assistant",
}


def ask_company() -> Message:
    return Message("Which company did you apply to?")


def ask_title() -> Message:
    return Message("For what job? The title is enough.")


def ask_applied() -> Message:
    options = views.choices("add", "applied", ("Today", "today"), ("Yesterday", "yesterday"))
    return Message("When did you apply? In your own words: “last Monday”, “3 days ago”, “12 Nov”.", options)


def ask_contact(form: str) -> Message:
    if form == "referral":
        return Message("Whom did they send you to? A name, and a number or mail address if you have one.")
    if form == "contact":
        return Message("Who is it? Send a name and what you know: “Jane Roe, hiring manager, +1 212 555 0100”.")
    return Message(
        lines(
            "Whom could you call there? Best is the person who decides, not HR.",
            "Send a name, and whatever else you have: “Jane Roe, hiring manager, +1 212 555 0100”. Or share a contact.",
        )
    )


def ask_contact_role(name: str, form: str = "add") -> Message:
    options = [(label.capitalize() if label != "HR" else label, role.value) for role, label in ROLE_NAMES.items()]
    return Message(f"What is {plain(name, 60)} there?", views.choices(form, "contact_role", *options))


def ask_reach(name: str) -> Message:
    return Message(f"How can {plain(name, 60)} be reached? A direct number, a mail address, or both.")


def ask_posting() -> Message:
    return Message("Paste the job posting, or the part about what they want. Your pitch will speak to it.")


def length(text: str) -> str:
    """How much of a long text was understood."""
    return f"{len(text):,} characters"


def ask_proofs() -> Message:
    return Message(
        lines(
            "Why you? One or two things you have done that they need, one a line, a few words each:",
            "<i>ran the nightly data pipeline for 3 years\ncut the reporting time by half</i>",
        )
    )


def known(
    company: str, title: str, applied: date | datetime | None, contact: str, phone: str, now: datetime, zone: str
) -> str:
    """What the draft holds so far, as the head of the next question."""
    head = ", ".join(part for part in (f"<b>{plain(company, 80)}</b>" if company else "", plain(title, 80)) if part)
    when = f"Applied {say_when(applied, now, zone)}" if applied else ""
    return lines(head, when, plain(" · ".join(part for part in (contact, phone) if part), 120))


def no_contact() -> Message:
    return Message("I read no name there. Send one, as in “Jane Roe, hiring manager”, or tap Skip.")


def no_reach(phrase: str) -> Message:
    return Message(
        f"I find neither a number nor a mail address in “{plain(phrase, 60)}”. "
        "Send a number with its country code, as in +44 20 7946 0000, or tap Skip."
    )
