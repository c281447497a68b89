"""What the bot is asked in plain words: what is next, may I call, why."""

from coach.capture import Intent, Understanding
from coach.steps import Next
from handlers import calling, logbook, reasons
from handlers.turn import Turn
from handlers.views import asked as views
from handlers.views import card
from storage.listing import Entry

SHOWN = 3  # steps that "what's next?" tells


async def answer(turn: Turn, found: Understanding, known: dict[int, Entry]) -> None:
    """Answer at once; where the question can be about several applications, ask which."""
    if found.intent is Intent.NEXT:
        due = [e for e in known.values() if e.next_step not in (Next.NOTHING, Next.WAIT)] or [
            e for e in known.values() if e.next_step == Next.WAIT
        ]
        await turn.say(views.whats_next(due[:SHOWN], turn.now, turn.chat.zone))
        return
    among = [known[key] for key in found.applications] or list(known.values())
    if not among:
        await turn.say(card.empty_list())
    elif len(among) > 1:
        await turn.say(card.which_application(among, "call" if found.intent is Intent.MAY_CALL else "why"))
    else:
        await _about(turn, found.intent, among[0])


async def _about(turn: Turn, intent: Intent, entry: Entry) -> None:
    planned = await logbook.find(turn, entry.id)
    if planned is None:
        return
    if intent is Intent.MAY_CALL:
        await calling.answer(turn, planned)
    else:
        ahead = planned.opens is not None and planned.opens > turn.now
        await reasons.tell(turn, planned, "whynot" if ahead or planned.plan.next is Next.WAIT else "why")
