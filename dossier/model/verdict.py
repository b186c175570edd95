"""What can be said of a file from the file alone, by whoever holds it."""

import datetime as dt
from typing import Literal

from dossier.model.source import Record
from dossier.model.text import Language

Kind = Literal["altered", "unknown", "noted"]
Overall = Literal["intact", "consistent", "altered", "unknown"]
Subject = Literal["dossier", "package", "file", "log"]
Identity = Literal["checked", "unchecked", "refused"]


class Remark(Record):
    """One thing found.

    Attributes:
        kind: `altered`: it is not what it was; `unknown`: it cannot be told; `noted`: neither.
        where: Page, photograph or file, as the sentence calls it; empty: the file as a whole.
        sentence: For a person.
    """

    kind: Kind
    where: str = ""
    sentence: str


class Seal(Record):
    """One signature or time-stamp over the file.

    Attributes:
        kind: `signature`, or `time-stamp` of the document.
        who: Subject of its certificate.
        level: PAdES level found, as `B-T`.
        claimed: When the signer says that it was made; empty: not said.
        stamped: When a time-stamping authority saw it; empty: none did.
        revision: The revision of the file that it covers, from 1.
        whole: Whether that is the whole file.
        holds: Whether what it covers is unchanged.
        identity: Whether an anchor that was given vouches for who made it; `unchecked`: none was given.
    """

    kind: Literal["signature", "time-stamp"]
    who: str
    level: str = ""
    claimed: dt.datetime | None = None
    stamped: dt.datetime | None = None
    revision: int
    whole: bool
    holds: bool
    identity: Identity = "unchecked"


class Verdict(Record):
    """What was found in one file.

    Attributes:
        sha256: Of the file; empty for a folder.
        language: Of the sentences.
        subject: What was looked at; `file`: whatever a time-stamp is of.
        manifest: Digest of the manifest that stands in the file; empty: none.
        files: Files of a package, its own lists included.
        pages: Pages compared with their digests.
        pictures: Photographs compared with theirs.
        seals: Signatures and time-stamps, in the order of the revisions that they cover.
        remarks: What is to be said, in the order in which it was found.
    """

    sha256: str
    language: Language
    subject: Subject = "dossier"
    manifest: str = ""
    files: int = 0
    pages: int = 0
    pictures: int = 0
    seals: tuple[Seal, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def overall(self) -> Overall:
        """A file without a seal is at best consistent: whoever rewrites all of it leaves no trace in it."""
        kinds = {remark.kind for remark in self.remarks}
        if "altered" in kinds:
            return "altered"
        if "unknown" in kinds:
            return "unknown"
        return "intact" if any(seal.whole and seal.holds for seal in self.seals) else "consistent"
