"""Time-stamps beside the files: what they say, and whether they are those of their files."""

from collections.abc import Iterator

from dossier.checks.registry import rule
from dossier.checks.when import HAS_STAMPS
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.source import Origin
from dossier.model.stamp import Stamped


def _count(dossier: Dossier) -> int:
    return len(dossier.case.stamps)


@rule(
    "PH016",
    "time-stamp-class",
    severity=Severity.NOTE,
    message=marked(
        "{file} bears a time-stamp of {time} ({authority}), {reason}; its authority's trust is not checked "
        "offline"
    ),
    many=marked(
        "{count} of {total} time-stamps fit their files; their authorities' trust is not checked offline"
    ),
    of=_count,
    fix=marked(
        "Look the authority up in the trusted list of its State before pleading a presumption; else plead a "
        "date."
    ),
    when=HAS_STAMPS,
)
def time_stamps_are_classed(dossier: Dossier) -> Iterator[Gap]:
    """Every time-stamp is read, and classed by its own statement.

    ## What it checks
    Tokens (RFC 3161) beside a file, named `photo.jpg.tsr` or `photo.jpg.tst`: the digest in them is that of
    the file, and the signature is that of the certificate inside. They are called qualified only where the
    token or the certificate itself states so, and simple otherwise.

    ## Why it matters
    A qualified time-stamp is presumed to be right about the hour and the integrity of what it stamps, in the
    whole Union. A simple one is evidence like any other. The program asks no list of trusted services: what
    the token states of itself is a statement.

    ## How to fix it
    Nothing is wrong. Before a presumption is pleaded, look the authority up in the trusted list for the day
    of the stamp, and keep the extract.

    Source: Regulation (EU) 910/2014 (eIDAS), art. 41 and 42; RFC 3161; ETSI EN 319 422
    """
    for stamp in dossier.case.stamps:
        facts = stamp.facts
        if facts and not _fault(stamp):
            told = {
                "file": stamp.target,
                "time": facts.time.isoformat(" ", "seconds"),
                "authority": facts.authority or "?",
                "reason": "stamp-qualified" if facts.qualified else "stamp-simple",
            }
            yield Gap(stamp.path, told, Origin(file=stamp.path))


@rule(
    "CC015",
    "time-stamp-does-not-fit",
    severity=Severity.MAJOR,
    message=marked("the time-stamp {subject} proves nothing of {file}: {reason}"),
    many=marked("{count} of {total} time-stamps prove nothing of the files beside them"),
    of=_count,
    fix=marked(
        "Look for the file that was stamped (backup, card), or take the token out; never stamp again in its "
        "place."
    ),
    when=HAS_STAMPS,
)
def time_stamps_fit_their_files(dossier: Dossier) -> Iterator[Gap]:
    """Every time-stamp is that of the file beside it.

    ## What it checks
    A token has a file beside it, can be read, holds the digest of that file, and its signature is that of a
    certificate inside it which is made for time-stamps and was valid at that moment.

    ## Why it matters
    A token that does not fit shows that the file is not the one that was stamped: the other side will say so
    with your own exhibit.

    ## How to fix it
    Find the file that was stamped. Put the token beside it under the file's whole name and `.tsr`. A new
    stamp proves the hour of the new stamp only.

    Source: Regulation (EU) 910/2014 (eIDAS), art. 42; RFC 3161, 2.4.2
    """
    for stamp in dossier.case.stamps:
        if fault := _fault(stamp):
            yield Gap(stamp.path, {"file": stamp.target or "?", "reason": fault}, Origin(file=stamp.path))


def _fault(stamp: Stamped) -> str:
    """Why a token proves nothing of its file; empty where it does."""
    if not stamp.target:
        return "stamp-alone"
    if stamp.facts is None:
        return "stamp-unreadable"
    if stamp.matches is None:
        return "stamp-unknown-digest"
    if not stamp.matches:
        return "stamp-differs"
    return {"valid": "", "invalid": "stamp-forged", "unknown": "stamp-unsigned"}[stamp.facts.signature]
