"""How are the rules behind a step told? Each in a sentence, with the article that it comes from."""

from collections.abc import Sequence
from datetime import datetime

from coach.rules import Reason
from coach.steps import Next
from handlers.planning import Planned
from handlers.views.card import person, who
from handlers.views.message import Message, lines, plain
from handlers.views.plans import next_line


def why(planned: Planned, reasons: Sequence[Reason], now: datetime, zone: str) -> Message:
    """The whole trace: the rule that set the date first."""
    return _told(f"<b>Why? {who(planned.application)}</b>", planned, reasons, now, zone)


def why_not(planned: Planned, reasons: Sequence[Reason], now: datetime, zone: str) -> Message:
    """What holds the next step back."""
    if not reasons:
        return _told(
            f"<b>{who(planned.application)}</b>\nNothing holds it back: it can be done now.", planned, (), now, zone
        )
    if planned.plan.next is Next.FIND_PERSON:
        return _told(f"<b>Why no call yet? {who(planned.application)}</b>", planned, reasons, now, zone)
    return _told(f"<b>Why nothing now? {who(planned.application)}</b>", planned, reasons, now, zone)


def _told(head: str, planned: Planned, reasons: Sequence[Reason], now: datetime, zone: str) -> Message:
    articles = {article.key: article for reason in reasons for article in reason.rule.articles}
    sources = [f"<i>{a.key}: “{plain(a.title)}”, {plain(a.byline)}</i>" for _, a in sorted(articles.items())]
    return Message(
        lines(
            head,
            next_line(planned.plan, person(planned.application), now, zone),
            "\n",
            "\n".join(_reason(reason) for reason in reasons),
            "\n" if sources else "",
            sources,
        ),
        about=planned.application.id,
    )


def _reason(reason: Reason) -> str:
    text = reason.text[:1].upper() + reason.text[1:]
    keys = ", ".join(article.key for article in reason.rule.articles) or "ours"
    overridden = f" <i>Here {reason.overridden_by} goes before it.</i>" if reason.overridden_by else ""
    return f"<b>{reason.rule.id}</b> {plain(text, 300)}. {plain(reason.rule.sentence, 300)} <i>({keys})</i>{overridden}"
