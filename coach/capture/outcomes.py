"""What came of it, by which way, and who was it? Tables of patterns, read like those of `cues`."""

from collections.abc import Mapping

from coach.capture.cues import DESK, SENT, TALK, Pattern, any_of
from coach.timeline import Channel, Outcome, Role, Verdict

_JOB = (
    r"(?:the|a|an|this|that) (?:[\w'.&-]+ ){0,4}(?:job|role|position|gig|post|contract)\b"
    r"(?! (?:desc|ad|post|spec|alert|link|title))"
)

# How an application ended.
VERDICTS: Mapping[Verdict, Pattern] = {
    Verdict.NOT_A_FIT: any_of(
        r"\bnot (?:a|the right|a good) (?:fit|match)\b",
        r"\b(?:over|under)qualified\b",
    ),
    Verdict.WITHDRAWN: any_of(
        r"\bwithdr[ae]w\w*",
        r"\bpull(?:ed|ing) out\b",
        r"\bno longer (?:interested|want)",
        r"\bnot interested (?:in|any ?more)",
        r"\bdo(?:n't| not) want\b.*\b(?:any ?more|job|role|position|it)\b",
        r"\bdropp(?:ed|ing) out\b",
        r"\bturned (?:it|them|their offer|the offer) down",
        r"\bi(?:'ve| have)? (?:just |then )?(?:declined|turned down|rejected|refused|passed on|(?:said"
        r"|told them) no)\b",
    ),
    Verdict.REJECTED: any_of(
        r"\breject\w*",
        r"\bturned me down",
        r"\bturned down\b(?! (?:my|the|our) (?!application|cv|resume|candida))",
        r"\b(?:job|role|position|post|vacancy)\b.*\boff the table\b",
        r"\b(?:found|hired|picked|chose|chosen|promoted|gave it to) (?:someone|somebody|another|an internal)\b",
        r"\bno thanks\b",
        r"\b(?:didn'?t|did not) (?:get|make) (?:it|in|this|that|past|through|further|any further|to the"
        r"|the (?:[\w'.&-]+ ){0,3}(?:job|role|position|gig|cut|post|one|next|second|final))\b",
        r"\bgot a no\b|\b(?:said|says)(?: \w+){0,2} but no\b",
        r"(?:=|:)\s*no\b(?! \w)",
        r"\b(?:said|says|answered|replied|it'?s|is|was) (?:a |a clear )?(?:no|nah)\b(?! (?:news|one|answer|reply"
        r"|idea))",
        r"\b(?:went|gone|going|go) with (?:someone|somebody|another|an? |other)",
        r"\b(?:job|position|role|post|vacancy)(?: is| was|'s| has| been)*(?: already)? (?:gone|filled|taken|dead)\b",
        r"\b(?:they|they've|they have) (?:already )?filled\b",
        r"\b(?:got knocked|knocked me|turned me) (?:back|down|away)\b",
        r"\bis dead\b",
        r"\bnot moving forward",
        r"\bwon't be moving forward",
        r"\bunsuccessful\b|\b(?:wasn't|weren't|not) (?:\w+ )?successful\b",
        r"\b(?:go|going|went|gone) in (?:a|another) (?:different )?direction\b",
        r"\bgave (?:it|the job) to\b",
    ),
    Verdict.OFFER: any_of(
        r"\b(?:got|have|received|had|made me|gave me|extended|sent me) (?:the |an |a |their |a job "
        r"|the job )*(?:job )?offer\b",
        rf"\b(?:got|landed|given) {_JOB}",
        r"\baccept(?:ed|ing) (?:the |their |an |a |it\b|(?:[\w'.&-]+ ){0,3}offer)",
        rf"\b(?:offer|offered|offering) me (?:it\b|[£$€]?\d|{_JOB})",
        r"\boffer (?:from|came)\b",
        r"\b(?:gave|given|giving|offered|offering) (?:it to me|me (?:it|the (?:job|role|position|gig)))\b",
        r"\bit'?s a yes\b|\bi got it\b|\bsaid yes\b",
        r"\bi(?:'ve| have)? (?:just )?accepted\W*$|\btook the (?:job|offer|position|role)\b",
        r"\bhired me\b",
        r"\bi'?m hired\b",
        r"\bthey want me\b(?! (?:in|to|back|for|on)\b)",
    ),
}

# With whom one spoke who is not the person.
AT_THE_DESK = any_of(rf"\b{DESK}")

# What came of a call. `at the phone` outcomes; the first that fits.
OUTCOMES: Mapping[Outcome, Pattern] = {
    Outcome.MESSAGE_WITH_ASSISTANT: any_of(
        rf"\b{DESK}.*\b(?:message|pass|tell|told|note|word|took)",
        rf"\bleft\b.*\bwith (?:[\w']+ ){{0,2}}{DESK}",
        rf"\b(?:message|msg|word) (?:with|w) (?:[\w']+ ){{0,2}}{DESK}",
    ),
    Outcome.VOICEMAIL_UNPREPARED: any_of(
        r"\b(?:voicemail|voice mail|vm|answering machine|mailbox)\b.*\b(?:hung up|hang up|didn'?t leave"
        r"|did not leave|no message|without leaving)",
    ),
    Outcome.VOICEMAIL_LEFT: any_of(
        r"\bleft (?:\w+ ){0,3}(?:voicemails?|voice mail|vms?|messages?|msg)\b",
        r"\b(?:voicemail|voice mail|vm)\b.*\bleft (?:one|it|word|my)\b",
        r"\b(?:voicemail|voice mail|vm|message|msg) left\b",
    ),
    Outcome.INTERVIEW_OFFERED: any_of(
        rf"\b(?:offered|invited|gave|want|wants|have|got|set up|booked)\b.*\b{TALK}",
    ),
    Outcome.REFERRAL: any_of(
        r"\breferred me\b",
        r"\b(?:(?:sent|passed|pointed|put|referred) me|(?:got|was|been) (?:sent|passed|pointed|put"
        r"|referred)) (?:on |over |through )?to\b",
        r"\bi should (?:talk|speak) (?:to|with)\b",
    ),
    Outcome.CALLBACK: any_of(
        r"\b(?:asked|told|wants?|said)\b(?:(?!\bi'll\b|\bi will\b).)*\b(?:call|ring|phone"
        r"|try)\b(?: \w+)? (?:back|again|later)",
        r"\b(?:call|ring|phone) (?:her|him|them|back)\b.*\bback\b",
        r"\bcall back (?:on|at|in|later|tomorrow|next)",
    ),
    Outcome.BAD_MOMENT: any_of(
        r"\bbad (?:time|moment)",
        r"\bbusy\b",
        r"\bin (?:a meeting|meetings)\b",
        r"\bcould ?n['o]t talk",
        r"\bcan'?t talk",
        r"\bno time\b",
        r"\bon another call",
    ),
    Outcome.CLEAR_NO: any_of(
        r"\bclear no\b",
        r"\bsaid no\b(?! news)",
        r"\b(?:position|job|role)(?: is| was|'s)? (?:already )?(?:filled|gone)",
    ),
    Outcome.BRUSH_OFF: any_of(
        r"\bbrush\w* (?:me )?off",
        r"\bgot rid of me",
        r"\bhung up on me",
        r"\bfobbed",
        r"\bdon't call us",
    ),
    Outcome.NOBODY: any_of(
        r"\bno ?(?:body|one)\b",
        r"\bengaged\b",
        r"\bis (?:away|off|out|on (?:holiday|leave|annual leave|vacation))\b",
        r"\bno (?:answer|reply|response|luck)\b",
        r"\b(?:didn'?t|did not|doesn'?t|won'?t) (?:pick|answer|get through)",
        r"\brang out",
        r"\b(?:is |was |are )?(?:not|n't) (?:in|there|available|around)\b",
        r"\bout of (?:the )?office\b",
        r"\b(?:could ?n'?t|can'?t|cannot|could not|unable to) (?:reach|get)",
    ),
    Outcome.REACHED: any_of(
        r"\bspoke",
        r"\btalked",
        r"\bspoken",
        r"\bchat",
        r"\breached (?:her|him|them|\w+)",
        r"\bgot hold",
        r"\bgot (?:[\w'.]+ ){1,3}on the (?:phone|line)\b",
        r"\bgot through",
        r"\bno news",
        r"\b(?:off|on) the phone (?:with|to)\b",
        r"\b(?:off|finished|had) (?:a|the|my) call\b",
        r"\b(?:call|talk|chat|conversation)\b.*\bwent\b",
        r"\b(?:had a )?(?:good|nice|short|quick|great|lovely|long|brief|decent)+ (?:call|talk|conversation|chat)\b",
        r"\bhad an? (?:\w+ ){0,2}(?:call|talk|conversation)",
        r"\b(?:she|he|they) (?:said|says|told)",
    ),
}

_BY_WAY = (
    r"\b(?:asked|contacted|chased|followed up|got in touch|reached out|replied|answered|responded|thanked)\b.*"
    r"\b(?:by|via|on|over|through)"
)
# By which way the person got in touch. Each begins with what they did, so that it is not mistaken for what others did.
TOUCHES: Mapping[Channel, Pattern] = {
    Channel.NOTE: any_of(
        rf"\b(?:{SENT}|posted|mailed|gave|finished)\b.*\bthank",
        r"\b(?:texted|emailed|mailed|messaged|wrote)\b.*\bthank",
        r"\bthanked\b",
        r"\bthank(?:s|[- ]you) (?:note|card|letter|mail|email|message)\b.*\b(?:sent|done|is out|gone)\b",
    ),
    Channel.LINKEDIN: any_of(
        r"\b(?:messaged|wrote|contacted|pinged|added|connected|sent)\b(?! me\b).*\blinkedin\b",
        rf"{_BY_WAY} linkedin\b",
        r"\blinkedin (?:message|note|dm)\b",
    ),
    Channel.TEXT: any_of(
        r"\btexted\b",
        rf"{_BY_WAY} (?:text|sms|whatsapp)\b",
        rf"\b{SENT}\b.*\b(?:text|sms|whatsapp)\b",
        r"\bwhatsapped\b",
    ),
    Channel.SOCIAL: any_of(
        r"\b(?:messaged|dm'?d|pinged)\b",
    ),
    Channel.EMAIL: any_of(
        r"\be-?mailed\b",
        r"\bmailed\b",
        rf"\b{SENT}\b.*\b(?:e-?mail|mail|follow[- ]?up|note|message)\b",
        r"\bwrote (?:to )?\w+",
        rf"{_BY_WAY} (?:e-?mail|mail)\b",
        r"\bdropped (?:[\w']+ ){0,2}a (?:line|note|mail|email|message)\b",
        r"\bfollowed up\b.*\be-?mail",
        r"\b(?:e-?mail|mail|message|follow[- ]?up) to [^,.;]{1,40} (?:is |was |got )?(?:sent|out|gone|done)\b",
    ),
    Channel.PHONE: any_of(
        r"\b(?:asked|told|said)\b.*\b(?:to|i should) (?:call|ring|phone|try) (?:back|again|later|her|him|them)\b",
        r"(?<!someone )(?<!somebody )(?<!place )(?<!company )(?<!firm )\b(?:called(?! (?:in|by|round)\b)|rang"
        r"|phoned|dialled|dialed|tried|ringed)\b"
        r"(?! off| me\b| us\b)",
        r"\bgave [\w' ]{1,30} a (?:call|ring|buzz|bell|shout)",
        r"\b(?:spoke|chatted|spoken) (?:to|with)",
        r"\btalked (?:to|with)",
        r"\b(?:had an?|an?) (?:\w+ ){0,2}(?:chat|call|talk|word|conversation) with",
        r"\bgot (?:hold of|through)|\bgetting through\b",
        r"\b(?:off|on) the phone (?:with|to)\b",
        r"\bgot (?:[\w'.]+ ){1,3}on the (?:phone|line)\b",
        r"\breached\b",
        r"\bleft (?:\w+ ){0,3}(?:voicemails?|voice mail|vms?|messages?|msg|word)\b",
        r"\b(?:voicemail|voice mail|vm|answering machine)\b",
        r"\bcall\b.*\bwent (?:ok|okay|well|fine|great|badly|alright|good)\b",
        r"\b(?:couldn't|can't|cannot|could not|unable to) (?:reach|get hold of|get through)\b",
        r"\bno luck (?:reaching|getting|calling|ringing|with)\b",
        r"\bno ?(?:body|one) (?:pick|answer|there|home)\w*",
        r"\bno answer\b",
        rf"{_BY_WAY} (?:the )?phone\b",
        r"\bfollowed up\b",
        rf"\b{DESK} (?:\w+ )?took (?:a|the|my)\b",
    ),
}

_NOT_HR = "".join(
    rf"(?<!{desk} )" for desk in ("hr", "resources", "people", "talent", "acquisition", "recruitment", "recruiting")
)
# What the person at the employer's is (P1, P2); a manager of HR is HR.
ROLES: Mapping[Role, Pattern] = {
    Role.HIRING_MANAGER: any_of(
        r"\b(?:hiring manager|head of (?!hr\b|people\b|talent\b|recruit)[a-z]+|team lead(?:er)?|line manager"
        rf"|{_NOT_HR}director|founder|owner|{_NOT_HR}manager)\b",
    ),
    Role.RECRUITER: any_of(
        r"\b(?:recruiter|headhunter|talent acquisition(?: partner| manager)?|talent partner|agency)\b",
    ),
    Role.HR: any_of(
        r"\b(?:hr|human resources|people team|personnel)\b",
    ),
    Role.ASSISTANT: any_of(
        r"\b(?:assistant|receptionist|secretary|front desk|pa to)\b",
    ),
    Role.NONE: any_of(
        r"\bcontact(?: person)?\b",
    ),
}
