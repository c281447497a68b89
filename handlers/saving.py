"""How does a card get into the timeline? Each kind by the flow that would have asked for it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coach.capture import Intent
from coach.timeline import Applied, Channel, Decided, Event, Heard, Interview, Outcome, Role, Touch, Verdict
from handlers import add, contact, interview, logbook, outcomes, planning, understood
from handlers.planning import Planned, day_in
from handlers.promise import promised
from handlers.reading import as_moment, kept, unkept
from handlers.turn import Turn
from handlers.understood import Understood
from handlers.views import capture as views
from handlers.views import record
from storage import applications, contacts, events
from storage.contacts import NOBODY, Contact
from storage.listing import Entry

Live = Mapping[int, Entry]


async def save(turn: Turn, values: Understood, live: Live) -> bool:
    """Write what a whole card says. False where it cannot have happened: the person was told why."""
    intent = understood.intent_of(values)
    turn.led_by += [values["said"]] if values.get("said") else []
    if intent is Intent.APPLIED:
        await _applied(turn, values, live)
        return True
    planned = await _application(turn, values)
    if planned is None:
        return False
    return await KINDS.get(intent, _log)(turn, planned, values)


async def _applied(turn: Turn, values: Understood, live: Live) -> None:
    """A new application; an interview that was told with it belongs to it."""
    if turn.message_id is not None:
        await turn.edit(views.settled(values, live, turn.now, turn.chat.zone))
    applied = values.get("at") or day_in(turn.chat.zone, turn.now).isoformat()
    named = {name: values.get(name, "") for name in ("company", "title", "phone", "email")}
    who = {"contact": values.get("person", ""), "contact_role": values.get("role") or None}
    await add.finish(turn, {**named, **who, "applied": applied})


async def _application(turn: Turn, values: Understood) -> Planned | None:
    """The application that it is about; one that the chat does not have yet is made."""
    if not understood.is_new(values):
        return await logbook.find(turn, values["application"])
    moments = [as_moment(unkept(values[name]), turn.now, turn.chat.zone) for name in ("at", "held") if name in values]
    who = _contact(values)
    new = await applications.add(
        turn.unit, company=values["company"], title=values["title"], contact=who, created_at=turn.now
    )
    await events.append(turn.unit, new, Applied(at=min([*moments, turn.now])), turn.user_id)
    return await planning.load(turn, new)


def _contact(values: Understood) -> Contact:
    if not values.get("person"):
        return NOBODY
    role = Role(values.get("role") or Role.NONE)
    return Contact(name=values["person"], role=role, phone=values.get("phone", ""), email=values.get("email", ""))


# -- what happened -----------------------------------------------------------------------------------------------------


async def _log(turn: Turn, planned: Planned, values: Understood) -> bool:
    """A touch, a word from them, a promise, the end: one action, one record."""
    at = _moment(turn, planned, values)
    await _learn(turn, planned, values)
    found = [*_first(values, at), *_interview(turn, values, at), *_promised(values, at)]
    choice = values.get("outcome", "")
    after = await logbook.write(
        turn, planned, found, WHAT[understood.intent_of(values)], remark=record.REMARKS.get(choice, "")
    )
    if after is None:
        return False
    answered = "promise" in values or "held" in values
    if choice in outcomes.ASK_NEXT and not answered:
        await outcomes.ASK_NEXT[choice](turn, after)
    return True


async def _learn(turn: Turn, planned: Planned, values: Understood) -> None:
    """Whoever called or wrote becomes the contact where there was none, one more where there was another; what was not
    known of them is kept.
    """
    old, told = planned.application.contact, _contact(values)
    if told == NOBODY:
        return
    if old == NOBODY:
        await applications.call(turn.unit, planned.application, await contacts.find_or_add(turn.unit, told))
    elif old.name == told.name:
        role = told.role if old.role is Role.NONE else old.role
        await contacts.change(turn.unit, old, role=role, phone=old.phone or told.phone, email=old.email or told.email)
    else:
        known = await contact.known_as(turn, planned.application, told.name)
        await contacts.link(
            turn.unit, planned.application.id, known.id if known else await contacts.find_or_add(turn.unit, told)
        )


WHAT = {Intent.TOUCH: "logged", Intent.HEARD: "heard", Intent.PROMISED: "promised", Intent.DECIDED: "decided"}


def _moment(turn: Turn, planned: Planned, values: Understood) -> datetime:
    """When it happened. A day has no hour: it was after the application of the same day."""
    if "at" not in values:
        return turn.now
    value = unkept(values["at"])
    at = min(as_moment(value, turn.now, turn.chat.zone), turn.now)
    applied = planned.events[0].at
    same_day = day_in(turn.chat.zone, at) == day_in(turn.chat.zone, applied)
    return max(at, applied) if same_day and not isinstance(value, datetime) else at


def _first(values: Understood, at: datetime) -> list[Event]:
    match understood.intent_of(values):
        case Intent.TOUCH:
            return [_touch(values, at)]
        case Intent.HEARD:
            return [Heard(at=at)]
        case Intent.DECIDED:
            return [Decided(at=at, outcome=Verdict(values["verdict"]))]
    return []


def _touch(values: Understood, at: datetime) -> Touch:
    channel, outcome = Channel(values["channel"]), Outcome(values["outcome"])
    if outcome is not Outcome.CALLBACK or "promise" not in values:
        return Touch(at=at, channel=channel, outcome=outcome)
    named = values["promise"]
    day = unkept(named["day"]) if "day" in named else None
    if "span_days" in named:
        day = at.date() + timedelta(days=named["span_days"])
    moment = unkept(named["moment"]) if "moment" in named else None
    return Touch(
        at=at,
        channel=channel,
        outcome=outcome,
        day=day if isinstance(day, date) and moment is None else None,
        moment=moment if isinstance(moment, datetime) else None,
    )


def _promised(values: Understood, at: datetime) -> list[Event]:
    if "promise" not in values or understood.wants_callback(values):
        return []
    return [promised(values["promise"], at)]


def _interview(turn: Turn, values: Understood, at: datetime) -> list[Event]:
    if "held" not in values:
        return []
    held = as_moment(unkept(values["held"]), turn.now, turn.chat.zone)
    return [Interview(at=at, held=held, with_whom=_with(values), place=values.get("place", ""))]


def _with(values: Understood) -> str:
    """Whom the person meets: of a mail that names them, not whoever wrote it."""
    if values.get("mail") and values.get("others"):
        return str(values["others"])
    return ", ".join(name for name in (values.get("person"), values.get("others")) if name)


# -- interviews, contacts, nudges --------------------------------------------------------------------------------------


async def _held(turn: Turn, planned: Planned, values: Understood) -> bool:
    """The interview is noted; beside one that is ahead it is asked which it is, and of one that is over, the rest."""
    held = as_moment(unkept(values["held"]), turn.now, turn.chat.zone)
    draft = {
        "application": planned.application.id,
        "company": planned.application.company,
        "applied": day_in(turn.chat.zone, planned.events[0].at).isoformat(),
        "when": kept(held),
        "with": _with(values) or None,
        "place": values.get("place", ""),
        "over": held <= turn.now,
    }
    if "promise" in values:
        draft["promised"] = values["promise"]
    draft |= _beside(turn, planned, values, held)
    if "ahead" in draft:
        await interview.INTERVIEW.begin(turn, {**draft, "owed": True}, as_edit=True)
        return True
    noted = await interview.note(turn, planned, draft)
    if noted is not None and draft["over"]:
        await interview.debrief(turn, noted, held, {"promised": None} if "promise" in values else None)
    return noted is not None


def _beside(turn: Turn, planned: Planned, values: Understood, held: datetime) -> dict[str, Any]:
    """What it is to the interview that is ahead already: that one moved, or perhaps another round."""
    known = planned.interview
    if known is None or known.held <= turn.now or held <= turn.now:
        return {}
    if understood.intent_of(values) is Intent.MOVED or held == known.held:
        return {"same": "moved"}
    return {"ahead": kept(known.held)}


async def _cancelled(turn: Turn, planned: Planned, values: Understood) -> bool:
    ahead = [s for s in planned.stored if isinstance(s.event, Interview) and s.event.held > turn.now]
    if not ahead:
        await turn.edit(views.no_interview(planned.application.company))
        return True
    await events.remove(turn.unit, ahead[-1].id)
    await logbook.conclude(turn, planned.application.id, "interview", remark=record.CALLED_OFF, written=())
    return True


async def _contacted(turn: Turn, planned: Planned, values: Understood) -> bool:
    old = planned.application.contact
    draft = {name: values.get(name, "") for name in ("phone", "email")}
    role = values.get("role") or (old.role if old.name == values["person"] else None)
    draft |= {"application": planned.application.id, "contact": values["person"], "contact_role": role}
    await contact.finish(turn, draft)
    return True


async def _put_off(turn: Turn, planned: Planned, values: Understood) -> bool:
    value = unkept(values["until"])
    until = (
        value if isinstance(value, datetime) else datetime.combine(value, outcomes.MORNING, ZoneInfo(turn.chat.zone))
    )
    await outcomes.put_off(turn, planned, until)
    return True


KINDS: Mapping[Intent, Callable[[Turn, Planned, Understood], Awaitable[bool]]] = {
    Intent.INTERVIEW: _held,
    Intent.MOVED: _held,
    Intent.CANCELLED: _cancelled,
    Intent.CONTACT: _contacted,
    Intent.NUDGE: _put_off,
}
