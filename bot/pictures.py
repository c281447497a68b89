"""How does a picture come about? Painted by a process of its own (bot/drawing), one at a time, when its letter is sent:
in no chat's transaction, and in no memory of the bot's.
"""

import asyncio
import json
import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

SECONDS = 12.0  # the longest that a picture may take: 1 s of work, and a loaded machine
ROOT = Path(__file__).parent.parent
_one_at_a_time = asyncio.Semaphore(1)


class NotDrawn(Exception):
    """The picture did not come about."""


async def draw(figures: Mapping[str, Any]) -> bytes:
    """A PNG of the figures that handlers/views/stats.py makes. Raises NotDrawn."""
    async with _one_at_a_time:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.drawing"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=ROOT,
            env={**_without_secrets(os.environ), "OPENBLAS_NUM_THREADS": "1"},
        )
        try:
            async with asyncio.timeout(SECONDS):
                picture, _ = await process.communicate(json.dumps(figures).encode())
        except TimeoutError:
            raise NotDrawn("it took too long") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    if process.returncode:
        raise NotDrawn(f"exit code {process.returncode}")
    return picture


def _without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """What the plotting library needs to start: where to keep its list of fonts."""
    return {name: environment[name] for name in ("HOME", "PATH", "TMPDIR", "MPLCONFIGDIR") if name in environment}
