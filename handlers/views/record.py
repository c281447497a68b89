"""What is said once something was logged? What happened, what comes next and when, and a way to undo it."""

from collections.abc import Sequence
from datetime import datetime

from coach.timeline import Decided, Interview, Promised, Verdict
from handlers.buttons import Edit, Past, Redo, Show, Undo
from handlers.planning import Planned, day_in
from handlers.views.card import headline, person, who
from handlers.views.message import Button, Message, lines, plain
from handlers.views.moments import say_day, say_moment
from handlers.views.plans import next_line
from handlers.views.timeline import tell_in
from storage.events import StoredEvent

ALREADY = "That is noted already. Nothing was logged twice."
OVER = "This one is from earlier; things have moved on since."


def record(
    planned: Planned,
    action: int,
    nudge: int,
    now: datetime,
    zone: str,
    remark: str = "",
    written: Sequence[int] | None = None,
) -> Message:
    """The record that a nudge becomes. `written`: the events that it tells of; None: the newest."""
    application = planned.application
    new = planned.stored[-1:] if written is None else [each for each in planned.stored if each.id in written]
    opens = Past(application.id, new[0].id, "open") if len(new) == 1 else Past(application.id, 0, "list")
    html = lines(
        f"✔️ <b>{who(application)}</b>",
        headline(application),
        [_tell(each, planned, now, zone) for each in new],
        remark or _kind_word(new),
        "\n",
        next_line(planned.plan, person(application), now, zone),
    )
    undo = Button("Undo", Undo(action, nudge).pack())
    change = Button("Change…", opens.pack())
    return Message(html, ((undo, change, Button("Open", Show(application.id, "card").pack())),), about=application.id)


def _tell(stored: StoredEvent, planned: Planned, now: datetime, zone: str) -> str:
    """What happened; on which day, where that is not today and not said already."""
    day = day_in(zone, stored.event.at)
    dated = isinstance(stored.event, Interview | Promised) or day == day_in(zone, now)
    return tell_in(stored, planned.stored, {}, now, zone) + ("." if dated else f", {say_day(day, now, zone)}.")


def _kind_word(new: Sequence[StoredEvent]) -> str:
    """What the end of it calls for, before anything else is said."""
    verdicts = [each.event.outcome for each in new if isinstance(each.event, Decided)]
    return KIND_WORDS.get(verdicts[-1], "") if verdicts else ""


def snoozed(planned: Planned, action: int, until: datetime, now: datetime, zone: str) -> Message:
    """The nudge comes again later."""
    html = f"💤 <b>{who(planned.application)}</b>\nI'll bring it up again {say_moment(until, now, zone)}."
    change = Button("Change…", Edit(planned.application.id, "snoozed_until").pack())
    return Message(html, ((Button("Undo", Undo(action, 0).pack()), change),), about=planned.application.id)


def undone(what: str, company: str, action: int) -> Message:
    about = f", {plain(company, 80)}" if company else ""
    html = f"Undone: {ACTIONS.get(what, 'the last change')}{about}. Everything is as it was before."
    return Message(html, ((Button("Do it again", Redo(action).pack()),),))


def redone(what: str, company: str) -> Message:
    about = f", {plain(company, 80)}" if company else ""
    return Message(f"Done again: {ACTIONS.get(what, 'the last change')}{about}.")


def nothing_to_undo() -> Message:
    return Message("There is nothing to undo.")


UNDONE = "Undone. Everything is as it was before."
UNDONE_ALREADY = "That was undone already."
CANNOT_REDO = "More has happened since, so it cannot simply be done again."
CANNOT_UNDO = "More has happened since. /undo goes back step by step."

ACTIONS = {
    "added": "the new application",
    "logged": "what came of it",
    "interview": "the interview",
    "promised": "what they promised",
    "debriefed": "the notes",
    "heard": "that they got in touch",
    "decided": "how it ended",
    "reopened": "opening it again",
    "archived": "archiving",
    "contact": "the contact",
    "snoozed": "the snooze",
    "insisted": "the note that you call all the same",
    "playbook": "the playbook",
    "place": "where they are",
    "zone": "the time zone",
    "attached": "the file",
    "imported": "the list that came in",
    "detached": "removing the file",
    "edited": "the change",
    "corrected": "the correction",
    "deleted": "deleting",
    "merged": "that the companies are one",
    "people_merged": "that the people are one",
    "proofs": "the new proof points",
    "proof_changed": "the changed proof point",
    "picked": "what you picked for a need",
    "posting": "what they want",
    "filled": "what came from the posting",
    "pitch": "the change to your words",
    "proof_deleted": "deleting a proof point",
}

CALLED_OFF = "The interview is called off."
MOVED = "The old time of the interview is taken out."
KIND_WORDS = {
    Verdict.OFFER: "Congratulations.",
    Verdict.REJECTED: "I'm sorry to hear it.",
}
PREPARE_VOICEMAIL = "Good that you hung up. Here is the message; call back today and leave it."
NOTHING_LOST = "It costs nothing: that was no conversation."
REMARKS = {
    "voicemail_unprepared": PREPARE_VOICEMAIL,
    "bad_moment": NOTHING_LOST,
    "nobody": NOTHING_LOST,
    "clear_no": "Thank you for finding out. That took courage, and your time goes to others now.",
    "brush_off": "Not every door opens. You asked well.",
}
