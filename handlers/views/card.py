"""How does an application look: in a line, in a list, as a card with its timeline?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from coach.calendar import WorkCalendar
from coach.playbooks import PLAYBOOKS
from coach.timeline import Applied
from handlers.buttons import Edit, Log, Pick, SameCompany, Show, Undo
from handlers.planning import Planned, day_in
from handlers.views.add import ROLE_NAMES
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import city, say_day
from handlers.views.plans import limits_line, next_line
from handlers.views.timeline import timeline
from storage.applications import Application
from storage.contacts import Contact
from storage.listing import Entry

MOST_ASKED = 10  # applications that a question offers
NO_NAMES: Mapping[int, str] = MappingProxyType({})


def who(application: Application) -> str:
    """Jane Roe at Acme, or whoever answers at Acme."""
    name = application.contact.name
    return f"{plain(name, 60)} at {plain(application.company, 80)}" if name else plain(application.company, 80)


def person(application: Application) -> str:
    """Whom the next step is about, unescaped."""
    return application.contact.name or application.company


def headline(application: Application) -> str:
    """The job's title, and what the contact is."""
    role = ROLE_NAMES.get(application.contact.role, "")
    about = f"{plain(application.contact.name, 60)}, {role}" if role and application.contact.name else ""
    return " · ".join(part for part in (plain(application.title, 80), about) if part)


def saved(planned: Planned, action: int, now: datetime, zone: str, alike: Application | None = None) -> Message:
    """A new application, and what comes next. `alike`: one at what may be the same company."""
    application = planned.application
    applied = next(event for event in planned.events if isinstance(event, Applied))
    day = day_in(zone, applied.at)
    html = lines(
        f"✅ <b>{plain(application.company, 80)}</b>, {plain(application.title, 80)}",
        f"Applied {say_day(day, now, zone)}.",
        "\n",
        next_line(planned.plan, person(application), now, zone),
        _hours(planned) if planned.guessed else "",
    )
    change = Button("Change…", Edit(application.id, "menu").pack())
    same = _same_company(application, alike)
    question = f"Is that the same employer as {plain(alike.company, 80)}?" if alike else ""
    row = (show(application, "Open"), change, Button("Undo", Undo(action, 0).pack()))
    return Message(lines(html, "\n" if question else "", question), (*same, row), about=application.id)


def _same_company(application: Application, alike: Application | None) -> tuple[Row, ...]:
    if alike is None:
        return ()
    return ((Button(f"Yes, one company: {alike.company}"[:60], SameCompany(alike.id, application.id).pack()),),)


def show(application: Application | Entry, label: str, view: str = "card") -> Button:
    """A button that opens a view of the application."""
    return Button(label, Show(application.id, view).pack())


def card(
    planned: Planned, now: datetime, zone: str, others: Sequence[Contact] = (), names: Mapping[int, str] = NO_NAMES
) -> Message:
    """Everything about an application, and what can be done with it.

    `others`: whom else the person knows there; `names`: of a group's members, to tell who logged what.
    """
    application, contact = planned.application, planned.application.contact
    name = "" if contact.role in ROLE_NAMES else plain(contact.name, 60)  # with a role the headline has it
    reach = " · ".join(part for part in (name, contact.phone, plain(contact.email)) if part)
    html = lines(
        f"<b>{plain(application.company, 80)}</b>",
        headline(application),
        reach,
        _posted(application),
        _others(others),
        f"Notes: {plain(application.notes, 300)}" if application.notes else "",
        "<i>Archived.</i>" if application.archived_at else "",
        "\n",
        f"<b>{next_line(planned.plan, person(application), now, zone)}</b>",
        limits_line(planned.plan.limits),
        _shared(planned),
        _hours(planned),
        "\n",
        timeline(planned.stored, names, now, zone),
    )
    return Message(html, _card_rows(planned), about=application.id)


def _others(contacts: Sequence[Contact]) -> str:
    told = [
        f"{plain(c.name, 60)}, {ROLE_NAMES[c.role]}" if c.role in ROLE_NAMES else plain(c.name, 60) for c in contacts
    ]
    return f"<i>Also there: {'; '.join(told[:5])}</i>" if told else ""


def _posted(application: Application) -> str:
    """What the posting said of pay and deadline, and which résumé went out."""
    pay = f"Pay: {plain(application.salary, 80)}" if application.salary else ""
    closes = f"Closes: {plain(application.deadline, 80)}" if application.deadline else ""
    sent = f"Résumé: {plain(application.resume, 80)}" if application.resume else ""
    return " · ".join(part for part in (pay, closes, sent) if part)


def _shared(planned: Planned) -> str:
    """Whom the budget is shared with (L8): the applications with the same contact, or with an employer without one."""
    if not planned.shares:
        return ""
    if planned.application.contact.id:
        names = ", ".join(plain(application.company, 40) for application in planned.shares)
        return f"<i>The same person is your contact for {names}: the limits are shared.</i>"
    jobs = ", ".join(plain(application.title, 40) for application in planned.shares)
    return f"<i>You applied there for {jobs}, too: until a name is known, the limits are shared.</i>"


def _hours(planned: Planned) -> str:
    """When they can be reached, where that is not as usual here, and whether it is only a guess."""
    employer, person = planned.case.calendar.employer, planned.case.calendar.person
    standard = WorkCalendar(employer.zone)
    usual = (employer.opens, employer.closes) == (standard.opens, standard.closes)
    if usual and not planned.guessed and person is not None and employer.zone == person.zone:
        return ""
    told = f"<i>They answer {employer.opens:%H:%M}–{employer.closes:%H:%M}, {city(employer.zone)} time.</i>"
    return f"{told} <i>A guess from the number: “Where they are” corrects it.</i>" if planned.guessed else told


def _card_rows(planned: Planned) -> tuple[Row, ...]:
    application = planned.application
    log = [("I called", "call"), ("I wrote", "email"), ("They got in touch", "heard"), ("Interview", "interview")]
    buttons = [Button(label, Log(application.id, what).pack()) for label, what in log]
    rows = [tuple(buttons[:2]), tuple(buttons[2:])]
    rows.insert(0, (show(application, "What to say", "script"), show(application, "What they want", "needs")))
    more = (show(application, "People", "contact"), show(application, "It's decided…", "decide"))
    rules = (
        show(application, "Why?", "why"),
        show(application, "Playbook", "playbook"),
        show(application, "Files", "files"),
    )
    change = Button("Change…", Edit(application.id, "menu").pack())
    share = show(application, "Share with a coach", "share")
    return (*rows, more, rules, (show(application, "Where they are", "place"), change), (share,))


def playbooks(planned: Planned, used: str) -> Message:
    """Which playbook for this application?"""
    application = planned.application
    buttons = tuple(
        show(application, f"{'✓ ' if name == used else ''}{name.capitalize()}", f"playbook:{name}")
        for name in PLAYBOOKS
    )
    html = lines(
        f"<b>{plain(application.company, 80)}</b>",
        "How forward for this one?",
        "\n",
        [f"<b>{name.capitalize()}</b>: {plain(book.temper)}" for name, book in PLAYBOOKS.items()],
    )
    return Message(html, (buttons, (show(application, "‹ Card"),)), about=application.id)


def archived(application: Application, away: bool, action: int) -> Message:
    """The application was put away, or taken back."""
    where = "archived: out of the list, no more nudges" if away else "back in the list"
    undo = Button("Undo", Undo(action, 0).pack())
    return Message(f"{who(application)} is {where}.", ((undo, show(application, "Open")),), about=application.id)


def empty_list() -> Message:
    return Message("No live applications yet. /add the first one: it takes a minute.")


def which_application(among: Sequence[Entry], purpose: str) -> Message:
    """A question which application is meant; `purpose` is the command that asks."""
    buttons = [(Button(f"{e.company}, {e.title}"[:60], Pick(purpose, e.id).pack()),) for e in among[:MOST_ASKED]]
    hint = f"The next {MOST_ASKED} due are below; a name finds the others: /{purpose} acme"
    few = len(among) <= MOST_ASKED
    return Message(lines("Which application is it about?", "" if few else hint), tuple(buttons))


GONE = "That application is no longer there. /list shows those that are."


def gone() -> Message:
    return Message(GONE)
