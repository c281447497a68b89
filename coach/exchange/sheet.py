"""What does a table hold that somebody else's program wrote? Rows of text, whatever their encoding and delimiter."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

MOST_ROWS = 5000
MOST_COLUMNS = 100
BROKEN_ROWS = 50  # with so many, the quotation marks of the whole file are wrong
DELIMITERS = ",;\t|"
ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")

Reason = Literal["archive", "empty", "binary", "too_many_rows", "broken"]


class NoTable(Exception):
    """The bytes are no table. `reason`: why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Record:
    """One row, by its number as a spreadsheet shows it (the first is 1). `broken`: a quotation mark is never closed."""

    number: int
    cells: Sequence[str]
    broken: bool = False


def _is_archive(content: bytes) -> bool:
    """Whether it is a packed file, as a workbook is."""
    return content.startswith(ARCHIVES)


def records(content: bytes) -> Sequence[Record]:
    """The rows that hold anything. Raises NoTable, for any bytes."""
    if _is_archive(content):
        raise NoTable("archive")
    text = decoded(content)
    lines = list(io.StringIO(text, newline=""))
    if lines and lines[0].casefold().startswith("sep="):  # Excel's own first line
        lines, delimiter = lines[1:], lines[0][4:5]
    else:
        delimiter = _delimiter(lines)
    found = []
    for record in _read(lines, delimiter or ","):
        if any(record.cells):
            found.append(record)
        if len(found) > MOST_ROWS + 1:
            raise NoTable("too_many_rows")
    if not found:
        raise NoTable("empty")
    return found


def decoded(content: bytes) -> str:
    """The text, without NUL. Raises NoTable for what is none."""
    text = _text(content).replace("\x00", "").removeprefix("\ufeff")
    odd = sum(not (c.isprintable() or c.isspace()) for c in text[:2000])
    if odd > len(text[:2000]) // 20:
        raise NoTable("binary")
    return text


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    head = content[:1000]
    if head and head.count(0) > len(head) // 4:  # UTF-16 without its mark: every other byte of plain letters is 0
        return content.decode("utf-16-be" if head[:1] == b"\x00" else "utf-16-le", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # for those who need it

        guess = from_bytes(content[:20_000], cp_isolation=["cp1252", "cp1250", "cp1251", "cp1253", "cp1254"]).best()
        return content.decode(guess.encoding if guess else "cp1252", "replace")


def _delimiter(lines: Sequence[str]) -> str:
    """The one that cuts the first rows into the most columns, the same number each."""

    def columns(delimiter: str) -> tuple[int, int]:
        rows = [row for row in csv.reader(lines[:20], delimiter=delimiter) if row]
        widths = [len(row) for row in rows]
        return (widths.count(widths[0]) if widths and widths[0] > 1 else 0, widths[0] if widths else 0)

    try:
        return max(DELIMITERS, key=columns)
    except csv.Error:
        return ","


def _read(lines: Sequence[str], delimiter: str) -> Iterator[Record]:
    at, number = 0, 0
    for _ in range(BROKEN_ROWS):
        reader, read = csv.reader(iter(lines[at:]), delimiter=delimiter, strict=True), 0
        with suppress(csv.Error):
            for cells in reader:
                number, read = number + 1, reader.line_num
                yield Record(number, _cells(cells))
        at += read
        if at >= len(lines):
            return
        number += 1
        yield _alone(number, lines[at], delimiter)
        at += 1
    raise NoTable("broken")


def _alone(number: int, line: str, delimiter: str) -> Record:
    """A row that could not be read with those after it: by itself, its quotation marks taken as letters."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    except csv.Error:
        cells = [line[:100]]
    return Record(number, _cells(cells), broken=line.count('"') % 2 == 1)


def _cells(cells: Sequence[str]) -> Sequence[str]:
    return [cell.strip() for cell in cells[:MOST_COLUMNS]]
