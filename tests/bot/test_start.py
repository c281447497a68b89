"""Does the bot start without what its first answers do not need? Each of these costs time and memory from then on."""

import asyncio
import os
import subprocess
import sys

import pytest

from coach import when
from tests.bot.stage import Stage
from tests.support.process import ROOT

# Whoever needs one of them imports it then: a migration, a file, a picture, a date in another language, a table.
FOR_LATER = {
    "alembic",
    "charset_normalizer",
    "dateparser",
    "docx",
    "icalendar",
    "jinja2",
    "mako",
    "matplotlib",
    "numpy",
    "playground.app",
    "pypdf",
    "reportlab",
    "yaml",
}


def test_the_heavy_ones_are_imported_when_they_are_needed() -> None:
    code = "import sys, bot.__main__, bot.process; print(*sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    imported = set(told.stdout.split())
    assert "telegram.ext" in imported
    assert not imported & FOR_LATER


async def test_what_reads_other_languages_is_loaded_once_somebody_speaks_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[str] = []
    monkeypatch.setattr(when, "warm", lambda: warmed.append("warm"))
    for name, language in (("Ada", "en"), ("Bea", "en-GB"), ("Cem", "de"), ("Dora", "fr")):
        someone = stage.here.person(name, language)
        someone.participant.say("/help")
        for update in stage.pending():
            await stage.application.process_update(update)
        await asyncio.sleep(0.05)
        assert warmed == (["warm"] if name > "C" else [])
