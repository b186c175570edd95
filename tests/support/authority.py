"""A time-stamping authority made by code, and its tokens."""

import datetime as dt
import hashlib
from functools import cache

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

WHEN = dt.datetime(2022, 9, 18, 17, 0, tzinfo=dt.UTC)
QC_STATEMENTS = "1.3.6.1.5.5.7.1.3"
STATES_QUALIFIED_STAMP = bytes.fromhex("300b30090607040081975e0101")
STATES_QUALIFIED = bytes.fromhex("300a3008060604008e460101")
STATES_OTHER = bytes.fromhex("300a3008060604008e460102")


def token(content: bytes, *, algorithm="sha256", whole=True, **authority) -> bytes:
    """A token over the content: the authority's whole answer, or the token alone."""
    digest = hashlib.new(algorithm, content).digest()
    request = tsp.TimeStampReq(
        {
            "version": 1,
            "message_imprint": {"hash_algorithm": {"algorithm": algorithm}, "hashed_message": digest},
            "cert_req": True,
        }
    )
    certificate, key = _authority(**authority)
    answer = DummyTimeStamper(certificate, key, fixed_dt=WHEN).request_tsa_response(request)
    return answer.dump() if whole else answer["time_stamp_token"].dump()


@cache
def _key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def _authority(*, name="SPECIMEN time-stamps", statements=b"", purpose=True, until=2030):
    key, subject = _key(), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(until, 1, 1, tzinfo=dt.UTC))
    )
    usage = x509.ExtendedKeyUsageOID.TIME_STAMPING if purpose else x509.ExtendedKeyUsageOID.CODE_SIGNING
    made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    if statements:
        stated = x509.UnrecognizedExtension(x509.ObjectIdentifier(QC_STATEMENTS), statements)
        made = made.add_extension(stated, critical=False)
    encoded = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return asn1_x509.Certificate.load(encoded), keys.PrivateKeyInfo.load(private)
