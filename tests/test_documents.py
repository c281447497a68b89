"""Do the tests, commands, settings and files exist that the documents name?"""

import ast
import re
from pathlib import Path

from bot.__main__ import parser
from bot.settings import Settings
from tools.settings_table import table

ROOT = Path(__file__).parents[1]


def test_every_fault_is_provoked_by_a_test_that_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs/reliability.md").read_text())
    assert len(named) > 30
    missing = [f"{path}::{name}" for path, name in named if name not in _tests_in(ROOT / path)]
    assert missing == []


def test_every_threat_is_played_by_a_test_that_exists() -> None:
    text = (ROOT / "docs/security.md").read_text()
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith(("| threat", "| ---"))]
    assert len(rows) > 30
    assert [row for row in rows if "::" not in row and not row.endswith("| the same |")] == []
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert [f"{path}::{name}" for path, name in named if name not in _tests_in(ROOT / path)] == []


def _tests_in(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text()))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


OPERATIONS = (ROOT / "docs/operations.md").read_text()
READMES = OPERATIONS + (ROOT / "README.md").read_text() + (ROOT / "docs/reliability.md").read_text()


def test_every_setting_is_in_the_reference_as_the_program_describes_it() -> None:
    assert table() in OPERATIONS, "run `make docs`"


def test_every_setting_that_is_named_exists() -> None:
    known = {name.upper() for name in Settings.model_fields}
    others = {"CREDENTIALS_DIRECTORY", "DOMAIN", "VERSION", "ADDRESS", "FILE", "COMMAND", "CHAT"}
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", READMES)) | set(re.findall(r"\b([A-Z]+_[A-Z_]+)=", OPERATIONS))
    assert named <= known | others


def _is_understood(words: list[str]) -> bool:
    try:
        parser().parse_args(words)
    except SystemExit as end:
        return end.code == 0  # --help
    return True


def test_every_command_that_is_named_is_understood() -> None:
    calls = [call.split() for call in re.findall(r"(?:python -m bot|sudo dayeight)\b([^`\n|)]*)", READMES)]
    meant = [["1" if word == "CHAT" else word for word in words] for words in calls if words and words != ["COMMAND"]]
    assert len(meant) > 15
    assert [words for words in meant if not _is_understood(words)] == []


def test_every_target_of_make_and_every_file_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"\bmake (?:-C \S+ )?([a-z-]+)\b", OPERATIONS):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    named = re.findall(r"(?:/opt/dayeight/|`|-f )(deploy/[\w/.-]+)", OPERATIONS)
    assert len(named) > 4
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_an_incident_list_quotes_is_what_the_program_says() -> None:
    said = "".join(path.read_text() for room in ("bot", "storage") for path in (ROOT / room).rglob("*.py"))
    said = re.sub(r'"\s*\n\s*f?"', "", said)
    quoted = re.findall(r"[“\"]([a-z][^”\"\n]{12,60})[”\"]", OPERATIONS[OPERATIONS.index("## When something") :])
    assert len(quoted) > 4
    assert [words for words in quoted if words not in said] == []
    alerts = re.findall(r"alert: (\w+)", (ROOT / "deploy/prometheus/alerts.yaml").read_text())
    assert [name for name in alerts if f"| {name}" not in OPERATIONS] == []
