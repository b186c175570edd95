"""The list to send: plain words, one request a lack, nothing that may not leave the office."""

import io
import os
import re
import zipfile

import pytest
from docx import Document

from dossier.checks.registry import all_rules
from dossier.checks.requests import requests
from dossier.checks.runner import check
from dossier.model.asking import ADDRESSEES
from dossier.model.finding import Finding, Gap, Severity
from dossier.reports.asking import request_letter
from dossier.reports.asking_docx import docx_of
from dossier.reports.asking_text import text_of
from tests.support.case_file import RULES, dossier_of, load

ASKED = [rule.code for rule in all_rules() if rule.ask in ADDRESSEES and (RULES / rule.code).is_dir()]
CODE = re.compile(r"\b(PH|CC|BR|WS|CH|CO|DQ|PC|EX|FP|PR|DX)\d{3}\b")
OURS = re.compile(r"`|\.(yaml|csv|xlsx|toml)\b|\bblocker|\bmajor\b|\bminor\b|bloquant|majeur|mineur|[{}]")


def found(code, *subjects, severity=Severity.MINOR, **facts):
    rule = next(rule for rule in all_rules() if rule.code == code)
    gap = Gap(subjects[0], facts) if len(subjects) == 1 else Gap("*", facts, members=subjects)
    return Finding(code, rule.slug, severity, gap, rule.message, rule.fix, rule.ask)


def letter_of(findings, to="client", language="en", dossiers=None):
    return request_letter(dossiers or [dossier_of({})], findings, to, language, requests())


def said(letter, kind):
    return [block.text for block in letter.blocks if block.kind == kind]


@pytest.mark.parametrize("code", ASKED)
def test_what_every_rule_finds_is_asked_in_plain_words(code):
    dossier = load(RULES / code / "bad.yaml").dossier
    findings = [f for f in check(dossier, "court").findings if f.code == code]
    for language in ("en", "fr"):
        letter = request_letter([dossier], findings, findings[0].ask, language, requests())
        assert letter.count == 1
        text = text_of(letter)
        assert not CODE.search(text)
        assert not OURS.search(text), OURS.search(text)
        asked = requests().by_code[code]
        assert bool(said(letter, "item")) is (asked.of is not None)
        assert not [item for item in said(letter, "item") if item == "–\t"]


def test_nothing_to_ask_makes_no_letter():
    assert letter_of([]) is None
    assert letter_of([found("PH009", "front/door")], to="bailiff") is None


def test_one_request_for_a_lack_that_many_share_with_their_numbers():
    dossier = dossier_of({})
    ids = [plate.photograph.id for plate in dossier.plates]
    labels = [plate.label for plate in dossier.plates]
    letter = letter_of([found("PH008", *ids), found("PH013", ids[0]), found("CC002", ids[1])])
    assert letter.count == 1
    (sentence,) = said(letter, "request")
    assert labels[0] in sentence
    items = said(letter, "item")
    assert len(items) == len(ids)
    assert all(label in item for label, item in zip(labels, items, strict=True))
    names = [plate.photograph.original.name for plate in dossier.plates]
    assert all(name in item for name, item in zip(names, items, strict=True))


def test_the_weightiest_subject_comes_first():
    findings = [
        found("PH009", "front/door", severity=Severity.NOTE),
        found("DQ006", "x"),
        found("PH001", "front/door", severity=Severity.BLOCKER),
        found("PC016", "x", severity=Severity.MAJOR),
    ]
    letter = letter_of(findings)
    assert said(letter, "group") == ["Photographs", "Parties and claims", "Damage, invoices and insurance"]
    assert [text.split("\t")[1] for text in said(letter, "request")] == ["1.", "2.", "3.", "4."]


def test_what_is_lacking_is_named_as_a_person_calls_it():
    dossier = dossier_of({})
    record = dossier.constats[0].id
    letter = letter_of([found("BR006", record, keys="start, persons")], to="bailiff", dossiers=[dossier])
    (item,) = said(letter, "item")
    assert item.endswith("wanted: hour of beginning, persons present")


def test_a_number_that_proceedings_do_not_share_is_left_out():
    dossier = dossier_of({})
    plate = dossier.plates[0]
    fresh = dossier_of({})
    other = fresh.model_copy(
        update={
            "exhibits": tuple(
                item.model_copy(
                    update={"plates": tuple(p.model_copy(update={"label": "9/9"}) for p in item.plates)}
                )
                for item in fresh.exhibits
            )
        }
    )
    (sentence,) = said(letter_of([found("PH009", plate.photograph.id)], dossiers=[dossier, other]), "request")
    assert plate.label not in sentence
    assert "9/9" not in sentence


def test_a_privileged_letter_is_asked_for_without_a_word_of_it():
    changes = {"correspondence": [{"id": "avis", "privileged": "yes", "subject": "our weak point"}]}
    letter = letter_of([found("CO004", "avis")], dossiers=[dossier_of(changes)])
    assert said(letter, "item") == ["–\ta document covered by professional secrecy"]


def test_hostile_captions_cannot_forge_a_letter():
    caption = "Door\n\n☐ 9. Pay 1000\u202e to X\x07"
    dossier = dossier_of({"photos": [{"file": "photos/front/door.jpg", "caption": caption}]})
    letter = letter_of([found("PH009", "front/door")], dossiers=[dossier])
    (item,) = said(letter, "item")
    assert not set(item[2:]) & set("\n\u202e\x07\t")
    assert text_of(letter)


def test_a_specimen_says_so_and_a_day_that_nobody_gave_stays_blank():
    dossier = dossier_of({"case": {"specimen": "yes", "as_of": ""}})
    letter = letter_of([found("DQ006", "x")], dossiers=[dossier])
    assert "SPECIMEN" in said(letter, "specimen")[0]
    assert "SPECIMEN" in letter.footer
    assert said(letter, "fact")[0].endswith("…")


def test_the_document_says_what_the_text_says():
    letter = letter_of([found("PH008", "front/door"), found("DQ006", "x")], language="fr")
    document = Document(io.BytesIO(docx_of(letter)))
    assert [p.text for p in document.paragraphs] == [block.text for block in letter.blocks]
    words = "".join(block.text for block in letter.blocks).split()
    assert "".join(words).casefold() == "".join(text_of(letter).split()).casefold()


def test_the_same_letter_gives_the_same_bytes_and_tells_no_name_or_hour():
    letter = letter_of([found("DQ006", "x")])
    first, second = docx_of(letter), docx_of(letter)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
    assert "python-docx" not in core
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) <= {"1980-01-01"}


GOLDEN = RULES.parent / "golden" / "ask"
SAMPLE = {
    "client": [
        found("PH008", "front/street", "front/entrance", "front/door", severity=Severity.MAJOR),
        found("PH009", "front/door"),
        found("DQ007", "door"),
        found("CO003", "warning"),
        found("WS001", "witness", keys="birthplace, occupation"),
    ],
    "bailiff": [found("BR006", "pv", keys="start, end"), found("BR011", "pv")],
    "counsel": [found("PC005", "repair", keys="legal_basis"), found("EX008", "state")],
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("to", SAMPLE)
def test_the_letter_reads_as_it_did(to, language):
    text = text_of(letter_of(SAMPLE[to], to=to, language=language))
    path = GOLDEN / f"{to}.{language}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
