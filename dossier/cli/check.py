"""`check`: say what is missing or contradictory, without making pages."""

import argparse
import os
import shutil
import sys

from dossier.cli.options import add_case, build_request, progress_shown
from dossier.errors import ExitCode

NAME = "check"
HELP = "say everything that is missing or contradictory in a case"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_case(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to say it")


def run(args: argparse.Namespace) -> int:
    """Check and print; 1 when a finding blocks."""
    request = build_request(args)
    from dossier.flows.check import check_case  # after what is asked for is known to make sense

    with progress_shown() as progress:
        checked = check_case(request, progress)
    print(checked.as_json() if args.format == "json" else checked.as_text(colour=_coloured(), width=_width()))
    return ExitCode.BLOCKED if checked.blocking else ExitCode.OK


def _width() -> int:
    """Of the terminal, but never longer than a line reads well."""
    return min(100, shutil.get_terminal_size().columns)


def _coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
