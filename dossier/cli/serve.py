"""`serve`: communicate the exhibits of a proceeding, and freeze their numbers."""

import argparse
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
    parser.add_argument("--on", type=day, metavar="DATE", help="day of the communication (default: today)")
    parser.add_argument(
        "--receipt", type=Path, metavar="FILE", help="store what came back, beside what it answers"
    )


def run(args: argparse.Namespace) -> int:
    """Build, freeze and say where; or store a receipt."""
    args.level = "court"
    if not args.to and not args.receipt:
        raise UsageError("serve communicates to somebody.\n  fix: name the party, or court, with --to")
    request = build_request(args)
    from dossier.flows.serve import Service, serve, store_receipt

    service = Service(request, args.to, args.on)
    with progress_shown() as progress:
        if args.receipt:
            path, receipt = store_receipt(service, args.receipt, progress)
            print(f"{path}\n  SHA-256 {receipt.sha256}")
            return ExitCode.OK
        told = serve(service, progress)
    print("\n  ".join(_told(told, request.folder)))
    return ExitCode.OK


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
