"""How often are when-phrases read rightly, and how fast? `python -m benchmarks.when` prints both.

On our own cases, on the shared ones where they are present, and on hostile texts of 4,096 characters.
"""

import statistics
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.when import parse
from tests.coach.when_scores import OWN, Case, load, verdict

SHARED = Path(__file__).parents[2] / "shared" / "when"
NOW = datetime(2026, 11, 18, 10, 30, tzinfo=ZoneInfo("America/New_York"))
HOSTILE = {
    "digits": "1234567890",
    "ones": "1 ",
    "weekdays": "monday ",
    "weekdays joined": "mon-",
    "ranges": "2-4-",
    "nested ranges": "from 2 to 4 between ",
    "slashes": "1/2/",
    "dots": "1.2.",
    "clocks": "12:30:",
    "brackets": "(",
    "misspelt": "wensdey tursday ",
    "relative": "in a week from ",
    "lines": "\n",
    "headers": "From: x\n",
    "addresses": "a@",
    "telephones": "+1 ",
    "ligatures": "\ufdfa",
    "number words": "twenty ",
    "names": "April Bob ",
    "links": "http://",
}


def main() -> None:
    """Print the shares of right, wrong, asked and none, the latencies, and the worst of the hostile texts."""
    own = load(OWN)
    for source in ("open", "held"):
        _report(f"own, {source}", [case for case in own if case.source == source])
    for name in ("domain_dev.jsonl", "peers_dev.jsonl"):
        if (SHARED / name).exists():
            _report(f"shared, {name}", load(SHARED / name))
    print(f"\n{'hostile, 4,096 characters':30} wall ms   cpu ms   answer")
    for name, piece in HOSTILE.items():
        _hostile(name, (piece * 4096)[:4096])


def _report(title: str, cases: list[Case]) -> None:
    counts: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    spent: list[float] = []
    for case in cases:
        start = time.perf_counter()
        answer = case.read()
        spent.append((time.perf_counter() - start) * 1000)
        counts[verdict(case, answer)] += 1
        if case.expect != "ok":
            refusals[verdict(case, answer)] += 1
    shares = "  ".join(f"{name} {100 * counts[name] / len(cases):.1f}%" for name in ("right", "wrong", "asked", "none"))
    refused = 100 * refusals["right"] / max(1, refusals.total())
    later = sorted(spent[1:])
    print(f"{title:26} n {len(cases):5}  {shares}  reject and ask {refused:.1f}%")
    print(
        f"{'':26} ms: median {statistics.median(later):.3f}  p99 {later[int(len(later) * 0.99)]:.2f}  "
        f"max {later[-1]:.1f}  first {spent[0]:.1f}"
    )


def _hostile(name: str, text: str) -> None:
    wall, cpu = [], []
    for _ in range(3):
        start, busy = time.perf_counter(), time.process_time()
        answer = parse(text, NOW)
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
    print(f"{name:30} {min(wall):7.1f}  {min(cpu):7.1f}   {answer.kind.value}")


if __name__ == "__main__":
    main()
