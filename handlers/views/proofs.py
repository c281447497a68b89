"""How does the list of proof points look, and what is asked while it grows?"""

from collections.abc import Sequence

from coach.resume import Found
from handlers.buttons import Proofs, Undo
from handlers.views import form as views
from handlers.views.foreign import LANGUAGES
from handlers.views.message import Button, Message, Row, lines, plain
from storage.proofs import Proof

PER_PAGE = 8
SHOWN = 160  # characters of a proof
TICKED, OPEN = "✅", "▫️"


def ask_lines() -> Message:
    return Message(
        lines(
            "<b>What have you done that somebody needs?</b>",
            "Send it in a few words, one a line: an achievement, a tool, a qualification, a number.",
            "<i>led a team of six\nPython, 5 years\ncut the reporting time by half</i>",
            "\n",
            "Or your whole résumé, pasted or as a PDF or DOCX file: I pick out what is worth saying, and you choose.",
        )
    )


def came(name: str) -> str:
    """Above the lines of a text that came unasked; `name`: of its file."""
    what = f"{plain(name, 60)}: your résumé, as it seems." if name else "That looks like your résumé."
    return f"📄 {what} Nothing is kept before you say so."


def nothing_found() -> Message:
    return Message(
        "I found no line in there that I could use: no achievement, tool, qualification or number. "
        "Send two or three of them in your own words, one a line."
    )


def foreign_resume(language: str) -> Message:
    return Message(
        f"That is in {LANGUAGES.get(language, 'another language')}, and your scripts are in English. "
        "Send the English one, or two or three lines in your own words."
    )


def no_words() -> Message:
    return Message("I read no words there. Send it as you would say it: “led a team of six”.")


def keep(found: Sequence[Found], ticked: Sequence[int], page: int) -> Message:
    """The lines of a résumé, to be ticked."""
    start = page * PER_PAGE
    shown = list(enumerate(found))[start : start + PER_PAGE]
    listed = [f"{_mark(number in ticked)} {number + 1}. {plain(line.text, SHOWN)}" for number, line in shown]
    ticks = [(f"{_mark(number in ticked)} {number + 1}", f"t{number}") for number, _ in shown]
    html = lines(
        f"<b>I found {_count(len(found), 'line')} worth keeping.</b> Tap a number to take it or leave it.",
        "\n",
        listed,
    )
    last = page + 1 >= -(-len(found) // PER_PAGE)
    turns = [("‹ Earlier", f"p{page - 1}", page > 0), ("More ›", f"p{page + 1}", not last)]
    turning = views.choices("proofs", "keep", *((label, value) for label, value, there in turns if there))
    done = views.choices("proofs", "keep", (f"Keep these {len(ticked)}" if ticked else "Keep none", "done"))
    return Message(html, (*views.choices("proofs", "keep", *ticks, per_row=4), *turning, *done))


def _mark(ticked: bool) -> str:
    return TICKED if ticked else OPEN


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def ask_shorter(text: str) -> Message:
    return Message(
        lines(
            "That one is too long to be said in a breath, and I can't cut it without changing what it says:",
            f"<i>{plain(text, 400)}</i>",
            "How would you say it in ten words or so?",
        )
    )


def ask_text(text: str) -> Message:
    return Message(f"Now it says: <code>{plain(text)}</code>\nHow shall it go? A few words are best.")


def kept(added: Sequence[str], known: int, shortened: int, action: int) -> Message:
    """What came onto the list."""
    html = lines(
        f"✅ <b>{_count(len(added), 'proof point')} kept</b>",
        [f"• {plain(text, SHOWN)}" for text in added[:12]],
        f"… and {len(added) - 12} more" if len(added) > 12 else "",
        f"<i>{_count(shortened, 'long line')} shortened; tap “All of them” to change.</i>" if shortened else "",
        f"<i>{_count(known, 'line')} you had already.</i>" if known else "",
        "\n",
        "Your scripts use the ones that fit each posting best.",
    )
    return Message(html, ((Button("Undo", Undo(action, 0).pack()), _to("All of them", "page", 0)),))


def nothing_new(known: int) -> Message:
    said = "You have all of that on your list already." if known else "Nothing was kept, and nothing has changed."
    return Message(said, ((_to("Your proof points", "page", 0),),))


def full(most: int) -> Message:
    return Message(
        f"That would be more than {most} proof points. Delete the ones you no longer need, and send these again.",
        ((_to("Your proof points", "page", 0),),),
    )


def listing(found: Sequence[Proof], wanted: int) -> Message:
    """A page of the list; each line opens by its number."""
    if not found:
        return Message(
            "<b>No proof points yet</b>\nWhat you have done is what your scripts are made of. Add a few words, "
            "or send your résumé.",
            ((_to("Add", "add", 0),),),
        )
    pages = -(-len(found) // PER_PAGE)
    page = min(max(wanted, 0), pages - 1)
    shown = list(enumerate(found, start=1))[page * PER_PAGE : (page + 1) * PER_PAGE]
    html = lines(
        f"<b>{_count(len(found), 'proof point')}</b>",
        "\n",
        [f"{number}. {plain(proof.text, SHOWN)}" for number, proof in shown],
        "\n",
        "Tap a number to change or delete it.",
    )
    numbers = [_to(str(number), "open", proof.id) for number, proof in shown]
    turns = [("‹ Earlier", page - 1, page > 0), ("Later ›", page + 1, page + 1 < pages)]
    turning = tuple(_to(label, "page", to) for label, to, there in turns if there)
    rows = [tuple(numbers[i : i + 4]) for i in range(0, len(numbers), 4)]
    return Message(html, (*rows, *([turning] if turning else []), (_to("Add more", "add", 0),)))


def one(proof: Proof) -> Message:
    """A proof by itself."""
    rows: tuple[Row, ...] = (
        (_to("Change", "edit", proof.id), _to("Delete", "delete", proof.id)),
        (_to("‹ All of them", "page", 0),),
    )
    return Message(lines("<b>A proof point of yours</b>", plain(proof.text, 400)), rows)


def changed(text: str, action: int) -> Message:
    undo = Button("Undo", Undo(action, 0).pack())
    return Message(f"✅ Now it says: {plain(text, 400)}", ((undo, _to("All of them", "page", 0)),))


def deleted(text: str, action: int) -> Message:
    undo = Button("Undo", Undo(action, 0).pack())
    return Message(f"Deleted: <s>{plain(text, 400)}</s>", ((undo, _to("All of them", "page", 0)),))


GONE = "That one is no longer on your list."


def _to(label: str, way: str, number: int) -> Button:
    return Button(label, Proofs(way, number).pack())
