"""`intake`: bring evidence into a case, and write down how it came."""

import argparse
import datetime as dt
import typing
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.errors import ExitCode
from dossier.i18n.catalogue import translate, translate_plural
from dossier.model.custody import Method
from dossier.model.text import LANGUAGES

if TYPE_CHECKING:
    from dossier.flows.intake import Taken

NAME = "intake"
HELP = "copy evidence into a case, read-only, and enter it in the custody log"
_METHODS = tuple(filter(None, typing.get_args(Method)))


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    source = "card, folder, ZIP, e-mail (.eml) or file; what is in the case already is only entered"
    parser.add_argument("source", type=Path, help=source)
    parser.add_argument("case", type=Path, help="the case folder")
    parser.add_argument("--who", required=True, metavar="NAME", help="who does it and answers for the entry")
    parser.add_argument("--from", required=True, dest="sender", metavar="NAME", help="who held it before")
    parser.add_argument("--method", required=True, choices=_METHODS, help="by what way it passed")
    parser.add_argument("--to", default="", metavar="NAME", help="who holds it since (default: --who)")
    parser.add_argument("--device", default="", help="camera, telephone, card or drive, with its number")
    parser.add_argument("--remarks", default="", help="anything else; never leaves the office")
    parser.add_argument(
        "--event", choices=("received", "copied", "transferred"), default="received", help="what was done"
    )
    parser.add_argument("--when", type=_instant, metavar="INSTANT", help="if not now: 2022-09-19T10:05+02:00")
    parser.add_argument(
        "--as", dest="place", choices=("photos", "exhibits"), default="photos", help="what it is"
    )
    parser.add_argument("--folder", metavar="NAME", help="folder below it (default: the source's name)")
    parser.add_argument("--language", choices=LANGUAGES, default="fr", help="of the answer")


def run(args: argparse.Namespace) -> int:
    """Copy, enter, and say what became of each file that was offered."""
    from dossier.flows.intake import Intake, intake

    asked = Intake(
        source=args.source,
        folder=args.case,
        who=args.who,
        sender=args.sender,
        method=args.method,
        event=args.event,
        recipient=args.to,
        device=args.device,
        remarks=args.remarks,
        place=args.place,
        series=args.folder,
        when=args.when,
        language=args.language,
    )
    print("\n".join(_told(intake(asked), args.case, args.language)))
    return ExitCode.OK


def _instant(text: str) -> dt.datetime:
    try:
        when = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no instant such as 2022-09-19T10:05+02:00") from error
    if when.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} has no offset from UTC: write 2022-09-19T10:05+02:00")
    return when


def _told(taken: "Taken", case: Path, language: str) -> list[str]:
    """The entry, and every file that was left, renamed or here already."""
    event = taken.event
    if event is None:
        lines = [translate("Nothing new: every file is in the case already", language)]
    else:
        counted = translate_plural("{count} file", "{count} files", len(event.files), language)
        lines = [
            translate(
                "Entry {number} of the custody log: {counted}",
                language,
                number=event.sequence,
                counted=counted,
            ),
            f"  SHA-256 {event.digest}",
            *(f"  {file.path}" for file in event.files),
        ]
    for old, new in taken.copied.renamed:
        lines.append(translate("  renamed: {old} is {new}", language, old=old, new=new))
    for name, path in taken.already:
        lines.append(translate("  in the case already: {name} is {path}", language, name=name, path=path))
    for name, reason in taken.copied.skipped:
        why = translate(reason, language)
        lines.append(translate("  not copied: {name} ({reason})", language, name=name, reason=why))
    check = translate("  then say in the tables what they show, and check:", language)
    return [*lines, check, f"  python3 build.py check {case}"] if event else lines
