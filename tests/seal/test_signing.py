import datetime as dt
import hashlib
import json
import shutil
import subprocess

import pytest

from dossier.errors import DossierError, MachineError
from dossier.flows.seal import SealRequest, seal
from dossier.flows.verify import verify
from dossier.seal.identity import signer_from
from dossier.seal.qualified import states_qualified
from tests.pki import PASSPHRASE, authorities

NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def pki(tmp_path_factory):
    with authorities(tmp_path_factory.mktemp("pki") / "made") as made:
        yield made


@pytest.fixture
def built(tmp_path):
    from fpdf import FPDF

    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("helvetica")
    sheet.text(20, 20, "SPECIMEN")
    path = tmp_path / "dossier.pdf"
    sheet.output(str(path))
    return path


@pytest.mark.parametrize("level", ["b-b", "b-t", "b-lt", "b-lta"])
def test_the_sealed_file_begins_with_the_built_one(pki, built, level):
    tsa = "" if level == "b-b" else pki.tsa
    made = seal(SealRequest(built, pki.p12(), PASSPHRASE, tsa, level))
    assert made.path.name == "dossier.sealed.pdf"
    assert made.page == 1
    assert made.path.read_bytes().startswith(built.read_bytes())
    if shutil.which("pdfsig"):
        said = subprocess.run(["pdfsig", "-nocert", made.path], capture_output=True, text=True, check=False)
        assert "Signature is Valid" in said.stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [("expired", "expired on"), ("early", "not valid before"), ("nokeyusage", "not one for")],
)
def test_a_certificate_that_cannot_seal_says_why(pki, built, name, words):
    with pytest.raises(DossierError, match=words):
        seal(SealRequest(built, pki.p12(name), PASSPHRASE, language="en"))
    assert [path.name for path in built.parent.iterdir()] == ["dossier.pdf"]


def test_a_wrong_passphrase_is_told(pki, built):
    with pytest.raises(DossierError, match="passphrase does not open"):
        seal(SealRequest(built, pki.p12(), "other", language="en"))


def test_an_authority_that_is_not_there_is_told_and_nothing_is_left(pki, built):
    with pytest.raises(MachineError, match="cannot be reached"):
        seal(SealRequest(built, pki.p12(), PASSPHRASE, "http://127.0.0.1:9/", "b-t", language="en"))
    assert [path.name for path in built.parent.iterdir()] == ["dossier.pdf"]


def test_what_goes_wrong_is_told_in_the_language_of_whoever_seals(pki, built):
    with pytest.raises(DossierError) as told:
        seal(SealRequest(built, pki.p12("expired"), PASSPHRASE, language="fr"))
    said = str(told.value)
    assert "Le fichier n’a pas été scellé" in said
    assert "le certificat a expiré le" in said
    assert "why:" not in said


@pytest.mark.parametrize(
    "content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF", b"%PDF-1.7 " + bytes(range(256)) * 20]
)
def test_what_is_no_pdf_is_told_and_nothing_is_left(pki, tmp_path, content):
    file = tmp_path / "dossier.pdf"
    file.write_bytes(content)
    with pytest.raises(DossierError, match="no PDF that can be read"):
        seal(SealRequest(file, pki.p12(), PASSPHRASE, language="en"))
    assert [path.name for path in tmp_path.iterdir()] == ["dossier.pdf"]


def test_what_is_no_key_is_told(built, tmp_path):
    key = tmp_path / "key.p12"
    key.write_bytes(b"-----BEGIN CERTIFICATE-----")
    with pytest.raises(DossierError, match="no PKCS#12 file"):
        seal(SealRequest(built, key, PASSPHRASE, language="en"))
    with pytest.raises(DossierError, match="cannot be read"):
        seal(SealRequest(built, tmp_path / "none.p12", PASSPHRASE, language="en"))


def test_no_address_no_time_stamp(pki, built):
    with pytest.raises(DossierError, match="no authority is given"):
        seal(SealRequest(built, pki.p12(), PASSPHRASE, level="b-t", language="en"))


def test_a_revoked_certificate_gets_no_long_term_seal(pki, built):
    with pytest.raises(DossierError, match="revoked"):
        seal(SealRequest(built, pki.p12("revoked"), PASSPHRASE, pki.tsa, "b-lt"))


def test_a_sealed_file_is_never_sealed_again_nor_overwritten(pki, built):
    request = SealRequest(built, pki.p12(), PASSPHRASE, language="en")
    made = seal(request).path
    with pytest.raises(DossierError, match="exists already"):
        seal(request)
    with pytest.raises(DossierError, match="signature or a time-stamp already"):
        seal(SealRequest(made, pki.p12(), PASSPHRASE, language="en"))


def test_a_time_stamp_stands_alone(pki, built):
    made = seal(SealRequest(built, None, "", pki.tsa))
    assert made.path.read_bytes().startswith(built.read_bytes())
    assert b"/ETSI.RFC3161" in made.path.read_bytes()


@pytest.mark.parametrize(("name", "stated"), [("signer", False), ("qualified", True)])
def test_qualified_is_what_the_certificate_states(pki, name, stated):
    assert states_qualified(signer_from(pki.p12(name), PASSPHRASE, NOW).signing_cert) is stated


def test_the_log_is_told_of_a_seal(pki, built, tmp_path):
    case = tmp_path / "case"
    case.mkdir()
    seal(SealRequest(built, pki.p12(), PASSPHRASE, case=case))
    entry = json.loads((case / "custody.jsonl").read_text("utf-8"))
    assert (entry["event"], entry["who"]) == ("sealed", "Me Élise Martin")
    assert entry["files"][0]["source"] == hashlib.sha256(built.read_bytes()).hexdigest()


@pytest.mark.parametrize("level", ["b-b", "b-t", "b-lt", "b-lta"])
def test_verify_finds_nothing_that_no_seal_covers(pki, built, level):
    tsa = "" if level == "b-b" else pki.tsa
    made = seal(SealRequest(built, pki.p12(), PASSPHRASE, tsa, level))
    verdict = verify(made.path, language="en", trust=[pki.root]).verdict
    kinds = ["signature", "time-stamp"] if level == "b-lta" else ["signature"]
    assert [one.kind for one in verdict.seals] == kinds
    assert [one.holds for one in verdict.seals] == [True] * len(verdict.seals)
    assert [one.identity for one in verdict.seals] == ["checked"] * len(verdict.seals)
    assert verdict.seals[-1].whole
    assert "altered" not in {remark.kind for remark in verdict.remarks}


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not on this machine")
def test_any_file_is_stamped_so_that_openssl_can_check_it(pki, tmp_path):
    path = tmp_path / "manifest-main.json"
    path.write_bytes(b"{}")
    made = seal(SealRequest(path, None, "", pki.tsa)).path
    assert made.name == "manifest-main.json.tsr"
    chain = path.with_name("manifest-main.json.tsa.pem")
    check = ["openssl", "ts", "-verify", "-data", path, "-in", made, "-CAfile", pki.root, "-untrusted", chain]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0
    path.write_bytes(b"{ }")
    assert subprocess.run(check, capture_output=True, check=False).returncode != 0
