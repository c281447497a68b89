"""Write the settings reference in docs/operations.md anew, from the settings' own descriptions: `make docs`."""

import re
from pathlib import Path

from bot.settings import OWN, Settings

PATH = Path(__file__).parents[1] / "docs/operations.md"
TABLE = re.compile(r"\| setting \| what it is \| default \|\n(?:\|.*\n)+")


def table() -> str:
    """The table, as it must be."""
    rows = [
        f"| `{name.upper()}` | {field.description} | {_default(field.default)} |\n"
        for name, field in Settings.model_fields.items()
        if name not in OWN
    ]
    return "".join(["| setting | what it is | default |\n", "| --- | --- | --- |\n", *rows])


def _default(value: object) -> str:
    return "none" if value in (None, "") else f"`{value}`"


def main() -> None:
    """Replace it."""
    PATH.write_text(TABLE.sub(lambda _: table(), PATH.read_text()))


if __name__ == "__main__":
    main()
