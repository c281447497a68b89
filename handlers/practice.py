"""/practice: the call said aloud before it counts. The bot plays the other side, the person answers by voice or in
writing.
"""

from collections import defaultdict
from dataclasses import replace

from telegram import Update

from coach import practice as coach
from coach.lint import Finding, Rule, Severity
from coach.lint.measure import SECONDS
from coach.permission import may_call
from coach.pitch import Facts, Kind
from coach.practice import ROUNDS, TURNS, Role, Verdict
from handlers import logbook
from handlers.buttons import Practice, data_of
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import Planned
from handlers.scripts import facts_of, said
from handlers.turn import Context, Turn
from handlers.views import practice as views
from handlers.views import trouble
from storage import outbox, rehearsals
from storage.rehearsals import Rehearsal

ANSWERS = ("first", "second")  # the steps: one for each turn that a role may have


async def practice(_update: Update, context: Context) -> None:
    """Practise for an application; where there are several, first which."""
    planned = await logbook.which(context.turn, "practice", " ".join(context.args or ()))
    if planned is not None:
        await start(context.turn, planned)


async def start(turn: Turn, planned: Planned, role: str = "") -> None:
    """A new round: with this role, or the person picks one."""
    application = planned.application
    round_ = await rehearsals.rounds(turn.unit, application.id) + 1
    facts = await facts_of(turn, planned)
    # What each role says, and what answers it: put together now, because a form's questions are asked without rows.
    lines = {each.value: [await _line(turn, planned, facts, each, n, round_) for n in range(len(TURNS[each]))]
             for each in Role}  # fmt: skip
    draft: Draft = {"application": application.id, "company": application.company, "round": round_, "lines": lines}
    await FORM.begin(turn, {**draft, "role": role} if role in set(Role) else draft, as_edit=bool(turn.message_id))


async def _line(turn: Turn, planned: Planned, facts: Facts, role: Role, place: int, round_: int) -> dict[str, str]:
    kind = coach.expected(role, place, facts)
    line = coach.line(role, place, facts, f"{planned.application.id}:{round_}")
    return {"line": line, "kind": kind.value, "words": (await said(turn, planned, kind)).script.text}


def _read_role(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    return {"role": given.choice} if given.choice in set(Role) else Retry(views.ask_role())


def _read_answer(name: str, given: Given) -> Reading:
    if given.voice:
        return {name: {"voice": given.voice, "seconds": given.seconds}}
    return {name: {"text": given.text}} if given.text else Retry(views.say_it())


def _ask(draft: Draft, place: int) -> views.Message:
    line = draft["lines"][draft["role"]][place]
    return views.line(Role(draft["role"]), line["line"], line["words"], SECONDS[Kind(line["kind"])])


async def _finish(turn: Turn, draft: Draft) -> None:
    """What the answers were like; after some rounds, what got better."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None:
        return
    facts = await facts_of(turn, planned)
    told = []
    for name, line in zip(ANSWERS, draft["lines"][draft["role"]], strict=False):
        verdict = _verdict(draft[name], Kind(line["kind"]), facts)
        row = Rehearsal(
            application_id=planned.application.id,
            round=draft["round"],
            role=draft["role"],
            kind=line["kind"],
            seconds=verdict.seconds,
            rules=[finding.rule.value for finding in verdict.findings],
            voice=draft[name].get("voice", ""),
        )
        told.append((await rehearsals.add(turn.unit, turn.now, row), row, verdict))
    better = await _progress(turn, draft) if draft["round"] % ROUNDS == 0 else []
    await turn.say(views.verdicts(planned.application, draft["role"], draft["round"], told, better))


def _verdict(answer: dict[str, object], kind: Kind, facts: Facts) -> Verdict:
    if "text" in answer:
        return coach.judge_text(str(answer["text"]), kind, facts)
    return coach.judge_voice(float(str(answer["seconds"])), kind)


async def _progress(turn: Turn, draft: Draft) -> list[views.Better]:
    """What changed for each kind of answer that was given more than once in the last rounds.

    The length of all, and the rules of the written ones alone: of a voice note nothing but its length is known.
    """
    rows = await rehearsals.since(turn.unit, draft["application"], draft["round"] - ROUNDS + 1)
    by_kind: dict[Kind, list[Rehearsal]] = defaultdict(list)
    for row in rows:
        by_kind[Kind(row.kind)].append(row)
    found = []
    for kind, answers in by_kind.items():
        written = [_recalled(row) for row in answers if not row.voice]
        mended = coach.progress(written).mended if len(written) > 1 else ()
        if len(answers) > 1:
            found.append((kind, _recalled(answers[0]), _recalled(answers[-1]), mended))
    return found


def _recalled(row: Rehearsal) -> Verdict:
    found = [Finding(rule=Rule(rule), severity=Severity.ERROR, message="") for rule in row.rules]
    return replace(coach.judge_voice(row.seconds, Kind(row.kind)), findings=tuple(found))


async def tap(update: Update, context: Context) -> None:
    """A button under a round."""
    turn, wanted = context.turn, Practice.unpack(data_of(update))
    if wanted.way == "hear":
        await _hear(turn, wanted.number)
        return
    planned = await logbook.find(turn, wanted.number)
    if planned is None:
        return
    if wanted.way == "ready":
        case = planned.case
        allowed = may_call(case.timeline, case.playbook, case.calendar, turn.now)
        await turn.edit(views.ready(planned, allowed, turn.now, turn.chat.zone))
    elif wanted.way in {"", *Role}:
        await start(turn, planned, wanted.way)
    else:
        turn.hint(trouble.OLD_BUTTON)


async def _hear(turn: Turn, rehearsal_id: int) -> None:
    """Their own voice note once more: Telegram has it, the bot only its name."""
    row = await rehearsals.load(turn.unit, rehearsal_id)
    if row is None or not row.voice:
        turn.hint(trouble.OLD_BUTTON)
    else:
        await outbox.put(turn.unit, "sendVoice", {"voice": row.voice, "caption": views.heard(row)})


FORM = Form(
    name="practice",
    steps=(
        Step(name="role", ask=lambda *_: views.ask_role(), read=_read_role),
        Step(
            name="first",
            ask=lambda _, draft: _ask(draft, 0),
            read=lambda _t, _d, given: _read_answer("first", given),
            hears=True,
        ),
        Step(
            name="second",
            ask=lambda _, draft: _ask(draft, 1),
            read=lambda _t, _d, given: _read_answer("second", given),
            needed=lambda draft: len(draft["lines"][draft["role"]]) > 1,
            hears=True,
        ),
    ),
    known=lambda _, draft: views.at(draft["company"], draft["round"]),
    finish=_finish,
)
