"""How are a posting's needs and a person's proofs said together, in every kind of script?"""

import re

from coach.pitch.choosing import Content
from coach.pitch.draft import Line
from coach.pitch.material import Material
from coach.pitch.model import SPOKEN, Kind
from coach.pitch.need import Need
from coach.pitch.proof import Proof
from coach.pitch.text import upper_first

_LABELS = ("What I'd bring", "From my side", "What I can offer you")
# For somebody who changes trades: said as what it is.
_APART = ("One thing from my own work that may help you", "What I'd bring you from my own work")
_ALSO = {"I've": "I've also", "I'm": "I'm also", "I": "I also"}


def hello(material: Material, question: str = "") -> str:
    """ "Hello Dana Whitfield.", or the question with which one makes sure of the name ("is that")."""
    if not material.to:
        return "Hello."
    return f"Hello, {question} {material.to}?" if question else f"Hello {material.to}."


def after_name(material: Material) -> str:
    """ ", Dana Whitfield" within a sentence, or nothing."""
    return f", {material.to}" if material.to else ""


def listed(content: Content, link: str = "and") -> str:
    """The needs as they are said in a row; "plus" where one of them holds an "and" of its own."""
    texts = [need.text for need in content.needs]
    if link == "and" and len(texts) > 1 and any(" and " in text for text in texts):
        return ", plus ".join(sorted(texts, key=lambda text: " and " in text))
    return f" {link} ".join(texts)


def wanted(content: Content) -> str:
    """What they asked for, told in the past; empty where nothing is known."""
    if not content.needs:
        return ""
    sought = all(need.sought for need in content.needs)
    return f"{'You were looking for' if sought else 'Your ad mentioned'} {listed(content)}. "


def posting(material: Material, *, job_named: bool) -> str:
    """What the needs were read in; the job is not named twice in a script."""
    return f"your {material.role} ad" if material.role and not job_named else "your ad"


def asked(material: Material, content: Content, *, job_named: bool) -> str:
    """A sentence with what the posting asks for; empty where nothing is known."""
    needs, ad = listed(content), posting(material, job_named=job_named)
    if not needs:
        return ""
    frames = [f"{upper_first(ad)} {verb} {needs}." for verb in ("mentions", "lists", "speaks of")]
    sought = all(need.sought for need in content.needs)
    acting = all(need.text.split()[0].endswith("ing") for need in content.needs)
    if material.facts.interviewed:
        frames += [f"You're looking for {needs}.", f"You need {needs}."] * sought
        frames += [f"You need somebody for {needs}."] * acting
        frames += [f"I've thought about what you need, {needs} above all."] * sought
    elif material.kind is not Kind.VOICEMAIL:  # there, every word is time
        plain = not any(_is_one(need) for need in content.needs)
        frames += [f"What caught my eye in {ad} was {needs}."] * plain
        frames += [f"What stood out for me in {ad}: {needs}.", f"I've read {ad}, and this spoke to me: {needs}."]
        frames += [f"I read about {needs} in {ad}."] * plain
        frames += [f"In {ad}, you ask for {needs}."] * sought
        frames += [f"Going by {ad}, you need {needs}.", f"I see from {ad} that you need {needs}."] * sought
        frames += [f"Going by {ad}, you need somebody for {needs}."] * acting
    return material.pick("asked", frames)


def answered(material: Material, content: Content) -> tuple[Line, ...]:
    """The proofs, one sentence each; the second may go."""
    if content.proofs and _is_apart(material, content.proofs[0]):
        return (Line(f"{material.pick('apart', _APART)}: {content.proofs[0].inner}."),)
    lines = [Line(said(content.proofs[0], material.pick("label", _LABELS)))] if content.proofs else []
    return (*lines, *(Line(also(each), drop=5) for each in content.proofs[1:] if not _is_apart(material, each)))


def _is_apart(material: Material, proof: Proof) -> bool:
    """Whether the proof is of another line of work, so that it must not stand there as if it answered the need."""
    known = material.facts.fitting
    return (
        known is not None
        and proof.source not in known
        and all(proof.source != each for _, each in material.facts.pairs)
    )


def also(proof: Proof) -> str:
    """A second proof: "I also led ...", "I've also ..."."""
    first, _, rest = proof.clause.partition(" ")
    if first in _ALSO and not rest.startswith(("am ", "was ", "can ", "also ")):
        return f"{_ALSO[first]} {rest}."
    return said(proof, "And another point")


def said(proof: Proof, label: str) -> str:
    """A proof as a sentence; a bare figure ("120 covers a night") is announced as one."""
    return proof.sentence("In numbers" if re.match(r"[\d£$€]", proof.text) else label)


def paired(material: Material, content: Content, *, job_named: bool) -> tuple[Line, ...]:
    """Each need with the proof that answers it."""
    (first, second), (one, two) = content.needs, content.proofs
    recaps = _recaps(material, content) if material.facts.interviewed else []
    openings = _openings(material, content, posting(material, job_named=job_named))
    chosen = material.pick("paired", [*recaps, *openings])
    opening, more = chosen.split("|")
    if chosen in recaps:
        return Line(f"{opening} {first.text}, {one.clause}."), Line(f"{more} {second.text}, {two.clause}.")
    return (
        Line(f"{opening} {first.text}{_answer(one, 'From my side')}"),
        Line(f"{more} {second.text}{_answer(two, 'What I have there')}"),
    )


def _recaps(material: Material, content: Content) -> list[str]:
    """How the two needs are named to somebody whom one has met; the first proof follows each, as a clause."""
    if any(_is_one(need) for need in content.needs) or not all(proof.clause for proof in content.proofs):
        return []
    full = not material.promised and not material.forgot  # which are worth more than the longer words
    return [*["To sum up what I'd bring you: on|As for"] * full, "Back to your ad: on|And on"]


def _openings(material: Material, content: Content, ad: str) -> list[str]:
    """How the two needs are named where they were read."""
    found = [f"{upper_first(ad)} mentions|You also mention", f"{upper_first(ad)} lists|It also lists"]
    if all(need.sought for need in content.needs):
        found += [f"{upper_first(ad)} asks for|You also ask for", f"{upper_first(ad)} names|It also names"]
    if material.kind is Kind.VOICEMAIL or material.facts.interviewed:  # short, as every word is time or was said
        return found
    found += [f"I'm {'calling' if material.kind in SPOKEN else 'writing'} because {ad} mentions|It also mentions"]
    return found


def _is_one(need: Need) -> bool:
    """ "a driving licence": one has it, and reads about it in no ad."""
    return need.text.startswith(("a ", "an "))


def _answer(proof: Proof, label: str) -> str:
    return f", and {proof.clause}." if proof.clause else f". {label}: {proof.text}."


def match(material: Material, content: Content, bare: Line, *, job_named: bool = False) -> tuple[Line, ...]:
    """Needs and proofs as far as they are known; `bare` where neither is."""
    if content.paired:
        return paired(material, content, job_named=job_named)
    lines = (Line(asked(material, content, job_named=job_named)), *answered(material, content))
    return lines if content.needs or content.proofs else (bare,)
