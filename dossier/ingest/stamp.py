"""Read a time-stamp token (RFC 3161): what was stamped, when, by whom, and whether the signature holds.

It runs in a process that can be killed. Nothing is asked of the network: whether the
authority is to be trusted is not known here, and nobody is told that it is.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from asn1crypto import cms, core, tsp, x509
from pyhanko.sign.general import check_ess_certid
from pyhanko.sign.validation.generic_cms import get_signing_cert_attr, validate_sig_integrity

from dossier.model.original import FileProblem
from dossier.model.stamp import StampFacts

_QC_STATEMENTS = "1.3.6.1.5.5.7.1.3"
_STATES_QUALIFIED = frozenset({"0.4.0.19422.1.1", "0.4.0.1862.1.1"})
"""ETSI EN 319 422 (a qualified time-stamp) and EN 319 412-5 (a qualified certificate)."""

_LONGEST = 200


def read_stamp(content: bytes) -> tuple[StampFacts | None, tuple[FileProblem, ...]]:
    """The facts of a token, or why it could not be read."""
    try:
        signed = _signed_data(content)
        return _facts(signed, signed["encap_content_info"]["content"].parsed), ()
    except Exception as error:  # noqa: BLE001 - the library raises whatever a hostile token makes it raise
        return None, (FileProblem(kind="unreadable", detail=type(error).__name__),)


def _signed_data(content: bytes) -> cms.SignedData:
    """The token itself, from a whole answer of the authority or alone."""
    try:
        info = cms.ContentInfo.load(content, strict=True)
        if info["content_type"].native == "signed_data":
            return info["content"]
    except (ValueError, TypeError, KeyError):
        pass
    answer = tsp.TimeStampResp.load(content, strict=True)
    return answer["time_stamp_token"]["content"]


def _facts(signed: cms.SignedData, info: Any) -> StampFacts:
    if not isinstance(info, tsp.TSTInfo):
        raise TypeError("no time-stamp")
    imprint = info["message_imprint"]
    certificates = [one.chosen for one in signed["certificates"] if one.name == "certificate"]
    signer = _signer(signed, certificates)
    return StampFacts(
        algorithm=imprint["hash_algorithm"]["algorithm"].native,
        imprint=imprint["hashed_message"].native.hex(),
        time=info["gen_time"].native,
        authority=signer.subject.human_friendly[:_LONGEST] if signer else "",
        signature=_signature(signed, info, signer),
        qualified=_states(info["extensions"]) or bool(signer and _states(_extensions(signer))),
    )


def _signer(signed: cms.SignedData, certificates: list[x509.Certificate]) -> x509.Certificate | None:
    """The certificate that the token says it was signed with."""
    sid = signed["signer_infos"][0]["sid"]
    if sid.name == "issuer_and_serial_number":
        wanted: Any = (sid.chosen["issuer"].hashable, sid.chosen["serial_number"].native)
        return next((c for c in certificates if (c.issuer.hashable, c.serial_number) == wanted), None)
    return next((c for c in certificates if c.key_identifier == sid.chosen.native), None)


def _signature(signed: cms.SignedData, info: tsp.TSTInfo, signer: x509.Certificate | None) -> Any:
    if signer is None:
        return "unknown"
    try:
        return "valid" if len(signed["signer_infos"]) == 1 and _holds(signed, info, signer) else "invalid"
    except Exception:  # noqa: BLE001 - an algorithm that nobody knows proves nothing
        return "invalid"


def _holds(signed: cms.SignedData, info: tsp.TSTInfo, signer: x509.Certificate) -> bool:
    """Signature, named certificate, its purpose, and its time."""
    told = signed["signer_infos"][0]
    algorithm = told["digest_algorithm"]["algorithm"].native
    digest = hashlib.new(algorithm, bytes(signed["encap_content_info"]["content"])).digest()
    intact, valid = validate_sig_integrity(told, signer, "tst_info", digest)
    named = get_signing_cert_attr(told["signed_attrs"])
    purposes = signer.extended_key_usage_value
    return (
        intact
        and valid
        and (named is None or check_ess_certid(signer, named["certs"][0]))
        and purposes is not None
        and "time_stamping" in purposes.native
        and signer.not_valid_before <= info["gen_time"].native <= signer.not_valid_after
    )


def _extensions(certificate: x509.Certificate) -> Any:
    return certificate["tbs_certificate"]["extensions"]


def _states(extensions: Any) -> bool:
    """Whether the extensions hold a statement of being qualified; one that nobody can read states nothing."""
    try:
        return any(statement in _STATES_QUALIFIED for statement in _statements(extensions))
    except Exception:  # noqa: BLE001 - as above
        return False


def _statements(extensions: Any) -> Iterator[str]:
    """Ids of the statements in the extension that holds such."""
    for extension in () if isinstance(extensions, core.Void) else extensions:
        if extension["extn_id"].dotted == _QC_STATEMENTS:
            found = core.load(extension["extn_value"].contents)  # by rank: by name it is a mapping
            yield from (found[rank][0].dotted for rank in range(len(found)))
