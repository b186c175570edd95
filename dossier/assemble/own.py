"""Take in the pages of a part that the program rendered."""

from contextlib import ExitStack

import pikepdf
from pikepdf import Name

from dossier.assemble.frame import Frame
from dossier.assemble.places import Places
from dossier.assemble.structure import Structure
from dossier.errors import Problem, RenderError
from dossier.model.parts import Part


def add_part(
    pdf: pikepdf.Pdf, part: Part, places: Places, structure: Structure, sources: ExitStack
) -> list[Frame]:
    """Append the part's pages with their tags, and make its links work."""
    source = sources.enter_context(_opened(part))
    first = len(pdf.pages)
    for taken in source.pages:  # its named places stay behind: the whole file's are written anew
        pdf.pages.append(taken)
    pages = [pdf.pages[number].obj for number in range(first, len(pdf.pages))]
    structure.adopt(pdf.copy_foreign(source.Root.StructTreeRoot), pages)
    for page in pages:
        page.Tabs = Name.S
        for annotation in page.get(Name.Annots, ()):
            places.resolve(annotation, part.name)
    return [Frame.of_our_page(page) for page in pages]


def _opened(part: Part) -> pikepdf.Pdf:
    """The part's file, which must hold what the part says."""
    try:
        source = pikepdf.open(part.pdf)
    except (pikepdf.PdfError, OSError) as error:
        problem = Problem(part.name, f"its file cannot be read: {error}", fix="build again")
        raise RenderError("A part of the file is unusable", [problem]) from error
    found = len(source.pages)
    if found != part.pages or Name.StructTreeRoot not in source.Root:
        source.close()
        problem = Problem(part.name, f"{part.pages} tagged pages were rendered, {found} pages were found")
        raise RenderError("A part of the file is unusable", [problem])
    return source
