"""One instruction of a page's content, in the format's own syntax."""

from collections.abc import Sequence
from typing import Any

from pikepdf import Operator, unparse_content_stream


def content(operands: Sequence[Any], operator: str) -> bytes:
    """The instruction as bytes; pikepdf writes it."""
    return unparse_content_stream([(operands, Operator(operator))])
