"""What did the person just tell? A chat message, an employer's mail or a calendar file in, its meaning out.

Pure rules: tables of cues (`cues`), the chat's own names (`names`), slots (`slots`), dates by coach.when. What is
uncertain comes out as a question, never as a guess.
"""

from coach.capture.model import Intent, Own, Reach, Understanding, value_of
from coach.capture.reader import understand

__all__ = ["Intent", "Own", "Reach", "Understanding", "understand", "value_of"]
