"""The calendar at a secret address, for programs that subscribe: made, made anew, taken away, by a tap each."""

from telegram import Update

from handlers.buttons import data_of
from handlers.file_buttons import Feed
from handlers.turn import Context
from handlers.views import subscribing as views
from handlers.views import trouble
from storage import feeds


async def tap(update: Update, context: Context) -> None:
    """What it is, a new address, or none any more."""
    turn, way = context.turn, Feed.unpack(data_of(update)).way
    if not turn.policy.public_url:
        turn.hint(views.NOT_HERE, alert=True)
    elif way == "ask":
        await turn.edit(views.ask(is_on=await feeds.is_on(turn.unit), private=turn.private))
    elif way == "make":
        await turn.edit(views.made(f"{turn.policy.public_url}/calendar/{await feeds.renew(turn.unit)}.ics"))
    elif way == "revoke":
        await feeds.revoke(turn.unit)
        await turn.edit(views.revoked())
    else:
        turn.hint(trouble.OLD_BUTTON)
