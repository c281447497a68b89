"""/add: an application, from the company's name to what speaks for the person. Only the first three answers are
needed.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from coach.timeline import Applied, Role
from handlers import planning
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.reading import (
    as_moment,
    kept,
    read_email,
    read_name,
    read_phone,
    read_when,
    unkept,
)
from handlers.turn import Context, Turn
from handlers.views import add as views
from handlers.views import card, moments, reading
from storage import applications, events, proofs
from storage.applications import NOBODY, Contact

LONGEST_LINE = 80  # characters of a company's name or a job title
LONGEST_PROOF = 120
ROLE_WORDS = {
    Role.HIRING_MANAGER: ("hiring manager", "manager", "head of", "director", "team lead", "owner", "founder"),
    Role.RECRUITER: ("recruiter", "headhunter", "agency", "talent"),
    Role.HR: ("hr", "human resources", "people team", "personnel"),
    Role.ASSISTANT: ("assistant", "receptionist", "secretary", "front desk"),
}


async def add(_update: Update, context: Context) -> None:
    """Ask for a new application."""
    await FORM.begin(context.turn)


def _read_line(name: str, what: str, given: Given) -> Reading:
    line = " ".join(given.text.split())
    return {name: line} if 0 < len(line) <= LONGEST_LINE else Retry(reading.need_line(what, LONGEST_LINE))


def read_applied(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A day that is not ahead."""
    today = turn.now.astimezone(ZoneInfo(turn.chat.zone)).date()
    near = {"today": today, "yesterday": today - timedelta(days=1)}
    day = near.get(given.choice) or read_when(turn, given, "add", "applied", "past")
    if isinstance(day, Retry):
        return day
    ahead = day > turn.now if isinstance(day, datetime) else day > today
    if ahead:
        return Retry(reading.not_past(moments.say_when(day, turn.now, turn.chat.zone)))
    return {"applied": kept(day)}


def read_contact(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A name, with what they are and how to reach them where that was said as well."""
    if given.phone:
        return {"contact": given.name, "phone": read_phone(given.phone, turn.chat), "reach": ""}
    found: dict[str, str | None] = {}
    name, role = split_role(read_name(given.text))
    if role is not None:
        found["contact_role"] = role.value
    phone, email = read_phone(given.text, turn.chat), read_email(given.text)
    if phone or email:
        found |= {"phone": phone, "email": email, "reach": ""}
    return {"contact": name[:LONGEST_LINE], **found} if name else Retry(views.no_contact())


def split_role(text: str) -> tuple[str, Role | None]:
    """A name without the words that say what the person is, and what those words say."""
    for role, words in ROLE_WORDS.items():
        for word in words:
            head, found, tail = f" {text} ".lower().partition(f" {word} ")
            if found:
                name = f" {text} "[: len(head)] + " " + f" {text} "[len(text) + 2 - len(tail) :]
                return " ".join(name.split()).strip(" ,()-"), role
    return text, None


def read_contact_role(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """What the contact is, by button or in words."""
    role = split_role(given.text)[1]
    value = given.choice or (role.value if role else "")
    return {"contact_role": value} if value in set(Role) else Retry(views.ask_contact_role("that person"))


def read_reach(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A number, a mail address, or both."""
    phone, email = read_phone(given.phone or given.text, turn.chat), read_email(given.text)
    return {"phone": phone, "email": email, "reach": ""} if phone or email else Retry(views.no_reach(given.text))


def read_proofs(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """One proof a line, bullets aside."""
    found = [line.strip(" \t-–•*·")[:LONGEST_PROOF] for line in given.text.splitlines()]
    return {"proofs": [line for line in found if line]}


def known(turn: Turn, draft: Draft) -> str:
    """What the draft holds so far."""
    applied = unkept(draft["applied"]) if draft.get("applied") else None
    parts = [draft.get(name) or "" for name in ("company", "title", "contact", "phone")]
    return views.known(parts[0], parts[1], applied, parts[2], parts[3], turn.now, turn.chat.zone)


async def finish(turn: Turn, draft: Draft) -> None:
    """Store the application with its first event, and say what comes next."""
    contact = NOBODY
    if draft.get("contact"):
        role = Role(draft.get("contact_role") or Role.NONE)
        contact = Contact(
            name=draft["contact"], role=role, phone=draft.get("phone") or "", email=draft.get("email") or ""
        )
    created = {"company": draft["company"], "title": draft["title"], "posting": draft.get("posting") or ""}
    new = await applications.add(turn.unit, **created, contact=contact, created_at=turn.now)
    applied = as_moment(unkept(draft["applied"]), turn.now, turn.chat.zone)
    await events.append(turn.unit, new, Applied(at=applied), turn.user_id)
    for proof in draft.get("proofs") or ():
        await proofs.add(turn.unit, proof, new)
    plans = await planning.refresh(turn)
    action = await turn.done("added", new)
    await turn.say(card.saved(plans[new], action, turn.now, turn.chat.zone))


def has_contact(draft: Draft) -> bool:
    """Whether a contact was named."""
    return bool(draft.get("contact"))


FORM = Form(
    name="add",
    steps=(
        Step(
            name="company",
            ask=lambda *_: views.ask_company(),
            read=lambda _t, _d, given: _read_line("company", "the company's name", given),
        ),
        Step(
            name="title",
            ask=lambda *_: views.ask_title(),
            read=lambda _t, _d, given: _read_line("title", "the job's title", given),
        ),
        Step(name="applied", ask=lambda *_: views.ask_applied(), read=read_applied),
        Step(name="contact", ask=lambda *_: views.ask_contact(), read=read_contact, optional=True),
        Step(
            name="contact_role",
            ask=lambda _, draft: views.ask_contact_role(draft["contact"]),
            read=read_contact_role,
            needed=has_contact,
            optional=True,
        ),
        Step(
            name="reach",
            ask=lambda _, draft: views.ask_reach(draft["contact"]),
            read=read_reach,
            needed=has_contact,
            optional=True,
        ),
        Step(
            name="posting",
            ask=lambda *_: views.ask_posting(),
            read=lambda _t, _d, given: {"posting": given.text},
            optional=True,
        ),
        Step(name="proofs", ask=lambda *_: views.ask_proofs(), read=read_proofs, optional=True),
    ),
    known=known,
    finish=finish,
)
