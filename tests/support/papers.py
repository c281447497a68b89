"""Documents as people and their enemies send them: made here, so that no binary file lies in the repository."""

import io
import zipfile
import zlib
from collections.abc import Sequence

import docx
from pypdf import PdfReader, PdfWriter


def pdf(*pages: str, filters: str = "", content: bytes | None = None) -> bytes:
    """A PDF with these pages of text, one line a line; or with one stream of `content` under `filters`."""
    streams = [content] if content is not None else [_typeset(page) for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
        objects.append(f"{page} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        head = f"<< /Length {len(stream)} {filters} >>\nstream\n".encode()
        objects.append(head + stream + b"\nendstream")
    return _file(objects)


def _typeset(page: str) -> bytes:
    lines = [line.encode("cp1252", "replace") for line in page.splitlines()]
    escaped = [line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines]
    return b"BT /F1 11 Tf 40 760 Td 14 TL " + b" ".join(b"(" + line + b") Tj T*" for line in escaped) + b" ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def locked_pdf(text: str) -> bytes:
    """A PDF that opens with a password only."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(text))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_bomb(size: int = 2_000_000_000) -> bytes:
    """A PDF whose only stream unpacks to `size` bytes, deflated twice: a few kilobytes on the wire."""
    packer, inner = zlib.compressobj(9), bytearray()
    for _ in range(size // 1_000_000):
        inner += packer.compress(b"(a) Tj " * 142_857)
    inner += packer.flush()
    return pdf(filters="/Filter [/FlateDecode /FlateDecode]", content=zlib.compress(bytes(inner), 9))


def docx_of(text: str, *table: str) -> bytes:
    """A DOCX with these paragraphs, and a table of one row below them; a line with a bullet is in a list."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line.lstrip("•- "), style="List Bullet" if line.startswith(("•", "-")) else None)
    cells = document.add_table(1, len(table)).rows[0].cells if table else ()
    for cell, said in zip(cells, table, strict=True):
        cell.text = said
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with(body: bytes, prolog: bytes = b"") -> bytes:
    """A DOCX with this XML in front of its paragraphs; what repeats packs small. `prolog`: in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_of("x"))) as plain, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in plain.namelist():
            part = plain.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body>" + body)
                part = prolog + part[part.index(b"<w:document") :] if prolog else part
            packed.writestr(name, part)
    return out.getvalue()
