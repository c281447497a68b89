"""What was answered so far, and by which message? The answers are kept as they came, and folded into what is known.

So Back takes the last one away, and what it covered shows again; a message that was edited has its answer replaced,
and later ones are kept.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from handlers.turn import Posted

Draft = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer: to which step, what it was read as, and what is to be asked anew.

    `text`, `message`: the words and the message that they came by; `asked`: the question, where it can be revised.
    """

    step: str
    read: Mapping[str, Any]
    drops: tuple[str, ...] = ()
    text: str = ""
    message: int = 0
    asked: Posted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of one conversation. `run` tells it from others of the same form; `start` was known before it began.

    `asked`: the question that is open; `stays`: it is one that cannot be revised.
    `unread`: the last message that could not be read.
    `pasted`: what the last message was, where another part of it may follow. `about`: what is known, as a line of HTML.
    `by`: in a group, the first name of whom it is with.
    """

    run: int
    start: Mapping[str, Any]
    said: tuple[Said, ...] = ()
    asked: Posted | None = None
    stays: bool = False
    unread: int = 0
    pasted: Mapping[str, Any] | None = None
    about: str = ""
    by: str = ""

    @property
    def draft(self) -> Draft:
        """What is known."""
        draft = dict(self.start)
        for answer in self.said:
            draft.update(answer.read)
            for name in answer.drops:
                draft.pop(name, None)
        return draft

    @property
    def last(self) -> Said | None:
        """The newest answer."""
        return self.said[-1] if self.said else None

    @property
    def messages(self) -> list[int]:
        """The messages that gave answers."""
        return [answer.message for answer in self.said if answer.message]

    def with_(self, answer: Said) -> "Answers":
        """With one more answer. What only changes an answer, such as a tick, is no place to go back to."""
        if self.said and not answer.drops and answer.read.keys() <= self.draft.keys():
            last = self.said[-1]
            return replace(self, said=(*self.said[:-1], replace(last, read={**last.read, **answer.read})), unread=0)
        return replace(self, said=(*self.said, answer), unread=0)

    def before(self, place: int) -> "Answers":
        """Only those before the answer at `place`."""
        return replace(self, said=self.said[:place])

    def asking_anew(self, names: Collection[str]) -> "Answers":
        """With these steps open again; Back takes that back."""
        return self.with_(Said(step="", read={}, drops=tuple(names)))

    def corrected(self, place: int, read: Mapping[str, Any], text: str) -> "Answers":
        """With another reading of the answer at `place`. It is the newest word on what it says; later answers keep the
        rest.
        """
        kept = [replace(s, read={n: v for n, v in s.read.items() if n not in read}) for s in self.said[place + 1 :]]
        later = [answer for answer in kept if answer.read or answer.drops]
        return replace(self, said=(*self.said[:place], replace(self.said[place], read=read, text=text), *later))

    def place_of(self, message: int) -> int | None:
        """Which answer this message gave."""
        return next((place for place, answer in enumerate(self.said) if answer.message == message), None)

    def data(self) -> dict[str, Any]:
        """As the conversation's row keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Answers":
        """What `data` kept."""
        said = tuple(
            Said(**{**answer, "drops": tuple(answer["drops"]), "asked": _posted(answer["asked"])})
            for answer in data["said"]
        )
        return cls(**{**data, "said": said, "asked": _posted(data["asked"])})


def _posted(value: Any) -> Posted | None:
    return None if value is None else Posted(*value)
