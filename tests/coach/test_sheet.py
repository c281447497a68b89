"""Are tables read as they are meant, whoever wrote them, and is every other heap of bytes refused in good order?"""

import contextlib
import csv
import io
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.exchange import cells, columns, sheet
from coach.exchange.sheet import NoTable
from coach.exchange.stages import Stage, stage_of

ROWS = [["Company", "Job title", "Notes"], ["Łódź & Söhne", "Kellner", 'say "hi",\nthen; go'], ["=1+1", "+49", "-"]]


def _csv(delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(ROWS)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str) -> None:
    found = sheet.records(_csv(delimiter).encode(encoding))
    assert [list(record.cells) for record in found] == ROWS
    assert [record.number for record in found] == [1, 2, 3]


def test_latin_letters_in_an_old_code_page() -> None:
    text = "Firma;Stelle;Status\nMüller & Söhne Straßenbau;Prüfer für Qualität;Absage\n"
    assert sheet.records(text.encode("latin-1"))[1].cells[0] == "Müller & Söhne Straßenbau"
    text = "Компания;Должность\n" + "Рога и копыта;Бухгалтер с опытом работы в торговле\n" * 5
    assert sheet.records(text.encode("cp1251"))[1].cells[0] == "Рога и копыта"


def test_a_quotation_mark_that_never_closes_costs_its_row_and_no_other() -> None:
    text = 'Company,Job title\nAcme,"Nurse\nGlobex,Clerk\nInitech,"Cook"\n'
    found = sheet.records(text.encode())
    assert [(r.number, r.cells[0], r.broken) for r in found[1:]] == [
        (2, "Acme", True),
        (3, "Globex", False),
        (4, "Initech", False),
    ]


def test_marks_inside_a_cell_are_letters() -> None:
    found = sheet.records(b'Company,Job title\nThe "Best" Inc,5" pipes\n"A" B,C\n')
    assert [list(record.cells) for record in found[1:]] == [['The "Best" Inc', '5" pipes'], ['"A" B', "C"]]


def test_excels_own_first_line_names_the_delimiter() -> None:
    assert sheet.records(b"sep=;\nCompany;Job title\nA,B;C\n")[1].cells == ["A,B", "C"]


@given(st.binary(max_size=300))
@example(b'"' * 300)
@example(b"\xff\xfe" + b"\x00" * 7)
@example("Company,Title\n\ud800".encode("utf-16", "surrogatepass"))
def test_any_bytes_are_a_table_or_none(content: bytes) -> None:
    with contextlib.suppress(NoTable):
        found = sheet.records(content)
        assert all("\x00" not in cell for record in found for cell in record.cells)
        columns.find(found)


@pytest.mark.parametrize(
    "content",
    [
        b'Company,Title\n"' + b"x" * 2_000_000,
        b'a,"b\n' * 300_000,
        b"," * 2_000_000,
        b"Company,Title\n" + b'"' * 2_000_000,
        b"\n" * 2_000_000,
    ],
)
def test_hostile_tables_cost_little_time(content: bytes) -> None:
    before = time.process_time()
    with contextlib.suppress(NoTable):
        sheet.records(content)
    assert time.process_time() - before < 5


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co")), min_size=1, max_size=20
)


@given(st.lists(st.lists(WORDS.filter(str.strip), min_size=2, max_size=4), max_size=5))
@example([["'=1", "''=1"], ["a\nb", "\n=1"]])
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    found = sheet.records(cells.written(["Company", "Job title", "Notes", "Status"], rows))
    read = [[cells.plain(cell).strip() for cell in record.cells] for record in found[1:]]
    assert read == [[cell.strip() for cell in row] for row in rows]


COLUMNS = {
    "Huntr": ("Job Title,Company,List,Location,URL,Date Saved,Date Applied,Salary,Description", "title company status"),
    "Teal": (
        "Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up",
        "salary deadline",
    ),
    "German": (
        "Firma,Stelle,Bewerbungsdatum,Ansprechpartner,E-Mail,Telefon,Notizen",
        "contact email phone notes applied",
    ),
    "own": (
        "Company,Job title,Status,Applied on,Next step,Next step on,Contact,Contact phone",
        "company applied phone",
    ),
    "shouted": ("COMPANY_NAME,ROLE,DATE-APPLIED", "company title applied"),
}


@pytest.mark.parametrize("head", COLUMNS)
def test_columns_are_known_by_their_names(head: str) -> None:
    names, fields = COLUMNS[head]
    found = columns.find(sheet.records(f"My list\n\n{names}\nA,B,C\n".encode()))
    assert found is not None
    assert set(fields.split()) <= set(found.fields)
    assert "Next step" not in found.rest.values()


STATUS = {
    "Applied": Stage.APPLIED,
    "": Stage.APPLIED,
    "Phone Screen": Stage.INTERVIEW,
    "2nd round": Stage.INTERVIEW,
    "Interview - rejected": Stage.REJECTED,
    "Offer declined": Stage.WITHDRAWN,
    "No response": Stage.SILENT,
    "GHOSTED": Stage.SILENT,
    "Offer": Stage.OFFER,
    "not_selected": Stage.REJECTED,
    "Wishlist": Stage.SAVED,
    "Not applied yet": Stage.SAVED,
    "Absage": Stage.REJECTED,
    "Archived": Stage.ARCHIVED,
    "🦄": None,
}


def test_a_status_is_one_of_our_stages_or_unknown() -> None:
    assert {said: stage_of(said) for said in STATUS} == STATUS
