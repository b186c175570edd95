"""How much a file will weigh, before it is joined."""

from dossier.model.parts import ForeignPages, Part, Plan

_A_PAGE = 900  # bytes: its stamps, its number, its place in the tree
_A_FILE = 9_600  # the fonts of its stamps, its description


def item_size(item: Part | ForeignPages) -> int:
    """Bytes that an item brings with it."""
    return item.pdf.stat().st_size + item.pages * _A_PAGE


def expected_size(plan: Plan) -> int:
    """Bytes of the finished file."""
    return _A_FILE + sum(item_size(item) for item in plan.items)
