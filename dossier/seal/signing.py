"""Sign a PDF (PAdES), or time-stamp it, as increments: the file as it was built stays the first part."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    SigDSSPlacementPreference,
    TimestampDSSContentSettings,
)
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, RevokedError, ValidationError

from dossier.errors import DossierError, InputError, MachineError, Problem
from dossier.seal.field import FIELD, STAMP, Increment, Place, add_field
from dossier.seal.timestamp import response

Level = Literal["b-b", "b-t", "b-lt", "b-lta"]
_PATIENCE = 20
_HEADLINE = "The file was not sealed"


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a file is sealed.

    Attributes:
        level: Of PAdES.
        tsa: Address of the time-stamping authority; empty: none.
        anchors: Certificates trusted besides those that came with the signer's.
        place: Where the seal is seen.
        stamp: A PDF whose page it shows; None: nothing.
        described: Alternative text of the field.
    """

    level: Level
    tsa: str
    anchors: Sequence[x509.Certificate]
    place: Place
    stamp: Path | None
    described: str


def sealed(content: bytes, signer: SimpleSigner, sealing: Sealing) -> bytes:
    """The file with its seal appended.

    Raises:
        DossierError: An authority did not answer, or a certificate does not hold.
    """
    own = [one for one in signer.cert_registry if one.self_issued]
    with _named(sealing.tsa):
        writer = Increment(io.BytesIO(content), strict=False)
        add_field(writer, sealing.place, sealing.described)
        half = io.BytesIO()
        writer.write(half)  # type: ignore[no-untyped-call]
        context = _context([*sealing.anchors, *own]) if sealing.level in {"b-lt", "b-lta"} else None
        chosen = PdfSigner(
            _metadata(context),
            signer=signer,
            timestamper=_authority(sealing.tsa) if sealing.level != "b-b" else None,
            stamp_style=_style(sealing.stamp),
        )
        result = io.BytesIO()
        chosen.sign_pdf(Increment(half, strict=False), existing_fields_only=True, output=result)
        if sealing.level != "b-lta":
            return result.getvalue()
        last = Place(sealing.place.page)
        return _stamped_over(result, last, sealing, context)


def _stamped_over(
    signed: io.BytesIO, place: Place, sealing: Sealing, context: ValidationContext | None
) -> bytes:
    """A time-stamp over all of it, in a field with its place in the structure tree."""
    writer, half, result = Increment(signed, strict=False), io.BytesIO(), io.BytesIO()
    add_field(writer, place, sealing.described, STAMP)
    writer.write(half)  # type: ignore[no-untyped-call]
    PdfTimeStamper(_authority(sealing.tsa), field_name=STAMP).timestamp_pdf(
        Increment(half, strict=False),
        "sha256",
        validation_context=context,
        output=result,
        dss_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
    )
    return result.getvalue()


def stamped(content: bytes, tsa: str) -> bytes:
    """The file with a document time-stamp appended, and no signature.

    Raises:
        DossierError: The authority did not answer.
    """
    with _named(tsa):
        result = io.BytesIO()
        PdfTimeStamper(_authority(tsa)).timestamp_pdf(
            Increment(io.BytesIO(content), strict=False), "sha256", output=result
        )
    return result.getvalue()


def stamped_apart(content: bytes, tsa: str) -> tuple[bytes, bytes]:
    """The answer of an authority for any bytes, and its certificates in PEM.

    Raises:
        DossierError: The authority did not answer.
    """
    with _named(tsa):
        return response(content, _authority(tsa))


def check_sealable(name: str, content: bytes) -> int:
    """How many pages the file has.

    Raises:
        InputError: It is no PDF, or is encrypted or sealed already.
    """
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        signed, count = bool(reader.embedded_signatures), int(reader.root["/Pages"]["/Count"])
    except (PdfReadError, KeyError, ValueError, TypeError) as error:
        raise _refused(name, "it is no PDF that can be read", "", "name a PDF that a build made") from error
    if reader.encrypted:
        raise _refused(
            name, "it is encrypted", "a seal speaks of what can be read", "name the file as it was built"
        )
    if signed:
        why = "a second seal would say less than the first: that something was appended after it"
        raise _refused(
            name, "it holds a signature or a time-stamp already", why, "seal the file as it was built"
        )
    return count


def anchors_from(path: Path) -> list[x509.Certificate]:
    """Certificates of a file, PEM or DER.

    Raises:
        InputError: There are none in it.
    """
    try:
        content = path.read_bytes()
        if not pem.detect(content):
            return [_certificate(content)]
        return [_certificate(der) for _, _, der in pem.unarmor(content, multiple=True)]
    except (OSError, ValueError) as error:
        raise _refused(
            str(path), "no certificate can be read from it", "", "name a .pem or .cer file"
        ) from error


def _certificate(der: bytes) -> x509.Certificate:
    # Read whole, so that a broken one is noticed here.
    certificate = x509.Certificate.load(der)
    _ = certificate.subject.native
    return certificate


def _metadata(context: ValidationContext | None) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        embed_validation_info=context is not None,
        validation_context=context,
        # In the signed revision, not after it: what no seal covers, anybody could change.
        dss_settings=DSSContentSettings(
            include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
        ),
    )


def _context(anchors: Sequence[x509.Certificate]) -> ValidationContext:
    return ValidationContext(trust_roots=list(anchors), allow_fetching=True, revocation_mode="hard-fail")


def _authority(url: str) -> HTTPTimeStamper:
    return HTTPTimeStamper(url, timeout=_PATIENCE)


def _style(stamp: Path | None) -> StaticStampStyle | None:
    return StaticStampStyle.from_pdf_file(str(stamp), border_width=0) if stamp else None


@contextmanager
def _named(tsa: str) -> Iterator[None]:
    """Whatever the library or an authority complains of, in words."""
    try:
        yield
    except DossierError:
        raise
    except TimestampRequestError as error:
        fix = "check the address and the connection; a seal without a time-stamp needs no authority"
        what = "the time-stamping authority did not answer as one"
        raise MachineError(_HEADLINE, [Problem(tsa, f"{what}: {error}", "", fix)]) from error
    except RevokedError as error:
        raise _revoked(error) from error
    except (PathBuildingError, ValidationError, SigningError) as error:
        if isinstance(error.__cause__, RevokedError):
            raise _revoked(error.__cause__) from error
        what = f"the certificates cannot be shown to hold: {error.__cause__ or error}"
        fix = "name the missing authority’s certificate with --trust, or seal at level b-t"
        raise InputError(_HEADLINE, [Problem("", what, "", fix)]) from error


def _revoked(error: RevokedError) -> InputError:
    fix = "ask whoever issued it; seal with another certificate"
    return InputError(_HEADLINE, [Problem("", f"a certificate is revoked: {error}", "", fix)])


def _refused(where: str, what: str, why: str, fix: str) -> InputError:
    return InputError(_HEADLINE, [Problem(where, what, why, fix)])
