"""Deadlines stay in the office: nothing of them is in what may be filed."""

import json
import zipfile

import pypdfium2
import pytest

from tests.e2e.conftest import small_case

PROCEEDINGS = """\
id: main
title: {fr: Locataire c/ Voisin, en: Tenant v. Neighbour}
court: {name: {fr: Tribunal judiciaire, en: Judicial Court}, jurisdiction: FR, order: civil}
parties:
  - {id: tenant, name: A. Tenant, role: claimant, kind: person}
  - {id: neighbour, name: B. Neighbour, role: defendant, kind: person}
claims:
  - {id: repair, kind: compensation, title: {fr: Réparation, en: Repair}, route: civil-liability,
     amount: "900.00", legal_basis: 'C. civ., art. 1240', against: neighbour}
acts:
  - {id: acknowledged, kind: acknowledgment, on: 2021-12-03}
"""
WORDS = {
    "en": ("deadline", "limitation", "days left", "assumption", "december 2026", "acknowledg"),
    "fr": ("délai", "prescri", "il reste", "hypothèse", "décembre 2026", "reconnaissance"),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_filed_page_speaks_of_a_deadline(tmp_path, program, language):
    folder = small_case(tmp_path / "leak")
    case = (folder / "case.yaml").read_text("utf-8").replace("2026-03-01", "2021-12-01")
    (folder / "case.yaml").write_text(case.replace("language: en", f"language: {language}"), "utf-8")
    (folder / "proceedings.yaml").write_text(PROCEEDINGS, "utf-8")
    done = program("build", folder, "--out", tmp_path / "out", "--level", "draft")
    internal = tmp_path / "out.internal"
    told = json.loads((internal / "completeness.json").read_text("utf-8"))["deadlines"]
    civil = next(one for one in told if one["id"] == "civil")
    assert (civil["last_day"], civil["days_left"], civil["last_day_if_proven"]) == (
        "2026-12-01",
        8,
        "2026-12-03",
    )
    for name in ("completeness.html", "deadlines.html"):
        assert "2026" in (internal / name).read_text("utf-8")
    made = sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert made, done.stdout
    for path in made:
        words = _words(path)
        assert words.strip()
        assert not [word for word in WORDS[language] if word in words]
        assert "2026-12-0" not in words


def _words(path):
    if path.suffix != ".pdf":
        with zipfile.ZipFile(path) as office:
            return " ".join(
                office.read(name).decode("utf-8", "replace") for name in office.namelist()
            ).lower()
    document = pypdfium2.PdfDocument(path)
    pages = (page.get_textpage().get_text_range() for page in document)
    return " ".join(" ".join([*pages, *document.get_metadata_dict().values()]).lower().split())
