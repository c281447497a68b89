"""Which interview of an application is this: the first, the second? A time that is moved stays the same round."""

from collections.abc import Sequence

from coach.timeline import Event, Interview


def rounds(events: Sequence[Event]) -> list[tuple[Interview, int]]:
    """The interviews in order, each with its round from 1 on. A new time that was set before the old one had come
    replaces it (decision 4), unless it was said to be another interview.
    """
    found: list[tuple[Interview, int]] = []
    for event in events:
        if isinstance(event, Interview):
            last, number = found[-1] if found else (None, 0)
            moved = last is not None and last.held > event.at and not event.another
            found.append((event, number if moved else number + 1))
    return found


def round_of(event: Event, events: Sequence[Event]) -> int:
    """The round of an interview; 0 for anything else, and where there is one round only."""
    numbered = rounds(events)
    if not numbered or numbered[-1][1] < 2:
        return 0
    return next((number for interview, number in numbered if interview is event), 0)
