"""/call: may I call now? Yes with the pitch, or no with the reason, the day from which it is fine, and what helps
meanwhile.
"""

from telegram import Update

from coach.permission import may_call
from coach.timeline import Insisted
from handlers import logbook
from handlers.form import Draft, Form, Step
from handlers.planning import Planned
from handlers.scripts import script_for
from handlers.turn import Context, Turn
from handlers.views import calling as views


async def call(_update: Update, context: Context) -> None:
    """Ask whether a call is right; where there are several applications, first about which."""
    planned = await logbook.which(context.turn, "call", " ".join(context.args or ()))
    if planned is not None:
        await answer(context.turn, planned)


async def answer(turn: Turn, planned: Planned) -> None:
    """Yes or no, about this application."""
    case = planned.case
    allowed = may_call(case.timeline, case.playbook, case.calendar, turn.now)
    if allowed.allowed:
        await turn.say(views.yes(planned, await script_for(turn, planned, "call")))
    else:
        await turn.say(views.no(planned, allowed, turn.now, turn.chat.zone))


async def insist(turn: Turn, planned: Planned) -> None:
    """They call all the same: their reason is noted, and the words are given."""
    if any(isinstance(event, Insisted) for event in planned.events):
        await _go_ahead(turn, planned, "")
    else:
        await INSIST.begin(turn, {"application": planned.application.id, "who": views.who(planned.application)})


async def _finish(turn: Turn, draft: Draft) -> None:
    planned = await logbook.find(turn, draft["application"])
    if planned is not None:
        await _go_ahead(turn, planned, draft.get("reason") or "")


async def _go_ahead(turn: Turn, planned: Planned, reason: str) -> None:
    if await logbook.append(turn, planned, [Insisted(at=turn.now, reason=reason)]) is not None:
        await turn.done("insisted", planned.application.id)
        await turn.say(views.yes(planned, await script_for(turn, planned, "call")))


INSIST = Form(
    name="insist",
    steps=(
        Step(
            name="reason",
            ask=lambda *_: views.ask_reason(),
            read=lambda _t, _d, given: {"reason": given.text[:300]},
            optional=True,
        ),
    ),
    known=lambda _, draft: f"<b>{draft['who']}</b>",
    finish=_finish,
)
