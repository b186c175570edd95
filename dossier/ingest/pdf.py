"""Read what a PDF exhibit holds, without following anything that it asks for."""

import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pikepdf
import pypdfium2

from dossier.ingest.hygiene import reason, safe
from dossier.ingest.pdf_extras import asks_adobe, embedded_names, notes
from dossier.model.original import FileProblem, PdfFacts
from dossier.model.prose.sums import amounts

_LARGEST = 14_200  # points; readers stop at 14,400, and a margin is added for the stamp
_DEEPEST = 30
_MOST_FIELDS = 5000
_MOST_SUMS = 2000
_PART = re.compile(r"pdfaid:part(?:\s[^>]*)?(?:>|=[\"'])\s*(\d)")
_LEVEL = re.compile(r"pdfaid:conformance(?:\s[^>]*)?(?:>|=[\"'])\s*([A-Za-z])")
_ANNOTATIONS = {"/RichMedia": "RichMedia", "/3D": "3D", "/Screen": "Screen", "/Movie": "Movie"}
_ACTIONS = {"/Launch": "Launch", "/JavaScript": "JavaScript", "/SubmitForm": "SubmitForm"}


def read_pdf(content: bytes) -> tuple[PdfFacts | None, tuple[FileProblem, ...]]:
    """The facts of a PDF, and what stands in the way of including its pages."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return _facts(pdf, content)
    except pikepdf.PasswordError:
        facts = PdfFacts(pages=0, encrypted="user", signed=_has_byte_range(content))
        return facts, (FileProblem(kind="encrypted"),)
    except MemoryError:
        return None, (FileProblem(kind="bomb"),)
    except Exception as error:  # noqa: BLE001  # hostile bytes: any type may escape
        return None, (FileProblem(kind="broken", detail=reason(error)),)


def _facts(pdf: pikepdf.Pdf, content: bytes) -> tuple[PdfFacts, tuple[FileProblem, ...]]:
    sizes = tuple(_shown_size(page) for page in pdf.pages)
    texts, problems = _texts(content)
    warnings = [str(warning) for warning in pdf.get_warnings()]
    if warnings:
        problems = (*problems, FileProblem(kind="repaired", detail=safe(warnings[0])))
    if any(max(size) > _LARGEST for size in sizes):
        problems = (*problems, FileProblem(kind="not-shown", detail="a page is larger than 5 m"))
    if any(min(size) <= 0 for size in sizes):
        problems = (*problems, FileProblem(kind="not-shown", detail="a page has no size"))
    if not sizes:
        problems = (*problems, FileProblem(kind="broken", detail="0 pages"))
    facts = PdfFacts(
        pages=len(sizes),
        sizes=sizes,
        title=_title(pdf),
        encrypted="owner" if pdf.is_encrypted else "none",
        signed=_has_byte_range(content) or _signature_field(pdf),
        active=tuple(sorted(set(_active(pdf)))),
        text_pages=sum(bool(text.strip()) for text in texts),
        sums=_sums(texts),
        pdfa=_pdfa(pdf),
        embedded=embedded_names(pdf),
        portfolio="/Collection" in pdf.Root,
        asks_adobe=asks_adobe(pdf),
        notes=notes(pdf),
    )
    return facts, problems


def _shown_size(page: pikepdf.Page) -> tuple[float, float]:
    """Width and height in points as a reader shows the page: cropped, turned, in its own unit."""
    left, bottom, right, top = _visible(page)
    unit = float(page.obj.get("/UserUnit", 1) or 1)
    width, height = abs(right - left) * unit, abs(top - bottom) * unit
    turn = int(_inherited(page.obj, "/Rotate") or 0) % 180
    return (round(height, 2), round(width, 2)) if turn else (round(width, 2), round(height, 2))


def _visible(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """The crop box within the media box; a crop box that leaves nothing crops nothing."""
    crop, media = _box(page.cropbox), _box(page.mediabox)
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _box(edges: Iterable[Any]) -> tuple[float, float, float, float]:
    a, b, c, d = (float(edge) for edge in edges)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _inherited(node: pikepdf.Object | None, key: str) -> pikepdf.Object | None:
    for _ in range(_DEEPEST):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return None if node is None else node.get(key)


def _texts(content: bytes) -> tuple[tuple[str, ...], tuple[FileProblem, ...]]:
    """The text layer of each page, by the reader that would also show it."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return (), (FileProblem(kind="not-shown", detail=safe(f"PDFium: {reason(error)}")),)
    try:
        return tuple(_text(document, number) for number in range(len(document))), ()
    finally:
        document.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    found = str(text.get_text_range())
    text.close()
    page.close()
    return found


def _sums(texts: Iterable[str]) -> tuple[Decimal, ...]:
    """Every number that may be a sum, each once; an accounting book has more than anybody compares."""
    found = {sum_ for text in texts for sum_ in amounts(text)}
    return tuple(sorted(found)) if len(found) <= _MOST_SUMS else ()


def _title(pdf: pikepdf.Pdf) -> str:
    try:
        return safe(str(pdf.docinfo.get("/Title", "")))
    except (ValueError, TypeError, RuntimeError):
        return ""


def _pdfa(pdf: pikepdf.Pdf) -> str:
    """The part and level that its metadata claims; nobody has checked the claim."""
    if "/Metadata" not in pdf.Root:
        return ""
    try:
        packet = pdf.Root.Metadata.read_bytes()[:200_000].decode("utf-8", "replace")
    except (pikepdf.PdfError, AttributeError, TypeError):
        return ""
    part, level = _PART.search(packet), _LEVEL.search(packet)
    return part[1] + (level[1].upper() if level else "") if part else ""


def _has_byte_range(content: bytes) -> bool:
    return b"/ByteRange" in content


def _signature_field(pdf: pikepdf.Pdf) -> bool:
    return any(field.get("/FT") == "/Sig" and "/V" in field for field in _fields(pdf))


def _fields(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every form field, however deep; a tree that loops ends."""
    form = pdf.Root.get("/AcroForm")
    waiting = (
        [(field, 0) for field in form.get("/Fields", [])] if isinstance(form, pikepdf.Dictionary) else []
    )
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return
        field, depth = waiting.pop()
        if isinstance(field, pikepdf.Dictionary):
            yield field
            kids: Iterable[Any] = field.get("/Kids", []) if depth < _DEEPEST else []
            waiting += [(kid, depth + 1) for kid in kids]


def _active(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of what does more than show pages."""
    root = pdf.Root
    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and opening.get("/S") != "/GoTo":
        yield "OpenAction"  # where to open is harmless, what to do is not
    yield from ("AA",) if "/AA" in root else ()
    names: Any = root.get("/Names", {})
    yield from (name for name in ("JavaScript", "EmbeddedFiles") if f"/{name}" in names)
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        yield from ("XFA",) if "/XFA" in form else ()
        yield from ("AcroForm",) if len(form.get("/Fields", [])) else ()
    for page in pdf.pages:
        yield from _active_on(page.obj)


def _active_on(page: pikepdf.Object) -> Iterator[str]:
    for annotation in page.get("/Annots", []) or []:
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        kind = str(annotation.get("/Subtype", ""))
        if kind in _ANNOTATIONS:
            yield _ANNOTATIONS[kind]
        if kind == "/FileAttachment":
            yield "EmbeddedFiles"
        action = annotation.get("/A")
        if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) in _ACTIONS:
            yield _ACTIONS[str(action.get("/S"))]
