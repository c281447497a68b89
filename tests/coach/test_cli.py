"""`python -m coach plan FILE`: rows out, differences told, bad files refused in one line, never a traceback."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.__main__ import main
from coach.playbook_table import page
from coach.scenario import scenario
from coach.scenario_run import answers
from coach.scenario_text import LARGEST, ScenarioError, parse

ROOT = Path(__file__).parents[2]
STORY = (ROOT / "tests" / "scenarios" / "w6-day-eight.yaml").read_text()


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """As from a shell, in the plainest of locales."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "coach", *arguments]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, env=environment, timeout=60, check=False)


def test_one_row_for_each_expectation(tmp_path: Path) -> None:
    file = tmp_path / "story.yaml"
    file.write_text(STORY)
    done = run("plan", str(file))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [(row["next"], row["day"], row["rule"]) for row in rows] == [
        ("call", "2026-11-09", "W2"),
        ("thank_you_note", "2026-11-12", "W9"),
        ("call", "2026-11-20", "W6"),
    ]
    assert rows[0]["from"] == "2026-11-09T09:00:00-05:00"
    assert rows[2]["trace"][0]["rule"] == "W6"


def test_without_expectations_one_row_after_each_event(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "story.yaml"
    file.write_text(STORY.split("expect:")[0])
    assert main(["plan", str(file)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["next"] for row in rows] == ["call", "call", "wait", "thank_you_note"]


def test_events_of_one_moment_are_told_apart() -> None:
    text = b"""{"timezone": "UTC", "events": [{"at": "2026-11-02T10:00", "kind": "applied"},
        {"at": "2026-11-09T10:00", "kind": "touch", "channel": "phone", "outcome": "reached"},
        {"at": "2026-11-09T10:00", "kind": "promised", "span_days": 7}]}"""
    assert [answer.row["next"] for answer in answers(scenario(parse(text)))] == ["call", "wait", "email"]


def test_a_difference_is_told() -> None:
    done = run("plan", "-", given=STORY.replace("next: thank_you_note", "next: call, until: 2026-11-14").encode())
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "expect 2 next: expected call, planned thank_you_note",
        "expect 2 until: expected 2026-11-14, planned 2026-11-13",
    ]
    assert len(done.stdout.splitlines()) == 3


def test_json_reads_as_yaml_does() -> None:
    text = json.dumps(
        {
            "playbook": "bold",
            "timezone": "Europe/Oslo",
            "country": "NO",
            "number": True,
            "events": [{"at": "2027-05-14T10:00", "kind": "applied"}],
            "expect": [{"at": "2027-05-15T10:00", "next": "call", "day": "2027-05-18", "calls_left": 3}],
        },
        indent="\t",
    )
    assert [answer.differences for answer in answers(scenario(parse(text.encode())))] == [()]


BAD = {
    "no-file": (None, "No such file"),
    "empty": (b"", "keys with values"),
    "binary": (bytes(range(255, 0, -1)) * 20, "not UTF-8"),
    "nul": (b"\0\0\0", "special characters"),
    "large": (b"#" * (LARGEST + 1), "more than 512 KiB"),
    "nested": (b"[" * 100_000, "nested more than"),
    "nested-json": (b"[" * 100_000 + b"]" * 100_000, "nested more than"),
    "nested-lists": (b"- " * 100_000, "nested more than"),
    "bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "line 2: aliases"),
    "python-tag": (b"!!python/object/apply:os.system [ls]", "keys with values"),
    "twice": (b"timezone: UTC\ntimezone: UTC", "line 2: 'timezone' is given twice"),
    "twice-json": (b'{"timezone": "UTC", "timezone": "UTC"}', "timezone: given twice"),
    "no-colon": (b"timezone UTC", "keys with values"),
    "syntax": (b"events: [", "line 1:"),
    "zone": (STORY.replace("America/New_York", "Mars/Base").encode(), "timezone: unknown time zone 'Mars/Base'"),
    "country": (STORY.replace("US", "XX").encode(), "country: unknown country 'XX'"),
    "order": (STORY.replace("2026-11-10T10:00", "2026-11-03T10:00").encode(), "events 3 (interview): it lies before"),
    "second": (
        STORY.replace("kind: interview, held: 2026-11-12T15:00", "kind: applied").encode(),
        "events 3 (applied)",
    ),
    "pair": (STORY.replace("channel: phone", "channel: email").encode(), "events 2 (touch): email cannot end in"),
    "kind": (STORY.replace("kind: applied", "kind: aplied").encode(), "events 1 kind: 'aplied' is none of applied"),
    "key": (STORY.replace("span_days", "spandays").encode(), "events 4 spandays: is no key"),
    "year": (STORY.replace("2026-11-16T09:00", "9999-12-31T23:59").encode(), "expect 3 at: the year 9999"),
    "number": (STORY.replace("calls_left: 1", "calls_left: one").encode(), "expect 1 calls_left: 'one' is not a whole"),
    "rule": (STORY.replace("rule: W2", "rule: W99").encode(), "expect 1 rule: 'W99' is no rule"),
    "app": (STORY.replace("playbook: balanced", "applications: {a: {}}").encode(), "events 1 app: is missing"),
    "hours": (STORY.replace("country: US", "hours: 17:00-09:00").encode(), "hours: hours 17:00-09:00 do not open"),
}


@pytest.mark.parametrize(("content", "why"), BAD.values(), ids=BAD)
def test_a_bad_file_is_one_line_and_exit_two(
    content: bytes | None, why: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "bad.yaml"
    if content is not None:
        file.write_bytes(content)
    assert main(["plan", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert why in told.err


@settings(max_examples=50)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_rubbish_is_refused_and_nothing_else(content: bytes) -> None:
    with pytest.raises(ScenarioError):
        scenario(parse(content))


@given(st.data())
def test_a_damaged_story_is_planned_or_refused(data: st.DataObject) -> None:
    """Any bytes put anywhere into a good file: an answer or a ScenarioError, never anything else."""
    raw = STORY.encode()
    start = data.draw(st.integers(0, len(raw)))
    put = data.draw(
        st.binary(max_size=8) | st.sampled_from([b"- ", b"[", b"{", b": ", b"9", b"\n", b"*a", b"&a ", b"~"])
    )
    damaged = raw[:start] + put + raw[start + data.draw(st.integers(0, 20)) :]
    with suppress(ScenarioError):
        assert list(answers(scenario(parse(damaged))))


def test_from_a_shell() -> None:
    assert run("playbooks").stdout.decode() == page()
    assert run("plan", "-", given=b"\xff\xfe").returncode == 2
    assert run().returncode == 2
    nowhere = run("plan", "no\u202esuch.yaml")
    assert (nowhere.returncode, nowhere.stderr.count(b"\n"), b"Traceback" in nowhere.stderr) == (2, 1, False)


def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "long.yaml"
    rows = "\n".join(f"  - {{at: 2026-11-{3 + n % 20:02}T10:00}}" for n in range(900))
    file.write_text(STORY.split("expect:")[0] + "expect:\n" + rows)
    command = f"{sys.executable} -m coach plan {file} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=ROOT, timeout=60, check=False)  # noqa: S602
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")
