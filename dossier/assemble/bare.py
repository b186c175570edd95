"""Of a page's content keep what it draws, and nothing that only hangs on it.

A form that programs write may carry its own history, its metadata, the pictures of other pages
in a dictionary that all pages share, and a photograph the camera's whole EXIF. None of it is seen.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String, parse_content_stream

from dossier.assemble.jpeg import bare_jpeg
from dossier.model.hiding import Hider

_KINDS = {
    "Do": Name.XObject, "Tf": Name.Font, "gs": Name.ExtGState, "sh": Name.Shading,
    "cs": Name.ColorSpace, "CS": Name.ColorSpace, "scn": Name.Pattern, "SCN": Name.Pattern,
    "BDC": Name.Properties, "DP": Name.Properties,
}  # fmt: skip
_HANGING = (
    Name.Metadata, Name.PieceInfo, Name.LastModified, Name.AF, Name.StructParent, Name.StructParents,
    Name.Alternates, Name.OPI, Name.ID, Name.Thumb, Name.Ref, Name.Name,
)  # fmt: skip
_NOTED = {"/DCTDecode", "/DCT", "/JPXDecode"}
"""Ways to pack a picture that also take along what a camera noted."""

_DEEP = 20


def bare(thing: Object, hider: Hider) -> bool:
    """Clean a form or picture in place; False where it cannot be told what it draws."""
    try:
        _clean(thing, hider, 0)
    except (PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
    return True


def name_no_layers(pdf: Pdf) -> None:
    """Layers keep what they show, and lose what their maker called them."""
    layers = pdf.Root.get(Name.OCProperties, Dictionary())
    for group in layers.get(Name.OCGs, ()):
        group.Name = String("-")
        _drop(group, Name.Usage, Name.Metadata)


def _drop(thing: Object, *keys: Name) -> None:
    for key in keys:
        if key in thing:
            del thing[key]


def _clean(stream: Object, hider: Hider, depth: int) -> None:
    if depth > _DEEP:
        raise ValueError("forms within forms without end")
    _drop(stream, *_HANGING)
    if stream.get(Name.Subtype) == Name.Image:
        _clean_picture(stream, hider, depth)
        return
    if Name.Resources not in stream:
        raise ValueError("a form that borrows what it draws with")
    _clean_resources(stream, [stream], hider, depth)


def _clean_resources(owner: Object, contents: Sequence[Object], hider: Hider, depth: int) -> None:
    """Of what a form, or a font whose letters are drawings, draws with: what its contents name, cleaned."""
    owner.Resources = _used(owner.Resources, contents, hider)
    for thing in _drawn(owner.Resources):
        _clean(thing, hider, depth + 1)
    for font in _of(owner.Resources, Name.Font):
        _clean_font(font, hider, depth + 1)


def _clean_font(font: Object, hider: Hider, depth: int) -> None:
    """A font loses what hangs on it; one whose letters are drawings is cleaned as a page is."""
    _drop(font, Name.Metadata, Name.PieceInfo)
    if font.get(Name.Subtype) == Name.Type3:
        if depth > _DEEP or Name.Resources not in font:
            raise ValueError("letters that borrow what they draw with")
        _clean_resources(font, list(font.CharProcs.values()), hider, depth)


def _clean_picture(image: Object, hider: Hider, depth: int) -> None:
    """A picture without the notes of its camera; its mask is one too."""
    packed = _filters(image.get(Name.Filter))
    if packed == ["/DCTDecode"]:
        image.write(bare_jpeg(image.read_raw_bytes()), filter=Name.DCTDecode)
    elif _NOTED & set(packed):
        raise ValueError("a picture that may hold notes which cannot be taken out")
    for key in (Name.SMask, Name.Mask):
        if isinstance(image.get(key), Stream):
            _clean(image[key], hider, depth + 1)


def _filters(named: Object | None) -> list[str]:
    """How a stream is packed, outermost first."""
    return [str(one) for one in named] if isinstance(named, Array) else [str(named)] if named else []


def _used(resources: Object, contents: Sequence[Object], hider: Hider) -> Dictionary:
    """Of the resources those that the contents name."""
    named: dict[str, set[str]] = {}
    for step in (step for content in contents for step in parse_content_stream(content)):
        kind = _KINDS.get(str(step.operator), Name.Other)
        for part in step.operands:
            if isinstance(part, Name):
                named.setdefault(str(kind), set()).add(str(part))
            _refuse_words(part, hider)
        if str(step.operator) == "INLINE IMAGE":  # it names its colours in a way of its own: all stay
            _refuse_notes(step.operands[0])
            spaces = resources.get(Name.ColorSpace, Dictionary())
            named.setdefault(str(Name.ColorSpace), set()).update(str(space) for space in spaces)
    kept = Dictionary()
    for name, things in resources.items():
        if isinstance(things, Dictionary):
            wanted = named.get(str(name), set())
            kept[name] = Dictionary({key: thing for key, thing in things.items() if key in wanted})
    return kept


def _refuse_notes(image: Any) -> None:
    """A picture within the content is small and seldom packed in a way that takes notes along."""
    if _NOTED & {str(one) for one in image.filters}:
        raise ValueError("a picture within the content that may hold notes")


def _refuse_words(part: object, hider: Hider) -> None:
    """Words that the content says besides what it shows, such as a replacement text."""
    if isinstance(part, Dictionary):
        for value in part.values():
            _refuse_words(value, hider)
    elif isinstance(part, String) and hider.hides(str(part)):
        raise ValueError("a word to hide stands in the content")


def _drawn(resources: Dictionary) -> Iterator[Object]:
    """Everything that is drawn in its turn; what is said besides is refused."""
    things = [*_of(resources, Name.XObject), *_of(resources, Name.Pattern)]
    masks = [state[Name.SMask] for state in _of(resources, Name.ExtGState) if _masks(state)]
    things += [mask.G for mask in masks if Name.G in mask]
    yield from (thing for thing in things if isinstance(thing, Stream))
    if any(said.get(Name.Type) not in {Name.OCG, Name.OCMD} for said in _of(resources, Name.Properties)):
        raise ValueError("the content says more than it shows")


def _of(resources: Dictionary, kind: Name) -> list[Object]:
    return list(resources.get(kind, Dictionary()).values())


def _masks(state: Object) -> bool:
    return isinstance(state.get(Name.SMask), Dictionary)
