"""What does a document say that came with a message? Read in a process of its own, before the update's transaction
opens: a hostile file cannot stall the bot, nor take its memory.
"""

import asyncio
import logging
import sys
from dataclasses import replace
from pathlib import Path

from bot import extract
from handlers.files import File, Trouble

log = logging.getLogger(__name__)

SECONDS = 15.0  # the longest that a document may take: 0.2 s of work, and a loaded machine
KINDS = (".pdf", ".docx")
NOTHING: dict[str, str] = {}  # of our environment: it holds the token
TROUBLES: dict[int, Trouble] = {extract.ENCRYPTED: "encrypted", extract.NO_TEXT: "no_text"}


async def read(file: File | None) -> File | None:
    """The file with its text where it is a document, or with the reason why there is none."""
    if file is None or file.trouble or file.kind not in KINDS:
        return file
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", str(Path(extract.__file__)), file.kind),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=NOTHING,
    )
    try:
        async with asyncio.timeout(SECONDS):
            text, _ = await process.communicate(file.content)
    except TimeoutError:
        log.warning("a document took too long")
        return replace(file, trouble="broken")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        return replace(file, trouble=TROUBLES.get(process.returncode, "broken"))
    return replace(file, text=text.decode())
