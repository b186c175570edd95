import datetime as dt
import html.parser
import os
import re
from pathlib import Path

import pytest

from dossier.model.dossier import NumberedExhibit, Plate
from dossier.model.exhibit import Exhibit
from dossier.model.original import MailFacts, Original
from dossier.model.parts import Plan
from dossier.render.concordance import concordance_jobs
from dossier.render.front import front_jobs
from dossier.render.hearing import hearing_jobs
from dossier.render.job import PartJob
from dossier.render.plan import body_jobs
from tests.render.builders import dossier_of, full_dossier, manifest, proceeding, series

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
_BLOCKS = {"p", "h1", "h2", "h3", "tr", "br", "dt", "dd", "li", "section", "div", "table"}


class _Words(html.parser.HTMLParser):
    """The words of a page, one block a line, cells apart, drawings left out."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.drawn = 0

    def handle_starttag(self, tag, attrs):
        self.drawn += tag in {"svg", "head"}
        self.text += "\n" if tag in _BLOCKS else " | " if tag in {"td", "th"} else ""
        self.text += f"[{dict(attrs)['alt']}]" if tag == "img" else ""

    def handle_endtag(self, tag):
        self.drawn -= tag in {"svg", "head"}

    def handle_data(self, data):
        self.text += "" if self.drawn else re.sub(r"[ \n]+", " ", data)


def words_of(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    lines = (re.sub(r" +", " ", line).strip(" ") for line in reader.text.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def pages(dossier, options):
    """Every page of ours by name, without rendering: the front matter knows no place."""
    plan = Plan(title="", language=dossier.language, items=())
    made = (*body_jobs(dossier, options), *front_jobs(dossier, options, plan))
    made += concordance_jobs(dossier, options, manifest(dossier))
    found = {job.name: job.html for job in made if isinstance(job, PartJob)}
    hearing = {f"hearing-{job.name}": job.html for job in hearing_jobs(dossier, options, plan)}
    return found | hearing


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_section_says_what_it_said(store, options, language):
    found = {name: words_of(page) for name, page in pages(full_dossier(store, language), options).items()}
    folder = GOLDEN / language
    if os.environ.get("UPDATE_GOLDEN"):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in found.items():
            (folder / f"{name}.txt").write_text(text, "utf-8")
    kept = {path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")}
    assert found == kept


def test_a_case_without_rows_has_no_empty_section(options):
    names = set(pages(dossier_of(proceeding=proceeding(parties=())), options))
    assert names == {"cover", "exhibits", "contents", "concordance", "hearing-summary", "hearing-attestation"}


def test_pleadings_are_filed_only_where_the_proceeding_says_so(store, options):
    assert "facts" not in pages(full_dossier(store), options)
    filed = full_dossier(store)
    told = filed.proceeding.model_copy(update={"file_pleadings": True})
    found = pages(filed.model_copy(update={"proceeding": told}), options)
    assert {"facts", "claims"} <= set(found)
    assert 'href="dossier:fact-group"' in found["exhibit-2-1"]


def test_filed_pages_show_no_open_question(store, options):
    dossier = full_dossier(store)
    events = tuple(e.model_copy(update={"to_verify": {"fr": "À VÉRIFIER"}}) for e in dossier.events)
    found = pages(dossier.model_copy(update={"events": events}), options)
    assert all("VÉRIFIER" not in page for page in found.values())
    assert "Non prouvé" not in found["hearing-claims"]


def test_what_is_not_filed_here_is_not_mentioned(store, options):
    dossier = full_dossier(store)
    fewer = dossier.model_copy(update={"exhibits": dossier.exhibits[:2]})
    found = pages(fewer, options)
    mentioned = set(re.findall(r"dossier:exhibit-(\d+)", "".join(found.values())))
    assert mentioned <= {"1", "2"}


def test_differing_times_are_a_range_with_both_sources(store, options):
    text = words_of(pages(full_dossier(store), options)["chronology"]).replace("\u202f", " ")
    assert "entre 14 h 10 et 14 h 20" in text
    assert "14 h 15" not in text
    assert "L’ambassadeur (pièce\u00a08)" in text
    assert "un porte-parole (pièce\u00a04)" in text


def test_currencies_are_never_added(store, options):
    text = words_of(pages(full_dossier(store, "en"), options)["losses"])
    assert "€14,556.00" in text
    assert "$100.00" in text
    assert "14,656" not in text


def test_own_findings_stand_apart_from_what_was_declared(store, options):
    text = words_of(pages(full_dossier(store, "en"), options)["constat"])
    seen, declared = text.index("What the officer saw"), text.index("What was declared")
    assert seen < text.index("42") < declared < text.index("Des pierres")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_page_claims_more_than_is_known(store, options, language):
    text = " ".join(words_of(page) for page in pages(full_dossier(store, language), options).values()).lower()
    for word in ("certif", "authentic", "authentique", "admissible", "recevable", "procès-verbal"):
        assert word not in text


def test_a_mail_says_what_its_headers_say(options):
    mail = Original(
        path="exhibits/mail.eml", size=900, sha256="cd" * 32, media_type="message/rfc822", kind="mail",
        mail=MailFacts(subject="Relance", sender="a@example.org", recipients=("b@example.org",),
                       sent=dt.datetime(2022, 8, 17, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
    )  # fmt: skip
    item = NumberedExhibit(
        number=1, exhibit=Exhibit(id="mail", title="Relance", original=mail), untouched="01.eml"
    )
    text = words_of(pages(dossier_of("en", [item]), options)["exhibit-1"]).replace("\u00a0", " ")
    assert "From | a@example.org" in text
    assert "17 August 2022, 09:05, UTC+2" in text
    assert "exhibits/01.eml" in text


def test_a_photograph_that_cannot_be_shown_has_a_sheet_of_its_own(store, options):
    shown = series(store, 1, 3)
    broken = shown.plates[1].photograph.original.model_copy(update={"image": None})
    photograph = shown.plates[1].photograph.model_copy(update={"original": broken})
    plates = (
        shown.plates[0],
        Plate(label="1/2", photograph=photograph, untouched="1-2_broken.jpg"),
        shown.plates[2],
    )
    found = pages(dossier_of("en", [shown.model_copy(update={"plates": plates})]), options)
    assert 'id="photo-1-1"' in found["exhibit-1-1"]
    assert 'id="photo-1-2"' in found["exhibit-1-2"]
    assert "exhibits/1-2_broken.jpg" in words_of(found["exhibit-1-2"])


def test_what_people_state_stands_beside_what_the_file_says(store, options):
    told = {"declared": "2022-09-18 15:40", "clock_reason": "montre comparée", "synthetic": True}
    copy = {"derived_from": "series/SPECIMEN_4001"}
    found = pages(dossier_of("fr", [series(store, 1, 2, **told, **copy)]), options)
    annex = words_of(found["integrity"])
    assert "15\u202fh\u202f42" in annex
    assert "heure déclarée\u202f: 18\u00a0septembre\u00a02022, 15\u202fh\u202f40" in annex
    assert "montre comparée" in annex
    plates = words_of(found["exhibit-1-1"])
    assert "Image dessinée, non une photographie · Tirée de photo\u00a01/1" in plates
