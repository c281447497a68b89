"""The way of a phrase: text, tokens, numbers and spans, clocks, days, mentions, one of them, an answer."""

from dataclasses import replace
from datetime import date, datetime

from coach.when import choose, clock_ranges, clocks, days, foreign, lexer, mention, relations, relative, spans
from coach.when.mention import Mention
from coach.when.model import Context, Day, Kind, Promise, PromiseKind, Token, When
from coach.when.resolve import Reading
from coach.when.words import MOVED, listed

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
    "past" for what was done
    ("applied Monday", C1). Dates are local to `now`, datetimes are aware in its zone. Never raises on any text.
    ValueError where `now` is naive.
    """
    context = _context(now, locale, direction)
    found, reading = _read(context, text)
    if found is None and reading is None:
        return When(kind=Kind.NONE)
    assert reading is not None  # noqa: S101 - only both are None
    if reading.bad:
        return When(kind=Kind.NONE)
    if found is None or not reading.sure:
        return When(kind=Kind.ASK, candidates=_buttons(context, reading))
    value = reading.values[0]
    if isinstance(value, datetime):
        return When(kind=Kind.DATETIME, value=value.replace(second=0, microsecond=0))
    return When(kind=Kind.DATE, value=value)


def promise(text: str, now: datetime, *, locale: str = "en-US") -> Promise:
    """Read what an employer promised: a moment (W4), a day (W5) or a span of days (W6: "give us a week")."""
    context = _context(now, locale, "future")
    found, reading = _read(context, text)
    answer = parse(text, now, locale=locale)
    if answer.kind is Kind.NONE:
        return Promise(kind=PromiseKind.NONE)
    if answer.kind is Kind.ASK or found is None or reading is None:
        return Promise(kind=PromiseKind.ASK, candidates=answer.candidates)
    if isinstance(answer.value, datetime):
        return Promise(kind=PromiseKind.MOMENT, moment=answer.value)
    if found.day and found.day.span:
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
    language, _, region = locale.replace("_", "-").partition("-")
    order = "md" if region.upper() in ("US", "PH") else "" if language == "en" and not region else "dm"
    return Context(
        now=now.replace(second=0, microsecond=0), past=direction == "past", order=order, language=language.lower()
    )


def _read(context: Context, text: str) -> tuple[Mention | None, Reading | None]:
    text = lexer.normal(text)
    tokens = lexer.lex(foreign.english(context.language, text)[: lexer.LONGEST])
    if sum(token.kind != "W" for token in tokens) > lexer.MOST - 1:
        return None, Reading()
    tokens = understood(context, tokens)
    found = mention.mentions(context, tokens)
    if not found:
        return _spans_alone(context, tokens) if context.language == "en" else _abroad(context, tokens, text)
    return choose.choose(context, tokens, found)


def understood(context: Context, tokens: list[Token]) -> list[Token]:
    """The tokens after every stage of the grammar."""
    for stage in _STAGES:
        tokens = stage.reduce(context, tokens)
    return mention.zoned(context, tokens)


def _abroad(context: Context, tokens: list[Token], text: str) -> tuple[Mention | None, Reading | None]:
    """What the grammar does not know in another language, dateparser may."""
    alone = _spans_alone(context, tokens)
    if alone != (None, None):
        return alone
    value = foreign.explicit(context, text)
    if value is None:
        return None, None
    moment = value if isinstance(value, datetime) else None
    day = Day(dates=(value.date() if isinstance(value, datetime) else value,), moment=moment)
    return choose.choose(context, tokens, [Mention(0, len(tokens) - 1, 0, day=day)])


_ASKED = listed(
    "asked ask asks need needs needed give gave take takes wait waiting want wants allow another more say "
    "said about get up back response turnaround be hear decide decision reply respond answer"
)
_AT_MOST = listed("tops max maximum")
_FOR_NOTHING = listed(
    "experience long contract notice exp role job course degree worked lasted took lived studied been"
)


def _spans_alone(context: Context, tokens: list[Token]) -> tuple[Mention | None, Reading | None]:
    """ "a week", "they asked for two weeks", "give us 10 days": a span without a start is counted from today (C7)."""
    places = [i for i, token in enumerate(tokens) if token.kind == "SPAN"]
    words = {token.text for token in tokens if token.kind == "W"}
    if not places and len(tokens) <= 6 and any(token.kind in ("PART", "BLUR") for token in tokens):
        return None, Reading()
    if len(places) != 1 or words & _FOR_NOTHING:
        return None, None
    span = tokens[places[0]].value
    spoken = [token for token in tokens if token.kind not in ("STOP", "COMMA", "NL")]
    whole = len(spoken) == 1 or (
        len(spoken) == 2
        and (
            (spoken[1].kind == "SPAN" and spoken[0].text.isalpha())
            or spoken[1].text in _AT_MOST | {"please", "ok", "thanks"}
        )
    )
    if words & MOVED:
        return None, Reading()
    lead = {token.text for token in tokens[max(0, places[0] - 5) : places[0]]}
    after = {token.text for token in tokens[places[0] + 1 : places[0] + 2]}
    if span.minutes or not (whole or lead & _ASKED or after & _AT_MOST) or context.past:
        return None, None
    built = spans.from_now(context, span)
    if not built or not isinstance(built[1], Day):
        return None, None
    if span.months >= 12 and not lead & _ASKED:
        return None, Reading()
    day = replace(built[1], tense=0)
    found = Mention(places[0], places[0], 0, day=day)
    return choose.choose(context, tokens, [found])


def _buttons(context: Context, reading: Reading) -> tuple[date | datetime, ...]:
    """At most four readings on the right side of now."""
    unique = dict.fromkeys(reading.values)

    def fits(value: date | datetime) -> bool:
        limit = context.now if isinstance(value, datetime) else context.today
        return value <= limit if context.past else value >= limit

    return tuple(value for value in unique if fits(value))[:4]
