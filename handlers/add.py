"""/add: an application, from the company's name to what speaks for the person. Only the first three answers are
needed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Update

from coach import companies
from coach.timeline import Applied
from handlers import needs, schedule
from handlers.contact_steps import contact_of, contact_steps
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import day_in
from handlers.reading import (
    as_moment,
    kept,
    read_when,
    said_with,
    unkept,
)
from handlers.several import applied_on, read_parts
from handlers.turn import Context, Turn
from handlers.views import add as views
from handlers.views import card, moments, reading
from handlers.views.message import plain
from storage import applications, events, proofs
from storage.applications import Application

LONGEST_LINE = 80  # characters of a company's name or a job title
LONGEST_PROOF = 120
LONGEST_POSTING = 20_000


async def add(update: Update, context: Context) -> None:
    """Ask for a new application; what is said with the command is an answer already."""
    await FORM.begin(context.turn, text=said_with(update))


def _read_line(name: str, what: str) -> Callable[[Turn, Draft, Given], Reading]:
    """A company or a title; what else is said beside it answers the later questions."""

    def read(turn: Turn, draft: Draft, given: Given) -> Reading:
        found = {name: " ".join(given.text.split())} if given.whole else read_parts(turn, given.text, name)
        if name == "company" and draft.get("title") and found.get("title"):
            found = {**found, name: f"{found[name]}, {found['title']}"}
        new = {key: value for key, value in found.items() if key == name or key not in draft}
        lines = [new.get(key) or "" for key in ("company", "title") if key in new]
        fits = new.get(name) and all(0 < len(line) <= LONGEST_LINE for line in lines)
        return new if fits else Retry(reading.need_line(what, LONGEST_LINE))

    return read


def read_applied(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A day that is not ahead; and whom to call, where that is said as well."""
    day, _, rest = given.text.partition(",")
    if (
        rest
        and (said := applied_on(turn, day)) is not None
        and "contact" in (more := read_parts(turn, rest, "contact"))
    ):
        return {**more, "applied": kept(said)}
    return read_day(turn, given, "add")


def read_day(turn: Turn, given: Given, form: str) -> Reading:
    """A day of applying."""
    today = day_in(turn.chat.zone, turn.now)
    near = {"today": today, "yesterday": today - timedelta(days=1)}
    day = near.get(given.choice) or read_when(turn, given, form, "applied", "past")
    if isinstance(day, Retry):
        return day
    ahead = day > turn.now if isinstance(day, datetime) else day > today
    if ahead:
        return Retry(reading.not_past(moments.say_when(day, turn.now, turn.chat.zone)))
    return {"applied": kept(day)}


def read_proofs(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """One proof a line, bullets aside."""
    found = [line.strip(" \t-–•*·")[:LONGEST_PROOF] for line in given.text.splitlines()]
    return {"proofs": [line for line in found if line]}


def told_proofs(_turn: Turn, draft: Draft) -> str:
    """The proofs on one line."""
    return plain("; ".join(draft["proofs"]), 200)


def told_applied(turn: Turn, draft: Draft) -> str:
    """The day, so that a misreading shows."""
    return moments.say_when(unkept(draft["applied"]), turn.now, turn.chat.zone)


def known(turn: Turn, draft: Draft) -> str:
    """What the draft holds so far."""
    applied = unkept(draft["applied"]) if draft.get("applied") else None
    parts = [draft.get(name) or "" for name in ("company", "title", "contact", "phone")]
    return views.known(parts[0], parts[1], applied, parts[2], parts[3], turn.now, turn.chat.zone)


async def finish(turn: Turn, draft: Draft) -> None:
    """Store the application with its first event, and say what comes next."""
    created = {"company": draft["company"], "title": draft["title"], "posting": draft.get("posting") or ""}
    new = await applications.add(turn.unit, **created, contact=contact_of(draft), created_at=turn.now)
    applied = as_moment(unkept(draft["applied"]), turn.now, turn.chat.zone)
    await events.append(turn.unit, new, Applied(at=applied), turn.user_id)
    for proof in draft.get("proofs") or ():
        await proofs.add(turn.unit, proof, new)
    plans = await schedule.refresh(turn, new)
    action = await turn.done("added", new)
    alike = await _alike(turn, plans[new].application)
    await turn.edit(card.saved(plans[new], action, turn.now, turn.chat.zone, alike))
    if plans[new].application.posting:
        await needs.overview(turn, plans[new], anew=True)


async def _alike(turn: Turn, new: Application) -> Application | None:
    """An older application at what may be the same company under another name."""
    older = {each.company: each for each in await applications.everything(turn.unit) if each.id != new.id}
    name = companies.alike(new.company, list(older))
    return older[name] if name is not None else None


FORM = Form(
    name="add",
    steps=(
        Step(
            name="company",
            ask=lambda *_: views.ask_company(),
            read=_read_line("company", "the company's name"),
            splits=True,
            brief=True,
        ),
        Step(
            name="title",
            ask=lambda *_: views.ask_title(),
            read=_read_line("title", "the job's title"),
            splits=True,
            brief=True,
        ),
        Step(name="applied", ask=lambda *_: views.ask_applied(), read=read_applied, told=told_applied, brief=True),
        *contact_steps("add", optional=True),
        Step(
            name="posting",
            ask=lambda *_: views.ask_posting(),
            read=lambda _t, _d, given: {"posting": given.text},
            told=lambda _, draft: views.length(draft["posting"]),
            optional=True,
            longest=LONGEST_POSTING,
        ),
        Step(name="proofs", ask=lambda *_: views.ask_proofs(), read=read_proofs, told=told_proofs, optional=True),
    ),
    known=known,
    finish=finish,
    kept=True,
)
