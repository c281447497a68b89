"""What does one write: the thank-you note, the email, the message on LinkedIn, the kind withdrawal (W9, P5)?"""

from coach.pitch.draft import Draft, Line
from coach.pitch.material import Content, Material
from coach.pitch.phrases import listed, match
from coach.pitch.text import upper_first


def _dear(m: Material) -> tuple[Line, ...]:
    return (Line(f"Dear {m.to}," if m.to else "Hello,"),)


def _signed(m: Material, closing: str) -> tuple[Line, ...]:
    reach = " · ".join(part for part in (m.phone, m.facts.my_email.strip()) if part)
    return (Line(f"{closing}\n{m.me}" + (f"\n{reach}" if reach else "")),)


def _when(m: Material) -> str:
    return f" {m.when}" if m.when else ""


def _recap(m: Material, c: Content) -> tuple[Line, ...]:
    """What they seek and what answers it, and what was forgotten (S4)."""
    lines = match(m, c, Line(f"I'd be glad to do {m.job} with you and your team."), job_named=True)
    return (*lines, Line(f"One thing I forgot to say: {m.forgot.inner}.", drop=1)) if m.forgot else lines


def _liked(m: Material) -> Line:
    return Line(f"I liked talking with you about {m.liked}." if m.liked else "", drop=2)


def note_a(m: Material, c: Content) -> Draft:
    return (
        _dear(m),
        (
            Line(f"Thank you for the time you took for me{_when(m)}."),
            _liked(m),
            Line("I know how full a working day is, so thank you for making room in yours.", spare=True),
        ),
        _recap(m, c),
        (
            Line(
                "If there's anything more you'd like to know, write or call me, and you'll have my answer the same day."
            ),
            Line("And if I didn't make a point clear when we spoke, ask me again.", spare=True),
            Line("Whatever you decide, it was good to talk with you.", spare=True),
        ),
        _signed(m, "With thanks"),
    )


def note_b(m: Material, c: Content) -> Draft:
    return (
        _dear(m),
        (
            Line(f"I'm glad we had the chance to talk{_when(m)} about {m.job}. Thank you for making the time."),
            _liked(m),
        ),
        _recap(m, c),
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
        _signed(m, "Kind regards"),
    )


def note_c(m: Material, c: Content) -> Draft:
    return (
        _dear(m),
        (
            Line(f"It was good to meet you{_when(m)}, and I want to thank you for the talk we had about {m.job}."),
            _liked(m),
        ),
        _recap(m, c),
        (
            Line("Thank you for your time and your questions."),
            Line("If new ones have come up since, I'd be glad to answer them, by phone or in writing."),
            Line("You know best what the job needs, so tell me what else would help you to decide.", spare=True),
            Line("I'm here for a second talk as well, on any day that works for you.", spare=True),
        ),
        _signed(m, "With kind regards"),
    )


def _opening(m: Material) -> tuple[Line, ...]:
    """Before an interview: who writes, and through whom; after one: thanks; and the day that they named (W5)."""
    promised = Line(f"You'd mentioned {m.promised}, so I'm writing now." if m.promised else "", drop=2)
    if m.facts.interviewed:
        return (
            Line(f"Thank you again for your time{_when(m)}, and for talking with me about {m.job}."),
            _liked(m),
            promised,
        )
    referrer = Line(f"{m.referrer} pointed me to you." if m.referrer else "", drop=4)
    return (Line("We haven't met, so I'll be brief."), referrer, promised)


def _point(m: Material, c: Content) -> tuple[Line, ...]:
    lines = match(
        m,
        c,
        Line(f"I'm interested in {m.job}{m.at_company}. What do you need most from the person who does it?"),
    )
    if c.proofs and not c.needs:
        lines = (Line(f"I'm writing about {m.job}{m.at_company}."), *lines)
    if m.forgot and m.facts.interviewed:
        lines += (Line(f"One thing I forgot to say: {m.forgot.inner}.", drop=1),)
    return lines


def _way_out(m: Material, text: str) -> Line:
    return Line("" if m.facts.interviewed else text)


def email_a(m: Material, c: Content) -> Draft:
    return (
        _dear(m),
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
        _signed(m, "Kind regards"),
    )


def email_b(m: Material, c: Content) -> Draft:
    return (
        _dear(m),
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
            Line("And if I'm not what you're looking for, an honest word helps me, too.", spare=True),
        ),
        _signed(m, "With kind regards"),
    )


def email_c(m: Material, c: Content) -> Draft:
    return (
        _dear(m),
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
            _way_out(m, "If you're busy just now, it can wait for a better time."),
            Line(
                "You may also know somebody else who could use a hand of this kind, and the name would help me.",
                spare=True,
            ),
            Line("Thank you for reading this.", spare=True),
            Line("I know that you have a full desk, so take the time you need.", spare=True),
        ),
        _signed(m, "Best regards"),
    )


def subject(m: Material, paragraphs: tuple[str, ...], c: Content) -> str:
    """A subject line of what the email is about; never that it follows something up."""
    job = upper_first(m.role) if m.role else "Your open job"
    if m.facts.interviewed:
        return m.pick("subject", (f"{job}: thank you for your time", f"Thank you for the talk about {m.job}"))
    said = all(need.text in "\n".join(paragraphs) for need in c.needs)
    return f"{job}: {listed(c)}" if said and c.needs else f"{job}: a question"


def linkedin_a(m: Material, c: Content) -> Draft:
    return (
        (Line(f"Hello {m.to}." if m.to else "Hello."), Line(_social(m))),
        _recap(m, c),
        (
            Line("Would you be open to a short talk, whenever it suits you?"),
            Line("If you're not the right person to ask, a name would help me.", drop=2),
            Line("And if you have a question first, send it over.", spare=True),
        ),
        (Line(f"Thank you\n{m.me}"),),
    )


def linkedin_b(m: Material, c: Content) -> Draft:
    return (
        (Line(f"Hello {m.to}. {_social(m)}" if m.to else f"Hello. {_social(m)}"),),
        _recap(m, c),
        (
            Line("What would you like to know? I'm glad to answer here, or to call you at a good time."),
            Line("If it's no longer open, tell me and I'll leave it there.", drop=2),
            Line("I'd also like to hear what matters most to you.", spare=True),
        ),
        (Line(f"Many thanks\n{m.me}"),),
    )


def _social(m: Material) -> str:
    if m.facts.interviewed:
        return f"Thank you again for your time{_when(m)}."
    return (
        f"I read about {m.job}{m.at_company}."
        if m.role
        else "I read that you're hiring."
        if m.facts.posting_needs
        else f"I'm interested in working with you{m.at_company}."
    )


def withdrawal_a(m: Material, c: Content) -> Draft:
    return (
        _dear(m),
        (
            Line(
                f"I've decided to step back from {m.job}{m.at_company}. I wanted you to hear it from me, and "
                f"soon, so that you can plan without me."
            ),
            Line(_thanked(m)),
        ),
        (
            Line("Please take me off your list.", drop=1),
            Line("I wish you and your team the right person for the work, and I'd be glad if our paths crossed again."),
            Line(
                "If there's anything you need from me to close this on your side, tell me and you'll have it.",
                spare=True,
            ),
        ),
        _signed(m, "Kind regards"),
    )


def withdrawal_b(m: Material, c: Content) -> Draft:
    return (
        _dear(m),
        (Line(_thanked(m)), Line(f"I've decided not to go on with {m.job}{m.at_company}.")),
        (
            Line("It wasn't a quick decision, and I'd rather tell you now than take up more of your time."),
            Line("I hope you soon find the person you need."),
            Line("Should you have another job one day that suits us both, I'd be happy to hear from you."),
            Line("If you have a question about it, you can always write to me.", spare=True),
        ),
        _signed(m, "With kind regards"),
    )


def _thanked(m: Material) -> str:
    return (
        f"Thank you for your time{_when(m)}, and for talking with me."
        if m.facts.interviewed
        else "Thank you for the time you've given this."
    )


NOTES = (note_a, note_b, note_c)
EMAILS = (email_a, email_b, email_c)
LINKEDIN = (linkedin_a, linkedin_b)
WITHDRAWALS = (withdrawal_a, withdrawal_b)
