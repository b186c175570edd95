"""`package`: a build and the files that it shows, in one ZIP that anybody can check."""

import argparse
from typing import TYPE_CHECKING

from dossier.cli.options import add_case, build_request, progress_shown
from dossier.errors import ExitCode
from dossier.i18n.catalogue import marked, translate, translate_plural

if TYPE_CHECKING:
    from dossier.flows.package import Packaged

NAME = "package"
HELP = "put a build and the files that it shows into one package that anybody can check"
_WITHHELD = marked("  kept back, for parts of it are masked: {label} ({path})")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_case(parser, levels=False)
    readers = "court: what was communicated; office: everything"
    parser.add_argument("--for", dest="reader", required=True, choices=("court", "office"), help=readers)


def run(args: argparse.Namespace) -> int:
    """Pack, and say where, with the digest to note down."""
    args.level = "court"
    request = build_request(args)
    from dossier.flows.package import package

    with progress_shown() as progress:
        packages = package(request, args.reader, progress)
    for one in packages:
        print("\n".join(_told(one, args.language or "fr")))
    return ExitCode.OK


def _told(one: "Packaged", language: str) -> list[str]:
    lines = [
        str(one.path),
        f"  SHA-256 {one.sha256}",
        "  " + translate_plural("{count} file", "{count} files", one.files, language),
    ]
    return lines + [translate(_WITHHELD, language, label=label, path=path) for label, path in one.withheld]
