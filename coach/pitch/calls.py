"""What does one say on the phone after an interview, in the second turn, and after a brush-off (S4, S5, L6)?"""

from coach.pitch.choosing import Content
from coach.pitch.draft import Draft, Line
from coach.pitch.material import Material
from coach.pitch.phrases import after_name, hello, listed, match, wanted


def _met(m: Material) -> str:
    return f" {m.when}" if m.when else ""


def _for_job(m: Material) -> str:
    return "" if m.when else f", and for talking with me about {m.job}"


def _recap(m: Material, c: Content) -> tuple[Line, ...]:
    """What they seek and what answers it, what was forgotten, and the day that they named (S4, W5)."""
    lines = match(m, c, Line(f"I've thought it over, and I'd be glad to do {m.job} with you."), job_named=True)
    if m.forgot:
        lines += (Line(f"One thing I forgot to say: {m.forgot.inner}.", drop=1),)
    if m.promised:
        lines += (Line(f"You'd mentioned {m.promised}, so I thought I'd call.", drop=2),)
    return lines


def _after_a(m: Material, c: Content) -> Draft:
    return (
        (
            Line(f"{hello(m)} It's {m.me}. Thank you again for your time{_met(m)}{_for_job(m)}."),
            Line(f"I liked talking with you about {m.liked}.", drop=3) if m.liked else Line(""),
        ),
        _recap(m, c),
        (
            Line("If I left a question of yours open, I'd like to answer it now.", spare=True),
            Line("Does that fit what you have in mind?"),
            Line("I'm happy to say more if that helps you.", spare=True),
        ),
    )


def _after_b(m: Material, c: Content) -> Draft:
    talked = f"We talked about {m.job}{_met(m)}."
    return (
        (Line(f"{hello(m)} This is {m.me}. {talked} Thank you for the time you took for it."),),
        _recap(m, c),
        (
            Line("How does that fit with what you need?"),
            Line("And is there a question of yours that I left open?", spare=True),
            Line("If you have a minute, I'd be glad to go into it.", spare=True),
        ),
    )


def _after_c(m: Material, c: Content) -> Draft:
    return (
        (Line(f"{hello(m)} {m.me} here. I'm calling to thank you for talking with me{_met(m)} about {m.job}."),),
        _recap(m, c),
        (
            Line("Would you like to hear more about any of that?"),
            Line("You may have thought of new questions since, and I'm glad to take them.", spare=True),
            Line("I have time for it now, if you do.", spare=True),
        ),
    )


def _second_a(m: Material, c: Content) -> Draft:
    say = f", on {listed(c, 'or')}, say" if c.needs else ""
    return (
        (
            Line(f"Thank you{after_name(m)}, that's good to know."),
            Line(f"Is there anything else you'd like to hear from me{say}?"),
            Line("If something comes to mind later, send me a line and I'll answer the same day.", spare=True),
        ),
        (
            Line("If it's easier to read than to hear, I can send it to you today.", drop=1),
            Line("And may I ask when you expect to decide? Then I won't call you at the wrong time."),
        ),
    )


def _second_b(m: Material, c: Content) -> Draft:
    say = (
        f"It could be about {listed(c, 'or')}, or something else."
        if c.needs
        else "Whatever would help you, you'll have it today."
    )
    return (
        (Line(f"That helps me{after_name(m)}, thank you. What more would you like to know from me?"), Line(say)),
        (
            Line("One last thing: when do you think you'll decide?"),
            Line("I'd like to be in touch at the right time for you, and not before."),
            Line("And if you'd rather reach me yourself, I'm easy to find.", spare=True),
        ),
    )


def _second_c(m: Material, c: Content) -> Draft:
    say = (
        f"If you'd like more on {listed(c, 'or')}, tell me and you'll have it today."
        if c.needs
        else "If you'd like anything more from me, you'll have it today."
    )
    return (
        (
            Line(f"Thank you for taking the time{after_name(m)}."),
            Line(say),
            Line("I'd rather answer one question too many than leave you guessing.", spare=True),
        ),
        (
            Line("How do you go on from here, and when do you hope to decide?"),
            Line("I'll make a note of it, so that I call you when it suits you."),
        ),
    )


def _last_a(m: Material, c: Content) -> Draft:
    return (
        (Line(f"Thank you for telling me{after_name(m)}. May I ask one last question?"),),
        (
            Line(f"{wanted(c)}Was there something you felt was missing on my side?"),
            Line("It would help me to know what you saw.", spare=True),
        ),
        (
            Line("If there's nothing you'd like to add, that's fine. I wish you the right person for it."),
            Line("And thank you for taking my call.", spare=True),
        ),
    )


def _last_b(m: Material, c: Content) -> Draft:
    what = f" about {listed(c, 'or')}" if c.needs else f" about {m.job}"
    return (
        (Line(f"That's fair{after_name(m)}, and thank you for being clear with me."),),
        (
            Line(f"One last question, if you don't mind. Is there someone else you'd speak to in my place{what}?"),
            Line("A name is all I'm asking for."),
        ),
        (
            Line("If nobody comes to mind, no problem at all. I wish you well with the search."),
            Line("It was good of you to talk to me.", spare=True),
        ),
    )


def _last_c(m: Material, c: Content) -> Draft:
    return (
        (Line(f"I understand{after_name(m)}, and thank you for saying so."),),
        (
            Line(
                f"May I ask you one thing before I go? {wanted(c)}What would the right person have that you didn't "
                f"see in me?"
            ),
        ),
        (
            Line("I'd learn from that, whatever you say."),
            Line("And if you'd rather leave it there, that's fine too."),
            Line("I wish you and your team all the best.", spare=True),
        ),
    )


AFTER = (_after_a, _after_b, _after_c)
SECOND = (_second_a, _second_b, _second_c)
LAST = (_last_a, _last_b, _last_c)
