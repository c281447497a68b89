"""Which part of a mail is news? What was forwarded, without the forwarder's head; what an answer quotes, left out."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from coach import lazy
from coach.when import Kind, parse

STALE = timedelta(days=90)  # a head that is older is hardly the mail's own

# The line that leads to a mail passed on.
_FORWARDED = lazy.pattern(
    r"^[-_ >]*(?:begin forwarded message|forwarded message|(?:weitergeleitete|transferred) \w+)[-_: ]*$", re.I | re.M
)
# The line that leads to what an answer quotes.
_QUOTED = lazy.pattern(
    r"^\W{0,3}on [^\n]{6,120}(?:\n[^\n]{1,80})?\bwrote:\s*$"
    r"|^[-_ ]*original message[-_ ]*$"
    r"|^_{10,}\s*\n+from:"
    r"|^from:[^\n]*\n(?:sent|date|to):",
    re.I | re.M,
)
_HEAD_LINE = lazy.pattern(r"\s*(?:from|to|cc|bcc|subject|date|sent|reply-to)\s*:[^\n]*", re.I)
_SUBJECT = lazy.pattern(r"^subject\s*:\s*(.+)$", re.I | re.M)
_SENT = lazy.pattern(r"^(?:date|sent)\s*:\s*([^\n]{6,60})$", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail's newest part: its head, what it says, and when it was sent, where the head tells."""

    head: str
    body: str
    sent: datetime | None

    @property
    def text(self) -> str:
        """The whole of it."""
        return self.head + self.body

    @property
    def told(self) -> str:
        """What can say a day: the subject and the body."""
        return "\n".join([*_SUBJECT.findall(self.head), self.body])


def newest(text: str, now: datetime, locale: str) -> Letter:
    """The part of a thread that is news. `now`: aware, in the person's zone."""
    passed_on = _FORWARDED.search(text)
    part = text[passed_on.end() :].lstrip() if passed_on else text
    head = _head(part)
    body = part[len(head) :]
    quoted = _QUOTED.search(body)
    body = body[: quoted.start()] if quoted and body[: quoted.start()].strip() else body
    answer = "\n".join(line for line in body.split("\n") if not line.lstrip().startswith(">"))
    return Letter(head, answer, _sent(head, now, locale))


def _head(part: str) -> str:
    """The lines at the beginning that say from whom, to whom and when."""
    lines = part.split("\n")
    size = next((place for place, line in enumerate(lines) if not _HEAD_LINE.fullmatch(line)), len(lines))
    return "".join(f"{line}\n" for line in lines[:size]) if size > 1 else ""


def _sent(head: str, now: datetime, locale: str) -> datetime | None:
    said = _SENT.search(head)
    if said is None:
        return None
    when = parse(said.group(1), now, locale=locale, direction="past")
    if when.kind is not Kind.DATETIME or not isinstance(when.value, datetime):
        return None
    return when.value if now - STALE < when.value <= now else None
