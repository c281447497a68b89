"""How are the words to say or to write shown?"""

from coach.pitch import Kind, Script
from handlers.views.message import lines, plain

# What a script is for. What is not needed at once is folded.
HEADS = {
    Kind.CALL_BEFORE: "Say",
    Kind.CALL_AFTER: "Say",
    Kind.LAST_QUESTION: "Your one last question",
    Kind.RECEPTIONIST: "Ask whoever answers",
    Kind.SECOND_TURN: "If it goes well",
    Kind.VOICEMAIL: "If voicemail answers",
    Kind.ASSISTANT: "If an assistant answers",
    Kind.THANK_YOU_NOTE: "Write",
    Kind.EMAIL: "Write",
    Kind.LINKEDIN: "Write",
    Kind.WITHDRAWAL: "Write",
}
FOLDED = (Kind.SECOND_TURN, Kind.VOICEMAIL, Kind.ASSISTANT)
WRITTEN = (Kind.THANK_YOU_NOTE, Kind.EMAIL, Kind.LINKEDIN, Kind.WITHDRAWAL)


def told(script: Script | None, most: int = 1200) -> str:
    """A script with what it is for, at most `most` characters of it: a spoken one with the seconds that it takes, a
    written one to be copied with one tap.
    """
    if script is None:
        return ""
    text = plain("\n\n".join(script.paragraphs), most)
    if script.kind in WRITTEN:
        subject = f"<b>Subject:</b> {plain(script.subject)}" if script.subject else ""
        return lines("\n", subject, f"<b>{HEADS[script.kind]}</b> (tap to copy):", f"<pre>{text}</pre>")
    folded = " expandable" if script.kind in FOLDED else ""
    head = f"<b>{HEADS[script.kind]}</b> (about {script.seconds} seconds):"
    return lines("\n" if not folded else "", head, f"<blockquote{folded}>{text}</blockquote>")
