"""The samples, built as a first-time user builds them, and read as the other side reads them."""

import json
import re
import zipfile

import pikepdf
import pypdfium2
import pytest
import yaml

from dossier.errors import ExitCode
from tests.e2e.conftest import ROOT

EMBASSY = ROOT / "evidence" / "embassy-paris-2022"
NOTE = {"fr": "SPÉCIMEN – DOSSIER FICTIF", "en": "SPECIMEN – FICTITIOUS FILE"}
INTERNAL = [
    "Cinq des quelque cinquante notes",  # a remark left for counsel
    "Lettre du conseil au client",  # a privileged exhibit
    "confidentielle",  # its file
    "avant la fermeture provisoire de 18 h 30 ; ses photographies",  # the reason of a waiver
    "completeness",
    "BR021",
]


@pytest.fixture(scope="module", params=["fr", "en"])
def built(request, tmp_path_factory, program_of_module):
    out = tmp_path_factory.mktemp(request.param) / "out"
    program_of_module("build", EMBASSY, "--out", out, "--language", request.param, code=ExitCode.OK)
    return request.param, out


def words(file):
    """The text of every page, on one line each."""
    with pypdfium2.PdfDocument(file) as pdf:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in pdf]


def test_every_page_says_that_the_case_is_made_up(built):
    language, out = built
    for file in out.rglob("*.pdf"):
        for number, text in enumerate(words(file), start=1):
            assert NOTE[language] in text, f"{file.name}, page {number}"


def test_each_proceeding_is_proven(built):
    _language, out = built
    for proceeding in ("state", "civil"):
        proof = json.loads((out.with_name("out.internal") / f"proof-{proceeding}.json").read_text())
        assert {"dossier.pdf", "hearing.pdf", "paper-kit.pdf"} <= proof.keys()
        assert not [name for name, found in proof.items() if found["faults"]]


def test_nothing_internal_is_filed(built):
    _language, out = built
    for file in (path for path in out.rglob("*") if path.is_file()):
        assert not [secret for secret in INTERNAL if secret in told(file)], file


def test_why_a_finding_was_accepted_stands_in_the_internal_report_and_in_no_filed_file(built):
    language, out = built
    [accepted] = yaml.safe_load((EMBASSY / "waivers.yaml").read_text("utf-8"))
    reasons = {key: re.findall(r"(?:[\w’-]+ ){4}[\w’-]+", text) for key, text in accepted["reason"].items()}
    assert all(len(parts) > 2 for parts in reasons.values())
    for file in (path for path in out.rglob("*") if path.is_file()):
        assert not [part for parts in reasons.values() for part in parts if part in told(file)], file
    for report in out.with_name("out.internal").glob("completeness-*.html"):
        page = report.read_text("utf-8")
        assert reasons[language][0] in page
        assert accepted["rule"] in page
        assert accepted["who"] in page


def told(file):
    """All that a file says, to whoever unpacks it."""
    if file.suffix == ".pdf":
        return " ".join(words(file)) + streams(file)
    if file.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(file) as held:
            return "".join(held.read(name).decode("utf-8", "replace") for name in held.namelist())
    return file.read_text("utf-8", "replace")


def streams(file):
    """Every decoded stream and string of a file, as text."""
    found = []
    with pikepdf.open(file) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and "/DCTDecode" not in str(thing.get("/Filter", "")):
                found.append(thing.read_bytes().decode("latin-1"))
            elif isinstance(thing, pikepdf.Dictionary):
                found += [str(value) for value in thing.values() if isinstance(value, pikepdf.String)]
    return "\n".join(found)


def test_no_proceeding_names_the_party_of_the_other(built):
    language, out = built
    other = {"fr": ("Défendeur B", "L. 211-10"), "en": ("Defendant B", "L. 211-10")}[language]
    for name in ("dossier.pdf", "hearing.pdf", "paper-kit.pdf", "exhibit-list.docx", "exhibit-list.xlsx"):
        assert other[0] not in told(out / "state" / name)
        assert other[1] not in told(out / "civil" / name)


def test_one_pdf_at_an_administrative_court_is_a_reading_copy(built):
    language, out = built
    copy = {"fr": "Exemplaire de lecture", "en": "Reading copy"}[language]
    assert all(copy in text for text in words(out / "state" / "dossier.pdf"))
    assert not any(copy in text for text in words(out / "civil" / "dossier.pdf"))


def test_the_water_damage_builds_and_rules_that_do_not_apply_stay_silent(tmp_path, program):
    folder = ROOT / "evidence" / "water-damage-lyon"
    program("build", folder, "--out", tmp_path / "out", code=ExitCode.OK)
    report = json.loads((tmp_path / "out.internal" / "completeness.json").read_text())
    assert not [f["code"] for f in report["findings"] if f["code"].startswith(("BR", "WS"))]
    assert {"BR001", "WS001"} <= {row["code"] for row in report["not_run"]}
