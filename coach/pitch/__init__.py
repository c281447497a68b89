"""What to say, for this channel, at this moment: the tailored pitch (etiquette, section 4)."""

from coach.pitch.compose import compose
from coach.pitch.edit import parts, replace_sentence, sentences
from coach.pitch.model import Facts, Kind, Script, Stage

__all__ = ["Facts", "Kind", "Script", "Stage", "compose", "parts", "replace_sentence", "sentences"]
