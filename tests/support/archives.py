"""Files for archives: exhibits that keep the standards and others that do not, and second opinions."""

import io
import shutil
import subprocess

import page as checker
import pdfua
import pikepdf
from fpdf import FPDF
from pikepdf import Array, Dictionary, Name, String

from tests.assemble.papers import changed, letter

WORDS = "Facture du serrurier"


def bare(text=WORDS):
    """A page in Helvetica, which every reader brings with it and no archive takes."""
    paper = FPDF(unit="pt", format=(595.28, 841.89))
    paper.add_page()
    paper.set_font("Helvetica", size=20)
    paper.text(60, 80, text)
    return bytes(paper.output())


def scripted(text=WORDS):
    """The same, with a script that runs when it opens."""

    def script(pdf, _page):
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))

    return changed(bare(text), script)


def fit(text=WORDS):
    """A page that keeps PDF/A but for what its maker says of the letter that is missing, mended here."""

    def mend(pdf, _page):
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and Name.ToUnicode in thing:
                meanings = thing.ToUnicode.read_bytes()
                thing.ToUnicode.write(meanings.replace(b"<0000> <0000>\n", b"<0000> <FFFD>\n"))

    return changed(letter(text), mend)


def inks():
    """A page painted in the inks of a press, of which nothing says how they look."""
    return changed(fit(), lambda _pdf, page: page.contents_add(b"0 1 1 0 k 100 600 200 30 re f"))


def two(first, second):
    """One file of two files' first pages."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(first)) as one, pikepdf.open(io.BytesIO(second)) as other:
        one.pages.append(other.pages[0])
        one.save(held)
    return held.getvalue()


def turned():
    """A page that is shown on its side."""
    return changed(bare(), lambda _pdf, page: page.obj.__setitem__("/Rotate", 90))


def private():
    """A page whose letter means a character of a private alphabet."""

    def mean(pdf, _page):
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and Name.ToUnicode in thing:
                meanings = thing.ToUnicode.read_bytes()
                thing.ToUnicode.write(meanings.replace(b"<0046>", b"<E000>"))

    return changed(letter("F"), mean)


def opinions(file):
    """What two checkers (three, where veraPDF is installed) say against the file."""
    said = []
    for profile in (checker.ValidationProfile.PDF_A_3A, checker.ValidationProfile.PDF_UA_1):
        said += [failure.message for failure in checker.validate_pdf(str(file), profile=profile).failures]
    said += [f"{one.rule_id}: {one.message}" for one in pdfua.validate(str(file)).findings]
    with pikepdf.open(file) as pdf:
        said += pdf.check_pdf_syntax()
    return said + _vera(file)


def _vera(file):
    program = shutil.which("verapdf")
    if program is None:
        return []
    said = []
    for flavour in ("3a", "ua1"):
        words = [program, "--flavour", flavour, "--format", "text", str(file)]
        told = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120).stdout
        said += [] if told.startswith("PASS") else [told]
    return said


def attached(file):
    """The attached files by their names."""
    with pikepdf.open(file) as pdf:
        names = pdf.Root.Names.get(Name.EmbeddedFiles)
        tree = pikepdf.NameTree(names) if names is not None else {}
        return {name: one.EF.F.read_bytes() for name, one in tree.items()}


def tampered(file, change):
    """The file with `change(pdf)` made to it."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(file)
    return file


__all__ = [
    "WORDS", "Array", "attached", "bare", "fit", "inks", "opinions", "private", "scripted", "tampered",
    "turned", "two",
]  # fmt: skip
