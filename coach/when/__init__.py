"""When is that? Reads a date or a moment out of what people write in chat, or says that it must be asked.

Pure: the same text at the same `now` gives the same answer. The conventions C1 to C12 stand in the tests, one row each.
The way of a phrase, a module each: `mail` takes off the envelope, `noise` blanks what only looks like a date,
`foreign` puts date words into English, `lexer` cuts the text into tokens (`words`, `spelling`, `numerals`, `settle`,
`spoken`), the tables of `spans`, `clocks`, `days`, `relative`, `periods` and `relations` put tokens together
(`engine`), `zoned` finds zones, `mention` joins a day and its hour. `choose` leads from all mentions to one: `hearing`
hears what is said of each (`cues`, `cue_table`), `correcting` takes away what no longer holds, `joining` puts those
together that are one, `narrowing` finds the appointment among the rest, `resolve` computes the instant, `doubt` asks
where something beside it was not understood (`beside`, `lengths`, `leftovers`); `lone_spans` is for a length without
any day. `reader` leads through it all.
"""

from coach.when.foreign import warm
from coach.when.model import Kind, Promise, PromiseKind, When
from coach.when.reader import parse, promise, span_days

__all__ = ["Kind", "Promise", "PromiseKind", "When", "parse", "promise", "span_days", "warm"]
