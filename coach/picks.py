"""Which proof goes with which need: what the person picked, what they picked for one like it, else what ranks first."""

from collections.abc import Mapping, Sequence

from coach.proofs import likeness, rank

ALIKE = 0.34  # how well two needs must match, of 1, to count as the same: below it "lead" and "work in" a team are one
# The score of the ranking from which a pair is made unasked: there, on the tune and fit items of ranking.txt, three of
# four are right; taking whatever ranks first made every second one wrong. The person still sees the rest as buttons.
CONFIDENT = 0.75
NEAR = 0.75  # of the first one's score: what stands as high answers the need, too
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
    ranked, where the ranking is confident; a proof that is first for several needs goes to the one that it fits best.
    """
    chosen = {need: picked[need] for need in needs if need in picked}
    for need in needs:
        known = recalled(need, earlier) if need not in chosen else ""
        if known in proofs and known not in chosen.values():
            chosen[need] = known
    return (*chosen.items(), *_ranked([need for need in needs if need not in chosen], proofs, set(chosen.values())))


def _ranked(needs: Sequence[str], proofs: Sequence[str], taken: set[str]) -> list[Pair]:
    """The pairs in which the need's first proof is a confident one and is not taken; in the order of the needs."""
    first = {need: match for need in needs for match in rank(need, proofs)[:1] if match.score >= CONFIDENT}
    found: dict[str, str] = {}
    for need in sorted(first, key=lambda need: -first[need].score):
        proof = proofs[first[need].index]
        if proof not in taken | set(found.values()):
            found[need] = proof
    return [(need, found[need]) for need in needs if need in found]


def fitting(needs: Sequence[str], proofs: Sequence[str]) -> frozenset[str]:
    """The proofs that surely answer one of the needs: the first of a confident ranking, and what comes near it."""
    ranked = [rank(need, proofs) for need in needs]
    sure = [matches for matches in ranked if matches and matches[0].score >= CONFIDENT]
    near = (match for matches in sure for match in matches if match.score >= NEAR * matches[0].score)
    return frozenset(proofs[match.index] for match in near)


def best_first(needs: Sequence[str], proofs: Sequence[str]) -> tuple[str, ...]:
    """All proofs, those that fit any of the needs best before the others; otherwise in their order."""
    scores: dict[int, float] = {}
    for match in (match for need in needs for match in rank(need, proofs)):
        scores[match.index] = max(scores.get(match.index, 0.0), match.score)
    order = sorted(range(len(proofs)), key=lambda index: -scores.get(index, 0.0))
    return tuple(proofs[index] for index in order)
