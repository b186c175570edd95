"""What a rendering needs beside the dossier."""

from dataclasses import dataclass
from pathlib import Path

from dossier.files import Store
from dossier.model.edition import Sheet


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Where things are read and written; no word of it reaches a page.

    Attributes:
        folder: The case folder, for the PDF files of exhibits.
        store: Where the derivatives are.
        out: Work folder for the parts.
        templates: A firm's own templates and styles, looked up before the program's.
        plates_a_part: At most so many photographs are rendered in one go.
        rows_a_part: At most so many rows of the integrity annex are.
        paper: The sheet that the court prints on.
    """

    folder: Path
    store: Store
    out: Path
    templates: Path | None = None
    plates_a_part: int = 24
    rows_a_part: int = 40
    paper: Sheet = "A4"
