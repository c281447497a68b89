"""What came of it, by which way, and who was it? Tables of patterns, read like those of `cues`."""

from collections.abc import Mapping

from coach.capture.cues import DESK, SENT, TALK, Pattern, any_of
from coach.timeline import Channel, Outcome, Role, Verdict

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
        r"\b(?:i|i've|i have) (?:declined|turned down)\b",
    ),
    Verdict.REJECTED: any_of(
        r"\breject\w*",
        r"\bturned me down",
        r"\bturned down\b",
        r"\bdidn'?t (?:get|make)\b",
        r"\bdid not (?:get|make)\b",
        r"\bgot a no\b",
        r"\b(?:said|says|answered|replied|it'?s|is|was) (?:a |a clear )?no\b(?! (?:news|one|answer|reply"
        r"|idea))",
        r"\bwent with (?:someone|somebody|another|an internal)",
        r"\b(?:job|position|role)(?: is| was|'s)? (?:already )?(?:gone|filled)",
        r"\bnot moving forward",
        r"\bwon't be moving forward",
        r"\bunsuccessful\b",
        r"\bgave (?:it|the job) to\b",
    ),
    Verdict.OFFER: any_of(
        r"\b(?:got|have|received|had|made me|gave me|extended|sent me) (?:the |an |a |their |a job "
        r"|the job )*(?:job )?offer\b",
        r"\b(?:got|landed) the (?:job|role|position|gig)\b",
        r"\boffered me (?:the|a) (?:job|role|position|contract)\b",
        r"\boffer (?:from|came)\b",
        r"\b(?:gave|offered) (?:it to me|me (?:it|the (?:job|role|position)))\b",
        r"\bhired me\b",
        r"\bi'?m hired\b",
        r"\bthey want me\b",
    ),
}

# What came of a call. `at the phone` outcomes; the first that fits.
OUTCOMES: Mapping[Outcome, Pattern] = {
    Outcome.MESSAGE_WITH_ASSISTANT: any_of(
        rf"\b{DESK}.*\b(?:message|pass|tell|told|note|word|took)",
        rf"\b(?:message|msg|word) (?:with|w) (?:[\w']+ ){{0,2}}{DESK}",
    ),
    Outcome.VOICEMAIL_UNPREPARED: any_of(
        r"\b(?:voicemail|voice mail|vm|answering machine|mailbox)\b.*\b(?:hung up|hang up|didn'?t leave"
        r"|did not leave|no message|without leaving)",
    ),
    Outcome.VOICEMAIL_LEFT: any_of(
        r"\bleft (?:\w+ ){0,3}(?:voicemail|voice mail|vm|message|msg)\b",
        r"\b(?:voicemail|voice mail|vm) left\b",
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
        r"\b(?:asked|told|wants?|said)\b.*\b(?:call|ring|phone|try)\b(?: \w+)? (?:back|again|later)",
        r"\b(?:call|ring|phone) (?:her|him|them|back)\b.*\bback\b",
        r"\bcall back (?:on|at|in|later|tomorrow|next)",
    ),
    Outcome.BAD_MOMENT: any_of(
        r"\bbad (?:time|moment)",
        r"\bbusy\b",
        r"\bin a meeting",
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
        r"\bfobbed",
        r"\bdon't call us",
    ),
    Outcome.NOBODY: any_of(
        r"\bno ?(?:body|one)\b",
        r"\bno (?:answer|reply|response|luck)\b",
        r"\b(?:didn'?t|did not|doesn'?t|won'?t) (?:pick|answer|get through)",
        r"\brang out",
        r"\b(?:is |was |are )?(?:not|n't) (?:in|there|available|around)\b",
        r"\bout of (?:the )?office\b",
        r"\bcouldn'?t (?:reach|get)",
    ),
    Outcome.REACHED: any_of(
        r"\bspoke",
        r"\btalked",
        r"\bspoken",
        r"\bchat",
        r"\breached (?:her|him|them|\w+)",
        r"\bgot hold",
        r"\bgot through",
        r"\bno news",
        r"\b(?:off|on) the phone (?:with|to)\b",
        r"\bhad a (?:good |nice |short |quick )*(?:call|talk|conversation)",
        r"\b(?:she|he|they) (?:said|says|told)",
    ),
}

# By which way the person got in touch. Each begins with what they did, so that it is not mistaken for what others did.
TOUCHES: Mapping[Channel, Pattern] = {
    Channel.NOTE: any_of(
        rf"\b(?:{SENT}|posted|mailed|gave|finished)\b.*\bthank",
        r"\bthanked\b",
        r"\bthank[- ]you (?:note|card|letter|mail|email) (?:sent|done|is out)",
    ),
    Channel.LINKEDIN: any_of(
        r"\b(?:messaged|wrote|contacted|pinged|added|connected|sent)\b.*\blinkedin\b",
        r"\blinkedin message\b",
    ),
    Channel.TEXT: any_of(
        r"\btexted\b",
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
        r"\bfollowed up\b.*\be-?mail",
        r"\b(?:e-?mail|mail|message|follow[- ]?up) to [^,.;]{1,40} (?:is |was |got )?(?:sent|out|gone|done)\b",
    ),
    Channel.PHONE: any_of(
        r"\b(?:called|rang|phoned|dialled|dialed|tried|ringed)\b(?! off| me\b| us\b)",
        r"\bgave \w+ a (?:call|ring|buzz)",
        r"\bspoke (?:to|with)",
        r"\btalked (?:to|with)",
        r"\b(?:had a|a) (?:\w+ )?(?:chat|call|talk|word|conversation) with",
        r"\bgot (?:hold of|through)",
        r"\b(?:off|on) the phone (?:with|to)\b",
        r"\breached\b",
        r"\bleft (?:\w+ ){0,3}(?:voicemail|voice mail|vm|message|msg)",
        r"\b(?:got|reached|hit|straight to) (?:\w+ )?(?:voicemail|voice mail|answering machine)",
        r"\bno ?(?:body|one) (?:pick|answer|there|home)\w*",
        r"\bno answer\b",
        r"\bfollowed up\b",
    ),
}

# What the person at the employer's is (P1, P2).
ROLES: Mapping[Role, Pattern] = {
    Role.HIRING_MANAGER: any_of(
        r"\b(?:hiring manager|head of [a-z]+|team lead(?:er)?|line manager|director|founder|owner"
        r"|manager)\b",
    ),
    Role.RECRUITER: any_of(
        r"\b(?:recruiter|headhunter|talent acquisition(?: partner| manager)?|talent partner|agency)\b",
    ),
    Role.HR: any_of(
        r"\b(?:hr|human resources|people team|personnel)\b",
    ),
    Role.ASSISTANT: any_of(
        r"\b(?:assistant|receptionist|secretary|front desk)\b",
    ),
    Role.NONE: any_of(
        r"\bcontact(?: person)?\b",
    ),
}
