"""What an archive asks of the structure tree beyond an ordinary file."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object

_EMPTY = {Name.NonStruct, Name.Span, Name.Div}
"""Kinds of elements that say nothing where they hold nothing; an empty cell is a cell."""


def tidy(root: Object) -> None:
    """Say of each header of a table what it heads, and leave out elements that hold nothing."""
    for element, below in list(_with_children(root)):
        kept = [kid for kid in below if not _holds_nothing(kid)]
        if len(kept) < len(below):
            element.K = Array(kept)
        if element.get(Name.S) == Name.THead:
            _say_scope(element, Name.Column)
        elif element.get(Name.S) in {Name.TBody, Name.TFoot, Name.Table}:
            _say_scope(element, Name.Row)


def elements_of(root: Object) -> Iterator[Object]:
    """Every element below the root, in the order in which it is read."""
    waiting = list(reversed(children(root)))
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(children(element)) if _is_element(kid)]


def children(element: Object) -> list[Object]:
    """What an element holds, elements and content alike."""
    kids = element.get(Name.K)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _with_children(root: Object) -> Iterator[tuple[Object, list[Object]]]:
    """From the innermost out, so that what becomes empty is seen to be."""
    for element in reversed(list(elements_of(root))):
        yield element, children(element)


def _is_element(kid: object) -> bool:
    return isinstance(kid, Dictionary) and Name.S in kid


def _holds_nothing(kid: object) -> bool:
    return (
        isinstance(kid, Dictionary)
        and kid.get(Name.S) in _EMPTY
        and not children(kid)
        and not (Name.Alt in kid or Name.ActualText in kid)
    )


def _say_scope(group: Object, scope: Name) -> None:
    rows = [kid for kid in children(group) if _is_element(kid) and kid.S == Name.TR]
    for cell in (cell for row in rows for cell in children(row)):
        if _is_element(cell) and cell.S == Name.TH:
            said = cell.get(Name.A)
            if isinstance(said, Dictionary) and said.get(Name.O) == Name.Table:
                said.Scope = scope
            else:
                cell.A = Dictionary(O=Name.Table, Scope=scope)
