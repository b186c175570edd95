"""Give WeasyPrint the derivatives and fonts of one part, and nothing else."""

import re
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

from dossier.files import Store

_DERIVATIVE = re.compile(r"derivative:([0-9a-f]{64})")
_FONT = re.compile(r"program:fonts/([A-Za-z0-9-]+\.ttf)")


class PartFetcher(URLFetcher):  # type: ignore[misc]
    """Knows two kinds of address of our own; any other is an error that stops the rendering.

    An own scheme keeps absolute paths out of the bytes, and leaves neither the disk nor
    the network within reach of a hostile page.
    """

    def __init__(self, store: Store, fonts: Path) -> None:
        super().__init__(allowed_protocols=("derivative", "program"), fail_on_errors=True)
        self._store = store
        self._fonts = fonts

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content behind one address; PermissionError for every other address."""
        del headers
        if match := _DERIVATIVE.fullmatch(url):
            content = self._store.get(match[1])
            if content is None:
                raise FileNotFoundError(url)
            return URLFetcherResponse(url, content, {"Content-Type": "image/jpeg"})
        if match := _FONT.fullmatch(url):
            content = (self._fonts / match[1]).read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})
        raise PermissionError(f"{url[:200]} is neither a picture of the case nor a font of the program")
