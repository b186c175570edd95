"""Where stamps go on a page: measures that the stamps and the pages agree on."""

from dataclasses import dataclass

from pikepdf import Object

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size and the room around its content, in points from its bottom left.

    Attributes:
        width: Of the page.
        height: Of the page.
        left: Where furniture begins.
        right: Where furniture ends, from the right edge.
        base: Height of the page number's line above the bottom edge.
        head: Exhibit stamp at the top; on our own pages only in a file of one exhibit.
        across: Whether words may stand across the page (never on a signed one).
    """

    width: float
    height: float
    left: float
    right: float
    base: float
    head: str = ""
    across: bool = True

    @classmethod
    def of_our_page(cls, page: Object, head: str = "") -> "Frame":
        """The sheet of `templates/styles/page.css`: margins of 24, 22 and 30 mm."""
        _, _, width, height = (float(edge) for edge in page.MediaBox)
        return cls(width, height, left=30 * MM, right=22 * MM, base=11.2 * MM, head=head)

    @classmethod
    def of_foreign_page(cls, width: float, height: float, head: str, *, signed: bool) -> "Frame":
        """A page with bands of its own at top and bottom."""
        return cls(width, height, 8 * MM, 8 * MM, 4.4 * MM, head, across=not signed)
