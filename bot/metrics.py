"""What is counted, for Prometheus? Numbers and times; never a chat's id, a name or a word of anybody's.

What this process does is counted where it happens; how the database is (the backlog, who leads) is asked for at each
look, and is the same whichever replica is asked. How long the coach takes is measured in handlers/measures.py.
"""

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

from storage.stats import Backlog

__all__ = ["CONTENT_TYPE_LATEST", "LATENESS", "SENDS", "UPDATES", "UPDATE_SECONDS", "exposition"]

# committed, duplicate, dropped (of a flood), failed (one try), database away (one try), set aside
UPDATES = Counter("dayeight_updates", "Updates from Telegram, by what became of them", ["outcome"])
UPDATE_SECONDS = Histogram(
    "dayeight_update_seconds",
    "From an update's arrival to its commit",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
SENDS = Counter("dayeight_sends", "Calls to the Bot API for a letter, by outcome", ["method", "outcome"])
LATENESS = Histogram(
    "dayeight_nudge_lateness_seconds",
    "How long after its moment a nudge was put into the outbox",
    buckets=(1, 5, 15, 60, 300, 1800, 7200, 21600, 86400),
)
_LEADS = Gauge("dayeight_leader", "1 while this process leads")
_LED = Gauge("dayeight_led", "1 while any process leads")
_WAITING = Gauge("dayeight_outbox_waiting", "Letters that Telegram has not taken yet")
_WAITING_SECONDS = Gauge("dayeight_outbox_age_seconds", "How long the oldest of them could have been sent")
_LATE = Gauge("dayeight_nudges_late", "Nudges that are due and not in the outbox yet")
_LATE_SECONDS = Gauge("dayeight_nudges_late_age_seconds", "How long the oldest of them has been due")
_SILENT = Gauge("dayeight_told_to_wait", "1 while Telegram wants no messages from the whole bot")
_PAUSED = Gauge("dayeight_paused", "1 while the operator is to decide what is said after a restore")
_DATABASE = Gauge("dayeight_database_up", "1 where the database answered this look")


def exposition(backlog: Backlog | None, leads: bool) -> bytes:
    """Everything in Prometheus' text format. `backlog`: how the database is, None where it did not answer; `leads`:
    whether this process does.
    """
    _LEADS.set(leads)
    _DATABASE.set(backlog is not None)
    if backlog is not None:
        _LED.set(backlog.leads)
        _SILENT.set(backlog.silent)
        _PAUSED.set(backlog.paused)
        _WAITING.set(backlog.waiting)
        _WAITING_SECONDS.set(backlog.waiting_for.total_seconds())
        _LATE.set(backlog.late)
        _LATE_SECONDS.set(backlog.late_by.total_seconds())
    return generate_latest()
