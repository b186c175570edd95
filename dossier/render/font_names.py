"""Name embedded fonts alike under every version of Pango.

WeasyPrint names a font after a digest of how Pango describes it. From version 1.56 on, Pango adds
the font's features (`Dossier Serif #kern`), and every name would change with the machine, and with it the
bytes of the dossier. Without that addition Debian 12 and Debian 13 make the same file.
"""

import hashlib
from typing import Any


def steady_font_names() -> None:
    """Let WeasyPrint digest a font's description without the features that only newer Pangos add."""
    from weasyprint.pdf import fonts

    fonts.md5 = _digest_without_features


def _digest_without_features(description: bytes, **options: Any) -> Any:
    return hashlib.md5(description.split(b" #")[0], **options)  # noqa: S324 - a name, not a proof
