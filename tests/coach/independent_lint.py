"""Does a script keep the rules? A second opinion, written from the rules alone, without a look at `coach.lint`.

It shares no code with the bot: own words, syllables, sentences and lists. Where the two disagree, one of them is wrong.
The rules are those of docs and etiquette: S1-S7, L7, P3; lengths, Flesch and the share of "you" as promised there.
"""

import re
from collections.abc import Iterator

from coach.pitch import Facts, Kind, Script

Range = tuple[float, float]
SECONDS: dict[Kind, Range] = {
    Kind.CALL_BEFORE: (15, 30),
    Kind.CALL_AFTER: (15, 30),
    Kind.SECOND_TURN: (15, 30),
    Kind.LAST_QUESTION: (15, 30),
    Kind.VOICEMAIL: (12, 30),
    Kind.ASSISTANT: (6, 18),
    Kind.RECEPTIONIST: (6, 18),
}
WORDS: dict[Kind, Range] = {
    Kind.EMAIL: (60, 170),
    Kind.THANK_YOU_NOTE: (60, 170),
    Kind.WITHDRAWAL: (60, 170),
    Kind.LINKEDIN: (30, 120),
}
TAILORED = (Kind.CALL_BEFORE, Kind.CALL_AFTER, Kind.VOICEMAIL, Kind.EMAIL, Kind.THANK_YOU_NOTE, Kind.LINKEDIN)
THANKS = (*TAILORED, Kind.SECOND_TURN)

# What is never said, and why.
FORBIDDEN = {
    "following up on the papers (S2)": r"follow(?:ing|ed)?[- ]?(?:ing )?up\b|check(?:ing)? (?:in|on)\b"
    r"|touch(?:ing)? base|circl(?:e|ing) back|status of|any (?:news|update)|an update\b|(?:my|the) (?:r[ée]sum[ée]|cv"
    r"|application)\b|did you (?:get|receive|see|read)|heard (?:nothing|back|anything)|where (?:things|you) stand"
    r"|sent (?:you )?(?:my|in)\b|I applied\b|haven't heard",
    "begging (S6)": r"\b(?:please,? (?:give|consider|let me)|desperat\w+|really need (?:this|the|a) job|I beg"
    r"|any chance"
    r"|give me a chance|would mean (?:the world|everything|so much|a lot)|sorry to (?:bother|trouble|disturb)|only a"
    r" minute of your|take pity|dream job|anything at all)\b",
    "pressure (L7)": r"\b(?:as soon as possible|asap|urgent\w*|immediately|right away|I expect|you must"
    r"|you should|you need"
    r" to|deadline|other offers?|still waiting|have been waiting|so long|finally|again and again|ignor\w+"
    r"|need an answer)\b",
    "boasting (S6)": r"\b(?:the best|perfect (?:fit|match|candidate|person)|ideal (?:fit|match|candidate)"
    r"|expert\w*|world[- ]"
    r"class|rock ?star|ninja|guru|unique\w*|outstanding|exceptional\w*|extraordinar\w*|second to none|unmatched"
    r"|no one else"
    r"|nobody else can|passionate|proven track record|highly (?:skilled|motivated)|amazing)\b",
    "filler (S6)": r"\b(?:just (?:wanted|calling|checking)|um|uh|er|basically|actually|honestly|literally"
    r"|kind of|sort of"
    r"|you know,|I guess|I was wondering|needless to say|to be honest|at the end of the day|hope (?:this"
    r"|you are|you're)"
    r" \w+ ?(?:you )?well|I mean)\b",
    "career history (S3)": r"\b(?:my career|my background|throughout my|over the course|my journey"
    r"|I started (?:out|my)|I"
    r" graduated|my previous (?:role|job|employer)s?|my last (?:role|job|employer)|I (?:want|need) (?:a|this|the) job"
    r"|career (?:goal|change|move|path)s?)\b",
    "placeholder": r"\[|\]|\{|\}|<|>|_{2,}|\bXX+\b|\bTBD\b|\bTBA\b|\bNone\b|\bN/A\b|lorem|\.\.\.|…|\$\{|%s",
    "broken marks": r"  | [,.;:?!]|[,;:][,.;:?!]|\.\.|\?\.|\(\s*\)|\b(?:a|an) (?:a|an|the)\b|\b(\w{2,}) \1\b",
}
WAY_OUT = (
    r"bad (?:time|moment)|good (?:time|moment)|another (?:time|moment)|(?:suits|works for) you|you(?:'re| are) busy"
    r"|better time|a time that|call(?: you)? (?:back|another)|when to call|can wait"
)
STRANGER = r"don't know me|haven't met|don't know each other|not met|new to you"
THANKED = r"\bthank"
DECISION = r"\b(?:decide|decision|make up your mind)\b"


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMERALS = _listed("""
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen
""")
# Words that every requirement and every script has; they touch nothing.
_DULL = _listed("""
    a about able above after again all also an and any anything are as ask asked asks at be because been before
    being both but by call can candidate come could day days do does each else essential etc experience
    experienced first for from get give glad go good great has have having hear help here how i if in including
    into is it its job just know knowledge least less like look looking make may me mention mentioned mentions
    might minimum more most much must my name need needed needs new no not now number of on one only or other
    our out over part people person please plus preferred proven required requirement right role say see
    should skill skills so some speak strong such suit suits take talk tell than thank that the their them then
    there they thing things this those through time to two up us use used using very want was way we week well
    were what when which while who will with within work worked working would year years you your ability
    desirable excellent ideally understanding willing someone somebody team
""")
_EVERYDAY = _DULL | _listed("""
    act answer asking back bad bear brief bring brought busy carrying calling caught change chance clear close closing
    come comes contact conversation decide decided detail details different easier easy email enough ever every
    everyone everything expect eye fair feel few fill find fine fit fits fit forgot forward free friday friend
    from full further gladly going guess hand happens happy hard hello here's hiring hope idea important include
    included interest interested join keep kind knows last later learn leave less let letter lets line list
    listen listening little long looked looks lot matter matters mean meant meet meeting met mind minute minutes
    moment monday moment money month months never next nice note nothing offer once open opening ought past
    patience perhaps phone picked place plan point pointed posting problem question questions quick quickly
    quiet rather reach read ready reason reply rest search send sense short show side since sit somebody
    something sometimes soon sort space spare spell spoke spoken spot start step still stop sure talked talking
    team thanks think thought time today together tomorrow took touch tried try understand useful useful usual
    wait waiting wanted week weeks wednesday welcome whatever whenever whether whole wish without word words
    worth write writing wrong yes yesterday yet thursday tuesday earlier month may's spent bring brings knew
    know've known worked working i've i'm i'll i'd it's that's there's here's you're you'd you've you'll we're
    we've name's ad numbers seen saw mainly crossed paths same off another haven't wasn't won't didn't don't
    isn't decision sum left telling felt saves missing why saying helps longer had ones called sounds manager
    down better own stood lists speaks names yours speaking am believe charge
""")


_IRREGULAR = {"led": "lead", "ran": "run", "wrote": "write", "written": "write", "built": "build", "taught": "teach",
              "sold": "sell", "driven": "drive", "taken": "take", "kept": "keep", "made": "make"}  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words as they are said; a number with its sign is one."""
    return re.findall(r"[£$€]?\d[\d.,:%+/]*\w*|[^\W\d_](?:[^\W_]|['’&.+#-](?=[^\W_]))*[+#]*", text)


def spoken(text: str) -> int:
    """How many words it takes to say; each digit of a phone number is one."""
    numbers = re.findall(r"\+?\(?\d[\d ()./-]{6,}\d", text)
    for number in numbers:
        text = text.replace(number, " ", 1)
    return len(words_of(text)) + len(_digits(" ".join(numbers)))


def sentences_of(text: str) -> list[str]:
    """Its sentences; a line break ends one as well."""
    guarded = re.sub(r"\b(Dr|Mr|Mrs|Ms|Mx|Prof|St|Ltd|Co|No|Inc)\.", r"\1", text)
    guarded = re.sub(r"\b([A-Z])\.(?=\s?[A-Z])", r"\1", guarded)
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", guarded) if part.strip()]


def syllables_of(word: str) -> int:
    """A count by the usual rule: groups of vowels, less a silent ending."""
    low = re.sub(r"[^a-zà-ÿ]", "", word.lower())
    if len(low) <= 3:
        return 1
    low = re.sub(r"(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$", lambda match: match.group()[0], low)
    return max(1, len(re.findall(r"[aeiouyà-ÿ]+", low)))


def reading_ease(text: str) -> float:
    """Flesch's figure for the prose: greeting, signature and phone numbers are none."""
    prose = [each for each in sentences_of(re.sub(r"\+?\(?\d[\d ()./-]{6,}\d", "", text)) if each[-1] in ".?!"]
    words = [word for each in prose for word in words_of(each)]
    if not words:
        return 100.0
    return 206.835 - 1.015 * len(words) / len(prose) - 84.6 * sum(map(syllables_of, words)) / len(words)


def roots(text: str) -> set[str]:
    """The words that say something, without their endings."""
    low = (re.sub(r"['’]s$", "", word.lower()).strip(".,'’:") for word in re.split(r"[\s/()-]+", text))
    kept = (re.sub(r"[^\w+#]", "", word) for word in low if word not in _DULL)
    return {_root(word) for word in kept if len(word) > 1}


def _root(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    cut = re.sub(r"(?:ations?|ings?|ments?|ers?|ors?|ies|ied|ed|es|s|e|y|ion|ions)$", "", word)
    cut = re.sub(r"(?:er|or)$", "", cut) if len(cut) > 5 else cut
    cut = cut if len(cut) >= 3 else word
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut


def findings(script: Script, kind: Kind, facts: Facts) -> list[str]:
    """What is wrong with the script, each in one line; empty where nothing is."""
    text = script.text.replace("’", "'")
    rules = (_length, _forbidden, _moment, _named, _true, _touching, _turned, _readable)
    return [found for rule in rules for found in rule(text, kind, facts)]


def _length(text: str, kind: Kind, _facts: Facts) -> Iterator[str]:
    if kind in SECONDS:
        seconds = spoken(text) / (2.3 if kind is Kind.VOICEMAIL else 2.5)
        low, high = SECONDS[kind]
        if not low <= seconds <= high:
            yield f"{seconds:.1f} s, not {low} to {high}"
    else:
        low, high = WORDS[kind]
        if not low <= len(words_of(text)) <= high:
            yield f"{len(words_of(text))} words, not {low} to {high}"


def _forbidden(text: str, _kind: Kind, facts: Facts) -> Iterator[str]:
    own = " ".join([*facts.proofs, facts.forgot, facts.went_well, facts.company, facts.role, *facts.posting_needs])
    for why, pattern in FORBIDDEN.items():
        for match in re.finditer(pattern, text, re.IGNORECASE if why != "placeholder" else 0):
            if why not in ("boasting (S6)", "pressure (L7)") or match.group().lower() not in own.lower():
                yield f"{why}: {match.group()!r}"


def _moment(text: str, kind: Kind, facts: Facts) -> Iterator[str]:
    if kind in THANKS and (facts.interviewed or kind is Kind.THANK_YOU_NOTE) and not re.search(THANKED, text, re.I):
        yield "no thanks after an interview (S4)"
    if kind in (Kind.CALL_BEFORE, Kind.EMAIL) and not facts.interviewed and not re.search(WAY_OUT, text, re.I):
        yield "no way out before an interview (S1)"
    if kind is Kind.CALL_BEFORE and not re.search(STRANGER, text, re.I):
        yield "does not admit that they don't know each other (S1)"
    if kind is Kind.SECOND_TURN and not re.search(DECISION, text, re.I):
        yield "does not ask when they decide (S5)"


def _named(text: str, kind: Kind, facts: Facts) -> Iterator[str]:
    goes_on = kind in (Kind.SECOND_TURN, Kind.LAST_QUESTION)  # the same call: both names were said
    if not goes_on and facts.me not in text:
        yield "without the caller's name"
    if facts.contact and facts.contact not in text:
        yield "without the contact's name"
    if kind is Kind.VOICEMAIL:
        if text.count(facts.me) < 2:
            yield "the name is not said twice"
        if facts.my_phone and _digits(text).count(_digits(facts.my_phone)) < 2:
            yield "the number is not said twice"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _true(text: str, _kind: Kind, facts: Facts) -> Iterator[str]:
    told = [*facts.proofs, *facts.posting_needs, *(part for pair in facts.pairs for part in pair)]
    own = [facts.me, facts.contact, facts.interviewer, facts.company, facts.role, facts.referrer, facts.my_email]
    known = " ".join([*told, *own, facts.forgot, facts.went_well, str(facts.promised or ""), facts.my_phone])
    spoken_text = text.replace(facts.my_phone, "") if facts.my_phone else text
    for figure in re.findall(r"\d[\d.,]*\d|\d", spoken_text):
        if figure not in known:
            yield f"a figure from nowhere: {figure}"
    for word in words_of(spoken_text.lower()):
        if word in _NUMERALS and word not in known.lower():
            yield f"a number from nowhere: {word}"
    have = roots(known) | ({"hygien", "level"} if re.search(r"\bL\d .*hyg\b", known) else set())  # "L2 food hyg"
    for sentence in sentences_of(spoken_text):
        if re.search(r"\b(?:I|I've|I'm|I'd|my|me)\b", sentence):
            for word in words_of(sentence):
                if word[-1].isalpha() and word.lower() not in _EVERYDAY and not roots(word) <= have:
                    yield f"a claim from nowhere: {word!r} in {sentence!r}"


def _touching(text: str, kind: Kind, facts: Facts) -> Iterator[str]:
    if kind not in TAILORED:
        return
    needs = list(dict.fromkeys([*facts.posting_needs, *(need for need, _ in facts.pairs)]))
    said, clauses = roots(text), [roots(each) for each in sentences_of(text)]
    wanted = [roots(need) for need in needs if roots(need)]
    touched = sum(bool(need & said) for need in wanted)
    named = sum(any(len(need & clause) >= max(2, len(need) / 2) for clause in clauses) for need in wanted)
    if touched < min(2, len(wanted)):
        yield f"touches {touched} of {len(wanted)} requirements"
    if named > 3:
        yield f"names {named} requirements"


def _turned(text: str, _kind: Kind, _facts: Facts) -> Iterator[str]:
    words = [word.lower() for word in words_of(text)]
    mine = sum(bool(re.fullmatch(r"(?:i|i'\w+|my|me|mine|myself)", word)) for word in words)
    yours = sum(bool(re.fullmatch(r"(?:you|you'\w+|your|yours|yourself)", word)) for word in words)
    if 2 * yours < mine:
        yield f"{mine} times I, {yours} times you"


def _readable(text: str, kind: Kind, _facts: Facts) -> Iterator[str]:
    ease, least = reading_ease(text), 60 if kind in SECONDS else 50
    if ease < least:
        yield f"Flesch {ease:.0f}, below {least}"
    for sentence in sentences_of(text):
        if len(words_of(sentence)) > 25:
            yield f"a sentence of {len(words_of(sentence))} words: {sentence!r}"
