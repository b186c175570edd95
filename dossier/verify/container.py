"""Whether a signature's container is written in the one way in which it can be written.

No signature covers the container that holds it. So every byte of it must follow from what is
covered: else somebody could change it, and the file would still pass.
"""

from collections.abc import Iterator
from typing import Any

from asn1crypto import algos, cms, core, tsp, x509
from pyhanko.sign.general import check_ess_certid
from pyhanko.sign.validation.generic_cms import get_signing_cert_attr

from dossier.i18n.catalogue import marked

_HEX = frozenset(b"0123456789ABCDEF")
_EDGES = 4  # two pieces, each a place and a length
_STAMP = "signature_time_stamp_token"


class NotCanonicalError(ValueError):
    """Something in the container that nothing vouches for; holds a msgid."""


def reach(ranges: tuple[int, ...]) -> int:
    """Where the part of a file that a signature covers ends."""
    return ranges[2] + ranges[3] if len(ranges) == _EDGES else 0


def hole(content: bytes, ranges: tuple[int, ...]) -> bytes:
    """The bytes of the container, from the only gap that a signature may leave.

    Args:
        content: The file.
        ranges: `/ByteRange` of the signature.

    Raises:
        NotCanonicalError: The gap holds something else, or more than that.
    """
    if len(ranges) != _EDGES or ranges[0] or not ranges[1] < ranges[2] < reach(ranges) <= len(content):
        raise NotCanonicalError(marked("it leaves out more than its own place"))
    gap = content[ranges[1] : ranges[2]]
    digits = gap[1:-1]
    if gap[:1] + gap[-1:] != b"<>" or len(digits) % 2 or not _HEX.issuperset(digits):
        raise NotCanonicalError(marked("its place holds more than hexadecimal digits"))
    return bytes.fromhex(digits.decode("ascii"))


def signed_data(padded: bytes) -> cms.SignedData:
    """The signature in a container; what pads it must be zeros, and its encoding the one there is.

    Raises:
        NotCanonicalError: Some byte could be another one.
    """
    info = cms.ContentInfo.load(padded)
    encoded = info.dump()
    if padded[len(encoded) :].strip(b"\0") or info.copy().dump(force=True) != encoded:
        raise NotCanonicalError(marked("it is encoded in an unusual way"))
    signed = info["content"]
    if info["content_type"].native != "signed_data" or not isinstance(signed, cms.SignedData):
        raise NotCanonicalError(marked("it holds no signature"))
    _check(signed, "v3" if signed["encap_content_info"]["content_type"].native == "tst_info" else "v1")
    return signed


def alone(signed: cms.SignedData) -> cms.SignedData:
    """A signature beside which nothing stands that it does not cover.

    Raises:
        NotCanonicalError: Something does.
    """
    if signed["signer_infos"][0]["unsigned_attrs"]:
        raise NotCanonicalError(marked("it holds attributes that nothing covers"))
    return signed


def stamp_in(signed: cms.SignedData) -> cms.SignedData | None:
    """The time-stamp that vouches for a signature, if it holds one.

    Raises:
        NotCanonicalError: It holds something else that it does not cover, or the stamp is not canonical.
    """
    attributes = list(signed["signer_infos"][0]["unsigned_attrs"] or ())
    if not attributes:
        return None
    values = attributes[0]["values"]
    if len(attributes) != 1 or attributes[0]["type"].native != _STAMP or len(values) != 1:
        raise NotCanonicalError(marked("it holds attributes that nothing covers"))
    token = signed_data(values[0].dump())
    if not isinstance(token["encap_content_info"]["content"].parsed, tsp.TSTInfo):
        raise NotCanonicalError(marked("its time-stamp is none"))
    return alone(token)


def signer_of(signed: cms.SignedData) -> x509.Certificate:
    """The certificate that a signature names as its own.

    Raises:
        NotCanonicalError: It is not there, or the signature does not cover which one it is.
    """
    told = signed["signer_infos"][0]
    named = get_signing_cert_attr(told["signed_attrs"])
    found = [one for one in certificates(signed) if named and check_ess_certid(one, named["certs"][0])]
    if len(found) != 1 or not _names(told["sid"], found[0]):
        raise NotCanonicalError(marked("it does not say which certificate is its own"))
    return found[0]


def certificates(signed: cms.SignedData) -> list[x509.Certificate]:
    """All certificates in it."""
    return [one.chosen for one in signed["certificates"] or () if one.name == "certificate"]


def unvouched(signed: cms.SignedData, anchors: tuple[x509.Certificate, ...]) -> Iterator[x509.Certificate]:
    """Certificates in it that neither the signature nor another certificate vouches for."""
    own, held = signer_of(signed), certificates(signed)
    for one in held:
        if one.dump() != own.dump() and not any(_issued(issuer, one) for issuer in (*held, *anchors)):
            yield one


def _check(signed: cms.SignedData, version: str) -> None:
    """What is not covered has the value that follows from what is."""
    if len(signed["signer_infos"]) != 1 or signed["crls"]:
        raise NotCanonicalError(marked("it holds more than one signature and its certificates"))
    told = signed["signer_infos"][0]
    expected = "v1" if told["sid"].name == "issuer_and_serial_number" else "v3"
    digest, signature = told["digest_algorithm"], told["signature_algorithm"]
    sure = (
        signed["version"].native == version
        and told["version"].native == expected
        and [one.dump() for one in signed["digest_algorithms"]] == [digest.dump()]
        and len(certificates(signed)) == len(signed["certificates"] or ())
        and _plain(digest["parameters"])
        and (_plain(signature["parameters"]) or _protected(told))
    )
    if not sure:
        raise NotCanonicalError(marked("it says something that nothing covers"))


def _plain(parameters: core.Asn1Value) -> bool:
    return isinstance(parameters, core.Void | core.Null) or parameters.dump() in {b"", b"\x05\x00"}


def _protected(told: cms.SignerInfo) -> bool:
    """Whether the signature covers by which algorithm it was made."""
    for attribute in told["signed_attrs"]:
        if attribute["type"].native == "cms_algorithm_protection":
            said: Any = attribute["values"][0]
            kept: algos.SignedDigestAlgorithm = said["signature_algorithm"]
            return bool(kept.native == told["signature_algorithm"].native)
    return False


def _names(sid: cms.SignerIdentifier, certificate: x509.Certificate) -> bool:
    if sid.name == "issuer_and_serial_number":
        wanted = sid.chosen
        same = wanted["issuer"].dump() == certificate.issuer.dump()
        return bool(same and wanted["serial_number"].native == certificate.serial_number)
    return bool(sid.chosen.native == certificate.key_identifier)


def _issued(issuer: x509.Certificate, other: x509.Certificate) -> bool:
    """Whether the signature of a certificate is that of this issuer."""
    from cryptography.x509 import load_der_x509_certificate

    try:
        load_der_x509_certificate(other.dump()).verify_directly_issued_by(
            load_der_x509_certificate(issuer.dump())
        )
    except Exception:  # noqa: BLE001 - whatever it is that a stranger wrote there
        return False
    return True
