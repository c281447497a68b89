"""Files of an application: a résumé that is sent is noted, /files has them all, and one tap sends one again."""

from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person


async def test_a_resume_is_noted_with_its_application_and_all_files_are_a_tap_away(here: World, ada: Person) -> None:
    await ada.says("/files")
    await ada.sees("No files yet")
    await add(ada, "Acme")
    ada.participant.send_document(b"%PDF-1.4 no text", "Ada_CV_v3.xyz", caption="Acme")
    await ada.sees("I noted it as the résumé that went out")
    ada.participant.send_document(b"hello", "Cover letter.xyz", caption="Acme")
    assert "résumé" not in (await ada.sees("“Cover letter.xyz” is kept")).text
    await add(ada, "Globex")
    ada.participant.send_document(b"hello", "portfolio v2.xyz", caption="Globex")
    await ada.sees("“portfolio v2.xyz” is kept")
    await ada.says("/files")
    shown = (await ada.sees("📎 Files")).text
    assert shown.index("Globex") < shown.index("Acme"), "the newest application first"
    assert "2. “Ada_CV_v3.xyz” ✓ went out" in shown
    await ada.taps("2")
    again = await ada.sees("[file Ada_CV_v3.xyz]")
    assert again.text == "Ada_CV_v3.xyz"
    await ada.says("/list")
    await ada.taps("Globex")
    await ada.taps("Files")
    await ada.sees("📎 Files")
    await ada.taps("I sent this one")
    await ada.is_told("Noted as the résumé that went out")
    await ada.taps("‹ Card")
    await ada.sees("Résumé: portfolio v2.xyz")
    await ada.taps("Change…")
    await ada.sees("Résumé sent: portfolio v2.xyz")
    await ada.taps("Résumé")
    await ada.sees("Which version of your résumé went out?")
    await ada.says("v4, <engineering>")
    await ada.sees("v4, <engineering>")
    await ada.says("/undo")
    await ada.says("/undo")
    await ada.sees("Undone")
