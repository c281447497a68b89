"""Which words name a job? The nouns that titles end with, and what stands beside a title in an advertisement."""

import re

from coach import lazy

_NOUNS = """
    account(?:ant|s) actuary administrator adjuster advis[eo]r agent analyst apprentice archivist architect artist
    assembler assessor assistant associate attendant auditor baker barber barista bartender beautician bookkeeper
    bricklayer broker builder butcher buyer captain care[rs]+ caretaker carpenter cashier chaplain chef chemist
    childminder cleaner clerk climber coach concierge consultant controller cook coordinator co-ordinator copywriter
    counsel(?:lor|or)? courier crew curator decorator dentist designer developer dietitian director dispatcher dispenser
    doctor driver economist editor electrician engineer estimator executive farmer fellow firefighter fitter florist
    foreman forester gardener glazier grinder groom groomer groundworker guard hairdresser hand handler head herdsperson
    host hostess housekeeper hygienist illustrator inspector installer instructor intern janitor joiner journalist
    labourer laborer landscaper lawyer lead lecturer librarian lifeguard loader machinist maid manager mechanic
    merchandiser midwife nanny negotiator nurses? nutritionist officer operative operator optician optometrist organist
    owner packer painter paralegal paramedic partner pharmacist phlebotomist photographer physicist physiotherapist
    picker planner plasterer plumber porter postman practitioner principal processor producer professor programmer
    psychologist radiographer ranger receptionist recruiter registrar rep reporter representative researcher rider
    rigger roofer salesperson scaffolder scheduler scientist seamstress secretary selector setter shepherd slater
    solicitor sonographer specialist statistician steward stocker strategist stylist superintendent supervisor
    surgeon surveyor tailor teacher technician technologist tester therapist tiler trainee trainer translator tutor
    underwriter upholsterer valet veterinarian waiter waitress walker warden warehouseman welder winemaker worker writer
"""
NOUN = rf"(?:{'|'.join(_NOUNS.split())})s?"
TITLE = lazy.pattern(rf"(?i)(?<![-’'])\b{NOUN}\b(?![-’']\w)")
# What is not part of a title, though it stands in the same piece of a line.
BEFORE = lazy.pattern(
    r"(?i)^(?:(?:we(?:'re| are)? )?(?:now |urgently )?(?:hiring|recruiting|wanted|needed|required|seeking|vacancy|"
    r"job title|position|role|post)\b(?: (?:for )?an?\b)?:?|.*\b(?:needs?|opening for|vacancy for|looking for"
    r"|is hiring|(?:is|are) (?:now )?(?:seeking|recruiting)|hiring|requires?|seeks|(?:is|are"
    r"|['’]re) after)\b(?: (?:an?|our|\d+)\b)?"
    r"|it's an? |an? |the |another |\d+ (?=[a-z]))\s*"
)
AFTER = lazy.pattern(
    r"(?i)\s*(?:\b(?:wanted|required|requ?d|needed|wtd|position|vacancy|vacancies|job|role)\b.*|\bto (?:join|work"
    r"|start|help)\b.*|\b(?:for|in|at|with|based|out of|who|start(?:ing)?|near|around)\b .*|\([^)]*(?:/|hours|hrs"
    r"|days?"
    r"|nights?|time|contract|remote|hybrid|temp|perm)[^)]*\).*|\bMPS\b.*|[£$€].*)$"
)
PRAISE = lazy.pattern(
    r"(?i)^(?:(?:an?|another|second|third|new|experienced|enthusiastic|polished|dedicated|motivated|talented"
    r"|passionate|"
    r"friendly|reliable|brilliant|great|lovely|hard-?working|skilled|dynamic|ambitious|outstanding|inspiring"
    r"|caring|keen|"
    r"part-?time|full-?time|well qualified)\s+)+(?=\S)"
)
# "DevOps Engineer Quayside Digital": two or more capitals after the noun are somebody's name.
_RUN_ON = lazy.pattern(rf"^(.*?(?i:\b{NOUN}))(?: (?!(?i:{NOUN})\b)[A-Z][\w&'’-]*){{2,}}.*$")


def title(piece: str, most: int = 7) -> str | None:
    """The job's title in a piece of a line ("HIRING 2 VAN DRIVERS, immediate start"); None where it holds none."""
    text = re.sub(r"^\W+|[\s.,:;!–—-]+$", "", piece)
    text = AFTER.sub("", BEFORE.sub("", text)).strip(" ,.:;!–—-")
    text = _RUN_ON.sub(r"\1", re.sub(r"\s*\([^()]*\)?$|\s+\d+(?:-\d+)?%$", "", text))
    if not 1 <= len(text.split()) <= most or not TITLE.search(text):
        return None
    return text
