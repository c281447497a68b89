"""Proofs, picks, own words and practice are kept and undone on both databases."""

from dataclasses import replace
from datetime import UTC, datetime

from storage import actions, nudges, picks, pitches, proofs, rehearsals
from storage.database import Database
from storage.pitches import Pitch
from storage.rehearsals import Rehearsal
from storage.unit import unit_of_work

NOW = datetime(2027, 11, 1, 15, 0, tzinfo=UTC)


async def test_a_pick_is_gone_with_its_proof_and_back_with_it(database: Database) -> None:
    async with unit_of_work(database, 1) as unit:
        proof = await proofs.add(unit, "led a team of six", None)
        await picks.add(unit, 7, "team leadership", proof)
        await actions.record(unit, "picked", NOW, 1)
    async with unit_of_work(database, 1) as unit:
        (known,) = await picks.all_of(unit)
        assert (known.need, known.text) == ("team leadership", "led a team of six")
        loaded = await proofs.load(unit, proof)
        assert loaded is not None
        await proofs.remove(unit, loaded)
        await actions.record(unit, "proof_deleted", NOW, 1)
        assert await picks.all_of(unit) == []
    async with unit_of_work(database, 1) as unit:
        await actions.undo(unit, (await actions.recent(unit))[0])
        assert len(await picks.all_of(unit)) == 1
        await picks.remove(unit, known)
        assert await picks.all_of(unit) == []


async def test_own_words_are_kept_changed_and_undone_exactly(database: Database) -> None:
    first = Pitch(application_id=7, kind="email", variant=2, subject="Hello", paragraphs=("One.", "Two\x00."))
    async with unit_of_work(database, 1) as unit:
        await pitches.keep(unit, first, before=None)
        await actions.record(unit, "pitch", NOW, 1, 7)
    async with unit_of_work(database, 1) as unit:
        kept = (await pitches.of(unit, 7))["email"]
        assert (kept.variant, kept.subject, kept.paragraphs) == (2, "Hello", ("One.", "Two."))
        await pitches.keep(unit, replace(kept, subject="", paragraphs=()), before=kept)
        await actions.record(unit, "pitch", NOW, 1, 7)
        assert (await pitches.of(unit, 7))["email"].paragraphs == ()
    async with unit_of_work(database, 1) as unit:
        await actions.undo(unit, (await actions.recent(unit))[0])
        assert (await pitches.of(unit, 7))["email"] == kept
        assert await pitches.of(unit, 8) == {}


async def test_rounds_of_practice_are_counted_for_each_application(database: Database) -> None:
    answer = Rehearsal(application_id=7, round=1, role="voicemail", kind="voicemail", seconds=21.5, rules=["names"])
    async with unit_of_work(database, 1) as unit:
        assert await rehearsals.rounds(unit, 7) == 0
        await rehearsals.add(unit, NOW, answer)
        await rehearsals.add(unit, NOW, replace(answer, round=2, rules=(), voice="a file's id"))
        await rehearsals.add(unit, NOW, replace(answer, application_id=8))
        assert (await rehearsals.rounds(unit, 7), await rehearsals.rounds(unit, 8)) == (2, 1)
        assert [row.voice for row in await rehearsals.since(unit, 7, 2)] == ["a file's id"]
        (first, _) = await rehearsals.since(unit, 7, 1)
        assert await rehearsals.load(unit, first.id) == first
    async with unit_of_work(database, 2) as unit:
        assert await rehearsals.load(unit, first.id) is None


async def test_the_last_line_of_courage_is_the_one_told_last(database: Database) -> None:
    async with unit_of_work(database, 1) as unit:
        assert await nudges.last_courage(unit) == ""
        for letter, line in ((5, "You led."), (9, "You ran."), (7, "You taught.")):
            nudge = await nudges.add(unit, 7, "call", f"step{letter}", NOW)
            await nudges.encourage(unit, nudge, line)
            await nudges.mark_sent(unit, nudge, letter)
        silent = await nudges.add(unit, 7, "call", "step", NOW)
        assert await nudges.last_courage(unit) == "You ran."
        await nudges.encourage(unit, silent, "You wait.")
        assert await nudges.last_courage(unit) == "You ran."
