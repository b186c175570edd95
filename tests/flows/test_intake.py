"""Bringing evidence in: compared, read-only, entered once; nothing is lost and nothing half done."""

import datetime as dt
import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from dossier.errors import IntegrityError, OutputError, UsageError
from dossier.files import sha256_file
from dossier.flows.intake import Intake, intake
from dossier.model.chain import custody_from
from dossier.model.custody import CUSTODY_FILE, CustodyLog

WHEN = dt.datetime(2022, 9, 19, 10, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case folder that holds nothing yet."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text("case:\n")
    return folder


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A memory card with two files and what systems leave on it."""
    folder = tmp_path / "card"
    (folder / "DCIM").mkdir(parents=True)
    (folder / "DCIM" / "a.jpg").write_bytes(b"first")
    (folder / "DCIM" / "b.jpg").write_bytes(b"second")
    (folder / ".DS_Store").write_bytes(b"x")
    return folder


def _asked(source: Path, case: Path, **more: object) -> Intake:
    known = {"who": "Me Roux", "sender": "M. Diallo", "method": "card", "when": WHEN} | more
    return Intake(source, case, **known)  # type: ignore[arg-type]


def _log(case: Path) -> CustodyLog:
    return custody_from((case / CUSTODY_FILE).read_bytes())


def test_a_card_is_copied_read_only_and_entered(case: Path, card: Path) -> None:
    taken = intake(_asked(card, case, device="SD 0042", remarks="in a sealed envelope"))
    event = _log(case).events[0]
    assert taken.event == event
    assert (event.when, event.device, event.read_only) == (WHEN, "SD 0042", True)
    assert [file.path for file in event.files] == ["photos/card/DCIM/a.jpg", "photos/card/DCIM/b.jpg"]
    for file in event.files:
        copy = case / file.path
        assert file.source == file.copy_ == sha256_file(copy)
        assert not stat.S_IMODE(copy.stat().st_mode) & 0o222
    assert [name for name, _ in taken.copied.skipped] == [".DS_Store"]
    assert (card / "DCIM" / "a.jpg").read_bytes() == b"first"


def test_what_is_there_is_not_brought_in_again(case: Path, card: Path) -> None:
    intake(_asked(card, case))
    (card / "DCIM" / "c.jpg").write_bytes(b"third")
    taken = intake(_asked(card, case))
    assert taken.event is not None
    assert [file.path for file in taken.event.files] == ["photos/card/DCIM/c.jpg"]
    assert len(taken.already) == 2
    assert intake(_asked(card, case)).event is None
    assert [event.sequence for event in _log(case).events] == [1, 2]


def test_another_file_of_the_same_name_stands_beside_the_first(case: Path, card: Path) -> None:
    intake(_asked(card, case))
    (card / "DCIM" / "a.jpg").write_bytes(b"changed on the card")
    taken = intake(_asked(card, case))
    assert (case / "photos/card/DCIM/a.jpg").read_bytes() == b"first"
    assert (case / "photos/card/DCIM/a (2).jpg").read_bytes() == b"changed on the card"
    assert taken.copied.renamed == (("photos/card/DCIM/a.jpg", "photos/card/DCIM/a (2).jpg"),)


def test_a_zip_is_named_with_its_digest(case: Path, tmp_path: Path) -> None:
    archive = tmp_path / "from the client.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("é.txt", "words")
        opened.writestr("../outside.txt", "no")
    taken = intake(_asked(archive, case, place="exhibits", language="en"))
    assert taken.event is not None
    assert [file.path for file in taken.event.files] == ["exhibits/from the client/é.txt"]
    assert sha256_file(archive) in taken.event.remarks
    assert [name for name, _ in taken.copied.skipped] == ["../outside.txt"]
    assert not (tmp_path / "outside.txt").exists()


def test_a_mail_is_kept_with_what_was_attached(case: Path, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"] = "client@example.org"
    mail.set_content("here it is")
    mail.add_attachment(b"picture", maintype="image", subtype="jpeg", filename="p.jpg")
    (tmp_path / "m.eml").write_bytes(bytes(mail))
    taken = intake(_asked(tmp_path / "m.eml", case, method="e-mail"))
    assert taken.event is not None
    assert [file.path for file in taken.event.files] == ["exhibits/m.eml", "photos/m - p.jpg"]
    assert (case / "photos" / "m - p.jpg").read_bytes() == b"picture"


def test_what_is_in_the_case_is_entered_where_it_stands(case: Path) -> None:
    (case / "exhibits").mkdir()
    (case / "exhibits" / "lease.pdf").write_bytes(b"lease")
    taken = intake(_asked(case / "exhibits", case, method="handed-over"))
    assert taken.event is not None
    assert [(file.path, file.source) for file in taken.event.files] == [("exhibits/lease.pdf", "")]
    assert not stat.S_IMODE((case / "exhibits" / "lease.pdf").stat().st_mode) & 0o222


def test_nothing_follows_a_broken_chain(case: Path, card: Path) -> None:
    intake(_asked(card, case))
    log = case / CUSTODY_FILE
    log.write_bytes(log.read_bytes().replace(b"Diallo", b"Dialla"))
    (card / "new.jpg").write_bytes(b"new")
    with pytest.raises(IntegrityError, match=r"custody\.jsonl:1"):
        intake(_asked(card, case, language="en"))
    assert not (case / "photos/card/new.jpg").exists()


def test_what_was_copied_is_taken_back_when_the_log_cannot_be_written(
    case: Path, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        intake(_asked(card, case))
    assert (case / CUSTODY_FILE).read_bytes() == b""
    assert not [path for path in (case / "photos").rglob("*") if path.is_file()]


@pytest.mark.parametrize("series", ["../elsewhere", "/tmp"])
def test_no_name_leads_out_of_the_case(case: Path, card: Path, series: str) -> None:
    with pytest.raises(UsageError, match="leads out"):
        intake(_asked(card, case, series=series))


def test_nothing_is_written_through_a_link(case: Path, card: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (case / "photos").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="is a link"):
        intake(_asked(card, case))


def test_a_folder_that_is_no_case_is_refused(card: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"case\.yaml"):
        intake(_asked(card, tmp_path))
