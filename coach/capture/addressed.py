"""What is said to the bot itself: a question, an order, a greeting? Read where a message begins, in lower case."""

from collections.abc import Mapping

from coach import lazy
from coach.capture.cues import Pattern, any_of
from coach.capture.model import Intent

_CHASE = (
    r"(?:call(?!ed)|ring|phone|chase|follow up|get in touch|nudge|contact"
    r"|give (?:[\w']+ ){1,3}a (?:call|ring|bell|buzz|shout))\b"
)
# What is asked of the bot. Read at the beginning of the message.
QUESTIONS: Mapping[Intent, Pattern] = {
    Intent.NEXT: any_of(
        r"^(?:what|who)(?:'?s| is|s)?(?: up| coming| due)? next\b",
        r"^what (?:do |should |shall |can |must )?(?:i|to) (?:have to |need to )?do\b",
        r"^(?:i'm|i am|am) back\W*$|^what (?:did|have|do) i miss|^what'?s new\W*$",
        # Of silence there is nothing to note; what it means is the next step.
        r"^(?:(?:still|there'?s|i have|i've got|got) )*no news(?: yet| so far| today)?\W*$",
        r"^(?:they|she|he|nobody|no one) (?:still )?(?:(?:did|do|does|have|has)(?: not|n't)|never)(?: yet)?"
        r" (?:call|ring|rung|phone|answer|reply|replied|write|written)(?:ed)?(?: (?:me|back|yet))*\W*$",
        r"^(?:nobody|no one) (?:has )?(?:called|rang|rung|phoned|replied|wrote|written)(?: (?:me|back|yet))*\W*$",
        r"^what (?:have|do|am) i (?:got|have|doing|up to|supposed to do|meant to do)?.*\b(?:today|tomorrow"
        r"|this week|on|due|next)\W*$",
        r"^what(?:'?s| is|s) (?:up|due|on|planned|left|to do|my next|the next|coming)\b",
        r"^who(?:m)? (?:do|should|shall|can|must) i (?:call|ring|phone|write|email)\b",
        r"^(?:anything|something) (?:to do|due|next|for me|(?:i|we) (?:should|can|need|have|must|could))\b",
        r"^next\W*$",
    ),
    Intent.WHY: any_of(
        r"^why\b",
    ),
    Intent.MAY_CALL: any_of(
        rf"\b(?:can|may|should|shall) i (?:just |now |already |still )?{_CHASE}",
        r"^what (?:do|should|shall|can|could) i (?:say|tell)\b",
        rf"\b(?:when|whether|if) i (?:can|may|should|could) {_CHASE}",
        rf"^(?=.*\b(?:i|we|it)\b)(?:can|may|should|shall|could|would|is|do|does|am"
        rf"|ought)\b(?! you (?:please )?(?:remind"
        rf"|tell)).*\b{_CHASE}",
        rf"^(?:when|from when|how soon|how long).*\bi\b.*\b{_CHASE}",
        rf"\b(?:too (?:soon|early|late|pushy)|ok|okay|allowed|time) (?:if i |for me )?(?:to )?{_CHASE}.*\?",
    ),
}

# A nudge shall come at another moment. Read at the beginning: it is an order.
NUDGE = any_of(
    r"^(?:(?:can|could|would|will|shall) (?:you|we|i) |let's |don't "
    r"|i (?:need|want) (?:you to |a |an ))*(?:please )?(?:move|push|postpone|snooze|delay"
    r"|shift|put off|reschedule|(?:re)?mind me|nudge me|ask me|wake me|ping me|poke me|prompt me"
    r"|don't let me forget|set (?:me )?(?:a |an )?(?:reminder|alarm)|(?:give|send) me a (?:nudge|reminder|shout"
    r"|poke|ping)"
    r"|bring (?:it|this|that) (?:up|back)|reminder)\b",
    r"^(?:please )?(?:leave|wait)\b.*\b(?:until|till|for|before)\b",
)

HELLO = any_of(r"^(?:\W|(?:hey|hi|hello|hiya|ok|okay|so|oh|well|um+|yo|right|anyway|bro|mate|dude|lol)\b)*")
# Said to be polite, and nothing else.
COURTESY = lazy.pattern(
    r"\W*(?:(?:hey|hi|hello|hiya|yo|ok|okay|okey|k|kk|thanks?|thank you|thanks a lot|so much|thx|ty|cheers"
    r"|great|cool|nice|perfect"
    r"|super|brilliant|lovely|awesome|lol|haha|bye|good (?:morning|evening|night|bot)|good|fine|alright"
    r"|all right|got it"
    r"|will do|sure|yes|yep|yeah|done|there|bot|lots|very much)\b\W*)+|[^\w?]+"
)
ENOUGH = lazy.pattern(
    r"\W*(?:(?:please|pls|just|ok)\W+)*(?:stop|unsubscribe|enough|shut up|go away|leave me (?:alone|be)"
    r"|stop (?:it|this|that|now|(?:messaging|texting|nudging|bothering|writing(?: to)?|reminding|spamming)(?: me)?)"
    r"|no more (?:messages|nudges|reminders))(?:\W+please)?\W*"
)
GREETING = any_of(
    r"^(?:\W|(?:hey|hi|hello|hiya|ok|okay|so|oh|well|please|pls|and|but|um+|yo|dear|good|morning|bot"
    r"|no|nope|not (?:now|today|yet))\b)*"
)


YES = lazy.pattern(
    r"(?:\W*\b(?:yes|yep|yeah|yup|y|ok|okay|sure|please|save|save it|correct|right|exactly|do it|go ahead)\b)+\W*"
    r"|\W*[👍✅👌]\W*"
)
NO = lazy.pattern(
    r"(?:\W*\b(?:no|nope|nah|wrong|not (?:right|correct|quite)|that'?s (?:wrong|not right))\b)+\W*|\W*👎\W*"
)


def yes_or_no(text: str) -> bool | None:
    """What it answers to a question that a tap would have answered; None where it says more, or something else."""
    low = text.lower()
    return True if YES.fullmatch(low) else False if NO.fullmatch(low) else None


def is_enough(text: str) -> bool:
    """Whether it only asks to be left alone."""
    return ENOUGH.fullmatch(text.lower()) is not None


def is_courtesy(text: str) -> bool:
    """Whether it only says hello, thanks or ok."""
    return COURTESY.fullmatch(text.lower()) is not None
