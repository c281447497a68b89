"""What does one write on LinkedIn, to somebody with whom one already exchanges messages there (P5)?"""

from coach.pitch.choosing import Content
from coach.pitch.draft import Draft, Line
from coach.pitch.letters import recap, when
from coach.pitch.material import Material


def _linkedin_a(m: Material, c: Content) -> Draft:
    asking = (
        Line("Would you be open to a short talk, whenever it suits you?"),
        Line("If you're not the right person to ask, a name would help me.", drop=2),
        Line("And if you have a question first, send it over.", spare=True),
    )
    return (
        (Line(f"Hello {m.to}." if m.to else "Hello."), Line(_social(m))),
        recap(m, c),
        _any_question(m) if m.facts.interviewed else asking,
        (Line(f"Thank you\n{m.me}"),),
    )


def _linkedin_b(m: Material, c: Content) -> Draft:
    asking = (
        Line("What would you like to know? I'm glad to answer here, or to call you at a good time."),
        Line("If it's no longer open, tell me and I'll leave it there.", drop=2),
        Line("I'd also like to hear what matters most to you.", spare=True),
    )
    return (
        (Line(f"Hello {m.to}. {_social(m)}" if m.to else f"Hello. {_social(m)}"),),
        recap(m, c),
        _any_question(m) if m.facts.interviewed else asking,
        (Line(f"Many thanks\n{m.me}"),),
    )


def _any_question(m: Material) -> tuple[Line, ...]:
    """How a message to somebody whom one has met ends."""
    ways = ("Is there anything more you'd like to know?", "If you have a question left, I'd like to answer it.")
    return (
        Line(m.pick("question", ways)),
        Line("I'm glad to answer here, or to call you at a good time."),
        Line("Whatever you decide, it was good to talk with you.", spare=True),
    )


def _social(m: Material) -> str:
    if m.facts.interviewed:
        return f"Thank you again for your time{when(m)}."
    return (
        f"I read about {m.job}{m.at_company}."
        if m.role
        else "I read that you're hiring."
        if m.facts.posting_needs
        else f"I'm interested in working with you{m.at_company}."
    )


LINKEDIN = (_linkedin_a, _linkedin_b)
