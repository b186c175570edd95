"""Choose the command, run it, and turn whatever goes wrong into words and an exit code."""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Protocol, cast

from dossier import __version__
from dossier.errors import DossierError, ExitCode

COMMANDS = (
    "build",
    "check",
    "ask",
    "serve",
    "diff",
    "reproduce",
    "seal",
    "package",
    "verify",
    "new",
    "intake",
    "explain",
    "rules",
    "doctor",
)

_DESCRIPTION = """\
Builds court-ready dossiers of evidence, and says what is missing before the opponent does.

  build.py                          build the sample case into out/
  build.py new evidence/my-case     start a case
  build.py intake SOURCE CASE …     copy evidence into it, and log how it came
  build.py check evidence/my-case   say what is missing
  build.py ask CASE --to client     write the list of what the client must still supply
  build.py evidence/my-case         build it into out/my-case/
  build.py serve CASE --to PARTY    communicate its exhibits: numbers never move again
  build.py diff CASE DATE now       say what changed since
  build.py reproduce RECEIPT CASE   make a build again, and say whether the bytes agree
  build.py seal FILE --p12 KEY      sign a finished file
  build.py package CASE --for court  put it and its originals into one package
  build.py verify FILE              compare a dossier with its own manifest
  build.py test                     run the tests
"""


class Command(Protocol):
    """What a module of this package offers."""

    NAME: str
    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it, and give the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; every exit code is in `docs/exit-codes.md`."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(_completed(words))
    except DossierError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(
            "Interrupted. Every file in the output folder is whole; the same command goes on.",
            file=sys.stderr,
        )
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OUTPUT
    except Exception as error:  # noqa: BLE001 - no bare traceback ever reaches a lawyer
        return _confess(error)


def _completed(words: list[str]) -> list[str]:
    """A case folder alone means "build it", and nothing at all "build the sample"."""
    if words and (words[0] in COMMANDS or words[0] in {"-h", "--help", "--version"}):
        return words
    return ["build", *words]


def _run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="build.py", description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"dossier {__version__}")
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS if words[0].startswith("-") else words[:1]:
        command = _command(name)
        one = choices.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.configure(one)
    args = parser.parse_args(words)
    return _command(args.command).run(args)


def _command(name: str) -> Command:
    return cast("Command", importlib.import_module(f"dossier.cli.{name}"))


def _confess(error: Exception) -> int:
    """A fault of the program: say so, without making the reader wade through it."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    print(
        f"The program failed: {type(error).__name__}: {error}\n"
        f"  where: {where.name}, line {where.lineno}\n"
        "  why: this is a fault of the program, not of your case\n"
        "  every file in the output folder is whole: nothing half-made was left there\n"
        "  fix: report these lines; DOSSIER_DEBUG=1 shows all of them",
        file=sys.stderr,
    )
    if os.environ.get("DOSSIER_DEBUG"):
        traceback.print_exception(error)
    return ExitCode.INTERNAL
