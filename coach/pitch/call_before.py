"""What does one say on the phone to somebody whom one has not met (S1)?"""

from coach.pitch.choosing import Content
from coach.pitch.draft import Draft, Line
from coach.pitch.material import Material
from coach.pitch.phrases import hello, match


def _reason(m: Material, c: Content) -> tuple[Line, ...]:
    """Why this call, before an interview: their needs and one's proofs; where these are missing, an honest question."""
    lines = match(m, c, Line(f"It's about {m.job}{m.at_company}. I'd rather ask you what it takes than guess."))
    if c.needs and not c.proofs:
        lines += (
            Line(
                "That's why I picked up the phone: I'd like to hear which matters more to you."
                if len(c.needs) == 2
                else "I'd like to hear what that looks like in your team."
            ),
        )
    if c.proofs and not c.needs:
        lines = (Line(f"It's about {m.job}{m.at_company}."), *lines)
    referrer = (Line(f"{m.referrer} pointed me to you.", drop=4),) if m.referrer else ()
    return (*referrer, *lines)


def _more(c: Content) -> str:
    return "Would you like to hear more?" if c.proofs else "What would you like to know from me?"


def _before_a(m: Material, c: Content) -> Draft:
    return (
        (Line(f"{hello(m, 'is that')} My name's {m.me}."), Line("You don't know me yet, so I'll be brief.")),
        _reason(m, c),
        (
            Line("I'd like to hear what you need most." if c.proofs else "", drop=3),
            Line("If you have questions, I'm glad to answer them.", spare=True),
            Line("Is now a good time, or would another moment suit you better?"),
        ),
    )


def _before_b(m: Material, c: Content) -> Draft:
    return (
        (
            Line(f"{hello(m, 'am I speaking with')} I'm {m.me}, and we haven't met."),
            Line("I'll keep it short for you.", spare=True),
        ),
        _reason(m, c),
        (
            Line("Do you have a few minutes to talk about it?"),
            Line("If I've caught you at a bad moment, when would you like me to call back?"),
            Line("I'm happy to work around your day.", spare=True),
        ),
    )


def _before_c(m: Material, c: Content) -> Draft:
    return (
        (Line(f"{hello(m, 'is this')} This is {m.me}. You don't know me, so here's why I'm calling."),),
        _reason(m, c),
        (
            Line(_more(c)),
            Line("Or is there something you'd like to ask me first?", spare=True),
            Line("If this is a bad time, I'm happy to call when it suits you."),
        ),
    )


def _before_d(m: Material, c: Content) -> Draft:
    return (
        (
            Line(f"{hello(m)} My name's {m.me}, and we don't know each other yet."),
            Line("If you're busy right now, say so and I'll call another time."),
        ),
        _reason(m, c),
        (
            Line(
                "Could that help you? I'd be glad to tell you more."
                if c.proofs
                else "What would you like to know from me?"
            ),
            Line("Or ask me anything you'd like to know.", spare=True),
        ),
    )


BEFORE = (_before_a, _before_b, _before_c, _before_d)
