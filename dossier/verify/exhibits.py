"""Exhibits' own pages beside the files that they come from: nothing may be lost on the way."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass

from pypdfium2 import PdfDocument, PdfiumError

from dossier.model.parts import ForeignPages
from dossier.verify.faults import Faults
from dossier.verify.sheet import Sheet, squeezed


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

    def compare(self, sheet: Sheet, faults: Faults) -> None:
        """Every character of the file's page is on the page that shows it, unless that is a picture."""
        if self.document is None or sheet.rank > len(self.document):
            return
        with closing(self.document[sheet.rank - 1]) as page, closing(page.get_textpage()) as text:
            written = Counter(squeezed(text.get_text_range()))
        found = Counter(squeezed(sheet.text.get_text_range()))
        lost = (written - found).total()
        if lost and not sheet.pictured():
            faults.add(
                "Page {page}: characters of the exhibit lost: {count}.",
                page=sheet.number,
                count=lost,
            )

    def close(self) -> None:
        """Let go of the file."""
        if self.document is not None:
            self.document.close()
