"""How does a question look, and what is said around it?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.buttons import Answer, Show, Steer, Undo
from handlers.views.message import Button, Message, Row, lines, plain
from storage.conversations import Conversation

ANSWERED_ALREADY = "That one is answered already. Tap “Back” under the newest question to change it."

SKIPPED = "skipped"

# Ways that lead on from one step alone, and those that an offer brings, under which no question is.
AT_STEP = frozenset({"back", "skip", "change", "whole"})
FROM_OFFER = frozenset({"resume"})

# What an answer is called, where its step's own name does not say it.
LABELS = {
    "title": "Job",
    "applied": "Applied",
    "contact": "Whom to call",
    "contact_role": "Their role",
    "reach": "How to reach them",
    "posting": "Posting",
    "proofs": "Why you",
    "zone": "Time zone",
    "when": "When",
    "with": "With",
    "same": "Moved, or another",
    "promised": "They promised",
    "forgot": "Forgot to say",
    "went_well": "Went well",
    "word": "Looking for",
}

# What each conversation is about, for "you were …".
ABOUT = {
    "start": "introducing yourself",
    "add": "adding an application",
    "interview": "noting an interview",
    "debrief": "noting how an interview went",
    "promise": "noting what they promised",
    "callback": "noting when they asked you to call",
    "referral": "noting whom they sent you to",
    "missing": "noting what they were missing",
    "insist": "noting why you call",
    "hours": "noting when you can call",
    "contact": "changing a contact",
    "name": "changing your name",
    "phone": "changing your number",
    "zone": "changing your time zone",
    "place": "saying where they are",
    "fix": "telling me what happened",
    "edit": "changing an application",
    "past": "correcting what happened",
    "person": "changing a contact",
    "proofs": "adding what you have done",
    "proof": "changing a proof point",
    "practice": "practising a call",
    "paper": "saying whose posting it is",
    "near": "noting what you have done",
    "posting": "adding a posting",
    "own_needs": "noting what they want",
    "reword": "changing what you say",
    "search": "looking for an application",
}


@dataclass(frozen=True, slots=True)
class Steering:
    """Which ways lead on from a question besides answering it. `run`: the conversation that asks."""

    form: str
    step: str
    run: int
    skip: bool
    back: bool
    change: bool
    whole: bool

    def rows(self) -> tuple[Row, ...]:
        ways = [
            ("Skip", "skip", self.skip),
            ("Back", "back", self.back),
            ("Change…", "change", self.change),
            ("Cancel", "cancel", True),
        ]
        row = tuple(self.button(label, way) for label, way, shown in ways if shown)
        return ((self.button("Don't split that", "whole"),), row) if self.whole else (row,)

    def button(self, label: str, way: str, step: str = "") -> Button:
        return Button(label, Steer(self.form, step or self.step, way, self.run).pack())

    def stamped(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The choices of a step, as buttons of this conversation alone."""
        return tuple(tuple(self._stamped(button) for button in row) for row in rows)

    def _stamped(self, button: Button) -> Button:
        if not Answer.matches(button.data):
            return button
        return button._replace(data=replace(Answer.unpack(button.data), run=self.run).pack())


@dataclass(frozen=True, slots=True)
class Asker:
    """Whom a question in a group is for, and the message with which they made the bot ask."""

    user_id: int
    name: str
    message_id: int | None


def question(known: str, asked: Message, steering: Steering, asker: Asker | None = None) -> Message:
    """A question under what is known so far. In a group it names whom it is for."""
    html = lines(known, "\n" if known else "", _addressed(asked.html, asker), _how_to_reply(asked, steering, asker))
    return _put(html, asked, asked.rows, steering, asker)


def again(why: Message, asked: Message, steering: Steering, asker: Asker | None = None) -> Message:
    """The same question after an answer that could not be used: why, with the choices that the reason brings."""
    if why.location_label:
        return why
    html = lines(_addressed(why.html, asker), _how_to_reply(asked, steering, asker))
    return _put(html, asked, why.rows or asked.rows, steering, asker)


def _put(html: str, asked: Message, rows: tuple[Row, ...], steering: Steering, asker: Asker | None) -> Message:
    if asked.location_label:
        return Message(html, location_label=asked.location_label)
    if asker is not None and not rows and not steering.skip:
        return Message(html, forces_reply=True, answers=asker.message_id)
    return Message(html, (*steering.stamped(rows), *steering.rows()))


def _addressed(html: str, asker: Asker | None) -> str:
    return html if asker is None else _mention(html, asker.user_id, asker.name)


def _mention(html: str, user_id: int, name: str) -> str:
    """In a group, whom it is for: the name is a mention, so that they are told."""
    return f'<a href="tg://user?id={user_id}">{plain(name, 60)}</a>: {html}' if name else html


def _how_to_reply(asked: Message, steering: Steering, asker: Asker | None) -> str:
    """With privacy mode on, a bot in a group gets replies to its messages only."""
    if asker is None:
        return ""
    if asked.rows or steering.skip:
        return "<i>Answer by replying to this message.</i>"
    return "<i>Reply to this message; “back” and “cancel” work, too.</i>"


def settled(asked: Message, understood: Sequence[str]) -> Message:
    """A question that was answered, with what was understood, and without buttons."""
    told = " · ".join(understood)
    return Message(lines(f"<i>{_first_line(asked.html)}</i>", f"→ <b>{told}</b>" if told else ""))


def _first_line(html: str) -> str:
    """What is asked, in one line without markup; where that only leads to it, with what follows."""
    first, _, rest = re.sub(r"<[^>]*>", "", html).partition("\n")
    return f"{first} {rest.partition(chr(10))[0]}" if first.endswith(":") else first


def change(known: Sequence[tuple[str, str]], steering: Steering) -> Message:
    """Which of the answers is to be changed? (step, what was understood) each."""
    html = lines("Which one shall be asked again?", "\n", [f"{label(name)}: {told}" for name, told in known])
    buttons = [steering.button(label(name), "fix", name) for name, _ in known]
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    return Message(html, (*rows, (steering.button("‹ Back to the question", "resume"),)))


def label(step: str) -> str:
    """The name of an answer."""
    return LABELS.get(step, step.replace("_", " ").capitalize())


def choices(form: str, step: str, *options: tuple[str, str], per_row: int = 2) -> tuple[Row, ...]:
    """Buttons that answer a step: (label, value) each."""
    buttons = [Button(label, Answer(form, step, value).pack()) for label, value in options]
    return tuple(tuple(buttons[i : i + per_row]) for i in range(0, len(buttons), per_row))


def words_please(*, hears: bool = False) -> Message:
    if hears:
        return Message("I can use a voice note here, or words. Hold the microphone and say it, or type it.")
    return Message("I can only use words here. Type your answer, or tap one of the buttons.")


def too_long(length: int, most: int) -> Message:
    return Message(f"That is {length:,} characters, and I can keep {most:,}. Send the part that matters most.")


def cancelled() -> Message:
    return Message("Cancelled. Nothing from these questions was saved, and nothing else has changed.")


def nothing_to_cancel() -> Message:
    return Message("Nothing is open right now. /add an application, or see them all with /list.")


def waiting(left: Conversation) -> Message:
    """The offer to go on with a conversation that was left."""
    so_far = f"\n{left.data['about']}" if left.data["about"] else ""
    html = _mention(f"You were {ABOUT[left.form]}. Go on?{so_far}", left.user_id, left.data["by"])
    return Message(html, ((_go_on(left, "Go on"), _drop(left, "Drop it")),))


def kept_as_told(left: Conversation) -> Message:
    """A conversation that was left is saved; what was saved follows."""
    text = "You left this one open, so I keep what you said. The rest can be added whenever you like."
    return Message(_mention(text, left.user_id, left.data["by"]))


def _go_on(left: Conversation, text: str) -> Button:
    return Button(text, Steer(left.form, left.state, "resume", left.data["run"]).pack(), style="primary")


def _drop(left: Conversation, text: str) -> Button:
    return Button(text, Steer(left.form, left.state, "drop", left.data["run"]).pack())


def drafts(left: Sequence[Conversation]) -> tuple[str, tuple[Row, ...]]:
    """Conversations that were left long ago, a line and a row of buttons each."""
    told = [f"{n}. {ABOUT[c.form].capitalize()}: {c.data['about']}" for n, c in enumerate(left, start=1)]
    rows = tuple((_go_on(c, f"Go on with {n}"), _drop(c, f"Delete {n}")) for n, c in enumerate(left, start=1))
    return lines("\n", "<b>Unfinished</b>", told) if told else "", rows


def somebody_else(name: str) -> Message:
    return Message(f"That question waits for {plain(name, 60)}. Send the command to start your own.")


def dropped() -> Message:
    return Message("Dropped. Nothing from it was saved.")


def needed() -> Message:
    return Message("This one I need. Everything else can be skipped.")


def not_corrected(why: Message) -> Message:
    return Message(lines("I saw that you edited your message, but I can't use the new text.", why.html))


def saved_already(application: int, company: str, action: int) -> Message:
    """A message was edited whose answers are saved."""
    buttons = (Button("Change it", Show(application, "change").pack()), Button("Undo", Undo(action, 0).pack()))
    return Message(f"That is saved with {plain(company, 80)} already, as it was first. Change it here:", (buttons,))
