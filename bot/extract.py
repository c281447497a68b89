"""What does a PDF or DOCX file say? Run as a process of its own, with hard limits: a hostile file can only end itself.

    python extract.py .pdf < FILE      the text goes to standard output; the exit code says what was wrong

It imports nothing of ours, so that it starts fast and runs from anywhere.
"""

import io
import sys
import zipfile
from collections.abc import Iterator

ENCRYPTED, BROKEN, NO_TEXT = 3, 4, 5  # exit codes
MEMORY = 512 * 1024 * 1024  # bytes of address space; Python with both libraries takes about 150 MB
CPU_SECONDS = 6
PAGES = 20
CHARACTERS = 20_000
LEAST = 40  # letters below which a file holds no text: a scan, or an empty page
UNPACKED = 30 * 1024 * 1024  # bytes of a DOCX file's parts in all; zipfile holds each part to the size it declares
PARTS = 2000

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def limit() -> None:
    """Let the kernel end this process when it takes too much."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def pdf(content: bytes) -> Iterator[str]:
    """The text of the first pages. SystemExit(ENCRYPTED) where a password is needed."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        for page in PdfReader(io.BytesIO(content)).pages[:PAGES]:
            yield page.extract_text()
    except (DependencyError, FileNotDecryptedError):
        raise SystemExit(ENCRYPTED) from None


def docx(content: bytes) -> Iterator[str]:
    """The paragraphs, those in tables and text boxes as well; a list's with a bullet."""
    from docx import Document

    if content.startswith(b"\xd0\xcf\x11\xe0"):  # an OLE file: what Word makes of a document with a password
        raise SystemExit(ENCRYPTED)
    parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise SystemExit(BROKEN)
    for paragraph in Document(io.BytesIO(content)).element.body.iter(f"{WORD}p"):
        if next(paragraph.iterancestors(FALLBACK), None) is None:  # a second copy of a text box, for old programs
            yield ("• " if _is_listed(paragraph) else "") + "".join(_said(paragraph))


def _is_listed(paragraph: object) -> bool:
    """Whether the paragraph is an item of a list, by itself or by its style."""
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")  # type: ignore[attr-defined]
    numbered = paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None  # type: ignore[attr-defined]
    return numbered or (style is not None and (style.get(f"{WORD}val") or "").startswith("List"))


def _said(paragraph: object) -> Iterator[str]:
    for element in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br"):  # type: ignore[attr-defined]
        inside = next(element.iterancestors(f"{WORD}p"))
        if inside is paragraph:  # what stands in a text box is a paragraph of its own
            yield element.text or "" if element.tag == f"{WORD}t" else "\n" if element.tag == f"{WORD}br" else " "


def main(kind: str) -> int:
    """Read standard input, write the text; the exit code."""
    limit()
    content = sys.stdin.buffer.read()
    found, size = [], 0
    try:
        for part in (pdf if kind == ".pdf" else docx)(content):
            found.append(part)
            size += len(part)
            if size > CHARACTERS:
                break
    except Exception:  # noqa: BLE001 - whatever a broken file makes a library raise, its text is not to be had
        return BROKEN
    text = "\n".join(found)[:CHARACTERS]
    if sum(sign.isalpha() for sign in text) < LEAST:
        return NO_TEXT
    sys.stdout.buffer.write(text.encode("utf-8", "ignore"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
