"""Words of Markdown and plain text."""

import codecs
import re
from collections.abc import Iterator

from dossier.ingest.submissions.told import Line

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HASHES = re.compile(r"^#{1,6}\s+(?P<words>.*?)\s*#*$")
_RULED = re.compile(r"^(?:=+|-+)\s*$")
_ROW = re.compile(r"^\|?(?P<cells>.+\|.*?)\|?$")
_RULE = re.compile(r"^[\s|:-]+$")
_ITEM = re.compile(r"^(?:[-*+•]|\d{1,3}[.)])\s")
_NOTE = re.compile(r"^\[\^[^\]]{1,30}\]:\s*")
_SIGNS = re.compile(
    r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.,;:!?»)])[*_](?!\w)|\[\^[^\]]{1,30}\](?!:)|\\(?=[^\w\s])"
)
_LINK = re.compile(r"\[([^\]]{1,200})\]\([^)\s]{1,500}\)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_text(content: bytes) -> Iterator[Line]:
    """Its paragraphs; blank lines part them, and so do headings, items and rows."""
    text = _COMMENT.sub("", _decoded(content))
    waiting: list[str] = []
    for line in (*text.splitlines(), ""):
        whole = _whole(line.strip(), waiting)
        if whole is None:
            waiting.append(line.strip())
            continue
        if waiting and not (whole and whole[0].text == ""):
            yield Line(_bare(" ".join(waiting)), "note" if _NOTE.match(waiting[0]) else "text")
        elif waiting:
            yield Line(_bare(" ".join(waiting)), "heading")
        waiting = []
        if _ITEM.match(line.strip()):
            waiting = [line.strip()]
            continue
        yield from whole


def _whole(line: str, waiting: list[str]) -> list[Line] | None:
    """What a line is by itself; None where it belongs to the paragraph before it or begins one."""
    if not line:
        return []
    if heading := _HASHES.match(line):
        return [Line(_bare(heading["words"]), "heading")]
    if len(waiting) == 1 and _RULED.match(line):
        return [Line("", "heading")]
    if (row := _ROW.match(line)) and line.count("|") > 1 and not _RULE.match(line):
        cells = (_bare(cell.strip()) for cell in row["cells"].split("|") if cell.strip())
        return [Line(" | ".join(cells), "row")]
    parts = _RULE.match(line) or _ITEM.match(line) or (_NOTE.match(line) and waiting)
    return [] if parts else None


def _bare(text: str) -> str:
    """Without the signs that make bold, links and notes."""
    return _SIGNS.sub("", _LINK.sub(r"\1", _NOTE.sub("", text)))


def _decoded(content: bytes) -> str:
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return content.removeprefix(bom).decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
