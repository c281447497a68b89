"""Does a document give its text, and can a hostile one do harm?"""

import asyncio

import pytest

from bot import documents, extract
from handlers.files import File, Trouble
from tests.coach.test_resume import ENGINEER
from tests.support import papers

SCAN = papers.pdf("", "")


async def test_a_pdf_gives_its_text_page_by_page() -> None:
    file = await documents.read(File("cv.pdf", "application/pdf", papers.pdf(ENGINEER, "Led a team of six")))
    assert file is not None
    assert "Mentored two juniors" in file.text
    assert file.text.rstrip().endswith("Led a team of six")


async def test_a_docx_gives_its_paragraphs_lists_and_tables() -> None:
    content = papers.docx_of("Experience\n• ran the night shift for two years", "Tools", "Kafka, Terraform")
    file = await documents.read(File("cv.docx", "", content))
    assert file is not None
    assert file.text.split("\n")[:2] == ["Experience", "• ran the night shift for two years"]
    assert "Kafka, Terraform" in file.text


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("cv.pdf", papers.locked_pdf(ENGINEER), "encrypted"),
        ("cv.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted"),
        ("cv.pdf", SCAN, "no_text"),
        ("cv.docx", papers.docx_of(""), "no_text"),
        ("cv.pdf", b"", "broken"),
        ("cv.pdf", b"%PDF-1.7 torn", "broken"),
        ("cv.pdf", papers.docx_of(ENGINEER), "broken"),
        ("cv.docx", papers.pdf(ENGINEER), "broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_cannot_be_read_is_told_apart(name: str, content: bytes, trouble: Trouble) -> None:
    file = await documents.read(File(name, "", content))
    assert file is not None
    assert (file.trouble, file.text) == (trouble, "")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("loop.pdf", papers.pdf(ENGINEER).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")),
        ("bomb.pdf", papers.pdf_bomb()),
        ("bomb.docx", papers.docx_with(b"<w:p><w:r><w:t>" + b"a" * 100_000_000 + b"</w:t></w:r></w:p>")),
        ("deep.docx", papers.docx_with(b"<w:p>" * 200_000 + b"</w:p>" * 200_000)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_hostile_document_ends_only_its_own_process(name: str, content: bytes) -> None:
    assert len(content) < 400_000
    file = await documents.read(File(name, "", content))
    assert file is not None
    assert file.trouble == "broken"


async def test_an_endless_document_is_given_up_and_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SECONDS", 0.05)
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            beats += 1
            await asyncio.sleep(0.005)

    heart = asyncio.create_task(beat())
    file = await documents.read(File("cv.pdf", "", papers.pdf_bomb(60_000_000)))
    heart.cancel()
    assert file is not None
    assert file.trouble == "broken"
    assert beats > 1


async def test_a_long_document_is_read_in_part() -> None:
    many = papers.pdf(*(f"Page {number} with words about the work that was done there" for number in range(60)))
    file = await documents.read(File("book.pdf", "", many))
    assert file is not None
    assert f"Page {extract.PAGES - 1} with" in file.text
    assert f"Page {extract.PAGES} with" not in file.text


async def test_what_is_no_document_is_left_alone() -> None:
    assert await documents.read(None) is None
    invitation = File("a.ics", "text/calendar", b"BEGIN:VCALENDAR")
    assert await documents.read(invitation) is invitation
    failed = File("cv.pdf", "", trouble="unreachable")
    assert await documents.read(failed) is failed
