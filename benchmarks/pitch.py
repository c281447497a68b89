"""How long does it take to compose and to lint, and how many scripts pass? `python -m benchmarks.pitch`

Every kind for every posting of tests/coach/data, with the needs as the posting writes them: how many scripts have no
lint error, and CPU milliseconds for each, median and 95th percentile; and how many of the same scripts, made from what
the bot reads in the postings, have no finding of the second lint (tests/coach/independent_lint.py).
"""

from statistics import median, quantiles
from time import process_time_ns

from coach.lint import Severity, check
from coach.pitch import Kind, compose
from tests.coach.test_pitch import POSTINGS, for_posting
from tests.coach.test_pitch_second_opinion import wrong


def main() -> None:
    """Print the figures."""
    composing, linting, passed = [], [], 0
    for index in range(len(POSTINGS)):
        for kind in Kind:
            facts = for_posting(index, kind)
            start = process_time_ns()
            script = compose(kind, facts)
            middle = process_time_ns()
            findings = check(script, kind, facts)
            composing.append((middle - start) / 1e6)
            linting.append((process_time_ns() - middle) / 1e6)
            passed += not any(each.severity is Severity.ERROR for each in findings)
    print(f"scripts without a lint error: {passed} of {len(composing)}")
    found = {each.partition(":")[0] for each in wrong(range(len(POSTINGS)))}
    print(f"scripts without a finding of the second lint: {len(composing) - len(found)} of {len(composing)}")
    for name, times in (("compose", composing), ("lint", linting)):
        print(
            f"{name}: median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms, most {max(times):.0f} ms"
        )


if __name__ == "__main__":
    main()
