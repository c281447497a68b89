"""Which proof goes with which need: what the person picked, what they picked for one like it, else what ranks first."""

from collections.abc import Mapping, Sequence

from coach.proofs import likeness, rank

ALIKE = 0.34  # how well two needs must match, of 1, to count as the same: below it "lead" and "work in" a team are one
SHOWN = 3  # proofs that are offered for a need

Pair = tuple[str, str]  # a need and the proof that answers it


def recalled(need: str, earlier: Sequence[Pair]) -> str:
    """The proof that was picked for the most similar need before; empty where none is similar."""
    if not earlier:
        return ""
    asked, proof = max(earlier, key=lambda pair: likeness(need, pair[0]))
    # Likeness has two sides: "team" in one is not the whole of the other.
    return proof if min(likeness(need, asked), likeness(asked, need)) >= ALIKE else ""


def offered(need: str, proofs: Sequence[str], earlier: Sequence[Pair]) -> list[str]:
    """The proofs that may answer a need, best first, at most SHOWN: a recalled one before those that rank."""
    known = recalled(need, earlier)
    ranked = [proofs[match.index] for match in rank(need, proofs)]
    return [*([known] if known in proofs else []), *(text for text in ranked if text != known)][:SHOWN]


def paired(
    needs: Sequence[str], proofs: Sequence[str], picked: Mapping[str, str], earlier: Sequence[Pair]
) -> tuple[Pair, ...]:
    """The needs that a proof answers, each with its own, no proof twice: what was picked first, then recalled, then
    ranked; among equals the stronger need first.
    """
    chosen = {need: picked[need] for need in needs if need in picked}
    for need in needs:
        known = recalled(need, earlier) if need not in chosen else ""
        if known in proofs and known not in chosen.values():
            chosen[need] = known
    for need in (need for need in needs if need not in chosen):
        left = [proof for proof in proofs if proof not in chosen.values()]
        best = next(iter(rank(need, left)), None)
        if best is not None:
            chosen[need] = left[best.index]
    return tuple(chosen.items())
