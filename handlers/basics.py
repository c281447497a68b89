"""/help, /cancel, and what is answered to everything that fits nowhere else."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update

from handlers.buttons import Steer, data_of
from handlers.form import Form, cancel, offer_waiting
from handlers.turn import Context
from handlers.views import form as form_views
from handlers.views import help as views
from handlers.views import trouble


async def help_(_update: Update, context: Context) -> None:
    """What the bot does, and the commands."""
    await context.turn.say(views.help_())


async def cancel_active(_update: Update, context: Context) -> None:
    """Leave the open conversation."""
    turn = context.turn
    active = next((name for name, conversation in turn.open.items() if conversation.active), None)
    if active is None:
        await turn.say(form_views.nothing_to_cancel())
    else:
        await cancel(turn, active)


def steering(forms: Mapping[str, Form]) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """The handler of the offer to go on with a conversation that was left, or to drop it."""

    async def steer(update: Update, context: Context) -> None:
        turn, tap = context.turn, Steer.unpack(data_of(update))
        if tap.form not in turn.open or tap.form not in forms:
            turn.hint(trouble.OLD_BUTTON)
        elif tap.way == "resume":
            await forms[tap.form].resume(turn)
        elif tap.way in ("drop", "cancel"):
            del turn.open[tap.form]
            await turn.edit(form_views.dropped())
            await offer_waiting(turn)
        else:
            turn.hint(trouble.OLD_BUTTON)

    return steer


async def other(_update: Update, context: Context) -> None:
    """A sticker, a voice note, a file: nothing that can be read yet."""
    turn = context.turn
    if turn.file is not None and turn.file.trouble:
        await turn.say(trouble.no_file(turn.file))
    elif turn.private:
        await turn.say(trouble.only_words())


async def unknown_command(_update: Update, context: Context) -> None:
    """A command that there is not."""
    if context.turn.private:
        await context.turn.say(trouble.unknown_command())


async def old_button(_update: Update, context: Context) -> None:
    """A tap that nothing reads: an older version's button, somebody else's question, a forged one."""
    context.turn.hint(trouble.OLD_BUTTON)


async def not_yours(_update: Update, context: Context) -> None:
    """An answer to a question that is not open, or not this person's."""
    context.turn.hint(trouble.NOT_YOURS)
