"""The few SVG elements that the figures need; every text and value is escaped here, and only here."""

import unicodedata
from xml.sax.saxutils import escape, quoteattr

INK = "#1c2a3a"
TEXT = "#16191d"
GREY = "#6a737d"
PALE = "#8a94a0"
HAIR = "#c9ced4"
CONE = "#dfe4ea"
GROUND = "#eef0f3"
RED = "#b4552d"
WHITE = "#ffffff"

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_BREAKS = {"Zl", "Zp"}


def plain(text: str) -> str:
    """The text on one line, without characters that XML forbids or that hide and reorder others."""
    shown = (_visible(character) for character in text)
    return " ".join(word for word in "".join(shown).split(" ") if word)


def number(value: float) -> str:
    """A coordinate in hundredths of a millimetre, the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(tag: str, *children: str, **attributes: float | str | None) -> str:
    """One element; `stroke_width` becomes `stroke-width`, None is left out."""
    written = "".join(
        f" {name.replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{''.join(children)}</{tag}>" if children else f"<{tag}{written}/>"


def line(x1: float, y1: float, x2: float, y2: float, **look: float | str | None) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **look)


def text(words: str, x: float, y: float, size: float, **look: float | str | None) -> str:
    """One line of text."""
    return element("text", escape(plain(words)), x=x, y=y, font_size=size, **look)


def drawing(width: float, height: float, title: str, content: list[str]) -> str:
    """The whole figure in millimetres; its title comes first, as assistive readers expect."""
    return element(
        "svg",
        element("title", escape(plain(title))),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        width=f"{number(width)}mm",
        height=f"{number(height)}mm",
        viewBox=f"0 0 {number(width)} {number(height)}",
        font_family="Dossier Sans",
        fill=TEXT,
    )


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\t\n\r\v\f" or category in _BREAKS:
        return " "
    return "" if category in _HIDDEN else character
