"""PDF files such as people bring, and worse: each made here, each with what must become of it."""

import io
from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tests.assemble.papers import changed, field, hidden_layer, highlight, letter

Change = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def _boxed(key: str, *edges: float) -> bytes:
    return changed(letter(), lambda _pdf, page: page.obj.__setitem__(f"/{key}", Array(list(edges))))


def _set(key: str, value: object) -> bytes:
    return changed(letter(), lambda _pdf, page: page.obj.__setitem__(f"/{key}", value))


def _mixed() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for size, turn in (
            ((595, 842), 0),
            ((842, 595), 90),
            ((2384, 3370), 0),
            ((300, 100), 270),
            ((612, 792), 180),
        ):
            with pikepdf.open(io.BytesIO(letter(size=size))) as one:
                one.pages[0].Rotate = turn
                pdf.pages.extend(one.pages)
        pdf.save(out)
    return out.getvalue()


def _long(pages: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter())) as one, pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.pages.append(one.pages[0])
        pdf.save(out)
    return out.getvalue()


def _saved(content: bytes, **how: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, **how)
    return out.getvalue()


def _locked(user: str) -> bytes:
    permissions = pikepdf.Permissions(print_highres=False, extract=False)
    return _saved(letter(), encryption=pikepdf.Encryption(owner="owner", user=user, allow=permissions))


def _attached(pdf: pikepdf.Pdf, _page: pikepdf.Page) -> None:
    pdf.attachments["devis.txt"] = b"1 200,00"


def _portfolio(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    _attached(pdf, page)
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)


def _xfa(pdf: pikepdf.Pdf, _page: pikepdf.Page) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Stream(pdf, b"<xdp/>"))
    pdf.Root.NeedsRendering = True


def _note(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([20, 20, 40, 40]), Contents="A vérifier", F=4
    )
    page.obj.Annots = Array([pdf.make_indirect(note)])


def _stamp(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    form = Stream(pdf, b"1 0 0 rg 0 0 100 40 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 40])
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([20, 20, 120, 60]), F=4)
    stamp.AP = Dictionary(N=form)
    page.obj.Annots = Array([pdf.make_indirect(stamp)])


def _script(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.Root.OpenAction = action
    page.obj.AA = Dictionary(O=action)


def _endless(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """A form that draws itself."""
    form = pdf.make_indirect(Stream(pdf, b"/Me Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
    form.Resources = Dictionary(XObject=Dictionary(Me=form))
    page.obj.Resources.XObject = Dictionary(Me=form)
    page.contents_add(b"/Me Do")


def _no_content(_pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    del page.obj.Contents


def _no_resources(_pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    del page.obj.Resources


def _garbage(_pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.contents_add(b"q q q BT ( unbalanced \xff\xfe Do Do /Nothing gs ET")


def _pages_twice(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    pdf.Root.Pages.Kids.append(page.obj)
    pdf.Root.Pages.Count = 2


def _wrong_count(pdf: pikepdf.Pdf, _page: pikepdf.Page) -> None:
    pdf.Root.Pages.Count = 9000


SHOWN: Mapping[str, Callable[[], bytes]] = {
    "owner password": lambda: _locked(""),
    "mixed sizes and turns": _mixed,
    "three hundred pages": lambda: _long(300),
    "turned by an odd angle": lambda: _set("Rotate", 45),
    "turned backwards": lambda: _set("Rotate", -90),
    "crop box outside the page": lambda: _boxed("CropBox", 5000, 5000, 6000, 6000),
    "crop box of no size": lambda: _boxed("CropBox", 0, 0, 0, 0),
    "media box upside down": lambda: _boxed("MediaBox", 595, 842, 0, 0),
    "media box far away": lambda: _boxed("MediaBox", 100000, 100000, 100595, 100842),
    "unit of its own": lambda: _set("UserUnit", 2),
    "attached file": lambda: changed(letter(), _attached),
    "sticky note": lambda: changed(letter(), _note),
    "rubber stamp": lambda: changed(letter(), _stamp),
    "highlight": lambda: changed(letter(), highlight),
    "field": lambda: changed(letter(), lambda pdf, page: field(pdf, page, appearance=False)),
    "hidden layer": lambda: changed(letter(), hidden_layer),
    "scripts": lambda: changed(letter(), _script),
    "form that draws itself": lambda: changed(letter(), _endless),
    "page without content": lambda: changed(letter(), _no_content),
    "page without resources": lambda: changed(letter(), _no_resources),
    "garbage in the content": lambda: changed(letter(), _garbage),
    "page twice in the tree": lambda: changed(letter(), _pages_twice),
    "wrong number of pages": lambda: changed(letter(), _wrong_count),
    "words before its head": lambda: b"\r\nReceived by fax\r\n" + letter(),
    "words after its end": lambda: letter() + b"\n" * 5000,
    "object streams": lambda: _saved(letter(), object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "linearised": lambda: _saved(letter(), linearize=True),
}
"""Files whose pages stand in the dossier, as many as they have."""

NAMED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "user password": (lambda: _locked("user"), "encrypted"),
    "media box of no size": (lambda: _boxed("MediaBox", 0, 0, 0, 0), "not-shown"),
    "cut off at its end": (lambda: letter()[:-300], "not-shown"),
    "page of ten metres": (lambda: _boxed("MediaBox", 0, 0, 28_000, 28_000), "not-shown"),
    "no pages": (lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>", "broken"),
    "head only": (lambda: b"%PDF-1.7\n", "broken"),
    "another file behind its head": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken"),
}
"""Files whose pages cannot be shown, and the problem that says so."""

REMARKED: Mapping[str, tuple[Callable[[], bytes], Mapping[str, object]]] = {
    "attached file": (SHOWN["attached file"], {"embedded": ("devis.txt",), "portfolio": False}),
    "portfolio": (lambda: changed(letter(), _portfolio), {"embedded": ("devis.txt",), "portfolio": True}),
    "form of Adobe's reader": (lambda: changed(letter(), _xfa), {"asks_adobe": True}),
    "sticky note": (SHOWN["sticky note"], {"notes": 1}),
    "rubber stamp": (SHOWN["rubber stamp"], {"notes": 0}),
}
"""Files that hold more than their pages show, and the facts that say so."""
