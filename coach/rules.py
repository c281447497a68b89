"""Why? Every rule in one plain sentence, and the article that it comes from (title and author only).

`RULES` holds the whole of the etiquette by id: W, L, P, S, F and the decisions. Rules without an article are our own.
"""

from dataclasses import dataclass
from datetime import datetime

from coach.steps import Next, Plan


@dataclass(frozen=True, slots=True)
class Article:
    """A published article; `author` None where it names none."""

    key: str
    title: str
    author: str | None

    @property
    def byline(self) -> str:
        """The author as it is shown."""
        return self.author or "author not given"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, a sentence for people, its articles (none: ours)."""

    id: str
    sentence: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A line of a plan's trace with its rule. `text`: what it set here; `overridden_by`: the id that went before it."""

    rule: Rule
    text: str
    overridden_by: str | None


ARTICLES = {
    article.key: article
    for article in (
        Article("A", "What is the Right Way to Follow up After Sending in My Resume?", "Talent Inc."),
        Article("B", "How to Follow Up After an Interview with a Phone Call", None),
        Article("C", "A Follow-Up Call Wins the Interview", "Joe Turner"),
        Article("D", "4 Follow-up Tips Sure to Help You Impress a Potential Employer", "Mark Anthony Dyson"),
        Article("E", "Maintaining Contact: How to Follow Up Without Being a Pest", None),
    )
}

# P4: share of the HR managers asked who like to be contacted that way, in percent; several answers were allowed (B).
CHANNEL_SHARES = {"email": 87, "phone": 81, "handwritten note": 38, "social media": 27, "text message": 10}

# id, articles, sentence
_TABLE = (
    ("W1", "C", "Early birds ring on the third day after applying."),
    ("W2", "E", "An application gets one to two weeks to be read before anybody asks after it."),
    ("W3", "E", "After an interview, a week goes by before the call."),
    ("W4", "D", "When the moment that they named has gone by, a call some hours later is fair."),
    ("W5", "D", "When the day that they named has gone by, the day after is the one to ask, with tact."),
    ("W6", "D", "When they asked for some time, the call comes the day after that time is over."),
    ("W7", "D", "What they named counts more than any usual wait: not a day before it, but then by right."),
    ("W8", "E", "Two weeks without a word open the door again; first comes whether you still want this job."),
    ("W9", "B", "A thank-you note goes out by the end of the working day that follows the interview."),
    ("L1", "BE", "One real conversation in each stage is enough."),
    ("L2", "E", "One message may be left besides; the call itself stays open."),
    ("L3", "E", "Voicemail and no message ready: hang up, prepare it, ring again. It counts as nothing."),
    ("L4", "B", "No row of calls: one try a working day, three in all, then one writes."),
    ("L5", "D", "Bolder people get in touch up to three times, because once seldom does it."),
    ("L6", "D", "One friendly question may follow a brush-off in the bold school; a clear no is a no."),
    ("L7", "E", "Nobody is ever reproached for their silence."),
    ("L8", "", "The limits belong to the person you ring, however many postings you share with them."),
    ("L9", "", "When they get in touch, their word is kept and the wait begins again."),
    ("P1", "ABCD", "Talk to the person who can hire you or recommend you; HR seldom is."),
    ("P2", "D", "Whoever gave you their word may be held to it, recruiters included."),
    ("P3", "BC", "Team page, receptionist, directory or business card: one of them names the person."),
    ("P4", "B", "HR managers like email and phone best, a card less, text messages least."),
    ("P5", "BD", "No text messages; social networks only where you already write to each other."),
    ("P6", "C", "The right person is found before the application leaves the house."),
    ("S1", "A", "Say your name, that they do not know you, and the one thing that you can do for them."),
    ("S2", "A", "The call is about the match, never about what became of your papers."),
    ("S3", "A", "Their needs in their words come first; your history can wait."),
    ("S4", "B", "After an interview: thanks, what fits, what was forgotten, and whether they want more."),
    ("S5", "B", "If the talk goes well, ask when they will decide."),
    ("S6", "ABE", "Short and sure: know the first sentence and the last."),
    ("S7", "E", "The words for the voicemail are ready before the phone is lifted."),
    ("F1", "C", "Each application that goes out gets its follow-up."),
    ("F2", "D", "Keep several irons in the fire, and notice when they become few."),
    ("F3", "E", "Silence tells something, too: would you like to work with people who answer so?"),
    ("F4", "A", "Ringing up takes courage; you bring them a solution."),
    ("decision 1", "", "Days are counted on the employer's calendar, from the day of the event."),
    ("decision 2", "", "A day off moves to the next working day."),
    ("decision 3", "", "Calls keep to their working hours."),
    ("decision 4", "", "Each interview, once held, opens a stage of its own; one that is ahead is waited for."),
    ("decision 5", "", "Only a real talk counts as a conversation."),
    ("decision 6", "", "Some days lie between two touches of one person."),
    ("decision 7", "", "The latest promise counts, in place of wait and gap."),
    (
        "decision 8",
        "",
        "When they ask for a call at a time, that is the time; a bad moment means the next working day.",
    ),
    ("decision 9", "", "Nobody there: the next working day, and after three tries one writes."),
    ("decision 10", "", "A message left keeps the conversation open; its call comes after the gap."),
    ("decision 11", "", "The phone comes before the email, as long as it can work."),
    ("decision 12", "", "Reached without news: patience, or in the bold school another call after the gap."),
    ("decision 13", "", "Silence counts from the last touch or the last word from them, when nothing else is due."),
    ("decision 14", "", "A yes to the job opens the door a little; a no, or more silence, closes it."),
    ("decision 15", "", "A word from them never brings a call forward."),
    ("decision 16", "", "What has ended has ended."),
    ("decision 17", "", "Nobody known: look for the name, and if need be ask the switchboard."),
    ("decision 18", "", "One person, one budget; one employer, one nudge a day."),
    ("decision 19", "", "A step has a day; waiting is for when the move is theirs."),
    ("decision 20", "", "Whatever was written counts as an email; text messages are never proposed."),
)

RULES = {id_: Rule(id_, sentence, tuple(ARTICLES[key] for key in keys)) for id_, keys, sentence in _TABLE}


def explain(plan: Plan) -> list[Reason]:
    """Why this step: its trace in order, the rule that set the date first."""
    reasons = [Reason(RULES[line.rule], line.text, line.overridden_by) for line in plan.trace]
    return sorted(reasons, key=lambda reason: reason.rule.id != plan.rule)


def why_not(plan: Plan, now: datetime) -> list[Reason]:
    """Why there is no nudge at `now`: the rules that hold it back. Empty where the step may be done now.

    A search may be done now, too, and what it gives way to is held back.
    """
    searching = plan.next is Next.FIND_PERSON and plan.until is not None
    if plan.next not in (Next.WAIT, Next.NOTHING) and not searching and plan.opens is not None and plan.opens <= now:
        return []
    return [reason for reason in explain(plan) if reason.overridden_by is None]
