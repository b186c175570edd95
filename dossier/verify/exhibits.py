"""Exhibits' own pages beside the files that they come from: nothing may be lost on the way."""

import unicodedata
from collections import Counter
from contextlib import closing
from dataclasses import dataclass

from pypdfium2 import PdfDocument, PdfiumError

from dossier.model.parts import ForeignPages
from dossier.verify.digests import squeezed
from dossier.verify.faults import Faults
from dossier.verify.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Original:
    """An exhibit's file, open for comparison; None where it cannot be read again."""

    document: PdfDocument | None

    @classmethod
    def of(cls, item: ForeignPages, faults: Faults) -> "Original":
        """Open the file that the plan names and count its pages."""
        try:
            document = PdfDocument(item.pdf)
        except (PdfiumError, OSError):
            faults.add("{exhibit}: its file cannot be read again to compare its pages.", exhibit=item.title)
            return cls(None)
        if len(document) != item.pages:
            faults.add(
                "{exhibit}: pages shown: {planned}, found in its file: {found}.",
                exhibit=item.title,
                found=len(document),
                planned=item.pages,
            )
        return cls(document)

    def compare(self, sheet: Sheet, faults: Faults, *, kept: bool = False) -> None:
        """Every character of the file's page is on the page that shows it, unless that is a picture.

        Args:
            sheet: The page that shows it.
            faults: What is wrong, so far.
            kept: Whether a picture too keeps its words, as in an archive, where they can be said.
        """
        if self.document is None or sheet.rank > len(self.document):
            return
        with closing(self.document[sheet.rank - 1]) as page, closing(page.get_textpage()) as text:
            written = Counter(squeezed(text.get_text_range()))
        found = Counter(squeezed(sheet.text.get_text_range()))
        lost = sum(count for char, count in (written - found).items() if not kept or _sayable(char))
        if lost and (kept or not sheet.pictured()):
            faults.add(
                "Page {page}: characters of the exhibit lost: {count}.",
                page=sheet.number,
                count=lost,
            )

    def close(self) -> None:
        """Let go of the file."""
        if self.document is not None:
            self.document.close()


def _sayable(char: str) -> bool:
    """Whether an archive may say that a letter means this character: no control, no private alphabet."""
    return unicodedata.category(char) not in {"Cc", "Cf", "Cn", "Co", "Cs"}
