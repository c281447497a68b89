"""Which files are read, and how large may they be? What is not in this table is not downloaded at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

KIB, MIB = 1024, 1024 * 1024

# By the name's ending, the largest size in bytes. A résumé is a document, a calendar file holds a handful of lines, a
# table is of 5,000 rows at most, and a copy of everything is no larger than we send one (storage/outbox.py).
WANTED: Mapping[str, int] = {
    ".pdf": 5 * MIB,
    ".docx": 5 * MIB,
    ".ics": 256 * KIB,
    ".vcf": 64 * KIB,
    ".csv": 2 * MIB,
    ".tsv": 2 * MIB,
    ".json": 10 * MIB,
}
TABLES = (".csv", ".tsv", ".json")
WORKBOOKS = (".xlsx", ".xls", ".ods", ".numbers", ".xlsm")  # packed files, which are not unpacked

# What a file without a telling name is, by its media type (RFC 5545, RFC 8118, ECMA-376).
BY_TYPE: Mapping[str, str] = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/calendar": ".ics",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
}

Trouble = Literal["", "too_large", "unreachable", "encrypted", "broken", "no_text"]


@dataclass(frozen=True, slots=True)
class File:
    """A file of a wanted kind that came with the update.

    `name`: as the sender's device calls it; `mime`: as it says, perhaps wrong; `content`: the bytes, empty where
    `trouble` says why there are none. `text`: what a document says, of its first pages.
    """

    name: str
    mime: str
    content: bytes = b""
    text: str = ""
    trouble: Trouble = ""

    @property
    def kind(self) -> str:
        """A key of WANTED."""
        return kind_of(self.name, self.mime)


def kind_of(name: str, mime: str) -> str:
    """The key of WANTED that the file is of; empty where it is of none."""
    ending = PurePosixPath(name.lower()).suffix
    return ending if ending in WANTED else BY_TYPE.get(mime.partition(";")[0].strip().lower(), "")


def is_workbook(name: str) -> bool:
    """Whether the name is that of a spreadsheet program's own file."""
    return PurePosixPath(name.lower()).suffix in WORKBOOKS
