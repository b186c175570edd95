"""Tell what a file is from its first bytes; its name is only asked what its bytes leave open."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

import puremagic

from dossier.model.original import FileKind
from dossier.model.stamp import STAMP_TYPE

HEAD = 65_536
"""Bytes at the start of a file that are enough to tell its type."""


class Content(NamedTuple):
    """The type of a file, and the name endings that are honest for it."""

    kind: FileKind
    media_type: str
    suffixes: frozenset[str]


def _type(kind: FileKind, media_type: str, suffixes: str) -> Content:
    return Content(kind, media_type, frozenset(suffixes.split()))


JPEG = _type("image", "image/jpeg", "jpg jpeg jpe jfif mpo")
TIFF = _type("image", "image/tiff", "tif tiff")
PDF = _type("pdf", "application/pdf", "pdf")
MAIL = _type("mail", "message/rfc822", "eml")
STAMP = _type("other", STAMP_TYPE, "tsr tst")
OUTLOOK = _type("other", "application/vnd.ms-outlook", "msg")
TEXT = _type("text", "text/plain", "")
OTHER = _type("other", "application/octet-stream", "")
EMPTY = _type("other", "application/x-empty", "")

_SIGNATURES: tuple[tuple[bytes, Content], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"{\\rtf", _type("other", "application/rtf", "rtf doc")),
    (b"\x89PNG\r\n\x1a\n", _type("image", "image/png", "png apng")),
    (b"GIF87a", _type("image", "image/gif", "gif")),
    (b"GIF89a", _type("image", "image/gif", "gif")),
    (b"BM", _type("image", "image/bmp", "bmp dib")),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
    (b"IIRO", _type("raw", "image/x-olympus-orf", "orf")),
    (b"IIRS", _type("raw", "image/x-olympus-orf", "orf")),
    (b"IIU\0", _type("raw", "image/x-panasonic-rw2", "rw2 raw rwl")),
    (b"FUJIFILMCCD-RAW", _type("raw", "image/x-fuji-raf", "raf")),
    (b"FOVb", _type("raw", "image/x-sigma-x3f", "x3f")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _type("other", "application/x-ole-storage", "")),
)
_RAW_SUFFIXES = {
    "arw": "image/x-sony-arw",
    "cr2": "image/x-canon-cr2",
    "dng": "image/x-adobe-dng",
    "nef": "image/x-nikon-nef",
    "nrw": "image/x-nikon-nrw",
    "pef": "image/x-pentax-pef",
    "srw": "image/x-samsung-srw",
    "sr2": "image/x-sony-sr2",
    "3fr": "image/x-hasselblad-3fr",
    "erf": "image/x-epson-erf",
    "iiq": "image/x-phaseone-iiq",
}
_BRANDS: tuple[tuple[frozenset[bytes], Content], ...] = (
    (
        frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}),
        _type("image", "image/heic", "heic heif hif"),
    ),
    (frozenset({b"avif", b"avis"}), _type("image", "image/avif", "avif")),
    (frozenset({b"crx "}), _type("raw", "image/x-canon-cr3", "cr3")),
    (frozenset({b"qt  "}), _type("video", "video/quicktime", "mov qt")),
    (frozenset({b"M4A ", b"M4B "}), _type("audio", "audio/mp4", "m4a m4b")),
)
_MP4 = _type("video", "video/mp4", "mp4 m4v 3gp 3g2 mov")
_RIFF = {
    b"WEBP": _type("image", "image/webp", "webp"),
    b"AVI ": _type("video", "video/x-msvideo", "avi"),
    b"WAVE": _type("audio", "audio/wav", "wav"),
}
_TEXT_SUFFIXES = frozenset({"csv", "log", "md", "tsv", "txt"})
_NOT_TEXT = re.compile(rb"[\x00-\x08]")
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_MAIL_HEADERS = re.compile(
    rb"(?im)^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to):"
)


def identify(head: bytes, name: str) -> Content:
    """The type of a file that begins with `head` and is called `name`."""
    suffix = suffix_of(name)
    if not head:
        return EMPTY
    if b"%PDF-" in head[:1024]:
        return PDF
    if suffix in STAMP.suffixes and head.startswith(b"0"):
        return STAMP
    found = _by_signature(head) or _by_container(head)
    if found is TIFF and (raw := _raw(head, suffix)) is not None:
        return raw
    if found is not None and found.media_type == "application/x-ole-storage":
        return OUTLOOK if suffix == "msg" else found
    return found or _by_words(head, suffix) or _by_puremagic(head, suffix)


def suffix_of(name: str) -> str:
    """The ending of a file name, in lower case and without its dot."""
    return PurePosixPath(name).suffix[1:].lower()


def _by_signature(head: bytes) -> Content | None:
    return next((content for magic, content in _SIGNATURES if head.startswith(magic)), None)


def _by_container(head: bytes) -> Content | None:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] != b"ftyp":
        return None
    size = min(max(int.from_bytes(head[:4], "big"), 16), 256)
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, size, 4))}
    major = next((content for names, content in _BRANDS if head[8:12] in names), None)
    if major is not None and b"avif" not in brands:
        return major
    return next((content for names, content in _BRANDS[1::-1] if names & brands), major or _MP4)


def _raw(head: bytes, suffix: str) -> Content | None:
    """Many cameras' raw files are TIFF by their bytes: CR2 marks itself, the others only by name."""
    if head[8:10] == b"CR":
        suffix = "cr2"
    media_type = _RAW_SUFFIXES.get(suffix)
    return _type("raw", media_type, suffix) if media_type else None


def _by_words(head: bytes, suffix: str) -> Content | None:
    """Mail and plain text have no signature: they are known by being words."""
    start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if _HEADER.match(start) and len(_MAIL_HEADERS.findall(start[:8192])) > 1:
        return MAIL
    if _NOT_TEXT.search(head):
        return None
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as fault:
        cut = fault.start >= len(head) - 3  # a letter at the end of what was looked at
        return TEXT if cut or suffix in _TEXT_SUFFIXES else None
    return TEXT


def _by_puremagic(head: bytes, suffix: str) -> Content:
    """The best guess of a table of two thousand signatures, for what is only listed."""
    try:
        guesses = puremagic.magic_string(head, f"x.{suffix}" if suffix else None)
    except (puremagic.PureError, ValueError):
        return OTHER
    best = next((guess for guess in guesses if guess.mime_type), None)
    if best is None:
        return OTHER
    group = best.mime_type.partition("/")[0]
    kind: FileKind = "video" if group == "video" else "audio" if group == "audio" else "other"
    return Content(kind, best.mime_type, frozenset())
