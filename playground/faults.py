"""What can go wrong on the way to Telegram and back? Faults that are switched on for the next calls, counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from playground.errors import ApiError, bad_request, forbidden
from playground.errors import too_many as too_many_requests

FaultKind = Literal["refuse", "html", "drop", "slow", "hang"]


@dataclass(slots=True, kw_only=True)
class Fault:
    """One fault.

    `method` and `chat_id` None: any (but getUpdates must be named). `skip`: that many matching calls pass first.
    `times`: how many calls it then hits, None for every one. `effect`: whether the call is carried out all the same.
    `hits` counts.
    """

    kind: FaultKind
    method: str | None = None
    chat_id: int | None = None
    skip: int = 0
    times: int | None = 1
    effect: bool = False
    error: ApiError | None = None
    seconds: float = 0.0
    hits: int = field(default=0, init=False)

    def matches(self, method: str, chat_id: int | None) -> bool:
        if self.method is None and method.lower() == "getupdates":
            return False
        wanted = self.method is None or self.method.lower() == method.lower()
        return wanted and self.chat_id in (None, chat_id)


def too_many(retry_after: int, **where: Any) -> Fault:
    """429 with `retry_after` seconds. `where`: method, chat_id, skip, times, as for Fault; so below."""
    return Fault(kind="refuse", error=too_many_requests(retry_after), **where)


def refused(what: str, **where: Any) -> Fault:
    """400 with this description after "Bad Request: "."""
    return Fault(kind="refuse", error=bad_request(what), **where)


def barred(what: str, **where: Any) -> Fault:
    """403 with this description after "Forbidden: "."""
    return Fault(kind="refuse", error=forbidden(what), **where)


def server_error(**where: Any) -> Fault:
    """500 as JSON."""
    return Fault(kind="refuse", error=ApiError(500, "Internal Server Error"), **where)


def bad_gateway(**where: Any) -> Fault:
    """502 as an HTML page, as from a proxy; with `effect=True` after the call was carried out."""
    return Fault(kind="html", **where)


def dropped(*, effect: bool, **where: Any) -> Fault:
    """The connection breaks instead of an answer, with the call carried out or not."""
    return Fault(kind="drop", effect=effect, **where)


def slow(seconds: float, **where: Any) -> Fault:
    """The answer comes that much later; the call is carried out first."""
    return Fault(kind="slow", seconds=seconds, effect=True, **where)


def hangs(*, effect: bool = False, **where: Any) -> Fault:
    """No answer at all, until the client gives up or the server closes."""
    return Fault(kind="hang", effect=effect, **where)


class Faults:
    """The faults that are switched on, in order; the first that matches a call hits it."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, *faults: Fault) -> None:
        """Switch faults on."""
        self._faults.extend(faults)

    def clear(self) -> None:
        """Switch all faults off."""
        self._faults.clear()

    def __iter__(self) -> Iterator[Fault]:
        return iter(list(self._faults))

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that hits this call, counted, or None."""
        for fault in self:
            if not fault.matches(method, chat_id):
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.hits += 1
            if fault.times is not None and fault.hits >= fault.times:
                self._faults.remove(fault)
            return fault
        return None
