"""Which handler answers what? The first that fits does, from top to bottom."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from handlers import (
    access,
    add,
    attaching,
    basics,
    calling,
    capture,
    cards,
    closing,
    confirming,
    contact,
    corrections,
    edit,
    employer,
    exporting,
    fix,
    forgetting,
    goals,
    history,
    importing,
    incoming,
    interview,
    listing,
    membership,
    merging,
    needs,
    news,
    outcomes,
    papers,
    people,
    pitches,
    posting,
    practice,
    promise,
    proofs,
    reasons,
    resuming,
    settings,
    start,
    stats,
    subscribing,
    today,
    undo,
    waiting,
)
from handlers.buttons import (
    Answer,
    Attached,
    Came,
    Captured,
    Close,
    Draw,
    Edit,
    Forget,
    Log,
    Need,
    Open,
    Page,
    Past,
    Person,
    Pick,
    Practice,
    Proofs,
    Redo,
    Resume,
    SameCompany,
    SamePerson,
    Sentence,
    Setting,
    Show,
    Snooze,
    Steer,
    Undo,
    Words,
)
from handlers.file_buttons import Export, Feed, Import
from handlers.form import Form
from handlers.turn import Context
from handlers.views.help import COMMANDS as COMMANDS

Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        start.FORM,
        add.FORM,
        interview.INTERVIEW,
        interview.DEBRIEF,
        promise.PROMISE,
        promise.CALLBACK,
        promise.MISSING,
        contact.CONTACT,
        contact.REFERRAL,
        calling.INSIST,
        employer.PLACE,
        fix.FORM,
        edit.FORM,
        history.FORM,
        people.FORM,
        proofs.FORM,
        proofs.EDIT,
        needs.NEAR,
        posting.FORM,
        posting.OWN,
        pitches.REWORD,
        practice.FORM,
        listing.FORM,
        papers.FORM,
        exporting.FORM,
        *settings.FORMS.values(),
    )
}


def handlers() -> list[BaseHandler[Any, Context, Any]]:
    """Every handler, in order."""
    words = waiting.unless_for_another(capture.text)
    return [
        ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER),
        # Commands work in the middle of a conversation, which is offered again afterwards.
        _command("start", start.start),
        _command("help", basics.help_),
        _command("cancel", waiting.cancelling(FORMS), reminds=False),
        _command("add", _introduced(add.add)),
        _command("interview", _introduced(interview.interview)),
        _command("list", listing.listing),
        _command("stats", _introduced(stats.stats)),
        _command("goals", _introduced(goals.goals)),
        _command("today", _introduced(today.today)),
        _command("call", _introduced(calling.call)),
        _command("why", _introduced(reasons.why)),
        _command("whynot", _introduced(reasons.whynot)),
        _command("proofs", _introduced(proofs.proofs)),
        _command("practice", _introduced(practice.practice)),
        _command("export", _introduced(exporting.export)),
        _command("files", _introduced(attaching.files)),
        _command("undo", undo.undo_last),
        _command("settings", _introduced(settings.settings)),
        _command("privacy", forgetting.privacy),
        _command("forget", forgetting.forget, reminds=False),
        _command("invite", _operators(access.invite)),
        MessageHandler(filters.UpdateType.MESSAGE & filters.COMMAND, basics.unknown_command),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, corrections.corrected(FORMS)),
        # The conversation that is open takes what is not a command, nor news.
        news.handler(FORMS),
        *(form.handler() for form in FORMS.values()),
        CallbackQueryHandler(waiting.taking_up(FORMS), pattern=_steers),
        # Buttons under nudges, records and cards.
        CallbackQueryHandler(outcomes.came, pattern=Came.matches),
        CallbackQueryHandler(outcomes.snooze, pattern=Snooze.matches),
        CallbackQueryHandler(outcomes.open_nudge, pattern=Open.matches),
        CallbackQueryHandler(closing.toggle, pattern=Close.matches),
        CallbackQueryHandler(outcomes.log, pattern=Log.matches),
        CallbackQueryHandler(cards.show, pattern=Show.matches),
        CallbackQueryHandler(listing.turn_page, pattern=Page.matches),
        CallbackQueryHandler(stats.draw, pattern=Draw.matches),
        CallbackQueryHandler(cards.pick, pattern=Pick.matches),
        CallbackQueryHandler(practice.tap, pattern=Practice.matches),
        CallbackQueryHandler(needs.tap, pattern=Need.matches),
        CallbackQueryHandler(pitches.tap, pattern=Words.matches),
        CallbackQueryHandler(pitches.sentence, pattern=Sentence.matches),
        CallbackQueryHandler(edit.field, pattern=Edit.matches),
        CallbackQueryHandler(history.tap, pattern=Past.matches),
        CallbackQueryHandler(people.tap, pattern=Person.matches),
        CallbackQueryHandler(people.merge, pattern=SamePerson.matches),
        CallbackQueryHandler(merging.merge, pattern=SameCompany.matches),
        CallbackQueryHandler(proofs.tap, pattern=Proofs.matches),
        CallbackQueryHandler(confirming.tap, pattern=Captured.matches),
        CallbackQueryHandler(attaching.tap, pattern=Attached.matches),
        CallbackQueryHandler(exporting.tap, pattern=Export.matches),
        CallbackQueryHandler(subscribing.tap, pattern=Feed.matches),
        CallbackQueryHandler(importing.tap, pattern=Import.matches),
        CallbackQueryHandler(undo.undo, pattern=Undo.matches),
        CallbackQueryHandler(undo.redo, pattern=Redo.matches),
        CallbackQueryHandler(settings.setting, pattern=Setting.matches),
        CallbackQueryHandler(resuming.tap, pattern=Resume.matches),
        CallbackQueryHandler(forgetting.tap, pattern=Forget.matches),
        CallbackQueryHandler(basics.old_button),
        # Everything else; some type a command's name alone.
        *(_bare(name, handle) for name, handle in BARE.items()),
        MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT & ToBot(), _introduced(words)),
        MessageHandler(filters.UpdateType.MESSAGE & filters.Document.ALL & ToBot(), _introduced(incoming.document)),
        MessageHandler(filters.UpdateType.MESSAGE & filters.PHOTO & ToBot(), _introduced(incoming.photo)),
        MessageHandler(filters.UpdateType.MESSAGE & filters.CONTACT & ToBot(), _introduced(incoming.contact)),
        MessageHandler(filters.UpdateType.MESSAGE & filters.LOCATION, _introduced(incoming.location)),
        MessageHandler(filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL, basics.other),
    ]


# Commands that are known without their stroke.
BARE: dict[str, Handle] = {
    "help": basics.help_,
    "list": listing.listing,
    "today": today.today,
    "undo": undo.undo_last,
    "settings": settings.settings,
    "cancel": waiting.cancelling(FORMS),
}


class ToBot(filters.MessageFilter):
    """What is said to the bot: everything in a private chat, in a group what replies to it."""

    def filter(self, message: Message) -> bool:
        reply = message.reply_to_message
        if message.chat.type == "private" or reply is None or reply.from_user is None:
            return message.chat.type == "private"
        return reply.from_user.id == message.get_bot().id


def _steers(data: object) -> bool:
    return Steer.matches(data) or Answer.matches(data)


def _command(name: str, handle: Handle, *, reminds: bool = True) -> CommandHandler[Context, Any]:
    async def handled(update: Update, context: Context) -> None:
        before = dict(context.turn.open)
        await handle(update, context)
        if reminds and context.turn.open == before:
            await waiting.offer_open(context.turn)

    return CommandHandler(name, handled, filters=filters.UpdateType.MESSAGE)


def _bare(name: str, handle: Handle) -> MessageHandler[Context, Any]:
    only = filters.Regex(rf"(?i)^\W*{name}\W*$")
    return MessageHandler(filters.UpdateType.MESSAGE & only & ToBot(), _introduced(handle))


def _operators(handle: Handle) -> Handle:
    """In the operator's chat alone; elsewhere there is no such command."""

    async def handled(update: Update, context: Context) -> None:
        owner = context.turn.policy.owner_chat == context.turn.chat.chat_id
        await (handle if owner else basics.unknown_command)(update, context)

    return handled


def _introduced(handle: Handle) -> Handle:
    """Ask first who the person is: without a zone no date would be right."""

    async def handled(update: Update, context: Context) -> None:
        started = context.turn.chat.started_at is not None
        await (handle if started else start.start)(update, context)

    return handled
