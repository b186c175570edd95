"""Take in the pages of a part that the program rendered."""

from contextlib import ExitStack

from pikepdf import Array, Name, Object, Pdf

from dossier.assemble.frame import Frame
from dossier.assemble.places import Places
from dossier.assemble.source import open_part
from dossier.assemble.structure import Structure
from dossier.model.parts import Part


def add_part(pdf: Pdf, part: Part, places: Places, structure: Structure, sources: ExitStack) -> list[Frame]:
    """Append the part's pages with their tags, and make its links work."""
    source = open_part(part, sources)
    first = len(pdf.pages)
    for taken in source.pages:  # its named places stay behind: the whole file's are written anew
        pdf.pages.append(taken)
    pages = [pdf.pages[number].obj for number in range(first, len(pdf.pages))]
    structure.adopt(pdf.copy_foreign(source.Root.StructTreeRoot), pages)
    for page in pages:
        page.Tabs = Name.S
        _follow(page, part, places, structure)
    return [Frame.of_our_page(page, places.plan.stamps.head) for page in pages]


def _follow(page: Object, part: Part, places: Places, structure: Structure) -> None:
    """Make the page's links work; one to another file of the filing becomes plain words."""
    links = list(page.get(Name.Annots, ()))
    kept = [link for link in links if places.resolve(link, part.name)]
    for link in links:
        if link not in kept:
            structure.unlink(link)
    if len(kept) < len(links):
        page.Annots = Array(kept)
