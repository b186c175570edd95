"""`seal`: sign a finished file, and have it time-stamped."""

import argparse
import getpass
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.errors import ExitCode, UsageError
from dossier.i18n.catalogue import marked, translate
from dossier.model.text import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.flows.seal import Sealed, SealRequest

NAME = "seal"
HELP = "sign a finished PDF, and have it time-stamped: the sealed one is written beside it"
_WHO = marked(
    "seal signs with one key, or time-stamps.\n"
    "  fix: give --p12 FILE, or --pkcs11 MODULE with --token LABEL and --certificate LABEL, "
    "or --timestamp-only"
)
_SIGNED = marked("{path}: sealed by {who}, level {level}")
_STAMPED = marked("{path}: time-stamp of {who}")
_SEEN = marked("  seen on page {page} of the file")
_UNSEEN = marked("  seen on no page: a reader of signatures shows it")
_CHECK = marked("  check it: {command}")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("file", type=Path, help="a PDF that a build made")
    parser.add_argument(
        "--case", type=Path, metavar="CASE", help="case folder whose custody log is told of it"
    )
    _add_key(parser)
    tsa = "address of a time-stamping authority (default: none, and no network)"
    parser.add_argument("--tsa", metavar="URL", help=tsa)
    level = "of PAdES (default: b-b, with an authority b-t)"
    parser.add_argument("--level", choices=("b-b", "b-t", "b-lt", "b-lta"), help=level)
    parser.add_argument("--trust", type=Path, metavar="CERT", help="certificates to trust for b-lt and b-lta")
    parser.add_argument("--timestamp-only", action="store_true", help="a time-stamp and no signature")
    parser.add_argument("--office", type=Path, metavar="FILE", help="the office's settings of seals (TOML)")
    parser.add_argument("--invisible", action="store_true", help="show no stamp on a page")
    parser.add_argument("--language", choices=LANGUAGES, help="of stamp and answer (default: the file's)")


def _add_key(parser: argparse.ArgumentParser) -> None:
    """Who signs, and what opens the key."""
    parser.add_argument("--p12", type=Path, metavar="FILE", help="certificate and private key (PKCS#12)")
    module = "the key is on a card or stick: the module of its maker (PKCS#11)"
    parser.add_argument("--pkcs11", type=Path, metavar="MODULE", help=module)
    parser.add_argument("--token", metavar="LABEL", help="with --pkcs11: which card or stick")
    parser.add_argument("--certificate", metavar="LABEL", help="with --pkcs11: which certificate on it")
    secret = parser.add_mutually_exclusive_group()
    fd = "read passphrase or PIN from this open file descriptor (default: ask for it)"
    secret.add_argument("--passphrase-fd", type=int, metavar="N", help=fd)
    ring = "take passphrase or PIN from the system's keyring, where it has this name"
    secret.add_argument("--keyring", metavar="NAME", help=ring)


def run(args: argparse.Namespace) -> int:
    """Seal, and say where and how."""
    from dossier.flows.seal import language_of, seal

    logging.disable(logging.CRITICAL)  # what the library says is said in our words
    language: Language = args.language or language_of(args.file)
    _complete(args, language)
    print("\n".join(_told(seal(_request(args, language)), language, signed=not args.timestamp_only)))
    return ExitCode.OK


def _complete(args: argparse.Namespace, language: Language) -> None:
    """Take from the office's settings what was not typed, and refuse what makes no sense together."""
    from dossier.seal.office import office_settings

    held: Mapping[str, str] = office_settings(args.office, language) if args.office else {}
    keyed = bool(args.timestamp_only or args.p12 or args.pkcs11)
    secret = args.passphrase_fd is not None
    for key, value in held.items():
        mine = (keyed and key in {"p12", "pkcs11"}) or (secret and key == "keyring")
        if getattr(args, key) is None and not mine:
            setattr(args, key, Path(value) if key in {"trust", "p12", "pkcs11"} else value)
    whole = bool(args.pkcs11 and args.token and args.certificate)
    if [bool(args.p12), bool(args.pkcs11), args.timestamp_only].count(True) != 1 or whole != bool(
        args.pkcs11
    ):
        raise UsageError(translate(_WHO, language))


def _request(args: argparse.Namespace, language: Language) -> "SealRequest":
    from dossier.flows.seal import SealRequest
    from dossier.seal.token import Token

    return SealRequest(
        file=args.file,
        p12=args.p12,
        passphrase="" if args.timestamp_only else _secret(args, language),
        tsa=args.tsa or "",
        level=args.level,
        trust=args.trust,
        visible=not args.invisible,
        language=language,
        case=args.case,
        token=Token(args.pkcs11, args.token, args.certificate) if args.pkcs11 else None,
    )


def _secret(args: argparse.Namespace, language: Language) -> str:
    """From where it was said to be, else from whoever sits there."""
    from dossier.seal.secret import from_descriptor, from_keyring

    if args.keyring is not None:
        return from_keyring(args.keyring, language)
    if args.passphrase_fd is not None:
        return from_descriptor(args.passphrase_fd, language)
    asked = translate(marked("PIN of the token:"), language)
    if not args.pkcs11:
        asked = translate(marked("Passphrase of the key:"), language)
    return getpass.getpass(f"{asked} ")


def _told(made: "Sealed", language: Language, *, signed: bool) -> list[str]:
    """Where the sealed file is, who sealed it, what is seen of it, and how to check it."""
    level = made.level.upper()
    first = translate(_SIGNED if signed else _STAMPED, language, path=made.path, who=made.who, level=level)
    lines = [first]
    if signed:
        lines.append(translate(_SEEN if made.page else _UNSEEN, language, page=made.page))
    if made.path.suffix == ".pdf":
        lines.append(translate(_CHECK, language, command=f"python3 build.py verify {made.path}"))
    return lines
