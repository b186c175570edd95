"""Drafts that a person completes are theirs once they have touched them."""

import datetime as dt
import io
import re
from types import MappingProxyType

import pytest
from docx import Document
from docx.shared import Inches

from dossier.filing.editions import edition_named
from dossier.flows.laying import LaidEdition
from dossier.flows.lists import letters, paper_of, write_drafts
from dossier.model.parts import ForeignPages, Part, Plan
from dossier.model.served import Communication, ServedExhibit
from dossier.reports.asking import BLANK
from tests.support.case_file import dossier_of


def test_a_draft_is_written_again_until_somebody_changes_it(tmp_path):
    draft = tmp_path / "letter-1.docx"
    write_drafts({draft.name: b"one"}, tmp_path)
    write_drafts({draft.name: b"two"}, tmp_path)
    assert draft.read_bytes() == b"two"
    draft.write_bytes(b"two, dated and signed")
    write_drafts({draft.name: b"three", "letter-1.txt": b"three"}, tmp_path)
    assert draft.read_bytes() == b"two, dated and signed"
    assert (tmp_path / "letter-1.txt").read_bytes() == b"three"
    draft.unlink()
    write_drafts({draft.name: b"four"}, tmp_path)
    assert draft.read_bytes() == b"four"


@pytest.mark.parametrize("record", [b"", b"[]", b"{\xff", b'{"letter-1.docx": 1}'])
def test_a_record_that_cannot_be_read_never_costs_a_letter(tmp_path, record):
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "drafts.json").write_bytes(record)
    (tmp_path / "letter-1.docx").write_bytes(b"mine")
    write_drafts({"letter-1.docx": b"theirs"}, tmp_path)
    assert (tmp_path / "letter-1.docx").read_bytes() == b"mine"


def test_every_exhibit_begins_on_a_sheet_of_its_own(tmp_path):
    dossier = dossier_of({"proceedings": [{"id": "main", "exhibits": "record, bill"}]})

    def part(name, pages):
        return Part(name, tmp_path / name, pages, MappingProxyType({}), ())

    def exhibit(number, pages):
        return ForeignPages(f"exhibit-{number}", tmp_path / "x", "", pages, f"exhibit-{number}", "", "", "")

    filed = Plan("", "fr", (part("cover", 1), exhibit(1, 3), exhibit(2, 2)))
    kit = Plan("", "fr", (part("paper-cover", 1), part("paper-list", 3), part("paper-slips", 2)))
    paper = paper_of(dossier, filed, kit)
    assert paper.pages == 1 + 3 + 2 + 3 + 2
    assert paper.sheets == 1 + 2 + 2 + 2 + 1
    assert (paper.copies, "930-1" in paper.rule) == (3, True)


def test_a_party_is_written_to_about_what_it_was_not_given_yet():
    dossier = dossier_of({})
    plans = {"dossier.pdf": Plan("", "en", ())}
    everything = letters(dossier, plans)["letter-1.txt"].decode()
    assert "further" not in everything
    numbers = [item.number for item in dossier.exhibits]
    some = letters(given(dossier, "society", numbers[:-1]), plans)["letter-1.txt"].decode()
    assert "the further exhibits" in " ".join(some.split())
    assert len(re.findall(r"Exhibit No\.\u00a0\d+ –", some)) == 1
    assert letters(given(dossier, "society", numbers), plans) == {}
    assert letters(given(dossier, "court", numbers), plans)["letter-1.txt"].decode() == everything


def given(dossier, to, numbers):
    """The same after a communication of these exhibits."""
    one = Communication(
        program="0",
        case="sample",
        proceeding="main",
        to=to,
        on=dt.date(2026, 11, 1),
        recorded=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
        sequence=1,
        previous="0" * 64,
        language="en",
        exhibits=tuple(ServedExhibit(number=n, id=f"e{n}", title="T") for n in numbers),
        files=(),
    )
    return dossier.model_copy(update={"case": dossier.case.model_copy(update={"communications": (one,)})})


def test_a_qualified_person_gets_a_draft_with_every_digest_and_no_oath_signed():
    dossier = dossier_of({})
    plans = {"dossier.pdf": Plan("", "en", ())}
    laid = LaidEdition(edition_named("us-cmecf"), {}, {})
    drafts = letters(dossier, plans, (laid,))
    draft = " ".join(drafts["certificate-902-14.txt"].decode().split())
    originals = [item.exhibit.original for item in dossier.exhibits if item.exhibit.original]
    originals += [plate.photograph.original for plate in dossier.plates]
    assert originals
    assert all(f"SHA-256 {original.sha256}" in draft for original in originals)
    assert draft.startswith("DRAFT, UNSIGNED")
    assert f"Signature: {BLANK}" in draft
    section = Document(io.BytesIO(drafts["certificate-902-14.docx"])).sections[0]
    assert (section.page_width, section.page_height) == (Inches(8.5), Inches(11))
    assert "certificate-902-14.txt" not in letters(dossier, plans)
