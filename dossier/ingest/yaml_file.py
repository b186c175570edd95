"""YAML read as texts with places: nothing is guessed, repeated, aliased or executed."""

from typing import TYPE_CHECKING, Any

import yaml

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.node import Node
from dossier.model.misread import quoted
from dossier.model.source import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REASONS = {
    "mapping values are not allowed in this context": marked("a `:` stands where no key can be"),
    "found character that cannot start any token": marked(
        "a tab or a sign stands where a value should start"
    ),
    "could not find expected ':'": marked("a key is not followed by `:`"),
    "did not find expected key": marked("a key is missing, or the indentation changes"),
    "did not find expected node content": marked("a value is expected here"),
    "could not find expected directive name": marked("a text starts with `%`"),
    "did not find expected '-' indicator": marked("an item of the list does not start with `- `"),
    "did not find expected <document start>": marked("something stands after the end of the document"),
    "did not find expected ',' or ']'": marked("a list in brackets is not closed by `]`"),
    "did not find expected ',' or '}'": marked("keys in braces are not closed"),
    "found unexpected end of stream": marked("a quotation mark is not closed"),
    "found unknown escape character": marked("a backslash in double quotes has a meaning of its own"),
    "found undefined tag handle": marked("a text starts with `!`"),
    "found a tab character that violates indentation": marked("a tab stands in place of spaces"),
    "found a tab character where an indentation space is expected": marked("a tab stands in place of spaces"),
    "control characters are not allowed": marked("a character that cannot be printed stands here"),
}
"""What libyaml says most often, in the reader's words."""
_DEEPEST = 40
_NOTHING = {"", "~", "null", "Null", "NULL"}


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The rest of the document cannot be read."""


class _Reader:
    """Builds nodes from the parser's events, so that no constructor ever runs."""

    def __init__(self, text: str, file: str, faults: Faults) -> None:
        self.file = file
        self.faults = faults
        self.events: Iterator[Any] = yaml.parse(text, Loader=_Loader)

    def document(self) -> Node | None:
        """The only document of the file."""
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return Node("empty", self.file, 1)
        root = self.node(next(self.events), 0)
        next(self.events)
        extra = next(self.events)
        if not isinstance(extra, yaml.StreamEndEvent):
            self.refuse(
                extra,
                marked("a second document starts here"),
                fix=marked("keep one document in a file: remove the line ---"),
            )
        return root

    def node(self, event: Any, depth: int) -> Node:
        """What starts with this event."""
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        self.plain(event)
        if depth > _DEEPEST:
            self.refuse(
                event,
                marked("lists or keys are nested too deeply here"),
                fix=marked("a case needs a few levels only: check the indentation"),
            )
            raise _Refused
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        empty = not event.style and event.value in _NOTHING
        return self.made(event, "empty") if empty else self.made(event, "text", text=event.value)

    def alias(self, event: Any) -> Node:
        """A reference to another value, which would hide where this one was written."""
        self.refuse(
            event,
            marked("*{name} refers to a value written elsewhere"),
            why=marked("each value keeps its own place, so that a message can point at it"),
            fix=marked("write the value itself; put a text that starts with * in quotes"),
            name=event.anchor,
        )
        return self.made(event, "empty")

    def plain(self, event: Any) -> None:
        """Refuse anchors and tags, which only programs need."""
        if event.anchor:
            self.refuse(
                event,
                marked("&{name} names a value to be used elsewhere"),
                fix=marked("remove it; put a text that starts with & in quotes"),
                name=event.anchor,
            )
        if event.tag not in {None, "!"}:
            self.refuse(
                event,
                marked("{tag} asks for a special type"),
                fix=marked("remove it; put a text that starts with ! in quotes"),
                tag=quoted(event.tag),
            )

    def mapping(self, event: Any, depth: int) -> Node:
        """Keys and what stands under them."""
        children: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        while not isinstance(first := next(self.events), yaml.MappingEndEvent):
            key = self.node(first, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if self.usable(key, keys):
                children[key.text] = value
                keys[key.text] = (key.line or 1, key.column or 1)
        return self.made(event, "mapping", children=children, keys=keys)

    def usable(self, key: Node, seen: dict[str, tuple[int, int]]) -> bool:
        """Whether a key is a text that was not used before in its mapping."""
        if key.kind != "text":
            self.faults.add(
                key.origin,
                marked("a key must be one word"),
                fix=marked("write `key: value`; put a text that starts with a bracket or ? in quotes"),
            )
            return False
        if key.text in seen:
            self.faults.add(
                key.origin,
                marked("the key {key} is written twice, first in line {line}"),
                why=marked("only one of the two could be kept, and nothing says which"),
                fix=marked("keep one of them"),
                key=quoted(key.text),
                line=seen[key.text][0],
            )
            return False
        return True

    def sequence(self, event: Any, depth: int) -> Node:
        """A list."""
        items = []
        while not isinstance(first := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(first, depth + 1))
        return self.made(event, "list", items=tuple(items))

    def made(self, event: Any, kind: Any, **content: Any) -> Node:
        """A node at the place of an event."""
        mark = event.start_mark
        return Node(kind, self.file, mark.line + 1, mark.column + 1, **content)

    def refuse(self, event: Any, what: str, *, why: str = "", fix: str = "", **values: object) -> None:
        """Note a fault at the place of an event."""
        mark = event.start_mark
        origin = Origin(file=self.file, line=mark.line + 1, column=mark.column + 1)
        self.faults.add(origin, what, why=why, fix=fix, **values)


def parse_yaml(text: str, file: str, faults: Faults) -> Node | None:
    """Read one document; None where it cannot be read, and then the faults say why."""
    try:
        return _Reader(text, file, faults).document()
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        origin = Origin(file=file, line=line, column=column)
        reason = error.problem or "?"
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        origin, reason = Origin(file=file), str(error).splitlines()[0]
    faults.add(
        origin,
        _REASONS.get(reason) or marked("this is not YAML that can be read: {reason}"),
        fix=marked(
            "check the line before too: indent with spaces, keep keys in one column, "
            "and put a text that holds `: ` or ` #`, or starts with a sign, in quotes"
        ),
        reason=reason,
    )
    return None
