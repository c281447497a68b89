"""Which turns of phrase does a script never use (S2, S3, S6, L7)?

Each rule is a table of patterns. A person's own proof, or the posting, may hold one of the words ("tight deadlines"):
what stands there word for word is no finding, except where the rule is about the call itself.
"""

import re
from collections.abc import Iterator

from coach import lazy
from coach.lint.model import Finding, Rule, Severity
from coach.pitch.model import Facts, Kind
from coach.words import sentences

_PAPERS = r"(?:application|r[eé]sum[eé]s?|c\.?v\.?|cover letter|candidacy|papers|submission|profile|details|materials)"

FOLLOWING_UP = (
    r"follow(?:ing|ed|s)?[\s-]*up",
    r"circl(?:e|ing) back",
    r"touch(?:ing)? base",
    r"check(?:ing|ed)?[\s-]+(?:in|back|up)\b",
    r"check(?:ing)? (?:on|the status|whether|if|where|how)",
    r"chas(?:e|ing) (?:up|this|my|you|the)",
    r"(?:bump|nudg|ping)(?:ing)? (?:this|you|my)",
    r"any (?:updates?|news|word|progress|movement|feedback|developments?)\b",
    r"(?:an|the latest|latest) updates? (?:on|about)",
    r"status of\b",
    r"where (?:my|the|this|your|things?|we|it|i)\b[^.?!]{0,40}\b(?:stands?|is at|are at|is in|has got)\b",
    r"where (?:things|we|you|i) (?:are|stand|am)\b",
    r"how (?:my|the) [^.?!]{0,20}(?:is (?:going|coming|doing|progressing)|looks?|stands?|goes)",
    rf"(?:my|the|an) (?:\w+ )?{_PAPERS}\b",
    rf"{_PAPERS} (?:i|that i|which i) (?:sent|submitted|gave|emailed|posted|handed)",
    r"i(?:['’]ve| have)? (?:recently |just |already )?(?:applied|put in for|sent in|submitted|handed in)\b",
    r"(?:did|have|has|had) (?:you|anyone|somebody|someone|it) [^.?!]{0,20}(?:received?|g[eo]t|reached|seen|"
    r"arrived?|come through|chance to)",
    r"made (?:a|your|any) decision(?: yet)?\b",
    r"(?:slipped|fallen) (?:through|off|down)",
    r"still (?:open|available|being considered|under (?:review|consideration)|in the running|interested in me)",
    r"heard? back",
    rf"(?:if|whether|that) (?:my|the) {_PAPERS} (?:was|is|has|had|arrived|came|got|reached)",
    r"(?:if|whether) (?:a|the|any) decision|(?:if|whether) you(?:['’]ve| have| had)? (?:made|come|filled|decided"
    r"|chosen|had)",
    r"(?:has|is|was) the (?:job|role|position|post|place|vacancy) (?:still|been|already|filled|taken|gone)",
    r"(?:my|the) (?:last|previous|earlier|first|other) (?:e-?mail|mail|message|letter|call|voicemail|note)",
    r"(?:job|role|position|post) (?:that )?i (?:went|put|asked|wrote) (?:for|in)|the (?:e-?mail|form|letter) i sent",
    r"(?:top|bottom) of (?:your|the) (?:inbox|pile|list|mind|stack)|(?:second|another|fresh) look at (?:my|me)",
    r"how far (?:along|on)\b|in the (?:process|pipeline|queue)\b|keep me (?:posted|updated|informed|in the loop)",
    r"(?:see|find out|hear|ask|know) (?:if|whether) (?:there(?:['’]s| is| are| has been)|anything"
    r"|something) (?:any(?:thing)? |an? )?"
    r"(?:new|news|update|change|moved|progress|happen)",
    r"(?:reconnect|revisit|resurfac|re-?send|remind)(?:ing|ed)?\b",
)
COMPLAINT = (
    r"(?:have|had|has)(?:n['’]t| not)(?: \w+)? heard",
    r"never (?:called|heard|got|replied|wrote|answered|came)",
    r"no(?:body)? (?:has )?(?:reply|replied|answer(?:ed)?|response|responded|word|sign|callback)",
    r"(?:still|been|kept|keep) (?:waiting|silent|quiet)",
    r"silence|ignor(?:ed|ing)|ghosted|disappoint\w*|frustrat\w*|unprofessional|left hanging",
    r"weeks? (?:have passed|has passed|went by|without)",
    r"you (?:said|told me|promised|had said) (?:that )?(?:you|i)(?:['’]d| would| were)",
    r"(?:as|like) (?:you )?promised|supposed to (?:call|write|ring|hear)|why (?:haven['’]t|didn['’]t|"
    r"hasn['’]t|nobody|no one)",
)
PRESSURE = (
    r"as soon as (?:possible|you can)|\basap\b|urgent(?:ly)?|immediately|right away|at once",
    r"(?:need|want|expect|demand) (?:an answer|your answer|a decision|your decision)|\bi (?:need|want|have) to know",
    r"(?:other|another|competing|better|different) (?:job )?offers?\b|deadlines?\b|last chance"
    r"|before it['’]s too late",
    r"\byou (?:must|have to|need to|should|ought to|had better)\b",
    r"\bi (?:expect|insist|demand|must)\b|won['’]t wait|can['’]t wait much|running out of time",
    r"by (?:tomorrow|tonight|the end of (?:today|the day|this week)) at the latest",
    r"earliest convenience|sooner rather than later|time is (?:short|running|of the essence)|won['’]t take no\b",
    r"(?:prompt|quick|early|speedy|swift) (?:reply|response|answer)|i(?:['’]ll| will) keep (?:calling|trying"
    r"|ringing)",
    r"call me (?:back )?(?:today|now|tonight)|other (?:companies|employers|firms) (?:are|have|want)",
)
BEGGING = (
    r"\bbeg(?:ging)?\b|desperate(?:ly)?|\bpleas(?:e),? please|please (?:consider|give|hire|take me on|help me"
    r"|let me)",
    r"i (?:really |badly |urgently )?need (?:this|a|the|any|some) (?:job|work|chance|money|income|break)",
    r"give me (?:a|the|one|this) (?:chance|opportunity|shot|try)|any chance\b|one chance|a chance to prove",
    r"i(?: would|['’]d) do anything|anything you (?:have|can offer)|take any(?:thing| job)",
    r"sorry (?:to|for|if|that)|apologi[sz]e|forgive me|hate to (?:bother|disturb)|(?:bother|disturb|"
    r"trouble)(?:ing)? you",
    r"i know (?:that )?you(?:['’]re| are| must be) (?:very |so |really )?busy",
    r"mean (?:the world|so much|a lot|everything)|(?:so|very|extremely|eternally|deeply) grateful|"
    r"if you could (?:possibly|find it)",
    r"(?:unemployed|out of work|jobless|bills|struggling)",
    r"(?:for free|for nothing|for less (?:money|pay)|pay cut|whatever you(?:['’]ve| have) got|don['’]t forget me"
    r"|hear me out)",
    r"(?:i have|i['’]ve got) (?:a family|kids|children|rent|debts?|a mortgage)\b|take a chance on me|be my last hope",
)
BOASTING = (
    r"\bthe best\b(?! (?:time|way|number|moment|day|person to|one to))|perfect (?:fit|match|candidate|person|"
    r"for)|ideal (?:fit|candidate|match|person)",
    r"uniquely|second to none|world[\s-]class|unmatched|unrivalled|unparalleled|outstanding|"
    r"exceptional(?:ly)?|amazing|incredible",
    r"rock ?star|ninja|guru|genius|superstar|top performer|high achiever|go-getter|passionate about",
    r"you (?:won['’]t|will not|can['’]t|cannot) (?:find|regret|go wrong|do better)|(?:no ?body|"
    r"no one) (?:else )?(?:is |can |does |better)",
    r"exactly (?:what|who|the person) you|(?:great|huge|valuable|real) asset|i excel|i guarantee|"
    r"highly (?:skilled|motivated|qualified)",
    r"right (?:person|candidate|fit|choice|man|woman) for (?:you|this|your)\b|you(?:['’]ll"
    r"| will) be (?:impressed|amazed|lucky)",
    r"i(?:['’]m| am) (?:confident|sure|certain|convinced) (?:that )?i\b|born (?:leader|to)|natural (?:leader"
    r"|talent)|like no other",
    r"hard[- ]working|team player|results[- ]driven|self[- ]starter|people person|hit the ground running"
    r"|number one\b",
)
CAREER = (
    r"my (?:whole |entire |long |previous )?(?:career|working life|work history|employment history|cv history|"
    r"background (?:is|includes))",
    r"(?:over|for|in|during) the (?:past|last) (?:\w+ )?(?:years|decades?)|throughout my|over the years|years ago",
    r"i (?:first )?(?:started|began) (?:out|my|as|at)|i graduated|since (?:i was|school|university|college"
    r"|graduating)",
    r"(?:then|after that|before that|later|afterwards),? i (?:moved|went|joined|worked|became|started|was)",
)
FILLER = (
    r"\bjust (?:calling|wanted|checking|a quick|writing|thought|wondering|following|to)\b|quick question|real quick",
    r"\b(?:basically|actually|honestly|literally|obviously|essentially|frankly|anyway|hopefully|kinda|gonna|"
    r"um+|uh+|erm?)\b",
    r"to be honest|(?<!any )(?<!this )(?<!that )\b(?:kind|sort) of (?!work|job|person|role|help)|you know,|"
    r"i guess|i mean,|like i said|needless to say",
    r"i (?:was|am|['’]m) (?:just )?wondering|hope (?:this|you)[^.?!]{0,20} (?:well|finds)|"
    r"at this point in time|in order to|as you (?:may |might )?know",
    r"reach(?:ing)? out to|for all intents|at the end of the day|going forward|synerg\w*|leverage|circle",
    r"to whom it may concern|(?:do not|don['’]t) hesitate|please find|as per\b|take this opportunity"
    r"|look forward to hearing",
    r"at this (?:moment|point) in time|having a (?:good|great|nice|lovely) (?:day|week)|it goes without saying",
)

_TABLE: tuple[tuple[Rule, tuple[str, ...], bool, str], ...] = (
    (Rule.FOLLOWING_UP, FOLLOWING_UP, False, "“{}” asks about your papers. Say what you can do for them instead."),
    (Rule.COMPLAINT, COMPLAINT, False, "“{}” sounds like a complaint. Leave the waiting out of it."),
    (Rule.PRESSURE, PRESSURE, True, "“{}” puts pressure on them. A question is stronger."),
    (Rule.BEGGING, BEGGING, True, "“{}” makes you smaller than you are. Leave it out."),
    (Rule.BOASTING, BOASTING, True, "“{}” praises you. One thing that you did says more."),
    (Rule.CAREER, CAREER, True, "“{}” begins your history. Stay with what they need."),
    (Rule.FILLER, FILLER, True, "“{}” says nothing. Leave it out."),
)
_COMPILED = tuple(
    (rule, lazy.pattern(r"(?<!\w)(?:" + "|".join(patterns) + ")", re.IGNORECASE), quoted, message)
    for rule, patterns, quoted, message in _TABLE
)


def wording(text: str, kind: Kind, facts: Facts) -> Iterator[Finding]:
    """The turns that no script uses, at most one finding for each rule and sentence."""
    pairs = (part for pair in facts.pairs for part in pair)
    own = "\n".join((*facts.proofs, *facts.posting_needs, *pairs, facts.forgot)).lower()
    for sentence in sentences(text):
        for rule, pattern, quoted, message in _COMPILED:
            match = pattern.search(sentence)
            if match and not _allowed(match.group(), rule, kind, own if quoted else ""):
                found = " ".join(match.group().split())
                text_for = message.format(found)
                yield Finding(rule=rule, severity=Severity.ERROR, message=text_for, sentence=sentence, values=(found,))


def _allowed(found: str, rule: Rule, kind: Kind, own: str) -> bool:
    """A withdrawal may name the application; a proof or a posting may hold a word that is banned elsewhere."""
    withdrawn = rule is Rule.FOLLOWING_UP and kind is Kind.WITHDRAWAL and re.search(_PAPERS, found, re.IGNORECASE)
    return bool(withdrawn) or found.lower() in own
