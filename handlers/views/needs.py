"""How is it shown what an employer asks for, and what the person has for it?"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from coach.posting import Kind, Requirement
from handlers.buttons import Need, Undo
from handlers.views.card import show
from handlers.views.foreign import also, foreign
from handlers.views.message import Button, Message, Row, lines, plain
from storage.applications import Application
from storage.proofs import Proof

TOP = 5  # needs that are walked through
SHOWN = 150  # characters of a need or proof
KINDS = {Kind.MUST: "must", Kind.NICE: "nice to have", Kind.DUTY: "the work"}

CHANGED = "The posting has changed since. “What they want” on the card shows what is current."
PROOF_GONE = "That proof point is no longer on your list."


def at(company: str) -> str:
    return f"<b>{plain(company, 80)}</b>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is known of what they want. `needs`: strongest first, each with its key; `answers`: the proof for a need,
    by its text, and `picked` the needs for which the person chose it; `language` of the posting; `facts`: what it says
    that the card lacks; `undo`: the action that led here.
    """

    needs: Sequence[tuple[Requirement, str]]
    answers: Mapping[str, str]
    picked: Set[str]
    language: str
    facts: Mapping[str, str]
    undo: int


def overview(application: Application, shown: Shown) -> Message:
    """What they want, strongest first, each with what answers it."""
    lines_ = [
        _line(place, need, shown.answers.get(need.text, ""), need.text in shown.picked)
        for place, (need, _) in enumerate(shown.needs, 1)
    ]
    html = lines(
        f"🎯 <b>What {plain(application.company, 80)} wants</b>",
        foreign(shown.language) if application.posting else "",
        "\n",
        *(lines_ or [_nothing(application)]),
        "\n",
        also(shown.facts),
    )
    return Message(html, _rows(application, shown), about=application.id)


def _rows(application: Application, shown: Shown) -> tuple[Row, ...]:
    numbers = [Button(str(n), Need(application.id, key, "open").pack()) for n, (_, key) in enumerate(shown.needs, 1)]
    rows: list[Row] = [tuple(numbers[i : i + 4]) for i in range(0, len(numbers), 4)]
    unpicked = next((key for need, key in shown.needs[:TOP] if need.text not in shown.picked), "")
    if unpicked:
        go = Need(application.id, unpicked, "open").pack()
        rows.append((Button("Match what I've done ▸", go, style="primary"),))
    if shown.facts:
        rows.append((show(application, "Put the rest on the card", "fill"),))
    undo = (Button("Undo", Undo(shown.undo, 0).pack()),) if shown.undo else ()
    posting = "Another posting" if application.posting else "Add the posting"
    return (
        *rows,
        (show(application, posting, "posting"), show(application, "In my own words", "own_needs")),
        (*undo, show(application, "What to say", "script"), show(application, "‹ Card")),
    )


def _line(place: int, need: Requirement, answer: str, picked: bool) -> str:
    asked = f"{place}. {plain(need.text, SHOWN)} <i>({KINDS[need.kind]})</i>"
    mark = "✓" if picked else "→"
    return f"{asked}\n    {mark} {plain(answer, SHOWN)}" if answer else asked


def _nothing(application: Application) -> str:
    if application.posting:
        return "I found nothing in the posting that they ask for. Tell me two or three things in your own words."
    return (
        "I don't know yet what they want. Send me the posting, and your pitch will speak to it; or tell me in your "
        "own words."
    )


def need(
    application: Application, asked: Requirement, key: str, place: int, of: int, proofs: Sequence[Proof], picked: int
) -> Message:
    """One need, with the proofs that fit best as buttons."""
    count = f"{place} of {of} · " if place <= of else ""
    html = lines(
        f"🎯 <b>{plain(application.company, 80)}</b>",
        f"<i>{count}{KINDS[asked.kind]}</i>",
        f"<blockquote>{plain(asked.text, 400)}</blockquote>",
        "What of yours answers it best?",
        "\n",
        [f"{n}. {plain(proof.text, SHOWN)}" for n, proof in enumerate(proofs, 1)],
    )

    def button(label: str, choice: str) -> Button:
        return Button(label, Need(application.id, key, choice).pack())

    rows = [
        (button(f"{'✓ ' if proof.id == picked else ''}{n}. {proof.text}"[:60], str(proof.id)),)
        for n, proof in enumerate(proofs, 1)
    ]
    return Message(
        html,
        (
            *rows,
            (button("Something else…", "else"), button("Next ›", "next")),
            (show(application, "‹ All they want", "needs"),),
        ),
    )


def ask_near(asked: str) -> Message:
    return Message(
        lines(
            "They ask for:",
            f"<blockquote>{plain(asked, 400)}</blockquote>",
            "Anything you've done that comes near? A few words will do, and I keep them with your proof points.",
        )
    )


def shorter(text: str) -> Message:
    return Message(f"“{plain(text, 60)}” … I need it in a few words, as in “ran the night shift for two years”.")
