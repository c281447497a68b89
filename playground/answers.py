"""How does the bot answer a tap? (Bot API, answerCallbackQuery.)"""

from playground.errors import QUERY_TOO_OLD, bad_request
from playground.parameters import Parameters
from playground.world import World

QUERY_SECONDS = 150
ANSWER_LIMIT = 200  # characters


def answer_callback_query(world: World, p: Parameters) -> bool:
    """Stop the button's waiting sign, with a toast or an alert if there is a text. Expires in real time."""
    tap = world.taps.get(p.text("callback_query_id"))
    if tap is None or world.wall() - tap.at > QUERY_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    text = p.text("text")
    if len(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    tap.text, tap.alert, tap.answered_at = text, p.flag("show_alert"), world.wall()
    world.keep(tap)
    world.tell("answer", tap.chat_id, tap.query_id)
    return True
