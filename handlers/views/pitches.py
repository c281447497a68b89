"""How are scripts shown by themselves, chosen, copied with a tap and changed sentence by sentence?"""

from collections.abc import Callable, Sequence

from coach.lint.measure import SECONDS
from coach.pitch import Kind, Script, parts, sentences
from coach.pitch.model import WITH_SUBJECT
from handlers.buttons import Pick, Sentence, Undo, Words
from handlers.planning import Planned
from handlers.views.card import headline, show, who
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.scripts import WRITTEN, told

COPY = 256  # characters that a button can copy (Bot API, CopyTextButton)
COPY_PARTS = 4

NAMES = {
    Kind.CALL_BEFORE: "Call, no interview yet",
    Kind.CALL_AFTER: "Call after the interview",
    Kind.SECOND_TURN: "When the call goes well",
    Kind.VOICEMAIL: "Voicemail",
    Kind.ASSISTANT: "Word for an assistant",
    Kind.RECEPTIONIST: "Ask for the name",
    Kind.THANK_YOU_NOTE: "Thank-you note",
    Kind.EMAIL: "Email",
    Kind.LINKEDIN: "LinkedIn message",
    Kind.LAST_QUESTION: "After a brush-off",
    Kind.WITHDRAWAL: "Withdraw kindly",
}
NO_NUMBER = "Your number isn't known to me. Tell me in /settings, and it is said where it belongs."
CHANGED = "That sentence has changed since. “Change a sentence” shows the words as they are now."
LAST_ONE = "It is the only sentence left. Reword it instead."


def menu(planned: Planned) -> Message:
    """Every kind of script, as buttons."""
    application = planned.application
    html = lines(
        f"💬 <b>{who(application)}</b>",
        "Words for which moment?",
        "<i>LinkedIn only where you already write to each other there.</i>",
    )
    buttons = [Button(label, Words(application.id, kind, "show").pack()) for kind, label in NAMES.items()]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    return Message(html, (*rows, (show(application, "‹ Card"),)), about=application.id)


def script(planned: Planned, said: Script, own: bool, hints: Sequence[str], undo: int) -> Message:
    """A script by itself, to be copied and changed; what could be better, kindly."""
    application = planned.application
    least, most = SECONDS.get(said.kind, (0, 0))
    outside = most and not least <= said.seconds <= most
    html = lines(
        f"💬 <b>{NAMES[said.kind]}</b>: {who(application)}",
        headline(application),
        told(said, 2600),
        f"<i>{least} to {most} seconds are right here.</i>" if outside else "",
        "\n" if hints or own else "",
        [f"💡 {plain(hint, 200)}" for hint in hints],
        "<i>In your words. I use them from now on, in nudges as well.</i>" if own else "",
    )
    return Message(html, (*copying(said), *_ways(planned, said, own, undo)), about=application.id)


def words_rows(planned: Planned, scripts: Sequence[Script]) -> tuple[Row, ...]:
    """Under a nudge: copy its words, or change them."""
    if not scripts:
        return ()
    change = Button("Change the words", Words(planned.application.id, scripts[0].kind, "edit").pack())
    copy = copying(scripts[0])
    return (*copy, (change,)) if sum(map(len, copy)) > 2 else ((*(copy[0] if copy else ()), change),)


def copying(said: Script) -> tuple[Row, ...]:
    """Buttons that copy a script for the ear; one to be written is copied by a tap on its text."""
    if said.kind in WRITTEN:
        return ()
    found = parts(said, COPY)[:COPY_PARTS]
    one = len(found) == 1
    return (tuple(Button("Copy" if one else f"Copy {n}", copy=part) for n, part in enumerate(found, 1)),)


def _ways(planned: Planned, said: Script, own: bool, undo: int) -> tuple[Row, ...]:
    application = planned.application

    def button(label: str, way: str) -> Button:
        return Button(label, Words(application.id, said.kind, way).pack())

    other = button("Start over", "fresh") if own else button("Say it differently", "other")
    return (
        (button("Change a sentence", "edit"), other),
        *([(Button("Undo", Undo(undo, 0).pack()),)] if undo else []),
        *(((Button("Practise it aloud", Pick("practice", application.id).pack()),),) if said.kind in SECONDS else ()),
        (show(application, "Other words", "words"), show(application, "‹ Card")),
    )


def edit(planned: Planned, said: Script, key_of: Callable[[str], str]) -> Message:
    """The sentences, to pick one."""
    application = planned.application
    found = list(enumerate(sentences(said), 1))[:40]
    subject = said.kind in WITH_SUBJECT
    html = lines(
        f"✏️ <b>{NAMES[said.kind]}</b>: {who(application)}",
        "Which sentence?",
        "\n",
        f"Subject: {plain(said.subject or '', 200)}" if subject else "",
        [f"{n}. {plain(text, 400)}" for n, text in found],
    )
    # The same words twice are one button: the first is meant.
    known = {key_of(text): n for n, text in reversed(found)}
    buttons = [Button(str(n), Sentence(application.id, said.kind, key, "open").pack()) for key, n in known.items()]
    buttons.reverse()
    rows: list[Row] = [tuple(buttons[i : i + 5]) for i in range(0, len(buttons), 5)]
    if subject:
        rows.append((Button("Subject", Sentence(application.id, said.kind, "subject", "reword").pack()),))
    back = Button("‹ Done", Words(application.id, said.kind, "show").pack())
    return Message(html[:4000], (*rows, (back,)), about=application.id)


def sentence(planned: Planned, said: Script, key: str, text: str, others: Sequence[str]) -> Message:
    """One sentence, with other ways to say it."""
    application = planned.application

    def button(label: str, way: str) -> Button:
        return Button(label, Sentence(application.id, said.kind, key, way).pack())

    html = lines(
        f"✏️ <b>{NAMES[said.kind]}</b>: {who(application)}",
        f"<blockquote>{plain(text, 400)}</blockquote>",
        "Or like this:" if others else "",
        [f"{n}. {plain(other, 300)}" for n, other in enumerate(others, 1)],
    )
    takes = tuple(button(f"Take {n}", str(n - 1)) for n in range(1, len(others) + 1))
    back = Button("‹ All sentences", Words(application.id, said.kind, "edit").pack())
    rows = (*([takes] if takes else []), (button("In my words", "reword"), button("Leave it out", "drop")), (back,))
    return Message(html, rows, about=application.id)


def ask_text(old: str) -> Message:
    return Message(f"Now it says:\n<code>{plain(old, 400)}</code>\nHow would you say it?")


def one_sentence(most: int) -> Message:
    return Message(f"Please send one sentence, or two, of at most {most} characters.")


def too_long() -> Message:
    return Message("With that the script would be far too long to be heard out. Leave something out first.")
