"""What does one write: the thank-you note after an interview, the email before or after one (W9, S4)?"""

from coach.pitch.choosing import Content
from coach.pitch.draft import Draft, Line
from coach.pitch.material import Material
from coach.pitch.phrases import listed, match
from coach.pitch.text import upper_first


def dear(m: Material) -> tuple[Line, ...]:
    """The greeting, with the name as the person writes it."""
    return (Line(f"Dear {m.to}," if m.to else "Hello,"),)


def signed(m: Material, closing: str) -> tuple[Line, ...]:
    """The closing with the name, and below it how to reach the person, as far as it is known."""
    reach = " · ".join(part for part in (m.phone, m.facts.my_email.strip()) if part)
    return (Line(f"{closing}\n{m.me}" + (f"\n{reach}" if reach else "")),)


def when(m: Material) -> str:
    """The day of the interview after a blank (" last week"), or nothing."""
    return f" {m.when}" if m.when else ""


def recap(m: Material, c: Content) -> tuple[Line, ...]:
    """What they seek and what answers it, and what was forgotten (S4)."""
    lines = match(m, c, Line(f"I'd be glad to do {m.job} with you and your team."), job_named=True)
    return (*lines, Line(f"One thing I forgot to say: {m.forgot.inner}.", drop=1)) if m.forgot else lines


def _liked(m: Material) -> Line:
    return Line(f"I liked talking with you about {m.liked}." if m.liked else "", drop=2)


def _note_a(m: Material, c: Content) -> Draft:
    return (
        dear(m),
        (
            Line(f"Thank you for the time you took for me{when(m)}."),
            _liked(m),
            Line("It was good of you to make room for it in your day.", spare=True),
        ),
        recap(m, c),
        (
            Line(
                "If there's anything more you'd like to know, write or call me, and you'll have my answer the same day."
            ),
            Line("And if I didn't make a point clear when we spoke, ask me again.", spare=True),
            Line("Whatever you decide, it was good to talk with you.", spare=True),
        ),
        signed(m, "With thanks"),
    )


def _note_b(m: Material, c: Content) -> Draft:
    return (
        dear(m),
        (
            Line(f"I'm glad we had the chance to talk{when(m)} about {m.job}. Thank you for making the time."),
            _liked(m),
        ),
        recap(m, c),
        (
            Line(
                "Is there anything I could tell you in more detail? I'm happy to write it down, or to talk "
                "again when it suits you."
            ),
            Line(
                "I'd also understand if you need some quiet to make up your mind, so take the time you need.",
                spare=True,
            ),
            Line("My thanks as well to everyone who made the talk possible.", spare=True),
        ),
        signed(m, "Kind regards"),
    )


def _note_c(m: Material, c: Content) -> Draft:
    return (
        dear(m),
        (
            Line(f"It was good to meet you{when(m)}, and I want to thank you for the talk we had about {m.job}."),
            _liked(m),
        ),
        recap(m, c),
        (
            Line("Thank you for your time and your questions."),
            Line("If new ones have come up since, I'd be glad to answer them, by phone or in writing."),
            Line("You know best what the job needs, so tell me what else would help you to decide.", spare=True),
            Line("I'm glad to talk again as well, on any day that works for you.", spare=True),
        ),
        signed(m, "With kind regards"),
    )


def _opening(m: Material) -> tuple[Line, ...]:
    """Before an interview: who writes, and through whom; after one: thanks; and the day that they named (W5)."""
    promised = Line(f"You'd mentioned {m.promised}, so I'm writing now." if m.promised else "", drop=2)
    if m.facts.interviewed:
        return (
            Line(f"Thank you again for your time{when(m)}, and for talking with me about {m.job}."),
            _liked(m),
            promised,
        )
    referrer = Line(f"{m.referrer} pointed me to you." if m.referrer else "", drop=4)
    return (Line("We haven't met, so I'll be brief."), referrer, promised)


def _point(m: Material, c: Content) -> tuple[Line, ...]:
    if m.facts.interviewed:
        return recap(m, c)
    lines = match(
        m,
        c,
        Line(f"I'm interested in {m.job}{m.at_company}. What do you need most from the person who does it?"),
    )
    return lines if c.needs or not c.proofs else (Line(f"I'm writing about {m.job}{m.at_company}."), *lines)


def _way_out(m: Material, text: str) -> Line:
    return Line("" if m.facts.interviewed else text)


def _email_a(m: Material, c: Content) -> Draft:
    return (
        dear(m),
        _opening(m),
        _point(m, c),
        (
            Line(
                "Could we talk for a few minutes, at a time that suits you?"
                if not m.facts.interviewed
                else "When do you expect to decide?"
            ),
            Line("If there's anything else you'd like to see from me, you'll have it the same day."),
            _way_out(
                m,
                "And if now is a bad time, or somebody else looks after this job, a short line from you is all I need.",
            ),
            Line("I'm easy to reach by phone or email, and glad to fit in with your week.", spare=True),
            Line("It would help me to know what matters most to you in the first few months.", spare=True),
        ),
        signed(m, "Kind regards"),
    )


def _email_b(m: Material, c: Content) -> Draft:
    return (
        dear(m),
        _opening(m),
        _point(m, c),
        (
            Line(
                "What would you most like to know? Send me your question, and I'll answer it the same day."
                if not m.facts.interviewed
                else "Is there anything more I can send you? And may I ask when you plan to decide?"
            ),
            _way_out(m, "Or tell me when to call, if another time suits you better."),
            Line("If you'd rather hear it than read it, I'm glad to talk.", spare=True),
            Line("Or if somebody else looks after this job, I'd be glad of the name.", spare=True),
        ),
        signed(m, "With kind regards"),
    )


def _email_c(m: Material, c: Content) -> Draft:
    return (
        dear(m),
        _opening(m),
        _point(m, c),
        (
            Line(
                "If that sounds useful to you, I'd like to hear more about the job. Tell me a time, and I'll "
                "call you then."
                if not m.facts.interviewed
                else "If you have a question left, I'd like to answer it. "
                "And when you know how you want to go on, I'd be glad of a line from you."
            ),
            _way_out(m, "If you're busy right now, it can wait for a better time."),
            Line(
                "A short line from you is all I need, and I'll fit in with your week.",
                spare=True,
            ),
            Line("Thank you for reading this.", spare=True),
            Line("There's no hurry on my side, so take the time you need.", spare=True),
        ),
        signed(m, "Best regards"),
    )


def subject(m: Material, paragraphs: tuple[str, ...], c: Content) -> str:
    """A subject line of what the email is about; never that it follows something up."""
    job = upper_first(m.role) if m.role else "Your open job"
    if m.facts.interviewed:
        return m.pick("subject", (f"{job}: thank you for your time", f"Thank you for the talk about {m.job}"))
    said = all(need.text in "\n".join(paragraphs) for need in c.needs)
    return f"{job}: {listed(c)}" if said and c.needs else f"{job}: a question"


NOTES = (_note_a, _note_b, _note_c)
EMAILS = (_email_a, _email_b, _email_c)
