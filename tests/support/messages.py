"""Find the messages of a module, to hold the catalogues in step."""

import ast
from pathlib import Path

_CALLS = {"marked": 1, "translate": 1, "translate_plural": 2}


def messages_of(path: Path) -> set[str]:
    """Every msgid that a module marks or translates."""
    tree = ast.parse(path.read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            literals = node.args[: _CALLS[node.func.id]]
            found |= {arg.value for arg in literals if isinstance(arg, ast.Constant)}
    return found
