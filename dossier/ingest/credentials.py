"""Read the content credentials (C2PA) of a file, where the optional reader is installed.

Nothing is fetched: no remote manifest, no list of trusted signers, no revocation. So the most
that can be said is that signature and picture still belong together, and whom the file names
as its signer. A file without credentials says nothing at all by that.
"""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from dossier.ingest.hygiene import reason, safe
from dossier.model.original import Credentials

_OFFLINE = {
    "verify": {
        "remote_manifest_fetch": False,
        "ocsp_fetch": False,
        "verify_trust": False,
        "verify_timestamp_trust": False,
    }
}
_MADE_BY_MACHINE = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia")
_MARK, _SCAN, _END = 0xFF, 0xDA, 0xD9
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def credentials(content: bytes, media_type: str) -> Credentials | None:
    """What the credentials in a file say; None where it holds none.

    Args:
        content: The whole file.
        media_type: Of the file, by its content.
    """
    if not may_hold(content):
        return None
    try:
        import c2pa  # type: ignore[import-untyped]  # only for the few files that may hold any: starting a process stays cheap
    except ImportError:
        return Credentials(state="not-examined", reason="c2pa-python is not installed")
    try:
        with (
            c2pa.Context.from_dict(_OFFLINE) as context,
            c2pa.Reader(media_type, io.BytesIO(content), context=context) as reader,
        ):
            return _told(json.loads(reader.json()))
    except c2pa.C2paError.ManifestNotFound:
        return None
    except Exception as error:  # noqa: BLE001  # hostile bytes: any type may escape
        return Credentials(state="not-examined", reason=reason(error))


def may_hold(content: bytes) -> bool:
    """Whether the marks of a manifest stand where one could be."""
    place = content[: _start_of_scan(content)] if content.startswith(b"\xff\xd8") else content
    return b"c2pa" in place and b"jumb" in place


def _start_of_scan(content: bytes) -> int:
    """Where the pixels of a JPEG begin; what comes after is no metadata."""
    at = 2
    while at + 4 <= len(content) and content[at] == _MARK:
        mark = content[at + 1]
        if mark in {_SCAN, _END}:
            return at
        at += 2 if mark in _BARE or mark == _MARK else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return at


def _told(store: Mapping[str, Any]) -> Credentials:
    """The reader's answer in our words; the active manifest is the one that speaks for the file."""
    manifest = store.get("manifests", {}).get(store.get("active_manifest"), {})
    signature = manifest.get("signature_info") or {}
    faults = [str(status.get("code", "")) for status in store.get("validation_status") or ()]
    whole = store.get("validation_state") in {"Valid", "Trusted"}
    return Credentials(
        state="valid" if whole else "invalid",
        signer=safe(", ".join(filter(None, (signature.get("common_name"), signature.get("issuer"))))),
        signed=safe(signature.get("time") or "", 40),
        tool=safe(_tool(manifest), 100),
        reason="" if whole else safe(", ".join(dict.fromkeys(faults))),
        generated=any(kind.endswith(_MADE_BY_MACHINE) for kind in _kinds_of_source(manifest)),
    )


def _tool(manifest: Mapping[str, Any]) -> str:
    named = manifest.get("claim_generator_info") or ()
    first = named[0] if named else {}
    spoken = " ".join(filter(None, (str(first.get("name") or ""), str(first.get("version") or ""))))
    return spoken or str(manifest.get("claim_generator") or "")


def _kinds_of_source(manifest: Mapping[str, Any]) -> Iterator[str]:
    """How each recorded action says that its pixels came about."""
    for assertion in manifest.get("assertions") or ():
        data = assertion.get("data")
        for action in (data.get("actions") or ()) if isinstance(data, dict) else ():
            yield str(action.get("digitalSourceType") or "")
