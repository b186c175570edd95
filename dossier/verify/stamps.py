"""A time-stamp beside a file (RFC 3161): is it whole, is it of this file, and who made it when."""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Any

from asn1crypto import cms, tsp, x509
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from dossier.i18n.catalogue import marked
from dossier.model.verdict import Seal
from dossier.verify.seals import WEAK, Sealing, anchors_from, holder, identity, problem
from dossier.verify.told import Add, tell_one

STAMP, CHAIN = ".tsr", ".tsa.pem"
LARGEST_STAMP = 1 << 20
Digest = Callable[[str], bytes]
"""Of the file, by the algorithm that the time-stamp names; ValueError for one that is not known."""

_NONE = marked("{path} cannot be read as a time-stamp: it was damaged, or is none.")
_REFUSED = marked("{path} is no time-stamp: it says that the authority gave none.")
_OTHER = marked("{path}: the time-stamp of {who} is of another file, or the file was changed since.")
_FORGED = marked("{path}: the time-stamp of {who} does not hold: it was changed.")
_HOLDS = marked("{path}: the time-stamp is whole, and of this file.")
_KNOWN = frozenset({"sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}) | WEAK


def hashed(algorithm: str) -> Any:
    """An empty digest of this kind; ValueError for one that is not known."""
    if algorithm not in _KNOWN:
        raise ValueError(algorithm)
    return hashlib.new(algorithm)


def tell_stamp(
    path: str, answer: bytes, chain: bytes, digest: Digest, anchors: tuple[bytes, ...], add: Add
) -> Seal | None:
    """Say what a time-stamp proves of a file.

    Args:
        path: What the time-stamp is called.
        answer: What the authority answered, or its token alone.
        chain: Certificates that came with it, in PEM; may be empty.
        digest: Of the file.
        anchors: Certificates that are trusted to vouch for the authority.
        add: Takes what is said.
    """
    try:
        token = _token(answer)
        if token is None:
            add("unknown", _REFUSED, path, path=path)
            return None
        one, same = _checked(token, chain, digest, anchors_from(anchors))
    except Exception:  # noqa: BLE001 - a stranger's bytes: whatever escapes says only that they cannot be read
        add("unknown", _NONE, path, path=path)
        return None
    if one.seal.holds:
        add("noted", _HOLDS, path, path=path)
        tell_one(one, add)
    else:
        add("altered", _FORGED if same else _OTHER, path, path=path, who=one.seal.who)
    return one.seal


def _token(answer: bytes) -> cms.SignedData | None:
    """What was signed; None where the authority refused."""
    response = tsp.TimeStampResp.load(answer, strict=True)
    try:
        granted = response["status"]["status"].native in {"granted", "granted_with_mods"}
        info = response["time_stamp_token"] if granted else None
    except (ValueError, TypeError):
        info = cms.ContentInfo.load(answer, strict=True)
    signed = info["content"] if info is not None else None
    if signed is not None and not isinstance(signed, cms.SignedData):
        raise ValueError("no signature")
    return signed


def _checked(
    signed: cms.SignedData, chain: bytes, digest: Digest, anchors: tuple[x509.Certificate, ...]
) -> tuple[Sealing, bool]:
    """What the signature proves, and whether it is of this file."""
    told: Any = signed["encap_content_info"]["content"].parsed
    imprint = told["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    same = digest(algorithm) == imprint["hashed_message"].native
    status = _status(signed, chain, anchors)
    seal = Seal(
        kind="time-stamp",
        who=holder(status.signing_cert),
        stamped=told["gen_time"].native,
        revision=1,
        whole=True,
        holds=bool(same and status.intact and status.valid),
        identity=identity(status, anchors),
    )
    return Sealing(seal, 0, (), algorithm if algorithm in WEAK else "", problem(status)), same


def _status(signed: cms.SignedData, chain: bytes, anchors: tuple[x509.Certificate, ...]) -> Any:
    """What the library finds; the file's own digest is compared by our own code."""
    beside = anchors_from((chain,)) if chain else ()
    if not signed["certificates"] and beside:
        signed["certificates"] = [cms.CertificateChoices({"certificate": one}) for one in beside]
    context = ValidationContext(
        trust_roots=list(anchors),
        other_certs=list(beside),
        allow_fetching=False,
        weak_hash_algos=set(WEAK),
    )
    told: Any = signed["encap_content_info"]["content"].parsed
    printed = told["message_imprint"]["hashed_message"].native
    found = asyncio.run(validate_tst_signed_data(signed, context, lambda _: bytes(printed)))
    return TimestampSignatureStatus(**found)
