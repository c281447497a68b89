"""By which words is an act known? Tables of patterns, read against one piece of a message in lower case.

The order within a table is the order in which it is looked at: what is more special stands first.
"""

import re
from collections.abc import Mapping

from coach.capture.model import Intent
from coach.when.words import listed

Pattern = re.Pattern[str]


def any_of(*patterns: str) -> Pattern:
    """A pattern that finds any of these."""
    return re.compile("|".join(patterns))


_THIRD = r"(?:they|she|he|it|we)"
_DAYLIKE = (
    r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?)\b"
)
DESK = r"(?:assistant|receptionist|reception|secretary|front desk|switchboard|colleague|operator|pa)\b"
SENT = r"(?:sent|sending|send|wrote|writing|dropped|shot|fired off|did)"
_TIME = r"(?:interview|meeting|appointment|call|screening|screen|phone screen|round|assessment|trial shift|trial)"
TALK = (
    r"(?:interview|(?:phone|video|tech\w*|recruiter|hr) (?:screen\w*|call|interview)|screening|assessment cent\w+"
    r"|(?:1st|2nd|3rd|first|second|third|final|next|last) (?:round|interview)|trial (?:shift|day)|onsite|on-site)"
)


# What is asked of the bot. Read at the beginning of the message.
QUESTIONS: Mapping[Intent, Pattern] = {
    Intent.MAY_CALL: any_of(
        r"^(?:can|may|should|shall|could) (?:i|we) (?:call|ring|phone)\b",
        r"^(?:when|from when|how soon) (?:can|may|should|shall|could|do) i (?:call|ring|phone)\b",
        r"^is it (?:ok|okay|fine|alright|all right|too early|time) (?:if i "
        r"|for me )?(?:to )?(?:call|ring|phone)",
    ),
    Intent.WHY: any_of(
        r"^why\b",
    ),
    Intent.NEXT: any_of(
        r"^what(?:'?s| is|s)?(?: up| coming| due)? next\b",
        r"^what (?:do|should|shall|can|must) i (?:have to |need to )?do\b",
        r"^what(?:'?s| is|s) (?:up|due|on|planned|left|to do|my next|the next|coming)\b",
        r"^who(?:m)? (?:do|should|shall|can|must) i (?:call|ring|phone|write|email)\b",
        r"^(?:anything|something) (?:to do|due|next|for me)\b",
        r"^next\W*$",
    ),
}

# A nudge shall come at another moment. Read at the beginning: it is an order.
NUDGE = any_of(
    r"^(?:can you |could you |would you )*(?:please )?(?:move|push|postpone|snooze|delay|shift|put off"
    r"|reschedule|remind me|nudge me|ask me|wake me|bring (?:it|this|that) (?:up|back))\b",
)

# An interview that was set comes at another time, or does not come.
MOVED = any_of(
    rf"\b{_TIME}\b.*\b(?:moved|rescheduled|pushed|postponed|shifted|changed|brought forward|put back"
    r"|new (?:time|date))\b",
    r"\b(?:moved|rescheduled|pushed|postponed|shifted|changed|brought forward"
    rf"|put back)\b.*\b{_TIME}\b",
    rf"\bnew (?:time|date|slot)\b.{{0,30}}?\b{_TIME}\b",
    r"^(?:move|push|shift|reschedule) .*\binterview\b",
)
CANCELLED = any_of(
    r"\bcancel\w*\b.*\b(?:interview|meeting|appointment|round)\b",
    r"\b(?:interview|meeting|appointment|round)\b.*\b(?:cancel\w*|called off|is off|got off"
    r"|fell through|won't happen|isn't happening|not happening)\b",
    rf"\bcalled off (?:the |my )?{_TIME}\b",
    r"\bpostponed\b",
)


APPLIED = any_of(
    r"\bappl(?:ied|ying)\b",
    r"\b(?:new|my|an|the|another) application\b(?! (?:at|with) \w+ (?:is|was))",
    r"^application\b",
    r"\b(?:hit|pressed|clicked) (?:send|submit|apply)\b",
    r"\b(?:application|cv|resume|résumé)\b.{0,40}\b(?:went out|is out|is in|was sent|is sent|sent off|submitted)\b",
    r"\b(?:sent|submitted|handed in|dropped off|emailed|mailed) (?:in |off |out )*(?:my |the |a "
    r"|an )?(?:cv|resume|résumé|application|cover letter)\b",
)


INTERVIEW = any_of(
    rf"\b{TALK}",
    r"\binterview(?:ed|ing|s)?\b",
    r"\bwants? to (?:see|meet) me",
    r"\bmeet(?:ing)? (?:me|with|at)\b",
    r"\b(?:i'?m|i am|we're|i'?ll be|will be) (?:meeting|seeing)\b",
    r"\binvited me\b",
    r"\bdebrief\b",
)
HELD = any_of(
    r"\b(?:had|did|finished|done|came out of|was|went|interviewed|over|survived|completed|after)\b",
)
JUST = any_of(r"\b(?:just|finished|done|came out|right now|over|went|had|did)\b")

# The employer got in touch.
HEARD = any_of(
    r"\b(?:called|rang|phoned|e-?mailed|wrote|texted|messaged|replied|answered|responded|got back"
    r"|got in touch|reached out|contacted|returned my call)\b",
)
HEARD_ANYWAY = any_of(
    r"\bmissed (?:a |their |her |his )?call\b",
    r"\b(?:heard (?:back )?from|heard back|(?:got|received|had|there'?s|there was) (?:an? "
    r"|the )?(?:\w+ )?(?:e-?mail|mail|call|message|reply|letter|answer|response|news|word"
    r"|text) (?:back )?from|(?:called|rang|phoned|e-?mailed|texted|messaged|contacted) me\b|(?:reply"
    r"|word|news|email|mail|answer) from)",
)

# When the employer will be back.
PROMISE = any_of(
    r"\bdecid\w+",
    r"\bdecision\b",
    r"\blet me know\b",
    r"\blet us know\b",
    r"\b(?:get|getting|be|come|hear) back\b",
    r"\bi'?ll hear\b",
    r"\bi will hear\b",
    r"\bbe in touch",
    r"\bneeds? (?:\w+ ){0,2}(?:more|another|a|an|one|two|three|few|\d+)\b",
    r"\bgive (?:them|her|him|us) (?:a|an|until|till|\d+|two|one)",
    r"\bknow (?:more )?(?:by|in|within|on|next|after)",
    r"\b(?:will|'ll|to) (?:call|ring|phone|email|mail|write|answer|reply|respond|contact"
    r"|tell (?:me|us)|inform|update)\b",
    r"\basked for (?:a|an|\d+|two|one|three|until|till|more)",
    r"\bwait (?:until|till|for|a|another|\d+|two)",
    r"\bpromised\b",
    r"\b(?:answer|news|reply|result)s? (?:comes?|is coming|are coming|is due|in|by|within|on)\b",
    r"\bknow more\b",
    r"\bexpect\w* (?:an? )?(?:answer|news|reply)",
)

# Whom else than the person a verb can have as its subject.
# Whose news it is, when it is not the person's.
OTHERS = any_of(
    r"^my (?:friend|best friend|brother|sister|wife|husband|partner|girlfriend|boyfriend|mate|roommate|mum|mom"
    r"|dad|mother|father|cousin|son|daughter|colleague)\b",
)
THEM = any_of(r"\b(?:they|she|he|someone|somebody|recruiter|manager|hr|company|boss)\b")


CONTACT = any_of(
    r"\b(?:contact|hiring manager|recruiter|hr|manager|headhunter|boss|person to call"
    r"|decision maker)\b(?: person)?(?:[^.]{0,40}?)(?: is|:| called| named|'s)\s",
    r"\b(?:number|phone|e-?mail|mail|mobile|cell|line|address)(?: address| number)?(?: is|:)",
    r"\bis (?:the|my|their|our) (?:contact|hiring manager|recruiter|manager)\b",
)

# Where a message turns from one thing to the next.
TURN = any_of(
    r"(?<=[.!?;])\s+",
    r"\n+",
    # A day or an hour behind a comma belongs to what stands before it.
    rf",(?!\s*(?:at |on |around )?(?:\d|noon|midday|{_DAYLIKE}))\s*",
    rf"\s+(?:and|but|so|then)\s+(?=(?:{_THIRD}|i|the|decision)\b)",
    r"\s+[-–—]\s+",
    r":\s+(?=[a-z])",
)

# Words that the mending of typos may turn a word into.
WORDS = listed(
    "applied application interview voicemail rejected rejection cancelled canceled rescheduled postponed "
    "emailed email called phoned answered offered offer withdrew withdrawn recruiter manager message "
    "receptionist secretary hiring contact decision decide position spoke talked reached moved meeting nobody "
    "busy thank linkedin texted replied heard wrote assistant referred brushed submitted resume cover letter "
    "yesterday"
)

# Who says "called": nothing before it, or only words of one's own, and it was the person.
BY_ME = any_of(
    r"^\W*(?:\w+ly )?(?:(?:i|i've|i have|i'd|we|just|and|then|also|so|ok|okay|finally|again|today"
    r"|yesterday|earlier|this|morning|afternoon|have|had|did|now|hi|hey|hello|ive|quickly|well|first"
    r"|after|lunch|tried|to|twice|once|of|which|her|him|them|phone|on|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|last|week)\b\W*)*$",
)
WANTS_ME = any_of(
    r"\bwants? (?:to )?(?:see|meet|interview|talk)",
    r"\b(?:booked|scheduled|set up|arranged)\b",
)
CALL_BACK = any_of(
    r"\b(?:call|ring|phone|try)\b.*\b(?:back|again|later)\b",
    r"\b(?:call|ring|phone) (?:her|him|them)\b",
)
# What leads to a company that the chat does not know; "with" leads to people, too.
AT_COMPANY = re.compile(r"(?:\b(?:at|from)|@)\s+(?:the\s+)?[A-Z][^,.;!?\n]*")
WITH_COMPANY = re.compile(r"\b(?:with|by)\s+(?:the\s+)?[A-Z][^,.;!?\n]*")
COMPANY_APPLICATION = re.compile(r"\b(?:the|my|an?) ([A-Z]\w+(?: [A-Z]\w+)?) (?:application|job|role|position)\b")
GREETING = any_of(
    r"^(?:\W|(?:hey|hi|hello|hiya|ok|okay|so|oh|well|please|pls|and|but|um+|yo|dear|good|morning|bot"
    r"|no|nope|not (?:now|today|yet))\b)*"
)
