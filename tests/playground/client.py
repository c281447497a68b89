"""The barest Bot API client: it posts JSON and tells what came back."""

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import aiohttp


@dataclass(frozen=True)
class Answer:
    """An answer of the server. `result` and `description` raise KeyError where the answer has none."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        return self.body["result"]

    @property
    def description(self) -> str:
        return str(self.body["description"])


class Client:
    """`await client("sendMessage", chat_id=1, text="hello")`."""

    def __init__(self, base_url: str, token: str) -> None:
        self.base_url, self.token = base_url, token
        self.session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.session.close()

    def url(self, method: str) -> str:
        return f"{self.base_url}/bot{self.token}/{method}"

    async def __call__(self, method: str, **parameters: Any) -> Answer:
        async with self.session.post(self.url(method), json=parameters) as answer:
            return Answer(answer.status, await answer.json())
