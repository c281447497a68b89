"""Does the bot start without what its first answers do not need? Each of these costs time and memory from then on."""

import asyncio
import gc
import os
import subprocess
import sys

import pytest

from coach import lazy, when
from tests.bot.stage import Stage
from tests.support.process import ROOT

# Whoever needs one of them imports it then: a migration, a webhook, another database, a file, a picture, a date in
# another language, a country's holidays, a table.
FOR_LATER = {
    "aiohttp.web",
    "alembic",
    "asyncpg",
    "charset_normalizer",
    "dateparser",
    "docx",
    "holidays",
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


# Prints what a start imports; then, on a line of its own, which of the coach's files compile a pattern meanwhile.
START = """
import re, sys
compile, compiling = re.compile, []
def noted(*given):
    compiling.append(sys._getframe(1).f_globals["__name__"])
    return compile(*given)
re.compile = noted
import bot.__main__, bot.process
print(*sys.modules)
print(*(name for name in compiling if name.startswith("coach.")))
"""


def test_what_is_heavy_is_imported_and_compiled_when_it_is_needed() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", START], env=env, capture_output=True, text=True, check=True)
    imported, compiling = (line.split() for line in told.stdout.split("\n")[:2])
    assert {"telegram.ext", "coach.capture.cues"} <= set(imported)
    assert not FOR_LATER.intersection(imported)
    assert set(compiling) <= {"coach.lazy"}
    assert len(compiling) < 5  # those that other tables are made with


def test_every_pattern_compiles() -> None:
    patterns = [each for each in gc.get_objects() if isinstance(each, lazy._Pattern)]
    assert len(patterns) > 500
    for each in patterns:
        assert each.pattern


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
