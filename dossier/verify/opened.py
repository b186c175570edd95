"""What a PDF does when it is opened, and where its own ways through it lead."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dossier.verify.places import Pages, named_places, outline_entries


def active(pdf: Pdf) -> Iterator[str]:
    """What the file does or holds beside its pages."""
    root, names = pdf.Root, pdf.Root.get(Name.Names, Dictionary())
    opens = root.get(Name.OpenAction)
    if Name.JavaScript in names or _runs_script(opens):
        yield "script"
    elif Name.AA in root or (opens is not None and not isinstance(opens, Array)):
        yield "action"
    if Name.AcroForm in root and (_fields(root.AcroForm) or Name.XFA in root.AcroForm):
        yield "form"
    if Name.EmbeddedFiles in names or Name.AF in root or Name.Collection in root:
        yield "attachment"


def zoom(pdf: Pdf) -> int:
    """Percent at which the file opens; 0 where that is left to the reader."""
    place = pdf.Root.get(Name.OpenAction)
    if not isinstance(place, Array) or list(place)[1:2] != [Name.XYZ]:
        return 0
    return round(float(list(place)[4] or 0) * 100)


def bookmarks(pdf: Pdf) -> Iterator[tuple[str, int]]:
    """Title and page of each entry of the outline; page 0 for one that leads to no page."""
    for _, title, page in outline_entries(pdf.Root.get(Name.Outlines), Pages.of(pdf)):
        yield title, page or 0


def linked(pdf: Pdf, pages: int) -> Iterator[int]:
    """Pages to which links on the first so many pages lead."""
    places, known = named_places(pdf), Pages.of(pdf)
    for page in list(pdf.pages)[:pages]:
        for annotation in page.obj.get(Name.Annots, ()):
            name = annotation.get(Name.Dest)
            place = places.get(str(name)) if isinstance(name, String) else None
            found = known.number(place[0]) if isinstance(place, Array) else None
            if found:
                yield found


def _runs_script(opens: Object | None) -> bool:
    return isinstance(opens, Dictionary) and opens.get(Name.S) == Name.JavaScript


def _fields(form: Object) -> bool:
    """Whether a person may fill something in: a signature is no field to be filled."""
    fields = (field for field in form.get(Name.Fields, ()) if isinstance(field, Dictionary))
    return any(field.get(Name.FT) != Name.Sig for field in fields)
