"""A case folder becomes one case: tables, files, and what names and files say."""

import datetime as dt
import unicodedata

import pytest

from dossier.errors import InputError
from dossier.ingest.case import case_from
from dossier.ingest.tables import read_yaml
from tests.support.folders import fill, mail, original, pdf, photo, read


def by_id(records):
    return {record.id: record for record in records}


def test_two_lines_and_a_photograph_are_a_case(tmp_path):
    fill(tmp_path, {"case.yaml": "id: a\ntitle: Porte\n", "photos/facade/1.jpg": ""})
    case = read(tmp_path)
    assert case.matter.title.fr == case.matter.title.en == "Porte"
    assert [p.id for p in case.photographs] == ["facade/1"]
    assert [(e.id, e.kind, e.guessed) for e in case.exhibits] == [
        ("facade", "photographs", ("title", "kind"))
    ]
    assert [p.id for p in case.proceedings] == ["main"]
    assert case.proceedings[0].exhibits == ()


def test_every_value_knows_where_it_was_written(tmp_path):
    fill(
        tmp_path,
        {
            "case.yaml": "id: a\ntitle:\n  fr: Porte\n  en: Door\npremises:\n  zone: Europe/Paris\n",
            "photos.csv": "file;author;caption_fr;caption_en\r\nfacade/;Me X\r\nfacade/1.jpg;;Porte;Door\r\n",
            "photos/facade/1.jpg": "",
        },
    )
    case = read(tmp_path)
    shown = case.photographs[0]
    assert (shown.caption.fr, shown.caption.en, shown.author.fr) == ("Porte", "Door", "Me X")
    assert str(shown.origin) == "photos.csv:3"
    assert str(shown.at("caption")) == "photos.csv:3:3"
    assert str(shown.at("author")) == "photos.csv:2:2"
    assert str(case.matter.at("title")) == "case.yaml:3:3"
    assert str(case.matter.premises.at("zone")) == "case.yaml:6:9"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tables_read_alike_however_they_were_saved(tmp_path, encoding, separator, end):
    rows = [
        ["id", "item", "head", "net", "basis"],
        ["porte", "Porte d’entrée", "Murs", "1\u00a0234,56", "invoice"],
    ]
    text = end.join(separator.join(f'"{cell}"' for cell in row) for row in rows) + end
    fill(tmp_path, {"damage.csv": text.encode(encoding)})
    (loss,) = read(tmp_path).losses
    assert loss.item.fr == "Porte d’entrée"
    assert str(loss.net) == "1234.56"
    assert str(loss.at("net")) == "damage.csv:2:4"


def test_a_quoted_line_break_does_not_shift_the_lines_below(tmp_path):
    fill(tmp_path, {"chronology.csv": 'id,what\r\na,"one\r\ntwo"\r\nb,three\r\n'})
    first, second = read(tmp_path).events
    assert first.what.en == "one\ntwo"
    assert str(second.at("what")) == "chronology.csv:4:2"


def test_headers_may_be_french_capital_and_accented(tmp_path):
    fill(tmp_path, {"photos.csv": "Fichier;Légende_FR;Caption EN\n1.jpg;Porte;Door\n", "photos/1.jpg": ""})
    (shown,) = read(tmp_path).photographs
    assert (shown.caption.fr, shown.caption.en) == ("Porte", "Door")


def test_a_french_spreadsheet_may_have_saved_the_table(tmp_path):
    """Excel turns what was typed as 2022-03-05 into a date, and writes it in its own way."""
    fill(
        tmp_path,
        {
            "correspondence.csv": "id;nature;date d'envoi;réception;montant;asks protection\r\n"
            "n;Lettre;05/03/2022;18/09/2022 14:20;1\u202f234,50 €;VRAI\r\n".replace("montant", "amount"),
            "damage.csv": "id;désignation;poste;HT;fondement\r\np;Porte;Murs;12,5;Devis\r\n",
        },
    )
    case = read(tmp_path)
    (letter,), (loss,) = case.letters, case.losses
    assert (letter.kind, str(letter.sent.date), letter.asks_protection) == ("letter", "2022-03-05", True)
    assert str(letter.received.earliest) == "2022-09-18 14:20:00"
    assert (str(letter.amount), str(loss.net), loss.basis) == ("1234.50", "12.5", "quote")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("18/09/2022", "2022-09-18"),
        ("05/05/2022", "2022-05-05"),
        ("about 18/09/2022 14h20", "2022-09-18"),
        ("05/03/2022", None),
        ("09/18/2022", None),
        ("18/09/22", None),
    ],
)
def test_a_date_with_strokes_counts_only_where_it_has_one_reading(tmp_path, typed, day):
    fill(tmp_path, {"chronology.csv": f"id,what,when\ne,x,{typed}\n"})
    if day:
        assert str(read(tmp_path).events[0].when.date) == day
    else:
        with pytest.raises(InputError, match=r"chronology\.csv:2:3: .* not a date"):
            read(tmp_path)


def test_the_name_of_a_file_proposes_an_exhibit(tmp_path):
    name = "exhibits/2022-08-17 Ministère - Facture n° 12.pdf"
    fill(tmp_path, {name: ""})
    (exhibit,) = read(tmp_path).exhibits
    assert exhibit.id == "2022-08-17-ministere-facture-n-12"
    assert (exhibit.title.fr, exhibit.author.fr, exhibit.kind) == ("Facture n° 12", "Ministère", "invoice")
    assert exhibit.date.date == dt.date(2022, 8, 17)
    assert exhibit.guessed == ("author", "date", "id", "kind", "title")


def test_what_is_typed_wins_and_the_rest_is_read_from_the_file(tmp_path):
    fill(
        tmp_path,
        {
            "exhibits.csv": "id,title,file\nlettre,Une lettre,2022-08-17 X - y.pdf\n",
            "exhibits/2022-08-17 X - y.pdf": "",
        },
    )
    (exhibit,) = read(tmp_path).exhibits
    assert (exhibit.id, exhibit.title.fr, exhibit.author.fr) == ("lettre", "Une lettre", "X")
    assert exhibit.guessed == ("author", "date")


def test_a_proposal_counts_as_read_until_someone_empties_its_mark(tmp_path):
    table = "id,title,author,file,proposed\na,Bail,X,a.pdf,title; author; date\nb,Bail,X,b.pdf,\n"
    fill(tmp_path, {"exhibits.csv": table, "exhibits/a.pdf": "", "exhibits/b.pdf": ""})
    assert [exhibit.guessed for exhibit in read(tmp_path).exhibits] == [("author", "title"), ()]


def test_exhibits_that_nobody_put_in_order_stand_as_counsel_lists_them(tmp_path):
    names = ["2021 facture", "2022-08 lettre", "2019 lettre", "constat", "divers", "z"]
    fill(
        tmp_path,
        {f"exhibits/{name}.pdf": "" for name in names}
        | {"photos/1.jpg": "", "exhibits.csv": "id,title,file\nz,Z,z.pdf\n"},
    )
    assert [exhibit.id for exhibit in read(tmp_path).exhibits] == [
        "z", "constat", "photos", "2019-lettre", "2022-08-lettre", "2021-facture", "divers",
    ]  # fmt: skip


def test_headers_of_a_mail_come_before_its_name(tmp_path):
    name = "exhibits/message.eml"
    fill(tmp_path, {name: ""})
    sent = dt.datetime(2022, 8, 17, 14, 20, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    facts = mail(name, subject="Menaces\u202e\n", sender="A <a@example.org>", sent=sent)
    (exhibit,) = read(tmp_path, facts).exhibits
    assert (exhibit.title.fr, exhibit.author.fr, exhibit.kind) == ("Menaces", "A <a@example.org>", "e-mail")
    assert (str(exhibit.date.earliest), exhibit.date.zone) == ("2022-08-17 14:20:05", "+02:00")


def test_the_title_of_a_pdf_serves_only_where_the_name_says_nothing(tmp_path):
    fill(tmp_path, {"exhibits/scan0001.pdf": "", "exhibits/bail.pdf": "", "exhibits/scan0002.pdf": ""})
    facts = [
        pdf("exhibits/scan0001.pdf", "Facture 12"),
        pdf("exhibits/bail.pdf", "Autre chose"),
        pdf("exhibits/scan0002.pdf", "Microsoft Word - Document1"),
    ]
    titles = [exhibit.title.fr for exhibit in read(tmp_path, *facts).exhibits]
    assert titles == ["bail", "Facture 12", "scan0002"]


def test_rows_whose_file_is_missing_stay_in_the_case(tmp_path):
    fill(
        tmp_path,
        {
            "exhibits.csv": "id,title,file\nb,Bail,bail.pdf\n",
            "photos.csv": "file,caption\nfacade/1.jpg,Porte\n",
        },
    )
    case = read(tmp_path)
    assert by_id(case.exhibits)["b"].original is None
    assert [(m.path, str(m.origin)) for m in case.missing] == [
        ("photos/facade/1.jpg", "photos.csv:2:1"),
        ("exhibits/bail.pdf", "exhibits.csv:2:3"),
    ]


def test_files_of_the_system_are_named_and_not_read(tmp_path):
    ignored = ["exhibits/.DS_Store", "exhibits/~$lettre.docx", "photos/Thumbs.db", "photos/__MACOSX/1.jpg"]
    fill(tmp_path, dict.fromkeys([*ignored, "photos/1.jpg", "notes.txt"], ""))
    case = read(tmp_path)
    assert list(case.ignored) == sorted([*ignored, "notes.txt"])
    assert list(case.originals) == ["photos/1.jpg"]


def test_a_name_stored_by_a_mac_is_found_under_its_composed_form(tmp_path):
    fill(
        tmp_path,
        {
            unicodedata.normalize("NFD", "photos/façade/1.jpg"): "",
            "photos.csv": "file,caption\nfaçade/1.jpg,Porte\n",
        },
    )
    (shown,) = read(tmp_path).photographs
    assert shown.original.path == unicodedata.normalize("NFC", "photos/façade/1.jpg")
    assert shown.caption.fr == "Porte"


def test_listed_photographs_come_first_then_time_then_name(tmp_path):
    names = ["late", "early", "unknown", "listed"]
    fill(tmp_path, {f"photos/{name}.jpg": "" for name in names} | {"photos.csv": "file\nlisted.jpg\n"})
    facts = [
        photo("photos/late.jpg", "2022-09-18T15:00:00"),
        photo("photos/early.jpg", "2022-09-18T14:00:00"),
    ]
    case = read(tmp_path, *facts)
    assert [(p.id, p.order) for p in case.photographs] == [
        ("listed", 1),
        ("early", 2),
        ("late", 3),
        ("unknown", 4),
    ]


def test_photographs_that_differ_only_in_suffix_keep_it_in_their_ids(tmp_path):
    fill(tmp_path, {"photos/1.jpg": "", "photos/1.HEIC": "", "photos/a, b.jpg": ""})
    assert {p.id for p in read(tmp_path).photographs} == {"1.jpg", "1.HEIC", "a- b"}


TIMES = {
    "exif with its offset": (
        {"at": "2022-09-18T14:20:00", "offset": 7200, "gps": "2022-09-18T12:21:00"},
        "",
        "exif 14:20 7200",
    ),
    "exif in the zone that someone states": (
        {"at": "2022-09-18T14:20:00"},
        "zone=Europe/Paris",
        "exif 14:20 7200",
    ),
    "corrected clock": ({"at": "2022-09-18T14:20:00"}, "clock_correction=-1 h", "corrected 13:20 None"),
    "gps before a clock without zone": (
        {"at": "2022-09-18T14:20:00", "gps": "2022-09-18T12:21:00"},
        "",
        "gps 12:21 0",
    ),
    "clock without zone": ({"at": "2022-09-18T14:20:00"}, "declared=2022-09-18 15:00", "exif 14:20 None"),
    "declared in the zone of the premises": ({}, "declared=2022-09-18 15:00", "declared 15:00 7200"),
    "declared day only": ({}, "declared=2022-09-18", None),
    "repeated hour": ({"at": "2022-10-30T02:30:00"}, "zone=Europe/Paris", "exif 02:30 None"),
    "nothing": ({}, "", None),
}


@pytest.mark.parametrize(("facts", "row", "expected"), TIMES.values(), ids=TIMES)
def test_the_surest_source_of_the_time_is_taken(tmp_path, facts, row, expected):
    column, _, value = (row or "caption=x").partition("=")
    fill(
        tmp_path,
        {
            "case.yaml": "id: a\ntitle: b\npremises:\n  zone: Europe/Paris\n",
            "photos/1.jpg": "",
            "photos.csv": f"file,{column}\n1.jpg,{value}\n",
        },
    )
    taken = read(tmp_path, photo("photos/1.jpg", **facts)).photographs[0].taken
    told = taken and f"{taken.source} {taken.wall_clock:%H:%M} {taken.utc_offset}"
    assert told == expected


def test_a_correction_beyond_the_last_year_leaves_the_reading_alone(tmp_path):
    fill(tmp_path, {"photos/1.jpg": "", "photos.csv": "file,clock_correction\n1.jpg,30000 d\n"})
    taken = read(tmp_path, photo("photos/1.jpg", "9999-12-31T23:59:59")).photographs[0].taken
    assert (taken.source, taken.wall_clock.year) == ("exif", 9999)


def test_the_date_asked_for_comes_before_the_one_in_the_case(tmp_path):
    fill(tmp_path, {"case.yaml": "id: a\ntitle: b\nas_of: 2026-01-31\n"})
    assert read(tmp_path).as_of == dt.date(2026, 1, 31)
    assert read(tmp_path, as_of=dt.date(2026, 2, 1)).as_of == dt.date(2026, 2, 1)


def test_a_record_may_stand_alone_in_its_file_or_in_a_list():
    one = "id: constat\nobservations:\n  - {number: 1, text: Porte fracturée, kind: seen}\n"
    for text in (one, "constat:\n  - " + one.replace("\n", "\n    ")):
        case = case_from(
            {"case": read_yaml("id: a\ntitle: b\n", "case.yaml"), "constat": read_yaml(text, "constat.yaml")},
            {},
        )
        assert case.constats[0].observations[0].text.fr == "Porte fracturée"


def test_a_table_that_is_all_comments_is_empty(tmp_path):
    fill(tmp_path, {"proceedings.yaml": "# - id: x\n"})
    assert read(tmp_path).proceedings[0].id == "main"


def test_a_folder_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="no case folder"):
        read(tmp_path / "absent")


def test_reading_changes_nothing(tmp_path):
    fill(tmp_path, {"photos/1.jpg": "x", "exhibits/a.pdf": "y", "photos.csv": "file\n1.jpg\n"})
    before = {
        path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes()) for path in tmp_path.rglob("*")
    }
    read(tmp_path, original("photos/1.jpg"))
    assert {
        path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes()) for path in tmp_path.rglob("*")
    } == before
