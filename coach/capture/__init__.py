"""What did the person just tell? A chat message, an employer's mail or a calendar file in, its meaning out.

Pure rules: tables of cues (`cues`), the chat's own names (`names`), slots (`slots`), dates by coach.when. What is
uncertain comes out as a question, never as a guess.
"""

from coach.capture.addressed import is_courtesy, is_enough, yes_or_no
from coach.capture.apart import apart
from coach.capture.invite import NoInvitation, read_invite
from coach.capture.mail import read_mail
from coach.capture.mail_kind import begins_a_letter, is_mail
from coach.capture.model import Intent, MailKind, Own, Reach, Understanding
from coach.capture.reach import is_link
from coach.capture.reader import understand
from coach.capture.vcard import read_vcard

__all__ = [
    "Intent",
    "MailKind",
    "NoInvitation",
    "Own",
    "Reach",
    "Understanding",
    "apart",
    "begins_a_letter",
    "is_courtesy",
    "is_enough",
    "is_link",
    "is_mail",
    "read_invite",
    "read_mail",
    "read_vcard",
    "understand",
    "yes_or_no",
]
