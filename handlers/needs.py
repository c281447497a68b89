"""What do they want, and which of the person's proofs answers it? Read from the posting, picked with one tap each."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from telegram import Update

from coach import picks as matching
from coach.posting import Kind, Requirement, details, requirements
from handlers import found, logbook
from handlers.buttons import Need, data_of
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import Planned
from handlers.proofs import read_proof
from handlers.turn import Context, Turn
from handlers.views import needs as views
from storage import picks, proofs
from storage.applications import Application
from storage.picks import Pick
from storage.proofs import Proof

TOP = 5  # needs that are asked about, and that a script may speak to
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Known:
    """What an application asks for, and what the person has for it. `earlier`: picks for other applications."""

    needs: Sequence[Requirement]
    proofs: Sequence[Proof]
    picked: dict[str, Pick]
    earlier: Sequence[matching.Pair]

    @property
    def texts(self) -> list[str]:
        return [proof.text for proof in self.proofs]

    @property
    def best_first(self) -> tuple[str, ...]:
        """The proofs, those before the others that fit any of the top needs best."""
        return matching.best_first([need.text for need in self.needs[:TOP]], self.texts)

    @property
    def fitting(self) -> frozenset[str]:
        """The proofs that answer any of the top needs, or were picked for one."""
        own = frozenset(pick.text for pick in self.picked.values())
        return own | matching.fitting([need.text for need in self.needs[:TOP]], self.texts)

    @property
    def pairs(self) -> tuple[matching.Pair, ...]:
        """The top needs that are answered, with their proofs."""
        own = {need: pick.text for need, pick in self.picked.items()}
        return matching.paired([need.text for need in self.needs[:TOP]], self.texts, own, self.earlier)


NOTHING = Known(needs=(), proofs=(), picked={}, earlier=())


def needs_of(application: Application) -> list[Requirement]:
    """What they ask for, strongest first: what the person noted in own words, then what the posting says."""
    own = [Requirement(line, 1.0, Kind.MUST) for line in application.needs.splitlines()]
    return [*own, *requirements(application.posting)] if application.posting else own


async def known(turn: Turn, application: Application) -> Known:
    """All of it, for one application."""
    have = await picks.all_of(turn.unit)
    own = {pick.need: pick for pick in reversed(have) if pick.application_id == application.id}
    earlier = [(pick.need, pick.text) for pick in have if pick.application_id != application.id]
    return Known(needs_of(application), await proofs.of(turn.unit, application.id), own, earlier)


def key_of(need: Requirement) -> str:
    """A need in the data of a button: its place may change, its words are what it is."""
    return f"{crc32(need.text.encode()):08x}"


async def overview(turn: Turn, planned: Planned, *, anew: bool = False, undo: int = 0) -> None:
    """What they want, with what answers it; `anew`: as a message of its own; `undo`: the action that led here."""
    have = await known(turn, planned.application)
    shown = views.Shown(
        needs=[(need, key_of(need)) for need in have.needs[:SHOWN]],
        answers=dict(have.pairs),
        picked=set(have.picked),
        language=details(planned.application.posting).language or "en",
        facts=found.facts(turn.chat, planned.application),
        undo=undo,
    )
    message = views.overview(planned.application, shown)
    await (turn.say(message) if anew else turn.edit(message))


async def tap(update: Update, context: Context) -> None:
    """A need was opened, answered, or left."""
    turn, wanted = context.turn, Need.unpack(data_of(update))
    planned = await logbook.find(turn, wanted.application)
    if planned is None:
        return
    have = await known(turn, planned.application)
    need = next((each for each in have.needs if key_of(each) == wanted.key), None)
    if need is None:
        turn.hint(views.CHANGED)
    elif wanted.choice == "open":
        await _open(turn, planned, have, need)
    elif wanted.choice == "else":
        await _ask(turn, planned, need)
    elif wanted.choice == "next":
        await _next(turn, planned, have, need)
    else:
        await _pick(turn, planned, have, need, wanted.choice)


async def _pick(turn: Turn, planned: Planned, have: Known, need: Requirement, choice: str) -> None:
    """The proof with this id is theirs for this need; tapped again, it no longer is."""
    proof = next((proof for proof in have.proofs if str(proof.id) == choice), None)
    if proof is None:
        turn.hint(views.PROOF_GONE)
        return
    before = have.picked.get(need.text)
    if before is not None:
        await picks.remove(turn.unit, before)
    if before is None or before.proof_id != proof.id:
        await picks.add(turn.unit, planned.application.id, need.text, proof.id)
    await turn.done("picked", planned.application.id)
    await _next(turn, planned, await known(turn, planned.application), need)


async def _next(turn: Turn, planned: Planned, have: Known, done: Requirement) -> None:
    """On to the next of the top needs without a pick; then all of it once more."""
    top = list(have.needs[:TOP])
    after = top[top.index(done) + 1 :] if done in top else []
    following = next((need for need in after if need.text not in have.picked), None)
    if following is None:
        await overview(turn, planned)
    else:
        await _open(turn, planned, have, following)


async def _open(turn: Turn, planned: Planned, have: Known, need: Requirement) -> None:
    """What answers this need? Where nothing fits, the person is asked."""
    texts = matching.offered(need.text, have.texts, have.earlier)
    shown = [next(proof for proof in have.proofs if proof.text == text) for text in texts]
    picked = have.picked.get(need.text)
    if picked is not None and picked.proof_id not in {proof.id for proof in shown}:
        shown.append(next(proof for proof in have.proofs if proof.id == picked.proof_id))
    if not shown:
        await _ask(turn, planned, need)
        return
    place = [each.text for each in have.needs].index(need.text) + 1
    chosen = picked.proof_id if picked else 0
    await turn.edit(views.need(planned.application, need, key_of(need), place, len(have.needs[:TOP]), shown, chosen))


async def _ask(turn: Turn, planned: Planned, need: Requirement) -> None:
    draft = {"application": planned.application.id, "need": need.text, "company": planned.application.company}
    await NEAR.begin(turn, draft, as_edit=True)


def _read_near(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    text = read_proof(given.text)
    return {"proof": text} if text else Retry(views.shorter(given.text))


async def _finish(turn: Turn, draft: Draft) -> None:
    """The answer becomes a proof, and the pick for this need; then the next need."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None:
        return
    have = await known(turn, planned.application)
    if draft.get("proof"):
        same = next((p for p in have.proofs if p.text.casefold() == draft["proof"].casefold()), None)
        proof_id = same.id if same else await proofs.add(turn.unit, draft["proof"], None)
        if before := have.picked.get(draft["need"]):
            await picks.remove(turn.unit, before)
        await picks.add(turn.unit, planned.application.id, draft["need"], proof_id)
        await turn.done("picked", planned.application.id)
        have = await known(turn, planned.application)
    need = next((each for each in have.needs if each.text == draft["need"]), None)
    if need is None:
        await overview(turn, planned)
    else:
        await _next(turn, planned, have, need)


NEAR = Form(
    name="near",
    steps=(Step(name="proof", ask=lambda _, draft: views.ask_near(draft["need"]), read=_read_near, optional=True),),
    known=lambda _, draft: views.at(draft["company"]),
    finish=_finish,
)
