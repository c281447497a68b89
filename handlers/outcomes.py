"""A tap on a nudge, or on a card's log: what came of it. One tap logs it; a follow-up question comes only where one
is needed.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from telegram import Update

from coach.pitch import Kind
from coach.timeline import Channel, Decided, Event, Heard, Interview, Outcome, StillWanted, Touch, Verdict
from handlers import contact, interview, logbook, nudging, pitches, planning, promise, schedule
from handlers.buttons import Came, Log, Open, Snooze, data_of
from handlers.planning import Planned
from handlers.turn import Context, Turn
from handlers.views import card, outcomes, record, trouble
from handlers.views import nudge as nudge_views
from storage import applications, events, nudges
from storage.contacts import NOBODY
from storage.events import StoredEvent
from storage.nudges import Nudge

MORNING = time(9)  # when a day's put-off nudge comes, in the person's zone
PUT_OFF = timedelta(days=7)  # how long "not this time" lets a step rest

TOUCHES = {outcome.value: outcome for outcome in Outcome if outcome is not Outcome.SENT}


def events_for(choice: str, channel: Channel, now: datetime) -> list[Event]:
    """The events that an answer stands for; none for an answer that leads to a question first."""
    if choice == "sent":
        return [Touch(at=now, channel=channel, outcome=Outcome.SENT)]
    if choice in TOUCHES:
        return [Touch(at=now, channel=Channel.PHONE, outcome=TOUCHES[choice])]
    talked = Touch(at=now, channel=Channel.PHONE, outcome=Outcome.REACHED)
    answers: dict[str, list[Event]] = {
        "promised": [talked],
        "not_a_fit": [talked, Decided(at=now, outcome=Verdict.NOT_A_FIT)],
        "offer": [talked, Decided(at=now, outcome=Verdict.OFFER)],
        "heard": [Heard(at=now)],
        "rejected": [Decided(at=now, outcome=Verdict.REJECTED)],
        "won": [Decided(at=now, outcome=Verdict.OFFER)],
        "withdrawn": [Decided(at=now, outcome=Verdict.WITHDRAWN)],
        "still_yes": [StillWanted(at=now, answer=True)],
        "still_no": [StillWanted(at=now, answer=False)],
    }
    return answers.get(choice, [])


async def show_voicemail(turn: Turn, planned: Planned) -> None:
    """They met voicemail unprepared: the message, ready to be read out (L3, S7)."""
    await pitches.offer(turn, planned, Kind.VOICEMAIL)


async def show_withdrawal(turn: Turn, planned: Planned) -> None:
    """They withdrew: a kind word to say so."""
    await pitches.offer(turn, planned, Kind.WITHDRAWAL)


# The question that follows an answer, once it is logged.
ASK_NEXT: Mapping[str, Callable[[Turn, Planned], Awaitable[None]]] = {
    "promised": partial(promise.ask_promise, owed=True),
    "heard": promise.ask_promise,
    Outcome.CALLBACK: promise.ask_callback,
    Outcome.INTERVIEW_OFFERED: partial(interview.ask, owed=True),
    Outcome.REFERRAL: contact.ask_referral,
    Outcome.VOICEMAIL_UNPREPARED: show_voicemail,
    "not_a_fit": promise.ask_missing,
    "withdrawn": show_withdrawal,
}

CHANNELS = {"thank_you_note": Channel.NOTE, "email": Channel.EMAIL}


async def came(update: Update, context: Context) -> None:
    """What came of a nudge."""
    turn, tap = context.turn, Came.unpack(data_of(update))
    found = await _of_nudge(turn, tap.nudge, tap.outcome)
    if found is None:
        return
    nudge, planned = found
    match tap.outcome:
        case "more":
            message = await nudging.render(turn, nudge, planned)
            await turn.edit(nudge_views.with_rows(message, nudge_views.call_rows(nudge, more=True)))
        case "less":
            await turn.edit(await nudging.render(turn, nudge, planned))
        case "skip":
            await put_off(turn, planned, turn.now + PUT_OFF)
        case "found":
            await contact.ask_found(turn, planned)
        case "debrief" | "moved" | "off":
            await _interview(turn, planned, schedule.interview_of(nudge, planned), tap.outcome)
        case choice:
            channel = CHANNELS.get(nudge.kind, Channel.PHONE)
            await log_choice(turn, planned, choice, channel, nudge.id)


async def log_choice(turn: Turn, planned: Planned, choice: str, channel: Channel, nudge: int = 0) -> None:
    """Log what the answer stands for, then ask what it leaves open."""
    found = events_for(choice, channel, turn.now)
    if not found:
        turn.hint(trouble.OLD_BUTTON)
        return
    after = await logbook.write(turn, planned, found, "logged", nudge=nudge, remark=record.REMARKS.get(choice, ""))
    if after is not None and choice in ASK_NEXT:
        await ASK_NEXT[choice](turn, after)


async def _of_nudge(turn: Turn, nudge_id: int, outcome: str = "") -> tuple[Nudge, Planned] | None:
    """The nudge and its application, while its step is still the next one; else the person is told. A name that was
    found is welcome for as long as none is known.
    """
    nudge = await nudges.load(turn.unit, nudge_id)
    planned = await planning.load(turn, nudge.application_id) if nudge else None
    if nudge is None or planned is None:
        turn.hint(card.GONE)
        return None
    steps = {wish.step for wish in schedule.wishes(planned, turn.now)}
    nameless = bool(steps) and planned.application.contact == NOBODY
    if nudge.step not in steps and not (outcome == "found" and nameless):
        turn.hint(record.OVER)
        return None
    return nudge, planned


async def _interview(turn: Turn, planned: Planned, stored: StoredEvent | None, choice: str) -> None:
    """What became of an interview that should be over."""
    if stored is None or not isinstance(stored.event, Interview):
        turn.hint(record.OVER)
    elif choice == "debrief":
        await interview.debrief(turn, planned, stored.event.held)
    else:
        await events.remove(turn.unit, stored.id)
        remark = record.MOVED if choice == "moved" else record.CALLED_OFF
        await logbook.conclude(turn, planned.application.id, "interview", remark=remark, written=())
        if choice == "moved":
            await interview.ask(turn, planned, owed=True)


async def snooze(update: Update, context: Context) -> None:
    """Bring a nudge again later."""
    turn, tap = context.turn, Snooze.unpack(data_of(update))
    found = await _of_nudge(turn, tap.nudge)
    if found is None:
        return
    nudge, planned = found
    calendar = planning.calendar_of(turn.chat, planned.application)
    if tap.when == "hour":
        later = turn.now + timedelta(hours=1)
    else:
        zone = ZoneInfo(turn.chat.zone)
        later = datetime.combine(turn.now.astimezone(zone).date() + timedelta(days=1), MORNING, zone)
    fits = calendar.dialable if nudge.kind == "call" else calendar.undisturbed
    await put_off(turn, planned, fits(later))


async def put_off(turn: Turn, planned: Planned, until: datetime) -> None:
    """Let nothing be said of this application before that moment."""
    await applications.change(turn.unit, planned.application, snoozed_until=until)
    await schedule.refresh(turn, planned.application.id)
    action = await turn.done("snoozed", planned.application.id)
    await turn.edit(record.snoozed(planned, action, until, turn.now, turn.chat.zone))


async def open_nudge(update: Update, context: Context) -> None:
    """Show a nudge by itself, from a message that listed several."""
    turn = context.turn
    found = await _of_nudge(turn, Open.unpack(data_of(update)).nudge)
    if found is not None:
        await turn.say(await nudging.render(turn, *found))


async def log(update: Update, context: Context) -> None:
    """Log something from an application's card, without a nudge."""
    turn, tap = context.turn, Log.unpack(data_of(update))
    planned = await logbook.find(turn, tap.application)
    if planned is None:
        return
    match tap.outcome:
        case "call" | "email" | "call_more":
            await turn.edit(outcomes.what_came(planned, tap.outcome))
        case "interview":
            await interview.ask(turn, planned)
        case "sent" | "note" | "linkedin" | "social" | "text" as way:
            await log_choice(turn, planned, "sent", Channel.EMAIL if way == "sent" else Channel(way))
        case choice:
            await log_choice(turn, planned, choice, Channel.PHONE)
