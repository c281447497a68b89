"""What can hostile content do? Markup in every field, documents that expand or ask for files, addresses to fetch."""

import ast
import asyncio
from pathlib import Path

import pytest
from sqlalchemy import select, update
from telegram import Update

from bot import documents
from handlers.buttons import KINDS
from handlers.files import File
from storage.database import Database
from storage.reseal import sealed_columns
from storage.schema import outbox
from storage.types import SealedText
from tests.bot.stage import Stage
from tests.bot.test_forged import forged, live_in, tap
from tests.support import papers
from tests.support.bot import World
from tests.support.everything import OF_CHATS

MARKUP = '<b>&amp;<i>"\'</b><a href="https://evil.example/">x</a></blockquote><tg-spoiler>{0}%s$x'
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
    b'<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">'
    b'<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "http://127.0.0.1:%d/x">]>'
)
OPEN_THE_NETWORK = {"aiohttp", "httpx", "requests", "urllib3", "socket", "ssl", "http", "ftplib", "smtplib"}


async def _spoil(database: Database, chat: int) -> None:
    """Markup in every text that people give."""
    async with database.work_of(chat) as connection:
        for table in OF_CHATS:
            texts = {c.name: MARKUP for c in sealed_columns(table) if type(c.type) is SealedText and c.name != "phone"}
            if texts and table is not outbox:
                await connection.execute(update(table).where(table.c.chat_id == chat).values(**texts))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whatever_people_write_telegram_takes_every_view_of_it(stage: Stage) -> None:
    ada = stage.person("Ada")
    chat = ada.participant.chat.id
    await live_in(stage, chat)
    await _spoil(stage.database, chat)
    for command in [
        "list",
        "today",
        "call",
        "why",
        "whynot",
        "proofs",
        "practice",
        "settings",
        "undo",
        "export",
        "stats",
        "help",
    ]:
        await ada.says(f"/{command}")
    for update_ in stage.pending():
        await stage.application.process_update(update_)
    for kind in KINDS.values():
        for data in forged(kind, numbers=(1, 2, 3)):
            if kind.prefix not in ("fo", "u", "r"):  # what deletes, and what takes all of this back
                made = Update.de_json(tap(chat, chat, data), stage.application.bot)
                await stage.application.process_update(made)
    async with stage.delivering():
        await stage.settled(60)
    async with stage.database.work_of(chat) as connection:
        said = (await connection.execute(select(outbox.c.state, outbox.c.error, outbox.c.payload))).all()
    assert len(said) > 60
    assert [row.error for row in said if row.state == "failed" and "not found" not in str(row.error)] == []
    previews = [row.payload.get("link_preview_options") for row in said if "text" in row.payload]
    assert all(option == {"is_disabled": True} for option in previews)


async def test_documents_that_expand_or_ask_for_files_and_addresses_get_nothing() -> None:
    asked = []

    async def served(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(1)
        writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for wanted in (b"&f;&f;&f;&f;", b"&file;", b"&web;"):
        content = papers.docx_with(b"<w:p><w:r><w:t>" + wanted + b"</w:t></w:r></w:p>", ENTITIES % port)
        file = await documents.read(File("cv.docx", "", content))
        assert file is not None
        assert file.trouble in ("broken", "no_text")
        assert "root:" not in file.text
    server.close()
    assert asked == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_address_that_somebody_sends_is_never_fetched(here: World) -> None:
    asked = []

    async def served(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(1)
        writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/job"
    async with here.running():
        ada = here.person("Ada")
        for said in ("/start", f"applied to Acme as nurse, posting at {address}", f"/add Acme, nurse, {address}"):
            await ada.says(said)
        await ada.sees("What shall I call you?")
    server.close()
    assert asked == []


def test_nobody_but_the_running_process_opens_connections() -> None:
    for room in ("coach", "handlers", "storage"):
        for path in Path(room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not {name.partition(".")[0] for name in names} & OPEN_THE_NETWORK, path
                assert not any(name.startswith("urllib.request") for name in names), path
