"""The manifest: which files a dossier shows, by their digests, and where in it each stands.

`docs/manifest.md` describes the file. Whatever makes a dossier writes it, and whatever checks one
reads it: this model is all that the two share.
"""

import hashlib
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from dossier.model.custody import Sha256
from dossier.model.source import Record

MANIFEST_FILE = "manifest.json"
CONCORDANCE = "concordance"
"""Name of the first part of the pages that print it; the others are named `concordance-N`."""

MANIFEST_FORMAT: Literal["dossier-manifest/1"] = "dossier-manifest/1"


class ListedOriginal(Record):
    """One communicated file, as it was received.

    Attributes:
        path: Portable path in the case folder, and below `data/originals/` in a package.
        sha256: Of its bytes.
        size: In bytes.
        exhibit: Number of the exhibit that it belongs to.
        label: What the pages call it: `3` for an exhibit's file, `2/1` for a photograph.
        page: What is printed on the page where it is shown; empty where it has none.
    """

    path: Annotated[str, Field(min_length=1)]
    sha256: Sha256
    size: Annotated[int, Field(ge=0)]
    exhibit: int
    label: Annotated[str, Field(min_length=1)]
    page: str = ""


class ListedPicture(Record):
    """One photograph as it is printed: a copy made from an original.

    Attributes:
        label: What the pages call it, `2/1`.
        original: SHA-256 of the file that it was made from.
        derivative: SHA-256 of the JPEG that stands in the page, byte for byte.
        position: Page of the file, from 1.
        page: What is printed on that page.
        caption: As printed beside it.
        masked: Whether something was destroyed in the copy.
    """

    label: Annotated[str, Field(min_length=1)]
    original: Sha256
    derivative: Sha256
    position: Annotated[int, Field(ge=1)]
    page: str
    caption: str = ""
    masked: bool = False


class ListedExhibit(Record):
    """One exhibit and its pages.

    Attributes:
        number: The court's number.
        title: As the list of exhibits prints it.
        position: Its first page in the file, from 1; of a withdrawn one that of the list.
        page: What is printed there.
        pages: How many.
        state: `withdrawn` where only its number still stands in the list.
    """

    number: int
    title: str
    position: Annotated[int, Field(ge=1)]
    page: str
    pages: Annotated[int, Field(ge=0)]
    state: Literal["filed", "withdrawn"] = "filed"


class ListedAttachment(Record):
    """One file that stands in the file itself, as in an archive edition.

    Attributes:
        name: In the file.
        sha256: Of its bytes: an original's, or that of a masked copy.
        size: In bytes.
    """

    name: Annotated[str, Field(min_length=1)]
    sha256: Sha256
    size: Annotated[int, Field(ge=0)]


class CustodyHead(Record):
    """Where the custody log stood when the dossier was made: a cut tail is noticed by it."""

    entries: Annotated[int, Field(ge=0)]
    digest: Sha256


class Manifest(Record):
    """Everything by which a dossier and the files that it shows can be compared.

    Attributes:
        format: `dossier-manifest/1`.
        title: Of the document.
        proceeding: Its title.
        language: Of the pages.
        as_of: The day that the pages print, ISO 8601; empty: none.
        pages: Pages of the file.
        exhibits: In the order of their numbers.
        originals: In the order of their labels.
        pictures: In the order in which they stand.
        attached: Files that stand in the file itself, by name; not written where there is none.
        custody: Where the log stood; None where there is none.
    """

    format: Literal["dossier-manifest/1"] = MANIFEST_FORMAT
    title: str
    proceeding: str
    language: Literal["fr", "en"]
    as_of: str = ""
    pages: Annotated[int, Field(ge=1)]
    exhibits: tuple[ListedExhibit, ...] = ()
    originals: tuple[ListedOriginal, ...] = ()
    pictures: tuple[ListedPicture, ...] = ()
    attached: tuple[ListedAttachment, ...] = ()
    custody: CustodyHead | None = None


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is written: the same content, the same bytes."""
    absent = set() if manifest.attached else {"attached"}
    return manifest.model_dump_json(indent=1, exclude=absent).encode() + b"\n"


def manifest_digest(content: bytes) -> str:
    """SHA-256 of a manifest as it is written; the dossier prints it."""
    return hashlib.sha256(content).hexdigest()


def manifest_from(content: bytes) -> Manifest:
    """Read a manifest back; ValueError for anything else."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise ValueError(f"not a manifest: {error.error_count()} faults") from error


class PageDigest(Record):
    """What stands on one page, so that a changed page can be named.

    Attributes:
        position: From 1.
        content: SHA-256 over the page's decoded content streams, joined by one line feed.
        drawn: SHA-256 over what the page draws with. That is every stream reachable from its
            `/Resources`, of whose `/XObject` only the entries count that its content names with
            `Do` (pages of a part share one dictionary). The hex SHA-256 of each stream, sorted,
            distinct, joined by line feeds. A stream counts as it is unpacked; as it stands where
            it is packed in a way that is a picture's own (`DCTDecode` and the like).
    """

    position: Annotated[int, Field(ge=1)]
    content: Sha256
    drawn: Sha256


class PageDigests(Record):
    """The pages of one file, and the digest of the manifest that stands in it beside them."""

    manifest: Sha256
    pages: tuple[PageDigest, ...]


def digests_from(content: bytes) -> PageDigests:
    """Read the digests of the pages back; ValueError for anything else."""
    try:
        return PageDigests.model_validate_json(content)
    except ValidationError as error:
        raise ValueError(f"no digests of pages: {error.error_count()} faults") from error
