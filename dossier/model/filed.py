"""What a finished file says of itself, read from the file alone; rules of courts judge it."""

from dossier.model.source import Record


class FiledPage(Record):
    """One page as a reader sees it.

    Attributes:
        number: Position in the file, from 1.
        label: What a reader shows as its number; empty where nothing is known of it.
        width: In points.
        height: In points.
        exhibit: Stamp or title of the exhibit that it belongs to; empty for pages of our own.
        rank: Page of that exhibit, from 1; of our own part for our own pages.
        searchable: Whether it has words of its own that can be searched, stamps apart.
        pictured: Whether it shows a picture.
        resolution: Of its finest picture, in dots per inch as printed; 0 without one.
        askew: Whether most of its words run otherwise than from left to right.
    """

    number: int
    label: str = ""
    width: int = 0
    height: int = 0
    exhibit: str = ""
    rank: int = 1
    searchable: bool = True
    pictured: bool = False
    resolution: int = 0
    askew: bool = False


class FiledFile(Record):
    """One finished file.

    Attributes:
        name: As it is published.
        edition: The edition that it belongs to; empty for the one dossier.
        size: Bytes.
        pages: In order.
        untouched: Whether somebody else made it and it is handed over byte for byte.
        encrypted: Whether it opens only with a password, or forbids something.
        active: What it does or holds beside its pages: `script`, `form`, `attachment`, `action`.
        zoom: Percent at which it opens; 0: as the reader likes.
        bookmarks: Title and page of each entry of the outline.
        linked: Pages that links on its first pages, before any exhibit, lead to.
        untouched: bool = False
    encrypted: bool = False
    active: tuple[str, ...] = ()
    zoom: int = 0
    bookmarks: tuple[tuple[str, int], ...] = ()
    linked: tuple[int, ...] = ()
    loose_fonts: Names of fonts that the file uses and does not hold.
        identifiers: Page and kind (`social-security`, `bank-account`, `payment-card`) of what
            looks like a personal identifier.
        exhibits: Numbers of those that it holds, where it was made for a court.
        lowered: Dots an inch, over a full page, that its photographs were left with so that it fits;
            0: nothing was lowered.
    """

    name: str
    size: int
    edition: str = ""
    pages: tuple[FiledPage, ...] = ()
    untouched: bool = False
    encrypted: bool = False
    active: tuple[str, ...] = ()
    zoom: int = 0
    bookmarks: tuple[tuple[str, int], ...] = ()
    linked: tuple[int, ...] = ()
    loose_fonts: tuple[str, ...] = ()
    identifiers: tuple[tuple[int, str], ...] = ()
    lowered: int = 0
    exhibits: tuple[int, ...] = ()
