"""`check`: say what is missing or contradictory, without making pages."""

import argparse
import os
import shutil
import sys
from typing import TYPE_CHECKING

from dossier.cli.options import add_case, build_request, progress_shown
from dossier.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from dossier.flows.check import Checked

NAME = "check"
HELP = "say everything that is missing or contradictory in a case"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_case(parser)
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how to say it")
    parser.add_argument(
        "--watch",
        action="store_true",
        help="check again on every change until Ctrl-C (level draft unless --level is given)",
    )
    parser.set_defaults(level=None)
    only = parser.add_argument_group("show only", "in the text; the exit code stays that of the whole case")
    only.add_argument("--family", action="append", default=[], metavar="PH", help="a family of rules")
    only.add_argument("--severity", action="append", default=[], metavar="major", help="one severity")
    only.add_argument(
        "--exhibit", action="append", default=[], metavar="N", help="an exhibit, by number or id"
    )


def run(args: argparse.Namespace) -> int:
    """Check and print; 1 when a finding blocks."""
    if args.format != "text" and (args.family or args.severity or args.exhibit):
        raise UsageError(
            f"--format {args.format} always tells the whole: --family, --severity and --exhibit are for the "
            "text.\n  fix: leave them out, and choose among the findings in the program that reads them"
        )
    if args.watch and args.format != "text":
        raise UsageError("--watch tells a person, in text.\n  fix: leave out --format, or --watch")
    args.level = args.level or ("draft" if args.watch else "court")
    request = build_request(args)
    if args.watch:
        from dossier.cli.watching import watch

        return watch(request, lambda checked: _told(checked, args))
    from dossier.flows.check import check_case  # after what is asked for is known to make sense

    with progress_shown() as progress:
        checked = check_case(request, progress)
    print(_told(checked, args))
    return ExitCode.BLOCKED if checked.blocking else ExitCode.OK


def _told(checked: "Checked", args: argparse.Namespace) -> str:
    from dossier.reports.wanted import Filters

    if args.format != "text":
        return checked.as_json() if args.format == "json" else checked.as_sarif()
    families = tuple(family.upper() for family in args.family)
    severities = tuple(severity.lower() for severity in args.severity)
    filters = Filters(families, severities, tuple(args.exhibit))
    return checked.as_text(colour=_coloured(), width=_width(), filters=filters)


def _width() -> int:
    """Of the terminal, but never longer than a line reads well."""
    return min(100, shutil.get_terminal_size().columns)


def _coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
