"""How is a contact asked for? The steps that /add, a changed contact and a referral share."""

from coach.timeline import Role
from handlers.form import Draft, Given, Reading, Retry, Step
from handlers.reading import read_email, read_name, read_phone
from handlers.turn import Turn
from handlers.views import add as views
from handlers.views.message import plain
from storage.contacts import NOBODY, Contact

LONGEST_NAME = 80  # characters
ROLES = {
    Role.HIRING_MANAGER: ("hiring manager", "manager", "head of", "director", "team lead", "owner", "founder"),
    Role.RECRUITER: (
        "recruiter",
        "headhunter",
        "agency",
        "talent",
        "talent acquisition manager",
        "recruitment manager",
    ),
    Role.HR: (
        "hr",
        "hr manager",
        "hr director",
        "head of hr",
        "human resources",
        "human resources manager",
        "people team",
        "personnel",
    ),
    Role.ASSISTANT: ("assistant", "receptionist", "secretary", "front desk"),
}
# The longest first: an "hr manager" is HR.
ROLE_WORDS = sorted(((word, role) for role, words in ROLES.items() for word in words), key=lambda each: -len(each[0]))


def read_contact(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A name, with what they are and how to reach them where that was said as well."""
    if given.phone:
        return {"contact": given.name[:LONGEST_NAME], "phone": read_phone(given.phone, turn.chat), "reach": ""}
    found: dict[str, str | None] = {}
    name, role = split_role(read_name(given.text))
    if role is not None:
        found["contact_role"] = role.value
    phone, email = read_phone(given.text, turn.chat), read_email(given.text)
    if phone or email:
        found |= {"phone": phone, "email": email, "reach": ""}
    is_name = any(sign.isalpha() for sign in name) and "://" not in name
    return {"contact": name[:LONGEST_NAME], **found} if is_name else Retry(views.no_contact())


def split_role(text: str) -> tuple[str, Role | None]:
    """A name without the words that say what the person is, and what those words say."""
    for word, role in ROLE_WORDS:
        head, found, tail = f" {text} ".lower().partition(f" {word} ")
        if found:
            name = f" {text} "[: len(head)] + " " + f" {text} "[len(text) + 2 - len(tail) :]
            return " ".join(name.split()).strip(" ,()-"), role
    return text, None


def read_contact_role(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """What the contact is, by button or in words."""
    role = split_role(given.text)[1]
    value = given.choice or (role.value if role else "")
    return {"contact_role": value} if value in set(Role) else Retry(views.ask_contact_role("that person"))


def read_reach(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A number, a mail address, or both."""
    phone, email = read_phone(given.phone or given.text, turn.chat), read_email(given.text)
    return {"phone": phone, "email": email, "reach": ""} if phone or email else Retry(views.no_reach(given.text))


def has_contact(draft: Draft) -> bool:
    """Whether a contact was named."""
    return bool(draft.get("contact"))


def contact_of(draft: Draft) -> Contact:
    """The contact that the answers describe; NOBODY where none was named."""
    if not draft.get("contact"):
        return NOBODY
    role = Role(draft.get("contact_role") or Role.NONE)
    return Contact(name=draft["contact"], role=role, phone=draft.get("phone") or "", email=draft.get("email") or "")


def contact_steps(form: str, *, optional: bool) -> tuple[Step, ...]:
    """Who, what they are, how to reach them: the latter two only where they were not said with the name."""
    return (
        Step(
            name="contact",
            ask=lambda *_: views.ask_contact(form),
            read=read_contact,
            optional=optional,
            brief=True,
            covers=("contact_role", "reach", "phone", "email"),
        ),
        Step(
            name="contact_role",
            ask=lambda _, draft: views.ask_contact_role(draft["contact"], form),
            read=read_contact_role,
            needed=has_contact,
            told=lambda _, draft: views.ROLE_NAMES[Role(draft["contact_role"])],
            optional=True,
        ),
        Step(
            name="reach",
            ask=lambda _, draft: views.ask_reach(draft["contact"]),
            read=read_reach,
            needed=has_contact,
            told=lambda _, draft: plain(" · ".join(filter(None, (draft.get("phone"), draft.get("email")))), 120),
            optional=True,
        ),
    )
