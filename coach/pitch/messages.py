"""What does one leave for somebody who does not answer: on voicemail, with an assistant, at reception (S7, L2, P3)?"""

from coach.pitch.choosing import Content
from coach.pitch.draft import Draft, Line
from coach.pitch.material import Material
from coach.pitch.phrases import hello, listed, match
from coach.pitch.text import a


def _thanks(m: Material) -> str:
    when = f" {m.when}" if m.when else ""
    return f"Thank you again for your time{when}." if m.facts.interviewed else ""


def _about(m: Material, c: Content) -> tuple[Line, ...]:
    named = m.facts.interviewed  # they know which job, and every word is time
    bare = Line(f"I'm calling about {m.job}{m.at_company}, and I'd like to ask you what you need most.")
    return match(m, c, bare, job_named=named)


def _again(m: Material, opening: str) -> str:
    """The name and the number once more, so that they can be written down; without a number the name alone."""
    return f"{opening} {m.me}, {m.phone}." if m.phone else f"{opening} {m.me}."


def _number(m: Material, text: str, without: str) -> str:
    return f"{text} {m.phone}." if m.phone else without


def _at_leisure(m: Material, text: str) -> Line:
    """What one says only to somebody who has the number."""
    return Line(text if m.phone else "", drop=2)


def _voicemail_a(m: Material, c: Content) -> Draft:
    return (
        (
            Line(f"{hello(m)} This is {m.me}."),
            Line(_thanks(m)),
            Line("" if m.facts.interviewed else "We haven't met yet.", drop=4),
        ),
        _about(m, c),
        (
            Line("I'd be glad to tell you more.", drop=6),
            Line(_number(m, "My number is", "I'll try you again another day.")),
            Line(_again(m, "Again, that's")),
            _at_leisure(m, "Call me whenever it suits you."),
            Line("If you have a question for me, I'm happy to answer it.", spare=True),
            Line("Thank you for listening.", spare=True),
        ),
    )


def _voicemail_b(m: Material, c: Content) -> Draft:
    start = f"Hello, this is a message for {m.to}, from {m.me}." if m.to else f"Hello, this is {m.me}."
    return (
        (Line(start), Line(_thanks(m))),
        _about(m, c),
        (
            Line(_number(m, "Here's my number:", "I'll call you again another day.")),
            Line(_again(m, "Once more,")),
            Line("Thank you, and have a good day.", drop=3),
            Line("I'd like to hear what matters most to you in this job.", spare=True),
            Line("If another way suits you better, that's fine with me.", spare=True),
        ),
    )


def _voicemail_c(m: Material, c: Content) -> Draft:
    return (
        (Line(f"{hello(m)} {m.me} here."), Line(_thanks(m))),
        _about(m, c),
        (
            Line(_number(m, "If you'd like to hear more, my number is", "I'll try you again another day.")),
            Line(_again(m, "That's")),
            Line("Thank you for listening.", drop=3),
            Line("If it isn't for you, that's all right, too.", spare=True),
            Line("I'd be glad of a word from you either way.", spare=True),
        ),
    )


def _for_whom(m: Material) -> str:
    return m.to or "the hiring manager"


def _topic(m: Material, c: Content) -> str:
    return f"It's about {m.job}, mainly {listed(c)}." if c.needs else f"It's about {m.job}."


def _assistant_a(m: Material, c: Content) -> Draft:
    return (
        (Line(f"Hello, my name's {m.me}. Could you leave a word for {_for_whom(m)}?"), Line(_topic(m, c))),
        (
            Line(_number(m, "My number is", "I'll call again another day.")),
            Line("Thank you for your help.", drop=1),
        ),
    )


def _assistant_b(m: Material, c: Content) -> Draft:
    about = f" about {m.job}, mainly {listed(c)}" if c.needs else f" about {m.job}"
    return (
        (Line(f"Hello, this is {m.me}. Would you tell {_for_whom(m)} that I called{about}?"),),
        (
            Line(_number(m, "My number is", "I'll try again another day, so there's no need to call back.")),
            Line("Thank you, that's a real help.", drop=1),
        ),
    )


def _assistant_c(m: Material, c: Content) -> Draft:
    about = f"I called about {m.job}, about {listed(c)} above all." if c.needs else f"I called about {m.job}."
    return (
        (Line(f"Hello. Would you pass on a short message to {_for_whom(m)}? It's from {m.me}."), Line(about)),
        (
            Line(_number(m, "The number is", "I'll call again another day.")),
            Line("Thank you, you've been a help.", drop=1),
        ),
    )


def _reception_a(m: Material, c: Content) -> Draft:
    ask = (
        f"Is {m.to} the right person to ask about {m.job}?" if m.to else f"Could you tell me who is hiring for {m.job}?"
    )
    more = (
        "If not, would you tell me who is?" if m.to else "I'd like to get the name right, so would you spell it for me?"
    )
    return (
        (Line(f"Hello, my name's {m.me}. {ask}"), Line(more)),
        (Line("Thank you for your help."), Line("It's good of you to take the time.", spare=True)),
    )


def _reception_b(m: Material, c: Content) -> Draft:
    start = f"Hello, is that {m.company}?" if m.company else "Hello."
    who = f"Who leads the team that needs {a(m.role)}" if m.role else "Who leads the team that has the open job"
    ask = f"{who}: is that {m.to}?" if m.to else f"{who}?"
    return (
        (Line(f"{start} This is {m.me}. May I ask you something?"), Line(ask)),
        (Line("And when is a good time to reach them?", drop=1), Line("Thank you, that saves me a wrong call.")),
    )


def _reception_c(m: Material, c: Content) -> Draft:
    known = f"I believe {m.to} is in charge of {m.job}. Is that right, or should I ask for somebody else?"
    ask = known if m.to else f"Who should I ask for about {m.job}?"
    return (
        (
            Line(f"Hello, this is {m.me}. Perhaps you can help me."),
            Line(ask),
            Line("I don't want to take up the wrong person's time.", spare=True),
        ),
        (Line("Thank you, that's very helpful of you."),),
    )


VOICEMAIL = (_voicemail_a, _voicemail_b, _voicemail_c)
ASSISTANT = (_assistant_a, _assistant_b, _assistant_c)
RECEPTIONIST = (_reception_a, _reception_b, _reception_c)
