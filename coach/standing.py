"""Where does the application stand? One pass over what happened, in the order in which it happened.

The pass meets the events, the touches made for other applications to the same person (L8), and the stages as they open:
an interview opens one when it is held, not when it is set (decision 4). What it leaves is all that the rules look at.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from coach.budgets import CONVERSATIONS, Cost, Ledger, asks
from coach.calendar import DAY, WorkCalendar
from coach.dates import Named, callback, promised
from coach.playbooks import BrushOff, Knob, Playbook
from coach.timeline import (
    Channel,
    Decided,
    Event,
    Heard,
    Interview,
    Outcome,
    Promised,
    StillWanted,
    Timeline,
    Touch,
)

# After these the next move is not the caller's, whatever is left: an invitation follows, or another person (ours).
THEIR_MOVE = frozenset({Outcome.INTERVIEW_OFFERED, Outcome.REFERRAL})
# They asked for another try, so it need not wait for the gap (decisions 8 and 9).
INVITED = {
    Outcome.CALLBACK: (1, "decision 8"),
    Outcome.BAD_MOMENT: (1, "decision 8"),
    Outcome.VOICEMAIL_UNPREPARED: (0, "L3"),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage opens: the application was sent, or an interview was held."""

    at: datetime
    interview: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A default wait: the raw day on which it is over, its rule, and its words."""

    day: date
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Retry:
    """The last call led nowhere: the raw day of the next try. `invited`: they asked for it, or heard nothing of it.

    `gapless`: neither wait nor gap holds it back, because an invitation led to it (ours).
    """

    day: date
    rule: str
    invited: bool
    gapless: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """Why it is over. `final`: not even an interview opens it again (decision 16)."""

    rule: str
    text: str
    final: bool


@dataclass(slots=True)
class Standing:
    """The state of one application after its events. Moments are aware."""

    stage: Stage
    anchor: Anchor
    ledger: Ledger = field(default_factory=Ledger)
    ahead: datetime | None = None  # an interview that was not held yet
    ending: Ending | None = None
    counted_at: datetime | None = None  # the last touch that starts the gap (decision 6)
    heard_at: datetime | None = None
    wanted_at: datetime | None = None  # the last yes of this stage (decision 14)
    promise: Named | None = None
    callback: Named | None = None
    retry: Retry | None = None
    their_move: Outcome | None = None
    brush_offs: int = 0
    question: int | None = None  # after a brush-off: how many questions may still be asked (L6)
    note_sent: bool = False

    @property
    def named(self) -> Named | None:
        """What they named and have not yet kept, the latest of it (decision 7)."""
        return next((named for named in (self.callback, self.promise) if named and named.binding), None)

    @property
    def silent_since(self) -> datetime:
        """Where the silence begins (decisions 13, 14)."""
        since = (self.stage.at, self.counted_at, self.heard_at, self.wanted_at)
        return max(moment for moment in since if moment)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A touch of the same person for another application (L8)."""

    at: datetime
    touch: Touch


def stand(timeline: Timeline, playbook: Playbook, calendar: WorkCalendar, now: datetime) -> Standing:
    """Fold what happened up to `now`. The first event is the application (`validity.validate` sees to that)."""
    applied, *events = (event for event in timeline.events if event.at <= now)
    held = _interviews(events)
    # Another posting is no fresh budget for the same person; two weeks of silence before it are (L8, W8; ours).
    since = applied.at - playbook.silence.value * DAY
    others = [Elsewhere(touch.at, touch) for touch in timeline.shared if since <= touch.at <= now]
    stages = [Stage(at, interview=True) for at in held if at <= now]
    course = _Course(applied.at, playbook, calendar)
    for item in sorted((*stages, *events, *others), key=lambda item: item.at):
        course.meet(item)
    course.standing.ahead = min((moment for moment in held if moment > now), default=None)
    return course.standing


def _interviews(events: list[Event]) -> list[datetime]:
    """When interviews are held: a new time that is set before the old one has come replaces it (decision 4)."""
    held: list[datetime] = []
    for event in events:
        if isinstance(event, Interview):
            if held and held[-1] > event.at and not event.another:
                held.pop()
            held.append(event.held)
    return held


class _Course:
    """The pass itself: what each thing that happens does to the standing."""

    def __init__(self, applied: datetime, playbook: Playbook, calendar: WorkCalendar) -> None:
        self.playbook = playbook
        self.calendar = calendar
        self.standing = Standing(Stage(applied), self._wait(applied, playbook.after_applying, "you applied"))
        self.standing.ledger.open(playbook.budget)

    def meet(self, item: Event | Stage | Elsewhere) -> None:
        match item:
            case Stage():
                self._open(item)
            case Elsewhere():
                self._touch_elsewhere(item.touch)
            case Touch():
                self._touch(item)
            case Promised():
                self.standing.promise, self.standing.callback = promised(item, self.playbook, self.calendar), None
                self.standing.retry = None
            case Interview():
                self._keep_word()
            case Heard():
                self._hear(item)
            case StillWanted():
                self._answer(item)
            case Decided():
                self._end("decision 16", f"it ended: {item.outcome.replace('_', ' ')}", final=True)

    def _wait(self, since: datetime, knob: Knob[int], what: str) -> Anchor:
        day = self.calendar.day_of(since) + knob.value * DAY
        return Anchor(day, knob.rule, f"{knob.value} days after {what}")

    def _end(self, rule: str, text: str, *, final: bool) -> None:
        if self.standing.ending is None or not self.standing.ending.final:
            self.standing.ending = Ending(rule, text, final)

    def _open(self, stage: Stage) -> None:
        """An interview was held: fresh budgets, no fresh gap; what was closed short of the end reopens (4, 16)."""
        standing = self.standing
        standing.stage = stage
        standing.anchor = self._wait(stage.at, self.playbook.after_interview, "the interview")
        standing.ledger.open(self.playbook.budget)
        standing.retry = standing.wanted_at = standing.their_move = standing.question = None
        standing.note_sent = False
        if standing.ending and not standing.ending.final:
            standing.ending = None

    def _keep_word(self) -> None:
        """They came back: what they named or asked for hastens nothing any more, nor is anything planned before it."""
        standing = self.standing
        standing.promise = replace(standing.promise, binding=False) if standing.promise else None
        standing.callback = replace(standing.callback, binding=False) if standing.callback else None
        standing.retry = replace(standing.retry, invited=False, gapless=False) if standing.retry else None

    def _hear(self, heard: Heard) -> None:
        """L9: the promise is kept, the pending try is off, the stage's wait starts anew (decision 15)."""
        self._keep_word()
        knob = self.playbook.after_interview if self.standing.stage.interview else self.playbook.after_applying
        self.standing.anchor = replace(self._wait(heard.at, knob, "they contacted you"), rule="L9")
        self.standing.heard_at = heard.at

    def _answer(self, answer: StillWanted) -> None:
        """Decision 14: a no closes; the first yes of a stage reopens, a later one only restarts the silence."""
        standing = self.standing
        if not answer.answer:
            self._end("decision 14", "you no longer want it", final=False)
            return
        if standing.wanted_at is None:
            standing.ledger.reopen(self.playbook.reopening.value)
            wanted = Anchor(self.calendar.day_of(answer.at), "W8", "you still want it")
            # An answer that nobody asked for brings nothing forward (ours).
            standing.anchor = max(standing.anchor, wanted, key=lambda anchor: anchor.day)
            standing.their_move = None
            standing.question = None if standing.question is None else 1
        standing.wanted_at = answer.at

    def _touch(self, touch: Touch) -> None:
        standing = self.standing
        cost = standing.ledger.book(touch)
        if cost is Cost.COUNTED:
            self._count(touch)
        if touch.channel is Channel.NOTE:
            standing.note_sent = True
        elif named := callback(touch, self.calendar) if touch.outcome is Outcome.CALLBACK else None:
            standing.callback, standing.retry = named, None
        elif cost is not Cost.COUNTED:
            standing.retry = self._retry(touch, cost)
        if touch.outcome in (Outcome.BRUSH_OFF, Outcome.CLEAR_NO):
            self._refused(touch.outcome)

    def _count(self, touch: Touch) -> None:
        """A touch that counts: the gap starts, a pending try is off, what they named is taken up if it was time."""
        standing = self.standing
        standing.counted_at, standing.retry = touch.at, None
        talked = touch.outcome in CONVERSATIONS
        if standing.promise and touch.at >= standing.promise.ends:
            standing.promise = None
        if standing.callback and (talked or touch.at >= standing.callback.ends):
            standing.callback = None
        if talked:
            standing.their_move = touch.outcome if touch.outcome in THEIR_MOVE else None
        if standing.question and asks(touch):
            standing.question = 0

    def _touch_elsewhere(self, touch: Touch) -> None:
        """The person was rung for another posting: it counts here too, and one try a day is one for all (L8, L4)."""
        cost = self.standing.ledger.book(touch)
        if cost is Cost.COUNTED:
            self.standing.counted_at = touch.at
        elif touch.channel is not Channel.NOTE:
            self.standing.retry = self._retry(touch, Cost.TRY)

    def _retry(self, touch: Touch, cost: Cost) -> Retry:
        days, rule = INVITED[touch.outcome] if cost is Cost.FREE else (1, "L4")
        before, invited = self.standing.retry, cost is Cost.FREE
        gapless = invited or (before is not None and before.gapless)
        return Retry(self.calendar.day_of(touch.at) + days * DAY, rule, invited=invited, gapless=gapless)

    def _refused(self, outcome: Outcome) -> None:
        """L6: a clear no or a second brush-off ends it, always; the first brush-off by playbook."""
        standing = self.standing
        standing.brush_offs += outcome is Outcome.BRUSH_OFF
        if outcome is Outcome.CLEAR_NO:
            self._end("L6", "they said a clear no", final=True)
        elif standing.brush_offs > 1:
            self._end("L6", "they brushed you off a second time", final=True)
        elif self.playbook.brush_off.value is BrushOff.CLOSED:
            self._end("L6", "they brushed you off", final=False)
        else:
            standing.question = 1
