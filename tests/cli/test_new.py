"""`new` makes a case that reads back, copies every file whole, or leaves nothing behind."""

import os
import sys
import unicodedata

import pytest

from dossier.cli.main import main
from dossier.errors import ExitCode, InputError, IntegrityError, OutputError, UsageError
from dossier.files import sha256_file
from dossier.flows import copying
from dossier.flows.new import NewCase, new_case
from dossier.ingest.tables import read_csv
from tests.support.folders import mail, original, photo, read


def unknown(_folder, names):
    return {name: original(name) for name in names}


def offered(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode("utf-8", "surrogateescape"))
    return folder


def made(tmp_path, *, examine=unknown, **request):
    return new_case(NewCase(tmp_path / "case", **request), examine)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_case_out_of_nothing_reads_back(tmp_path, language):
    made(tmp_path, language=language, title='L\'"affaire": x # y')
    case = read(tmp_path / "case")
    assert case.matter.title.fr == 'L\'"affaire": x # y'
    assert case.matter.language == language
    assert not case.matter.premises.zone, "a zone that nobody stated stays unknown"
    text = (tmp_path / "case" / "case.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=file://")
    assert text.splitlines()[0].endswith("/case.schema.json")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_commented_example_is_valid_once_the_signs_are_removed(tmp_path, language):
    made(tmp_path, language=language)
    for name in ("case.yaml", "proceedings.yaml"):
        path = tmp_path / "case" / name
        path.write_text(uncommented(path.read_text("utf-8")), encoding="utf-8")
    case = read(tmp_path / "case")
    assert case.matter.incident.when.has_time
    assert case.matter.premises.zone == "Europe/Paris"
    assert case.matter.premises.position.latitude == 48.8606
    assert [len(p.parties) for p in case.proceedings] == [2]
    assert case.proceedings[0].facts[0].proof[3].kind == "loss"


def uncommented(text):
    """Remove the sign from lines that hold a key, and keep the words about them."""
    lines = []
    for line in text.splitlines():
        bare = line.lstrip()
        words = bare.removeprefix("# ").strip().removeprefix("- ")
        key = words.partition(":")[0]
        is_key = bare.startswith("# ") and key.isidentifier() and key.islower() and ":" in words
        lines.append(line.replace("# ", "", 1) if is_key and "language-server" not in line else line)
    return "\n".join(lines)


def test_photographs_are_listed_by_folder_in_the_order_they_were_taken(tmp_path):
    source = offered(tmp_path / "card", "façade/b.jpg", "façade/a.jpg", "z.jpg")

    def examine(_folder, names):
        times = {"photos/façade/a.jpg": "2022-09-18T15:00:00", "photos/façade/b.jpg": "2022-09-18T14:00:00"}
        return {name: photo(name, times.get(name, "")) for name in names}

    made(tmp_path, examine=examine, photos=source)
    rows = read_csv((tmp_path / "case" / "photos.csv").read_text("utf-8-sig"), "photos.csv").items
    assert [row.children["file"].text for row in rows] == ["façade/", "façade/b.jpg", "façade/a.jpg", "z.jpg"]
    assert {row.children["caption"].kind for row in rows} == {"empty"}


def test_exhibits_are_proposed_from_names_and_mail_headers(tmp_path):
    source = offered(tmp_path / "in", "2022-08-17 X - Facture.pdf", "m.eml")

    def examine(_folder, names):
        return {
            name: mail(name, subject="=cmd()", sender="@SUM(1)") if name.endswith(".eml") else original(name)
            for name in names
        }

    made(tmp_path, examine=examine, exhibits=source, language="fr")
    lines = (tmp_path / "case" / "exhibits.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "id;title;kind;date;author;language;file;proposed"
    name = "2022-08-17 X - Facture.pdf"
    proposed = "author, date, kind, title"
    assert lines[2] == f"2022-08-17-x-facture;Facture;invoice;2022-08-17;X;;{name};{proposed}"
    assert lines[1] == "m; =cmd();e-mail;; @SUM(1);;m.eml;author, kind, title"
    case = read(tmp_path / "case")
    assert case.exhibit_by_id["m"].title.fr == "=cmd()"
    assert case.exhibit_by_id["m"].guessed == ("author", "kind", "title")


def test_copies_are_whole_and_the_source_is_untouched(tmp_path):
    source = offered(tmp_path / "card", "a/1.jpg", "2.jpg")
    before = {path: path.stat().st_mtime_ns for path in source.rglob("*")}
    started = made(tmp_path, photos=source)
    assert {path: path.stat().st_mtime_ns for path in source.rglob("*")} == before
    assert started.copied[0].names == ("photos/2.jpg", "photos/a/1.jpg")
    for name in ("a/1.jpg", "2.jpg"):
        copy = tmp_path / "case" / "photos" / name
        assert sha256_file(copy) == sha256_file(source / name)
        assert copy.stat().st_mtime_ns == (source / name).stat().st_mtime_ns


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse these names themselves")
def test_names_that_not_every_system_takes_are_changed_and_told(tmp_path):
    decomposed = unicodedata.normalize("NFD", "été.jpg")
    names = [
        "Photo.JPG",
        "photo.jpg",
        "été.jpg",
        decomposed,
        "con.jpg",
        "12:30.jpg",
        "end.",
        os.fsdecode(b"\xff.jpg"),
    ]
    started = made(tmp_path, photos=offered(tmp_path / "card", *names))
    case = read(tmp_path / "case")
    assert len(case.photographs) == len(names)
    assert len(started.copied[0].renamed) == 6
    assert ("con.jpg", "_con.jpg") in started.copied[0].renamed
    assert ("12:30.jpg", "12_30.jpg") in started.copied[0].renamed


@pytest.mark.skipif(sys.platform != "linux", reason="links and pipes need rights elsewhere")
def test_what_is_not_copied_is_named_with_its_reason(tmp_path):
    source = offered(tmp_path / "card", "1.jpg", ".DS_Store", "__MACOSX/1.jpg", "~$a.docx")
    (source / "out.jpg").symlink_to("/etc/hostname")
    (source / "all").symlink_to(source)
    (source / "gone.jpg").symlink_to("nowhere")
    os.mkfifo(source / "pipe.jpg")
    started = made(tmp_path, photos=source)
    assert [name for name, _why in started.copied[0].skipped] == [
        ".DS_Store", "all", "gone.jpg", "out.jpg", "pipe.jpg", "~$a.docx", "__MACOSX/1.jpg",
    ]  # fmt: skip
    assert [p.id for p in started.case.photographs] == ["1"]


def test_a_place_that_is_taken_is_left_alone(tmp_path):
    offered(tmp_path / "case", "mine.txt")
    with pytest.raises(UsageError, match="not empty"):
        made(tmp_path)
    assert [path.name for path in (tmp_path / "case").iterdir()] == ["mine.txt"]


def test_nothing_is_written_into_what_is_to_be_copied(tmp_path):
    with pytest.raises(UsageError, match="lies inside"):
        made(tmp_path, photos=tmp_path)


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "case").mkdir()
    made(tmp_path)
    assert (tmp_path / "case" / "case.yaml").is_file()


def test_a_copy_that_differs_leaves_no_case_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(copying, "sha256_file", lambda _path: "0" * 64)
    with pytest.raises(IntegrityError, match=r"1\.jpg"):
        made(tmp_path, photos=offered(tmp_path / "card", "1.jpg"))
    assert {path.name for path in tmp_path.iterdir()} == {"card"}


def test_files_that_cannot_be_read_are_all_named_and_nothing_is_left(tmp_path, monkeypatch):
    def refuse(_source, _copy):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(copying, "_copy", refuse)
    with pytest.raises(InputError, match=r"(?s)1\.jpg.*2\.jpg"):
        made(tmp_path, photos=offered(tmp_path / "card", "1.jpg", "2.jpg"))
    assert {path.name for path in tmp_path.iterdir()} == {"card"}


def test_a_disk_that_is_full_is_an_output_error(tmp_path, monkeypatch):
    def full(_path, _content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dossier.flows.new._put", full)
    with pytest.raises(OutputError, match="No space left"):
        made(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_command_says_what_was_made_and_what_to_do_next(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    offered(tmp_path / "in", "lettre.txt", ".hidden")
    assert main(["new", "mon-affaire", "--exhibits", "in"]) == ExitCode.OK
    told = capsys.readouterr().out
    assert "mon-affaire est prêt" in told
    assert "non copié : .hidden" in told.replace("\u202f", " ")
    assert "python3 build.py mon-affaire" in told


def test_a_folder_that_is_not_there_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "x", "--photos", "absent"]) == ExitCode.INPUT
    assert "There is no folder absent" in capsys.readouterr().err
