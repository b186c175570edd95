"""`ask`: write the list of what a person outside the office must still supply."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.cli.options import add_case, build_request, progress_shown
from dossier.errors import ExitCode
from dossier.i18n.catalogue import translate, translate_plural
from dossier.model.asking import ADDRESSEES

if TYPE_CHECKING:
    from dossier.flows.ask import Written

NAME = "ask"
HELP = "write the list to send of what the client, the bailiff or counsel must still supply"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_case(parser)
    parser.add_argument("--to", choices=ADDRESSEES, required=True, help="whom to ask")


def run(args: argparse.Namespace) -> int:
    """Write the list, and say where it is; 0 also where there is nothing to ask."""
    request = build_request(args)
    from dossier.flows.ask import ask  # after what is asked for is known to make sense

    with progress_shown() as progress:
        written = ask(request, args.to, progress)
    print("\n".join(_told(written, args.to)))
    return ExitCode.OK


def _told(written: "Written", to: str) -> Iterator[str]:
    """Where the list is and how much it asks, or that there is none."""
    from dossier.reports.words import ask_word

    language, person = written.language, ask_word(to, written.language)
    if not written.files:
        yield translate("There is nothing to ask ({person}): nothing was written.", language, person=person)
    else:
        count = translate_plural("{count} request", "{count} requests", written.requests, language)
        yield f"{count} ({person})"
        yield from (f"  {path}" for path in written.files)
        yield translate(
            "Read it before it leaves, and save it under another name if you change it.", language
        )
    for path in written.stale:
        earlier = "{path} is of an earlier run, and asks for what is no longer lacking"
        yield translate(earlier, language, path=path)
