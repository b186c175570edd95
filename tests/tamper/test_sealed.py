"""A sealed file: what was done to it is named, and no changed byte passes as intact."""

import datetime as dt
import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, fields, signers
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from dossier.verify.alone import look_at
from tests.support.authority import _authority

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


SEALS = (
    ("nothing", "intact", "Whether it was they cannot be checked: no anchor was given"),
    ("the seal taken away", "consistent", "–"),
    ("sealed again by a stranger, an anchor given", "unknown", "for whom none of the anchors given vouches"),
    (
        "a revision appended",
        "altered",
        "Revision 3 was appended after the seal of SPECIMEN signer: it changes page 1",
    ),
    ("saved anew by another program", "altered", "–"),
    ("a byte appended", "altered", "–"),
    ("container spelt otherwise", "altered", "is not written as signatures are"),
    ("padding of the container changed", "altered", "is not written as signatures are"),
    ("the signature of another dossier put in", "altered", "it is another file’s"),
    ("offset of an object in the xref changed", "not intact", "–"),
    ("30 random bits, one at a time", "never intact", "–"),
)
"""What the tests below do, for the page about it."""


def sealed_bytes(content, *, stamped=True, name="SPECIMEN signer"):
    """The file with a signature appended."""
    certificate, key = _authority(name=name, purpose=False)
    signer = signers.SimpleSigner(
        signing_cert=certificate, signing_key=key, cert_registry=SimpleCertificateStore()
    )
    meta = PdfSignatureMetadata(
        field_name="Seal", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, certify=True
    )
    stamper = DummyTimeStamper(*_authority(), fixed_dt=NOON) if stamped else None
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    signers.PdfSigner(meta, signer=signer, timestamper=stamper).sign_pdf(writer, output=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def sealed(sample, tmp_path_factory):
    path = tmp_path_factory.mktemp("sealed") / "dossier.sealed.pdf"
    path.write_bytes(sealed_bytes(sample.dossier.read_bytes()))
    return path


def said(path, *anchors):
    verdict = look_at(path, "en", anchors)
    return verdict.overall, " ".join(remark.sentence for remark in verdict.remarks)


def written(tmp_path, content):
    path = tmp_path / "dossier.sealed.pdf"
    path.write_bytes(content)
    return path


def appended(content, change):
    """The file with a later revision."""
    writer, out = IncrementalPdfFileWriter(io.BytesIO(content)), io.BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


def test_sealed_and_untouched_it_is_intact_and_who_signed_is_not_known(sealed):
    overall, words = said(sealed)
    assert overall == "intact"
    assert "Whether it was they cannot be checked: no anchor was given" in words
    assert "It existed at 2026-11-24T12:00:00" in words


def test_an_anchor_vouches_for_the_signer(sealed):
    certificate, _ = _authority(name="SPECIMEN signer", purpose=False)
    overall, words = said(sealed, certificate.dump())
    assert (overall, "Signed by SPECIMEN signer, for whom an anchor given vouches" in words) == (
        "intact",
        True,
    )


def test_sealed_again_by_a_stranger_no_anchor_vouches(sealed, tmp_path):
    end = sealed.read_bytes().index(b"%%EOF") + 6
    forged = written(tmp_path, sealed_bytes(sealed.read_bytes()[:end], name="SPECIMEN stranger"))
    certificate, _ = _authority(name="SPECIMEN signer", purpose=False)
    overall, words = said(forged, certificate.dump())
    assert overall == "unknown"
    assert "in the name of SPECIMEN stranger, for whom none of the anchors given vouches" in words


def test_the_seal_taken_away_leaves_a_consistent_file(sealed, tmp_path):
    end = sealed.read_bytes().index(b"%%EOF") + 6
    assert said(written(tmp_path, sealed.read_bytes()[:end]))[0] == "consistent"


def test_a_revision_appended_is_named_by_its_page(sealed, tmp_path):
    def change(writer):
        from pyhanko.pdf_utils import generic

        page = writer.root["/Pages"]
        while "/Kids" in page:
            reference = page["/Kids"].raw_get(0)
            page = reference.get_object()
        overlay = writer.add_object(generic.StreamObject(stream_data=b"1 0 0 rg 0 0 300 300 re f"))
        before = page.raw_get("/Contents")
        parts = [before] if not isinstance(before, generic.ArrayObject) else list(before)
        page["/Contents"] = generic.ArrayObject([*parts, overlay])
        writer.mark_update(reference)

    overall, words = said(written(tmp_path, appended(sealed.read_bytes(), change)))
    assert overall == "altered"
    assert "Revision 3 was appended after the seal of SPECIMEN signer: it changes page 1" in words
    assert "Page 1 was changed after the file was made." in words


def test_the_signature_of_another_file_does_not_hold(sealed, tmp_path):
    with pikepdf.open(sealed) as pdf:
        pdf.save(tmp_path / "saved.pdf")
    assert said(tmp_path / "saved.pdf")[0] == "altered"


def container(content):
    """Where the digits of the signature stand."""
    start = content.index(b"/Contents <308") + len(b"/Contents <")
    return start, content.index(b">", start)


def test_the_signature_of_another_dossier_does_not_hold(sealed, tmp_path):
    content = sealed.read_bytes()
    built = content[: content.index(b"%%EOF") + 6]
    other = sealed_bytes(built.replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    (start, end), (begin, stop) = container(content), container(other)
    assert content[start:end] != other[begin:stop]
    moved = content[:start] + other[begin:stop].ljust(end - start, b"0")[: end - start] + content[end:]
    overall, words = said(written(tmp_path, moved))
    assert (overall, "it is another file’s" in words) == ("altered", True), words


def test_a_changed_xref_does_not_pass(sealed, tmp_path):
    content = bytearray(sealed.read_bytes())
    at = content.rindex(b"startxref") + len(b"startxref\n")
    content[at] = ord("1") if content[at] != ord("1") else ord("2")
    assert said(written(tmp_path, bytes(content)))[0] in {"altered", "unknown"}


def test_bytes_after_the_end_are_not_covered(sealed, tmp_path):
    assert said(written(tmp_path, sealed.read_bytes() + b"\n"))[0] == "altered"


@pytest.mark.parametrize("change", [bytes.lower, lambda digits: digits[:-2] + b"01"])
def test_another_spelling_of_the_container_does_not_pass(sealed, tmp_path, change):
    content = sealed.read_bytes()
    start = content.index(b"/Contents <308") + len(b"/Contents <")
    end = content.index(b">", start)
    overall, words = said(written(tmp_path, content[:start] + change(content[start:end]) + content[end:]))
    assert overall == "altered"
    assert "is not written as signatures are" in words


@settings(max_examples=30)
@given(part=st.sampled_from(["anywhere", "container"]), place=st.floats(0, 1), bit=st.integers(0, 7))
def test_no_flipped_bit_passes(sealed, tmp_path_factory, part, place, bit):
    content = bytearray(sealed.read_bytes())
    start = content.index(b"/Contents <308") if part == "container" else 0
    end = content.index(b"000000000000", start) if part == "container" else len(content)
    content[start + int(place * (end - start - 1))] ^= 1 << bit
    path = tmp_path_factory.getbasetemp() / "flipped.pdf"
    path.write_bytes(content)
    assert look_at(path).overall != "intact"
