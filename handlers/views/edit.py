"""What is asked and said while an application is changed, field by field?"""

from datetime import datetime

from coach.timeline import Applied
from handlers.buttons import Edit, Past, SameCompany, Show, Undo
from handlers.planning import Planned, day_in
from handlers.views import form as views
from handlers.views.card import person, show, who
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import city, say_day, say_moment
from handlers.views.plans import next_line
from handlers.views.trouble import OLD_BUTTON as OLD
from storage.applications import Application

__all__ = ["OLD"]

FIELDS = {
    "company": "the company's name",
    "title": "the job's title",
    "referred_by": "who referred you",
    "resume": "which résumé went out",
    "notes": "your notes",
}
ASK = {
    "company": "What is the company called? All your applications there get the name.",
    "title": "What is the job called?",
    "referred_by": "Who referred you? The name goes into what you say on the phone.",
    "resume": "Which version of your résumé went out? A few words, such as “v3, engineering”.",
    "notes": "Send your notes as they should be. They are for you alone.",
}
COPIED = 600  # characters of the present text that are shown to be copied


def menu(planned: Planned, now: datetime, zone: str) -> Message:
    """Everything that can be changed about an application, with what it is now."""
    application = planned.application
    posting = f"{len(application.posting):,} characters" if application.posting else "–"
    html = lines(
        f"<b>{plain(application.company, 80)}</b>: what shall be changed?",
        "\n",
        f"Company: {plain(application.company, 80)}",
        f"Job: {plain(application.title, 80)}",
        f"Applied: {_applied(planned, now, zone)}",
        f"Contact: {plain(application.contact.name, 60) or '–'}",
        f"Referred by: {plain(application.referred_by, 60) or '–'}",
        f"Where they are: {city(application.zone) if application.zone else '–'}",
        f"Posting: {posting}",
        f"Résumé sent: {plain(application.resume, 80) or '–'}",
        f"Notes: {plain(application.notes, 300) or '–'}",
    )
    return Message(html, _menu_rows(application))


def _menu_rows(application: Application) -> tuple[Row, ...]:
    def edit(label: str, field: str) -> Button:
        return Button(label, Edit(application.id, field).pack())

    archive = "Back to the list" if application.archived_at else "Archive"
    return (
        (edit("Company", "company"), edit("Job", "title"), edit("Applied", "applied")),
        (show(application, "People", "contact"), edit("Referred by", "referred_by"), edit("Résumé", "resume")),
        (show(application, "Where they are", "place"), show(application, "Posting", "posting"), edit("Notes", "notes")),
        (
            Button("What happened", Past(application.id, 0, "list").pack()),
            show(application, "Same company as…", "merge"),
        ),
        (show(application, archive, "archive"), edit("Delete", "delete")),
        (show(application, "‹ Card"),),
    )


def _applied(planned: Planned, now: datetime, zone: str) -> str:
    applied = next((event for event in planned.events if isinstance(event, Applied)), None)
    return say_day(day_in(zone, applied.at), now, zone) if applied else "–"


def head(company: str) -> str:
    """What is being changed."""
    return f"<b>{plain(company, 80)}</b>"


def ask(field: str, now: str) -> Message:
    """The question for a field, with what it is now to be copied."""
    html = lines(ASK[field], f"Now: <code>{plain(now, COPIED)}</code>" if now else "")
    return Message(html, views.choices("edit", field, ("Leave it empty", "none")) if field in EMPTIED and now else ())


EMPTIED = frozenset({"referred_by", "notes"})


def ask_applied() -> Message:
    options = views.choices("edit", "applied", ("Today", "today"), ("Yesterday", "yesterday"))
    return Message("When did you apply? “Last Monday”, “3 days ago”, “12 Nov”.", options)


def ask_snooze() -> Message:
    return Message("When shall I bring it up again? “Tomorrow at 10”, “next Monday”, “in an hour”.")


def changed(planned: Planned, field: str, action: int, now: datetime, zone: str) -> Message:
    """What is so now, and what comes next."""
    application = planned.application
    told = {
        "company": "",
        "title": plain(application.title, 80),
        "applied": f"Applied {_applied(planned, now, zone)}.",
        "referred_by": f"Referred by {plain(application.referred_by, 80)}." if application.referred_by else "",
        "notes": f"Notes: {plain(application.notes, 1000)}" if application.notes else "No notes now.",
        "snoozed_until": f"I'll bring it up again {_snoozed(application, now, zone)}.",
    }
    html = lines(
        f"✔️ <b>{who(application)}</b>",
        told.get(field, ""),
        "\n",
        next_line(planned.plan, person(application), now, zone),
    )
    return Message(html, (_after(application, action),))


def _snoozed(application: Application, now: datetime, zone: str) -> str:
    return say_moment(application.snoozed_until, now, zone) if application.snoozed_until else "when it is due"


def _after(application: Application, action: int) -> Row:
    change = Button("Change…", Edit(application.id, "menu").pack())
    return (Button("Undo", Undo(action, 0).pack()), change, Button("Open", Show(application.id, "card").pack()))


def deleted(application: Application, action: int) -> Message:
    """The application is gone, and can be brought back."""
    html = f"🗑 {plain(application.company, 80)}, {plain(application.title, 80)} is deleted, with what happened there."
    return Message(html, ((Button("Undo", Undo(action, 0).pack()),),))


def which_company(application: Application, others: list[Application]) -> Message:
    """Which other name is the same company?"""
    buttons = [(Button(other.company[:40], SameCompany(application.id, other.id).pack()),) for other in others[:20]]
    html = f"Which of these is <b>{plain(application.company, 80)}</b>, too? It will have that name everywhere."
    return Message(html, (*buttons, (show(application, "‹ Card"),)))


def no_other_company(application: Application) -> Message:
    return Message("There is no other company in your list.", ((show(application, "‹ Card"),),))


def one_company(application: Application, old: str, count: int, action: int) -> Message:
    """Two names are one company now."""
    many = f"{count} applications have" if count > 1 else "One application has"
    html = f"{plain(old, 80)} is <b>{plain(application.company, 80)}</b> now: {many} the new name."
    rename = Button("Another name…", Edit(application.id, "company").pack())
    return Message(html, ((Button("Undo", Undo(action, 0).pack()), rename, show(application, "Open")),))
