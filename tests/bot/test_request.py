"""Does our client do what python-telegram-bot expects of one, under load, and without ever telling the token?"""

import asyncio
import io
import logging
import traceback
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.outcome import seconds_of
from bot.request import AiohttpRequest, NotSent
from playground.clock import FileClock
from playground.errors import ApiError, upgraded
from playground.faults import Fault, bad_gateway, barred, dropped, hangs, refused, server_error, slow, too_many
from playground.people import Participant
from playground.server import Playground

SECRET = "1234567890:sentinel-that-must-never-be-seen-0000"


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(FileClock(tmp_path / "clock"), SECRET) as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with made(playground.base_url) as calling:
        yield calling


@pytest.fixture
def ada(playground: Playground) -> Participant:
    participant = playground.user("Ada")
    participant.say("/start")
    return participant


def made(address: str, read_timeout: float = 0.5, connect_timeout: float = 5) -> Bot:
    """PTB's bot on our client."""
    request, polls = (AiohttpRequest(connect_timeout=connect_timeout, read_timeout=read_timeout) for _ in range(2))
    return Bot(
        SECRET,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=request,
        get_updates_request=polls,
    )


def _refuse(code: int, description: str) -> Fault:
    return Fault(kind="refuse", error=ApiError(code, description))


FAULTS: list[tuple[Callable[[], Fault], type[TelegramError]]] = [
    (lambda: refused("message text is empty"), BadRequest),
    (lambda: barred("bot was blocked by the user"), Forbidden),
    (lambda: _refuse(401, "Unauthorized"), InvalidToken),
    (lambda: _refuse(404, "Not Found"), InvalidToken),
    (lambda: _refuse(409, "Conflict: terminated by other getUpdates request"), Conflict),
    (lambda: too_many(7), RetryAfter),
    (lambda: Fault(kind="refuse", error=upgraded(-100123)), ChatMigrated),
    (server_error, NetworkError),
    (bad_gateway, NetworkError),
    (lambda: dropped(effect=False), NetworkError),
    (lambda: dropped(effect=True), NetworkError),
    (hangs, TimedOut),
    (lambda: slow(5), TimedOut),
]


@pytest.mark.parametrize(("fault", "kind"), FAULTS)
async def test_every_way_to_fail_is_the_librarys_exception_and_never_tells_the_token(
    playground: Playground,
    bot: Bot,
    ada: Participant,
    caplog: pytest.LogCaptureFixture,
    fault: Callable[[], Fault],
    kind: type[TelegramError],
) -> None:
    caplog.set_level(logging.DEBUG, logger="aiohttp")
    caplog.set_level(logging.DEBUG, logger="bot")
    caplog.set_level(logging.DEBUG, logger="asyncio")
    playground.faults.add(fault())
    with pytest.raises(TelegramError) as raised:
        await bot.send_message(ada.chat.id, "hello")
    assert type(raised.value) is kind
    assert not isinstance(raised.value, NotSent)
    assert_secret_kept(raised.value, caplog.text)


async def test_retry_after_and_the_new_chat_come_through(playground: Playground, bot: Bot, ada: Participant) -> None:
    playground.faults.add(too_many(7), Fault(kind="refuse", error=upgraded(-100123)))
    with pytest.raises(RetryAfter) as waits:
        await bot.send_message(ada.chat.id, "hello")
    assert seconds_of(waits.value) == 7
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(ada.chat.id, "hello")
    assert moved.value.new_chat_id == -100123


async def test_what_never_left_is_told_apart(playground: Playground, bot: Bot, ada: Participant) -> None:
    await bot.send_message(ada.chat.id, "there is a connection to reuse")
    await playground.cut()
    with pytest.raises(NetworkError) as broken:
        await bot.send_message(ada.chat.id, "hello")
    with pytest.raises(NotSent) as refused_:
        await bot.send_message(ada.chat.id, "hello")
    assert_secret_kept(broken.value, "")
    assert_secret_kept(refused_.value, "")
    await playground.mend()
    assert (await bot.send_message(ada.chat.id, "hello again")).text == "hello again"


async def test_a_full_pool_is_not_sent(playground: Playground, ada: Participant) -> None:
    narrow = AiohttpRequest(connections=1, connect_timeout=1, read_timeout=30)
    async with Bot(SECRET, base_url=f"{playground.base_url}/bot", request=narrow) as bot:
        playground.faults.add(hangs(method="sendMessage"))
        first = asyncio.create_task(bot.send_message(ada.chat.id, "holds the only connection"))
        await asyncio.sleep(0)
        with pytest.raises(NotSent):
            await bot.send_message(ada.chat.id, "waits for it")
        first.cancel()
    assert playground.calls.accepted(ada.chat.id) == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://no.such.host.invalid", "http://[::bad", "ftp://x"])
async def test_an_address_that_leads_nowhere_keeps_the_secret(address: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="aiohttp")
    request = AiohttpRequest(connect_timeout=1)
    await request.initialize()
    with pytest.raises(NetworkError) as raised:
        await request.post(f"{address}/bot{SECRET}/getMe")
    await request.shutdown()
    assert_secret_kept(raised.value, caplog.text)


@pytest.mark.parametrize("status", [302, 400, 403, 404, 500, 502, 504])
async def test_an_error_page_that_repeats_the_address_keeps_the_secret(status: int) -> None:
    async def page(request: web.Request) -> web.Response:
        headers = {"Location": f"/elsewhere/{SECRET}"} if status == 302 else {}
        return web.Response(status=status, text=f"<p>Not here: {request.path}</p>", headers=headers)

    async with _server(page) as address:
        request = AiohttpRequest()
        await request.initialize()
        with pytest.raises(TelegramError) as raised:
            await request.post(f"{address}/bot{SECRET}/sendMessage")
        await request.shutdown()
    assert_secret_kept(raised.value, "")


async def test_files_go_up_and_come_down(playground: Playground, bot: Bot, ada: Participant) -> None:
    content = bytes(range(256)) * 5000
    upload = InputFile(io.BytesIO(content), filename='Lebenslauf "ä".pdf')
    sent = await bot.send_document(ada.chat.id, upload, caption="for <b>you</b>", parse_mode="HTML")
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ('Lebenslauf "ä".pdf', "for you")
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == content


async def test_a_burst_of_five_hundred_sends_loses_none(playground: Playground, ada: Participant) -> None:
    async with made(playground.base_url, read_timeout=30, connect_timeout=30) as bot:
        playground.faults.add(slow(0.02, method="sendMessage", times=None))
        sent = await asyncio.gather(*(bot.send_message(ada.chat.id, str(number)) for number in range(500)))
    assert sorted(int(message.text or "") for message in sent) == list(range(500))
    assert len(playground.calls.accepted(ada.chat.id)) == 500


async def test_it_says_when_it_was_not_initialized() -> None:
    with pytest.raises(NetworkError, match="not initialized"):
        await AiohttpRequest().post("http://127.0.0.1:1/")


def assert_secret_kept(error: BaseException, logged: str) -> None:
    """Neither the error in any form, nor anything that it came from, nor the log tells the token."""
    shown = [logged, *traceback.format_exception(error, chain=True)]
    seen: BaseException | None = error
    while seen is not None:
        shown += [str(seen), repr(seen), repr(seen.args)]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    assert SECRET not in "\n".join(shown)


class _server:  # noqa: N801 - reads as the function that it is
    """A web server whose every page is `handler`, on a free loopback port."""

    def __init__(self, handler: Callable[[web.Request], object]) -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", handler)  # type: ignore[arg-type]
        self._runner = web.AppRunner(app, access_log=None)

    async def __aenter__(self) -> str:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{site.port}"

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
