"""Which column is what? By its name, as Huntr, Teal, spreadsheets of one's own, and our own files have them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coach.exchange.sheet import Record

# Each field with the names that it goes by, the surest first; letters and digits alone count.
NAMES: Mapping[str, str] = {
    "company": "company, company name, employer, employer name, organization, organisation, firm, firma, unternehmen, "
    "arbeitgeber, entreprise, empresa, azienda, bedrijf",
    "title": "job title, title, position, job position, position title, role, job role, job, job name, role title, "
    "stelle, stellenbezeichnung, poste, puesto, cargo, ruolo, functie",
    "status": "status, stage, application status, application stage, list, list name, board list, state, phase, column",
    "applied": "applied on, date applied, applied date, applied, applied at, application date, date of application, "
    "date submitted, submitted, submission date, beworben am, bewerbungsdatum, datum, date, fecha, data",
    "saved": "date saved, saved, saved on, created, created at, date created, date added, added, added on",
    "updated": "last updated, updated, updated at, last activity, last contact, status date, date updated",
    "interview": "interview date, interview on, interview, interview time, next interview, vorstellungsgespräch",
    "contact": "contact, contact name, contact person, hiring manager, recruiter, recruiter name, ansprechpartner",
    "role": "contact role, contact type, contact title",
    "phone": "contact phone, phone, phone number, contact number, telephone, tel, telefon, mobile",
    "email": "contact email, email, e mail, email address, mail",
    "salary": "salary, max salary, min salary, salary range, compensation, pay, gehalt, rate",
    "deadline": "deadline, closing date, application deadline, due date, apply by",
    "posting": "posting, description, job description, ausschreibung",
    "needs": "what they want, requirements, skills",
    "referred_by": "referred by, referral, referrer",
    "resume": "résumé sent, resume, résumé, resume version, cv, cv version, lebenslauf",
    "notes": "notes, note, comments, comment, remarks, notizen",
    "archived": "archived on, archived",
}
# Of our own files: what the timeline says anyway.
IGNORED = frozenset({"next step", "next step on"})
SEVERAL = frozenset({"salary", "notes", "posting"})  # that several columns may make up together
LOOKED_AT = 10  # the first rows, among which the names of the columns are looked for


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields are: by field, the places of its columns. `rest`: the names of columns that are none of them, by
    place. `head`: the number of the row with the names.
    """

    fields: Mapping[str, Sequence[int]]
    rest: Mapping[int, str]
    head: int
    names: Mapping[int, str] = field(default_factory=dict)


def find(records: Sequence[Record]) -> Columns | None:
    """The columns; None where no row names a company and something more."""
    for record in records[:LOOKED_AT]:
        found = _columns(record)
        if "company" in found.fields and len(found.fields) > 1:
            return found
    return None


def _columns(record: Record) -> Columns:
    keys = [_key(cell) for cell in record.cells]
    fields: dict[str, list[int]] = {}
    taken: set[int] = set()
    for name, synonyms in NAMES.items():
        places = [
            keys.index(key) for key in map(_key, synonyms.split(",")) if key in keys and keys.index(key) not in taken
        ]
        chosen = places if name in SEVERAL else places[:1]
        if chosen:
            fields[name] = chosen
            taken |= set(chosen)
    named = {place: " ".join(cell.split())[:40] for place, cell in enumerate(record.cells) if cell}
    ignored = {place for place, key in enumerate(keys) if key in map(_key, IGNORED)}
    rest = {place: name for place, name in named.items() if place not in taken | ignored}
    return Columns(fields, rest, record.number, named)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
