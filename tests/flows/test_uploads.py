"""Every edition has its page for the night before filing, with the rules of its profile and what changed."""

import datetime as dt

import pytest

from dossier.filing.editions import edition_named
from dossier.flows.proving import Finished
from dossier.flows.uploads import Filing, take_away_uploads, uploads
from dossier.model.edition import FiledDocument
from dossier.model.filed import FiledFile
from dossier.model.parts import Plan, Proof
from dossier.model.served import Communication, MadeFile, ServedExhibit
from tests.support.case_file import dossier_of

PLANS = {"dossier.pdf": Plan("Damage", "en", ()), "paper-kit.pdf": Plan("Kit", "en", ())}
MADE = Finished(Proof("a" * 64, 12, 0, 0, 0, 0), FiledFile(name="dossier.pdf", size=5_000_000))


def court(**told):
    return {"proceedings": [{"id": "main", "court": told}]}


def filing(edition, *names):
    documents = tuple(
        FiledDocument(name=name, title=f"Title {n}", exhibits=(n,), pages=2, size=1000, sha256=f"{n}" * 64)
        for n, name in enumerate(names, 1)
    )
    return Filing(edition_named(edition), documents)


def communication(sequence, to, *files):
    return Communication(
        program="0",
        case="sample",
        proceeding="main",
        to=to,
        on=dt.date(2026, 11, sequence),
        recorded=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
        sequence=sequence,
        previous="0" * 64,
        language="en",
        exhibits=tuple(
            ServedExhibit(number=n, id=f"e{n}", title="T", file=name) for n, (name, _) in enumerate(files, 1)
        ),
        files=tuple(MadeFile(name=name, sha256=digest * 64, size=1) for name, digest in files),
    )


def served(*communications):
    dossier = dossier_of({})
    return dossier.model_copy(
        update={"case": dossier.case.model_copy(update={"communications": communications})}
    )


def test_each_edition_has_its_page_with_its_files_in_order_and_its_dated_rules():
    made = uploads(dossier_of({}), PLANS, MADE, None, [filing("rpva", "1_Record.pdf", "2_Photographs.pdf")])
    assert set(made) == {"upload-rpva.html", "upload-rpva.txt"}
    text = made["upload-rpva.txt"].replace("\u00a0", " ")
    assert text.index("1_Record.pdf") < text.index("Title 1") < text.index("2_Photographs.pdf")
    edition = edition_named("rpva")
    assert f"Rules as read on {edition.as_of.day} {edition.as_of:%B %Y}" in text
    for rule in edition.rules:
        assert " ".join(rule.text.en.split()) in " ".join(text.split())
    assert "dossier.pdf" not in text


def test_where_no_edition_was_made_the_one_pdf_is_uploaded():
    made = uploads(dossier_of(court(jurisdiction="EW")), PLANS, MADE, None)
    assert set(made) == {"upload.html", "upload.txt"}
    assert "dossier.pdf" in made["upload.txt"]


def test_a_reading_copy_is_never_offered_for_upload():
    dossier = dossier_of(court(jurisdiction="FR", order="administrative"))
    assert uploads(dossier, PLANS, MADE, None) == {}


def test_what_changed_is_told_since_the_last_communication_to_the_court():
    earlier = communication(1, "court", ("filing/rpva/1_Record.pdf", "1"), ("filing/rpva/2_Old.pdf", "f"))
    other = communication(2, "society", ("filing/rpva/1_Record.pdf", "9"))
    filings = [filing("rpva", "1_Record.pdf", "2_Photographs.pdf", "3_Bill.pdf")]
    text = uploads(served(earlier, other), PLANS, MADE, None, filings)["upload-rpva.txt"]
    assert "Since 1 November 2026: 1 new, 1 replaced, 1 unchanged." in text.replace("\u00a0", " ")
    alone = uploads(served(other), PLANS, MADE, None, filings)["upload-rpva.txt"]
    assert "Since 2 November 2026: 2 new, 1 replaced, 0 unchanged." in alone.replace("\u00a0", " ")


@pytest.mark.parametrize("edition", ["telerecours", "rpva", "uk-bundle", "us-cmecf", "international"])
def test_every_profile_can_be_told_in_both_languages(edition):
    for language in ("fr", "en"):
        dossier = dossier_of({}).model_copy(update={"language": language})
        made = uploads(dossier, PLANS, MADE, None, [filing(edition, "1_x.pdf")])
        assert edition_named(edition).title.get(language) in made[f"upload-{edition}.txt"].replace(
            "\u202f", " "
        ).replace("\u00a0", " ")


def test_pages_of_editions_that_are_no_longer_made_are_taken_away(tmp_path):
    for name in ("upload.html", "upload-telerecours.txt", "upload-rpva.html", "upload-mine.html"):
        (tmp_path / name).write_text("old")
    take_away_uploads(dossier_of({}), tmp_path, {"upload-rpva.html": "new"})
    assert {path.name for path in tmp_path.iterdir()} == {"upload-rpva.html", "upload-mine.html"}
