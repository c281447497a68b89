"""The posting of an application: added, replaced, or told in the person's own words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coach.posting import details, requirements
from handlers import logbook, needs
from handlers.add import LONGEST_POSTING
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.pasting import CUT_FROM
from handlers.planning import Planned
from handlers.turn import Turn
from handlers.views import posting as views
from handlers.views.add import length
from storage import applications

FEWEST = 4  # words below which it is none
OWN_LINES, OWN_LONGEST = 8, 150  # needs in own words, and the characters of one


async def ask(turn: Turn, planned: Planned) -> None:
    """Ask for the posting."""
    application = planned.application
    await FORM.begin(turn, {"application": application.id, "company": application.company})


async def ask_own(turn: Turn, planned: Planned) -> None:
    """Ask what they want, in the person's own words."""
    application = planned.application
    draft = {"application": application.id, "company": application.company, "had": application.needs}
    await OWN.begin(turn, draft)


def read_posting(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """The text as it came; what is found in it decides what is asked next."""
    if len(given.text.split()) < FEWEST:
        return Retry(views.too_short())
    found = requirements(given.text)
    top = [need.text for need in found[: needs.TOP]]
    return {"posting": given.text, "top": top, "language": details(given.text).language}


def read_own(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """One need a line."""
    if given.choice == "none":
        return {"own": ""}
    rows = [" ".join(row.split()).lstrip("-–—•*·1234567890.) ") for row in given.text.splitlines()]
    kept = [row[:OWN_LONGEST] for row in rows if any(sign.isalpha() for sign in row)][:OWN_LINES]
    return {"own": "\n".join(kept)} if kept else Retry(views.no_needs())


async def finish(turn: Turn, draft: Draft) -> None:
    """Keep the posting, and show what they want."""
    values = {"posting": draft["posting"], **({"needs": draft["own"]} if draft.get("own") else {})}
    await keep(turn, draft["application"], values)


async def _finish_own(turn: Turn, draft: Draft) -> None:
    await keep(turn, draft["application"], {"needs": draft["own"]})


async def keep(turn: Turn, application_id: int, values: Mapping[str, Any]) -> None:
    """Store what an application's employer asks for, and show it with a way back."""
    planned = await logbook.find(turn, application_id)
    if planned is None:
        return
    await applications.change(turn.unit, planned.application, **values)
    action = await turn.done("posting", application_id)
    await needs.overview(turn, replace(planned, application=replace(planned.application, **values)), undo=action)


def _known(_turn: Turn, draft: Draft) -> str:
    return views.at(draft["company"])


FORM = Form(
    name="posting",
    steps=(
        Step(
            name="posting",
            ask=lambda *_: views.ask_posting(),
            read=read_posting,
            told=lambda _, draft: length(draft["posting"]),
            longest=LONGEST_POSTING,
        ),
        Step(
            name="own",
            ask=lambda _, draft: views.ask_instead(draft["language"]),
            read=read_own,
            needed=lambda draft: not draft.get("top"),
            optional=True,
        ),
        # A long text may go on in the next message: this waits for it.
        Step(
            name="sure",
            ask=lambda _, draft: views.ask_sure(draft["top"], len(draft["posting"])),
            read=lambda *_: {"sure": True},
            needed=lambda draft: bool(draft.get("top")) and len(draft["posting"]) >= CUT_FROM,
        ),
    ),
    known=_known,
    finish=finish,
)
OWN = Form(
    name="own_needs",
    steps=(Step(name="own", ask=lambda _, draft: views.ask_own(draft["had"]), read=read_own),),
    known=_known,
    finish=_finish_own,
)
