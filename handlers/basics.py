"""/help, and what is answered to everything that fits nowhere else."""

from telegram import Update

from handlers.turn import Context
from handlers.views import help as views
from handlers.views import trouble


async def help_(_update: Update, context: Context) -> None:
    """What the bot does, and the commands."""
    await context.turn.say(views.help_())


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
