"""The receipt of a build: what went in and what came out, so that it can be made again and compared."""

from collections.abc import Mapping
from typing import Literal

from pydantic import ValidationError

from dossier.model.source import Record
from dossier.model.text import Language

RECEIPT_FORMAT: Literal["dossier-receipt/1"] = "dossier-receipt/1"


class WaivedFinding(Record):
    """A finding that somebody accepted; the reason stands in the case alone."""

    rule: str
    subject: str
    by: str
    on: str


class AskedArchive(Record):
    """Bytes that an archive edition was allowed to hold of one original, and of all."""

    file: int
    total: int


class Receipt(Record):
    """One proceeding's build; the same inputs give the same receipt.

    Attributes:
        program: Version of the program.
        python: Version of Python, without its last part.
        libraries: Versions of the libraries that have a hand in the bytes.
        case: Id of the matter.
        proceeding: Its id.
        folder: Of its deliverables inside the output folder.
        report: Name of its internal report.
        language: Of the pages.
        level: What the result was to be fit for.
        as_of: The date that counts, ISO 8601; None: none.
        asked: Editions named on the command line.
        editions: Day on which the rules of each edition made were read, ISO 8601.
        archive: How much an archive edition was allowed to hold; None: none was made.
        profile: SHA-256 of a firm's own profile; empty: none.
        templates: SHA-256 over the program's templates.
        own_templates: SHA-256 over a firm's own templates; empty: none.
        waivers: What was accepted.
        texts: SHA-256 of each file in which people wrote the case, by its path in the folder.
        originals: SHA-256 of each original, by its path.
        pictures: SHA-256 of what is printed in place of each photograph filed, by its label.
        made: SHA-256 of each finished file, by its name beside the dossier.
    """

    format: Literal["dossier-receipt/1"] = RECEIPT_FORMAT
    program: str
    python: str
    libraries: Mapping[str, str]
    case: str
    proceeding: str
    folder: str
    report: str
    language: Language
    level: Literal["draft", "exchange", "court"]
    as_of: str | None = None
    asked: tuple[str, ...] = ()
    editions: Mapping[str, str] = {}
    archive: AskedArchive | None = None
    profile: str = ""
    templates: str
    own_templates: str = ""
    waivers: tuple[WaivedFinding, ...] = ()
    texts: Mapping[str, str]
    originals: Mapping[str, str]
    pictures: Mapping[str, str] = {}
    made: Mapping[str, str]


def receipt_from(content: bytes) -> Receipt:
    """Read a receipt; ValueError for anything else."""
    try:
        return Receipt.model_validate_json(content)
    except ValidationError as error:
        raise ValueError(f"not a receipt: {error.error_count()} faults") from error
