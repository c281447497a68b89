"""What of a person's notes may others read? Names that are known, numbers and addresses are left out."""

import re
from collections.abc import Iterable

from coach import lazy

GAP = "…"
ADDRESS = lazy.pattern(r"\S+@\S+|(?:https?://|www\.)\S+|\+?\d(?:[ ()./-]{0,3}\d){6,}")
SHORTEST = 3  # letters of a part of a name that is left out by itself


def without_contacts(text: str, names: Iterable[str]) -> str:
    """The text without mail addresses, links and phone numbers, and without these names or any longer part of them."""
    parts = {part for name in names for part in (name, *name.split()) if len(part) >= SHORTEST or part == name}
    shown = ADDRESS.sub(GAP, text)
    for part in sorted(filter(None, parts), key=len, reverse=True):
        shown = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", GAP, shown, flags=re.IGNORECASE)
    return shown
