"""`rules`: list everything that is checked."""

import argparse
from pathlib import Path

from dossier.checks.catalogue import as_json, as_markdown, as_text
from dossier.errors import ExitCode, UsageError

NAME = "rules"
HELP = "list everything that is checked"

_FORMATS = {"text": as_text, "md": as_markdown, "json": as_json}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="how to list them")
    parser.add_argument(
        "--check", type=Path, metavar="FILE", help="say whether FILE is this catalogue (Markdown)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the catalogue, or compare a file with it; 1 when the file is out of step."""
    if args.check is None:
        print(_FORMATS[args.format](), end="")
        return ExitCode.OK
    if _text(args.check) == as_markdown():
        return ExitCode.OK
    print(f"{args.check} is not the catalogue of this program's rules.")
    print(f"  fix: python3 build.py rules --format md > {args.check}")
    return ExitCode.BLOCKED


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
