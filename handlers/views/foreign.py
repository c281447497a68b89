"""What is said of a posting that is not in English, and of what else stands in one?"""

from collections.abc import Mapping

from coach.timeline import Role
from handlers.views.add import ROLE_NAMES
from handlers.views.message import plain

LANGUAGES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch", "pt": "Portuguese", "pl": "Polish",
    "ro": "Romanian", "cs": "Czech", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "tr": "Turkish", "el": "Greek",
    "ru": "Russian", "he": "Hebrew", "ar": "Arabic", "hi": "Hindi", "th": "Thai", "ja": "Japanese", "ko": "Korean",
    "zh": "Chinese",
}  # fmt: skip
FACTS = {
    "contact": "contact",
    "phone": "phone",
    "email": "email",
    "place": "place",
    "deadline": "closes",
    "salary": "pay",
}


def also(facts: Mapping[str, str]) -> str:
    """What else the posting says, in a line."""
    role = ROLE_NAMES.get(Role(facts.get("contact_role", Role.NONE)), "")
    said = {**facts, "contact": f"{facts.get('contact', '')}, {role}"} if role else facts
    told = " · ".join(f"{FACTS[name]} {plain(said[name], 80)}" for name in facts if name in FACTS)
    return f"<i>Also in it: {told}.</i>" if told else ""


def foreign(language: str | None) -> str:
    """Says that a posting is not in English; empty where it is."""
    if language in (None, "en"):
        return ""
    name = LANGUAGES.get(str(language), "another language")
    return f"The posting is in {name}, and I read English only."
