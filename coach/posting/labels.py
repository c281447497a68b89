"""What does a posting say under a label, as "Location: Leeds"? At a line's beginning, or among facts."""

from collections.abc import Iterable, Sequence

from coach import lazy


def first_of(found: Iterable[str | None]) -> str | None:
    """The first that says something."""
    return next((value for value in found if value), None)


def labelled(lines: Sequence[str], names: str) -> str | None:
    """What stands after one of the labels (a pattern): to the end of the line, or to the next label in it."""
    label = lazy.pattern(
        rf"(?:^|[.;,|•]\s)(?i:(?:{names}))\s*(?::\s*|\s[-–]\s)(\S.{{1,80}}?)(?=$|[.;,"
        rf"|•]\s+[A-Z][A-Za-z ]{{2,20}}:|\s+[A-Z][A-Z ]{{2,25}}:|\.\s[A-Z])"
    )
    return first_of(match[1].strip(" .*") for line in lines if (match := label.search(line)))
