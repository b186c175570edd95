"""`seal`: sign a finished file, and have it time-stamped."""

import argparse
import getpass
import logging
import os
from pathlib import Path

from dossier.errors import ExitCode, UsageError
from dossier.model.text import LANGUAGES

NAME = "seal"
HELP = "sign a finished PDF, and have it time-stamped: the sealed one is written beside it"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("file", type=Path, help="a PDF that a build made")
    parser.add_argument(
        "--case", type=Path, metavar="CASE", help="case folder whose custody log is told of it"
    )
    parser.add_argument("--p12", type=Path, metavar="FILE", help="certificate and private key (PKCS#12)")
    fd = "read the passphrase from this open file descriptor (default: ask for it)"
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help=fd)
    tsa = "address of a time-stamping authority (default: none, and no network)"
    parser.add_argument("--tsa", default="", metavar="URL", help=tsa)
    level = "of PAdES (default: b-b, with an authority b-t)"
    parser.add_argument("--level", choices=("b-b", "b-t", "b-lt", "b-lta"), help=level)
    parser.add_argument("--trust", type=Path, metavar="CERT", help="certificates to trust for b-lt and b-lta")
    parser.add_argument("--timestamp-only", action="store_true", help="a time-stamp and no signature")
    parser.add_argument("--invisible", action="store_true", help="show no stamp on a page")
    parser.add_argument("--language", choices=LANGUAGES, help="of the stamp (default: that of the file)")


def run(args: argparse.Namespace) -> int:
    """Seal, and say where and how."""
    if bool(args.p12) == args.timestamp_only:
        raise UsageError("seal signs with a key, or time-stamps.\n  fix: give --p12 FILE or --timestamp-only")
    from dossier.flows.seal import SealRequest, seal

    logging.disable(logging.CRITICAL)  # what the library says is said in our words
    result = seal(
        SealRequest(
            file=args.file,
            p12=args.p12,
            passphrase=_passphrase(args.passphrase_fd) if args.p12 else "",
            tsa=args.tsa,
            level=args.level,
            trust=args.trust,
            visible=not args.invisible,
            language=args.language,
            case=args.case,
        )
    )
    shown = f", seen on page {result.page} of the file" if result.page else ""
    print(f"{result.path}: {result.level}{shown}")
    return ExitCode.OK


def _passphrase(descriptor: int | None) -> str:
    if descriptor is None:
        return getpass.getpass("Passphrase: ")
    try:
        with os.fdopen(descriptor, encoding="utf-8") as stream:
            return stream.readline().rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no passphrase can be read from descriptor {descriptor}.\n  fix: open it, as in 3< FILE"
        ) from error
