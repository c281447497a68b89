"""Which parts of a message look like dates and are none? They are blanked before anything is read, at the same length.

Phone numbers, links, meeting ids, money, versions, addresses, company names; the envelope of a mail (`mail`).
Every quantifier is bounded and every rule starts at a boundary, so that the time is linear in the length of the text.
"""

import re

from coach import lazy
from coach.when import mail

BLANK = "§"
_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
_MONTHS += "|nov(?:ember)?|dec(?:ember)?"
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATE = f"(?:{_DAYS}s?|{_MONTHS})"
_STREET = r"(?:street|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|crescent|terrace|gardens|highway|parkway)"
_PLACE = rf"(?:{_STREET}|str?|square|sq|way|court|place|plaza|row|hill|park|quay|broadway|floor)"
_PAPER = r"(?:times|telegraph|herald|mirror|ltd|limited|inc|llc|plc|gmbh|corp)"
_FIRM = (
    r"(?:Homes?|Health|Partners|Capital|Media|Studios?|Labs?|Group|Technologies|Systems|Software|Solutions|Foods|Bank"
    r"|Consulting|Digital|Ventures|Holdings|Insurance|Energy|Motors|Networks?)"
)
_MEETING = r"(?i:interview|meeting|call|screen|screening|chat|round|session|assessment|at|with|on)"
# Words whose number names a thing: "room 1430", "ref 20431", "round 2".
_NUMBERED = (
    r"(?:room|rm|floor|fl|suite|ste|apt|apartment|flat|unit|building|bldg|gate|platform|desk|booth|level|lvl|tier|grade"
    r"|band|ext|extension|ref|reference|req|requisition|job|ticket|case|order|invoice|nr|number|id|pin"
    r"|code|passcode|pass|pwd"
    r"|password|version|ver|v|phase|stage|round|part|page|question|chapter|section|bus|tram|train|terminal|bay"
    r"|house|wing|python|java|php|ruby|angular|react|vue|node|django|rails|postgres|windows|zone|track|series|season"
    r"|episode|top|rated|rating|score|scored|gpa|age|aged|team)"
)
_AMOUNT = r"\d[\d.,]{0,14}"
_TO = r"[ \t]?(?:-|–|to)[ \t]?"
_PER = r"(?:[ \t]?(?:/|per|an?)[ \t]?(?:h(?:ou)?r|day|week|month|year|annum|pa)\b)?"
_CURRENCY = r"(?:usd|eur|gbp|inr|rs|aud|cad|chf)"
_COINS = r"(?:usd|eur|gbp|inr|euros?|dollars?|bucks|pounds|quid|rupees|lakhs?|lpa|crores?)"
_NOT_DATE = r"(?!(?:19|20)\d\d[-/. \t]\d{1,2}[-/. \t]\d)"
_SPEAKING = r"(?:tel|phone|ph|mobile|mob|cell|fax|call|ring|text|whatsapp|dial|id|passcode|pin|code|number|ext|on|at)"
_COUNTED = r"(?:page|person|people|man|step|stage|round|rounds|part|question|questions|bed|seater|star|stars|points?)"
_RANKED = r"(?:round|stage|interview|person|candidate|time|one|place|party|call|attempt|choice|chance)"

_RULES = (
    # links and addresses of mail
    r"https?://\S{1,300}|(?<![\w.])www\.\S{1,200}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}\.[\w.-]{2,60}",
    r"(?<![\w.-])[\w-]{1,40}\.(?:com|io|ai|org|net|dev|gov|edu|co\.uk|com\.au|co\.in)\b(?:/\S{0,200})?",
    # money, rates, percentages, thousands
    rf"[$£€₹¥][ \t]?{_AMOUNT}[ \t]?(?:(?:k|m|mn|bn|lakhs?|lpa"
    rf"|crores?)\b)?(?:{_TO}[$£€₹¥]?[ \t]?{_AMOUNT}[ \t]?(?:[km]\b)?)?{_PER}",
    rf"(?<!\w){_CURRENCY}\.?[ \t]?{_AMOUNT}k?|(?<![\w.,]){_AMOUNT}[ \t]?{_COINS}\b",
    rf"(?<![\w.,]){_AMOUNT}(?:{_TO}{_AMOUNT})?[ \t]?(?:%|percent\b|per cent\b)",
    rf"(?<![\w.,])\d{{1,6}}(?:\.\d{{1,3}})?(?:{_TO}\d{{1,6}})?k\b"
    rf"|(?<![\w,])\d{{1,3}}(?:,\d{{3}}){{1,4}}\b|\b401\(?k\)?",
    r"\b(?:\d[\d.,]{0,12}k?|once|twice|times|days?|hours?|hrs)[ \t](?:an?|per)[ \t]"
    r"(?:h(?:ou)?r|day|week|month|year)\b(?! ago| from)",
    rf"\b(?:pays|salary|wage|budget|earns|earning|package|ctc)[ \t](?:is[ \t]|of[ \t]|at[ \t]|was[ \t]"
    rf"|around[ \t]|about[ \t])?{_AMOUNT}"
    rf"(?:{_TO}{_AMOUNT})?(?![\d]|[ \t]?[ap]m){_PER}",
    # telephone numbers, meeting ids and other long rows of digits
    rf"(?<!\d)\+\d{{1,3}}(?:[ .-]{{0,2}}\(?\d{{2,5}}\)?(?![/:\d]|[ap]m\b|[ \t]*(?:{_MONTHS})\b)){{2,4}}",
    r"\(\d{2,5}\)[ \t]?\d[\d \t-]{4,14}\d",
    rf"\b{_SPEAKING}\b\.?:?#?[ \t]?(?:me[ \t](?:on|at)[ \t])?{_NOT_DATE}"
    r"\(?0?\d{3,12}\)?(?:[ \t.-]\d{2,8}(?![/:\d])){1,4}\b"
    r"(?![ \t]?(?:am|pm|hrs|hours)\b)",
    r"(?<![\d.-])(?<!\dT)(?!(?:[01]\d|2[0-3])[0-5]\d[ \t]?[-–][ \t]?(?:[01]\d"
    r"|2[0-3])[0-5]\d\b)(?:0\d{2,4}[ \t-]\d{3,8}(?:[ \t-]\d{3,8})?"
    r"|\d{3}[ \t.-]\d{3,4}[ \t.-]\d{3,4}(?:[ \t.-]\d{1,6})?"
    r"|\d{3}[.-]\d{4}|\d{5,20}(?:[ \t-]\d{3,12}){0,3}|\d{3,4}[ \t]\d{4}[ \t]\d{3,5}|\d{3}[ \t]\d{3}[ \t]\d{3})\b",
    rf"#[ \t]?\d{{1,12}}\b|\b{_NUMBERED}\b\.?:?[ \t]?(?:is|of"
    rf"|was)?[ \t]?#?[ \t]?(?:\w{{1,3}}-)?\d{{1,12}}(?:\.\d{{1,4}}){{0,3}}[a-z]?"
    rf"(?:/\d{{1,4}})?\b(?![ \t]?(?:am|pm|th|st|nd|rd|:\d|o'clock|{_MONTHS})|\.\d)",
    # versions, scores, round the clock, ages, team sizes
    r"\b24[ \t]?/[ \t]?7(?:/365)?\b|\b9[ \t]?/[ \t]?80\b|\b\d{1,4}\.\d{1,4}\.\d{1,4}\.\d{1,4}\b"
    r"|\b\d{1,4}[ \t]?out of[ \t]?\d{1,4}\b",
    rf"\b(?!(?:{_MONTHS})\d)[a-z]{{1,20}}\+?\d{{1,8}}(?:[.-]\w{{1,20}}){{1,5}}\b",
    r"\b(?:version|v|gpa|ratio|rated|score|scored|rating|python|java|php"
    r"|node)[ \t]?:?[ \t]?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?\b",
    r"\b\d{1,2}[ \t]?[-–]?[ \t]?(?:years?|yrs?|y/o|yo)(?:'|’)?s?[ \t]?[-–]?[ \t]?(?:old|exp\w{0,10}|of exp\w{0,10})\b",
    r"\b\d{1,4}[ \t]?(?:/|of)[ \t]?\d{1,4}[ \t](?:rounds?|stages?|interviews?|parts?|steps?|people|of)\b",
    r"\b30[ \t]?[-/][ \t]?60[ \t]?[-/][ \t]?90\b",
    r"\b\d{1,2}:\d\b|\b\d{1,2}/(?:5|10|100)[ \t](?:rating|score|stars?|match|fit|on glassdoor)\b"
    r"|\b(?:got|gave[ \t](?:me|it|them)|scored|marked(?:[ \t]me)?)[ \t](?:an?[ \t])?"
    r"\d{1,3}/(?:5|10|20|100)\b(?![/.-]\d)",
    rf"\b\d{{1,4}}(?:st|nd|rd|th)?[ \t-]{_COUNTED}\b|\b[1-9](?:st|nd|rd|th)[ \t]{_RANKED}\b",
    r"\b\d{1,5}[ \t]\d{1,3}(?:st|nd|rd|th)[ \t](?:street|st|ave(?:nue)?)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)[ \t](?:floor|fl|street|st|ave(?:nue)?|century|gen(?:eration)?|grade)\b",
    r"\bhalf[ \t-]?term\b|\bat the end of the day,? (?:i|it|we|they|that|you)\b",
    # streets, post codes, names of firms
    rf"\b\d{{1,5}}[a-z]?,?[ \t](?:(?!(?:at|on|in|of|by|am|pm|the|and|to|same|my|your|our|their|his|her"
    rf"|{_DATE})\b)[a-z]{{2,20}}\.?[ \t]){{1,2}}{_PLACE}\b",
    rf"\b\d{{1,5}}[ \t]{_DATE}[ \t]{_STREET}\b|\b{_DATE}[ \t]{_STREET}\b",
    rf"\b{_DATE}(?:[ \t](?:&|and)[ \t](?:co|sons?|partners)\b|[ \t]{_PAPER}\b\.?|'s[ \t](?:pub|bar|restaurant|cafe)\b)",
    r"\b(?:7|seven)-?[ \t]?eleven\b|\b24 hour fitness\b|\bforever 21\b|\bcentury 21\b|\bmotel 6\b|\bstudio 54\b"
    r"|\bsuper 8\b|\btgi[ \t]?fri(?:day'?s?)?\b|\bruby tuesday\b|\b1-800-\w{1,20}\b",
    r"\b[a-z]{1,2}\d{1,2}[a-z]?[ \t]\d[a-z]{2}\b",
)
_NOISE = lazy.pattern("|".join(f"(?:{rule})" for rule in _RULES), re.IGNORECASE)
# Names are told by their capitals: "August Home", "Mr Friday", "with Friday Okafor".
_NAMES = lazy.pattern(
    rf"\b(?i:{_DATE}) {_FIRM}\b(?! {_MEETING}\b)"
    rf"|\bThe (?i:{_DAYS}) "
    rf"(?!(?i:{_DATE}|{_MEETING}|morning|afternoon|evening|night|slot|one|option|after|before)\b)[A-Z][a-z]+"
    rf"|\b(?i:mr|mrs|ms|miss|named|dear|name is|name's)\.? (?i:{_DATE})\b"
    rf"|\b(?i:with|by|contact|ask for) (?=[A-Z])(?i:{_DAYS}) "
    rf"(?!(?i:{_DATE}|{_MEETING}|morning|afternoon|evening|night|the|and|or|from|to)\b)[A-Z][a-z]+"
)


def blanked(text: str) -> str:
    """`text` with everything that only looks like a date blanked out, at the same length."""
    for rule in (*mail.ENVELOPE, _NAMES, _NOISE):
        text = rule.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return "".join("\n" if letter == "\n" else BLANK for letter in found[0])
