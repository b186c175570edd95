"""Word processors' files become pages by a program that is shut in; a fake one stands in for it here."""

import http.server
import io
import os
import shutil
import stat
import sys
import threading
import time

import pikepdf
import pytest

from dossier.ingest import apart
from dossier.ingest import office as room
from dossier.ingest.office import Office, as_pdf, is_document, office
from tests.assemble.papers import letter
from tests.support.letters import PICTURE_ELSEWHERE, docx

_REAL = shutil.which("soffice")


@pytest.fixture
def program(tmp_path):
    """A program called soffice that does what `body` says; `out` and `source` are its paths."""

    def make(body: str) -> Office:
        path = tmp_path / "soffice"
        path.write_text(
            f"#!{sys.executable}\nimport sys, os, time, pathlib\n"
            "out, source = pathlib.Path(sys.argv[-2]), pathlib.Path(sys.argv[-1])\n" + body
        )
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
        return Office(str(path), "LibreOffice 7.4")

    return make


def made(pdf: bytes) -> str:
    return f"out.mkdir()\n(out / 'document.pdf').write_bytes(bytes.fromhex('{pdf.hex()}'))\n"


def dated(pdf_date: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter())) as pdf:
        pdf.docinfo["/CreationDate"] = pdf_date
        pdf.save(out)
    return out.getvalue()


def test_the_pages_come_without_the_moment_of_making(program):
    first, _ = as_pdf(docx(), "a.docx", program(made(dated("D:20200101000000Z"))))
    second, problems = as_pdf(docx(), "a.docx", program(made(dated("D:20260101000000Z"))))
    assert first == second
    assert problems == ()
    assert first.startswith(b"%PDF")


def test_it_runs_with_a_profile_of_its_own_macros_off_and_nothing_of_this_machine(program):
    body = (
        "profile = next(a for a in sys.argv if a.startswith('-env:UserInstallation=file://'))\n"
        "folder = pathlib.Path(profile.partition('file://')[2])\n"
        "text = (folder / 'user' / 'registrymodifications.xcu').read_text()\n"
        "assert all(word in text for word in ('DisableMacrosExecution', 'MacroSecurityLevel', 'ProxyType'))\n"
        "assert os.environ['HOME'] == os.environ['TMPDIR'] and 'SECRET' not in os.environ\n"
        "assert os.environ['https_proxy'] == 'http://127.0.0.1:9'\n"
        "assert '--headless' in sys.argv and '--infilter=MS Word 2007 XML' in sys.argv\n" + made(letter())
    )
    os.environ["SECRET"] = "1"
    try:
        assert as_pdf(docx(), "a.docx", program(body))[0]
    finally:
        del os.environ["SECRET"]


def test_a_program_that_hangs_is_ended_with_all_that_it_started(program, tmp_path):
    body = (
        "import subprocess\n"
        f"subprocess.Popen([sys.executable, '-c', 'import time,pathlib; time.sleep(2); "
        f'pathlib.Path("{tmp_path}/late").touch()\'])\n'
        "time.sleep(60)\n"
    )
    pages, problems = as_pdf(docx(), "a.docx", program(body), seconds=0.5)
    assert pages is None
    assert [problem.kind for problem in problems] == ["timeout"]
    time.sleep(2.2)
    assert not (tmp_path / "late").exists()


@pytest.mark.parametrize("body", ["sys.exit(1)\n", "out.mkdir()\n", "print('no filter', file=sys.stderr)\n"])
def test_a_program_that_makes_nothing_is_named(program, body):
    pages, problems = as_pdf(docx(), "a.docx", program(body))
    assert pages is None
    assert [problem.kind for problem in problems] == ["not-converted"]


def test_a_program_that_is_gone_is_named():
    problems = as_pdf(docx(), "a.docx", Office("/nowhere/soffice", "LibreOffice 7.4"))[1]
    assert [problem.kind for problem in problems] == ["not-converted"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04 broken", "broken"),
        (docx("<!ENTITY x>"), "entities"),
    ],
)
def test_a_hostile_archive_is_not_given_to_it(program, content, kind):
    pages, problems = as_pdf(content, "a.docx", program("raise SystemExit('was run')"))
    assert pages is None
    assert [problem.kind for problem in problems] == [kind]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (
            '<w:p><w:fldSimple w:instr=" DATE \\@ d"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',
            "moving-date",
        ),
        ("<w:p><w:r><w:instrText> TIME </w:instrText></w:r></w:p>", "moving-date"),
        ('<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', "tracked"),
    ],
)
def test_what_the_pages_do_not_tell_is_named(program, body, kind):
    problems = as_pdf(docx(body), "a.docx", program(made(letter())))[1]
    assert [problem.kind for problem in problems] == [kind]


@pytest.mark.parametrize(
    ("name", "head", "asked"),
    [
        ("a.docx", b"PK\x03\x04", True),
        ("A.ODT", b"PK\x03\x04", True),
        ("a.doc", b"\xd0\xcf\x11\xe0", True),
        ("a.rtf", b"{\\rtf1", True),
        ("a.docx", b"<html>", False),
        ("a.zip", b"PK\x03\x04", False),
        ("a.xlsx", b"PK\x03\x04", False),
    ],
)
def test_only_what_name_and_bytes_agree_on_is_given_to_it(name, head, asked):
    assert is_document(name, head) is asked


def test_without_the_program_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(room, "_PLACES", ())
    office.cache_clear()
    try:
        assert office() is None
    finally:
        office.cache_clear()


@pytest.mark.skipif(_REAL is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("network", [False, True])
def test_the_real_program_fetches_nothing_and_repeats_its_bytes(network, monkeypatch):
    asked = []
    if network:  # its own settings hold too, where the system cannot take the network away
        monkeypatch.setattr(apart, "_alone", tuple)

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_args):
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        content = docx(PICTURE_ELSEWHERE, elsewhere=f"http://127.0.0.1:{server.server_port}/x.png")
        first, problems = as_pdf(content, "a.docx", office())
        second, _ = as_pdf(content, "a.docx", office())
    finally:
        server.shutdown()
        server.server_close()
    assert problems == ()
    assert first == second
    assert asked == []
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert len(pdf.pages) == 1
