"""Which parts of a message look like dates and are none? They are blanked before anything is read, at the same length.

Phone numbers, links, meeting ids, money, versions, addresses, company names; header lines of forwarded mail.
"""

import re

BLANK = "§"
_DATE_WORD = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december"
_STREET = r"(?:street|str?|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|square|sq|way|court|place|plaza|terrace|close|crescent|row|hill|gardens?|park|quay|broadway|parkway|pkwy|highway|hwy|floor)"
_FIRM = (
    r"(?:times|telegraph|herald|mirror|express|post|mail|ltd|limited|inc|llc|plc|gmbh|corp|group|labs?|homes?|health|partners|capital|media|studios?|technolog(?:y|ies)|tech|systems|"
    r"software|solutions|foods?|bank|consulting|digital|ventures|holdings|agency|recruitment|insurance|energy|motors|networks?|ai|hr)"
)
_NUMBERED = (
    r"(?:room|rm|floor|fl|suite|ste|apt|apartment|flat|unit|building|bldg|gate|platform|desk|booth|level|lvl|tier|grade|band|ext|extension|ref|reference|req|requisition|job|ticket|case|"
    r"order|invoice|no|nr|number|id|pin|code|passcode|password|version|ver|v|phase|stage|step|part|page|question|chapter|section|stop|line|bus|tram|train|terminal|bay|door|house|wing|"
    r"python|java|php|ruby|angular|react|vue|node|django|rails|postgres|windows|office|zone|track|series|season|episode|top|rated|rating|score|scored|gpa|level|age|aged|class|team|option|slot)"
)
_RULES = [
    r"https?://\S+|www\.\S+|\S+@[\w-]+\.\S+",
    r"\b[\w-]+\.(?:com|io|ai|co|org|net|dev|app|uk|ie|in|au|de|eu|me|us|gov|edu)\b(?:/\S*)?",
    # money, rates, percentages, thousands
    r"[$£€₹¥]\s?\d[\d.,]*\s?(?:k|m|mn|bn|lakhs?|lpa|crores?)?(?:\s?(?:-|–|to)\s?[$£€₹¥]?\s?\d[\d.,]*\s?(?:k|m)?)?(?:\s?(?:/|per|an?)\s?(?:h(?:ou)?r|day|week|month|year|annum|pa))?\b",
    r"\b(?:usd|eur|gbp|inr|rs|aud|cad|chf)\.?\s?\d[\d.,]*\w*|\b\d[\d.,]*\s?(?:usd|eur|gbp|inr|euros?|dollars?|bucks|pounds|quid|rupees|lakhs?|lpa|crores?)\b",
    r"\b\d[\d.,]*(?:\s?(?:-|–|to)\s?\d[\d.,]*)?\s?(?:%|percent\b|per cent\b)|\b\d+(?:\.\d+)?(?:\s?(?:-|–|to)\s?\d+)?k\b|\b\d{1,3}(?:,\d{3})+\b|\b401\(?k\)?",
    r"\b(?:pa(?:ys|id|ying)?|salary|rate|wage|budget|earn(?:s|ing)?|package|ctc)\s(?:is\s|of\s|at\s|was\s|around\s|about\s)*\d[\d.,]*(?:\s?(?:-|–|to)\s?\d[\d.,]*)?\b(?!\s?[ap]m)",
    # phone numbers, meeting ids, other long digits
    r"\+\d[\d\s().-]{6,}\d",
    r"\(\d{2,5}\)\s?\d[\d\s-]{4,}\d",
    r"\b(?:tel|phone|ph|mobile|mob|cell|fax|call|ring|text|whatsapp|dial|id|passcode|pin|code|number|ext|on|at)\b\.?:?#?\s?(?:me\s(?:on|at)\s)?(?!(?:19|20)\d\d[-/.\s]\d{1,2}[-/.\s]\d)\(?0?\d{3,}\)?(?:[\s.-]\d{2,}){1,4}\b(?!\s?(?:am|pm|hrs|hours))",
    r"\b0\d{2,4}[\s-]\d{3,}(?:[\s-]\d{3,})?\b|\b\d{3}[\s.-]\d{3,4}[\s.-]\d{3,4}(?:[\s.-]\d+)?\b|\b\d{3}[.-]\d{4}\b|\b\d{5,}(?:[\s-]\d{3,})*\b|\b\d{3,4}\s\d{4}\s\d{3,5}\b|\b\d{3}\s\d{3}\s\d{3}\b",
    rf"#\s?\d+\b|\b{_NUMBERED}\b\.?:?\s?(?:is|of|was)?\s?#?\s?(?:\w{{1,3}}-)?\d+(?:\.\d+)*[a-z]?(?:/\d+)?\b(?!\s?(?:am|pm|th|st|nd|rd|:\d|o'clock|(?:{_DATE_WORD})))",
    # versions, scores, round-the-clock, ages, team sizes
    r"\b24\s?/\s?7(?:/365)?\b|\b9\s?/\s?80\b|\b\d+\.\d+\.\d+\.\d+\b|\b\d+\s?(?:out of)\s?\d+\b|\bv\.?\d+(?:\.\d+)*\b|\b[a-z]+\+?\d+(?:[.-]\w+)+\b",
    r"\b(?:version|v|at|gpa|ratio|bun/cr|of|rated|score|scored|rating|python|java|php|node|to)\s?:?\s\d+\.\d+\.\d+\b(?!\d)(?!\s?[ap]m)",
    r"\b\d{1,2}\s?(?:-|–)?\s?(?:years?|yrs?|y/o|yo)(?:'|’)?s?\s?(?:-|–)?\s?(?:old|exp\w*|of exp\w*)\b",
    # addresses and names
    rf"\b\d{{1,5}}[a-z]?,?\s(?:(?!at\b|on\b|in\b|of\b)[a-z]+\.?\s){{0,2}}{_STREET}\b\.?(?!\s?(?:of|at\s\d))",
    rf"\b(?:{_DATE_WORD})\s{_STREET}\b(?!\s(?:of|the|at))",
    rf"\b(?:{_DATE_WORD})(?:\s(?:&|and)\s(?:co|sons?|partners)\b|\s{_FIRM}\b\.?|'s\s(?:pub|bar|restaurant|cafe)\b)",
    r"\b(?:7|seven)-?\s?eleven\b|\b24 hour (?:fitness|gym)\b|\bforever 21\b|\bcentury 21\b|\bmotel 6\b|\bsuper 8\b|\bstudio 54\b|\bsix flags\b|\bfive guys\b|\btgi\s?fri(?:day'?s?)?\b|\bblack friday\b(?! sale on)|\bruby tuesday\b|\bfreaky friday\b",
    r"\b[a-z]{1,2}\d{1,2}[a-z]?\s\d[a-z]{2}\b|\b\d{1,2}(?:st|nd|rd|th)\s(?:floor|fl|street|st|ave(?:nue)?|century|gen(?:eration)?|grade|round|stage|interview|person|candidate|time|one|place|party)\b",
    r"\b\d+\s?(?:/|of)\s?\d+\s(?:rounds?|stages?|interviews?|parts?|steps?|people|of)\b|\b\d+(?:st|nd|rd|th)?[\s-](?:page|person|people|man|step|stage|round|rounds|part|question|questions|bed|seater|star|stars|points?)\b",
]
_NOISE = re.compile("|".join(f"(?:{rule})" for rule in _RULES), re.IGNORECASE)
_NAMED = re.compile(
    rf"(?i:\b(?:with|named|mr|mrs|ms|miss|dear|hi|hello|hey|thanks|thank you|cheers|contact|ask for|spoke to|met|meet)\b\.?,?) (?:{_DATE_WORD.title()}|June|April|May|August|Jan)(?= [A-Z][a-z]|[,.!?\n]| (?:from|at|in HR|in hr)\b|$)(?! \d)"
)
_DATE_WORD_CAPS = re.compile(
    r"\b(?:April|June|May|August|Jan|March|Friday|Sunday|Monday|Tuesday|Wednesday) (?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Morning|Afternoon|Evening|Night|At|And|Or|The|From|To|Through|Week|Next|Interview|Meeting|Call|Noon|Works|Midday|Is)\b)[A-Z][a-z]+(?= (?:from|at|in|will|called|said|wants|is|has|and|rang|emailed)\b)"
)

_HEADER = re.compile(
    r"^[ \t>*|]*(?:from|to|cc|bcc|sent|reply-to|received|gesendet|von|an|envoyé|de|à|enviado|para)\s?\*?:.*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_DATE = re.compile(r"^[ \t>*|]*(?:date|datum|fecha|data)\s?\*?:.*$", re.IGNORECASE | re.MULTILINE)
_WROTE = re.compile(
    r"^[ \t>]*(?:on|am|le|el|il|op)\b[^\n]{5,120}(?:\n[^\n]{0,80})?\b(?:wrote|schrieb|écrit|escribió|ha scritto|schreef)\b[^\n:]*:?[ \t]*$|^\[?\d{1,2}[/.:]\d{1,2}[/.:,\d\s]*(?:[ap]m)?\]\s?[\w .]{1,40}:",
    re.IGNORECASE | re.MULTILINE,
)


def blanked(text: str) -> str:
    """`text` with everything that only looks like a date blanked out, at the same length."""
    mail = bool(re.search(r"^[ \t>*|]*(?:from|sent|von)\s?\*?:", text, re.IGNORECASE | re.MULTILINE))
    for rule in (_WROTE, _HEADER, *([_HEADER_DATE] if mail else []), _NAMED, _DATE_WORD_CAPS, _NOISE):
        text = rule.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return "".join("\n" if letter == "\n" else BLANK for letter in found[0])
