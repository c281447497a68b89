"""Which work is done beside the updates, and how does one step of it go? bot/errands.py opens the transactions."""

from collections.abc import Sequence

from handlers import bringing, exporting, importing
from handlers.exporting import Made
from handlers.turn import Turn
from handlers.views import exporting as views
from handlers.views import trouble
from handlers.views.message import Document, Message
from storage import errands
from storage.outbox import TooLarge


async def step(turn: Turn, errand_id: int) -> Made | None:
    """Do one step. Gives what is to be made outside of the transaction, where there is something."""
    errand = await errands.load(turn.unit, errand_id)
    if errand is None or errand.state != errands.READY:
        return None
    if errand.kind == exporting.KIND:
        return await exporting.begin(turn, errand)
    if errand.kind == importing.KIND:
        await bringing.step(turn, errand)
        return None
    raise ValueError(f"nobody does the errand {errand.kind}")


async def deliver(turn: Turn, errand_id: int, made: Sequence[Document | Message]) -> None:
    """Send what was made; with that, the errand is done. One that was done meanwhile is not done twice."""
    errand = await errands.load(turn.unit, errand_id)
    if errand is None:
        return
    await errands.drop(turn.unit, errand)
    for each in made:
        try:
            await (turn.send(each) if isinstance(each, Document) else turn.say(each))
        except TooLarge:
            await turn.say(views.too_large(errand.data["format"]))


async def give_up(turn: Turn, errand_id: int) -> None:
    """It cannot be done: a bug of ours. The person is told, and it is not tried for ever."""
    errand = await errands.load(turn.unit, errand_id)
    if errand is not None and errand.kind == importing.KIND:
        await bringing.stop(turn, errand)
    elif errand is not None:
        await errands.drop(turn.unit, errand)
        await turn.say(trouble.errand_failed())
