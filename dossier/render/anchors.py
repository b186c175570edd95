"""Names of the places that links point at; one function makes every one of them."""

import hashlib
import re
import unicodedata

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(text: str) -> str:
    """`text` as `[a-z0-9-]`; two different texts never give the same name.

    A text that had to be changed carries a piece of its digest, so that `Note 1` and
    `note-1` stay two places.
    """
    if _PLAIN.fullmatch(text):
        return text
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:40].rstrip("-") or "x"
    return f"{base}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def exhibit(number: int) -> str:
    """First page of an exhibit."""
    return f"exhibit-{number}"


def exhibit_page(number: int, page: int, *, signed: bool = False) -> str:
    """A page of an exhibit's PDF; a signed one stands behind a sheet of ours."""
    return f"{foreign(number, signed=signed)}-p{page}"


def foreign(number: int, *, signed: bool = False) -> str:
    """First page of an exhibit's PDF."""
    return f"exhibit-{number}-file" if signed else f"exhibit-{number}"


def photo(label: str) -> str:
    """The plate of a photograph, by its label such as `2/1`."""
    return f"photo-{label.replace('/', '-')}"


def file(label: str) -> str:
    """The row of the integrity annex of a photograph (`2/1`) or an exhibit (`3`)."""
    return f"file-{label.replace('/', '-')}"


def observation(constat: int, number: str) -> str:
    """An observation of the record with this rank, from 1."""
    return f"obs-{constat}-{slug(number)}"


def of(kind: str, id_: str) -> str:
    """Anything else that has an id: `loss`, `event`, `letter`, `statement`, `fact`, `claim`."""
    return f"{kind}-{slug(id_)}"


def section(name: str) -> str:
    """The beginning of a section."""
    return f"section-{name}"
