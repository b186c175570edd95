"""Pleadings of every format give their words; hostile ones give a reason, and nothing runs."""

import io
import os
import zipfile
from pathlib import Path

import docx
import odfdo
import pikepdf
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from fpdf import FPDF

from dossier.cache import PleadingsCache
from dossier.files import program_folder
from dossier.ingest.case import read_case
from dossier.ingest.submissions.packed import measured
from dossier.ingest.submissions.reader import Job, hear
from dossier.ingest.submissions.reading import read_all
from dossier.model.prose.finder import mentions
from dossier.model.prose.parts import parts
from dossier.model.prose.sums import sums
from tests.support.folders import fill, original

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def heard(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return hear(Job(path, f"submissions/{name}"))


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts(told, kind=""):
    return [passage.text for passage in told.told.passages if not kind or passage.kind == kind]


def kinds(told):
    return [problem.kind for problem in told.original.problems]


def run(text, wrap="{}"):
    return wrap.format(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>')


def add(document, *runs):
    document.element.body.insert(0, parse_xml(f"<w:p {_W}>{''.join(runs)}</w:p>"))


def repacked(content, changes):
    """The archive with members replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in changes:
                target.writestr(name, source.read(name))
        for name, body in changes.items():
            target.writestr(name, body)
    return out.getvalue()


# ---- DOCX


def test_a_docx_gives_paragraphs_rows_headings_and_feet(tmp_path):
    document = docx.Document()
    document.add_heading("Les faits", 1)
    document.add_paragraph("La porte (pièce n° 1).")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "2", "Facture"
    document.add_paragraph("PAR CES MOTIFS")
    document.sections[0].footer.paragraphs[0].text = "Page de garde"
    told = heard(tmp_path, "a.docx", saved(document))
    assert [(p.kind, p.text, p.paragraph) for p in told.told.passages] == [
        ("heading", "Les faits", 1),
        ("text", "La porte (pièce n° 1).", 2),
        ("row", "2 | Facture", 3),
        ("heading", "PAR CES MOTIFS", 4),
        ("margin", "Page de garde", None),
    ]
    assert told.told.passages[2].heading == "Les faits"
    assert kinds(told) == []


def test_a_docx_reads_as_accepted_insertions_in_and_deletions_out(tmp_path):
    document = docx.Document()
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>n° 2 </w:delText></w:r></w:del>'
    add(document, run("Pièce "), deleted, run("n° 3", '<w:ins w:id="2" w:author="a">{}</w:ins>'), run(" ici"))
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>pièce n° 9</w:t></w:r>"
    field = "<w:r><w:instrText>REF x</w:instrText></w:r>"
    add(document, run("visible"), hidden, field, run(" lien", "<w:hyperlink>{}</w:hyperlink>"))
    assert texts(heard(tmp_path, "a.docx", saved(document))) == ["visible lien", "Pièce n° 3 ici"]


def test_a_docx_gives_its_text_boxes_and_its_footnotes(tmp_path):
    document = docx.Document()
    box = run(
        "Dans un cadre : pièce n° 4",
        "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>",
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    add(document, run("Texte"), note, box)
    notes = (
        f'<w:footnotes {_W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("cf. pièce n° 5")}</w:p></w:footnote></w:footnotes>'
    )
    content = saved(document)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="rIdN" Type="{office}" Target="footnotes.xml"/></Relationships>'
    part = '<Override PartName="/word/footnotes.xml" ContentType="application/xml"/></Types>'
    changed = {
        "word/footnotes.xml": notes,
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation),
        "[Content_Types].xml": types.replace("</Types>", part),
    }
    told = heard(tmp_path, "a.docx", repacked(content, changed))
    assert [(p.kind, p.text) for p in told.told.passages] == [
        ("text", "Texte"),
        ("note", "cf. pièce n° 5"),
        ("text", "Dans un cadre : pièce n° 4"),
    ]


def test_a_docx_gives_the_numbers_that_word_counts_by_itself(tmp_path):
    document = docx.Document()
    for words in ("Facture", "Constat"):
        document.add_paragraph(words, style="List Number")
    numbering = document.part.numbering_part.element
    for level in numbering.iter(qn("w:lvlText")):
        level.set(qn("w:val"), level.get(qn("w:val")).replace("%1.", "Pièce n° %1 :"))
    assert texts(heard(tmp_path, "a.docx", saved(document))) == [
        "Pièce n° 1 : Facture",
        "Pièce n° 2 : Constat",
    ]


# ---- ODT


def test_an_odt_gives_paragraphs_lists_rows_and_notes(tmp_path):
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    body.append(odfdo.Header(1, "Les faits"))
    paragraph = odfdo.Paragraph("La porte (pièce n° 1).")
    paragraph.insert_note(after="porte", note_id="n1", citation="1", body="cf. pièce n° 8")
    body.append(paragraph)
    body.append(odfdo.List(["un", "deux"]))
    table = odfdo.Table("t", 2, 1)
    table.set_value("A1", "2")
    table.set_value("B1", "Facture")
    body.append(table)
    told = heard(tmp_path, "a.odt", saved(document))
    assert [(p.kind, p.text) for p in told.told.passages] == [
        ("heading", "Les faits"),
        ("text", "La porte (pièce n° 1)."),
        ("note", "cf. pièce n° 8"),
        ("text", "un"),
        ("text", "deux"),
        ("row", "2 | Facture"),
    ]
    assert told.original.media_type == "application/vnd.oasis.opendocument.text"


def test_an_odt_leaves_out_what_was_deleted_and_what_was_remarked(tmp_path):
    document = odfdo.Document("text")
    document.body.clear()
    tracked = odfdo.Element.from_tag(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>pièce n° 9</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    words = odfdo.Element.from_tag(
        "<text:p>Voir<text:s/>pièce<text:tab/>n° 3<office:annotation><text:p>pièce n° 7 ?</text:p>"
        "</office:annotation>.</text:p>"
    )
    document.body.append(tracked)
    document.body.append(words)
    assert texts(heard(tmp_path, "a.odt", saved(document))) == ["Voir pièce n° 3."]


# ---- PDF and plain text


def pdf(*pages):
    made = FPDF()
    made.set_font("helvetica", size=12)
    for text in pages:
        made.add_page()
        if text:
            made.multi_cell(0, 8, text)
    return bytes(made.output())


def test_a_pdf_gives_its_pages_and_says_which_hold_no_text(tmp_path):
    long = "La porte fut ouverte de force selon le temoin, comme le montre une lettre produite (piece"
    lines = f"{long}\nn\xb0 12).\nPAR CES MOTIFS\nCondamner."
    told = heard(tmp_path, "a.pdf", pdf(lines, ""))
    assert [(p.page, p.kind) for p in told.told.passages] == [(1, "text"), (1, "heading"), (1, "text")]
    assert "piece n\xb0 12" in told.told.passages[0].text
    assert told.told.unread == (2,)


def test_a_scanned_pleading_is_named(tmp_path):
    told = heard(tmp_path, "scan.pdf", pdf("", ""))
    assert kinds(told) == ["no-text"]
    assert told.told.unread == (1, 2)


def test_a_pdf_with_a_password_is_named(tmp_path):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Texte"))) as opened:
        opened.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert kinds(heard(tmp_path, "a.pdf", out.getvalue())) == ["encrypted"]


def test_markdown_is_read_without_its_signs(tmp_path):
    text = (
        "# Faits\n\nVoir **pièce n° 7**,\n[page 3](https://x.example).\n\n- un\n- deux[^1]\n\n"
        "[^1]: pièce n° 4\n\n| n° | titre |\n|---|---|\n| 1 | A |\n\nFin\n===\n\nÉtat\n"
    )
    told = heard(tmp_path, "a.md", text.encode())
    assert [(p.kind, p.text) for p in told.told.passages] == [
        ("heading", "Faits"),
        ("text", "Voir pièce n° 7, page 3."),
        ("text", "- un"),
        ("text", "- deux"),
        ("note", "pièce n° 4"),
        ("row", "n° | titre"),
        ("row", "1 | A"),
        ("heading", "Fin"),
        ("text", "État"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_plain_text_is_read_however_it_was_saved(tmp_path, encoding):
    assert texts(heard(tmp_path, "a.txt", "Pièce n° 3 : été".encode(encoding))) == ["Pièce n° 3 : été"]


def test_invisible_signs_do_not_hide_a_number(tmp_path):
    assert texts(heard(tmp_path, "a.txt", "Pièce n° 1\u200b2\u202e".encode())) == ["Pièce n° 12"]


# ---- hostile files


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (80 << 20))
    return out.getvalue()


def with_entities(document):
    content = saved(document)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    declared = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    return repacked(content, {"word/document.xml": body.replace("?>", f"?>{declared}", 1)})


def locked_odt():
    document = odfdo.Document("text")
    content = saved(document)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        manifest = archive.read("META-INF/manifest.xml").decode()
    locked = manifest.replace("/>", "><manifest:encryption-data/></manifest:file-entry>", 1)
    return repacked(content, {"META-INF/manifest.xml": locked})


HOSTILE = {
    "bomb.docx": (bomb, "bomb"),
    "entities.docx": (lambda: with_entities(docx.Document()), "entities"),
    "truncated.docx": (lambda: saved(docx.Document())[:9000], "broken"),
    "garbage.docx": (lambda: b"PK\x03\x04" + bytes(range(256)) * 20, "broken"),
    "no-parts.docx": (lambda: repacked(saved(docx.Document()), {"word/document.xml": b"<w:"}), "broken"),
    "locked.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "not-read"),
    "locked.odt": (locked_odt, "encrypted"),
    "table.xlsx": (lambda: repacked(b"PK\x05\x06" + bytes(18), {"xl/workbook.xml": b"<x/>"}), "not-read"),
    "letter.rtf": (lambda: rb"{\rtf1 Pi\'e8ce n\'b0 3}", "not-read"),
    "picture.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "not-read"),
    "broken.pdf": (lambda: b"%PDF-1.7\n" + bytes(300), "broken"),
    "empty.docx": (lambda: b"", "empty"),
    "blank.docx": (lambda: saved(docx.Document()), "no-text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_says_why(tmp_path, name):
    make, kind = HOSTILE[name]
    told = heard(tmp_path, name, make())
    assert kinds(told) == [kind]
    assert told.told.passages == ()
    assert told.original.sha256


def test_macros_are_named_and_the_words_are_read_all_the_same(tmp_path):
    document = docx.Document()
    document.add_paragraph("Pièce n° 3")
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content = saved(document)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = archive.read("[Content_Types].xml").decode()
    listed = listed.replace(types, "application/vnd.ms-word.document.macroEnabled.main+xml")
    told = heard(
        tmp_path, "a.docm", repacked(content, {"word/vbaProject.bin": b"x", "[Content_Types].xml": listed})
    )
    assert kinds(told) == ["macros"]
    assert texts(told) == ["Pièce n° 3"]


def test_an_archive_of_many_members_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5001):
            archive.writestr(f"word/{number}", b"")
    assert measured(out.getvalue()).kind == "bomb"


# ---- the folder


def case_of(folder, *, hear_with=None):
    reading = (hear_with,) if hear_with else ()
    return read_case(folder, lambda _folder, names: {name: original(name) for name in names}, *reading)


TWO = "- {id: state, title: A, court: {name: A}}\n- {id: civil, title: B, court: {name: B}}\n"


def test_a_pleading_belongs_to_the_proceeding_of_its_folder_or_to_all(tmp_path):
    fill(
        tmp_path,
        {
            "proceedings.yaml": TWO,
            "submissions/state/2022-01-05 Requête signée.txt": "Voir pièce n° 1.",
            "submissions/lettre.md": "Voir pièce n° 2.",
            "submissions/other/note.txt": "x",
            "submissions.csv": "file;title;signed;proceedings\nother/note.txt;Note;non;civil\nstate/no.txt\n",
            "submissions/.DS_Store": "x",
        },
    )
    case = case_of(tmp_path)
    told = {one.path: one for one in case.submissions}
    signed = [(one.proceedings, one.signed) for one in told.values()]
    assert signed == [(("state",), True), ((), None), (("civil",), False)]
    petition = told["submissions/state/2022-01-05 Requête signée.txt"]
    assert (petition.title.fr, str(petition.date.date)) == ("Requête signée", "2022-01-05")
    assert told["submissions/other/note.txt"].title.fr == "Note"
    assert case.ignored == ("submissions/.DS_Store",)
    assert [row.path for row in case.missing] == ["submissions/state/no.txt"]
    assert not case.originals


def test_the_only_proceeding_gets_every_pleading_whatever_its_folder(tmp_path):
    fill(tmp_path, {"submissions/2023/conclusions.txt": "Voir pièce n° 1."})
    assert [one.proceedings for one in case_of(tmp_path).submissions] == [()]


def test_a_file_that_leads_out_of_the_folder_is_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("pièce n° 1")
    case = fill(tmp_path / "case", {"submissions/a.txt": "x"})
    (case / "submissions" / "b.txt").symlink_to(secret)
    with pytest.raises(Exception, match="outside the case folder"):
        case_of(case)


def _none(jobs):
    assert not jobs, "read again"
    return ()


def test_what_a_pleading_says_is_kept_by_its_content(tmp_path, monkeypatch):
    fill(tmp_path, {"submissions/a.txt": "Voir pièce n° 1."})
    known = PleadingsCache(tmp_path / "cache")
    first = read_all(tmp_path, ["submissions/a.txt"], known=known)
    monkeypatch.setattr("dossier.ingest.submissions.reading.run", lambda _hear, jobs, **_more: _none(jobs))
    assert read_all(tmp_path, ["submissions/a.txt"], known=known) == first
    (tmp_path / "submissions" / "a.txt").rename(tmp_path / "submissions" / "b.txt")
    (renamed,) = read_all(tmp_path, ["submissions/b.txt"], known=known).values()
    assert renamed.original.path == "submissions/b.txt"
    assert renamed.told == first["submissions/a.txt"].told


def test_a_pleading_that_takes_its_reader_down_keeps_its_name_and_digest(tmp_path, monkeypatch):
    fill(tmp_path, {"submissions/a.txt": "x"})
    monkeypatch.setattr("dossier.ingest.submissions.reading.hear", os._exit)  # given a job, it fails
    (told,) = read_all(tmp_path, ["submissions/a.txt"]).values()
    assert kinds(told) == ["crash"]
    assert len(told.original.sha256) == 64
    assert Path(told.original.path).name == "a.txt"


def test_the_same_pleading_as_a_pdf_cites_lists_and_claims_the_same(tmp_path):
    (source,) = (program_folder("evidence") / "embassy-paris-2022" / "submissions" / "state").glob("*.docx")
    word = heard(tmp_path, "a.docx", source.read_bytes())
    made = FPDF(format="A4")
    made.add_font("serif", fname=program_folder("templates") / "fonts" / "NotoSerif-Regular.ttf")
    made.set_font("serif", size=11)
    made.add_page()
    for passage in word.told.passages:
        made.multi_cell(0, 6, passage.text.replace(" | ", "  "), align="J", new_x="LMARGIN", new_y="NEXT")
        made.ln(3)
    printed = heard(tmp_path, "a.pdf", bytes(made.output()))
    told = [parts(one.told.passages) for one in (word, printed)]
    cited, listed, asked = zip(*(_said(one) for one in told), strict=True)
    assert cited[0] == cited[1]
    assert listed[0] == listed[1]
    assert asked[0] == asked[1] == ["16704.00", "4000.00"]
    assert len(printed.told.passages[-1].place) > 2


def _said(told):
    """What a pleading cites, lists and asks for."""
    cited = [(one.kind, one.label, one.pages) for passage in told.body for one in mentions(passage.text)]
    asked = [str(one.amount) for passage in told.relief for one in sums(passage.text)]
    return cited, [entry.label for entry in told.entries], asked
