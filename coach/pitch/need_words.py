"""Which words of a posting lead up to what it asks for, come after it, or say nothing about it?"""

import re

from coach import lazy
from coach.pitch import lexicon
from coach.pitch.lexicon import PREPOSITIONS, listed

# Who is asked, and the verbs in front: "The ideal candidate will be able to | lead a shift".
_WHO = (
    r"(?:you|we|they|(?:people|someone|somebody|anyone) who|candidates?|(?:all )?applicants?|rgns|"
    r"the (?:post|job|role)[- ]?holder|(?:we(?:'d|’d| would)? (?:want|need|like|love) )?(?:someone|somebody)|"
    r"(?:the |an? )?(?:ideal|successful|right) (?:candidate|person|applicant)s?)"
)
LEADS = lazy.pattern(
    rf"(?:if |ideally,? |preferably,? |and |also,? )*(?:{_WHO}(?:['’](?:ll|re|ve|d))?\s+)?"
    r"(?:(?:will|must|should|need to|needs to|have to|are|is|can|would|also|ideally)\s+)*"
    r"(?:(?:be )?(?:able|expected|required|responsible|willing|happy) (?:to|for)\s+|be\s+|ha(?:ve|s)\s+(?:an?\s+)?|"
    r"h[oe]ld\s+(?:an?\s+)?|(?:possess|demonstrate|bring|display|show)\s+(?:an?\s+)?)?",
    re.IGNORECASE,
)
# "As a product engineer you'll | own the features": what comes before it says nothing.
MIDDLE = lazy.pattern(
    r".{8,90}?\b(?:you|holder)(?:['’](?:ll|d)| will| would)\s+(?:also\s+)?(?:be\s+(?=\w+ing\b))?(?!have|need|be\b)",
    re.IGNORECASE,
)
VERB_FOLLOWS = lazy.pattern(r"(?:\b(?:to|can|must|will|would|should)|['’](?:ll|d))\s+$", re.IGNORECASE)

# What somebody has experience of, knows, can: "at least two years' experience of | wound care".
NOUN_LEADS = lazy.pattern(
    r".{0,60}?\b(?P<noun>experiences?|track record|background|knowledge|understanding|ability|abilities|skills?|grasp|"
    r"proficiency|proficient|familiarity|familiar|fluency|fluent|expertise|competent|competence|experienced|skilled|"
    r"capacity|willingness|willing|responsibilities|duties|enjoy|love|responsible|appreciation|command|confident|"
    r"comfortable|conversant|exposure|looking|asking|history|capable|adept|passion|standard|interest|comfort)\s+"
    r"(?:(?:will|would|also)\s+)?(?:working\s+)?"
    r"(?P<link>include[sd]?|of|in|with|to|within|using|at|for|around|as|on)\s+(?:both\s+|working\s+(?:in|with|as)\s+)?",
    re.IGNORECASE,
)
CAN = listed("ability abilities willing willingness capacity capable able")  # their "to" opens a verb
# "in" a trade is where somebody was, and nothing that one looks for.
PLACES = listed("experience experiences background record history capacity standard")

_WISHED = (
    r"(?:an? )?(?:strong |big |distinct |definite |huge |added |real )?(?:required|requirement|essential|advantage|"
    r"advantageous|plus|bonus|preferred|preferable|desirable|desired|must|needed|necessary|prerequisite|nice to have|"
    r"key|ideal|welcome|useful|handy|vital|important|crucial|mandatory|beneficial)"
)
SAID_OF = lazy.pattern(
    r"(.{3,60}?)\s+(?:would(?:n['’]t)?\b|"
    rf"(?:(?:is|are|will be)\s+(?:absolutely\s+|highly\s+|also\s+)?{_WISHED})\b)",
    re.IGNORECASE,
)
TAIL = lazy.pattern(
    rf"[\s,;–—-]*(?:(?:is|are|would be|will be)\s+)?(?:also\s+|highly\s+)?{_WISHED}[\s.]*$", re.IGNORECASE
)
FIXED = lazy.pattern(
    r"\b(?:attention to detail|eye for detail|right to work|health (?:and|&) safety|quality of care|duty of care|"
    r"ways of working|food safety|"
    r"first aid certificate|first aid at work|first aid|time management|problem[- ]solving|customer service|"
    r"communication skills)\b",
    re.IGNORECASE,
)
FILLING = lazy.pattern(
    r"\b(?:an? )?(?:little |wide |broad )?(?:bit|couple|range|variety|number|lot|lots|kind|sort|types?|mix) of\b|"
    r"\bend[- ]to[- ]end\b|\bin word and writing\b|"
    r"\bmembers of (?=the public)|\b(?:their|his|her)\b(?= \w)|(?<=ed )at least (?=two|three|\d)",
    re.IGNORECASE,
)
OWN_THING = lazy.pattern(
    r"\bown (?=(?:bike|car|van|laptop|tools?|transport|vehicle|phone|smartphone|ppe|equipment|computer|kit|"
    r"caseload)\b)",
    re.IGNORECASE,
)
NOT_ASKED = lazy.pattern(
    r"no\s|(?:not|never|over|under|aged?)\b\s+(?:\w+\s+)?(?:\d|than\b|problem|experience|afraid|scared|bothered|shy)"
    r"|[£$€.]\s?\d"
    r"|.*\b(?:drugs? (?:screen|test)|background checks?|criminal record|vetting|18 years|over 18|aged? \d\d)",
    re.IGNORECASE,
)
# What they don't ask, or would do themselves: "you don't need to be a wizard", "but willing to train".
DENIED = lazy.pattern(
    r"\b(?:you )?(?:don['’]t|do not|needn['’]t|no) need (?:to\b)?[^,.;!?]*?(?=\s+but\b|[,.;!?]|$)"
    r"|[,\s]*(?:\b(?:but|and|or)\s+)?\b(?:we\s+)?(?:are\s+|['’]re\s+)?(?:will(?:ing)?|happy)\s+(?:to\s+)?train\b.*"
    r"|\s*\b(?:and\s+)?aren['’]t\s+(?:scared|afraid)\s+of\b.*",
    re.IGNORECASE,
)
# The label or the heading that a statement still carries: "Shift: comfortable with nights", "Bonus Terraform".
LABEL = lazy.pattern(
    r"^(?:(?:bonus|essential|desirable|preferred|required|qualifications?|experience|skills?|role|shift|education|other)"
    r":\s+|(?-i:Bonus|Essential|Desirable|Preferred)\s+(?=(?-i:[A-Z])))",
    re.IGNORECASE,
)
# What terse postings shorten, as it is said.
SHORT = {
    "exp": "experience", "yrs": "years", "yr": "year", "hyg": "hygiene", "lic": "licence", "quals": "qualifications",
    "mgmt": "management", "maint": "maintenance", "comms": "communication", "certs": "certificates", "w/": "with",
    "l2": "Level 2", "l3": "Level 3", "incl": "including", "ess": "essential", "pref": "preferred",
}  # fmt: skip
# A phrase that ends with one of these says nothing by itself ("a structured way"); after a gerund it may.
VAGUE_HEADS = listed("""
    way ways preference purposes purpose expectations degrees level aims aim weeks week ladies thing things attitude
    wizard noise person qual homes life effects effect england ireland scotland wales britain home house
    christmas everything nothing others reason reasons
""")
RATE_END = lazy.pattern(r"(?:\ba|\ban|\bper|\bone|\bevery|\d)\s+(?:day|week|month|year|hour|shift)$", re.IGNORECASE)

CONNECTORS = PREPOSITIONS | listed(
    "above below near and or but is are will must should can may might would wouldn't be been have has had was were "
    "not like goes than then round"
)
SPLIT = lazy.pattern(
    r"[,;:]\s*|\s\+\s|\s(?=(?:an?|is|are|would be|will be)\s(?:big |real |definite |distinct )?"
    r"(?:bonus|plus|advantage|must|asset)\b)|"
    r"\s(?=(?-i:A|An|The|You|We|This|If|Our|Your|Good|Strong|Excellent)\s)|[.!?](?:\s+|$)|\s+[–—-]+\s+|"
    r"\s+/\s+|\s+(?=(?:" + "|".join(sorted(CONNECTORS)) + r")\s)",
    re.IGNORECASE,
)
SUBJECT_OF = listed("is are will must should can has have was were goes")
# They open a clause with a verb of its own, and no phrase: "when a list overruns", "that every child matters".
CLAUSE = listed("when if because while that where whether so until since why what")
FINITE = listed("need needs include includes enjoy enjoys require requires mean means has have is are was")
# Before an article these are no verbs ("half the night"); any other word is ("close the shop").
NO_VERB_BEFORE_ARTICLE = listed(
    "nights days weeks hours months times shifts evenings "
    "half quite just only twice once even such all both not rather what many"
)

# "Review code", "drive delivery": at the start of a line these are verbs, though they can be nouns elsewhere.
OPENING_VERBS = listed("""
    review drive hit turn talk act lift answer answering help take run lead own keep hold cut fix pack check cover
    visit direct process schedule set wash coach train use edit plan measure serve work
""")
# "Comfortable reading a P&L": what one feels about it is left out.
AT_EASE = listed("comfortable confident happy experienced competent skilled good great used able keen")
# participle:verb, where neither ends in -ed
PARTICIPLE_OF = lexicon.mapped("""
    led:lead run:run built:build taken:take held:hold written:write taught:teach sold:sell kept:keep made:make
    grown:grow driven:drive dealt:deal put:put set:set spoken:speak brought:bring given:give overseen:oversee
    won:win met:meet
""")
# Verbs that only lead to the thing itself.
EMPTY_VERBS = listed("""
    be have do get make involve include require become ensure hold possess entail need want love enjoy meet see hear
    find join show go like know going showing knowing being having doing getting making involving including
    requiring ensuring holding possessing entailing
""")
ALSO_NOUNS = listed("set cut put read left hit kept found saw beat held")  # past tenses that open a phrase as well
# Empty in "you have led a kitchen".
PARTICIPLES = listed("obtained worked done led run spent handled used completed finished held got had")
BROCHURE = listed("""
    excellent strong good outstanding exceptional proven solid great sound thorough detailed deep significant relevant
    previous prior demonstrable demonstrated some extensive superb first-class professional considerable basic highly
    very really genuine clear effective full-time part-time minimum least similar related such other various several
    multiple more most many new own core main general overall daily day-to-day ideal must ideally preferably
    especially particularly mainly mostly either both also current modern valid formal positive impeccable advanced
    available nice first broad easy exciting important potential absolute acceptable combined appropriate sufficient one
    continuous
    continually further up-to-date hands-on practical than enough responsibilities requirements duties """)
GENERIC = listed("""
    experience experiences knowledge skill skills ability abilities role roles position candidate candidates applicant
    applicants team teams work working job company environment people year years months background understanding track
    record requirement requirements responsibilities duties qualification qualifications opportunity approach way ways
    thing things task tasks plus advantage level levels standard standards person time basis range area areas field
    capacity use using someone anyone somebody ideal key must mind need needs day days week part business industry
    sector hours manner deadlines large small best practice practices attitude methods absence success growth
    importance following maximum minimum equivalent addition site order line purpose purposes techniques tools variety
    discipline comfort reach else everything purposes day days
""")
ADJECTIVE_END = lazy.pattern(
    r".+(?:able|ible|ful|ous|less|ical)|.*[^aeiou]ive|able|happy|willing|clean|fast|new|high|complex|large|small|own|"
    r"friendly|patient|calm|busy|tight|fully|well|up|out|literate|numerate|compliant|proactive|pro-active|organi[sz]ed|"
    r"driven|paced|oriented|conversant|minded|tidy|kind|honest|trustworthy|accurate|discreet|fit|funny|firm|warm|cool|"
    r"free|quick|ready|eager|keen|open|smart|confident|available|better|even|short|bilingual|comfortable|alone|domestic|residential|shouty",
    re.IGNORECASE,
)
NO_ADJECTIVE = listed("""
    drive executive archive initiative objective incentive automotive vegetable table cable timetable variable
    perspective detective stainless
""")
NEVER = listed("""
    you we they it he she i who what there our ours us me my your how never yourself themselves follow-up follow-ups
    no not never without nor whole folk folks preference expect essential again sorry honestly
    oh doesn don isn aren wasn hasn didn that please apply send click salary pension holiday benefits
    egos joiners here worst same
    whoever someone somebody anyone everybody everyone them him her things happen happens takes
    mon tue tues wed thu thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
""")
PEOPLE = listed("""
    children adults people patients customers clients students pupils users residents families staff team teams
    ladies colleagues peers members guests visitors managers stakeholders
""")
# Said to an employer, these sound like what they are not: a caller's papers, or a caller's hurry.
RISKY = listed(
    "application applications resume update updates status deadline deadlines pressure passion passionate urgent"
)
COMMON_HEADS = lexicon.NEED_HEADS | listed(
    "safety management service status care sales development travel support control"
)
