"""`seal` as its user runs it: what goes wrong is told in four parts, and leaves nothing half made."""

import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from dossier.cli.main import main
from dossier.errors import DossierError
from dossier.flows.seal import SealRequest, seal
from tests.pki import PASSPHRASE, authorities

ROOT = Path(__file__).parent.parent.parent
CLOSED = "http://127.0.0.1:9/"


@pytest.fixture(scope="module")
def pki(tmp_path_factory):
    with authorities(tmp_path_factory.mktemp("pki") / "made") as made:
        yield made


@pytest.fixture
def built(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(folder / "dossier.pdf", deterministic_id=True)
    return folder / "dossier.pdf"


def _left(built):
    return sorted(path.name for path in built.parent.iterdir())


def _run(*words, passphrase=PASSPHRASE):
    """The program as a process of its own, with the passphrase in a pipe."""
    read, write = os.pipe()
    os.write(write, f"{passphrase}\n".encode())
    os.close(write)
    try:
        return subprocess.run(
            [sys.executable, ROOT / "build.py", "seal", *map(str, words), "--passphrase-fd", str(read)],
            pass_fds=[read],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.close(read)


@contextmanager
def _answering(status=200, kind="application/timestamp-reply", content=b"rubbish", headers=()):
    """Somebody who is no authority."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.body = self.rfile.read(int(self.headers["Content-Length"]))
            made = content(self) if callable(content) else content
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(made)))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(made)

        def log_message(self, *_):
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_program_seals_with_a_passphrase_from_a_descriptor(pki, built):
    made = _run(built, "--p12", pki.p12(), "--language", "fr")
    assert made.returncode == 0, made.stderr
    assert "scellé par Me Élise Martin, niveau B-B" in made.stdout
    assert _left(built) == ["dossier.pdf", "dossier.sealed.pdf"]


def test_the_program_says_what_goes_wrong_and_leaves_nothing(pki, built):
    made = _run(built, "--p12", pki.p12(), passphrase="other")
    assert made.returncode == 3
    assert "le mot de passe ne l’ouvre pas" in made.stderr
    assert "Traceback" not in made.stderr
    assert _left(built) == ["dossier.pdf"]


def _certificate_alone(folder, pki):
    held = pkcs12.load_pkcs12(pki.p12().read_bytes(), PASSPHRASE.encode())
    path = folder / "alone.p12"
    cipher = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", None, held.cert.certificate, None, cipher))
    return path


CASES = {
    "expired": lambda pki, _: {"p12": pki.p12("expired")},
    "early": lambda pki, _: {"p12": pki.p12("early")},
    "no usage": lambda pki, _: {"p12": pki.p12("nokeyusage")},
    "passphrase": lambda _pki, _: {"passphrase": "other"},
    "no key": lambda pki, built: {"p12": _certificate_alone(built.parent.parent, pki)},
    "no such key": lambda _, built: {"p12": built.parent.parent / "none.p12"},
    "no file": lambda _, built: {"file": built.with_name("none.pdf")},
    "no folder": lambda _, built: {"file": built.parent / "none" / "dossier.pdf"},
    "a folder": lambda _, built: {"file": built.parent},
    "no case": lambda _, built: {"case": built.parent / "none"},
    "no authority": lambda _pki, _: {"level": "b-t"},
    "stamp of nobody": lambda _pki, _: {"p12": None},
    "unreachable": lambda _pki, _: {"tsa": CLOSED},
    "no address": lambda _pki, _: {"tsa": "not an address"},
    "no scheme": lambda _pki, _: {"tsa": "file:///etc/passwd"},
    "stamp unreachable": lambda _pki, _: {"tsa": CLOSED, "p12": None},
    "no anchor": lambda _, built: {"trust": built},
    "revoked": lambda pki, _: {"p12": pki.p12("revoked"), "tsa": pki.tsa, "level": "b-lt"},
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_told_in_four_parts_and_leaves_nothing(pki, built, name, language):
    asked = {"file": built, "p12": pki.p12(), "passphrase": PASSPHRASE, "language": language}
    with pytest.raises(DossierError) as told:
        seal(SealRequest(**(asked | CASES[name](pki, built))))
    _four_parts(told.value, language)
    assert _left(built) == ["dossier.pdf"]


def _four_parts(error, language):
    headline = {"fr": "Le fichier n’a pas été scellé", "en": "The file was not sealed"}[language]
    assert error.headline == headline
    assert error.problems
    for one in error.problems:
        assert one.what
        assert one.why
        assert one.fix
        assert (one.labels[0] == "why:") == (language == "en")


RUBBISH = {
    "no kind": {"kind": "text/html"},
    "no DER": {},
    "empty": {"content": b""},
    "error": {"status": 503},
    "elsewhere": {"status": 307, "headers": [("Location", CLOSED)]},
    "too long": {"content": b"x" * (3 << 20)},
}


@pytest.mark.parametrize("name", RUBBISH)
def test_what_is_no_authority_is_told(pki, built, name):
    with _answering(**RUBBISH[name]) as url, pytest.raises(DossierError, match="no time-stamping authority"):
        seal(SealRequest(built, pki.p12(), PASSPHRASE, url, language="en"))
    assert _left(built) == ["dossier.pdf"]


def test_an_authority_that_refuses_is_told(pki, built):
    from asn1crypto import tsp

    said = {"status": "rejection", "status_string": ["no account"], "fail_info": {"unaccepted_policy"}}
    status = tsp.PKIStatusInfo(said).dump()
    answer = b"\x30" + bytes([len(status)]) + status  # a refusal comes without a token
    with (
        _answering(content=answer) as url,
        pytest.raises(DossierError, match="no account; unaccepted_policy") as told,
    ):
        seal(SealRequest(built, pki.p12(), PASSPHRASE, url, language="en"))
    assert told.value.problems[0].where == url


def test_an_answer_about_another_file_is_refused(pki, built):
    """An authority that answers every question with the same token."""
    import asyncio

    from dossier.seal.timestamp import Authority

    request = Authority(pki.tsa).request_cms(b"\0" * 32, "sha256")[1]
    answer = asyncio.run(Authority(pki.tsa).async_request_tsa_response(request)).dump()
    with _answering(content=answer) as url, pytest.raises(DossierError, match="speaks of another file"):
        seal(SealRequest(built, None, "", url, language="en"))
    assert _left(built) == ["dossier.pdf"]


def test_issuers_that_do_not_answer_are_told(pki, built, monkeypatch):
    """At b-lt the addresses in the certificates are asked: here nobody is there."""
    from pyhanko_certvalidator.fetchers.aiohttp_fetchers import crl_client, ocsp_client

    async def gone(*_args, **_kwargs):
        raise OSError("gone")

    for module in (crl_client, ocsp_client):
        for owner in vars(module).values():
            if isinstance(owner, type) and owner.__module__ == module.__name__ and hasattr(owner, "fetch"):
                monkeypatch.setattr(owner, "fetch", gone)
    request = SealRequest(built, pki.p12(), PASSPHRASE, pki.tsa, "b-lt", trust=pki.root, language="en")
    with pytest.raises(DossierError) as told:
        seal(request)
    _four_parts(told.value, "en")
    assert _left(built) == ["dossier.pdf"]


def test_without_an_authority_no_address_is_asked(pki, built, monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert seal(SealRequest(built, pki.p12(), PASSPHRASE)).level == "b-b"


def test_a_disk_that_refuses_is_told(pki, built, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dossier.flows.seal.write_atomic", full)
    with pytest.raises(DossierError, match="No space left") as told:
        seal(SealRequest(built, pki.p12(), PASSPHRASE, language="en"))
    _four_parts(told.value, "en")
    assert _left(built) == ["dossier.pdf"]


def test_a_stray_certificate_beside_the_key_stays_out_of_the_signature(pki, built, tmp_path):
    held = pkcs12.load_pkcs12(pki.p12().read_bytes(), PASSPHRASE.encode())
    stray = pkcs12.load_pkcs12(pki.p12("expired").read_bytes(), PASSPHRASE.encode()).cert.certificate
    chain = [one.certificate for one in held.additional_certs]
    cipher = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    path = tmp_path / "with-stray.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", held.key, held.cert.certificate, [stray, *chain], cipher)
    )
    made = seal(SealRequest(built, path, PASSPHRASE)).path.read_bytes()
    assert stray.public_bytes(serialization.Encoding.DER).hex() not in made.decode("latin-1").lower()


def test_the_office_types_its_settings_once(pki, built, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda _: PASSPHRASE)
    shutil.copy(pki.p12(), tmp_path / "key.p12")
    office = tmp_path / "office.toml"
    office.write_text(f'tsa = "{pki.tsa}"\np12 = "key.p12"\n', "utf-8")
    assert main(["seal", str(built), "--office", str(office), "--language", "en"]) == 0
    assert "level B-T" in capsys.readouterr().out


def test_every_fault_of_the_settings_is_named(built, tmp_path, capsys):
    office = tmp_path / "office.toml"
    office.write_text('tas = "x"\nlevel = "b-x"\ntsa = 3\n', "utf-8")
    assert main(["seal", str(built), "--timestamp-only", "--office", str(office), "--language", "en"]) == 3
    said = capsys.readouterr().err
    for words in ("`tas` is no setting", "`level` is no level", "`tsa` is not a text"):
        assert words in said


def test_one_key_or_none(pki, built, capsys):
    assert main(["seal", str(built), "--language", "en"]) == 2
    assert main(["seal", str(built), "--p12", str(pki.p12()), "--timestamp-only"]) == 2
    assert main(["seal", str(built), "--pkcs11", "module.so", "--token", "x"]) == 2
    assert "--certificate" in capsys.readouterr().err


OPENSSL = """\
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def _by_openssl(pki, folder):
    """Answers as `openssl ts -reply` gives them."""
    (folder / "tsa.cnf").write_text(OPENSSL.format(folder=folder), "utf-8")
    (folder / "serial").write_text("01\n", "utf-8")
    (folder / "tsa.pem").write_bytes(
        x509.load_der_x509_certificate(_tsa_certificate(pki)).public_bytes(serialization.Encoding.PEM)
    )

    def answer(handler):
        (folder / "query").write_bytes(handler.body)
        command = ["openssl", "ts", "-reply", "-config", folder / "tsa.cnf", "-queryfile", folder / "query"]
        command += [
            "-signer",
            folder / "tsa.pem",
            "-inkey",
            pki.folder / "keys" / "tsa.pem",
            "-out",
            folder / "a",
        ]
        subprocess.run(command, capture_output=True, check=True)
        return (folder / "a").read_bytes()

    return answer


def _tsa_certificate(pki):
    """The certificate of the authority, from an answer of it."""
    import asyncio

    from dossier.seal.timestamp import Authority

    token = asyncio.run(Authority(pki.tsa).async_timestamp(b"\0" * 32, "sha256"))
    held = [one.chosen for one in token["content"]["certificates"]]
    return next(one for one in held if "time_stamping" in (one.extended_key_usage_value or []).native).dump()


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not on this machine")
def test_another_makers_authority_serves_as_well(pki, built, tmp_path):
    from dossier.flows.verify import verify

    with _answering(content=_by_openssl(pki, tmp_path)) as url:
        for key in (pki.p12(), None):
            made = seal(SealRequest(built, key, PASSPHRASE, url)).path
            (found,) = verify(made, language="en", trust=[pki.root]).verdict.seals
            assert (found.holds, found.whole, found.identity) == (True, True, "checked")
            made.unlink()
        apart = tmp_path / "manifest.json"
        apart.write_bytes(b"{}")
        answer = seal(SealRequest(apart, None, "", url)).path
    chain = apart.with_name("manifest.json.tsa.pem")
    check = [
        "openssl",
        "ts",
        "-verify",
        "-data",
        apart,
        "-in",
        answer,
        "-CAfile",
        pki.root,
        "-untrusted",
        chain,
    ]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0
