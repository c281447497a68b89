"""Who posts updates, and to which replica?"""

import asyncio
import json
from collections.abc import Sequence
from itertools import count

import aiohttp

from benchmarks.support.api import TOKEN
from bot.webhook import SECRET_HEADER, derived

TWICE = 10  # one in so many is delivered to two replicas
HEADERS = {SECRET_HEADER: derived(TOKEN, "webhook secret"), "Content-Type": "application/json"}

_numbers = count(1)


def said(chat: int, text: str) -> bytes:
    """The next update: somebody's message, or command, in a private chat."""
    number = next(_numbers)
    command = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    person = {"id": chat, "first_name": "Ada", "is_bot": False}
    where = {"id": chat, "type": "private", "first_name": "Ada"}
    message = {"message_id": number, "date": 1_800_000_000, "chat": where, "from": person, "text": text}
    return json.dumps({"update_id": number, "message": {**message, "entities": command}}).encode()


class Balancer:
    """Posts as Telegram does: each update to the next replica, or to the one with the `fewest` in hand."""

    def __init__(self, session: aiohttp.ClientSession, ports: Sequence[int], fewest: bool) -> None:
        path = f"telegram/{derived(TOKEN, 'webhook path')}"
        self._session, self._fewest = session, fewest
        self._in_hand = {f"http://127.0.0.1:{port}/{path}": 0 for port in ports}
        self._turn = count()

    async def deliver(self, body: bytes) -> None:
        """Until it is taken. Raises RuntimeError where it is not."""
        turn = next(self._turn)
        copies = 2 if turn % TWICE == 0 else 1
        codes = await asyncio.gather(*(self._post(url, body) for url in self._chosen(turn)[:copies]))
        if any(code != 200 for code in codes):
            raise RuntimeError(f"a replica answered {codes}")

    def _chosen(self, turn: int) -> list[str]:
        """The replicas, who is asked first before the others."""
        urls = list(self._in_hand)
        first = turn % len(urls)
        urls = urls[first:] + urls[:first]
        return sorted(urls, key=self._in_hand.__getitem__) if self._fewest else urls

    async def _post(self, url: str, body: bytes) -> int:
        self._in_hand[url] += 1
        try:
            async with self._session.post(url, data=body, headers=HEADERS) as answer:
                return answer.status
        finally:
            self._in_hand[url] -= 1
