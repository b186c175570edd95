"""Who signs: a certificate and its key from a PKCS#12 file, looked at before anything is signed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from asn1crypto import keys, pkcs12, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from dossier.i18n.catalogue import marked
from dossier.model.text import Language
from dossier.seal.words import Fault, refused

_SIGNS = {"digital_signature", "non_repudiation"}
_REFUSED = marked("a signature made outside the certificate’s time is refused by every reader")
_UNREAD = Fault(
    marked("it cannot be read ({said})"),
    marked("without the key nobody signs"),
    marked("give the path of a .p12 or .pfx file"),
)
_OTHER = Fault(
    marked("this is no PKCS#12 file"),
    marked("a seal needs the certificate together with its private key"),
    marked("export both together, as .p12 or .pfx"),
)
_PASSPHRASE = Fault(
    marked("the passphrase does not open it"),
    marked("the key stays closed, and nothing was signed"),
    marked("type the passphrase again; upper and lower case differ"),
)
_KEYLESS = Fault(
    marked("it holds no private key with its certificate"),
    marked("only the owner’s key signs"),
    marked("export both together, as .p12 or .pfx"),
)
_EXPIRED = Fault(
    marked("the certificate expired on {day}"), _REFUSED, marked("renew it with whoever issued it")
)
_EARLY = Fault(
    marked("the certificate is not valid before {day}"), _REFUSED, marked("wait, or set this machine’s clock")
)
_USAGE = Fault(
    marked("the certificate is not one for signing (its key usage: {usage})"),
    marked("a reader refuses what it signs"),
    marked("use the certificate that was issued for signatures"),
)


def signer_from(path: Path, passphrase: str, now: dt.datetime, language: Language = "en") -> SimpleSigner:
    """The signer that a PKCS#12 file holds.

    Raises:
        InputError: It cannot be opened, holds no key, or its certificate is not one to sign with today.
    """
    held = _opened(path, passphrase, language)
    if held.key is None or held.cert is None:
        raise _KEYLESS.error(path.name, language)
    private = held.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    own, *others = [
        x509.Certificate.load(one.certificate.public_bytes(serialization.Encoding.DER))
        for one in (held.cert, *held.additional_certs)
    ]
    check_certificate(own, path.name, now, language)
    store = SimpleCertificateStore.from_certs(chain_of(own, others))  # type: ignore[no-untyped-call]
    return SimpleSigner(own, keys.PrivateKeyInfo.load(private), store)


def check_certificate(
    certificate: x509.Certificate, where: str, now: dt.datetime, language: Language
) -> None:
    """Whether it is one to sign with today.

    Raises:
        InputError: It is not; all that speaks against it is named.
    """
    faults = [fault.problem(where, language, **values) for fault, values in _faults(certificate, now)]
    if faults:
        raise refused(faults, language)


def chain_of(own: x509.Certificate, others: Iterable[x509.Certificate]) -> list[x509.Certificate]:
    """The issuers of a certificate, from those that came with it.

    Others that came too would stand in the signature with nothing to vouch for them. The signer's own is
    added by the library: twice, it would name no one certificate.
    """
    chain: list[x509.Certificate] = []
    left = [one for one in others if one.dump() != own.dump()]
    last = own
    while found := [one for one in left if one.subject == last.issuer and not last.self_issued]:
        last = found[0]
        left.remove(last)
        chain.append(last)
    return chain


def _opened(path: Path, passphrase: str, language: Language) -> PKCS12KeyAndCertificates:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _UNREAD.error(path, language, said=error.strerror) from error
    try:
        return load_pkcs12(content, passphrase.encode())
    except (ValueError, TypeError) as error:
        fault = _PASSPHRASE if _is_pkcs12(content) else _OTHER
        raise fault.error(path.name, language) from error


def _is_pkcs12(content: bytes) -> bool:
    try:
        version: str = pkcs12.Pfx.load(content, strict=True)["version"].native
    except (ValueError, TypeError, KeyError):
        return False
    return version == "v3"


def _faults(certificate: x509.Certificate, now: dt.datetime) -> Iterator[tuple[Fault, dict[str, str]]]:
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if now > ends:
        yield _EXPIRED, {"day": str(ends.date())}
    if now < begins:
        yield _EARLY, {"day": str(begins.date())}
    usage = certificate.key_usage_value
    if usage is not None and not _SIGNS & set(usage.native):
        yield _USAGE, {"usage": ", ".join(sorted(usage.native))}
