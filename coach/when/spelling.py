"""Is this odd word a date word misspelt? Only for long, closed words, only near ones, and never where two are as
near.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA

from coach.when.words import MONTHS, WEEKDAYS, WORDS, listed

# Words worth mending: long enough that a slip of the finger does not make them another English word.
_TARGETS = [word for word in (*WEEKDAYS, *MONTHS) if len(word) >= 6] + [
    *(
        "tomorrow",
        "yesterday",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "fortnight",
        "weekend",
        "midday",
        "midnight",
        "minutes",
    ),
    *(
        "twelfth",
        "eleventh",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "thirtieth",
    ),
    *(
        "quarter",
        "business",
        "working",
        "thursdays",
        "tuesdays",
        "wednesdays",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ),
]
_SHORT = (
    "today",
    "april",
    "march",
    "june",
    "july",
    "next",
    "week",
    "noon",
    "hour",
    "months",
    "weeks",
    "hours",
    "year",
    "days",
    "twelve",
    "eleven",
    "twenty",
    "thirty",
    "eighth",
    "ninth",
    "fifth",
)
# English words and names within reach of a date word, by Damerau distance.
_REAL = listed(
    "sundry sundar frida sunder august augusta augustus monde money working worked walking morning "
    "mornings warning mourning meaning leaning earning eventing evening opening minute minutes quarters "
    "charter quartet quarry business businesses fiftieth toady marching apron june tune july jury marsh "
    "match text nest neat hex exit weak meek seek moon soon neon hours yours ours tour years dates "
    "thursdays sunday sundays fridays mondays remember members ember sender gender december member friend "
    "friends fridge forking parking wording working woking midway midweek weekends weekday weekdays "
    "fifteen sixteen thirteen forth fifty sixty ninety thirst tuesdays fright tonight todd torrow yearly "
    "monthly weekly daily hourly saturdays wednesdays month day week hour year twenties thirties wakened "
    "weekened"
)


# Words that end like a weekday and are none.
_DAYS = listed(
    "holiday holidays birthday payday workday someday everyday midday doomsday daddy ready already study "
    "body nobody somebody anybody everybody lady teddy buddy heyday mayday noonday yesterday today "
    "weekday superday"
)
BLURRED = "?"


@lru_cache(maxsize=4096)
def mend(word: str) -> str | None:
    """The date word that `word` (lower case) was meant to be; None where it is none; `BLURRED` where it is one, and
    nobody knows which.
    """
    found = _mended(word)
    return (
        BLURRED
        if found is None
        and 5 <= len(word) <= 13
        and word.endswith(("day", "sdy", "morrow"))
        and word not in _DAYS
        and word not in WORDS
        else found
    )


# Real words within one slip of those that only their place tells.
_NOT_HERE = listed("net nest neat list lost lest wee weak way dry dad date mouth mouths moth our house horse dash weed")
_STEPS = ("next", "last")
_UNITS = ("day", "days", "week", "weeks", "month", "months", "hour", "hours", "minute", "minutes")


def mend_step(word: str) -> str | None:
    """ "nex", "lsat" before a weekday: the word for which one it is."""
    return _one_slip(word, _STEPS)


def mend_unit(word: str) -> str | None:
    """ "wek", "dyas" behind a number."""
    return _one_slip(word, _UNITS)


@lru_cache(maxsize=1024)
def _one_slip(word: str, targets: tuple[str, ...]) -> str | None:
    if word in _NOT_HERE or not 3 <= len(word) <= 8:
        return None
    return next((one for one in targets if word[0] == one[0] and OSA.distance(word, one, score_cutoff=1) <= 1), None)


def _mended(word: str) -> str | None:
    if word in WORDS or word in _REAL or not 4 <= len(word) <= 13:
        return None
    near = sorted(
        (_distance(word, target), target)
        for target in _TARGETS
        if abs(len(target) - len(word)) <= 3 and _same_start(word, target)
    )
    near = [pair for pair in near if pair[0] <= (2 if len(pair[1]) >= 7 else 1)]
    if (near and len(word) >= 5) or (near and near[0][0] == 0):
        clear = len(near) == 1 or near[0][0] < near[1][0] or WORDS[near[0][1]] == WORDS[near[1][1]]
        return near[0][1] if clear else BLURRED
    slipped = [target for target in _SHORT if _slipped(word, target)]
    return slipped[0] if len(slipped) == 1 else None


def _distance(word: str, target: str) -> int:
    """Optimal string alignment; a word with only vowels left out ("thrsdy") is at distance 0."""
    if len(word) >= 4 and _vowels_left_out(word, target):
        return 0
    return int(OSA.distance(word, target, score_cutoff=2))


def _same_start(word: str, target: str) -> bool:
    return word[0] == target[0] or (word[0] == target[1] and word[1] == target[0])


def _vowels_left_out(word: str, target: str) -> bool:
    left = iter(target)
    inside = all(letter in left for letter in word)
    return inside and [c for c in target if c not in "aeiou"] == [c for c in word if c not in "aeiou"]


def _slipped(word: str, target: str) -> bool:
    """Two neighbouring letters swapped, or a letter doubled, and nothing else: short words allow no more."""
    if len(word) == len(target):
        return sorted(word) == sorted(target) and int(OSA.distance(word, target)) == 1
    if len(word) != len(target) + 1:
        return False
    return any(word == target[: i + 1] + target[i:] for i in range(len(target)))
