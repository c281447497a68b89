"""What can a tap say? Typed callback data: frozen dataclasses that hold ids and choices only, packed into at most 64
bytes.

Clients can forge callback data, so whoever reads it checks again that the row belongs to the chat (the ids are the
chat's own).
"""

from dataclasses import dataclass

from handlers.callback import KINDS, LIMIT, Callback, data_of

__all__ = ["KINDS", "LIMIT", "Callback", "data_of"]


@dataclass(frozen=True)
class Answer(Callback, prefix="a"):
    """A choice that answers the step `step` of the conversation `run` of the form `form`."""

    form: str
    step: str
    value: str
    run: int = 0  # set when the question is asked


@dataclass(frozen=True)
class Steer(Callback, prefix="s"):
    """Skip, back, change or cancel at a step of the conversation `run`; or take up, or drop, one that was left."""

    form: str
    step: str
    way: str
    run: int


@dataclass(frozen=True)
class Came(Callback, prefix="o"):
    """What came of the step that the nudge `nudge` was about."""

    nudge: int
    outcome: str


@dataclass(frozen=True)
class Snooze(Callback, prefix="z"):
    """Bring the nudge again later: `when` is hour or tomorrow."""

    nudge: int
    when: str


@dataclass(frozen=True)
class Open(Callback, prefix="n"):
    """Show the nudge itself, from a message that lists several."""

    nudge: int


@dataclass(frozen=True)
class Pick(Callback, prefix="c"):
    """The application that a command is about, where there are several."""

    purpose: str
    application: int


@dataclass(frozen=True)
class Close(Callback, prefix="x"):
    """Close an application that has gone silent, or open it again: `way` is close or reopen."""

    application: int
    way: str


@dataclass(frozen=True)
class Show(Callback, prefix="v"):
    """Open a view of an application: its card, its posting, …"""

    application: int
    view: str


@dataclass(frozen=True)
class Log(Callback, prefix="l"):
    """Log something about an application from its card, without a nudge."""

    application: int
    outcome: str


@dataclass(frozen=True)
class Undo(Callback, prefix="u"):
    """Undo the action `action`; from a nudge, show that nudge again."""

    action: int
    nudge: int


@dataclass(frozen=True)
class Redo(Callback, prefix="r"):
    """Do the undone action `action` again."""

    action: int


@dataclass(frozen=True)
class Setting(Callback, prefix="t"):
    """Open a setting, or set it to `value`."""

    name: str
    value: str


@dataclass(frozen=True)
class Proofs(Callback, prefix="f"):
    """The list of proof points: open, edit or delete one (`number`: its id), turn to a page, or add."""

    way: str
    number: int


@dataclass(frozen=True)
class Captured(Callback, prefix="k"):
    """What to do with the card `card` of something that was understood: save, change, discard, set a value."""

    card: int
    deed: str
    value: str


@dataclass(frozen=True)
class Practice(Callback, prefix="rh"):
    """Practice for the application `number`: a round with this role, or ready to dial; or hear the answer `number`."""

    way: str
    number: int


@dataclass(frozen=True)
class Need(Callback, prefix="d"):
    """A need of an employer, by a checksum of its words: open it, go on to the next, write an answer, or pick the
    proof whose id `choice` is.
    """

    application: int
    key: str
    choice: str


@dataclass(frozen=True)
class Words(Callback, prefix="w"):
    """A script of an application by its kind: show it, change it, say it differently, start over."""

    application: int
    kind: str
    way: str


@dataclass(frozen=True)
class Sentence(Callback, prefix="y"):
    """A sentence of a script, by a checksum of its words: open it, reword it, drop it, or take another one for it."""

    application: int
    kind: str
    key: str
    way: str


@dataclass(frozen=True)
class Attached(Callback, prefix="i"):
    """A file: send it again, take it away, or keep the one that waits with the application."""

    file: int
    deed: str
    application: int


@dataclass(frozen=True)
class Draw(Callback, prefix="g"):
    """Draw the picture of the whole search on this ground: light or dark."""

    theme: str


@dataclass(frozen=True)
class Page(Callback, prefix="p"):
    """Turn to a page of a shelf of the list, in an order of storage/listing.py."""

    number: int
    shelf: str
    order: str


@dataclass(frozen=True)
class Edit(Callback, prefix="e"):
    """Change the field `field` of an application, from its card."""

    application: int
    field: str


@dataclass(frozen=True)
class Person(Callback, prefix="h"):
    """Do something about a contact of an application: open, call, remove, or change a field."""

    application: int
    contact: int
    way: str


@dataclass(frozen=True)
class SamePerson(Callback, prefix="hs"):
    """The contact `other` is the same person as `contact`."""

    application: int
    contact: int
    other: int


@dataclass(frozen=True)
class SameCompany(Callback, prefix="m"):
    """The employer of `other` is the same as that of `application`, whose name is kept."""

    application: int
    other: int


@dataclass(frozen=True)
class Resume(Callback, prefix="op"):
    """After a restore, in the operator's chat: review what fell due, or decide what is said of it."""

    way: str


@dataclass(frozen=True)
class Forget(Callback, prefix="fo"):
    """Delete everything of the chat, or keep it: `way` is delete or keep."""

    way: str


@dataclass(frozen=True)
class Past(Callback, prefix="b"):
    """Do something about an event in an application's timeline: open, remove, or correct it."""

    application: int
    event: int
    way: str
