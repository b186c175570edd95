"""Search finished files for what must not be in them: every byte, every decoded stream, every text and point.

It shares no code with the program: it must find what the program missed. A word is looked for in
every way in which a file may spell it; where the letters themselves are drawn, through PDFium.
"""

import base64
import contextlib
import functools
import hashlib
import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageChops


def leaks(folder: Path, words: Iterable[str], colours: Iterable[tuple[int, int, int]] = ()) -> list[str]:
    """Where the words or colours stand in the files of a folder: name, place and word of each."""
    wanted = [word for word in dict.fromkeys(words) if len(word) > 1]
    found = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        found += [f"{name}: name: {word}" for word in wanted if _fold(word) in _fold(name)]
        found += [f"{name}: {where}" for where in dict.fromkeys(_in_file(file.read_bytes(), wanted))]
        found += [f"{name}: {where}" for where in _seen(file, list(colours))]
    return found


def _in_file(content: bytes, words: list[str]) -> Iterator[str]:
    yield from _in_bytes("bytes", content, words)
    if content.startswith(b"%PDF"):
        yield from _in_pdf(content, words)
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for entry in packed.namelist():
                yield from (f"{entry}: {where}" for where in _in_file(packed.read(entry), words))


def _in_pdf(content: bytes, words: list[str]) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            where = f"object {thing.objgen[0]}"
            yield from _in_object(where, thing, words)
        for part in (pdf.docinfo, pdf.trailer):
            yield from _in_object("trailer", part, words)
    document = pypdfium2.PdfDocument(content)
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        drawn = text.get_text_range() if text.count_chars() else ""
        yield from (f"page {number}: glyphs: {w}" for w in words if _fold(w) in _fold(drawn))
        yield from (f"page {number}: glyphs squeezed: {w}" for w in words if _bare(w) in _bare(drawn))
        text.close()
        page.close()
    document.close()


def _in_object(where: str, thing, words: list[str], depth: int = 0) -> Iterator[str]:
    if isinstance(thing, pikepdf.Stream):
        yield from _in_stream(where, thing, words)
    if isinstance(thing, pikepdf.String):
        yield from _in_bytes(f"{where} string", bytes(thing), words)
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield from (f"{where}: text: {w}" for w in words if _fold(w) in _fold(str(thing)))
    for key, value in _held(thing) if depth < 6 else ():
        yield from (f"{where}: key: {w}" for w in words if _fold(w) in _fold(key))
        if not getattr(value, "is_indirect", False):
            yield from _in_object(f"{where}{key}", value, words, depth + 1)


def _in_stream(where: str, stream: pikepdf.Stream, words: list[str]) -> Iterator[str]:
    yield from _in_bytes(f"{where} raw", stream.read_raw_bytes(), words)
    if pikepdf.Name.Width in stream:
        return  # a picture, whose points are looked at
    with contextlib.suppress(pikepdf.PdfError):
        yield from _in_bytes(f"{where} decoded", stream.read_bytes(), words)


def _held(thing) -> list[tuple[str, object]]:
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return [(str(key), value) for key, value in thing.items()]
    return [("", value) for value in thing] if isinstance(thing, pikepdf.Array) else []


def _in_bytes(where: str, content: bytes, words: list[str]) -> Iterator[str]:
    for told in _spelled_in(_Bytes(content), tuple(words)):
        yield f"{where}: {told}"


class _Bytes(bytes):
    """Content that is looked through once: files of several editions share most of theirs."""

    __slots__ = ()

    def __hash__(self):
        return hash(hashlib.sha256(self).digest())


@functools.lru_cache(maxsize=4096)
def _spelled_in(content: _Bytes, words: tuple[str, ...]) -> tuple[str, ...]:
    low = content.lower()
    return tuple(f"{how}: {word}" for word in words for how, spelled in _spellings(word) if spelled in low)


@functools.cache
def _spellings(word: str) -> tuple[tuple[str, bytes], ...]:
    """The word as bytes, in small letters: the content is searched in small letters too."""
    return tuple(dict.fromkeys(_all_spellings(word)))


def _all_spellings(word: str) -> Iterator[tuple[str, bytes]]:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, word).lower()
        yield "utf-8", text.encode()
        yield "utf-16-be", text.encode("utf-16-be")
        yield "utf-16-le", text.encode("utf-16-le")
        yield "hex of utf-16", text.encode("utf-16-be").hex().encode()
        yield "hex of utf-8", text.encode().hex().encode()
        if all(ord(letter) < 256 for letter in text):
            yield "latin-1", text.encode("latin-1")
            yield "octal", "".join(f"\\{ord(letter):03o}" for letter in text).encode()
            yield "spaced", "\0".join(text).encode("latin-1")
        yield "percent", "".join(f"%{byte:02x}" for byte in text.encode()).encode()
        yield "entity", "".join(f"&#{ord(letter)};" for letter in text).encode()
    capital = word[:1].upper() + word[1:]
    for spelled in dict.fromkeys((word, word.lower(), word.upper(), capital)):
        yield "hex of it", spelled.encode().hex().encode()
        yield "hex of utf-16", spelled.encode("utf-16-be").hex().encode()
        if len(spelled) > 5:
            middle = base64.b64encode(spelled.encode())[: len(spelled) // 3 * 4]
            yield "base64", middle.lower()


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _bare(text: str) -> str:
    return "".join(letter for letter in _fold(text) if letter.isalnum())


def _seen(file: Path, colours: list[tuple[int, int, int]]) -> Iterator[str]:
    """Colours that only hidden things have, in every picture of the file and on every page as it is drawn."""
    if not colours:
        return
    content = file.read_bytes()
    for where, image in _pictures(content):
        points = image.convert("RGB")
        points.thumbnail((400, 400), Image.Resampling.NEAREST)
        for colour in colours:
            if _holds(points, colour):
                yield f"{where}: colour {colour}"


def _holds(points: Image.Image, colour: tuple[int, int, int]) -> bool:
    apart = ImageChops.difference(points, Image.new("RGB", points.size, colour))
    red, green, blue = (band.point(lambda value: 255 * (value < 40)) for band in apart.split())
    return ImageChops.multiply(ImageChops.multiply(red, green), blue).getbbox() is not None


def _pictures(content: bytes) -> Iterator[tuple[str, Image.Image]]:
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream) and pikepdf.Name.Width in thing:
                    with contextlib.suppress(
                        OSError, pikepdf.PdfError
                    ):  # what nobody can decode shows nothing
                        yield f"picture {thing.objgen[0]}", pikepdf.PdfImage(thing).as_pil_image()
        document = pypdfium2.PdfDocument(content)
        for number, page in enumerate(document, 1):
            yield f"page {number} as drawn", page.render(scale=0.7).to_pil()
        document.close()
        return
    for start in _starts(content, b"\xff\xd8\xff"):  # every JPEG in the bytes, wherever it hides
        try:
            image = Image.open(io.BytesIO(content[start:]))
            image.load()
        except (OSError, ValueError, SyntaxError, zlib.error):
            continue
        yield f"JPEG at {start}", image


def _starts(content: bytes, mark: bytes) -> Iterator[int]:
    at = content.find(mark)
    while at >= 0:
        yield at
        at = content.find(mark, at + 1)
