"""How does a question look, and what is said around it?"""

from dataclasses import dataclass

from handlers.buttons import Answer, Steer
from handlers.views.message import Button, Message, Row, lines

ANSWERED_ALREADY = "That one is answered already. Tap “Back” under the newest question to change it."

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
    "fix": "correcting what I understood",
    "proofs": "adding what you have done",
    "proof": "changing a proof point",
    "practice": "practising a call",
    "paper": "saying whose posting it is",
    "near": "noting what you have done",
    "posting": "adding a posting",
    "own_needs": "noting what they want",
    "reword": "changing what you say",
}


@dataclass(frozen=True, slots=True)
class Steering:
    """Which ways lead on from a question besides answering it."""

    form: str
    step: str
    skip: bool
    back: bool

    def row(self) -> Row:
        ways = [("Skip", "skip", self.skip), ("Back", "back", self.back), ("Cancel", "cancel", True)]
        return tuple(Button(label, Steer(self.form, self.step, way).pack()) for label, way, shown in ways if shown)


def question(known: str, asked: Message, steering: Steering, private: bool) -> Message:
    """A question under what is known so far."""
    reply = "" if private else "<i>In a group, answer by replying to this message.</i>"
    html = lines(known, "\n" if known else "", asked.html, reply)
    if asked.location_label:
        return Message(html, location_label=asked.location_label)
    return Message(html, (*asked.rows, steering.row()))


def again(why: Message, asked: Message, steering: Steering) -> Message:
    """The same question after an answer that could not be used: why, with the choices that the reason brings."""
    if why.location_label:
        return why
    return Message(why.html, (*(why.rows or asked.rows), steering.row()))


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
    return Message("Cancelled. Nothing was saved, and nothing else has changed.")


def nothing_to_cancel() -> Message:
    return Message("Nothing is open right now. /add an application, or see them all with /list.")


def waiting(form: str) -> Message:
    """The offer to go on with a conversation that was left."""
    go_on = Button("Go on", Steer(form, "", "resume").pack(), style="primary")
    return Message(f"You were {ABOUT[form]}. Go on?", ((go_on, Button("Drop it", Steer(form, "", "drop").pack())),))


def dropped() -> Message:
    return Message("Dropped. Nothing from it was saved.")
