"""What does the bot say of itself before anybody started it? Kept by language (Bot API, setMyDescription)."""

from playground.errors import bad_request
from playground.model import Json
from playground.parameters import Parameters
from playground.world import World

_MOST = {"description": 512, "short_description": 120}  # characters


def set_my_description(world: World, p: Parameters) -> bool:
    """What stands in a chat that is empty still."""
    return _keep(world, p, "description")


def get_my_description(world: World, p: Parameters) -> Json:
    """Of exactly this language."""
    return {"description": _kept(world, "description", p.text("language_code"))}


def set_my_short_description(world: World, p: Parameters) -> bool:
    """What stands on the bot's profile."""
    return _keep(world, p, "short_description")


def get_my_short_description(world: World, p: Parameters) -> Json:
    """Of exactly this language."""
    return {"short_description": _kept(world, "short_description", p.text("language_code"))}


def description(world: World, language: str) -> str:
    """What a person with this language reads in an empty chat: in their language, else in none particular."""
    own = language.partition("-")[0]
    return _kept(world, "description", own) or _kept(world, "description", "")


def _keep(world: World, p: Parameters, name: str) -> bool:
    text = p.text(name)
    if len(text) > _MOST[name]:
        raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
    world.set(f"{name} {p.text('language_code')}", text)
    world.tell("commands")
    return True


def _kept(world: World, name: str, language: str) -> str:
    return str(world.settings.get(f"{name} {language}", ""))
