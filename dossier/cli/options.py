"""Arguments that several commands share."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier.errors import UsageError
from dossier.executor import Progress, cores, silent
from dossier.files import program_folder
from dossier.flows.request import BuildRequest
from dossier.model.archive import MEGABYTE, Limits
from dossier.model.finding import LEVELS
from dossier.model.text import LANGUAGES

SAMPLE = "embassy-paris-2022"


def add_case(parser: argparse.ArgumentParser, *, levels: bool = True) -> None:
    """The case folder and how to look at it; `levels` where the person chooses what it must be fit for."""
    parser.add_argument("case", nargs="?", type=Path, help="the case folder (default: the sample)")
    parser.add_argument("--proceeding", metavar="ID", help="only this proceeding of the case")
    if levels:
        fit = "what the result must be fit for"
        parser.add_argument("--level", choices=LEVELS, default="court", help=fit)
    parser.add_argument("--as-of", type=day, metavar="DATE", help="the date that counts (2026-11-23)")
    parser.add_argument("--language", choices=LANGUAGES, help="language of what is made")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write (default: out/CASE)")
    parser.add_argument(
        "--edition",
        action="append",
        default=[],
        metavar="ID",
        help="form of filing (default: the court's)",
    )
    parser.add_argument("--profile", type=Path, metavar="FILE", help="a firm's own profile of an edition")
    parser.add_argument("--templates", type=Path, metavar="DIR", help="a firm's own templates, used first")
    parser.add_argument("--workers", type=int, default=cores(), metavar="N", help="processes to use")


def add_archive(parser: argparse.ArgumentParser) -> None:
    """Whether the file is made for an archive, and how much of the originals it may hold."""
    parser.add_argument("--archive", action="store_true", help="make dossiers PDF/A-3A and PDF/UA-1")
    defaults = Limits()
    for name, size, what in (("file", defaults.file, "one original"), ("total", defaults.total, "them all")):
        parser.add_argument(
            f"--embed-{name}",
            type=megabytes,
            default=size // MEGABYTE,
            metavar="MB",
            help=f"with --archive: attach originals up to this size of {what} (default: %(default)s)",
        )


def case_folder(args: argparse.Namespace) -> Path:
    """The folder asked for, or the sample that ships with the program."""
    folder: Path = args.case or program_folder("evidence") / SAMPLE
    if not (folder / "case.yaml").is_file():
        raise UsageError(
            f"{folder} is not a case folder: it holds no case.yaml.\n"
            f"  fix: name a folder that does, or start one with `build.py new {folder}`"
        )
    return folder


def output_folder(args: argparse.Namespace, case: Path) -> Path:
    """Where deliverables go; never inside the case, whose files are evidence."""
    out: Path = args.out or Path("out") / case.resolve().name
    if out.resolve().is_relative_to(case.resolve()):
        raise UsageError(
            f"{out} lies inside the case folder, where nothing may be written.\n"
            "  fix: choose another place with --out"
        )
    return out


def build_request(args: argparse.Namespace) -> BuildRequest:
    """What the arguments ask for."""
    folder = case_folder(args)
    return BuildRequest(
        folder=folder,
        out=output_folder(args, folder),
        proceeding=args.proceeding,
        level=args.level,
        language=args.language,
        as_of=args.as_of,
        templates=args.templates,
        workers=max(1, args.workers),
        editions=tuple(args.edition),
        profile=args.profile,
        archive=_limits(args),
    )


def _limits(args: argparse.Namespace) -> Limits | None:
    """How much an archive edition may hold, in bytes; None where none is asked for."""
    if not getattr(args, "archive", False):
        return None
    return Limits(file=args.embed_file * MEGABYTE, total=args.embed_total * MEGABYTE)


def day(text: str) -> dt.date:
    """A date as it is typed."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write 2026-11-23") from error


def megabytes(text: str) -> int:
    """A whole number of megabytes."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of megabytes: write 20")
    return int(text)


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """A progress bar on a terminal, and silence elsewhere."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
    from rich.progress import Progress as Bars

    bars = Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: dict[str, TaskID] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bars.add_task(stage, total=total)
        bars.update(tasks[stage], completed=done, total=total)

    with bars:
        yield show
