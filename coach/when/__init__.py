"""When is that? Reads a date or a moment out of what people write in chat, or says that it must be asked.

The conventions C1 to C12 are the product's own; `docs` and the tests name them. Pure: the same text at the same `now`
gives the same answer.
"""

from coach.when.model import Kind, Promise, PromiseKind, When
from coach.when.reader import parse, promise, span_days

__all__ = ["Kind", "Promise", "PromiseKind", "When", "parse", "promise", "span_days"]
