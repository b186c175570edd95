"""Who signs: a certificate and its key from a PKCS#12 file, looked at before anything is signed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from asn1crypto import keys, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from dossier.errors import InputError, Problem

_SIGNS = {"digital_signature", "non_repudiation"}


def signer_from(path: Path, passphrase: str, now: dt.datetime) -> SimpleSigner:
    """The signer that a PKCS#12 file holds.

    Raises:
        InputError: It cannot be opened, holds no key, or its certificate is not one to sign with today.
    """
    try:
        held = pkcs12.load_pkcs12(path.read_bytes(), passphrase.encode())
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror}", "", "name another file") from error
    except ValueError as error:
        what = "the passphrase is wrong, or this is no PKCS#12 file"
        raise _refused(path, what, "", "type the passphrase again") from error
    if held.key is None or held.cert is None:
        what = "it holds no private key with its certificate"
        raise _refused(path, what, "only its owner’s key signs", "export both, as .p12 or .pfx, together")
    private = held.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    certificates = [
        x509.Certificate.load(one.certificate.public_bytes(serialization.Encoding.DER))
        for one in (held.cert, *held.additional_certs)
    ]
    if problems := [Problem(path.name, *words) for words in _faults(certificates[0], now)]:
        raise InputError("This certificate cannot seal", problems)
    # The signer's own is added by the library: twice in the container, it would name no one certificate.
    others = [one for one in certificates[1:] if one.dump() != certificates[0].dump()]
    store = SimpleCertificateStore.from_certs(others)  # type: ignore[no-untyped-call]
    return SimpleSigner(certificates[0], keys.PrivateKeyInfo.load(private), store)


def _faults(certificate: x509.Certificate, now: dt.datetime) -> Iterator[tuple[str, str, str]]:
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    why = "a signature made outside the certificate’s time is refused by every reader"
    if now > ends:
        yield f"the certificate expired on {ends.date()}", why, "renew it with whoever issued it"
    if now < begins:
        yield f"the certificate is not valid before {begins.date()}", why, "wait, or set this machine’s clock"
    usage = certificate.key_usage_value
    if usage is not None and not _SIGNS & set(usage.native):
        what = f"the certificate is not one for signing (its key usage: {', '.join(sorted(usage.native))})"
        yield what, "a reader refuses what it signs", "use the certificate that was issued for signatures"


def _refused(path: Path, what: str, why: str, fix: str) -> InputError:
    return InputError("This certificate cannot seal", [Problem(path.name, what, why, fix)])
