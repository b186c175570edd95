"""`reproduce`: make a build again from its receipt, and say whether the bytes agree."""

import argparse
from pathlib import Path

from dossier.cli.options import case_folder, progress_shown
from dossier.errors import ExitCode
from dossier.executor import cores
from dossier.i18n.catalogue import marked, translate

NAME = "reproduce"
HELP = "make a build again from its receipt, and say whether the bytes agree"
_AGREES = marked("Every file was made again, byte for byte.")
_DIFFERS = marked("Not every file was made again byte for byte.")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("receipt", type=Path, help="out/CASE.internal/receipt-PROCEEDING.json")
    parser.add_argument("case", nargs="?", type=Path, help="the case folder (default: the sample)")
    parser.add_argument("--templates", type=Path, metavar="DIR", help="the firm's own templates of then")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="the firm's own profile of then")
    parser.add_argument("--workers", type=int, default=cores(), metavar="N", help="processes to use")


def run(args: argparse.Namespace) -> int:
    """Build from nothing and compare; 4 when a file is not, byte for byte, the one of the receipt."""
    folder = case_folder(args)
    from dossier.flows.reproduce import Again, reproduce

    again = Again(args.receipt, folder, args.templates, args.profile, max(1, args.workers))
    with progress_shown() as progress:
        told = reproduce(again, progress)
    print("\n".join(told.lines()))
    print(translate(_AGREES if told.agrees else _DIFFERS, told.language))
    return ExitCode.OK if told.agrees else ExitCode.INTEGRITY
