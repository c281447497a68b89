"""How does one step back kindly, so that they can plan without one?"""

from coach.pitch.choosing import Content
from coach.pitch.draft import Draft, Line
from coach.pitch.letters import dear, signed, when
from coach.pitch.material import Material


def _withdrawal_a(m: Material, c: Content) -> Draft:
    return (
        dear(m),
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
        signed(m, "Kind regards"),
    )


def _withdrawal_b(m: Material, c: Content) -> Draft:
    return (
        dear(m),
        (Line(_thanked(m)), Line(f"I've decided not to go on with {m.job}{m.at_company}.")),
        (
            Line("It wasn't a quick decision, and I'd rather tell you now than take up more of your time."),
            Line("I hope you soon find the person you need."),
            Line("Should you have another job one day that suits us both, I'd be happy to hear from you."),
            Line("If you have a question about it, write to me whenever you like.", spare=True),
        ),
        signed(m, "With kind regards"),
    )


def _thanked(m: Material) -> str:
    return (
        f"Thank you for your time{when(m)}, and for talking with me."
        if m.facts.interviewed
        else "Thank you for the time you've given this."
    )


WITHDRAWALS = (_withdrawal_a, _withdrawal_b)
