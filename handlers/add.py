"""/add: an application, from the company's name to what speaks for the person. Only the first three answers are
needed.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from coach.timeline import Applied
from handlers import needs, schedule
from handlers.contact_steps import contact_of, contact_steps
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.reading import (
    as_moment,
    kept,
    read_when,
    unkept,
)
from handlers.turn import Context, Turn
from handlers.views import add as views
from handlers.views import card, moments, reading
from storage import applications, events, proofs

LONGEST_LINE = 80  # characters of a company's name or a job title
LONGEST_PROOF = 120
LONGEST_POSTING = 20_000


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
    created = {"company": draft["company"], "title": draft["title"], "posting": draft.get("posting") or ""}
    new = await applications.add(turn.unit, **created, contact=contact_of(draft), created_at=turn.now)
    applied = as_moment(unkept(draft["applied"]), turn.now, turn.chat.zone)
    await events.append(turn.unit, new, Applied(at=applied), turn.user_id)
    for proof in draft.get("proofs") or ():
        await proofs.add(turn.unit, proof, new)
    plans = await schedule.refresh(turn, new)
    action = await turn.done("added", new)
    await turn.say(card.saved(plans[new], action, turn.now, turn.chat.zone))
    if plans[new].application.posting:
        await needs.overview(turn, plans[new], anew=True)


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
        *contact_steps("add", optional=True),
        Step(
            name="posting",
            ask=lambda *_: views.ask_posting(),
            read=lambda _t, _d, given: {"posting": given.text},
            optional=True,
            longest=LONGEST_POSTING,
        ),
        Step(name="proofs", ask=lambda *_: views.ask_proofs(), read=read_proofs, optional=True),
    ),
    known=known,
    finish=finish,
)
