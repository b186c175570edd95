"""`new`: starts a case folder that already builds, out of photographs and files."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.cli.options import progress_shown
from dossier.errors import ExitCode
from dossier.executor import cores
from dossier.i18n.catalogue import translate
from dossier.model.text import LANGUAGES

if TYPE_CHECKING:
    from dossier.flows.new import Started

NAME = "new"
HELP = "start a case: a commented folder that already builds as a draft"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the case folder to make")
    parser.add_argument(
        "--photos", type=Path, metavar="FOLDER", help="photographs to copy into it; a ZIP is unpacked"
    )
    parser.add_argument(
        "--exhibits", type=Path, metavar="FOLDER", help="other exhibits to copy into it; so is a ZIP"
    )
    parser.add_argument("--language", choices=LANGUAGES, default="fr", help="of the case and its comments")
    parser.add_argument("--title", default="", help="as on the cover (default: the name of the folder)")


def run(args: argparse.Namespace) -> int:
    """Make the folder, and say what became of each file that was offered."""
    from dossier.flows.new import NewCase, new_case
    from dossier.flows.reading import examiner
    from dossier.flows.request import BuildRequest

    out = Path("out") / args.folder.resolve().name
    request = NewCase(args.folder, args.photos, args.exhibits, args.language, args.title)
    with progress_shown() as progress:
        examine = examiner(BuildRequest(args.folder, out, level="draft", workers=cores()), progress)
        started = new_case(request, examine)
    print("\n".join(_told(started, args.folder, args.language)))
    return ExitCode.OK


def _told(started: "Started", folder: Path, language: str) -> list[str]:
    """What was made, every file that was left or renamed, and what to do next."""
    lines = [
        translate(
            "{folder} is ready: {photographs} photographs, {exhibits} exhibits",
            language,
            folder=folder,
            photographs=len(started.case.photographs),
            exhibits=len(started.case.exhibits),
        )
    ]
    for copied in started.copied:
        for old, new in copied.renamed:
            lines.append(translate("  renamed: {old} is {new}", language, old=old, new=new))
        for name, reason in copied.skipped:
            why = translate(reason, language)
            lines.append(translate("  not copied: {name} ({reason})", language, name=name, reason=why))
        lines += [
            translate("  saved out of an e-mail: {name}", language, name=name) for name in copied.attached
        ]
    if started.case.exhibits:
        lines.append(
            translate("  exhibits.csv holds what the names of the files propose: check it", language)
        )
    lines += [
        translate("  then fill in case.yaml and photos.csv, and build:", language),
        f"  python3 build.py {folder}",
    ]
    return lines
