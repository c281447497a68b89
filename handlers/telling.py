"""What does somebody tell? Their words, read against the chat's own applications."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coach.capture import Intent, Own, Understanding, apart, is_mail, read_mail, understand
from coach.capture.names import find, narrowed
from coach.steps import Next
from coach.when import Kind, When
from handlers import understood
from handlers.measures import PARSE_SECONDS
from handlers.places import country_of
from handlers.reading import locale_of
from handlers.turn import Turn
from storage.listing import Entry


@PARSE_SECONDS.time()
def read(turn: Turn, words: str, live: dict[int, Entry], forwarded: datetime | None) -> Understanding:
    """What the words say, against the chat's own names. A mail is read as of the day that it was sent: `forwarded`, of
    words that somebody else wrote.
    """
    zone, country, locale = ZoneInfo(turn.chat.zone), country_of(turn.chat.zone), locale_of(turn.chat)
    if not is_mail(words, forwarded=forwarded is not None):
        return understand(words, turn.now.astimezone(zone), locale=locale, country=country, known=names(live))
    sent = (forwarded or turn.now).astimezone(zone)
    found = read_mail(words, sent, locale=locale, country=country, known=names(live))
    old = turn.now - sent > timedelta(hours=1)
    return replace(found, at=When(kind=Kind.DATETIME, value=sent)) if old else found


def named(words: str, live: dict[int, Entry]) -> tuple[int, ...]:
    """The applications that the words name."""
    known = names(live)
    return narrowed(words, find(words, known), known)


def names(live: dict[int, Entry]) -> list[Own]:
    """The live applications as people name them."""
    return [
        Own(id=e.id, company=e.company, title=e.title, people=(e.person,) if e.person else ()) for e in live.values()
    ]


def meant(found: Understanding, replied: int | None, live: dict[int, Entry]) -> Understanding:
    """What the words left open: the application replied to, else the only one that is still open."""
    ids: Sequence[int] = found.applications
    if replied is not None and replied in live and (not ids or replied in ids):
        return _about(found, (replied,))
    still = [key for key in (ids or live) if live[key].next_step != Next.NOTHING]
    if found.company or found.intent in (Intent.UNKNOWN, Intent.APPLIED, Intent.NEXT) or len(still) != 1:
        return found
    return _about(found, tuple(still))


def _about(found: Understanding, ids: tuple[int, ...]) -> Understanding:
    return found if found.intent is Intent.APPLIED else replace(found, applications=ids, company="")


def read_as(turn: Turn, words: str, meaning: str, live: dict[int, Entry]) -> Understanding:
    """The words once more, now that it is known what happened."""
    intent, channel = understood.MEANINGS[meaning]
    here, locale = turn.now.astimezone(ZoneInfo(turn.chat.zone)), locale_of(turn.chat)
    country = country_of(turn.chat.zone)
    return understand(words, here, locale=locale, country=country, known=names(live), meant=intent, channel=channel)


def read_all(
    turn: Turn, words: str, live: dict[int, Entry], forwarded: datetime | None
) -> Sequence[tuple[str, Understanding]]:
    """The parts of the words with what each says; the words as one where they are about one application."""
    return read_apart(turn, words, live, forwarded) or [(words, read(turn, words, live, forwarded))]


def read_apart(
    turn: Turn, words: str, live: dict[int, Entry], forwarded: datetime | None
) -> Sequence[tuple[str, Understanding]]:
    """The parts of the words that are about an application each, where something is told of one of them at least; none
    where the words are about one, cannot be told apart, or ask something.
    """
    parts = [] if is_mail(words, forwarded=forwarded is not None) else apart(words, names(live))
    if len(parts) < 2:
        return ()
    found = [(part, read(turn, part, live, forwarded)) for part in parts]
    tells = any(each.intent is not Intent.UNKNOWN for _, each in found)
    return found if tells and not any(each.is_question for _, each in found) else ()
