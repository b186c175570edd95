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
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, Signer
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    SigDSSPlacementPreference,
    TimestampDSSContentSettings,
)
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import (
    InsufficientRevinfoError,
    PathBuildingError,
    RevokedError,
    ValidationError,
)

from dossier.errors import DossierError, MachineError
from dossier.i18n.catalogue import marked
from dossier.model.text import Language
from dossier.seal.field import FIELD, STAMP, Increment, Place, add_field
from dossier.seal.timestamp import Authority, DeclinedError, NotAnAnswerError, UnreachableError, response
from dossier.seal.words import Fault

Level = Literal["b-b", "b-t", "b-lt", "b-lta"]
_LATER = marked("check the address, and try again later; without --tsa a file is sealed without a time-stamp")
_UNPROVEN = marked("a time-stamp proves a time only if an authority gave it")
_SILENT = Fault(
    marked("the time-stamping authority cannot be reached ({said})"), _UNPROVEN, _LATER, MachineError
)
_RUBBISH = Fault(
    marked("what answers there is no time-stamping authority, or speaks of another file ({said})"),
    _UNPROVEN,
    _LATER,
    MachineError,
)
_DECLINED = Fault(
    marked("the time-stamping authority refuses ({said})"),
    _UNPROVEN,
    marked("ask the authority what it wants (an account, another address), or name another one"),
    MachineError,
)
_REVOKED = Fault(
    marked("a certificate is revoked ({said})"),
    marked("a seal made with it is refused by every reader"),
    marked("ask whoever issued it, and seal with another certificate"),
)
_UNANSWERED = Fault(
    marked("its issuer’s answer about a certificate cannot be had ({said})"),
    marked(
        "at levels b-lt and b-lta that answer is kept in the file: without it the level would not be true"
    ),
    marked("check the connection and try again, or seal at level b-t"),
    MachineError,
)
_NO_PATH = Fault(
    marked("no trusted certificate leads to that of the signer or of the authority ({said})"),
    marked("at levels b-lt and b-lta the file keeps the whole chain"),
    marked("name the missing authority’s certificate with --trust, or seal at level b-t"),
)
_FAULTY = Fault(
    marked("the certificates cannot be shown to hold ({said})"),
    marked("a reader would find the same"),
    marked("ask whoever issued them, or seal at level b-t"),
)
_NO_PDF = Fault(
    marked("it is no PDF that can be read"),
    marked("a signature stands inside a PDF"),
    marked("name a PDF that a build made; any other file can be time-stamped with --timestamp-only"),
)
_ENCRYPTED = Fault(
    marked("it is encrypted"),
    marked("a seal speaks of what can be read"),
    marked("name the file as it was built"),
)
_SIGNED = Fault(
    marked("it holds a signature or a time-stamp already"),
    marked("a second seal would say less than the first: that something was appended after it"),
    marked("seal the file as it was built, which stands beside the sealed one"),
)
_NO_ANCHOR = Fault(
    marked("no certificate can be read from it"),
    marked("it was to be trusted"),
    marked("name a .pem or .cer file"),
)
_CAUSES: tuple[tuple[type[Exception], Fault], ...] = (
    (UnreachableError, _SILENT),
    (NotAnAnswerError, _RUBBISH),
    (DeclinedError, _DECLINED),
    (RevokedError, _REVOKED),
    (InsufficientRevinfoError, _UNANSWERED),
    (PathBuildingError, _NO_PATH),
    (ValidationError, _FAULTY),
    (SigningError, _FAULTY),
)
"""What the library raises, the most telling first."""


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
        language: Of messages.
    """

    level: Level
    tsa: str
    anchors: Sequence[x509.Certificate]
    place: Place
    stamp: Path | None
    described: str
    language: Language = "en"


def sealed(content: bytes, signer: Signer, sealing: Sealing) -> bytes:
    """The file with its seal appended.

    Raises:
        DossierError: An authority did not answer, or a certificate does not hold.
    """
    own = [one for one in signer.cert_registry if one.self_issued]
    with _named(sealing.tsa, sealing.language):
        writer = Increment(io.BytesIO(content), strict=False)
        add_field(writer, sealing.place, sealing.described)
        half = io.BytesIO()
        writer.write(half)  # type: ignore[no-untyped-call]
        context = _context([*sealing.anchors, *own]) if sealing.level in {"b-lt", "b-lta"} else None
        chosen = PdfSigner(
            _metadata(context),
            signer=signer,
            timestamper=Authority(sealing.tsa) if sealing.level != "b-b" else None,
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
    PdfTimeStamper(Authority(sealing.tsa), field_name=STAMP).timestamp_pdf(
        Increment(half, strict=False),
        "sha256",
        validation_context=context,
        output=result,
        dss_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
    )
    return result.getvalue()


def stamped(content: bytes, tsa: str, language: Language = "en") -> bytes:
    """The file with a document time-stamp appended, and no signature.

    Raises:
        DossierError: The authority did not answer.
    """
    with _named(tsa, language):
        result = io.BytesIO()
        PdfTimeStamper(Authority(tsa)).timestamp_pdf(
            Increment(io.BytesIO(content), strict=False), "sha256", output=result
        )
    return result.getvalue()


def stamped_apart(content: bytes, tsa: str, language: Language = "en") -> tuple[bytes, bytes]:
    """The answer of an authority for any bytes, and its certificates in PEM.

    Raises:
        DossierError: The authority did not answer.
    """
    with _named(tsa, language):
        return response(content, Authority(tsa))


def check_sealable(name: str, content: bytes, language: Language = "en") -> int:
    """How many pages the file has.

    Raises:
        InputError: It is no PDF, or is encrypted or sealed already.
    """
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        if reader.encrypted:
            raise _ENCRYPTED.error(name, language)
        signed, count = bool(reader.embedded_signatures), int(reader.root["/Pages"]["/Count"])
    except (PdfReadError, KeyError, ValueError, TypeError) as error:
        raise _NO_PDF.error(name, language) from error
    if signed:
        raise _SIGNED.error(name, language)
    return count


def anchors_from(path: Path, language: Language = "en") -> list[x509.Certificate]:
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
        raise _NO_ANCHOR.error(path, language) from error


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


def _style(stamp: Path | None) -> StaticStampStyle | None:
    return StaticStampStyle.from_pdf_file(str(stamp), border_width=0) if stamp else None


@contextmanager
def _named(tsa: str, language: Language) -> Iterator[None]:
    """Whatever the library or an authority complains of, in words."""
    try:
        yield
    except DossierError:
        raise
    except (TimestampRequestError, PathBuildingError, ValidationError, SigningError) as error:
        causes = list(_causes(error))
        for kind, fault in _CAUSES:
            for cause in causes:
                if isinstance(cause, kind):
                    where = tsa if isinstance(cause, TimestampRequestError) else ""
                    raise fault.error(where, language, said=cause) from error
        raise


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
