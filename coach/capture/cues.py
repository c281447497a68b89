"""By which words is an act known? Tables of patterns, read against one piece of a message in lower case.

The order within a table is the order in which it is looked at: what is more special stands first.
"""

import re

from coach import lazy
from coach.when.words import listed

Pattern = re.Pattern[str]


def any_of(*patterns: str) -> Pattern:
    """A pattern that finds any of these."""
    return lazy.pattern("|".join(patterns))


_THIRD = r"(?:they|she|he|it|we)"
_DAYLIKE = (
    r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?)\b"
)
DESK = r"(?:assistant|receptionist|reception|secretary|front desk|switchboard|colleague|operator|pa)\b"
SENT = r"(?:sent|sending|send|wrote|writing|dropped|shot|fired off|did)"
_TIME = r"(?:interview|meeting|appointment|call|screening|screen|phone screen|round|assessment|trial shift|trial)"
TALK = (
    r"(?:interview(?! (?:prep|question|outfit|suit|tip|skill|practi|nerves|room|process|feedback))|(?:phone"
    r"|video|tech\w*|recruiter|hr) (?:screen\w*|call|interview)|screening|assessment cent\w+"
    r"|(?:1st|2nd|3rd|first|second|third|final|next|last) (?:round|interview)|trial (?:shift|day)|onsite|on-site)"
)


_SHIFTS = (
    r"(?:mov(?:e|ed|es|ing)|re-?schedul(?:e|ed|es|ing)|push(?:ed|es|ing)|postpon(?:e|ed|es|ing)|shift(?:ed|s|ing)"
    r"|chang(?:e|ed|es|ing)|(?:brought|bringing|bring) forward|put(?:ting)? back|put(?:ting)? (?:it )?off"
    r"|rearrang(?:e|ed|es|ing))"
)
# An interview that was set comes at another time, or does not come.
MOVED = any_of(
    rf"\b{_TIME}\b.*\b(?:{_SHIFTS}|new (?:time|date|day))\b",
    rf"\b{_SHIFTS}\b.*\b{_TIME}\b",
    rf"\bnew (?:time|date|slot)\b.{{0,30}}?\b{_TIME}\b",
    rf"\b{_TIME}\b.*\b(?:is|now)\b.*\binstead\b",
    rf"\b{_TIME}\b.*\b(?:was|were)\b.*\b(?:is now|now|has become|became)\b|\b{_TIME}\b.*\bhas become\b",
    r"^(?:move|push|shift|reschedule) .*\binterview\b",
)
CANCELLED = any_of(
    r"\bcancel\w*\b.*\b(?:interview|meeting|appointment|round)\b",
    r"\b(?:interview|meeting|appointment|round)\b.*\b(?:cancel\w*|called off|is off|got off"
    r"|fell through|won't happen|isn't happening|not happening)\b",
    rf"\bcalled off (?:the |my )?{_TIME}\b",
    r"\bpostponed\b",
    r"\bhad to cancel\b|\bcancell?ed on\b",
)


_PAPERS = r"(?:cv|resume|résumé|applications?|cover letter|app|candidature|candidacy)"
APPLIED = any_of(
    r"\bapplied\b",
    r"\bput in for\b",
    r"\b(?:new|another) application\b",
    r"^application\b",
    r"\b(?:hit|pressed|clicked) (?:send|submit|apply)\b",
    rf"\b{_PAPERS}\b(?=.{{0,40}}\b(?:went (?:out|in|off)|is out|is in|(?:was |is |got |now )?sent|(?:sent"
    rf"|handed|put) (?:off|in)"
    r"|submitted)\b)",
    r"\b(?:sent|submitted|handed|dropped|put|got|fired|emailed|mailed|gave|given|left) (?:them |in |off |out |over )*"
    r"(?:my |the |a "
    rf"|an |another )*{_PAPERS}\b",
)


INTERVIEW = any_of(
    rf"\b{TALK}",
    r"\binterview(?:ed|ing|s)\b",
    r"\bwants? to (?:see|meet) me",
    r"\bmeet(?:ing)? (?:me|with|at)\b",
    r"\b(?:i'?m|i am|we're|i'?ll be|will be) (?:meeting|seeing)\b",
    r"\binvited me\b",
    r"\bdebrief\b",
)
# A talk by a noun alone: with a day ahead it is an appointment, else it was.
TALK_WITH = any_of(
    r"\b(?:call|chat|talk|appointment|meeting|meet|catch[- ]?up|coffee|zoom|teams|video call"
    r"|phone call) (?:with|at)\b",
    r"\b(?:an?|the|our|my|mins?|minutes?|hour|phone|video|zoom|teams|quick|short|intro\w*) (?:call|chat|meeting"
    r"|catch[- ]?up)\b",
)
TALKS = any_of(rf"\b(?:interview\w*|round|{TALK})\b")
# "bombed the interview", "nailed my second round": it is over; but "booked the interview".
_OVER = (
    r"\b(?!book|schedul|re-?sched|confirm|mov|cancel|offer|need|want|invit|arrang|plann|accept|miss|skipp|land"
    r"|secur|organi"
    r"|receiv|prepar|mention|expect)\w{3,}ed (?:the|my|that) (?:[\w'.]+ ){0,3}(?:interview|round|screen\w*)\b"
)
HELD = any_of(
    _OVER,
    r"\b(?:had|did|finished|done|out of|back from|home from|was|went|interviewed|over|survived|completed|after)\b",
)
JUST = any_of(_OVER, r"\b(?:just|finished|done|out of|back from|home from|right now|over|went|had|did)\b")

# The employer got in touch.
HEARD = any_of(
    r"\b(?:(?<!nobody )(?<!no one )(?<!someone )(?<!somebody )(?<!place )(?<!company )(?<!firm )called|rang"
    r"|phoned|e-?mailed|wrote"
    r"|texted|messaged"
    r"|replied|answered|responded|got back"
    r"|got in touch|reached out|contacted|returned my call)\b",
    r"\basked (?:me )?for (?:my|the|some|two|three|a|an|proof|references?)\b"
    r"(?!.*\b(?:days?|weeks?|months?|time|longer)\b)",
)
HEARD_ANYWAY = any_of(
    r"\bmissed (?:a |the |their |her |his |[\w.]+'s? )?call\b",
    r"\b(?:heard (?:back )?from|heard back|(?:got|received|had|there'?s|there was) (?:an? "
    r"|the )?(?:\w+ )?(?:e-?mail|mail|call|message|reply|letter|answer|response|news|word"
    r"|text) (?:back )?(?:from|off)|(?<!nobody )(?<!no one )(?:called|rang|phoned|e-?mailed"
    r"|texted|messaged|contacted) me\b|(?:reply"
    r"|word|news|email|mail|answer) from)",
)

# An interview will come, and they will say when: no moment yet, but a promise.
_ARRANGE = (
    r"\b(?:they|she|he|recruiter|manager|hr|company) ?(?:will|'ll|(?:are|is|'re|'s) going to|wants? to|plans? to)"
    r" (?:schedule|set up|arrange|book|organi[sz]e|plan)\b"
)
ARRANGES = any_of(_ARRANGE)

# When the employer will be back.
PROMISE = any_of(
    _ARRANGE,
    r"\bdecid\w+",
    r"\b(?:wants?|takes?|taking) (?:another|a few|\d+|two|three)(?: more)? (?:days?|weeks?)\b",
    r"\bdecision\b",
    r"\blet(?:s|ting)? (?:me|us) know\b",
    r"\b(?:get|getting|be|come|hear) back\b(?! (?:to|in|at|for) (?!me\b|us\b))",
    r"\bi(?:'ll|'d| will| should| can| might)? (?:hear|find out|be told|know more|get (?:an answer|a decision"
    r"|news))\b",
    r"\b(?:should|will|expect to|might) (?:hear|know|find out|be told|have (?:an answer|a decision|news))\b",
    r"\bbe in touch",
    r"\bneeds? (?:[\w']+ ){0,3}(?:days?|weeks?|months?|time|longer|until|till)\b",
    r"\bgive (?:them|her|him|us) (?:a|an|until|till|\d+|two|one)",
    r"\bknow (?:more )?(?:by|in|within|on|next|after)",
    r"\b(?:they|she|he) (?:call|ring|phone|e-?mail|write|text)s? (?:to )?me\b",
    r"\b(?:will|'ll|'d|would|(?<!me )to) (?:call|ring|phone|email|mail|write|text|message|answer|reply|respond|contact"
    r"|tell (?:me|us)|inform|update|send|forward|share|pick|choose)\b",
    r"\basked for (?:[\w']+ ){0,3}(?:days?|weeks?|months?|time|longer|until|till)\b",
    r"\bwait (?:until|till|for|an?|another|\d+|one|two|three)\b",
    r"\b(?:they|she|he) said (?:it'?ll be |it will be |it takes |about |maybe |in |within |like |give it )*(?:a|one|two"
    r"|three|\d+)(?: (?:or|to) \w+)? (?:days?|weeks?)\b",
    r"\bpromised\b",
    r"\b(?:answer|news|reply|result)s? (?:comes?|is coming|are coming|is due|in|by|within|on)\b",
    r"\bknow more\b",
    r"\bexpect\w* (?:an? )?(?:answer|news|reply)",
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
    r"\b(?:asked|invited) me (?:in\b|back\b|over\b|to (?:come|meet|an?\b|the\b|visit))",
    r"\b(?:wants?|(?:would|'d) (?:like|love)) (?:to |me |a |an |us to )*(?:see|meet|interview|talk|chat|call"
    r"|in\b|come|word|catch[- ]?up|zoom)",
    r"\b(?:booked|scheduled|set up|arranged)\b",
    r"\b(?:says?|said|told me|asks|asked)(?: me| us)?(?: to| i should| i can| i could)?"
    r" (?:come|pop|drop|swing|stop|be) (?:in|by|over|round|along|down|there)\b",
)
# What follows another talk: "had a phone screen, next step is onsite on the 12th".
NEXT_ONE = any_of(r"\bnext (?:step|stage|round|interview|one|up)\b")
CALL_BACK = any_of(
    r"\b(?:call|ring|phone|try)\b.*\b(?:back|again|later)\b",
    r"\b(?:call|ring|phone) (?:her|him|them)\b",
)
# What others do, and what the person will: no date of what they did.
ABOUT_IT = any_of(r"^\W*(?:it|its)\b")
# The answer is the person's: no promise of theirs.
MY_ANSWER = any_of(
    r"\bmy (?:answer|reply|response|decision|availability|references?)\b",
    r"\b(?:wants?|wanted|needs?|needed|expects?) (?:an|a) (?:answer|reply|response|decision)\b",
)
ABOUT_THEM = any_of(
    r"^\W*(?:because )?(?:he|she|they|it)\b",
    r"^\W*(?:i'?ll|i will|will|going to|i'm going to)\b",
)
# Days of something else than the act: a deadline, the first day of work.
OTHER_DAY = any_of(
    r"\b(?:closing|closes|deadline|due date|start(?:s|ing)?(?: date)?|begins|born|birthday|holiday)\b",
)
# What follows is what somebody wants, not when they said so: "wants to know if i'm free thursday".
WANTED = any_of(
    r"\b(?:wants?|wanted|asks?|asked|asking|wondering|if|whether|about|regarding|so that|thank\w*(?: \w+)? for"
    r"|(?:for|before|about|after|since) (?:the|my|our|their) (?:interview|chat|call|meeting|talk|offer|time)"
    rf"|(?:by|until|till) (?:the|next|end|noon|tomorrow|\d|{_DAYLIKE})|needs? to|have to|has to|can (?:we|i"
    rf"|you))\b.*",
)
# Several applications at once.
SEVERAL = any_of(
    r"\b(?:\d+|two|three|four|five|six|several|some|few|many|loads of|both)(?: \w+)? (?:jobs|places|roles|positions"
    r"|applications|companies|vacancies|openings)\b|\bapplications\b|\bboth\b",
)
LISTED = lazy.pattern(r"\b(?:to|at|with) [A-Z][\w'&]*(?: [A-Z][\w'&]*)*, (?:[A-Z][\w'&]*,? )+(?:and|&) [A-Z]")
# What leads to a company that the chat does not know; "with" leads to people, too.
AT_COMPANY = lazy.pattern(r"(?:(?<=[Aa]pplication )(?:to|with|for)|\b(?:at|from|off)|@)\s+(?:the\s+)?[A-Z][^,.;!?\n]*")
AT_PLACE = lazy.pattern(
    r"\b(?:at|from|by)\s+(?:the\s+)?(?!(?:home|work|both|least|last|first|noon|midday|lunch\w*|midnight|once|all"
    r"|present|night"
    r"|half|quarter|about|around|them|him|her|it|me|this|that|now|next|tomorrow|the|a|an|my|their|[a-z]*day|end"
    r"|then|phone"
    r"|email|mail|text|linkedin|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)[a-z][^,.;!?\n]*"
)
# "Tesco rejected me", "tesco turned me down".
COMPANY_DECIDED = lazy.pattern(
    r"^\W*((?!(?:I|i|they|They|she|She|he|He|it|It|got|Got|just|Just|been"
    r"|was)\b)[\w&'.-]+(?: [A-Z][\w&'.-]+)*) (?:have |has |just )*"
    r"(?:rejected|turned me|said no|offered me|went with|didn't)\b"
)
WITH_COMPANY = lazy.pattern(r"\b(?:with|by)\s+(?:the\s+)?[A-Z][^,.;!?\n]*")
COMPANY_APPLICATION = lazy.pattern(r"\b(?:the|my|an?) ([A-Z]\w+(?: [A-Z]\w+)?) (?:application|job|role|position)\b")
