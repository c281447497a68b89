"""How are the rules behind a step told? Each in a sentence, with the article that it comes from."""

from collections.abc import Sequence
from datetime import datetime

from coach.rules import Reason
from handlers.planning import Planned
from handlers.views.card import person, who
from handlers.views.message import Message, lines, plain
from handlers.views.plans import next_line


def why(planned: Planned, reasons: Sequence[Reason], now: datetime, zone: str) -> Message:
    """The whole trace: the rule that set the date first."""
    return Message(
        lines(
            f"<b>Why? {who(planned.application)}</b>",
            next_line(planned.plan, person(planned.application), now, zone),
            "\n",
            "\n\n".join(_reason(reason) for reason in reasons),
        )
    )


def why_not(planned: Planned, reasons: Sequence[Reason], now: datetime, zone: str) -> Message:
    """What holds the next step back."""
    head = f"<b>Why nothing now? {who(planned.application)}</b>" if reasons else f"<b>{who(planned.application)}</b>"
    told = "\n\n".join(_reason(reason) for reason in reasons) or "Nothing holds it back: it can be done now."
    return Message(lines(head, next_line(planned.plan, person(planned.application), now, zone), "\n", told))


def _reason(reason: Reason) -> str:
    sources = "; ".join(f"“{plain(article.title)}”, {plain(article.byline)}" for article in reason.rule.articles)
    overridden = f"\n<i>Here {reason.overridden_by} goes before it.</i>" if reason.overridden_by else ""
    text = reason.text[:1].upper() + reason.text[1:]
    return (
        f"<b>{reason.rule.id}</b> {plain(text, 300)}.\n{plain(reason.rule.sentence, 300)}\n"
        f"<i>{sources or 'Our own rule'}</i>{overridden}"
    )
