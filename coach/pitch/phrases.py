"""How are a posting's needs and a person's proofs said together, in every kind of script?"""

import re

from coach.pitch.draft import Line
from coach.pitch.material import Content, Material
from coach.pitch.model import Kind
from coach.pitch.proof import Proof
from coach.pitch.text import upper_first

_LABELS = ("What I'd bring", "From my side", "What I can offer you")
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
    frames = [f"{upper_first(ad)} mentions {needs}."]
    sought = all(need.sought for need in content.needs)
    acting = all(need.text.split()[0].endswith("ing") for need in content.needs)
    if material.facts.interviewed:
        frames += [f"You're looking for {needs}.", f"You need {needs}."] * sought
        frames += [f"You need somebody for {needs}."] * acting
    elif material.kind is not Kind.VOICEMAIL:  # there, every word is time
        plain = not any(need.text.startswith(("a ", "an ")) for need in content.needs)
        frames += [f"What caught my eye in {ad} was {needs}."] * plain
        frames += [f"Going by {ad}, you need {needs}.", f"I see from {ad} that you need {needs}."] * sought
        frames += [f"Going by {ad}, you need somebody for {needs}."] * acting
    return material.pick("asked", frames)


def answered(material: Material, content: Content) -> tuple[Line, ...]:
    """The proofs, one sentence each; the second may go."""
    lines = [Line(said(content.proofs[0], material.pick("label", _LABELS)))] if content.proofs else []
    return (*lines, *(Line(also(each), drop=5) for each in content.proofs[1:]))


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
    if material.facts.interviewed and one.clause and two.clause and material.pick("recap", ("sum", "ad")) == "sum":
        return (
            Line(f"To sum up what I'd bring you: on {first.text}, {one.clause}."),
            Line(f"As for {second.text}, {two.clause}."),
        )
    verbs = ["mentions|You also mention"]
    if first.sought and second.sought:
        verbs += ["asks for|You also ask for", "names|It also names"]
    opening, more = material.pick("paired", verbs).split("|")
    ad = upper_first(posting(material, job_named=job_named))
    return Line(f"{ad} {opening} {first.text}{_answer(one)}"), Line(f"{more} {second.text}{_answer(two)}")


def _answer(proof: Proof) -> str:
    return f", and {proof.clause}." if proof.clause else f". From my side: {proof.text}."


def match(material: Material, content: Content, bare: Line, *, job_named: bool = False) -> tuple[Line, ...]:
    """Needs and proofs as far as they are known; `bare` where neither is."""
    if content.paired:
        return paired(material, content, job_named=job_named)
    lines = (Line(asked(material, content, job_named=job_named)), *answered(material, content))
    return lines if content.needs or content.proofs else (bare,)
