"""How are the coach's terms said in plain words? One table for steps, outcomes, rules and events."""

from coach.steps import Next
from coach.timeline import Channel, Outcome, Verdict

# An outcome as the record of a call tells it.
HAPPENED = {
    Outcome.REACHED: "Reached, no news yet",
    Outcome.INTERVIEW_OFFERED: "An interview, offered on the phone",
    Outcome.REFERRAL: "Sent on to somebody else",
    Outcome.CALLBACK: "They asked you to call back",
    Outcome.BAD_MOMENT: "A bad moment for them",
    Outcome.BRUSH_OFF: "Brushed off",
    Outcome.CLEAR_NO: "A clear no",
    Outcome.NOBODY: "Nobody answered",
    Outcome.VOICEMAIL_UNPREPARED: "Voicemail, hung up",
    Outcome.VOICEMAIL_LEFT: "Voicemail left",
    Outcome.MESSAGE_WITH_ASSISTANT: "Word left with an assistant",
    Outcome.SENT: "Sent",
}

CHANNELS = {
    Channel.PHONE: "Call",
    Channel.EMAIL: "Email",
    Channel.NOTE: "Thank-you note",
    Channel.LINKEDIN: "LinkedIn message",
    Channel.SOCIAL: "Message",
    Channel.TEXT: "Text message",
}

VERDICTS = {
    Verdict.OFFER: "An offer",
    Verdict.REJECTED: "Turned down",
    Verdict.WITHDRAWN: "Withdrawn",
    Verdict.NOT_A_FIT: "Not a fit",
}

NEXT = {
    Next.CALL: "Call",
    Next.EMAIL: "Email",
    Next.THANK_YOU_NOTE: "Thank-you note",
    Next.ASK_STILL_WANTED: "Decide whether you still want it",
    Next.ASK_CLOSE: "Decide whether to close it",
    Next.FIND_PERSON: "Find out who decides",
    Next.WAIT: "Wait",
    Next.NOTHING: "Closed",
}
