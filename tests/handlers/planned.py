"""An application with its plan, without a database: for tests of what is shown."""

from datetime import UTC, datetime, timedelta

from coach import portfolio
from coach.calendar import Availability, Calendar, WorkCalendar
from coach.playbooks import PLAYBOOKS
from coach.timeline import Applied, Role, Timeline
from handlers.planning import Planned
from storage.applications import Application
from storage.contacts import Contact
from storage.events import StoredEvent

NOW = datetime(2027, 11, 9, 15, 0, tzinfo=UTC)


def planned(company: str = "Acme", name: str = "Jane Roe") -> Planned:
    """An application of eight days ago, whose call is due."""
    contact = Contact(id=2, name=name, role=Role.HIRING_MANAGER, phone="+12125550100", email="jane@acme.com")
    applied = Applied(at=NOW - timedelta(days=8))
    case = portfolio.Application(
        id=1,
        employer=company,
        person="2",
        timeline=Timeline(events=(applied,), contact=contact.role, has_number=True),
        playbook=PLAYBOOKS["balanced"],
        calendar=Calendar(WorkCalendar("America/New_York", "US"), Availability("America/New_York")),
    )
    application = Application(id=1, company=company, title="Data engineer", contact=contact, created_at=applied.at)
    plan = portfolio.plan_all([case], NOW)[1]
    stored = (StoredEvent(3, 4, applied),)
    return Planned(application=application, stored=stored, plan=plan, step="step", opens=plan.opens, case=case)
