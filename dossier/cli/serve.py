"""`serve`: communicate the exhibits of a proceeding, and freeze their numbers."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.cli.options import add_case, build_request, day, progress_shown
from dossier.errors import ExitCode, UsageError
from dossier.i18n.catalogue import translate, translate_plural

if TYPE_CHECKING:
    from dossier.model.served import Communication

NAME = "serve"
HELP = "communicate the exhibits of a proceeding: their numbers never move again"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_case(parser, levels=False)
    parser.add_argument("--to", default="", metavar="PARTY", help="id of a party of the proceeding, or court")
    on = "day of the communication (default: today); of a receipt: what it answers (default: the last)"
    parser.add_argument("--on", default="", metavar="DATE", help=on)
    parser.add_argument(
        "--receipt", type=Path, metavar="FILE", help="store what came back, beside what it answers"
    )


def run(args: argparse.Namespace) -> int:
    """Build, freeze and say where; or store a receipt."""
    args.level = "court"
    if not args.to and not args.receipt:
        raise UsageError("serve communicates to somebody.\n  fix: name the party, or court, with --to")
    on = _day(args.on) if args.on and not args.receipt else None
    request = build_request(args)
    from dossier.flows.serve import Service, serve, store_receipt

    with progress_shown() as progress:
        if args.receipt:
            service = Service(request, args.to, answers=args.on)
            path, receipt = store_receipt(service, args.receipt, progress)
            print(f"{path}\n  SHA-256 {receipt.sha256}")
            return ExitCode.OK
        told = serve(Service(request, args.to, on), progress)
    print("\n  ".join(_told(told, request.folder)))
    return ExitCode.OK


def _day(text: str) -> dt.date:
    try:
        return day(text)
    except argparse.ArgumentTypeError as error:
        raise UsageError(f"--on: {error}") from error


def _told(told: "Communication", folder: Path) -> list[str]:
    """Where the record is, and what it holds."""
    fresh = sum(1 for exhibit in told.exhibits if exhibit.new)
    counted = translate_plural("{count} new number", "{count} new numbers", fresh, told.language)
    return [
        str(folder / told.place),
        translate("Communication No. {number}", told.language, number=told.sequence),
        translate("{counted}, of {total} in all", told.language, counted=counted, total=len(told.exhibits)),
        translate_plural("{count} file", "{count} files", len(told.files), told.language),
    ]
