"""/interview: when and with whom; and after it, what they said about the next step, what was forgotten, what went
well.
"""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from telegram import Update

from coach.timeline import Debriefed, Event, Interview
from handlers import logbook, planning
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import Planned, day_in
from handlers.promise import promised, read_promise, told_promise
from handlers.reading import kept, parse_when, read_when, said_with, unkept
from handlers.schedule import INTERVIEW_OVER
from handlers.turn import Context, Turn
from handlers.views import interview as views
from handlers.views import moments
from handlers.views.message import Message
from storage import events, nudges

LONGEST_WITH = 80  # characters
FORGOT = re.compile(  # the question said in the answer: "I forgot to say that …"
    r"^(?:i\s+)?forgot\s+(?:to\s+(?:say|mention|tell|add)\s+)?(?:(?:them|her|him)\s+)?(?:that\s+)?", re.IGNORECASE
)


async def interview(update: Update, context: Context) -> None:
    """Ask about an interview; where there are several applications, first which."""
    planned = await logbook.which(context.turn, "interview", said := said_with(update))
    if planned is not None:
        await ask(context.turn, planned, logbook.without_name(planned.application, said))


async def ask(turn: Turn, planned: Planned, text: str = "", *, owed: bool = False) -> None:
    """Ask about an interview of this application; `text`: what was said about it already; `owed`: that there is one."""
    applied = day_in(turn.chat.zone, planned.events[0].at)
    start = {**_about(planned), "applied": applied.isoformat(), "owed": owed}
    if planned.interview is not None and planned.interview.held > turn.now:
        start["ahead"] = kept(planned.interview.held)
    await INTERVIEW.begin(turn, start, text=text)


async def debrief(turn: Turn, planned: Planned, held: datetime, known: Draft | None = None) -> None:
    """Ask how an interview went that is over; `known`: what was said of it already, and is noted."""
    for nudge in (await nudges.current(turn.unit, [planned.application.id])).get(planned.application.id, ()):
        if nudge.kind == INTERVIEW_OVER and nudge.state == nudges.PENDING:
            await nudges.pass_over(turn.unit, nudge.id)  # it would ask the same
    await DEBRIEF.begin(turn, {**_about(planned), "when": kept(held), "over": True, **(known or {})})


def _about(planned: Planned) -> Draft:
    return {"application": planned.application.id, "company": planned.application.company}


def ask_when(turn: Turn, draft: Draft) -> Message:
    """The moment, or only the time where the day was said already."""
    if "day" not in draft:
        return views.ask_when()
    return views.need_clock(moments.say_day(date.fromisoformat(draft["day"]), turn.now, turn.chat.zone))


def read_held(turn: Turn, draft: Draft, given: Given) -> Reading:
    """A moment, ahead or past, perhaps with whom; a day alone is kept, and its time asked for."""
    when, _, whom = given.text.partition(" with ")
    if whom and not isinstance(found := read_held(turn, draft, replace(given, text=when)), Retry):
        return {**found, "with": whom.strip(" .!")[:LONGEST_WITH]}
    value = _with_day(turn, draft, given)
    if isinstance(value, Retry):
        return value
    applied = date.fromisoformat(draft["applied"])
    if (day_in(turn.chat.zone, value) if isinstance(value, datetime) else value) < applied:
        return Retry(views.before_applied(moments.say_day(applied, turn.now, turn.chat.zone)))
    if not isinstance(value, datetime):
        return {"day": value.isoformat()}
    return {"when": kept(value), "over": value <= turn.now}


def read_moment(turn: Turn, given: Given, form: str, step: str) -> date | datetime | Retry:
    """A day or moment, ahead or past: what is certain one way is taken, ahead first unless it sounds past."""
    ways = ("past", "future") if _sounds_past(given.text) else ("future", "past")
    certain = next((way for way in ways if parse_when(turn, given.text, way).value is not None), ways[0])
    return read_when(turn, given, form, step, certain)


def _with_day(turn: Turn, draft: Draft, given: Given) -> date | datetime | Retry:
    """What was said; a time alone is completed by the day that was said before."""
    if "day" in draft and given.text:
        day = date.fromisoformat(draft["day"])
        whole = parse_when(turn, f"{day:%d %B %Y} at {given.text}", "future")
        if isinstance(whole.value, datetime):
            return whole.value
    return read_moment(turn, given, "interview", "when")


def _sounds_past(text: str) -> bool:
    words = set(text.lower().split())
    return bool(words & {"yesterday", "was", "ago", "last", "had", "earlier"}) or "this morning" in text.lower()


def ask_same(turn: Turn, draft: Draft) -> Message:
    """Is it the interview that is known, at another time, or another round?"""
    return views.ask_same(moments.say_when(unkept(draft["ahead"]), turn.now, turn.chat.zone))


def read_same(turn: Turn, draft: Draft, given: Given) -> Reading:
    """Moved, or another one."""
    words = set(given.text.casefold().split())
    if given.choice in ("moved", "another"):
        return {"same": given.choice}
    if words & {"another", "second", "2nd", "third", "3rd", "new", "no", "also", "both"}:
        return {"same": "another"}
    return {"same": "moved"} if words & {"moved", "same", "yes", "instead", "changed"} else Retry(ask_same(turn, draft))


def known(turn: Turn, draft: Draft) -> str:
    """What is known so far."""
    held = unkept(draft["when"]) if draft.get("when") else None
    moment = held if isinstance(held, datetime) else None
    return views.known(draft["company"], moment, draft.get("with") or "", turn.now, turn.chat.zone)


def debrief_steps(form: str) -> tuple[Step, ...]:
    """The questions after an interview."""
    return (
        Step(
            name="promised",
            ask=lambda *_: views.ask_promised(form),
            read=read_promise,
            needed=_over,
            told=told_promise,
            optional=True,
        ),
        Step(
            name="forgot",
            ask=lambda *_: views.ask_forgot(),
            read=lambda _t, _d, given: {"forgot": FORGOT.sub("", given.text) or given.text},
            needed=_over,
            optional=True,
        ),
        Step(
            name="went_well",
            ask=lambda *_: views.ask_went_well(),
            read=lambda _t, _d, given: {"went_well": given.text},
            needed=_over,
            optional=True,
        ),
    )


def _told_when(turn: Turn, draft: Draft) -> str:
    return moments.say_when(unkept(draft["when"]), turn.now, turn.chat.zone)


def _over(draft: Draft) -> bool:
    return bool(draft.get("over"))


async def finish_interview(turn: Turn, draft: Draft) -> None:
    """Store the interview, and what came of it where it is over."""
    planned = await logbook.find(turn, draft["application"])
    if planned is not None:
        await note(turn, planned, draft)


async def note(turn: Turn, planned: Planned, draft: Draft) -> Planned | None:
    """Store the interview, and what is known of it where it is over. Gives the new plan; None where that cannot have
    been: the person was told why.
    """
    held = _moment(draft["when"])
    if held < planned.events[0].at:
        # An application of the same day has no hour of its own: it came before the interview.
        first = planned.stored[0]
        await events.replace(turn.unit, first, planned.application.id, replace(first.event, at=held))
        planned = await planning.load(turn, planned.application.id) or planned
    told = {"with_whom": draft.get("with") or "", "place": draft.get("place") or ""}
    another = draft.get("same") == "another"
    new = Interview(at=min(held, turn.now), held=held, another=another, **told)
    known = next((s for s in planned.stored if s.event is planned.interview), None) if draft.get("same") else None
    if known is None or another:
        return await logbook.write(turn, planned, [new, *_notes(turn, draft, held)], "interview")
    if not await logbook.replace_event(turn, planned, known, new):
        return None
    return await logbook.conclude(turn, planned.application.id, "interview")


async def finish_debrief(turn: Turn, draft: Draft) -> None:
    """Store what came of the interview."""
    planned = await logbook.find(turn, draft["application"])
    if planned is not None:
        await logbook.write(turn, planned, _notes(turn, draft, _moment(draft["when"])), "debriefed")


def _notes(turn: Turn, draft: Draft, held: datetime) -> list[Event]:
    """What is known after an interview that is over; it is debriefed once that was asked. The promise was made there
    and then, so a span counts from that day.
    """
    if not draft.get("over"):
        return []
    after, notes = min(held + timedelta(hours=1), turn.now), list[Event]()
    if "forgot" in draft:
        notes.append(Debriefed(at=after, forgot=draft["forgot"] or "", went_well=draft.get("went_well") or ""))
    if draft.get("promised"):
        notes.append(promised(draft["promised"], after))
    return notes


def _moment(value: str) -> datetime:
    found = unkept(value)
    if not isinstance(found, datetime):
        raise TypeError("an interview has a time")
    return found


INTERVIEW = Form(
    name="interview",
    steps=(
        Step(name="when", ask=ask_when, read=read_held, told=_told_when, covers=("day", "over")),
        Step(
            name="same",
            ask=ask_same,
            read=read_same,
            needed=lambda draft: bool(draft.get("ahead")) and not draft.get("over"),
            told=lambda _, draft: views.SAME[draft["same"]],
        ),
        Step(
            name="with",
            ask=lambda *_: views.ask_with(),
            read=lambda _t, _d, given: {"with": (given.name or given.text)[:LONGEST_WITH]},
            optional=True,
        ),
        *debrief_steps("interview"),
    ),
    known=known,
    finish=finish_interview,
    kept=True,
)

DEBRIEF = Form(name="debrief", steps=debrief_steps("debrief"), known=known, finish=finish_debrief, kept=True)
