"""Add an empty signature field, with its place in the structure tree, as an increment of the file."""

from dataclasses import dataclass

# mypy: disable-error-code="no-untyped-call"
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

FIELD = "Seal"
STAMP = "Stamp"
"""Name of the field that a time-stamp of the whole document fills."""

_PRINTED = 4
_SIGNED_AND_APPENDED = 3


class Increment(IncrementalPdfFileWriter):
    """Appends to a file and leaves its metadata alone.

    The library rewrites XMP with every increment, and takes the claim to PDF/A out of it.
    """

    def _update_meta(self) -> None:
        """Nothing: what the metadata says was settled when the file was built."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a seal is seen: page from 0, and left, bottom, right, top in points; all 0: nowhere."""

    page: int
    box: tuple[int, int, int, int] = (0, 0, 0, 0)


def add_field(writer: Increment, place: Place, described: str, name: str = FIELD) -> None:
    """Put the field on its page, into the form, and into the structure tree where there is one.

    Args:
        writer: What appends to the file.
        place: Where it is seen.
        described: Alternative text, for whoever hears the page.
        name: Of the field.
    """
    page = writer.find_page_for_modification(place.page)[0]
    widget = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): generic.pdf_string(name),
            NameObject("/TU"): generic.pdf_string(described),
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/Rect"): ArrayObject(map(NumberObject, place.box)),
            NameObject("/P"): page,
        }
    )
    reference = writer.add_object(widget)
    _append(writer, page.get_object(), "/Annots", reference)
    _into_form(writer, reference)
    if "/StructTreeRoot" in writer.root:
        _into_structure(writer, page, reference, described)


def _into_form(writer: Increment, widget: IndirectObject) -> None:
    form = _value(writer.root, "/AcroForm")
    if not isinstance(form, DictionaryObject):
        form = DictionaryObject()
        writer.root[NameObject("/AcroForm")] = writer.add_object(form)
        writer.update_root()
    form[NameObject("/SigFlags")] = NumberObject(_SIGNED_AND_APPENDED)
    writer.update_container(form)
    _append(writer, form, "/Fields", widget)


def _into_structure(writer: Increment, page: IndirectObject, widget: IndirectObject, described: str) -> None:
    """A form element of the document, which the widget finds by its number in the parent tree."""
    tree = writer.root["/StructTreeRoot"]
    number = int(tree["/ParentTreeNextKey"])
    kids = tree["/K"]
    parent = tree.raw_get("/K") if isinstance(kids, DictionaryObject) else kids.raw_get(0)
    element = writer.add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject("/Form"),
                NameObject("/P"): parent,
                NameObject("/Pg"): page,
                NameObject("/Alt"): generic.pdf_string(described),
                NameObject("/K"): DictionaryObject(
                    {
                        NameObject("/Type"): NameObject("/OBJR"),
                        NameObject("/Obj"): widget,
                        NameObject("/Pg"): page,
                    }
                ),
            }
        )
    )
    widget.get_object()[NameObject("/StructParent")] = NumberObject(number)
    tree[NameObject("/ParentTreeNextKey")] = NumberObject(number + 1)
    writer.update_container(tree)
    _append(writer, parent.get_object(), "/K", element)
    _into_numbers(writer, tree["/ParentTree"], number, element)


def _into_numbers(writer: Increment, tree: DictionaryObject, number: int, element: IndirectObject) -> None:
    """At the end of the last leaf, whose limits grow with it: the number is the highest."""
    while "/Kids" in tree:
        tree = tree["/Kids"][-1]
        if "/Limits" in tree:
            tree["/Limits"][1] = NumberObject(number)
            writer.update_container(tree["/Limits"])
    _append(writer, tree, "/Nums", NumberObject(number), element)


def _append(writer: Increment, owner: DictionaryObject, key: str, *things: generic.PdfObject) -> None:
    """To the end of a list of the owner's, which may be one thing alone, or absent."""
    value = _value(owner, key)
    if isinstance(value, ArrayObject):
        value.extend(things)
        writer.update_container(value)
        return
    first = [] if value is None else [owner.raw_get(key)]
    owner[NameObject(key)] = ArrayObject([*first, *things])
    writer.update_container(owner)


def _value(owner: DictionaryObject, key: str) -> generic.PdfObject | None:
    """What stands there, followed where it stands elsewhere: `get` of the library would not."""
    return owner[key] if key in owner else None  # noqa: SIM401
