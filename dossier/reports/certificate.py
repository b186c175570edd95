"""The draft of a certification under Federal Rules of Evidence 902(11) and 902(14): digests in, blanks left.

Only a qualified person can certify, and the program is none: it fills in what it measured and leaves
everything that somebody must know. English, as the courts of the United States want it.
"""

from collections.abc import Iterator

from dossier.i18n import numbers
from dossier.model.dossier import Dossier
from dossier.model.original import Original
from dossier.reports.asking import BLANK, Block, RequestLetter
from dossier.reports.words import safe, specimen_note

_TITLE = "Certification of data copied from an electronic device, storage medium or file"
_DRAFT = (
    "DRAFT, UNSIGNED – for a qualified person to examine, complete, correct and sign. "
    "The program that prepared it certifies nothing."
)
_RULES = "Federal Rules of Evidence 902(11) and 902(14); 28 U.S.C. § 1746"
_STATEMENTS = (
    f"My name is {BLANK}. I am employed by {BLANK} as {BLANK}.",
    f"I am qualified to make this certification because of the following training and experience: {BLANK}",
    "I have personal knowledge of the process described below, or state here on whose records I rely: "
    + BLANK,
    (
        f"The files listed below were received from {BLANK} on {BLANK} (device, storage medium or file: "
        f"{BLANK}), and were copied as follows: {BLANK}"
    ),
    (
        f"On {BLANK} I computed the SHA-256 digest of each source with {BLANK} (name and version of the "
        "tool), and the digest of each copy. Two files with the same SHA-256 digest have, for all practical "
        "purpose, the same content, to the bit; a change of a single bit gives another digest."
    ),
    (
        "For each file listed below the digest of the copy is identical to that of its source. The pages "
        "filed as the exhibit are made from that copy: photographs are printed from an upright, reduced "
        "rendering of it."
    ),
    (
        "This certification concerns the identity of the copies with their sources. It says nothing of who "
        "made the files, when, or whether what they show is true."
    ),
)
_OATH = (
    (
        "I declare (or certify, verify, or state) under penalty of perjury under the laws of the United "
        "States of America that the foregoing is true and correct."
    ),
    (
        "[Drafting note: signed within the United States, the words “under the laws of the United States of "
        "America” may be left out, 28 U.S.C. § 1746(2).]"
    ),
    f"Executed on {BLANK} at {BLANK}",
    f"Signature: {BLANK}",
    f"Printed name: {BLANK}",
)
_NOTICE = (
    "[Drafting note: before the trial or hearing the proponent must give the adverse party reasonable "
    "written notice of the intent to offer the record, and must make the record and this certification "
    "available for inspection, Rule 902(11).]"
)


def certificate(dossier: Dossier) -> RequestLetter:
    """The draft, with each file of the dossier by its label and its digest."""
    items = tuple(_items(dossier))
    blocks = (*_head(dossier), *_body(), *items, *_foot())
    return RequestLetter("en", _TITLE, "draft, unsigned", blocks, len(items), paper="Letter")


def _head(dossier: Dossier) -> Iterator[Block]:
    yield Block("specimen", _DRAFT)
    if note := specimen_note(dossier, "en"):
        yield Block("specimen", note)
    court = dossier.proceeding.court
    yield Block("fact", safe(court.name.get("en")))
    yield Block("fact", safe(dossier.proceeding.title.get("en"), 1000))
    yield Block("fact", f"Case No. {safe(court.reference) or BLANK}")
    yield Block("title", _TITLE)
    yield Block("fact", _RULES)


def _body() -> Iterator[Block]:
    for rank, words in enumerate(_STATEMENTS, 1):
        yield Block("body", f"{rank}. {words}")
    yield Block("group", "The files")


def _items(dossier: Dossier) -> Iterator[Block]:
    for item in dossier.exhibits:
        if item.exhibit.original is not None:
            yield Block("item", _line(f"Exhibit {item.number}", item.exhibit.original))
        for plate in item.plates:
            label = f"Exhibit {item.number}, photo {plate.label}"
            yield Block("item", _line(label, plate.photograph.original))


def _line(label: str, original: Original) -> str:
    size = f"{numbers.integer(original.size, 'en')} bytes"
    return f"{label} – {safe(original.name)}, {size}, SHA-256 {original.sha256}"


def _foot() -> Iterator[Block]:
    yield Block("group", "Declaration")
    yield from (Block("body", words) for words in _OATH)
    yield Block("body", _NOTICE)
