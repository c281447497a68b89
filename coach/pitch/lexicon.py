"""Which words decide how a fragment is built into a sentence?

Hand-made lists, no dictionary: what is on none of them is said after a colon, which is right for every fragment.
"""


def listed(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def mapped(text: str) -> dict[str, str]:
    """The pairs "key:value" of a text."""
    return dict(pair.split(":") for pair in text.split())


# past:participle, of verbs whose past does not end in -ed
IRREGULAR = mapped("""
    beat:beaten became:become began:begun bought:bought broke:broken brought:brought built:built came:come
    caught:caught chose:chosen cut:cut dealt:dealt did:done drew:drawn drove:driven fed:fed fought:fought
    found:found gave:given got:got grew:grown had:had held:held hit:hit kept:kept knew:known laid:laid
    learnt:learnt led:led left:left made:made met:met oversaw:overseen put:put ran:run read:read rebuilt:rebuilt
    rewrote:rewritten rose:risen saw:seen sent:sent set:set sold:sold spent:spent spoke:spoken stood:stood
    taught:taught took:taken undertook:undertaken was:been went:gone won:won wrote:written proofread:proofread
    rang:rung paid:paid lost:lost sat:sat slept:slept heard:heard swept:swept dug:dug hung:hung lent:lent flew:flown
    wore:worn threw:thrown woke:woken sang:sung hid:hidden bred:bred swam:swum tore:torn shook:shaken stuck:stuck
""")

# Verbs in the form that "I" takes. The ambiguous ones are nouns as often ("work experience", "lead nurse").
PRESENT = listed("""
    achieve advise am analyse analyze answer apply arrange assess assist attend bake become bring build calm can
    care carry chair check clean coach code collaborate collect communicate complete comply conduct configure cook
    coordinate cover create cut deal debug decorate deliver demonstrate deploy develop devise diagnose direct drive
    edit ensure establish evaluate examine explain explore facilitate feed find fit fix gather generate get give
    grow handle have help hire hold identify implement improve influence inspect install interpret introduce
    investigate keep know launch lay lead learn liaise lift load maintain make manage market measure meet mentor
    migrate monitor motivate negotiate operate optimise optimize order organise organize oversee own pack paint
    participate perform pick plan play prepare present prevent prioritise prioritize process produce program promote
    provide publish read receive recommend reconcile recruit reduce repair report research resolve respond review
    rewrite run schedule sell serve service set solve speak streamline supervise supply support take teach test
    train translate troubleshoot tune type understand undertake unload update upsell use validate visit volunteer
    wash weld win work write be contribute interact welcome greet administer multi-task multitask proofread retain
    treat strive innovate specialise specialize uphold adhere assure balance design touch pour hit travel stand push
    redesign prototype rotate settle wrap stage restock supervise skim float suture cannulate draft commence plaster
    climb act stay turn argue think live see talk mix sew file ship diagnose extract book assemble close
""")
AMBIGUOUS = listed("""
    answer care chair check code coach cook cover cut deal design drive edit fit fix help hold keep lead lift load
    market measure order pack paint plan play present process produce program read report research review run
    schedule service set support supply test touch train type use visit volunteer wash win work update clean own
    draft float stage wrap plaster
    calm direct complete close can pour hit travel stand push climb act stay turn talk mix file live ship book
""")

# What one works as; what one is by character; what one is by rank or examination.
PERSON_HEADS = listed("""
    nurse chef cook electrician plumber engineer technician teacher tutor driver manager supervisor administrator
    assistant accountant bookkeeper carer worker waiter waitress barista baker carpenter joiner welder fitter
    mechanic operator operative picker packer cleaner housekeeper receptionist secretary clerk cashier developer
    programmer designer architect analyst consultant adviser advisor paralegal solicitor lawyer doctor dentist
    pharmacist therapist physiotherapist midwife paramedic scientist researcher lecturer trainer coach instructor
    leader head director officer coordinator planner buyer seller salesperson salesman saleswoman representative rep
    agent merchandiser marketer copywriter editor journalist photographer videographer illustrator animator artist
    musician librarian translator interpreter practitioner professional specialist apprentice intern trainee
    volunteer befriender guard warden steward marshal porter gardener landscaper builder bricklayer roofer plasterer
    painter decorator labourer laborer scaffolder surveyor draughtsman estimator controller auditor broker
    underwriter banker dispatcher courier rider pilot captain host hostess bartender sommelier butcher fishmonger
    florist hairdresser stylist barber beautician nanny childminder owner founder partner deputy tester machinist
    printer tailor farmer fisherman mentor assessor inspector examiner moderator recruiter headhunter strategist
    economist statistician chemist biologist physicist mathematician linguist historian
""")
QUALITY_HEADS = listed("""
    player learner communicator thinker starter solver speaker listener multitasker user graduate member organiser
    organizer
""")
STATUS = listed("""
    registered qualified certified chartered licensed licenced accredited time-served trained experienced skilled
    part-qualified fully-qualified newly fully native bilingual keen quick fast good strong careful reliable
""")

# "I'm fluent in German", "I've been responsible for ...", "I was promoted to ...", "I'm first aid trained".
ADJECTIVES = listed("""
    fluent confident certified experienced able used familiar comfortable good great skilled competent proficient
    bilingual trilingual multilingual licensed accredited qualified happy ready available willing flexible
    conversant adept computer-literate literate numerate insured eligible part-qualified fully-qualified
    self-employed registered trained chartered punctual reliable patient calm organised organized careful
""")
BEEN = ("responsible ", "accountable ", "in charge ", "part of ")
PASSIVE = listed("""
    promoted awarded praised recognised recognized nominated selected chosen named commended voted appointed trusted
    elected invited headhunted
""")
PARTICIPLE_ENDS = listed("""
    trained certified qualified checked registered licensed cleared vaccinated
""")

# Things that one has, with an article; more of them in postings; things that one has without one.
COUNTABLE_HEADS = listed("""
    licence license certificate degree diploma bsc ba msc ma mba phd pgce nvq hnd hnc btec bachelor bachelors master
    masters card ticket badge certification qualification apprenticeship portfolio award permit pass visa clearance
    distinction doctorate foundation beng meng bed llb llm van car bike laptop toolkit scholarship medal background
    manner eye approach sense record
""")
NEED_HEADS = COUNTABLE_HEADS | listed(
    "attitude team budget kitchen environment ward mindset ledger rota role system caseload surgery clinic centre "
    "center school office shop restaurant warehouse hotel studio laboratory program programme machine voice industry "
    "sector subject project job company firm vehicle bike smartphone housebuilder housekeeper practice property site "
    "discipline setting interest connection platform depot grounding plan check nature degree screen"
)
MASS_HEADS = listed("""
    status training experience knowledge certificates licences licenses qualifications certifications diplomas
    degrees contacts references
""")

TOOLS = listed("""
    python java javascript typescript excel word outlook powerpoint salesforce photoshop illustrator indesign figma
    sketch sage xero quickbooks autocad revit solidworks sap oracle linux windows docker kubernetes react angular
    vue django flask aws azure sql html css php git c# c++ go rust jira confluence wordpress shopify hubspot tableau
    vba office powerbi node.js postgresql mysql mongodb terraform ansible jenkins
""")
LANGUAGES = listed("""
    english german french spanish italian portuguese polish dutch russian ukrainian arabic urdu hindi punjabi
    bengali turkish greek romanian hungarian czech swedish danish norwegian finnish chinese mandarin cantonese
    japanese korean hebrew welsh marathi malayalam tamil telugu gujarati kannada tagalog swahili somali
""")
# Nouns in -ing, which are no gerunds.
ING_NOUNS = listed("""
    nursing engineering marketing accounting training catering typing plumbing welding bricklaying bookkeeping
    housekeeping banking evening morning outstanding willing understanding king working
""")
# What keeps its capital within a sentence, beside tools and languages.
_NAMES = listed("""
    python java javascript typescript excel word outlook powerpoint salesforce photoshop illustrator indesign figma
    sketch sage xero quickbooks autocad revit solidworks sap oracle linux windows docker kubernetes react angular
    vue django flask spring node azure google microsoft adobe gaelic irish british american monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september october november
    december christmas easter ramadan london paris berlin github jenkins terraform ansible kafka spark tableau
    looker hubspot mailchimp wordpress shopify magento instagram facebook tiktok linkedin youtube scrum kanban agile
    lean kaizen prince i makaton siemens
""")
PROPER = _NAMES | LANGUAGES

NUMBER_WORDS = mapped("""
    two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14
    fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60
    seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000 million:1000000 dozen:12 half:2 twice:2 double:2
    doubled:2 triple:3 tripled:3 third:3 quarter:4
""")

DETERMINERS = listed("""
    a an the my our your their his her its this that these those all every each any some both another no
""")
PREPOSITIONS = listed("""
    in on at for with by from of to into across through over under between within during since after before without
    as about against among around behind beyond despite per towards toward until via while where who which that when
    whose including plus using so because if
""")
# What no shortened fragment may end with.
DANGLING = (
    DETERMINERS
    | PREPOSITIONS
    | listed("and or but not very highly more most up out than & + was were is are has have had be been")
)
