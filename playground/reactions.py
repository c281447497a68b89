"""How does the bot react to a message? With one emoji at most (Bot API, setMessageReaction)."""

from playground.chats import chat_to_write_in
from playground.errors import bad_request
from playground.parameters import Parameters
from playground.world import World

# Bot API, ReactionTypeEmoji.
_KNOWN = {
    *"❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘",
    *"🙉🦄😘💊🙊😎👾🤷😡",
    *("❤\u200d🔥", "👨\u200d💻", "🤷\u200d♂", "🤷\u200d♀"),
}


def set_message_reaction(world: World, p: Parameters) -> bool:
    """Put an emoji on a message, or take it away with an empty list."""
    chat = chat_to_write_in(world, p)
    message = world.message(chat.id, p.number("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    wanted = p.nested("reaction", "reaction types") or []
    if not isinstance(wanted, list):
        raise bad_request("expected an Array of ReactionType")
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions = [_emoji(reaction) for reaction in wanted]
    message.version += 1
    world.keep_message(message, "edit")
    return True


def _emoji(reaction: object) -> str:
    emoji = str(reaction.get("emoji", "")) if isinstance(reaction, dict) else ""
    if emoji.removesuffix("\N{VARIATION SELECTOR-16}") not in _KNOWN:
        raise bad_request("REACTION_INVALID")
    return emoji
