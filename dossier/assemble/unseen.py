"""The words of a page that stands as a picture: there to be found, copied and read aloud, not to be seen.

They are set in a font of the program's own whose letters are boxes that are never drawn; readers mark
a found word by them. Every character has a letter of its own, so that none is missing.
"""

import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_NAME = "DossierUnseen"
_EM, _WIDTH = 1000, 500
_UNSAYABLE = {"Cc", "Cf", "Cn", "Co", "Cs"}
"""Kinds of characters that an archive may not say of a letter, or that say nothing."""

_UNKNOWN = "\ufffd"
_HYPHEN = "\x02"  # what PDFium reads where a word is broken at the end of a line
_MOST = 65_000
_BLOCK = 100  # meanings that one block of a character map may hold


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters along a line, upright, in points from the bottom left of what is shown."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Unseen:
    """The letters of one exhibit's words, gathered page by page.

    Attributes:
        pdf: The file that is being made.
        font: What pages name in their resources.
        letters: Each character with the number of its letter, from 1.
    """

    pdf: Pdf
    font: Object
    letters: dict[str, int] = field(default_factory=dict)

    @classmethod
    def begin(cls, pdf: Pdf) -> "Unseen":
        """No letter yet."""
        return cls(pdf, pdf.make_indirect(Dictionary(Type=Name.Font)))

    def drawn(self, words: Iterable[Word], font: str) -> bytes:
        """Instructions that set the words where they stand in the picture; nothing where there is none."""
        lines = [line for word in words for line in self._set(word, font)]
        return b"\n".join([b"BT", b"3 Tr", *lines, b"ET"]) if lines else b""

    def finish(self) -> None:
        """Put the letters into the file, now that all are known."""
        if not self.letters:
            return
        program = self.pdf.make_stream(_program(len(self.letters)))
        program.Length1 = len(program.read_bytes())
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/{_NAME}"), Flags=4, ItalicAngle=0, StemV=80,
            Ascent=_EM, Descent=0, CapHeight=_EM, FontBBox=Array([0, 0, _WIDTH, _EM]), FontFile2=program,
        )  # fmt: skip
        holder = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name(f"/{_NAME}"), DW=_WIDTH,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=self.pdf.make_indirect(descriptor), CIDToGIDMap=Name.Identity,
        )  # fmt: skip
        self.font.Subtype, self.font.BaseFont = Name.Type0, Name(f"/{_NAME}")
        self.font.Encoding = Name("/Identity-H")
        self.font.DescendantFonts = Array([self.pdf.make_indirect(holder)])
        self.font.ToUnicode = self.pdf.make_stream(_meanings(self.letters))

    def _set(self, word: Word, font: str) -> Iterator[bytes]:
        codes = "".join(f"{self._letter(char):04X}" for char in sayable(word.text))
        size = max(word.top - word.bottom, 0.1)
        natural = len(codes) / 4 * size * _WIDTH / _EM
        if codes:
            stretch = max((word.right - word.left) / natural * 100, 0.1)
            place = f"1 0 0 1 {word.left:.3f} {word.bottom:.3f} Tm"
            yield f"{font} {size:.3f} Tf {stretch:.3f} Tz {place} <{codes}> Tj".encode()

    def _letter(self, char: str) -> int:
        if len(self.letters) >= _MOST:
            char = _UNKNOWN if _UNKNOWN in self.letters else next(iter(self.letters))
        return self.letters.setdefault(char, len(self.letters) + 1)


def sayable(text: str) -> str:
    """The text with a sign for what cannot be said in an archive, such as letters of a private alphabet."""
    return "".join(_said(char) for char in text.replace(_HYPHEN, "-"))


def _said(char: str) -> str:
    if char.isspace():
        return " "
    return _UNKNOWN if unicodedata.category(char) in _UNSAYABLE else char


def _program(count: int) -> bytes:
    """A font of so many letters, with nothing in it that depends on the day."""
    names = [".notdef", *(f"u{number}" for number in range(1, count + 1))]
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupHead(unitsPerEm=_EM, created=0, modified=0)
    builder.setupGlyphOrder(names)
    box = _box()
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (_WIDTH, 0)))
    builder.setupHorizontalHeader(ascent=_EM, descent=0)
    builder.setupMaxp()
    builder.font.recalcTimestamp = False
    for table in ("OS/2", "cmap", "name", "post"):
        if table in builder.font:
            del builder.font[table]
    held = io.BytesIO()
    builder.font.save(held, reorderTables=True)
    return held.getvalue()


def _box() -> Glyph:
    """As high as a line and as wide as every letter."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, _EM), (_WIDTH, _EM), (_WIDTH, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _meanings(letters: dict[str, int]) -> bytes:
    """The map from letters to the characters that they stand for."""
    pairs = [f"<{number:04X}> <{char.encode('utf-16-be').hex().upper()}>" for char, number in letters.items()]
    blocks = (pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK))
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
