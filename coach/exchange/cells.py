"""How is a table written so that a spreadsheet shows it and runs nothing of it? CSV (RFC 4180) in UTF-8.

A cell that begins like a formula would be run by a spreadsheet (OWASP, "CSV Injection"): an apostrophe before it makes
it text, and `plain` takes that off again.
"""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defused(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" '").startswith(FORMULA) else cell


def plain(cell: str) -> str:
    """What `defused` was given."""
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The file. It begins with a byte order mark: without one, Excel takes UTF-8 for the machine's own code page."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([[defused(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")
