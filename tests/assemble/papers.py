"""Parts and exhibits made on the spot, and the plan that joins them."""

import hashlib
import io
from functools import cache
from pathlib import Path

import pikepdf
from fpdf import FPDF
from pikepdf import Array, Dictionary, Name
from PIL import Image
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from dossier.files import program_folder
from dossier.model.parts import LINK_SCHEME, Bookmark, ForeignPages, Part, Plan, Spot, Stamps

FOOT = (
    "SPÉCIMEN – DOSSIER FICTIF inspiré d’un entretien public. Pièces, photographies, horaires, "
    "montants et signataires inventés. Ne pas produire en justice."
)
PLAIN = Stamps()
STAMPS = Stamps(draft="PROJET", specimen="SPÉCIMEN", foot=FOOT)

_STYLE = """
@font-face { font-family: "Paper"; src: url(%s) }
@page { size: A4; margin: 24mm 22mm 24mm 30mm; @top-left { content: "Affaire"; font: 7pt Paper } }
html { font: 10pt Paper } h1 { bookmark-level: 1 } h2 { bookmark-level: 2; break-before: page }
a { color: inherit; text-decoration: none } td { width: 100mm }
img { width: 60mm; display: block; image-rendering: crisp-edges }
"""


def jpeg(shade: int) -> bytes:
    """A small picture, different for each shade."""
    content = io.BytesIO()
    Image.linear_gradient("L").rotate(shade).convert("RGB").resize((64, 48)).save(content, "JPEG")
    return content.getvalue()


def part(folder: Path, name: str, body: str, pictures: tuple[bytes, ...] = ()) -> Part:
    """Pages of our own, rendered as the program does."""
    file = folder / f"{name}.pdf"
    content, made = _rendered(name, body, pictures)
    file.write_bytes(content)
    return Part(name, file, **made)


@cache
def _rendered(name: str, body: str, pictures: tuple[bytes, ...]) -> tuple[bytes, dict]:
    class Own(URLFetcher):
        def fetch(self, url, headers=None):
            del headers
            font = url == "own:font"
            content = fonts.read_bytes() if font else pictures[int(url.removeprefix("own:"))]
            return URLFetcherResponse(url, content, {"Content-Type": "font/ttf" if font else "image/jpeg"})

    fonts = program_folder("templates") / "fonts" / "SourceSans3-Regular.ttf"
    html = (
        f'<html lang="fr"><title>{name}</title><style>{_STYLE % "own:font"}</style><body>{body}</body></html>'
    )
    laid = HTML(string=html, url_fetcher=Own()).render(pdf_tags=True)

    def spot(page: int, at: tuple[float, float]) -> Spot:
        return Spot(page, round(at[0] * 0.75, 2), round((laid.pages[page].height - at[1]) * 0.75, 2))

    marks = [(n, mark) for n, page in enumerate(laid.pages) for mark in page.bookmarks]
    return laid.write_pdf(pdf_tags=True), {
        "pages": len(laid.pages),
        "anchors": {
            key: spot(n, at[:2]) for n, page in enumerate(laid.pages) for key, at in page.anchors.items()
        },
        "bookmarks": tuple(Bookmark(level, title, spot(n, at)) for n, (level, title, at, _) in marks),
        "links": tuple(
            link[1].removeprefix(LINK_SCHEME)
            for page in laid.pages
            for link in page.links
            if link[1].startswith(LINK_SCHEME)
        ),
        "images": tuple(hashlib.sha256(picture).hexdigest() for picture in pictures),
    }


def letter(
    text: str = "Monsieur le ministre", pages: int = 1, size: tuple[float, float] = (595.28, 841.89)
) -> bytes:
    """A PDF that someone else made."""
    paper = FPDF(unit="pt", format=size)
    paper.set_auto_page_break(auto=False)
    paper.add_font("Sans", "", program_folder("templates") / "fonts" / "SourceSans3-Regular.ttf")
    for number in range(1, pages + 1):
        paper.add_page()
        paper.set_font("Sans", size=20)
        paper.text(20, 40, f"{text} {number}")
    return bytes(paper.output())


def changed(content: bytes, change) -> bytes:
    """The PDF with its first page (and whatever hangs on it) changed by `change(pdf, page)`."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf, pdf.pages[0])
        pdf.save(out)
    return out.getvalue()


def exhibit(
    folder: Path, number: int, content: bytes, pages: int = 1, *, signed: bool = False
) -> ForeignPages:
    """An exhibit's own pages."""
    file = folder / f"lettre-{number}.pdf"
    file.write_bytes(content)
    return ForeignPages(
        name=f"exhibit-{number}",
        pdf=file,
        sha256=hashlib.sha256(content).hexdigest(),
        pages=pages,
        anchor=f"exhibit-{number}",
        title=f"Pièce n° {number} – Lettre",
        stamp=f"Pièce n° {number}",
        alternative=f"Pièce n° {number}, page {{page}}",
        signed=signed,
    )


def field(pdf: pikepdf.Pdf, page: pikepdf.Page, *, appearance: bool) -> None:
    """A filled form field, with or without its own appearance."""
    widget = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="nom", V="Alice", F=4,
        Rect=Array([100, 600, 300, 630]), DA="/Helv 14 Tf 0 g", MK=Dictionary(BG=Array([1, 0, 0])),
    )  # fmt: skip
    if appearance:
        widget.AP = Dictionary(N=_red(pdf, 200, 30))
    annotation = pdf.make_indirect(widget)
    page.obj.Annots = Array([annotation])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([annotation]), DA="/Helv 14 Tf 0 g", DR=Dictionary(Font=Dictionary(Helv=_helvetica()))
    )


def _helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _red(pdf: pikepdf.Pdf, width: float, height: float) -> pikepdf.Stream:
    form = pikepdf.Stream(pdf, f"1 0 0 rg 0 0 {width} {height} re f".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, width, height])
    return form


def highlight(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """A mark that only says what it means; the reader draws it."""
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Highlight, F=4, C=Array([1, 0, 0]))
    mark.Rect = Array([100, 600, 300, 630])
    mark.QuadPoints = Array([100, 630, 300, 630, 100, 600, 300, 600])
    page.obj.Annots = Array([pdf.make_indirect(mark)])


def hidden_layer(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """A red block on a layer that is off."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Brouillon"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array()))
    page.obj.Resources.Properties = Dictionary(L0=group)
    page.contents_add(b"/OC /L0 BDC 1 0 0 rg 100 600 200 30 re f EMC")


LIST = (
    '<h1 id="list">Bordereau</h1><table>'
    '<tr><td><a href="dossier:exhibit-2">Pièce n° 2</a></td><td>3</td></tr>'
    '<tr><td><a href="dossier:exhibit-3">Pièce n° 3</a></td><td>5</td></tr></table>'
    '<h2 id="facts">Faits</h2><p>Voir <a href="dossier:photo-2-1">la photo 2/1</a>.</p>'
)
PLATES = (
    '<h1 id="exhibit-2">Pièce n° 2</h1><h2 id="photo-2-1">Photo 2/1</h2><img src="own:0" alt="Façade">'
    '<img src="own:1" alt="Porte"><p><a href="dossier:facts">Faits</a></p>'
)


def dossier(folder: Path, stamps: Stamps = STAMPS) -> Plan:
    """A list, a series of photographs and a letter of two pages: seven pages in all."""
    items = (
        part(folder, "list", LIST),
        part(folder, "plates", PLATES, (jpeg(10), jpeg(50))),
        exhibit(folder, 3, letter(pages=2), pages=2),
        part(folder, "annex", '<h1 id="annex">Annexe</h1><p><a href="dossier:exhibit-3-p2">p. 2</a></p>'),
    )
    return Plan("Dossier de preuves", "fr", items, stamps, {2: 3, 3: 5}, "2026-11-23", "Dossier fictif")
