"""`build`: from a case folder to the dossier, the command that is meant where none is named."""

import argparse
from typing import TYPE_CHECKING

from dossier.cli.options import add_archive, add_case, build_request, progress_shown
from dossier.errors import ExitCode
from dossier.i18n.catalogue import marked, translate, translate_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.flows.request import BuildRequest, Built
    from dossier.model.archive import ArchiveFacts
    from dossier.model.parts import Proof

NAME = "build"
TELLING = marked(
    "An attached original goes out as it is: with its position, its device and all else that it records."
)
_READ = marked("Nothing has changed since it was made: every file was read and compared again.")
_TRUSTED = marked(
    "Nothing has changed since it was made, by the size and the time of every file: a draft trusts these."
)
HELP = "build the dossier of a case (the sample, where no folder is named)"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_case(parser)
    add_archive(parser)


def run(args: argparse.Namespace) -> int:
    """Build and say what became of it; 1 when a finding blocks and the pages say DRAFT."""
    request = build_request(args)
    from dossier.flows.unchanged import Ledger  # after what is asked for is known to make sense

    ledger = Ledger(request)
    if last := ledger.standing():
        print(last.told, translate(_TRUSTED if request.level == "draft" else _READ, last.language), sep="\n")
        return ExitCode.BLOCKED if last.blocked else ExitCode.OK
    from dossier.flows.build import build  # only where something is to be made

    with progress_shown() as progress:
        results = build(request, progress)
    told = "\n\n".join(_told(result, request) for result in results)
    ledger.remember(results, told)
    print(told)
    return ExitCode.BLOCKED if any(result.report.blocking for result in results) else ExitCode.OK


def _told(built: "Built", request: "BuildRequest") -> str:
    """Where the dossier is, that it is proven, and what the checks found."""
    from dossier.flows.internal import report_name
    from dossier.reports.text import summary, verdict

    language, proof = built.dossier.language, built.proofs["dossier.pdf"]
    archive = built.dossier.archive
    lines = [
        f"{built.folder / 'dossier.pdf'}",
        translate("{counts}: proven", language, counts=_counts(proof, language)),
        f"{summary(built.report, language)}. {verdict(built.report, language)}",
        translate(
            "The findings: {path}", language, path=request.internal / f"{report_name(built.dossier)}.html"
        ),
    ]
    return "\n  ".join([*lines, *_archived(archive, language)] if archive else lines)


def _archived(archive: "ArchiveFacts", language: str) -> "Iterator[str]":
    """What the archive edition keeps, what of it is a picture, and what stands in it."""
    pages = sum(len(one.pages) for one in archive.pictured)
    kept = [one for one in archive.originals if one.kept == "attached"]
    named = [one for one in archive.originals if one.kept in {"large", "total"}]
    yield translate("PDF/A-3A and PDF/UA-1: checked", language)
    forms = (
        ("{count} page shown as a picture", "{count} pages shown as pictures", pages),
        ("{count} original attached", "{count} originals attached", len(kept)),
        ("{count} original only named", "{count} originals only named", len(named)),
    )
    yield ", ".join(translate_plural(one, many, count, language) for one, many, count in forms)
    if any(one.asked for one in kept):
        yield translate(TELLING, language)


def _counts(proof: "Proof", language: str) -> str:
    """What was found in the finished file."""
    forms = (
        ("{count} page", "{count} pages", proof.pages),
        ("{count} link", "{count} links", proof.links),
        ("{count} exhibit", "{count} exhibits", proof.exhibits),
        ("{count} photograph", "{count} photographs", proof.images),
    )
    return ", ".join(translate_plural(one, many, count, language) for one, many, count in forms)
