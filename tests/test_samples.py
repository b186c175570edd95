"""The samples say that they are specimens, agree with themselves, and come out of their script unchanged."""

import importlib.util
import itertools
import re
from functools import cache
from pathlib import Path

import pillow_heif
import pypdfium2
import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from pydantic import BaseModel

from dossier.checks.runner import check
from dossier.files import Store
from dossier.filing.selection import select
from dossier.flows.check import merged
from dossier.ingest.case import read_case
from dossier.ingest.originals import examine_all
from dossier.model.text import Text

ROOT = Path(__file__).resolve().parents[1] / "evidence"
EMBASSY, WATER = ROOT / "embassy-paris-2022", ROOT / "water-damage-lyon"
SAMPLES = (EMBASSY, WATER)
IMAGES = sorted(path for sample in SAMPLES for path in (sample / "photos").rglob("*.*"))
PLEADINGS = sorted(EMBASSY.glob("submissions/*/*.docx"))
PAPERS = sorted(path for sample in SAMPLES for path in (sample / "exhibits").iterdir())

NAMES = r"azerba|armeni|baku\b|bakou|dashnak|asala|mustafa|diaspora|patriotic|\bAPA\b"
ACCUSATIONS = (
    r"terroris|vandal|radical|extr[eé]mis|criminals?\b|\bmob\b|thug|émeut|casseur|assaut|storm|\battack(s|ed)?\b|"
    r"\battaques?\b|\bforc(ed|é|ée|és|ées)\b|fractur|\bwar\b"
)
TITLES = r"procès-verbal|certifié|certified|authenti|\badmissible\b|\brecevable\b"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("make_specimens", ROOT / "make_specimens.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda sample: sample.name)
def case(request, tmp_path_factory):
    return _read(request.param, tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def embassy(tmp_path_factory):
    return _read(EMBASSY, tmp_path_factory.mktemp("store"))


@pytest.fixture(autouse=True, scope="module")
def _heif():
    pillow_heif.register_heif_opener()


_cases = {}


def _read(sample, folder):
    if sample not in _cases:
        store = Store(folder)
        _cases[sample] = read_case(sample, lambda root, names: examine_all(root, names, store, workers=2))
    return _cases[sample]


@cache
def text_of(paper):
    with pypdfium2.PdfDocument(paper) as document:
        return tuple(page.get_textpage().get_text_range() for page in document)


def written(case):
    """Every text of the case with the place where it was written."""
    yield from _texts(case, "case")


def _texts(value, place):
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in {"originals", "original", "origin"}:
                yield from _texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, tuple):
        for rank, item in enumerate(value):
            yield from _texts(item, f"{place}[{rank}]")


# ---- made by code


@pytest.mark.parametrize(
    "name",
    [
        "embassy-paris-2022/photos/constat/SPECIMEN_0012.jpg",
        "embassy-paris-2022/photos/agent/SPECIMEN_4023.jpg",
        "water-damage-lyon/photos/IMG-20240313-WA0007.jpg",
        "embassy-paris-2022/damage.xlsx",
        "embassy-paris-2022/submissions/civil/2026-11-20 Assignation.docx",
    ],
)
def test_the_script_makes_the_same_bytes_again(script, tmp_path, name):
    (made,) = script.make(tmp_path, (name,))
    assert made.read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.parametrize("part", ["Facture de la serrure", "Letter to the insurer", "Voisine - Attestation"])
def test_a_paper_is_the_same_each_time_and_says_what_the_committed_one_says(script, tmp_path, part):
    (first,) = script.make(tmp_path / "a", (part,))
    (second,) = script.make(tmp_path / "b", (part,))
    assert first.read_bytes() == second.read_bytes()
    assert text_of(first) == text_of(ROOT / first.relative_to(tmp_path / "a"))


def test_the_script_makes_every_file_that_is_not_typed(script):
    made = {ROOT / sample / name for sample, makers in script.CASES.items() for name in makers(ROOT / sample)}
    assert made == {*IMAGES, *PAPERS, *PLEADINGS, EMBASSY / "damage.xlsx"}


# ---- says SPECIMEN


@pytest.mark.parametrize("path", IMAGES, ids=lambda path: path.name)
def test_an_image_says_specimen_in_its_metadata(path):
    with Image.open(path) as image:
        exif = image.getexif()
    assert "SPECIMEN" in exif[Base.ImageDescription]
    assert Base.Software not in exif
    if "-WA" not in path.name:
        assert exif[Base.Make] == "SPECIMEN"
        assert exif[Base.Model].startswith("SPECIMEN ")


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_a_paper_says_specimen_across_each_page_and_in_its_foot(path):
    for page in text_of(path):
        flat = re.sub(r"\s+", " ", page)
        assert re.search(r"SP[EÉ]CIMEN(?!–)", re.sub(r"\s", "", page))
        assert re.search(r"SPÉCIMEN – DOSSIER FICTIF|SPECIMEN – FICTITIOUS FILE", flat)
        assert re.search(r"Ne pas produire en justice|Not for use in proceedings", flat)


def test_the_case_says_that_it_is_a_specimen_in_both_languages(case):
    assert case.matter.specimen
    assert case.matter.specimen_note.fr.startswith("SPÉCIMEN – DOSSIER FICTIF")
    assert case.matter.specimen_note.en.startswith("SPECIMEN – FICTITIOUS FILE")


# ---- photographs


def _embassy_exif():
    for path in IMAGES:
        if path.is_relative_to(EMBASSY):
            with Image.open(path) as image:
                yield path, image.getexif()


def test_the_photographs_show_what_cameras_do():
    found = list(_embassy_exif())
    models = {exif[Base.Model] for _, exif in found}
    assert len(found) >= 16
    assert models == {"SPECIMEN 1", "SPECIMEN 2"}
    assert {path.suffix for path, _ in found} == {".jpg", ".HEIC", ".png"}
    assert {exif.get(Base.Orientation) for path, exif in found} == set(range(1, 9))


def test_one_camera_knows_its_zone_and_place_and_the_other_neither():
    for path, exif in _embassy_exif():
        knows = exif[Base.Model] == "SPECIMEN 1"
        assert (Base.OffsetTimeOriginal in exif.get_ifd(IFD.Exif)) == knows, path
        assert bool(exif.get_ifd(IFD.GPSInfo)) == knows, path


def test_positions_are_plainly_fictitious(embassy):
    places = [photo.whereabouts for photo in embassy.photographs if photo.whereabouts]
    places += [embassy.matter.premises.position, *embassy.matter.premises.outline]
    assert len(places) > 16
    assert all(abs(p.latitude - 0.01) < 0.001 and abs(p.longitude - 0.01) < 0.001 for p in places)


def test_a_bearing_is_given_with_each_position():
    for path, exif in _embassy_exif():
        position = exif.get_ifd(IFD.GPSInfo)
        if position:
            assert 0 <= position[GPS.GPSImgDirection] < 360, path


def test_files_are_small_enough_for_a_repository():
    assert all(path.stat().st_size <= 350_000 for path in IMAGES if path.suffix == ".jpg")
    assert sum(path.stat().st_size for path in (*IMAGES, *PAPERS)) < 12_000_000


# ---- agrees with itself


def test_the_record_counts_its_pages_and_photographs_rightly(embassy):
    (record,) = embassy.constats
    exhibit = embassy.exhibit_by_id[record.exhibit]
    taken = {photo.id for photo in embassy.photographs if photo.exhibit == record.photographs_exhibit}
    cited = {name for observation in record.observations for name in observation.photographs}
    assert record.pages == exhibit.original.pdf.pages
    assert record.photographs == len(taken)
    assert cited == taken
    assert "13" in " ".join(text_of(EMBASSY / exhibit.file))


def test_the_observations_are_the_records_own_words_on_the_page_named(embassy):
    (record,) = embassy.constats
    pages = [_plain(page) for page in text_of(EMBASSY / embassy.exhibit_by_id[record.exhibit].file)]
    for observation in record.observations:
        assert _plain(observation.text.fr) in pages[observation.page - 1], observation.number


def _plain(text):
    return re.sub(r"[^a-zà-ÿ0-9]+", "", text.lower().replace("\ufffe", ""))


def test_the_photographs_of_the_record_were_taken_during_the_visit(embassy):
    (record,) = embassy.constats
    for photo in embassy.photographs:
        if photo.exhibit == record.photographs_exhibit:
            assert record.start.earliest <= photo.taken.wall_clock <= record.end.latest, photo.id


def test_sums_add_up_and_stand_on_their_papers(embassy):
    known = [loss for loss in embassy.losses if loss.gross is not None]
    assert all(loss.net + loss.vat == loss.gross for loss in known)
    total = sum(loss.gross for loss in known)
    for proceeding in embassy.proceedings:
        claims = [claim for claim in proceeding.claims if claim.kind == "compensation"]
        assert {claim.amount for claim in claims} == {total}
    for loss in known:
        (paper,) = loss.exhibits
        words = re.sub(r"\s", "", " ".join(text_of(EMBASSY / embassy.exhibit_by_id[paper].file)))
        assert f"{loss.gross:.2f}".replace(".", ",") in words, loss.id


def test_every_text_of_the_embassy_is_in_both_languages(embassy):
    lacking = [place for place, text in written(embassy) if not (text.has("fr") and text.has("en"))]
    assert not lacking


def test_no_proceeding_cites_what_the_other_alone_holds(embassy):
    for proceeding in embassy.proceedings:
        dossier = select(embassy, proceeding)
        events, letters = {e.id for e in dossier.events}, {letter.id for letter in dossier.letters}
        rows = (*dossier.events, *dossier.letters)
        cited = [c for row in rows for c in row.sources]
        cited += [c for fact in proceeding.facts for c in fact.proof]
        cited += [c for claim in proceeding.claims for test in claim.tests for c in test.proof]
        for citation in cited:
            if citation.kind == "exhibit":
                assert citation.id in dossier.number_of, (proceeding.id, str(citation))
            if citation.kind in {"event", "letter"}:
                assert citation.id in events | letters, (proceeding.id, str(citation))


def test_the_state_is_not_told_of_the_civil_defendant(embassy):
    state, civil = embassy.proceedings
    said = " ".join(t.fr + t.en for row in select(embassy, state).events for _, t in _texts(row, ""))
    said += " ".join(t.fr + t.en for _, t in _texts(state, ""))
    assert not re.search(r"défendeur B|defendant B|organis|prémédit|premedit", said, re.IGNORECASE)
    assert re.search("Défendeur B", " ".join(t.fr for _, t in _texts(civil, "")))


# ---- words


def test_captions_and_pages_name_nobody_and_accuse_nobody(case):
    for place, text in written(case):
        for words in (text.fr, text.en):
            assert not re.search(f"{NAMES}|{ACCUSATIONS}|{TITLES}", words, re.IGNORECASE), (place, words)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_a_paper_names_nobody_and_accuses_nobody(path):
    words = f"{path.name} {' '.join(text_of(path))}"
    assert not re.search(f"{NAMES}|{ACCUSATIONS}|{TITLES}", words, re.IGNORECASE)


def test_the_party_is_the_state_and_never_its_mission(embassy):
    for proceeding in embassy.proceedings:
        (claimant,) = (party for party in proceeding.parties if party.role == "claimant")
        assert (claimant.kind, claimant.name.fr) == ("state", "L’État accréditant")
        assert claimant.represented_by.fr == "son ambassadeur"


# ---- the interview

# What the interview says, and the row that keeps it: id, what its words must hold, and its source.
FACTS = (
    ("demandes", "Depuis 2017.*deux ministères.*police.*cinquantaine de notes et lettres", "entretien"),
    ("demandes", "chancellerie et de la maison de la culture", "entretien"),
    ("poste-autre-capitale", "poste fixe.*depuis longtemps", "entretien"),
    ("poste-mobile-2017", "poste mobile.*îlot.*appelé", "reponse-2017"),
    ("incidents-2020", "plusieurs reprises.*automne 2020.*endommagés", "entretien"),
    ("reponse-2020", "poste mobile", "reponse-2020"),
    ("londres", "Londres", "entretien"),
    ("menaces", "lettres de menaces", "entretien"),
    ("derniere-note", "poste fixe", "entretien"),
    ("reponse-2022", "poste mobile", "reponse-2022"),
    ("permanence", "dimanche.*agent de permanence", "entretien"),
    ("nombre", "Jusqu’à 150 personnes", "entretien"),
    ("appel", "appelle la police", "entretien"),
    ("jets", "œufs.*pierres.*fenêtres.*balcon.*trentaine de minutes", "entretien"),
    ("tentative", "entrée.*tentée.*n’aboutit pas", "entretien"),
    ("porte-refermee", "résiste et ferme la porte", "entretien"),
    ("police-effet", "n’a pas empêché", "entretien"),
    ("fin", "une heure environ", "entretien"),
    ("blesses", "Aucun membre du personnel", "entretien"),
    ("officier", "prend des photographies et consigne", "entretien"),
    ("annonce-demandes-civil", "organisation concernée ou à l’État", "entretien"),
    ("garantie", "deux ministères que sa sécurité soit garantie", "entretien"),
)


@pytest.mark.parametrize(
    ("row", "words", "source"), FACTS, ids=[f"{row}-{n}" for n, (row, *_) in enumerate(FACTS)]
)
def test_each_fact_of_the_interview_has_its_row(embassy, row, words, source):
    (event,) = (event for event in embassy.events if event.id == row)
    assert re.search(words, event.what.fr, re.IGNORECASE)
    assert source in {citation.id for citation in event.sources}
    assert event.asserted_by
    assert event.rank


def test_damage_to_lock_door_windows_and_balcony_rests_on_the_record(embassy):
    (event,) = (event for event in embassy.events if event.id == "degats")
    assert all(word in event.what.fr for word in ("serrure", "porte", "fenêtres", "balcon", "endommagés"))
    assert {citation.kind for citation in event.sources} == {"observation"}


def test_sources_that_differ_are_kept_side_by_side(embassy):
    starts = {
        str(e.when.earliest.time())[:5] for e in embassy.events if e.fact == "debut" and not e.when.about
    }
    police = [event for event in embassy.events if event.fact == "police"]
    delays = {(e.delay.shortest // 60, e.delay.longest // 60) for e in police if e.delay}
    assert starts == {"14:10", "14:20"}
    assert {str(e.when.earliest.time())[:5] for e in police if e.when} == {"14:50"}
    assert delays == {(20, 30), (30, 40)}


def test_the_officers_capacity_is_to_be_verified_and_not_filed(embassy):
    (event,) = (event for event in embassy.events if event.id == "officier")
    assert "préfecture" in event.to_verify.fr
    assert "préfecture" not in event.what.fr
    assert not any(
        observation.text.fr.count("préfecture") for observation in embassy.constats[0].observations
    )


def test_the_register_keeps_what_is_pleaded_and_what_is_held(embassy):
    letters = {letter.id: letter for letter in embassy.letters}
    whole = letters["ensemble"]
    assert (whole.count, whole.about_count, whole.held) == (50, True, 5)
    asked = [
        i for i in letters.values() if i.asks_protection and i.sent.latest.year < 2023 and i.id != "ensemble"
    ]
    assert max(i.sent.date for i in asked if i.sent.date.month != 9).isoformat() == "2022-08-17"


# ---- builds


def test_it_can_be_filed_with_some_honest_warnings(case):
    report = merged([check(select(case, proceeding), "court") for proceeding in case.proceedings])
    assert not report.blocking
    assert {finding.code for finding in report.findings} >= {"CO009"}


def test_rules_for_records_and_gatherings_stay_silent_where_there_are_none(tmp_path_factory):
    case = _read(WATER, tmp_path_factory.mktemp("store"))
    report = check(select(case, case.proceedings[0]), "court")
    silent = {code for code, _ in report.not_run}
    found = {finding.code[:2] for finding in report.findings}
    assert {code for code in silent if code.startswith("BR")} == {
        c for c in (*silent, *report.ran) if c.startswith("BR")
    }
    assert {"CH007", "DQ003", "PH006", "PC006"} <= silent
    assert not found & {"BR", "WS", "CH"}


def test_the_honest_waiver_matches_a_finding(embassy):
    waived = itertools.chain.from_iterable(
        check(select(embassy, p), "court").waived for p in embassy.proceedings
    )
    assert {waiver.rule for _, waiver in waived} == {w.rule for w in embassy.waivers} == {"BR021"}


def test_the_pleadings_say_that_they_are_specimens_name_nobody_and_cite_rightly(embassy):
    assert len(embassy.submissions) == len(PLEADINGS)
    for submission in embassy.submissions:
        words = "\n".join(passage.text for passage in submission.passages)
        assert "SPÉCIMEN – DOSSIER FICTIF" in words
        assert not re.search(f"{NAMES}|{ACCUSATIONS}|{TITLES}", words, re.IGNORECASE)
    for proceeding in embassy.proceedings:
        dossier = select(embassy, proceeding)
        cited = [one for one in dossier.reliances if one.place.pleading]
        assert {one.outcome for one in cited} == {"found"}
        assert len({one.exhibit for one in cited}) == len(dossier.exhibits)
        listed = [entry.label for entry in dossier.submissions[0].parts.entries]
        assert listed == [str(item.number) for item in dossier.exhibits]
