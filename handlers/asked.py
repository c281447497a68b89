"""What the bot is asked in plain words: what is next, may I call, why."""

from coach.capture import Intent, Understanding
from coach.steps import Next
from handlers import calling, reasons
from handlers.planning import Planned
from handlers.turn import Turn
from handlers.views import asked as views
from handlers.views import card

SHOWN = 3  # steps that "what's next?" tells


async def answer(turn: Turn, found: Understanding, live: dict[int, Planned]) -> None:
    """Answer at once; where the question can be about several applications, ask which."""
    if found.intent is Intent.NEXT:
        due = [p for p in live.values() if p.plan.next not in (Next.NOTHING, Next.WAIT)] or [
            p for p in live.values() if p.plan.next is Next.WAIT
        ]
        await turn.say(views.whats_next(due[:SHOWN], turn.now, turn.chat.zone))
        return
    among = [live[key] for key in found.applications] or list(live.values())
    if not among:
        await turn.say(card.empty_list())
    elif len(among) > 1:
        purpose = "call" if found.intent is Intent.MAY_CALL else "why"
        await turn.say(card.which_application([p.application for p in among], purpose))
    elif found.intent is Intent.MAY_CALL:
        await calling.answer(turn, among[0])
    else:
        ahead = among[0].opens is not None and among[0].opens > turn.now
        await reasons.tell(turn, among[0], "whynot" if ahead or among[0].plan.next is Next.WAIT else "why")
