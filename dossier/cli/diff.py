"""`diff`: say what changed from one communication to another, or to the case as it is now."""

import argparse

from dossier.cli.options import add_case, build_request, progress_shown
from dossier.errors import ExitCode

NAME = "diff"
HELP = "say what changed between two communications, or since one of them"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_case(parser, levels=False)
    parser.add_argument("before", metavar="A", help="day or folder of a communication, or now")
    parser.add_argument("after", metavar="B", help="the same")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to say it")


def run(args: argparse.Namespace) -> int:
    """Compare and print; 0 whatever changed."""
    args.level = "draft"
    request = build_request(args)
    from dossier.flows.diff import diff

    with progress_shown() as progress:
        compared = diff(request, args.before, args.after, progress)
    print(compared.as_text() if args.format == "text" else compared.as_json(), end="")
    return ExitCode.OK
