"""Which turns of phrase say what of a date? Refusals, corrections, moves, what is over: patterns, as data.

They are matched against the words before a mention (they end with `$`) or after it, with one blank between them.
"""

import re

from coach import lazy
from coach.when.words import MOVED

MOVE = rf"(?:{'|'.join(sorted(MOVED))}|re - schedul(?:ed|ing|e))"
NOT = (
    r"(?:not|never|cannot|(?:ca|wo|do|does|is|was|could|did|are|ai)n'?t|(?:can|din|wil|wid|wis|is|disn|dae)nae"
    r"|unable|except|unavailable|busy|double(?: -)? booked|booked up|tied up|without|skip"
    r"|nothing (?:before|on)|cancel(?:led|ed)?|(?<!i )forget|ignore|disregard|n?either of|nor|neither|no)"
)
# Between "not" and the date these words take the refusal back: "no later than Friday", "don't forget Friday".
PARDON = (
    r"(?:so|cap|lie|joke|later|sorry|wait|problem|worries|worry|forget|rush|sure|need|only"
    r"|hesitate|idea|doubt|thanks|until|till|but|,)"
)
CANCELLED = lazy.pattern(r"\bcancel(?:l?ed|led|lation)\b(?: (?!now|new|moved|so|but)\S+){0,9}$")
ELSE = lazy.pattern(r"\b(?:alternatively|otherwise|if not|failing that|or else|also)\b(?: \S+){0,4}$")
CONDITION = lazy.pattern(r"\b(?:if|unless|in case)\b(?: \S+){0,6} by(?: the)?$")  # "if they don't call by Friday"
IF = lazy.pattern(r"\bif(?: \S+)?$")  # "if Tuesday's bad, Wednesday works too"
REFUSED = lazy.pattern(
    rf"(?<!why )(?<!don't )(?<!dont )(?<!not )(?<!\w)(?:{NOT}(?!(?: \S+)* {PARDON}(?: |$))"
    r"|(?:instead|rather|other|apart|(?<!no )(?:sooner|earlier|better)) (?:of|than|from)|unless|excluding|barring"
    r"|(?:(?:every|any|all|each) \S+|anything|anytime) (?:but|except))(?: \S+){0,8}$"
    r"|\b(?:don'?t|do not|no need to|needn'?t) wait(?: (?:until|till|til|for))?(?: the)?$"
)
BUT_NOT = lazy.pattern(
    r"(?:, )?but (?:i|we|they|he|she) (?:ca|wo|could|do)n'?t(?: (?:do|make)(?: (?:it|that|then))?)?(?: (?:so|,|then)|$)"
    r"|(?:, )?but (?:i|we|they|he|she) (?:can ?not)(?: |$)"
)
REFUSED_AFTER = lazy.pattern(
    r"(?:(?!(?:,|and|or|if|but) )\S+ ){0,3}"
    r"(?:(?:ca|wo|does|is|was)n'?t|not|aside|off|out|(?<!saying )(?<!said )(?<!says )no"
    r"|(?P<gone>cancell?ed|fell through|no good|impossible|taken|full|fully|bad|difficult|tricky|tough|busy))"
    r"(?! (?:later|problem|worries|answer|reply|response|joy|luck|news|word|pick-?up|voicemail|vm)\b)"
    r"(?: |$)(?P<rest>.*)"
)
# It is said of what stands before it: "Dec 2nd cancelled, Dec 3rd confirmed".
GONE = lazy.pattern(r"^(?:(?:is|was|got|has|been) )*(?:cancell?ed|impossible|taken|full|fully booked)\b ?")
AWAY = lazy.pattern(
    r"\b(?:away|t(?:ook|ake|aking) off|(?<!result will )(?<!results will )(?<!decision will )"
    r"(?<!list will )(?<!offer will )be out"
    r"|(?:i'm|im|am|is|are|he's|she's|they're|we're) out|ooo|travell?ing|closed"
    r"|on (?:holidays?|vacation|leave|shift|call)|annual leave|out of (?:the )?office"
    r"|(?<!trial )(?<!shadow )(?<!first )(?<!test )shifts?(?! (?:starts?|begins?)\b)"
    r"|(?:opening|office|working|business) hours?|hours (?:are|is)|rota"
    r"|(?:i'm|im|am|is|he's|she's|they're|are|be|was|days?|weeks?|months?) off)(?: (?!,)\S+){0,4}$"
)
WORK = lazy.pattern(r"(?:role|shifts?|hours|job|position|schedule)\b")

# What was agreed on in the end, whatever was spoken of before.
SETTLED = (
    r"(?:settled (?:on|for)|agreed (?:on|to)|(?:landed|decided) on|ended up|plumped for"
    r"|(?:went|gone|going) (?:with|for)"
    r"|in the end|(?:it|that)(?:'ll| will) be"
    r"|finally|eventually|let's (?:do|plan|say|go|aim|make|stick|shoot)|instead offered|offered instead"
    r"|confirmed (?:for|as)|(?:i|we|he|she|they) (?:took|picked|chose|grabbed)"
    r"|(?:so|and) (?:we|i)(?:'ve)? said)"
)
# role -> what stands before the mention
BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, lazy.pattern(pattern))
    for role, pattern in (
        ("open", r"\b(?:anytime|whenever|any|every|each)(?: \S+){0,3}$"),
        ("open", r"\b(?:not sure|unsure|no idea|don'?t know)(?: (?:about|if|whether|which|it's|its|for|on|the)){1,3}$"),
        (
            "old",
            r"\b(?:(?:was|were)(?! (?:gonna|going to)(?! be\b))"
            r"|originally|previously|initially|former(?:ly)?|old|used|(?:was|were) (?:supposed|meant)"
            r"|(?<!the )(?<!an )earlier)"
            r"(?: \S+){0,3}$",
        ),
        ("new", r"\b(?:now|updated|revised|new (?:time|date|day|slot|one)|but (?:it's|its|it is))(?: \S+){0,4}$"),
        ("new", rf"\b{SETTLED}(?: (?!,)\S+){{0,3}}$"),
        (
            "guess",
            r"\b(?:hoping|guess|guessing|bet|knowing (?:them|him|her)|probably|prob|maybe|perhaps|might|assuming)"
            r"(?: (?:it|it'll|it's|its|be|they'll|will|is|that|for|on|at|by|the|more|like)){0,3}$",
        ),
        ("follow", r"\b(?:then|followed by|afterwards|after which)\b(?: (?!,)\S+){0,5}$"),
        ("so", r"(?:^|\s)(?:so|therefore|hence)(?: (?!,)\S+){0,8}$"),
        (
            "once",
            r"\b(?:originally|previously|initially|formerly|(?:was|were) (?:supposed|meant|going) to)"
            r"(?: (?!,)\S+){0,7}$",
        ),
        (
            "setting",
            r"\b(?:after|since|following|during) (?:the|my|our|that|his|her|their) (?:\S+ ){1,3}(?:on|from|of|last)?$",
        ),
        ("instead", r"\b(?:instead of|rather than)(?: \S+){0,2}$"),
        ("end", r"\b(?:ends?|finish(?:es)?|finishing)(?: \S+){0,2}$"),
        (
            "ahead",
            r"\b(?:will|\w+'ll|going|next|until|till|by|decide|deadline|expect|hear|promised|interview)\b",
        ),
        (
            "aux",
            r"\b(?:confirm|rsvp|reply|respond|accept|know|complete|return|sign|valid|expires?|posted|clos(?:es|ing)|apply"
            r"|accepting|register|deadline)\b",
        ),
    )
)
FIX = lazy.pattern(
    r"\b(?:sorry|oops|actually|correction|scratch|wait(?! (?:till?|until|for|to)\b)|mean"
    r"|meant|rather|whoops|typo|nvm|mind|oh|tell a lie|scrap|second thoughts?|hang on|hold on|my bad|my mistake)\b"
)
TAKEN_BACK = lazy.pattern(r"(?:^|\s)(?:no|nope|nah)(?: [,.!–—-]| wait| sorry| make| i |$)|\bmake (?:that|it)\b")
MAIN = lazy.pattern(
    r"\b(?:interviews?|meet(?:ings?)?|(?<!on )calls?|(?:gave|put|see|have) me|want me (?:in|there|on|at|back|for)|chat"
    r"|screen|scheduled|invited|booked|onsite|zoom|teams|round|panel|when"
    r"|starts?|date|session|assessment)\b"
)
DEED = (
    r"(?:applied|sent|submitted|spoke|talked|heard|emailed|called|rang|met|received|interviewed|had|saw|messaged"
    r"|got (?:(?:the|an?|my|another) )?(?:rejection|reply|response|news|answer|e-?mail|message)"
    r"|followed|left|replied|wrote|chatted|finished|contacted|phoned|spoken|rejected|laid off|let go|fired|hired|born"
    r"|graduated|married|quit|resigned)"
)
TOLD_DEED = (
    r"(?:i|we|he|she|they)(?: (?:last|just|also|already|only))?"
    r" (?!schedul|book|mov|push|offer|confirm|invit|want|need|ask|chang|suggest|propos|plan|pick|promis"
    r"|decid|agre|settl|land|pencil|reserv|lock|slott|end|arrang|assign|squeez|sign|regist|add|extend|delay|postpon"
    r"|switch|swap|bump|grant|accept|select|pull|shift)"
    r"\w{3,}ed"
)
# A finished deed governs what follows it at once: "applied on Monday", but not "sent an invite for Monday".
PLEASED = lazy.pattern(
    r"\b(?:great|nice|good|lovely|pleasure|enjoyed|loved|liked|thanks|thank(?:ed)? (?:you|her|him|them)"
    r"|following)(?: (?!,)\S+){0,2}"
    r" (?:(?:speak|talk|chatt|meet|see|com|interview|join|visit|stopp)ing|time|visit|talk|chat|interview"
    r"|conversation|call|meeting|e?-?mail|letter|discussion)"
    r"(?: \S+){0,4}$"
)
DONE = lazy.pattern(
    r"\b(?:did|took|passed|aced|bombed|finished|completed) (?:the|my|an?|our|that|their)"
    r"(?: (?!(?:for|to|about|re|that|and|:|,|on|at)(?: |$))\S+){1,4}(?: (?:on|at))?$|"
    r"\b(?:had|did|finished)(?: (?:my|the|our|an?|first|second|last|phone|final))*"
    r" (?:interview|call|screen|chat|round|meeting)"
    r"(?: (?:with|at)(?: \S+){1,3})?(?: (?:on|at))?$"
    r"|\b(?:spoke|spoken|talked|chatted) (?:to|with)(?: (?!(?:for|about|re|that|and|:|,)(?: |$))\S+){0,4}$"
    rf"|\b(?:{DEED}|{TOLD_DEED})"
    r"(?: (?!(?:for|to|about|re|saying|said|interview|invite|that|and|:|,|it)(?: |$))\S+){0,6}$"
)
# Verbs that no appointment is made with ("she said Friday" is one), and questions about what was.
WENT = lazy.pattern(
    r"\b(?:went|came(?! (?:back|up) with)|drove|flew|ran|sat|stayed|watched|ate|slept|wore"
    r"|forgot(?! (?:it|its|that|about))|missed|lost|bought)\b"
    r"(?: (?!,|and|but|so)\S+){0,6}$"
    r"|\bdid(?: not|n't)(?: (?!,|and|but|so)\S+){0,6}$"
    r"|^(?:did|were|was) (?:you|he|she|they|we|it)\b"
)
WHOSE = frozenset(("my", "our", "your", "his", "her", "their", "this", "that"))
UNDONE = lazy.pattern(r"(?:n'?t|\bnot|\bnever|\bnobody|\bunless|\bif) (?:\S+ )?$")
# Today, and what happened then: "this morning they invited me for …".
HAPPENED = lazy.pattern(
    r",? ?(?:i|we|they|he|she|it|(?:the|my|our|their|her|his) \S+|[^\W\d]+)(?: (?:just|also|finally|then))? "
    r"(?:\w{2,}ed|said|told|rang|got|had|was|were|sent|met|spoke|heard|came|went|gave|found|did|wrote|left|rung)\b"
)
# Said after it: it is off, and nothing stands in its place.
OFF = lazy.pattern(
    r"(?<!if )(?<!unless )\b(?:fell through|called off|cancell?ed|been postponed|got postponed|on hold"
    r"|no longer (?:happening|possible|works?|available|on)"
    r"|waiting (?:for|on) (?:a|the|another|their) (?:new|next|other) (?:date|time|slot|one)"
    r"|date (?:is )?(?:tbd|tbc|tba)|i forget|(?:can'?t|don'?t) remember|off the table|not happening)\b"
)
BEYOND = frozenset(
    ("HENCE", "AFTER", "AGO", "UNIT", "NUM", "ORD", "SPAN", "FEW", "PART", "EDGE", "BEFORE", "NEXT", "THIS", "THE")
)
