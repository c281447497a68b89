"""Each rule of the lint finds what it is for, and leaves good sentences alone."""

from dataclasses import replace
from datetime import date

import pytest

from coach.lint import Finding, Rule, Severity, check
from coach.pitch import Facts, Kind, Stage, compose

FACTS = Facts(
    me="Amara Osei",
    my_phone="+44 7700 900142",
    company="Harbourside",
    role="Staff Nurse",
    contact="Dana Whitfield",
    posting_needs=("Experience of wound care", "Night shifts", "Tight deadlines"),
    proofs=("Ran a clinic of 12 for three years", "Covered nights since 2018", "Kept calm in the last winter crisis"),
)
MET = replace(FACTS, stage=Stage.INTERVIEWED, interview_on=date(2026, 6, 8))
GOOD = (
    "Hello, is that Dana Whitfield? My name's Amara Osei. You don't know me yet, so I'll be brief.\n\n"
    "Your ad mentions wound care and night shifts. I ran a clinic of 12 for three years.\n\n"
    "I'd like to hear what you need most. Is now a good time, or would another moment suit you better?"
)


def rules(text: str, kind: Kind = Kind.CALL_BEFORE, facts: Facts = FACTS) -> set[Rule]:
    return {each.rule for each in check(text, kind, facts) if each.severity is Severity.ERROR}


def test_a_good_call_has_no_finding() -> None:
    assert check(GOOD, Kind.CALL_BEFORE, FACTS) == []


BANNED = {
    Rule.FOLLOWING_UP: (
        "I'm following up on my application.",
        "I wanted to follow up with you.",
        "This is a quick follow-up.",
        "I'm checking in on my application.",
        "I'm just checking on the status of the job.",
        "I wanted to see where my résumé stands.",
        "I'm touching base about the role.",
        "Is there any update on the process?",
        "Do you have any news for me?",
        "I sent you my CV last month.",
        "I applied last Monday.",
        "Have you had a chance to look at it?",
        "Did you receive what I sent?",
        "Has a decision been made, or have you made a decision?",
        "I'd like to know how my application is going.",
        "Let me circle back to this.",
        "Is the position still open?",
        "I'm calling regarding my cover letter.",
        "Am I still being considered?",
        "Could you tell me whether a decision has been made?",
        "Has the job been filled?",
        "This is about my last email.",
        "I'd like to get back to the top of your inbox.",
        "Would you take a second look at me?",
        "How far along are you with it?",
        "I want to see if there's anything new.",
        "Let me reconnect with you on the role.",
        "It's about the job I went for.",
    ),
    Rule.COMPLAINT: (
        "I haven't heard from anybody.",
        "Nobody answered my last call.",
        "I'm still waiting for an answer.",
        "You said you'd call on Friday.",
        "I was ignored, which is disappointing.",
        "Why hasn't anybody called?",
    ),
    Rule.PRESSURE: (
        "I need an answer by tomorrow.",
        "Please decide as soon as possible.",
        "I have another offer.",
        "You should hire me.",
        "This is urgent.",
        "Call me back today.",
        "Write at your earliest convenience.",
    ),
    Rule.BEGGING: (
        "I really need this job.",
        "Please give me a chance.",
        "I'd do anything.",
        "Sorry to bother you.",
        "I know you're very busy.",
        "It would mean a lot to me.",
        "I've got a family to feed.",
        "I'd work for less money.",
    ),
    Rule.BOASTING: (
        "I'm the best nurse you'll meet.",
        "I'm a perfect fit.",
        "You won't find anybody better.",
        "I'm highly motivated and passionate about care.",
        "I'd be a great asset.",
        "I'm confident that I can do it.",
        "You'll be impressed.",
        "I'm a hard-working team player.",
    ),
    Rule.CAREER: (
        "My career began at school.",
        "I started out as a porter.",
        "Then I moved to Leeds.",
        "I graduated with honours.",
        "Over the past ten years I've changed wards.",
    ),
    Rule.FILLER: (
        "I was wondering if this works.",
        "Basically, it's about care.",
        "I hope this finds you well.",
        "To be honest, it's my field.",
        "It's kind of my thing.",
        "Please don't hesitate to call.",
        "I look forward to hearing from you.",
    ),
    Rule.PLACEHOLDER: (
        "My name is [Name].",
        "I'd like to work at {company}.",
        "Call me on XX.",
        "The day is TBD.",
        "Dear <manager>.",
        "I'm writing to Company Name.",
        "The place is None.",
        "And so on…",
    ),
    Rule.FIGURE: ("I led a team of 14.", "I led a team of fourteen.", "I cut costs by 30%."),
}
CASES = [(rule, sentence) for rule, rows in BANNED.items() for sentence in rows]


@pytest.mark.parametrize(("rule", "sentence"), CASES)
def test_what_no_script_says_is_found(rule: Rule, sentence: str) -> None:
    assert rule in rules(f"{GOOD} {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "When do you expect to decide?",
        "You can call me any time today.",
        "Is there anything else you'd like to know?",
        "Your ad names tight deadlines.",  # the posting's word
        "I kept calm in the last winter crisis.",  # the proof's words
        "What kind of person do you need?",
        "I'd be glad to hear what the best time is.",
        "I'd like to talk about one thing more.",
        "The nurse who checks the ward would be my lead.",
    ],
)
def test_what_is_fine_is_left_alone(sentence: str) -> None:
    wording = {rule for rule in BANNED if rule is not Rule.FIGURE} | {Rule.FIGURE}
    assert not rules(f"{GOOD} {sentence}") & wording


def test_a_withdrawal_may_name_the_application() -> None:
    text = "Dear Dana Whitfield, I withdraw my application. Thank you.\n\nAmara Osei"
    assert Rule.FOLLOWING_UP not in rules(text, Kind.WITHDRAWAL)
    assert Rule.FOLLOWING_UP in rules(text, Kind.EMAIL)


@pytest.mark.parametrize(
    ("kind", "words", "fits"),
    [
        (Kind.CALL_BEFORE, 37, False),  # 14.8 s
        (Kind.CALL_BEFORE, 38, True),
        (Kind.CALL_BEFORE, 75, True),
        (Kind.CALL_BEFORE, 76, False),
        (Kind.VOICEMAIL, 27, False),  # 11.7 s at 2.3 words
        (Kind.VOICEMAIL, 28, True),
        (Kind.VOICEMAIL, 69, True),
        (Kind.VOICEMAIL, 70, False),
        (Kind.ASSISTANT, 14, False),
        (Kind.ASSISTANT, 15, True),
        (Kind.ASSISTANT, 45, True),
        (Kind.ASSISTANT, 46, False),
        (Kind.EMAIL, 59, False),
        (Kind.EMAIL, 60, True),
        (Kind.EMAIL, 170, True),
        (Kind.EMAIL, 171, False),
    ],
)
def test_length_by_kind(kind: Kind, words: int, fits: bool) -> None:
    assert (Rule.LENGTH not in rules(" ".join(["you."] * words), kind)) is fits


def test_each_digit_of_a_phone_number_is_a_word() -> None:
    short = " ".join(["you."] * 64)
    assert Rule.LENGTH not in rules(short, Kind.CALL_BEFORE)
    assert Rule.LENGTH in rules(f"{short} +44 7700 900142", Kind.CALL_BEFORE)


@pytest.mark.parametrize(
    ("rule", "kind", "facts", "without", "by"),
    [
        (Rule.NAMES, Kind.CALL_BEFORE, FACTS, "Amara Osei", "a nurse"),
        (Rule.NAMES, Kind.CALL_BEFORE, FACTS, "Dana Whitfield", "the manager"),
        (
            Rule.WAY_OUT,
            Kind.CALL_BEFORE,
            FACTS,
            "Is now a good time, or would another moment suit you better?",
            "Tell me more.",
        ),
        (Rule.NEEDS_FEW, Kind.CALL_BEFORE, FACTS, "wound care and night shifts", "a few things"),
    ],
)
def test_what_is_missing_is_named(rule: Rule, kind: Kind, facts: Facts, without: str, by: str) -> None:
    assert without in GOOD
    assert rule not in rules(GOOD, kind, facts)
    assert rule in rules(GOOD.replace(without, by), kind, facts)


def test_thanks_are_owed_after_an_interview() -> None:
    assert Rule.THANKS in rules(GOOD, Kind.CALL_AFTER, MET)
    assert Rule.THANKS not in rules(f"{GOOD} Thank you.", Kind.CALL_AFTER, MET)


def test_voicemail_says_name_and_number_twice() -> None:
    once = "Hello Dana Whitfield. This is Amara Osei. My number is +44 7700 900142. Call me when it suits you."
    twice = f"{once} Again, Amara Osei, 07700 900142, that's +44 (7700) 900142."
    assert {Rule.NAMES, Rule.NUMBER} <= rules(once, Kind.VOICEMAIL)
    assert not {Rule.NAMES, Rule.NUMBER} & rules(twice, Kind.VOICEMAIL)


def test_a_number_that_is_not_known_is_only_a_hint() -> None:
    findings = check("Amara Osei here, Amara Osei.", Kind.VOICEMAIL, replace(FACTS, my_phone=""))
    assert [each.severity for each in findings if each.rule is Rule.NUMBER] == [Severity.HINT]


def test_the_second_turn_offers_and_asks() -> None:
    assert {Rule.OFFER, Rule.DECISION} <= rules("Thank you, Dana Whitfield, and goodbye.", Kind.SECOND_TURN)
    both = "Thank you, Dana Whitfield. Is there anything else you'd like to hear? And when do you expect to decide?"
    assert not {Rule.OFFER, Rule.DECISION} & rules(both, Kind.SECOND_TURN)


def test_more_than_three_requirements_are_too_many() -> None:
    needs = ("wound care", "night shifts", "medication rounds", "care plans", "ward budgets")
    facts = replace(FACTS, posting_needs=needs)
    assert Rule.NEEDS_MANY not in rules(f"{GOOD} And medication rounds.", facts=facts)
    assert Rule.NEEDS_MANY in rules(f"{GOOD} And medication rounds. And care plans.", facts=facts)


def test_you_at_least_half_as_often_as_i() -> None:
    assert Rule.ABOUT_YOU not in rules("I ran my clinic. You need that.")  # 2 to 1
    assert Rule.ABOUT_YOU in rules("I ran my own clinic and I like my work. You need that.")  # 4 to 1


def test_sentences_have_at_most_25_words() -> None:
    assert Rule.SENTENCE not in rules(" ".join(["you"] * 25) + ".")
    assert Rule.SENTENCE in rules(" ".join(["you"] * 26) + ".")


def test_heavy_words_are_found_and_names_are_not_to_blame() -> None:
    heavy = "Organisational accountability necessitates multidisciplinary collaboration. Responsibility intensifies."
    assert Rule.FLESCH in rules(heavy)
    named = replace(FACTS, contact="Chukwuemeka Papadopoulos-Anagnostopoulou")
    assert Rule.FLESCH not in rules("Hello Chukwuemeka Papadopoulos-Anagnostopoulou. Do you have time?", facts=named)


def test_claims_beside_the_proofs_are_hinted_at() -> None:
    def hints(sentence: str) -> list[Finding]:
        return [each for each in check(f"{GOOD} {sentence}", Kind.CALL_BEFORE, FACTS) if each.rule is Rule.CLAIM]

    assert [each.severity for each in hints("I managed a pharmacy.")] == [Severity.HINT]
    assert hints("I covered nights.") == []
    assert hints("I noticed your ad.") == []


def test_figures_of_proofs_posting_and_phone_are_known() -> None:
    facts = replace(FACTS, proofs=("led six people", "1,100 lines a shift"), posting_needs=("5 years of wound care",))
    assert Rule.FIGURE not in rules(
        "I led 6 people and picked 1100 lines in five years. Call +44 7700 900142.", facts=facts
    )


def test_errors_come_first_and_the_weightiest_of_them_at_the_top() -> None:
    findings = check("I managed a pharmacy. Basically, I'm following up on [job].", Kind.CALL_BEFORE, FACTS)
    assert [each.rule for each in findings][:2] == [Rule.PLACEHOLDER, Rule.FOLLOWING_UP]
    severities = [each.severity for each in findings]
    assert severities == sorted(severities)


def test_a_finding_names_its_sentence_and_values() -> None:
    finding = next(
        each for each in check(f"{GOOD} I led 14 people.", Kind.CALL_BEFORE, FACTS) if each.rule is Rule.FIGURE
    )
    assert finding.sentence == "I led 14 people."
    assert finding.values == ("14",)
    assert "14" in finding.message


@pytest.mark.parametrize("kind", Kind)
def test_scripts_and_their_texts_are_judged_alike(kind: Kind) -> None:
    script = compose(kind, FACTS)
    assert check(script, kind, FACTS) == check(script.text, kind, FACTS)
