"""The manifest of a built dossier, compared with the case folder by plain means."""

import json
from hashlib import sha256

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from dossier.errors import ExitCode
from tests.e2e.conftest import small_case


@pytest.fixture(scope="module")
def built(tmp_path_factory, program_of_module):
    folder = tmp_path_factory.mktemp("manifest")
    case = small_case(folder / "leak")
    program_of_module("build", case, "--out", folder / "out", "--edition", "uk-bundle", code=ExitCode.OK)
    return folder


def manifest_in(file):
    with pikepdf.open(file) as pdf:
        return pdf.Root.PieceInfo.Dossier.Private.Manifest.read_bytes()


def test_the_office_keeps_the_bytes_that_stand_in_the_dossier(built):
    kept = (built / "out.internal" / "manifest-main.json").read_bytes()
    assert kept == manifest_in(built / "out" / "dossier.pdf")


def test_it_lists_the_files_of_the_case_as_they_are(built):
    manifest = json.loads(manifest_in(built / "out" / "dossier.pdf"))
    listed = {one["path"]: (one["sha256"], one["size"]) for one in manifest["originals"]}
    files = [path for part in ("photos", "exhibits") for path in (built / "leak" / part).rglob("*.*")]
    assert listed == {
        path.relative_to(built / "leak").as_posix(): (
            sha256(path.read_bytes()).hexdigest(),
            path.stat().st_size,
        )
        for path in files
    }
    originals = {one["label"]: one["sha256"] for one in manifest["originals"]}
    assert [one["original"] for one in manifest["pictures"]] == [originals["1/1"], originals["1/2"]]
    assert [one["caption"] for one in manifest["pictures"]] == [
        "Stain on the ceiling",
        "The same stain from below",
    ]


def test_the_last_page_prints_its_digest_and_leads_to_each_photograph(built):
    file = built / "out" / "dossier.pdf"
    content = manifest_in(file)
    with PdfDocument(file) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    printed = "".join(pages[-1].split())
    assert sha256(content).hexdigest() in printed
    for one in json.loads(content)["pictures"]:
        assert f"{one['label']}{one['original']}{one['derivative']}{one['page']}" in printed
        assert one["caption"] in pages[one["position"] - 1]


def test_no_other_file_carries_a_manifest_or_the_pages_that_print_it(built):
    others = [path for path in (built / "out").rglob("*.pdf") if path.name != "dossier.pdf"]
    assert {path.parent.name for path in others} == {"out", "uk-bundle"}
    for path in others:
        with pikepdf.open(path) as pdf, PdfDocument(path) as seen:
            assert "/PieceInfo" not in pdf.Root
            assert not any("concordance" in page.get_textpage().get_text_bounded() for page in seen)
