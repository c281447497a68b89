"""What may stand in the file that /export gives? `python -m tools.export_schema` writes it to docs/reference.

Made out of the table by which the file is written and read (storage/portable.py), so that the three cannot differ.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from storage.portable import CHAT, FORMAT, PARTS, VERSION, Part
from storage.portable_kinds import ID, Kind

SCHEMA = Path(__file__).parents[1] / "docs" / "reference" / "export.schema.json"


def schema() -> dict[str, Any]:
    """The file as JSON Schema (draft 2020-12)."""
    parts = {name: {"type": "array", "items": _object(_columns(part), part)} for name, part in PARTS.items()}
    head = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "span": {
            "description": "the first and the last day, both included; null for everything",
            "anyOf": [{"type": "array", "items": {"type": "string", "format": "date"}}, {"type": "null"}],
        },
        "chat_id": {"type": "integer", "description": "Telegram's number of the chat that it was taken out of"},
        "chat": _object(CHAT),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A job search, as Day Eight takes it out and in",
        "type": "object",
        "properties": {**head, **parts},
        "required": list(head),
        "additionalProperties": False,
    }


def _columns(part: Part) -> Mapping[str, Kind]:
    return {"id": ID, **part.columns} if part.is_numbered else part.columns


def _object(columns: Mapping[str, Kind], part: Part | None = None) -> dict[str, Any]:
    told = {} if part is None else {column: f"an id in {target}" for column, target in part.points_to.items()}
    described = {
        name: {**kind.schema, "description": told[name]} if name in told else dict(kind.schema)
        for name, kind in columns.items()
    }
    return {
        "type": "object",
        "properties": described,
        "required": list(columns),
        "additionalProperties": False,
    }


def text() -> str:
    """The schema as its file has it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(text())
