"""What is said about what is kept, and when it is deleted?"""

from collections.abc import Mapping

from handlers.buttons import Forget
from handlers.policy import Policy
from handlers.views.message import Button, Message, lines, plain

KEEP = Button("Keep it", Forget("keep").pack())
DELETE = Button("Delete everything", Forget("delete").pack(), style="danger")


def privacy(policy: Policy, *, private: bool) -> Message:
    """What is kept, where, how long, how to get it and how to delete it."""
    whose = "you tell me here" if private else "is told to me in this group"
    sealed = "It is stored encrypted." if policy.encrypted else "It is not stored encrypted."
    html = lines(
        "<b>What I keep</b>",
        f"What {whose} about your job search: applications, people, dates, notes, what you have done, your scripts; "
        "your name, number and time zone. Files and voice notes stay with Telegram; I keep how to ask for them.",
        "\n",
        "<b>Where</b>",
        f"In one database of whoever runs this bot, who could read it. {sealed} It goes to nobody else: no "
        "advertising, no tracking, no other service, no training of models. What we write passes through Telegram.",
        "\n",
        "<b>How long</b>",
        f"Until you delete it. {_unused(policy)}What I said to you is deleted after 3 days, cards that you never saved "
        f"after 30, drafts after a year. {_backups(policy)}",
        "\n",
        "<b>What you can do</b>",
        "/export gives you all of it as files. Every card can be changed. /forget deletes everything.",
        f"Questions: {plain(policy.operator)}." if policy.operator else "",
    )
    return Message(html)


def _unused(policy: Policy) -> str:
    months = policy.forget_after_months
    return f"When you don't use me for {_months(months)}, I tell you, and a week later I delete it. " if months else ""


def _months(months: int) -> str:
    return "a month" if months == 1 else "a year" if months == 12 else f"{months} months"


def _backups(policy: Policy) -> str:
    days = policy.backup_days
    return f"Copies for emergencies are kept for {days} days." if days else "No copies are kept."


GROUP = "This is your group's. It takes two of you: one asks, another one taps Delete; alone, you can do it in a day."
WORDS = {"applications": "application", "contacts": "contact", "events": "dated note", "proofs": "proof point"}


def ask(counts: Mapping[str, int], policy: Policy, *, private: bool) -> Message:
    """The first step: what will be gone."""
    found = [f"{count} {WORDS[name]}{'s' if count != 1 else ''}" for name, count in counts.items() if count]
    html = lines(
        "<b>Delete everything?</b>",
        f"{', '.join(found) or 'What little there is'}: all that I know from this chat, scripts, settings and drafts "
        "included. It cannot be undone.",
        "\n",
        "" if private else GROUP,
        "To have a copy first: /export.",
        _after(policy),
    )
    return Message(html, ((DELETE, KEEP),))


def _after(policy: Policy) -> str:
    days = policy.backup_days
    return f"Copies for emergencies run out {days} days later." if days else ""


def forgotten(policy: Policy) -> Message:
    html = lines(
        "Everything is deleted: I no longer know anything from this chat.",
        _after(policy),
        "What stands above is in your Telegram alone: you can clear this chat there.",
        "\n",
        "Good luck out there. If you want to begin anew: /start.",
    )
    return Message(html)


def kept() -> Message:
    return Message("Nothing was deleted. /list shows your applications.")


def warning(policy: Policy) -> Message:
    html = lines(
        f"We have not talked for {_months(policy.forget_after_months)}. I hope it went well.",
        "In a week I will delete what I know from this chat, so that nothing of yours lies around. To keep it, write "
        "or tap anything.",
        "\n",
        "For a copy of it: /export.",
    )
    return Message(html, ((Button("Keep it", Forget("keep").pack()),),))


ASKED_LONG_AGO = "That question is too old. To delete everything, send /forget again."
SECOND_PERSON = "In a group it takes two: somebody else taps it, or you do a day from now."
