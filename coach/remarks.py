"""What has a say in a touch besides its date? The limits, the channel, the person: each a line of the trace."""

from collections.abc import Iterator

from coach.budgets import TRIES
from coach.case import Case
from coach.steps import Next, Trace
from coach.timeline import Role

PEOPLE = {
    Role.HIRING_MANAGER: "the hiring manager",
    Role.HR: "HR",
    Role.RECRUITER: "the recruiter",
    Role.ASSISTANT: "the assistant",
    Role.NONE: "nobody yet",
}


def remarks(case: Case, way: Next | None) -> tuple[Trace, ...]:
    """The rules beside the date, in the order in which a person would ask for them. `way`: call, email, or neither."""
    return (*_budget(case), *_channel(case, way), *(_person(case) if way else ()))


def _budget(case: Case) -> Iterator[Trace]:
    left, playbook = case.limits, case.playbook
    text = f"left in this stage: calls {left.calls}, messages {left.messages}, emails {left.emails}"
    yield Trace(rule=playbook.conversations.rule, text=text)
    if case.timeline.shared:
        yield Trace(rule="L8", text="what was done for other applications to the same person counts here, too")
    if case.standing.question is not None:
        question = "one more question" if case.standing.question else "the one question was asked"
        yield Trace(rule="L6", text=f"after a brush-off: {question}, in a friendly tone")


def _no_call(case: Case) -> str:
    if case.standing.ledger.written_only:
        return "after the long silence one writes"
    return "no call is possible" if case.limits.calls else "the conversations of this stage are used up"


def _channel(case: Case, way: Next | None) -> Iterator[Trace]:
    standing = case.standing
    if standing.ledger.tries >= TRIES:
        overridden = "decision 8" if way is Next.CALL else None
        yield Trace(rule="L4", text=f"{TRIES} tries reached nobody: now one writes", overridden_by=overridden)
    elif way is Next.EMAIL:
        yield Trace(rule="decision 11", text=f"{_no_call(case)}, so it is an email")
    elif way is Next.CALL and standing.ledger.message_left:
        yield Trace(rule="L2", text="a message that was left does not use up the call")
    if standing.their_move and way is None:
        yield Trace(rule="decision 19", text=f"{standing.their_move.replace('_', ' ')}: the next move is theirs")


def _person(case: Case) -> Iterator[Trace]:
    contact = case.timeline.contact
    if contact is Role.HIRING_MANAGER:
        return
    named = case.timing.named
    if named:
        yield Trace(rule="P2", text="whoever named a time may be held to it")
        if named.by is Role.HIRING_MANAGER:
            return
    elif contact is Role.NONE:
        yield Trace(rule="decision 17", text="nobody was found yet; the switchboard may know the name")
    else:
        yield Trace(rule="P1", text=f"the contact is {PEOPLE[contact]}; look for the person who can hire")
    yield Trace(rule="P3", text="the team page, the receptionist, a directory may name that person")
