"""Which files are read, and how large may they be? What is not in this table is not downloaded at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

KIB, MIB = 1024, 1024 * 1024

# By the name's ending, the largest size in bytes. A résumé is a document, a calendar file holds a handful of lines.
WANTED: Mapping[str, int] = {".pdf": 5 * MIB, ".docx": 5 * MIB, ".ics": 256 * KIB, ".vcf": 64 * KIB}

# What a file without a telling name is, by its media type (RFC 5545, RFC 8118, ECMA-376).
BY_TYPE: Mapping[str, str] = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/calendar": ".ics",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
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
