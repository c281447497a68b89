"""How often are when-phrases read rightly, and how fast? `python -m benchmarks.when` prints both.

On our own cases, on the shared ones where they are present, and on hostile texts of 4,096 characters.
"""

import statistics
import time
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.when import parse, warm
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
    "mails": "From: x\nSent: Monday, November 16, 2026 4:12 PM\nTo: y\n\ntomorrow at 4\n",
    "refusals": "not monday but ",
    "corrections": "no wait sorry 4 ",
}
# The same in other languages, where date words are put into English first.
FOREIGN = {
    "de": "am Montag um halb drei oder nächsten Dienstag vor zwei Wochen ",
    "fr": "mardi prochain à 3 heures et demie ou dans quinze jours ",
    "es": "el martes a las tres y media o hace dos semanas ",
    "ru": "в понедельник в полтретьего через две недели ",
    "tr": "salı günü saat 14:00 iki hafta sonra ",
    "ja": "12月3日 14時 来週の火曜日 ",
    "cs": "v úterý ve 14:00 3. prosince ",
}


def main() -> None:
    """Print the shares of right, wrong, asked and none, the latencies, and the worst of the hostile texts."""
    own = load(OWN)
    for source in ("open", "held"):
        _report(f"own, {source}", [case for case in own if case.source == source])
    for name in ("domain_dev.jsonl", "peers_dev.jsonl"):
        if (SHARED / name).exists():
            _report(f"shared, {name}", load(SHARED / name))
    _classes(own)
    warm()
    print(f"\n{'hostile, 4,096 characters':30} wall ms   cpu ms   answer")
    for name, piece in HOSTILE.items():
        _hostile(name, (piece * 4096)[:4096], "en-US")
    for language, piece in FOREIGN.items():
        _hostile(f"in {language}", (piece * 4096)[:4096], language)


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


def _classes(cases: list[Case]) -> None:
    """Our own cases by whose voice they are in."""
    by_tag: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        for tag in case.tags:
            by_tag[tag][verdict(case, case.read())] += 1
    print(f"\n{'own cases, by class':26}     n  right%  wrong%  asked%   none%")
    for tag, counts in sorted(by_tag.items()):
        shares = [100 * counts[name] / counts.total() for name in ("right", "wrong", "asked", "none")]
        print(f"{tag:26} {counts.total():5}" + "".join(f"  {share:6.1f}" for share in shares))


def _hostile(name: str, text: str, locale: str) -> None:
    wall, cpu = [], []
    for _ in range(3):
        start, busy = time.perf_counter(), time.process_time()
        answer = parse(text, NOW, locale=locale)
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
    print(f"{name:30} {min(wall):7.1f}  {min(cpu):7.1f}   {answer.kind.value}")


if __name__ == "__main__":
    main()
