"""A finished file as PDFium sees it, without the memory that PDFium would keep."""

from pathlib import Path
from types import TracebackType
from typing import Self

from pypdfium2 import PdfDocument, PdfPage

_PAGES = 32  # of two photographs: some tens of megabytes


class Seen:
    """The pages of a file, to be looked at one at a time.

    PDFium keeps every picture that a page drew until the document is closed, which comes to the size of
    the whole file; so the document is opened anew after a number of pages. A page must have been closed
    before the next one is asked for.
    """

    def __init__(self, file: Path) -> None:
        """Open the file.

        Raises:
            PdfiumError: It is no PDF.
        """
        self._file = file
        self._document = PdfDocument(file)
        self._count = len(self._document)
        self._looked = 0

    def __len__(self) -> int:
        """How many pages there are."""
        return self._count

    def __getitem__(self, index: int) -> PdfPage:
        """The page at this position, from 0; the caller closes it."""
        if self._looked >= _PAGES:
            self._document.close()
            self._document = PdfDocument(self._file)
            self._looked = 0
        self._looked += 1
        return self._document[index]

    def label(self, index: int) -> str:
        """What a reader calls the page at this position, from 0."""
        return str(self._document.get_page_label(index))

    def close(self) -> None:
        """Let the file go."""
        self._document.close()

    def __enter__(self) -> Self:
        """The pages, for a `with` statement."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the file go."""
        self.close()
