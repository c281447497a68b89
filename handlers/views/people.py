"""What is said about the people at an employer?"""

from collections.abc import Sequence

from handlers.buttons import Person, SamePerson, Undo
from handlers.views import form as views
from handlers.views.add import ROLE_NAMES
from handlers.views.card import show
from handlers.views.message import Button, Message, Row, lines, plain
from storage.applications import Application
from storage.contacts import Contact

GONE = "That person is no longer with this application."
MOST = 20  # people on one screen


def _told(contact: Contact) -> str:
    """Jane Roe, hiring manager · +12125550100 · jane@acme.example"""
    role = ROLE_NAMES.get(contact.role, "")
    name = plain(contact.name, 60) + (f", {role}" if role else "")
    return " · ".join(part for part in (name, contact.phone, plain(contact.email, 80)) if part)


def listing(application: Application, known: Sequence[Contact]) -> Message:
    """Everybody known at an employer, the one to call first."""
    told = [f"{'📞' if each.id == application.contact.id else '•'} {_told(each)}" for each in known[:MOST]]
    html = lines(f"<b>{plain(application.company, 80)}</b>: whom you know there", "\n", told)
    buttons = [Button(each.name[:30], Person(application.id, each.id, "open").pack()) for each in known[:MOST]]
    rows: list[Row] = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    add = Button("Add somebody", Person(application.id, 0, "add").pack())
    return Message(html, (*rows, (add, show(application, "‹ Card"))))


def one(application: Application, contact: Contact, several: bool) -> Message:
    """One person, and what can be changed about them."""

    def do(label: str, way: str) -> Button:
        return Button(label, Person(application.id, contact.id, way).pack())

    first = contact.id == application.contact.id
    html = lines(f"<b>{_told(contact)}</b>", "The one to call." if first else "")
    rows: list[Row] = [] if first else [(do("Make this the one to call", "call"),)]
    rows += [(do("Name", "name"), do("Role", "role")), (do("Number", "phone"), do("Mail", "email"))]
    same: Row = (do("Same person as…", "same"),) if several else ()
    rows.append((*same, do(f"Not at {application.company}"[:30], "remove")))
    return Message(html, (*rows, (show(application, "‹ People", "contact"),)))


def which_person(application: Application, contact: Contact, others: Sequence[Contact]) -> Message:
    """Who else is this person?"""
    rows = [
        (
            Button(
                f"{other.name} {other.phone or other.email}"[:40],
                SamePerson(application.id, contact.id, other.id).pack(),
            ),
        )
        for other in others[:MOST]
    ]
    html = f"Who is <b>{plain(contact.name, 60)}</b>, too? What is known of both is put together."
    return Message(html, (*rows, (show(application, "‹ People", "contact"),)))


def one_person(application: Application, kept: Contact, other: Contact, action: int) -> Message:
    """Two are one now."""
    html = f"{plain(other.name, 60)} and <b>{plain(kept.name, 60)}</b> are one person now."
    return Message(html, ((Button("Undo", Undo(action, 0).pack()), show(application, "Open")),))


def ask_name(who: str) -> Message:
    return Message(f"What is the right name? Now: <code>{plain(who, 80)}</code>")


def ask_role(who: str) -> Message:
    options = [(label.capitalize() if label != "HR" else label, role.value) for role, label in ROLE_NAMES.items()]
    return Message(f"What is {plain(who, 60)} there?", views.choices("person", "role", *options))


def ask_phone(who: str) -> Message:
    return Message(f"Which number has {plain(who, 60)}?", views.choices("person", "phone", ("No number", "none")))


def ask_email(who: str) -> Message:
    return Message(f"Which address has {plain(who, 60)}?", views.choices("person", "email", ("No address", "none")))


def no_email(phrase: str) -> Message:
    return Message(f"I find no mail address in “{plain(phrase, 60)}”. It looks like name@company.com.")
