"""Which words does the language of dates have? Closed classes: each spelling has one kind and one value.

Spelling mistakes are not listed here, see `spelling.py`; abbreviations and chat spellings are.
"""

from coach.when.model import Span


def listed(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


_DAY, _WEEK, _MONTH = Span(days=1), Span(days=7), Span(months=1)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_WEEKDAY_FORMS = ("mon", "tue tues tu", "wed weds", "thu thur thurs thr thrs th", "fri", "sat", "sun")
_MONTH_FORMS = ("jan", "feb febr", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec")

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)

# kind -> value -> spellings. A value None means that the kind says it all.
_CLOSED: dict[str, dict[object, str]] = {
    "REL": {
        0: "today 2day tday todays",
        1: "tomorrow tmrw tmr tmrrw tmw tmoro 2moro 2morrow 2mrw 2moz tomo tomoz tmro tomorrows tmrow 2mo morra morro",
        -1: "yesterday yday yest ystrday yesterdays",
        2: "overmorrow",
    },
    "TONIGHT": {None: "tonight tonite 2nite 2night tonights"},
    "PART": {
        "am": "morning mornin morn mornings forenoon mrng",
        "pm": "afternoon arvo afternoons aft aftn",
        "eve": "evening eve evenings evng",
        "night": "night nite",
        "noonish": "lunchtime lunch teatime breakfast brekkie",
    },
    "NEXT": {None: "next nxt following"},
    "COMING": {None: "coming upcoming"},
    "THIS": {None: "this"},
    "LAST": {None: "last previous prev lst"},
    "PAST": {None: "past"},
    "UNIT": {
        _DAY: "day days",
        _WEEK: "week weeks wk wks",
        Span(days=14): "fortnight fortnights",
        _MONTH: "month months mth mths mnth mnths mo mos",
        Span(months=12): "year years yr yrs",
        Span(months=3): "quarter-year",
    },
    "TUNIT": {1: "minute minutes min mins", 60: "hour hours hr hrs h"},
    "BIZ": {None: "business working workin biz bus work"},
    "WORKDAY": {None: "weekday workday"},
    "WEEKEND": {None: "weekend weekends wknd wkend w/e"},
    "AGO": {None: "ago back earlier previously"},
    "HENCE": {None: "hence later out"},
    "NOW": {None: "now rn"},
    "IN": {None: "in"},
    "WITHIN": {None: "within inside"},
    "ON": {None: "on"},
    "AT": {None: "at @"},
    "BY": {None: "by"},
    "FROM": {None: "from frm starting"},
    "TO": {None: "to thru through"},
    "UNTIL": {None: "until till til untill"},
    "AFTER": {None: "after"},
    "BEFORE": {None: "before b4 prior"},
    "OF": {None: "of"},
    "THE": {None: "the teh"},
    "A": {1: "a an another"},
    "AND": {None: "and & n"},
    "OR": {None: "or either"},
    "BETWEEN": {None: "between btw btwn"},
    "END": {None: "end close cob"},
    "EDGE": {None: "start beginning middle mid early late begining"},
    "FEW": {None: "few several some"},
    "COUPLE": {None: "couple pair"},
    "MORE": {None: "more full whole additional extra odd"},
    "EVERY": {None: "every each any most"},
    "OTHER": {None: "other second alternate"},
    "ABOUT": {None: "about around approx approximately roughly circa abt ~ precisely exactly say like"},
    "NOON": {None: "noon midday noontime"},
    "MIDNIGHT": {None: "midnight"},
    "HALF": {None: "half"},
    "QUARTER": {None: "quarter quarters"},
    "OCLOCK": {None: "o'clock oclock o’clock uhr"},
    "ISH": {None: "ish"},
    "OH": {None: "oh"},
    "EOD": {None: "eod eob cob cop"},
    "EOW": {None: "eow"},
    "EOM": {None: "eom"},
    "EOY": {None: "eoy"},
    "STARTS": {None: "commencing w/c wc w/b"},
    "TIME": {None: "time times"},
    "SHARP": {None: "sharp prompt promptly"},
    "SEASON": {None: "spring summer winter autumn"},
    "PLAY": {None: "play trading shift"},
}

WORDS: dict[str, tuple[str, object]] = {
    spelling: (kind, value)
    for kind, table in _CLOSED.items()
    for value, spellings in table.items()
    for spelling in spellings.split()
}
WORDS |= {
    spelling: ("WD", index)
    for index, name in enumerate(WEEKDAYS)
    for spelling in f"{name} {name}'s {name}’s {_WEEKDAY_FORMS[index]}".split()
}
WORDS |= {f"{name}s": ("WDS", index) for index, name in enumerate(WEEKDAYS)}
WORDS |= {
    spelling: ("MO", index + 1)
    for index, name in enumerate(MONTHS)
    for spelling in f"{name} {name}'s {_MONTH_FORMS[index]}".split()
}
WORDS |= {word: ("NUM", number) for number, word in enumerate(_UNITS.split())}
WORDS |= {word: ("NUM", number) for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
WORDS |= {word: ("ORD", number) for number, word in enumerate(_ORDINALS.split(), 1)} | {
    "thirtieth": ("ORD", 30),
    "forth": ("ORD", 4),
    "final": ("LAST", None),
}

# English words that are in the table only where their neighbours say so (`lexer.settle`).
DOUBTFUL = listed(
    "may march mar sat sun mon wed fri thu tu th jan jun dec sep second mo aft eve bus work h late like say "
    "some out back past odd most any n"
)

# Before a day they refuse it: what stands behind the comma is another one.
REFUSALS = listed(
    "not can't cant cannot instead don't dont won't wont no unable rather isn't isnt doing do make than of"
)

MOVED = listed(
    "moved moving move rescheduled reschedule rescheduling changed changing change pushed push postponed postpone "
    "brought shifted shift switched switch bumped delayed swapped swap prepone preponed extended deferred slipped "
    "pulled kicked"
)

# Words that may follow an hour or a day without making it a count of things ("at 3 works", but not "at 3 companies").
FOLLOWERS = listed(
    "with w via for please pls if is was it i we they he she you works work will would should can could "
    "may might so but then though thanks thx ok okay sharp prompt my your their our local time zoom teams "
    "call interview meeting online video phone onsite onwards as when because cos since unless not no yes "
    "yeah too also just est edt cst cdt mst mdt pst pdt gmt utc bst cet cest ist et ct mt pt uk us "
    "hopefully instead suits good fine great perfect maybe probably and or to until till tomorrow today "
    "tonight has have had got did do does lol haha ta cheers sir madam mate guys now chat invite screen "
    "hr there here though tho confirmed booked right correct btw"
)
