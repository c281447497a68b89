"""How is it? `python -m bot stats`: a table for the operator, also while the bot runs."""

from datetime import timedelta

from bot import demo
from bot.settings import Settings
from storage.database import open_to_read
from storage.migrate import assert_current
from storage.stats import Stats, collect


async def stats(settings: Settings) -> str:
    """The state of the database that the bot would use with these settings. Raises DatabaseUnusable."""
    database = await open_to_read(demo.url_of(settings))
    try:
        await assert_current(database)
        return table(await collect(database, demo.clock_of(settings).now()))
    finally:
        await database.close()


def table(found: Stats) -> str:
    """A line a number, with what it means where that is not plain."""
    given_up = ", ".join(f"{count} × {error}" for error, count in found.set_aside.items())
    backlog = found.backlog
    rows = [
        ("chats", found.chats, f"{found.blocked} of them cannot be reached"),
        ("live applications", found.applications, ""),
        ("updates remembered", found.updates, "of the last days"),
        ("letters waiting", backlog.waiting, f"the oldest for {_age(backlog.waiting_for)}" if backlog.waiting else ""),
        ("letters refused", found.refused, "Telegram will never take them" if found.refused else ""),
        ("nudges planned", found.pending, ""),
        ("nudges late", backlog.late, f"by up to {_age(backlog.late_by)}" if backlog.late else ""),
        ("updates set aside", sum(found.set_aside.values()), given_up),
        ("leader", "yes" if backlog.leads else "none", "" if backlog.leads else "nobody sends just now"),
        ("paused", "yes" if backlog.paused else "no", "decide: python -m bot resume" if backlog.paused else ""),
        ("told to wait", "yes" if backlog.silent else "no", "Telegram wants no messages" if backlog.silent else ""),
    ]
    return "\n".join(f"{name:20}{value!s:>10}  {meaning}".rstrip() for name, value, meaning in rows)


def _age(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    units = [(86400, "d"), (3600, "h"), (60, "min"), (1, "s")]
    return next((f"{seconds // size} {unit}" for size, unit in units if seconds >= size), "0 s")
