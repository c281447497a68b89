"""How are a posting's needs and a person's proofs said together, in every kind of script?"""

from coach.pitch.draft import Line
from coach.pitch.material import Content, Material
from coach.pitch.proof import Proof
from coach.pitch.text import join, upper_first

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


def posting(material: Material, *, job_named: bool) -> str:
    """What the needs were read in; the job is not named twice in a script."""
    return f"your {material.role} ad" if material.role and not job_named else "your ad"


def asked(material: Material, content: Content, *, job_named: bool) -> str:
    """A sentence with what the posting asks for; empty where nothing is known."""
    said, ad = join(content.needs), posting(material, job_named=job_named)
    if not said:
        return ""
    things = not any(need.split()[0].endswith("ing") for need in content.needs)
    if material.facts.interviewed:
        frames = [f"{upper_first(ad)} mentions {said}."] + [f"You're looking for {said}.", f"You need {said}."] * things
    else:
        frames = [
            f"{upper_first(ad)} mentions {said}.",
            f"I noticed {said} in {ad}.",
            f"What caught my eye in {ad} was {said}.",
        ]
        frames += [f"Going by {ad}, you need {said}.", f"I see from {ad} that you need {said}."] * things
    return material.pick("asked", frames)


def answered(material: Material, content: Content) -> tuple[Line, ...]:
    """The proofs, one sentence each; the second may go."""
    label = material.pick("label", _LABELS)
    lines = [Line(content.proofs[0].sentence(label))] if content.proofs else []
    return (*lines, *(Line(also(each), drop=5) for each in content.proofs[1:]))


def also(proof: Proof) -> str:
    """A second proof: "I also led ...", "I've also ..."."""
    first, _, rest = proof.clause.partition(" ")
    if first in _ALSO and not rest.startswith(("am ", "was ", "can ", "also ")):
        return f"{_ALSO[first]} {rest}."
    return proof.sentence("And another point")


def paired(material: Material, content: Content, *, job_named: bool) -> tuple[Line, ...]:
    """Each need with the proof that answers it."""
    (first, second), (one, two) = content.needs, content.proofs
    verbs = ["mentions|You also mention"]
    if not any(need.split()[0].endswith("ing") for need in content.needs):
        verbs += ["asks for|You also ask for", "names|It also names"]
    opening, more = material.pick("paired", verbs).split("|")
    ad = upper_first(posting(material, job_named=job_named))
    return Line(f"{ad} {opening} {first}{_answer(one)}"), Line(f"{more} {second}{_answer(two)}")


def _answer(proof: Proof) -> str:
    return f", and {proof.clause}." if proof.clause else f". From my side: {proof.text}."


def match(material: Material, content: Content, bare: Line, *, job_named: bool = False) -> tuple[Line, ...]:
    """Needs and proofs as far as they are known; `bare` where neither is."""
    if content.paired:
        return paired(material, content, job_named=job_named)
    lines = (Line(asked(material, content, job_named=job_named)), *answered(material, content))
    return lines if content.needs or content.proofs else (bare,)
