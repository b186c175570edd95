"""The words of an HTML message: nothing is fetched, nothing runs, no look is kept."""

import re
from html.parser import HTMLParser
from typing import Final

_UNSAID: Final = frozenset({"head", "iframe", "noscript", "object", "script", "style", "template", "title"})
_BLOCKS: Final = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 "
        "h5 h6 header hr li main nav ol p pre section table tr ul",
    )
)
_SOURCES: Final = frozenset({"src", "background", "poster", "data"})
_FAR: Final = re.compile(r"\s*(?:https?:|ftp:|file:|//)", re.IGNORECASE)
_KEPT: Final = "\x01"
"""Stands for a space that the writer wants kept, while others are folded."""

_SPACES: Final = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*|[ \t\r\f\v]+")


class _Words(HTMLParser):
    """Gathers words, line ends and the addresses of links; counts what lies elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.elsewhere = 0
        self._unsaid: list[str] = []
        self._kept = 0
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; what would be fetched is only counted."""
        self.elsewhere += sum(name in _SOURCES and bool(_FAR.match(value or "")) for name, value in attrs)
        if tag in _UNSAID:
            self._unsaid.append(tag)
        elif not self._unsaid:
            self._begin(tag, dict(attrs))

    def _begin(self, tag: str, said: dict[str, str | None]) -> None:
        self._kept += tag == "pre"
        if tag in _BLOCKS or tag == "br":
            self.pieces.append("\n" if tag == "br" else "\n\0")
        if tag == "li":
            self.pieces.append("- ")
        elif tag in {"td", "th"}:
            self.pieces.append("\t")
        elif tag == "img":
            self.pieces.append(f"[{(said.get('alt') or said.get('src') or '').strip()[:200]}]")
        elif tag == "a":
            self._link = (said.get("href") or "").strip()

    def handle_endtag(self, tag: str) -> None:
        """A block ends a line; a link says where it leads, unless its words do."""
        if self._unsaid:
            if tag in self._unsaid:
                del self._unsaid[self._unsaid.index(tag) :]
            return
        self._kept -= tag == "pre" and self._kept > 0
        if tag == "a" and self._link and self._link not in "".join(self.pieces[-8:]):
            self.pieces.append(f" <{self._link[:500]}>")
        if tag == "a":
            self._link = ""
        if tag in _BLOCKS:
            self.pieces.append("\n\0")

    def handle_data(self, data: str) -> None:
        """Words, with their spaces folded as a reader folds them."""
        if not self._unsaid:
            self.pieces.append(
                data.replace(" ", _KEPT) if self._kept else _SPACES.sub(" ", data.replace("\n", " "))
            )


def words_of(html: str) -> tuple[str, int]:
    """The words of a page, and how many things it would fetch from elsewhere."""
    parser = _Words()
    parser.feed(html.replace("\0", "").replace(_KEPT, ""))
    parser.close()
    joined = re.sub(r"(?:\n\0?[ ]*)*\n\0[ ]*(?:\n\0?[ ]*)*", _gap, "".join(parser.pieces))
    lines = [line.strip(" ") for line in joined.replace("\0", "").split("\n")]
    return "\n".join(lines).strip("\n").replace(_KEPT, " "), parser.elsewhere


def _gap(found: re.Match[str]) -> str:
    """Blocks that touch give one line end; one line more where the writer left room."""
    return "\n\n" if len(re.findall(r"\n(?!\0)", found[0])) > 1 else "\n"
