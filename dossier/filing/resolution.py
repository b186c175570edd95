"""Dots an inch and pixels of a photograph that fills a page."""

FULL_SIDE = 8.7
"""Inches: the longer side of a photograph that fills a page of a dossier."""


def side_at(dots: int) -> int:
    """Pixels of the longer side of a photograph that fills a page with so many dots an inch."""
    return round(dots * FULL_SIDE)
