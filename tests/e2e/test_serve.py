"""Communications, from the command line: what was told once never moves, and is noticed when touched."""

import datetime as dt
import hashlib
import json
import shutil

import pikepdf
import pytest

from dossier.errors import ExitCode
from dossier.model.chain import custody_from
from dossier.model.custody import CUSTODY_FILE
from dossier.seal.log import append_event
from tests.e2e.conftest import ROOT, small_case

INVOICE = "2026-03-05 Plombier - Invoice.pdf"


@pytest.fixture(scope="module")
def served(tmp_path_factory, program_of_module):
    """A small case that was communicated to the court; each test works on a copy."""
    top = tmp_path_factory.mktemp("served")
    folder = small_case(top / "leak")
    program_of_module("serve", folder, "--to", "court", "--on", "2026-03-10", "--out", top / "out", code=0)
    return top


@pytest.fixture
def case(served, tmp_path):
    """The case folder, its outputs and the program's words, in a place of this test's own."""
    shutil.copytree(served, tmp_path / "top")
    return tmp_path / "top"


def record(top, name="2026-03-10"):
    return top / "leak" / "served" / "main" / name / "communication.json"


def told(top, name="2026-03-10"):
    return json.loads(record(top, name).read_text("utf-8"))


def invoice(top, name=INVOICE, pages=2):
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(top / "leak" / "exhibits" / name, deterministic_id=True)


def rows(top, *lines):
    head = "id,title,file,replaces,withdrawn"
    (top / "leak" / "exhibits.csv").write_text("\n".join([head, *lines]) + "\n", "utf-8")


def serve(top, program, *more, code=0, on="2026-03-20"):
    return program("serve", top / "leak", "--to", "court", "--on", on, "--out", top / "out", *more, code=code)


def text_of(path):
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        words = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        return words.replace("\u00a0", " ").replace("\r\n", " ")
    finally:
        pdf.close()


def test_a_communication_holds_numbers_digests_files_and_pages(case):
    one = told(case)
    assert [(e["number"], e["state"], e["file"]) for e in one["exhibits"]] == [
        (1, "communicated", "dossier.pdf"),
        (2, "communicated", "dossier.pdf"),
    ]
    photographs = one["exhibits"][0]["photographs"]
    held = (case / "leak" / "photos" / "ceiling" / "a.jpg").read_bytes()
    assert photographs[0]["sha256"] == hashlib.sha256(held).hexdigest()
    for file in one["files"]:
        made = (case / "out" / file["name"]).read_bytes()
        assert (hashlib.sha256(made).hexdigest(), len(made)) == (file["sha256"], file["size"])
    assert "hearing.pdf" not in {file["name"] for file in one["files"]}, "counsel's own file stays"
    words = record(case).with_suffix(".txt").read_text("utf-8")
    assert "Exhibit No.\u00a02 – Reply" in words
    assert one["exhibits"][1]["original"]["sha256"] in words


def test_a_case_that_keeps_a_custody_log_enters_what_was_handed_over(case, program):
    invoice(case)
    entry = {"event": "received", "who": "A", "from": "B", "to": "A", "method": "post", "files": []}
    append_event(case / "leak", entry, dt.datetime(2026, 3, 19, 9, tzinfo=dt.UTC))
    serve(case, program)
    log = custody_from((case / "leak" / CUSTODY_FILE).read_bytes())
    last = log.events[-1]
    assert not log.faults
    assert (last.sequence, last.event, last.recipient) == (2, "served", "court")
    assert [file.path for file in last.files] == [f"exhibits/{INVOICE}"]
    assert told(case, "2026-03-20")["digest"] in last.remarks


def test_a_supplement_hands_over_only_what_is_new_with_its_own_list(case, program):
    invoice(case)
    serve(case, program)
    again = told(case, "2026-03-20")
    assert [(e["number"], e["new"]) for e in again["exhibits"]] == [(1, False), (2, False), (3, True)]
    assert again["supplementary"]
    assert again["previous"] == told(case)["digest"]
    name = "served/2026-03-20/supplementary-exhibits.pdf"
    assert [file["name"] for file in again["files"]] == [name]
    words = text_of(case / "out" / name)
    assert "Exhibit No. 3" in words
    assert "Exhibit No. 2" not in words
    assert serve(case, program, code=ExitCode.USAGE).stderr.startswith("Nothing is new")


def test_a_corrected_and_a_withdrawn_exhibit_keep_their_numbers_in_the_list(case, program):
    invoice(case)
    serve(case, program)
    invoice(case, "corrected.pdf", pages=3)
    rows(
        case,
        f"bill,Invoice of the plumber,{INVOICE},,",
        "bill-2,Corrected invoice of the plumber,corrected.pdf,2026-03-05-plombier-invoice,",
        "reply,Reply of the syndic,2026-03-02 Syndic - Reply.pdf,,",
    )
    renamed = program("check", case / "leak", "--out", case / "out", code=ExitCode.BLOCKED).stdout
    assert "EX032" in renamed, "a new id for the same file"
    rows(
        case,
        f"2026-03-05-plombier-invoice,Invoice of the plumber,{INVOICE},,",
        "bill-2,Corrected invoice of the plumber,corrected.pdf,2026-03-05-plombier-invoice,",
        "2026-03-02-syndic-reply,Reply of the syndic,2026-03-02 Syndic - Reply.pdf,,sent by mistake",
    )
    serve(case, program, on="2026-03-21")
    words = text_of(case / "out" / "dossier.pdf")
    assert "Exhibit No. 2: withdrawn" in words
    assert "Exhibit No. 3: replaced by exhibit No. 4" in words
    assert "replaces exhibit No. 3" in words
    states = [(e["number"], e["state"], e["new"]) for e in told(case, "2026-03-21")["exhibits"]]
    assert states == [
        (1, "communicated", False),
        (2, "withdrawn", True),
        (3, "withdrawn", True),
        (4, "corrected", True),
    ]
    assert told(case, "2026-03-21")["exhibits"][1]["reason"] == "sent by mistake"
    assert "sent by mistake" not in words, "the reason is the office's own"
    report = json.loads((case / "out.internal" / "completeness.json").read_text("utf-8"))
    assert report["accounting"]["totals"]["withdrawn"] == 2
    assert report["accounting"]["agrees"]
    lines = program("diff", case / "leak", "2026-03-10", "2026-03-21", "--out", case / "out", code=0).stdout
    assert "Exhibit No.\u00a02: withdrawn" in lines
    assert "replaces exhibit No.\u00a03" in lines


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("content", "EX031"),
        ("photograph", "EX031"),
        ("drop", "EX030"),
        ("record", "EX033"),
        ("text", "EX033"),
    ],
)
def test_what_was_communicated_is_not_changed_without_a_word(case, program, change, code):
    letter = case / "leak" / "exhibits" / "2026-03-02 Syndic - Reply.pdf"
    if change == "content":
        invoice(case, letter.name)
    elif change == "photograph":
        shutil.copyfile(
            case / "leak" / "photos" / "ceiling" / "a.jpg",
            letter.parent.parent / "photos" / "ceiling" / "c.jpg",
        )
    elif change == "drop":
        letter.unlink()
    else:
        path = record(case) if change == "record" else record(case).with_suffix(".txt")
        path.chmod(0o644)
        path.write_text(path.read_text("utf-8").replace("Reply", "Refusal"), "utf-8")
    found = program("check", case / "leak", "--out", case / "out", code=ExitCode.BLOCKED).stdout
    assert code in found
    if change == "record":
        assert "communication.json:16" in found
        assert code in serve(case, program, code=ExitCode.BLOCKED, on="2026-03-22").stderr
        assert [path.name for path in record(case).parent.parent.iterdir()] == ["2026-03-10"]


def test_a_receipt_is_kept_with_its_digest_and_nothing_there_is_touched(case, program, tmp_path):
    before = record(case).read_bytes()
    (tmp_path / "Accusé de dépôt.pdf").write_bytes(b"%PDF-1.4 receipt")
    words = ("serve", case / "leak", "--receipt", tmp_path / "Accusé de dépôt.pdf", "--out", case / "out")
    done = program(*words, code=0)
    assert hashlib.sha256(b"%PDF-1.4 receipt").hexdigest() in done.stdout
    program(*words, code=0)
    kept = sorted(path.name for path in record(case).parent.rglob("*.pdf"))
    assert kept == ["Accuse_de_depot.pdf", "Accuse_de_depot.pdf"], "the second beside the first"
    assert record(case).read_bytes() == before
    assert "EX033" not in program("check", case / "leak", "--out", case / "out").stdout
    path = next(iter(record(case).parent.glob("receipt-1/*.pdf")))
    path.chmod(0o644)
    path.write_bytes(b"another")
    assert "EX033" in program("check", case / "leak", "--out", case / "out", code=ExitCode.BLOCKED).stdout


@pytest.mark.parametrize(
    ("words", "told_why"),
    [
        (("--to", "nobody"), "no party"),
        (("--to", "court", "--on", "2026-03-01"), "lies before the last communication"),
        (("--to", "court", "--on", "2999-01-01"), "has not come yet"),
        ((), "name the party"),
    ],
)
def test_a_communication_that_cannot_be_is_refused(case, program, words, told_why):
    invoice(case)
    done = program("serve", case / "leak", *words, "--out", case / "out", code=ExitCode.USAGE)
    assert told_why in done.stderr


def test_no_option_serves_a_draft(case, program):
    done = serve(case, program, "--level", "draft", code=ExitCode.USAGE)
    assert "--level" in done.stderr


def test_the_difference_to_now_tells_moved_pages(case, program):
    invoice(case)
    done = program(
        "diff", case / "leak", "2026-03-10", "now", "--format", "json", "--out", case / "out", code=0
    )
    found = json.loads(done.stdout)
    assert [(one["kind"], one["number"]) for one in found["exhibits"]] == [("added", 3)]
    assert ("changed", "dossier.pdf") in [(one["change"], one["name"]) for one in found["files"]]


def test_the_sample_is_served_in_french_with_a_file_for_each_exhibit(tmp_path, program):
    folder = tmp_path / "embassy"
    shutil.copytree(ROOT / "evidence" / "embassy-paris-2022", folder)
    words = ("--proceeding", "state", "--to", "court", "--on", "2026-11-23", "--out", tmp_path / "out")
    done = program("serve", folder, *words)
    assert done.returncode == ExitCode.OK, done.stdout + done.stderr
    place = folder / "served" / "state" / "2026-11-23"
    one = json.loads((place / "communication.json").read_text("utf-8"))
    assert [e["number"] for e in one["exhibits"]] == list(range(1, len(one["exhibits"]) + 1))
    own = [e["file"] for e in one["exhibits"]]
    assert all(name.startswith("filing/telerecours/") for name in own)
    assert len(set(own)) == len(own)
    words = (place / "communication.txt").read_text("utf-8")
    assert words.startswith("Communication n°\u00a01\n")
    again = program("check", folder, "--proceeding", "state", "--out", tmp_path / "out")
    assert "EX03" not in again.stdout
