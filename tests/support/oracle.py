"""Was anything lost, and was anything said more often than a crash excuses? Every target is matched to what the Bot API
server took.

    oracle = Oracle(here.playground)
    oracle.ask(ada, "/help", "How this works")      a message that must be answered once
    …
    verdict = await oracle.satisfied(seconds=60)
    assert verdict.missing == 0

A target is a chat and a text. Let each chat have each text once, or a copy of one could stand in for another's loss.
"""

import asyncio
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise

from playground.people import Participant
from playground.server import Playground


@dataclass(frozen=True, slots=True)
class Verdict:
    """`missing` targets never arrived, `extra` copies came beyond the first, `most` of one target, `repeated` of them
    in one and the same life of the bot, which no crash excuses; `strange` messages answer nothing.
    """

    targets: int
    missing: int
    extra: int
    strange: int
    most: int = 0
    repeated: int = 0

    def __str__(self) -> str:
        return f"{self.targets:7} targets {self.missing:7} missing {self.extra:7} extra {self.strange:7} strange"


@dataclass
class Oracle:
    """Knows what everybody must hear: for each chat, how often which text."""

    playground: Playground
    _wanted: dict[int, Counter[str]] = field(default_factory=dict)
    _ends: list[int] = field(default_factory=list)
    _took: float = 0.0  # seconds, the last look whether anything is missing

    async def crashed(self) -> None:
        """The bot was killed: what it sent until now, it sent in one life."""
        for _ in range(2):  # until the server, in this loop, has read what was on its way: a busy machine wakes late
            await asyncio.sleep(0.08)
        self._ends.append(len(self.playground.calls.accepted()))

    def expect(self, chat_id: int, text: str) -> None:
        """This chat must get a message that holds this text once more."""
        self._wanted.setdefault(chat_id, Counter())[text] += 1

    def ask(self, someone: Participant, text: str, answer: str) -> None:
        """The person says something that the bot must answer so."""
        someone.say(text)
        self.expect(someone.chat.id, answer)

    @property
    def targets(self) -> int:
        """How many messages must arrive."""
        return sum(wanted.total() for wanted in self._wanted.values())

    def judge(self) -> Verdict:
        """Match what was wanted with what the server took so far."""
        missing = extra = strange = most = 0
        taken = self._taken()
        for chat_id, wanted in self._wanted.items():
            found = [self._which(wanted, text) for text in taken.pop(chat_id, ())]
            came = Counter(target for target in found if target is not None)
            strange += found.count(None)
            missing += sum((wanted - came).values())
            extra += sum((came - wanted).values())
            most = max(most, *came.values(), 0)
        strange += sum(len(texts) for texts in taken.values())
        return Verdict(self.targets, missing, extra, strange, most, self._repeated())

    async def satisfied(self, seconds: float) -> Verdict:
        """Wait until nothing is missing, at most so long, and judge."""
        with suppress(TimeoutError), self.playground.world.changes.subscribe() as changes:
            async with asyncio.timeout(seconds):
                while self._missing():
                    await changes.get()
                    await asyncio.sleep(9 * self._took)  # with very many targets a look takes as long as many messages
                    while not changes.empty():
                        changes.get_nowait()
        return self.judge()

    def _missing(self) -> bool:
        begun = time.perf_counter()
        few = len(self.playground.calls.accepted()) < self.targets  # to match them all takes seconds where many are due
        missing = few or self.judge().missing > 0
        self._took = time.perf_counter() - begun
        return missing

    def _repeated(self) -> int:
        """Copies within one life, where lives were told apart."""
        if not self._ends:
            return 0
        taken = [(message["chat"]["id"], message["text"]) for message in self.playground.calls.accepted()]
        lives = [taken[start:end] for start, end in pairwise([0, *self._ends, len(taken)])]
        return sum(len(life) - len(set(life)) for life in lives)

    def _taken(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for message in self.playground.calls.accepted():
            found.setdefault(message["chat"]["id"], []).append(message["text"])
        return found

    @staticmethod
    def _which(wanted: Counter[str], text: str) -> str | None:
        return next((target for target in wanted if target in text), None)
