"""How well are demands found and proofs ranked, on the data that this project wrote itself?

    python -m benchmarks.posting            figures for both halves of tests/coach/data
    python -m benchmarks.posting --errors   with what was missed or wrongly shown

A demand counts as found where one returned string holds at least 60 % of its words. "First three": of the first three
strings returned, the share that are an explicit demand or wish, that are a duty, and that are none of these ("other").
"Card": of the facts in a posting (company, role, place, contact with position, email, phone, deadline, salary) the
share that is read as labelled, that is read as a part or more of it, and that is not read.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Sequence

from coach.posting import details, requirements
from coach.proofs import rank
from tests.coach.posting_data import Item, Labelled, Line, labelled_postings, ranking_items

HALVES = ("tune", "held", "fresh1", "fresh2")


def covers(returned: str, line: str) -> bool:
    """Whether the returned string stands for the line: most of the line's words, and not by chance."""
    a, b = (Counter(re.findall(r"[\w+#]+", text.lower())) for text in (line, returned))
    shared = (a & b).total()
    return bool(a) and shared >= 0.6 * a.total() and (shared >= 0.6 * b.total() or shared >= 4)


def label(returned: str, lines: Sequence[Line]) -> str:
    """The label of the line that shares most words with the returned string."""
    words = Counter(re.findall(r"[\w+#]+", returned.lower()))

    def shared(line: Line) -> float:
        other = Counter(re.findall(r"[\w+#]+", line.text.lower()))
        return (words & other).total() - 0.01 * other.total()

    return max(lines, key=shared).label


def measure(postings: Sequence[Labelled], *, flat: bool, errors: bool) -> str:
    """One line of figures for these postings."""
    found = demands = duties = duties_found = long = strings = 0
    first = Counter[str]()
    spent = 0.0
    for posting in postings:
        start = time.process_time()
        texts = [item.text for item in requirements(posting.text(flat=flat))]
        spent += time.process_time() - start
        lines = [line for line in posting.lines if line.label]
        for line in lines:
            hit = any(covers(text, line.text) for text in texts)
            demands, found = demands + (line.label in "MN"), found + (hit and line.label in "MN")
            duties, duties_found = duties + (line.label == "D"), duties_found + (hit and line.label == "D")
            if errors and line.label in "MN" and not hit:
                print("  MISSED", posting.name, "|", line.text)
        strings, long = strings + len(texts), long + sum(len(text.split()) > 40 for text in texts)
        for text in texts[:3]:
            kind = label(text, lines)
            first[{"M": "demand", "N": "demand", "D": "duty"}.get(kind, "other")] += 1
            if errors and kind not in "MN":
                print("  FIRST3", kind, posting.name, "|", text)
    three = max(1, first.total())
    return (
        f"demands found {found / max(1, demands):.3f}  duties found {duties_found / max(1, duties):.3f}  "
        f"first three: demand {first['demand'] / three:.3f} duty {first['duty'] / three:.3f} other "
        f"{first['other'] / three:.3f}  "
        f"above 40 words {long / max(1, strings):.3f}  cpu ms {1000 * spent / max(1, len(postings)):.1f}"
    )


def measure_card(postings: Sequence[Labelled]) -> str:
    """One line of figures for what is read for the card; fields that a posting has no label for are left out."""
    seen = Counter[str]()
    for posting in postings:
        card = details(posting.text())
        for name, wanted in posting.card.items():
            told = getattr(card, "name" if name == "contact" else name)
            one, other = _plain(told or ""), _plain(wanted)
            seen[
                "right" if one == other else "none" if not told else "part" if one in other or other in one else "wrong"
            ] += 1
    return "  ".join(f"{kind} {seen[kind] / max(1, seen.total()):.3f}" for kind in ("right", "part", "wrong", "none"))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def measure_ranking(items: Sequence[Item]) -> str:
    """One line of figures for these ranking items."""
    first = three = silent = wrongly = answerable = 0
    start = time.process_time()
    for item in items:
        order = [match.index for match in rank(item.requirement, item.proofs)]
        if not item.best:
            silent += not order
            continue
        answerable, wrongly = answerable + 1, wrongly + (not order)
        first, three = (
            first + (order[:1] != [] and order[0] in item.best),
            three + bool(set(order[:3]) & set(item.best)),
        )
    spent = 1000 * (time.process_time() - start) / len(items)
    return (
        f"acc@1 {first / answerable:.3f}  hit@3 {three / answerable:.3f}  wrongly silent {wrongly / answerable:.3f}  "
        f"rightly silent {silent / (len(items) - answerable):.3f}  cpu ms {spent:.2f}"
    )


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("--errors", action="store_true")
    options.add_argument("--half", choices=HALVES)
    chosen = options.parse_args()
    for half in [chosen.half] if chosen.half else HALVES:
        postings = [posting for posting in labelled_postings() if posting.half == half]
        for flat in (False, True):
            figures = measure(postings, flat=flat, errors=chosen.errors)
            print(f"{half}{' flattened' if flat else ''} ({len(postings)}): {figures}")
        print(f"{half}, card: {measure_card(postings)}")
    for half in ("tune", "fit", "held"):
        items = [item for item in ranking_items() if item.half == half]
        print(f"ranking, {half} ({len(items)}): {measure_ranking(items)}")


if __name__ == "__main__":
    main()
