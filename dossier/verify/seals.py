"""Signatures and time-stamps in a file: what they cover, whether it is unchanged, who made them.

Nothing is asked of the network: whose certificates are to be trusted, whoever verifies must say.
"""

import asyncio
import datetime as dt
import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

from dossier.i18n.catalogue import marked
from dossier.model.verdict import Identity, Seal
from dossier.verify.container import (
    NotCanonicalError,
    alone,
    hole,
    reach,
    signed_data,
    signer_of,
    stamp_in,
    unvouched,
)

Anchors = tuple[bytes, ...]
"""Certificates that whoever verifies trusts, as their files hold them (PEM or DER)."""

WEAK = frozenset({"md2", "md5", "sha1"})
_UNVOUCHED = marked("nothing vouches for a certificate in it")
_UNREADABLE = marked("its structure cannot be read")
_LONGEST = 200
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it has to say, the verdict says


@dataclass(frozen=True, slots=True)
class Sealing:
    """One seal and what is to be said of it.

    Attributes:
        seal: What was found.
        end: Where the part of the file that it covers ends.
        faults: Why its container proves nothing, as msgids.
        weak: The digest algorithm, where it is one that can be forged.
        problem: Why no anchor vouches for the signer.
    """

    seal: Seal
    end: int
    faults: tuple[str, ...] = ()
    weak: str = ""
    problem: str = ""


def anchors_from(files: Anchors) -> tuple[x509.Certificate, ...]:
    """The certificates in files of either form.

    Raises:
        ValueError: One holds no certificate.
    """
    return tuple(one for content in files for one in _certificates(content))


def _certificates(content: bytes) -> Iterator[x509.Certificate]:
    encoded = [content]
    if pem.detect(content):
        encoded = [der for _, _, der in pem.unarmor(content, multiple=True)]
    for der in encoded:
        certificate = x509.Certificate.load(der, strict=True)
        if not certificate.subject.native:
            raise ValueError("no certificate")
        yield certificate


def sealings(content: bytes, anchors: tuple[x509.Certificate, ...]) -> list[Sealing]:
    """Every seal in a file, in the order in which they were made.

    Raises:
        Exception: Whatever a stranger's file makes the library raise.
    """
    reader = PdfFileReader(io.BytesIO(content))
    return [_sealing(one, content, anchors) for one in reader.embedded_signatures]


def _sealing(found: EmbeddedPdfSignature, content: bytes, anchors: tuple[x509.Certificate, ...]) -> Sealing:
    kind: Any = "time-stamp" if found.sig_object.get("/Type") == "/DocTimeStamp" else "signature"
    ranges = tuple(int(edge) for edge in found.byte_range)
    end = reach(ranges)
    faults = tuple(_faults(found, content, ranges, anchors))
    status = _status(found, kind, anchors)
    stamp = getattr(status, "timestamp_validity", None)
    seal = Seal(
        kind=kind,
        who=holder(found.signer_cert),
        level=_level(found, kind, stamped=stamp is not None),
        claimed=found.self_reported_timestamp if kind == "signature" else None,
        stamped=_stamped(status, stamp),
        revision=found.signed_revision + 1,
        whole=end == len(content),
        holds=bool(status.intact and status.valid and _stamp_holds(stamp) and not faults),
        identity=identity(status, anchors),
    )
    weak = status.md_algorithm if status.md_algorithm in WEAK else ""
    return Sealing(seal, end, faults, weak, problem(status))


def _faults(
    found: EmbeddedPdfSignature,
    content: bytes,
    ranges: tuple[int, ...],
    anchors: tuple[x509.Certificate, ...],
) -> Iterator[str]:
    """Why the container proves nothing; at most one reason."""
    try:
        signed = signed_data(hole(content, ranges))
        if found.sig_object.get("/Type") == "/DocTimeStamp":
            parts = [alone(signed)]
        else:
            parts = [one for one in (signed, stamp_in(signed)) if one is not None]
        _vouched(parts, anchors)
    except NotCanonicalError as error:
        yield str(error)
    except Exception:  # noqa: BLE001 - hostile bytes: any type may escape
        yield _UNREADABLE


def _vouched(parts: list[cms.SignedData], anchors: tuple[x509.Certificate, ...]) -> None:
    for part in parts:
        signer_of(part)
        if any(unvouched(part, anchors)):
            raise NotCanonicalError(_UNVOUCHED)


def _status(found: EmbeddedPdfSignature, kind: str, anchors: tuple[x509.Certificate, ...]) -> Any:
    context = ValidationContext(trust_roots=list(anchors), allow_fetching=False, weak_hash_algos=set(WEAK))
    if kind == "time-stamp":
        return asyncio.run(async_validate_pdf_timestamp(found, context, skip_diff=True))
    return asyncio.run(async_validate_pdf_signature(found, context, skip_diff=True))


def holder(certificate: x509.Certificate) -> str:
    """What a certificate calls its holder, without anything that steers a terminal."""
    told = certificate.subject.native.get("common_name") or certificate.subject.human_friendly
    words = told if isinstance(told, str) else " ".join(told)
    return "".join(sign for sign in words if sign.isprintable())[:_LONGEST]


def _stamped(status: Any, stamp: Any) -> dt.datetime | None:
    found = getattr(status, "timestamp", None) or getattr(stamp, "timestamp", None)
    return found if isinstance(found, dt.datetime) else None


def _stamp_holds(stamp: Any) -> bool:
    return stamp is None or bool(stamp.intact and stamp.valid)


def _level(found: EmbeddedPdfSignature, kind: str, *, stamped: bool) -> str:
    """PAdES level; a later time-stamp of the document is a seal of its own."""
    if kind == "time-stamp" or found.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached":
        return ""
    if not stamped:
        return "B-B"
    return "B-LT" if "/DSS" in found.reader.root else "B-T"


def identity(status: Any, anchors: tuple[x509.Certificate, ...]) -> Identity:
    """Whether one of the anchors vouches for whoever signed."""
    if not anchors:
        return "unchecked"
    return "checked" if status.trusted else "refused"


def problem(status: Any) -> str:
    """`revoked`, `expired`, or empty: no chain leads to an anchor."""
    if status.revoked:
        return "revoked"
    indication = getattr(status.trust_problem_indic, "name", "")
    return "expired" if "OUT_OF_BOUNDS" in indication or "EXPIRED" in indication else ""
