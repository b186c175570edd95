"""What a file says of itself, and what it says of those who changed it."""

import json
import re

import pikepdf
import pytest

from dossier.cli.main import main
from dossier.errors import ExitCode
from dossier.verify.alone import look_at


@pytest.fixture
def built(sample):
    return sample.case, sample.dossier


def falsified(built, tmp_path, change):
    """The file after somebody changed it and saved it anew."""
    path = tmp_path / "dossier.pdf"
    with pikepdf.open(built[1]) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def said(path):
    verdict = look_at(path)
    return verdict.overall, " ".join(remark.sentence for remark in verdict.remarks)


def first_picture(pdf):
    """Page and object of the first photograph that is drawn."""
    for number, page in enumerate(pdf.pages, 1):
        for image in page.get_images().values():
            if image.get("/Filter") == pikepdf.Name.DCTDecode:
                return number, image
    raise AssertionError("the case has photographs")


def test_an_untouched_file_is_consistent_and_no_more(built):
    verdict = look_at(built[1])
    assert (verdict.overall, verdict.remarks) == ("consistent", ())
    assert (verdict.pictures, verdict.pages > 4) == (2, True)


def test_saved_anew_without_a_change_it_is_still_consistent(built, tmp_path):
    assert said(falsified(built, tmp_path, lambda _: None)) == ("consistent", "")


def test_a_changed_page_is_named(built, tmp_path):
    def change(pdf):
        pdf.pages[2].contents_add(b"0 0 1 rg")

    assert said(falsified(built, tmp_path, change)) == (
        "altered",
        "Page 3 was changed after the file was made.",
    )


def test_another_picture_is_named_by_its_photograph(built, tmp_path):
    def change(pdf):
        _, image = first_picture(pdf)
        image.write(image.read_raw_bytes() + b"\0", filter=pikepdf.Name.DCTDecode)

    overall, words = said(falsified(built, tmp_path, change))
    assert overall == "altered"
    assert re.search(r"Photograph 1/[12] on page 4 is not the picture", words)


def test_a_page_taken_away_is_counted(built, tmp_path):
    def change(pdf):
        del pdf.pages[-1]

    overall, words = said(falsified(built, tmp_path, change))
    assert overall == "altered"
    assert "pages were added or taken away" in words


def edited(**changes):
    """The manifest with other words, and nothing else changed."""

    def change(pdf):
        stream = pdf.Root.PieceInfo.Dossier.Private.Manifest
        manifest = json.loads(stream.read_bytes())
        manifest["pictures"][0] |= changes
        stream.write(json.dumps(manifest, indent=1).encode() + b"\n")

    return change


def test_an_edited_caption_in_the_manifest_is_named(built, tmp_path):
    overall, words = said(falsified(built, tmp_path, edited(caption="No stain at all")))
    assert overall == "altered"
    assert "The caption of photograph 1/1" in words
    assert "the last pages print" in words


def test_a_manifest_with_another_digest_is_found(built, tmp_path):
    overall, words = said(falsified(built, tmp_path, edited(derivative="0" * 64)))
    assert overall == "altered"
    assert "Photograph 1/1" in words


@pytest.mark.parametrize("spoiled", [b"{}", b"\xff", b""])
def test_a_manifest_that_cannot_be_read_is_altered(built, tmp_path, spoiled):
    def change(pdf):
        pdf.Root.PieceInfo.Dossier.Private.Manifest.write(spoiled)

    assert said(falsified(built, tmp_path, change))[0] == "altered"


def test_without_its_manifest_nothing_is_known(built, tmp_path):
    def change(pdf):
        del pdf.Root.PieceInfo

    overall, words = said(falsified(built, tmp_path, change))
    assert overall == "unknown"
    assert "no manifest" in words


def test_what_was_appended_is_told(built, tmp_path):
    path = tmp_path / "dossier.pdf"
    path.write_bytes(built[1].read_bytes() + b"\nstartxref\n0\n%%EOF\n")
    assert said(path)[0] in {"altered", "unknown"}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"not a PDF", b"%PDF-1.7\n" + b"1 0 obj" * 1000])
def test_what_is_no_pdf_is_never_a_crash(tmp_path, content):
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    assert said(path)[0] == "unknown"


def test_originals_beside_it_are_told_apart(built, tmp_path, capsys):
    case, file = built
    folder = tmp_path / "held"
    folder.mkdir()
    (folder / "a.jpg").write_bytes((case / "photos/ceiling/a.jpg").read_bytes())
    (folder / "b.png").write_bytes(b"changed")
    (folder / "other.jpg").write_bytes(b"other")
    assert main(["verify", str(file), "--originals", str(folder)]) == ExitCode.INTEGRITY
    words = capsys.readouterr().out
    assert "a.jpg: unchanged since it was recorded; in the dossier as 1/1." in words
    assert "b.png: it bears the name of 1/2, and is not that file any more." in words
    assert "other.jpg: the dossier does not list it." in words
    assert "is not in the folder" in words


@pytest.mark.usefixtures("at_once")
def test_programs_get_json(built, capsys):
    assert main(["verify", str(built[1]), "--format", "json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["overall"] == "consistent"


def test_a_file_that_is_not_there_is_a_message(tmp_path, capsys):
    assert main(["verify", str(tmp_path / "none.pdf")]) == ExitCode.INPUT
    assert "cannot be read" in capsys.readouterr().err
