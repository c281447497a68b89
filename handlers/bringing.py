"""A list is brought in, piece by piece: rows, then plans, at last one action that Undo takes back whole."""

from handlers import schedule
from handlers.turn import Turn
from handlers.views import importing as views
from handlers.views.message import Message
from storage import errands, outbox, restoring
from storage.errands import Errand
from storage.restoring import Ids
from storage.schema import chats
from storage.unit import Change


async def step(turn: Turn, errand: Errand) -> None:
    """Do the next piece."""
    piece = await errands.next_piece(turn.unit, errand)
    if piece is None or "end" in piece.data:
        await _end(turn, errand)
        return
    if "plan" in piece.data:
        base = errand.data["bases"]["applications"]
        await schedule.plan_new(turn, [base + number for number in piece.data["plan"]])
        await _tell(turn, errand, views.progress(piece.data["plan"][-1], errand.data["counts"]["applications"]))
    else:
        await restoring.write(turn.unit, piece.data["part"], piece.data["rows"], _ids(errand))
    await errands.done(turn.unit, piece)


def _ids(errand: Errand) -> Ids:
    known = {name: {int(number): row for number, row in rows.items()} for name, rows in errand.data["known"].items()}
    return restoring.ids_of(errand.data["bases"], errand.data["counts"], known)


async def _tell(turn: Turn, errand: Errand, message: Message) -> None:
    """How far it has come, in the message with the tapped button; left out while that is still to be edited."""
    where = errand.data["message"]
    if where is not None and not await outbox.is_waiting(turn.unit, where):
        edit = {**message.payload(), "message_id": where, outbox.ONLY_EDIT: True}
        await outbox.put(turn.unit, "editMessageText", edit)


async def _end(turn: Turn, errand: Errand) -> None:
    """All of it is in: one action, and what comes next."""
    await schedule.spread_calls(turn)
    turn.message_id = errand.data["message"]  # None where the list came in without a tap
    await turn.edit(views.done(errand.data["new"], await _recorded(turn, errand)))


async def stop(turn: Turn, errand: Errand) -> None:
    """It cannot go on: what is in so far can be taken back as well."""
    await turn.say(views.stopped(await _recorded(turn, errand)))


async def _recorded(turn: Turn, errand: Errand) -> int:
    await errands.drop(turn.unit, errand)
    data, turn.user_id = errand.data, errand.by_user
    turn.unit.changes += await restoring.changes(turn.unit, data["bases"], data["counts"])
    if data["chat"]:
        turn.unit.changes.append(Change(chats.name, 0, data["chat_before"], data["chat"]))
    return await turn.done("imported")
