"""Every file of a case is examined, remembered or named; none is ever left out."""

import datetime as dt
import hashlib
import os
import unicodedata
from dataclasses import dataclass, field

import pikepdf
import pytest

from dossier.cache import FactsCache
from dossier.files import Store
from dossier.ingest import originals
from dossier.ingest.content import TEXT
from dossier.ingest.originals import examine_all
from dossier.ingest.pool import Failed
from dossier.ingest.worker import Job, examine
from dossier.model.original import FileProblem, Original
from tests.support.photographs import hanging_exif, photograph


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "case"
    (folder / "photos").mkdir(parents=True)
    return folder


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def here(monkeypatch):
    """Examine in this process: quicker, and every branch is measured."""
    read: list[str] = []

    def run(function, jobs, **_options):
        for job in jobs:
            read.append(job.name)
            yield function(job)

    monkeypatch.setattr(originals, "run", run)
    return read


@dataclass
class Memory:
    """What a cache would keep."""

    trusts_stat: bool = True
    digests: dict[str, tuple[str, int]] = field(default_factory=dict)
    kept: dict[tuple[str, str], Original] = field(default_factory=dict)

    def digest(self, name, stat):
        sha256, size = self.digests.get(name, (None, -1))
        return sha256 if size == stat.st_size else None

    def facts(self, sha256, suffix):
        return self.kept.get((sha256, suffix))

    def put(self, original, stat):
        self.digests[original.path] = (original.sha256, stat.st_size)
        self.kept[original.sha256, original.name.rpartition(".")[2].lower()] = original


def _kinds(original):
    return [problem.kind for problem in original.problems]


def _write(case, name, content):
    path = case / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name


def test_files_of_every_sort_are_examined_in_processes(case, store):
    content = photograph(model="SPECIMEN")
    names = [
        _write(case, "photos/IMG-20220918-WA0003.jpg", content),
        _write(case, "photos/b.PNG", photograph(form="PNG")),
        _write(case, "photos/heic named.jpg", photograph(form="HEIF")),
        _write(case, "photos/notes.txt", "Façade, côté cour".encode()),
        _write(case, "photos/broken.jpg", content[: len(content) // 2]),
        _write(case, "photos/slow.jpg", photograph(exif=hanging_exif())),
        _write(case, "photos/empty.jpg", b""),
        "photos/gone.jpg",
    ]
    told = []
    found = examine_all(
        case, names, store, workers=2, progress=lambda done, total: told.append((done, total))
    )
    assert list(found) == names
    assert told == [(done, len(names)) for done in range(1, len(names) + 1)]
    assert {name: (o.kind, _kinds(o), o.printable) for name, o in found.items()} == {
        names[0]: ("image", [], True),
        names[1]: ("image", [], True),
        names[2]: ("image", ["wrong-suffix"], True),
        names[3]: ("text", [], False),
        names[4]: ("image", ["truncated"], False),
        names[5]: ("image", ["bad-exif"], True),
        names[6]: ("other", ["empty"], False),
        names[7]: ("other", ["missing"], False),
    }
    first = found[names[0]]
    assert first.sha256 == hashlib.sha256(content).hexdigest()
    assert (first.size, first.media_type, first.messenger) == (len(content), "image/jpeg", "WhatsApp")
    assert store.get(first.image.derivative.sha256)


@pytest.mark.usefixtures("here")
def test_documents_letters_and_films_are_examined_by_their_own_readers(case, store):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(case / "photos/plan.pdf")
    names = [
        "photos/plan.pdf",
        _write(
            case, "photos/letter.eml", b"From: a@example.org\nTo: b@example.org\nSubject: Windows\n\nHello"
        ),
        _write(case, "photos/film.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"\0" * 100),
        _write(case, "photos/raw.nef", b"II*\0\x08\0\0\0" + b"\0" * 100),
        _write(case, "photos/nothing.txt", b""),
    ]
    plan, letter, film, raw, nothing = examine_all(case, names, store, workers=1).values()
    assert (plan.kind, plan.pdf.pages, plan.printable) == ("pdf", 1, True)
    assert (letter.kind, letter.mail.subject) == ("mail", "Windows")
    assert [(film.kind, film.printable), (raw.kind, raw.printable)] == [("video", False), ("raw", False)]
    assert _kinds(nothing) == ["empty"]
    assert all(
        hashlib.sha256((case / o.path).read_bytes()).hexdigest() == o.sha256 for o in (plan, film, raw)
    )


@pytest.mark.usefixtures("here")
def test_examining_leaves_the_case_folder_as_it_was(case, store):
    _write(case, "photos/a.jpg", photograph())
    before = {path: path.stat().st_mtime_ns for path in sorted(case.rglob("*"))}
    examine_all(case, ["photos/a.jpg"], store, workers=1)
    assert {path: path.stat().st_mtime_ns for path in sorted(case.rglob("*"))} == before


def test_what_was_found_is_remembered_under_the_name_of_today(case, store, here):
    memory = Memory()
    _write(case, "photos/a.jpg", photograph())
    first = examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory)
    assert examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory) == first
    assert here == ["photos/a.jpg"]


def test_a_file_that_changed_is_read_again(case, store, here):
    memory = Memory()
    _write(case, "photos/a.jpg", photograph())
    examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory)
    _write(case, "photos/a.jpg", photograph(colour=(1, 200, 3), size=(100, 80)))
    again = examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory)
    assert again["photos/a.jpg"].image.width == 100
    assert len(here) == 2


def test_where_size_and_time_are_not_trusted_the_bytes_are_hashed_again(case, store, here):
    memory = Memory(trusts_stat=False)
    content = bytearray(photograph())
    _write(case, "photos/a.jpg", bytes(content))
    examine_all(case, ["photos/a.jpg"], store, workers=2, known=memory)
    examine_all(case, ["photos/a.jpg"], store, workers=2, known=memory)
    assert len(here) == 1
    content[-3] ^= 1
    _write(case, "photos/a.jpg", bytes(content))
    again = examine_all(case, ["photos/a.jpg"], store, workers=2, known=memory)
    assert again["photos/a.jpg"].sha256 == hashlib.sha256(content).hexdigest()
    assert len(here) == 2


def test_a_file_that_vanishes_while_it_is_hashed_is_named(case, store, here, monkeypatch):
    memory = Memory(trusts_stat=False)
    _write(case, "photos/a.jpg", photograph())
    examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory)

    def vanish(_path):
        raise FileNotFoundError

    monkeypatch.setattr(originals, "sha256_file", vanish)
    assert examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory)["photos/a.jpg"].sha256
    assert len(here) == 2


def test_a_printed_picture_that_was_lost_is_made_again(case, store, here):
    memory = Memory()
    _write(case, "photos/a.jpg", photograph())
    first = examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory)["photos/a.jpg"]
    store.path(first.image.derivative.sha256).write_bytes(b"spoiled")
    store.path(first.image.derivative.sha256).unlink()
    examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory)
    assert store.get(first.image.derivative.sha256)
    assert len(here) == 2


@pytest.mark.usefixtures("here")
def test_a_fault_of_this_run_is_not_remembered(case, store, monkeypatch):
    memory = Memory()
    _write(case, "photos/a.jpg", photograph())
    monkeypatch.setattr(
        "dossier.ingest.worker.identify",
        lambda _head, _name: (_ for _ in ()).throw(PermissionError(13, "Permission denied")),
    )
    found = examine_all(case, ["photos/a.jpg"], store, workers=1, known=memory)
    assert found["photos/a.jpg"].problems == (FileProblem(kind="unreadable", detail="Permission denied"),)
    assert found["photos/a.jpg"].sha256 == ""
    assert memory.kept == {}


@pytest.mark.parametrize(
    ("fails", "kinds", "printable"),
    [(1, ["crash"], True), (2, ["crash", "crash"], False), (3, ["crash"], False)],
)
def test_a_file_that_kills_its_reader_is_read_again_with_less(
    case, store, monkeypatch, fails, kinds, printable
):
    depths = []

    def run(function, jobs, **_options):
        for job in jobs:
            depths.append(job.depth)
            crashed = len(depths) <= fails
            yield Failed(job, FileProblem(kind="crash")) if crashed else function(job)

    monkeypatch.setattr(originals, "run", run)
    content = photograph()
    name = _write(case, "photos/a.jpg", content)
    original = examine_all(case, [name], store, workers=1)[name]
    assert depths == ["all", "pictures", "bytes"][: fails + 1]
    assert _kinds(original) == kinds
    assert original.printable is printable
    assert original.sha256 == (hashlib.sha256(content).hexdigest() if fails < 3 else "")


def test_a_long_file_gets_more_time():
    small, large = (Job(None, "a", None, size=size) for size in (0, 10**10))
    assert originals._seconds(small) == 30
    assert originals._seconds(large) > 1000


def test_a_file_that_changes_while_it_is_read_is_named(case, store, monkeypatch):
    path = case / _write(case, "photos/a.txt", b"The tap drips.")

    def grow(_head, _name):
        path.write_bytes(b"The tap drips. Not since Tuesday.")
        return TEXT

    monkeypatch.setattr("dossier.ingest.worker.identify", grow)
    assert _kinds(examine(Job(path, "photos/a.txt", store))) == ["changed-while-read"]


def test_a_file_too_large_to_read_whole_is_hashed_and_named(case, store, monkeypatch):
    monkeypatch.setattr("dossier.ingest.worker.WHOLE", 100)
    content = photograph()
    original = examine(Job(case / _write(case, "photos/a.jpg", content), "photos/a.jpg", store))
    assert _kinds(original) == ["bomb"]
    assert original.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.usefixtures("here")
def test_names_in_another_form_of_unicode_are_found(case, store):
    _write(case, unicodedata.normalize("NFD", "photos/façade.jpg"), photograph())
    found = examine_all(case, ["photos/façade.jpg"], store, workers=1)
    assert found["photos/façade.jpg"].printable


@pytest.mark.usefixtures("here")
def test_two_files_under_one_portable_name_are_not_confused(case, store):
    for form in ("NFC", "NFD"):
        _write(case, unicodedata.normalize(form, "photos/façade.jpg"), photograph())
    if len(list((case / "photos").iterdir())) < 2:
        pytest.skip("this disk keeps one form of Unicode only")
    found = examine_all(case, ["photos/façade.jpg"], store, workers=1)
    assert found["photos/façade.jpg"].problems[0].detail == "2 files of this name"


def test_a_link_that_leaves_the_folder_is_refused(case, store, here, tmp_path):
    (tmp_path / "secret.jpg").write_bytes(photograph())
    (case / "photos/a.jpg").symlink_to(tmp_path / "secret.jpg")
    (case / "photos/loop.jpg").symlink_to(case / "photos/loop.jpg")
    found = examine_all(case, ["photos/a.jpg", "photos/loop.jpg", "../secret.jpg"], store, workers=1)
    assert [_kinds(original) for original in found.values()] == [["outside"], ["missing"], ["outside"]]
    assert here == []


@pytest.mark.usefixtures("here")
def test_a_pipe_or_a_folder_is_never_opened(case, store):
    os.mkfifo(case / "photos/pipe.jpg")
    (case / "photos/folder.jpg").mkdir()
    found = examine_all(case, ["photos/pipe.jpg", "photos/folder.jpg"], store, workers=1)
    assert {problem.detail for original in found.values() for problem in original.problems} == {"not a file"}


def test_the_time_of_the_folder_is_known_and_never_remembered(tmp_path):
    folder, path = tmp_path / "case", tmp_path / "case" / "photos" / "IMG_0001.PNG"
    path.parent.mkdir(parents=True)
    path.write_bytes(photograph(form="PNG"))
    store, known = Store(tmp_path / "store"), FactsCache(tmp_path / "facts", trusts_stat=False)
    name = "photos/IMG_0001.PNG"
    for stamp in (1_663_510_833, 1_700_000_000):
        os.utime(path, (stamp, stamp))
        found = examine_all(folder, [name], store, workers=1, known=known)[name]
        assert found.changed == dt.datetime.fromtimestamp(stamp, dt.UTC)
        assert found.screenshot == "Apple"
        assert "changed" not in found.model_dump_json()
    remembered = "".join(file.read_text() for file in (tmp_path / "facts").rglob("*.json"))
    assert '"changed"' not in remembered
