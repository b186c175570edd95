"""Have any file time-stamped: an RFC 3161 response beside it, which `openssl ts -verify` checks."""

import asyncio
import hashlib

from asn1crypto import cms, pem, tsp
from pyhanko.sign.timestamps import TimeStamper


def response(content: bytes, authority: TimeStamper) -> tuple[bytes, bytes]:
    """What the authority says of the SHA-256 of some bytes, and the certificates that came with it.

    Returns:
        A `TimeStampResp` in DER, and the certificates in PEM.

    Raises:
        Exception: Whatever the library makes of an authority that does not answer, or answers rubbish.
    """
    token = asyncio.run(authority.async_timestamp(hashlib.sha256(content).digest(), "sha256"))
    answer = tsp.TimeStampResp(
        {"status": tsp.PKIStatusInfo({"status": "granted"}), "time_stamp_token": token}
    )
    return answer.dump(), b"".join(_certificates(token))


def _certificates(token: cms.ContentInfo) -> list[bytes]:
    held = token["content"]["certificates"] or ()
    return [pem.armor("CERTIFICATE", one.chosen.dump()) for one in held if one.name == "certificate"]
