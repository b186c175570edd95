"""Filing: what files weigh, and what was done so that they fit, judged on the finished files."""

from collections.abc import Iterator

from dossier.checks.edited import editions_made, files
from dossier.checks.registry import rule
from dossier.checks.when import EDITED
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.filed import FiledFile
from dossier.model.finding import Gap, Severity

_MEGABYTE = 1_000_000


@rule(
    "FP109",
    "filed-file-too-large",
    severity=Severity.MAJOR,
    message=marked(
        "{subject} (exhibit: {held}) weighs {size} MB; the court’s system takes {limit} MB a file"
    ),
    many=marked("{count} of {total} files weigh more than the {limit} MB that the court’s system takes"),
    of=files,
    fix=marked(
        "Scan the document at a lower resolution, split it into exhibits of their own, or give the limit of "
        "your court in a profile of your own (--profile)."
    ),
    when=EDITED,
)
def filed_files_fit(dossier: Dossier) -> Iterator[Gap]:
    """No file of the edition weighs more than the court's system takes.

    ## What it checks
    The size of each finished file against the limit of the edition, whose source and date stand in
    docs/editions.md.

    ## Why it matters
    A file that the system refuses on the last evening is a file that was not filed.

    ## How to fix it
    Scan again at a lower resolution, split the document, or ask the registry how it takes large exhibits.
    Limits differ from court to court: a profile of your own says what yours takes.

    Source: Télérecours citoyens, 32 MB; C.D. Cal., 35 MB; CE-File, 50 MB (to be confirmed)
    """
    for edition, made in editions_made(dossier):
        for file in made:
            if edition.file_bytes and file.size > edition.file_bytes:
                facts = _weight(file, edition.file_bytes) | {"held": _held(file)}
                yield Gap(file.name, facts, dossier.proceeding.at("exhibits"))


@rule(
    "FP110",
    "photographs-lowered-to-fit",
    severity=Severity.NOTE,
    message=marked(
        "{subject}: the photographs were made smaller, to {dots} dots an inch over a full page, so that the "
        "file fits"
    ),
    many=marked("in {count} of {total} files the photographs were made smaller so that the file fits"),
    of=files,
    fix=marked(
        "Look at these pages. Where a detail must stay sharp, make it an exhibit of its own, or split the "
        "series into several exhibits; the originals are untouched."
    ),
    when=EDITED,
)
def photographs_keep_their_size(dossier: Dossier) -> Iterator[Gap]:
    """The photographs of the court's files are printed at the dossier's own resolution.

    ## What it checks
    Before rendering, the size of each file is predicted. Where it would not fit what the court takes, the
    photographs of that exhibit are made smaller, never below the floor of the edition; this says where.

    ## Why it matters
    A detail that the argument rests on may no longer be seen, and nobody but counsel can judge that.

    ## How to fix it
    Look at the pages; split the series, or give the detail an exhibit of its own.

    Source: nothing is degraded silently
    """
    for _, made in editions_made(dossier):
        for file in made:
            if file.lowered:
                yield Gap(file.name, {"dots": str(file.lowered)}, dossier.proceeding.at("exhibits"))


@rule(
    "FP202",
    "filed-file-larger-than-message",
    severity=Severity.MINOR,
    message=marked("{subject} weighs {size} MB, more than one message of {limit} MB carries"),
    many=marked("{count} of {total} files are larger than one message of {limit} MB"),
    of=files,
    fix=marked("Send it by PLEX, hand it in on paper, or scan it at a lower resolution."),
    ask="counsel",
    when=EDITED,
)
def filed_files_fit_a_message(dossier: Dossier) -> Iterator[Gap]:
    """Every file of the edition fits a message to the court.

    ## What it checks
    The size of each finished file against what one message carries. Files are shared out over messages in
    their order; one that is larger than a message goes alone.

    ## Why it matters
    The message is refused, and with it the other exhibits that it carries.

    ## How to fix it
    Send the exhibit another way and say so in the list; nobody has to split a piece.

    Source: practice, 10 MB a message; Civ. 2e, 16 November 2017, n° 16-24.864
    """
    for edition, made in editions_made(dossier):
        for file in made:
            if edition.message_bytes and file.size > edition.message_bytes:
                yield Gap(file.name, _weight(file, edition.message_bytes), dossier.proceeding.at("exhibits"))


def _held(file: FiledFile) -> str:
    """Numbers of the exhibits in a file; a volume holds several."""
    return ", ".join(map(str, file.exhibits)) or "–"


def _weight(file: FiledFile, limit: int) -> dict[str, str]:
    return {"size": f"{file.size / _MEGABYTE:.0f}", "limit": str(limit // _MEGABYTE)}
