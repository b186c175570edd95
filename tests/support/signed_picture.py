"""A picture with content credentials, signed by a made-up signer whom nobody knows."""

import datetime as dt
import io
import json
import warnings
from functools import cache

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.support.photographs import photograph

_START, _END = dt.datetime(2022, 1, 1, tzinfo=dt.UTC), dt.datetime(2099, 1, 1, tzinfo=dt.UTC)
_SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@cache
def signed_picture(source: str = "digitalCapture", form: str = "JPEG") -> bytes:
    """The bytes of a JPEG whose credentials are whole.

    Args:
        source: How they say that the pixels came about.
        form: `JPEG`, or `MPO` with a second picture behind the first.
    """
    created = {"action": "c2pa.created", "digitalSourceType": f"{_SOURCES}{source}"}
    manifest = {
        "claim_generator_info": [{"name": "SPECIMEN tool", "version": "1"}],
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [created]}}],
    }
    picture = photograph(form=form, frames=2 if form == "MPO" else 1)
    out = io.BytesIO()
    certificates, key = _signer()
    info = c2pa.C2paSignerInfo(c2pa.C2paSigningAlg.ES256, certificates, key, None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with c2pa.Signer.from_info(info) as signer, c2pa.Builder(json.dumps(manifest)) as builder:
            builder.sign(signer, "image/jpeg", io.BytesIO(picture), out)
    return out.getvalue()


@cache
def _signer() -> tuple[bytes, bytes]:
    """The chain of certificates and the key, as PEM."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, name = _name("SPECIMEN authority"), _name("SPECIMEN signer")
    root = (
        _certificate(root_name, root_name, root_key, root_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    leaf = (
        _certificate(name, root_name, key, root_key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM
    chain = b"".join(one.public_bytes(form) for one in (leaf, root))
    kept = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return chain, kept


def _certificate(subject, issuer, key, issuer_key):
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_START)
        .not_valid_after(_END)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(authority, critical=False)
    )


def _name(common):
    parts = [(NameOID.COMMON_NAME, common), (NameOID.ORGANIZATION_NAME, "SPECIMEN")]
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])


def _usage(*, signs_certificates):
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
