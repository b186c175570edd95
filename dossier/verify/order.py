"""In which order a page draws its pictures: two that changed places are drawn with the same streams."""

from collections.abc import Iterator
from hashlib import sha256

from pikepdf import Dictionary, Name, Object, Page, Stream, parse_content_stream

_DEEPEST = 6


def drawn_in_order(page: Page) -> list[str]:
    """SHA-256 of each picture's bytes as they stand, in the order in which the page draws them."""
    return list(_drawn(page.obj, page.resources, 0))


def _drawn(content: Object, resources: Object, depth: int) -> Iterator[str]:
    things = resources.get(Name.XObject, Dictionary())
    for step in parse_content_stream(content, "Do"):
        thing = things.get(str(step.operands[0])) if str(step.operator) == "Do" else None
        if not isinstance(thing, Stream):
            continue
        if thing.get(Name.Subtype) == Name.Image:
            yield sha256(thing.read_raw_bytes()).hexdigest()
        elif depth < _DEEPEST:
            yield from _drawn(thing, thing.get(Name.Resources, resources), depth + 1)
