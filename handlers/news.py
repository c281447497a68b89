"""What if somebody tells news instead of answering? A sentence that surely tells what happened at another application
is no answer: its card is shown, and the question stays open.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from coach import companies
from coach.capture import Intent, Understanding, is_mail
from handlers import add, capture, left
from handlers.answers import Answers
from handlers.form import Form
from handlers.turn import Context, Turn, current
from storage.conversations import Conversation

WORDS = range(5, 41)  # fewer are an answer, whatever they say; more are notes, or a posting


def handler(forms: Mapping[str, Form]) -> MessageHandler[Context, None]:
    """What comes before the handlers of these forms."""

    async def handled(update: Update, context: Context) -> None:
        message, opened = update.effective_message, _opened(forms)
        if message is None or opened is None:
            return
        form = forms[opened.name]
        own = None if _is_brief(form, opened) else _application(opened)
        first = _keeping(context.turn, form, opened)
        if not await capture.told(context.turn, message, _is_news, besides=own, first=first):
            await form.on_message(update, context)

    return MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & _Sentence(forms), handled)


class _Sentence(filters.MessageFilter):
    """A sentence in private, where a few words are asked for, or something about one application."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        super().__init__()
        self._forms = forms

    def filter(self, message: Message) -> bool:
        opened = _opened(self._forms)
        if opened is None:
            return False
        brief, words = _is_brief(self._forms[opened.name], opened), message.text or ""
        if len(words.split()) not in WORDS:
            return brief and is_mail(words, forwarded=message.forward_origin is not None)
        return brief or _application(opened) is not None


def _keeping(turn: Turn, form: Form, opened: Conversation) -> Callable[[Sequence[Understanding]], Awaitable[bool]]:
    """News of the very application that is being added: it is kept as told, so that the news belongs to it."""
    answers = Answers.of(opened.data)
    company = str(answers.draft.get("company", ""))

    async def kept(found: Sequence[Understanding]) -> bool:
        is_its = any(each.company and companies.bare(each.company) == companies.bare(company) for each in found)
        if form.name != add.FORM.name or not is_its or not left.suffices(form, answers):
            return False
        await form.complete(turn)
        return True

    return kept


def _is_news(found: Understanding) -> bool:
    """Whether it tells something that no name of a job or a person does."""
    dated = found.intent in (Intent.INTERVIEW, Intent.MOVED, Intent.PROMISED) and (found.held or found.promise)
    return bool(dated) or found.intent in (Intent.CANCELLED, Intent.DECIDED)


def _opened(forms: Mapping[str, Form]) -> Conversation | None:
    """The conversation of one of these forms that is open; in a group none."""
    turn = current.get()
    opened = (each for each in turn.open.values() if each.active and each.name in forms)
    return next(opened, None) if turn.private else None


def _is_brief(form: Form, opened: Conversation) -> bool:
    return any(step.brief for step in form.steps if step.name == opened.state)


def _application(opened: Conversation) -> int | None:
    """What the questions are about."""
    found: int | None = Answers.of(opened.data).draft.get("application")
    return found
