"""What is this long text, sent outside every question: a résumé, or a posting, and of which application?"""

from coach.posting import details, requirements
from coach.resume import is_resume
from handlers import add, pasting, posting, proofs
from handlers.files import File
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.turn import Turn
from handlers.views import papers as views
from handlers.views.message import Message
from storage import listing

LEAST = 300  # characters of a posting that is taken for one unasked
LEAST_NEEDS, PLAIN = 2, 0.2  # needs in it, and how plain they are: an employer's mail has none so plain


async def came(turn: Turn, file: File) -> None:
    """A document outside every question; what looks like neither is tried as a résumé."""
    if not await taken(turn, file.text, file.name):
        await proofs.offer(turn, file.name, file.text)


async def taken(turn: Turn, text: str, name: str = "") -> bool:
    """Whether a text looks like a résumé or a posting, and was offered as such; `name`: of its file."""
    if is_resume(text):
        await proofs.offer(turn, name, text)
    elif is_posting(text):
        await offer(turn, text)
    else:
        return False
    return True


def is_posting(text: str) -> bool:
    """Whether a text looks like a job posting and not like a résumé."""
    if len(text) < LEAST or is_resume(text):
        return False
    return sum(need.score >= PLAIN for need in requirements(text)) >= LEAST_NEEDS


async def offer(turn: Turn, text: str) -> None:
    """Ask which application a posting belongs to."""
    live = await listing.standing(turn.unit)
    own = [[e.id, e.company, e.title] for e in live.values()]
    draft = {"text": text[: add.LONGEST_POSTING], "live": own[: views.MOST]}
    await FORM.begin(turn, draft, pasted=pasting.kept("text", text, turn.now))


def _ask(draft: Draft) -> Message:
    return views.ask(draft["live"], details(draft["text"]).role or "")


def _read(_turn: Turn, draft: Draft, given: Given) -> Reading:
    known = {"new", "resume", *(str(own[0]) for own in draft["live"])}
    return {"whose": given.choice} if given.choice in known else Retry(_ask(draft))


def _told(_turn: Turn, draft: Draft) -> str:
    return views.whose(draft["whose"], draft["live"])


async def _finish(turn: Turn, draft: Draft) -> None:
    match draft["whose"]:
        case "resume":
            await proofs.offer(turn, "", draft["text"])
        case "new":
            # The title is read well; a wrong company would go unseen, so that is asked.
            role = (details(draft["text"]).role or "")[: add.LONGEST_LINE]
            await add.FORM.begin(turn, {"posting": draft["text"], **({"title": role} if role else {})})
        case application:
            await posting.keep(turn, int(application), {"posting": draft["text"]})


FORM = Form(
    name="paper",
    steps=(
        # Given from the start; here for the next part of a text that an app cut.
        Step(
            name="text",
            ask=lambda *_: views.ask_text(),
            read=lambda _t, _d, given: {"text": given.text},
            longest=add.LONGEST_POSTING,
        ),
        Step(name="whose", ask=lambda _, draft: _ask(draft), read=_read, told=_told, brief=True),
    ),
    known=lambda *_: "",
    finish=_finish,
)
