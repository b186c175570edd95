"""Ask a time-stamping authority (RFC 3161), and believe no answer that was not looked at."""

import asyncio
import hashlib
from typing import Any, ClassVar

import aiohttp
from asn1crypto import cms, core, pem, tsp
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.sign.timestamps.common_utils import extract_ts_certs
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko_certvalidator.registry import SimpleCertificateStore

_PATIENCE = 20
_LONGEST = 1 << 20
_TYPE = "application/timestamp-reply"
_GRANTED = {"granted", "granted_with_mods"}


class _Answer(core.Sequence):  # type: ignore[misc]
    """As RFC 3161 has it: a refusal comes without a token, which the library does not expect."""

    _fields: ClassVar[list[tuple[Any, ...]]] = [
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


class UnreachableError(TimestampRequestError):
    """Nobody answers at the address."""


class NotAnAnswerError(TimestampRequestError):
    """What answers is no authority, or speaks of another file."""


class DeclinedError(TimestampRequestError):
    """The authority answers that it gives no time-stamp."""


class Authority(HTTPTimeStamper):
    """Asks one address and no other, and holds what it answers against what was asked."""

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """What the address answers, whole; it is followed nowhere else."""
        try:
            return _read(await self._posted(req.dump()))
        except (aiohttp.InvalidURL, aiohttp.ClientError, OSError, TimeoutError) as error:
            if isinstance(error, TimestampRequestError):
                raise
            raise UnreachableError(str(error) or type(error).__name__) from error

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A token for this very digest, whose signature holds."""
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
            _examine(token, message_digest)
        except TimestampRequestError:
            raise
        except Exception as error:  # a stranger's bytes: any type may escape the library
            raise NotAnAnswerError(type(error).__name__) from error
        return token

    async def _posted(self, query: bytes) -> bytes:
        patience = aiohttp.ClientTimeout(total=_PATIENCE)
        async with (
            aiohttp.ClientSession(timeout=patience) as session,
            session.post(
                self.url, data=query, headers=self.request_headers(), allow_redirects=False
            ) as answer,
        ):
            if answer.status != 200:  # noqa: PLR2004
                raise NotAnAnswerError(f"HTTP {answer.status}")
            if answer.content_type != _TYPE:
                raise NotAnAnswerError(answer.content_type)
            content = await answer.content.read(_LONGEST)
            while more := await answer.content.read(_LONGEST):
                content += more
                if len(content) > _LONGEST:
                    raise NotAnAnswerError(f"> {_LONGEST}")
            return content


def response(content: bytes, authority: Authority) -> tuple[bytes, bytes]:
    """What the authority says of the SHA-256 of some bytes, and the certificates that came with it.

    Returns:
        A `TimeStampResp` in DER, and the certificates in PEM.

    Raises:
        TimestampRequestError: The authority does not answer, or answers rubbish.
    """
    token = asyncio.run(authority.async_timestamp(hashlib.sha256(content).digest(), "sha256"))
    answer = tsp.TimeStampResp(
        {"status": tsp.PKIStatusInfo({"status": "granted"}), "time_stamp_token": token}
    )
    return answer.dump(), b"".join(_certificates(token))


def _read(content: bytes) -> tsp.TimeStampResp:
    """The answer; an authority that grants with modifications is held to what was asked all the same."""
    try:
        answer = _Answer.load(content, strict=True)
        status = answer["status"]
        if status["status"].native not in _GRANTED:
            said = [*(status["status_string"].native or ()), *(status["fail_info"].native or ())]
            raise DeclinedError("; ".join(sorted(map(str, said))) or status["status"].native)
        return tsp.TimeStampResp(
            {"status": {"status": "granted"}, "time_stamp_token": answer["time_stamp_token"]}
        )
    except (ValueError, TypeError, KeyError) as error:
        raise NotAnAnswerError(type(error).__name__) from error


def _examine(token: cms.ContentInfo, digest: bytes) -> None:
    """Whether it is a token of this digest, signed by a certificate that came with it."""
    signed = token["content"]
    info = signed["encap_content_info"]["content"]
    if info.parsed["message_imprint"]["hashed_message"].native != digest:
        raise NotAnAnswerError("message imprint")
    (signer,) = extract_ts_certs(token, SimpleCertificateStore())  # type: ignore[no-untyped-call]
    (said,) = signed["signer_infos"]
    hashed = hashlib.new(said["digest_algorithm"]["algorithm"].native, info.contents).digest()
    intact, valid = validate_sig_integrity(said, signer, "tst_info", hashed)
    if not (intact and valid):
        raise NotAnAnswerError("signature")


def _certificates(token: cms.ContentInfo) -> list[bytes]:
    held = token["content"]["certificates"] or ()
    return [pem.armor("CERTIFICATE", one.chosen.dump()) for one in held if one.name == "certificate"]
