"""The way of a phrase: text, tokens, numbers and spans, clocks, days, mentions, one of them, an answer."""

from dataclasses import replace
from datetime import date, datetime

from coach.when import (
    choose,
    clock_ranges,
    clocks,
    days,
    foreign,
    lexer,
    mail,
    mention,
    relations,
    relative,
    resolve,
    spans,
    zoned,
)
from coach.when.lone_spans import span_alone
from coach.when.mention import Mention
from coach.when.model import Context, Day, Kind, Promise, PromiseKind, Token, When
from coach.when.resolve import ASK, Reading

_STAGES = (
    spans.AMOUNTS,
    spans.SUMS,
    clocks.SIMPLE,
    clock_ranges.RANGES,
    days.CALENDAR,
    relative.WEEKDAYS,
    relations.RELATIONS,
    relative.WEEK,
    relations.RELATIONS,
)


def parse(text: str, now: datetime, *, locale: str = "en-US", direction: str = "future") -> When:
    """Read when `text` speaks of, at the aware moment `now`.

    `locale`: a language tag ("en-US", "de-DE"); it says the order of day and month (C3). `direction`: "future", or
    "past" for what was done ("applied Monday", C1). Dates are local to `now`, datetimes are aware in its zone.
    Never raises on any text. ValueError where `now` is naive.
    """
    context = _context(now, locale, direction)
    return _answer(context, *_read(context, text))


def _answer(context: Context, found: Mention | None, reading: Reading | None) -> When:
    """What is said of a reading: its value, a question with its readings, or nothing."""
    if reading is None or reading.bad:
        return When(kind=Kind.NONE)
    if found is None or not reading.sure:
        return When(kind=Kind.ASK, candidates=_buttons(context, reading))
    value = reading.values[0]
    if isinstance(value, datetime):
        return When(kind=Kind.DATETIME, value=value.replace(second=0, microsecond=0))
    return When(kind=Kind.DATE, value=value)


def promise(text: str, now: datetime, *, locale: str = "en-US") -> Promise:
    """Read what an employer promised: a moment (W4), a day (W5) or a span of days (W6: "give us a week").

    Times and zones as in `parse`; a business-day span is told in the calendar days that it takes from `now`.
    """
    context = _context(now, locale, "future")
    found, reading = _read(context, text)
    answer = _answer(context, found, reading)
    if answer.value is None:
        kind = PromiseKind.ASK if answer.kind is Kind.ASK else PromiseKind.NONE
        return Promise(kind=kind, candidates=answer.candidates)
    if isinstance(answer.value, datetime):
        return Promise(kind=PromiseKind.MOMENT, moment=answer.value)
    if found and found.day and found.day.span:
        return Promise(kind=PromiseKind.SPAN, span_days=found.day.span)
    return Promise(kind=PromiseKind.DAY, day=answer.value)


def span_days(text: str, now: datetime, *, locale: str = "en-US") -> int | None:
    """The days of a promised span ("a week" is 7; business days as the calendar days that they take from `now`), or
    None where it is no span.
    """
    return promise(text, now, locale=locale).span_days


def _context(now: datetime, locale: str, direction: str) -> Context:
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    language, _, region = locale.replace("_", "-").lower().partition("-")
    unsaid = language == "en" and region in ("", "ca")  # both orders are written there: a/b is asked
    month_first = region in ("us", "ph") or language in ("ja", "ko", "zh")
    order = "" if unsaid else "md" if month_first else "dm"
    return Context(now=now.replace(second=0, microsecond=0), past=direction == "past", order=order, language=language)


def _read(context: Context, text: str) -> tuple[Mention | None, Reading | None]:
    text = lexer.normal(text)
    answer = mail.older(text)
    if answer is not None and (above := _read(context, text[:answer])) != (None, None):
        return above
    found = _understood(context, text)
    then = _written(context, text)
    if then is None or found[1] is None or not found[1].sure:
        return found
    _, meant = _understood(then, text)
    return found if meant == found[1] else (None, Reading((*found[1].values, *(meant.values if meant else ()))))


def _written(context: Context, text: str) -> Context | None:
    """The moment at which a forwarded mail was written: its "tomorrow" is not the reader's. None where it is today."""
    said = mail.sent(text)
    _, when = _understood(replace(context, past=True), said) if said else (None, None)
    if when is None or not when.sure:
        return None
    value = when.values[0]
    day = value.astimezone(context.now.tzinfo).date() if isinstance(value, datetime) else value
    return None if day >= context.today else replace(context, now=resolve.local(day, 12, 0, context.now.tzinfo))


def _understood(context: Context, text: str) -> tuple[Mention | None, Reading | None]:
    tokens = lexer.lex(foreign.english(context.language, text)[: lexer.LONGEST])
    if lexer.crowded(tokens):
        return None, ASK
    tokens = reduced(context, tokens)
    found = mention.mentions(context, tokens)
    if not found and any(token.kind == "CLOCK" and token.text.startswith(_BOUNDS) for token in tokens):
        return None, ASK  # "back by 5": the hour of which half, on which day?
    if not found:
        return span_alone(context, tokens) if context.language == "en" else _abroad(context, tokens, text)
    return choose.choose(context, tokens, found)


def reduced(context: Context, tokens: list[Token]) -> list[Token]:
    """The tokens after every stage of the grammar."""
    for stage in _STAGES:
        tokens = stage.reduce(context, tokens)
    return zoned.zoned(context, tokens)


def _abroad(context: Context, tokens: list[Token], text: str) -> tuple[Mention | None, Reading | None]:
    """What the grammar does not know in another language, dateparser may."""
    alone = span_alone(context, tokens)
    if alone != (None, None):
        return alone
    value = foreign.explicit(context, text)
    if value is None:
        return None, None
    moment = value if isinstance(value, datetime) else None
    day = Day(dates=(value.date() if isinstance(value, datetime) else value,), moment=moment)
    return choose.choose(context, tokens, [Mention(0, len(tokens) - 1, 0, day=day)])


_BOUNDS = ("by ", "until ", "till ", "til ", "before ", "after ")


def _buttons(context: Context, reading: Reading) -> tuple[date | datetime, ...]:
    """At most four readings on the right side of now."""
    unique = dict.fromkeys(reading.values)

    def fits(value: date | datetime) -> bool:
        limit = context.now if isinstance(value, datetime) else context.today
        return value <= limit if context.past else value >= limit

    return tuple(value for value in unique if fits(value))[:4]
