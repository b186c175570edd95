"""What can be said of a file from the file alone, by whoever holds it."""

from typing import Literal

from dossier.model.source import Record
from dossier.model.text import Language

Kind = Literal["altered", "unknown", "noted"]
Overall = Literal["consistent", "altered", "unknown"]


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


class Verdict(Record):
    """What was found in one file.

    Attributes:
        sha256: Of the file.
        language: Of the sentences.
        pages: Pages compared with their digests.
        pictures: Photographs compared with theirs.
        remarks: What is to be said, in the order in which it was found.
    """

    sha256: str
    language: Language
    pages: int = 0
    pictures: int = 0
    remarks: tuple[Remark, ...] = ()

    @property
    def overall(self) -> Overall:
        """A file without a seal is at best consistent: whoever rewrites all of it leaves no trace in it."""
        kinds = {remark.kind for remark in self.remarks}
        if "altered" in kinds:
            return "altered"
        return "unknown" if "unknown" in kinds else "consistent"
