"""The archive edition: what of the exhibits it could not hold as they are, and what originals tell."""

from collections.abc import Iterator

from dossier.checks.registry import rule
from dossier.checks.when import ARCHIVED, EMBEDS
from dossier.i18n import numbers
from dossier.i18n.catalogue import marked, translate
from dossier.model.archive import TELLS
from dossier.model.dossier import Dossier
from dossier.model.exhibit import Exhibit
from dossier.model.finding import Gap, Severity
from dossier.model.original import Original
from dossier.model.redaction import FILED, placed_in


@rule(
    "FP501",
    "pages-stand-as-pictures",
    severity=Severity.NOTE,
    message=marked(
        "exhibit {number} ({subject}): {count} of {total} pages stand in the archive as pictures ({reasons})"
    ),
    many=marked("pages of {count} exhibits stand in the archive as pictures"),
    fix=marked(
        "Look at these pages. A PDF/A of the same document, where its author has one, stays as it is."
    ),
    ask="office",
    when=ARCHIVED,
)
def pages_stand_as_they_are(dossier: Dossier) -> Iterator[Gap]:
    """Which pages of exhibits the archive edition shows as pictures, and why.

    ## What it checks
    Every page of an exhibit's PDF is put into an archive and checked against PDF/A-3A and PDF/UA-1. One that
    does not keep them, because a font is missing, a colour is undefined or something on it is active, becomes
    a picture with its words behind; the file itself is attached. The reasons are the checker's own names of
    the clauses that are not kept.

    ## Why it matters
    A picture shows what the page shows, at 200 dots an inch or as finely as the court's edition says; very
    small print should be looked at.

    ## How to fix it
    Nothing needs to be done. Where the author of the document can export it as PDF/A, its pages stay as they
    are.

    Source: ISO 19005-3; ISO 14289-1
    """
    for one in dossier.archive.pictured if dossier.archive else ():
        facts = {
            "number": str(one.exhibit),
            "count": str(len(one.pages)),
            "total": str(one.total),
            "reasons": ", ".join(one.reasons),
        }
        yield _of(one.exhibit, facts, dossier)


@rule(
    "FP502",
    "original-not-attached",
    severity=Severity.MINOR,
    message=marked(
        "the original {path} of exhibit {number} ({size}) is not in the archive: it is only named"
    ),
    many=marked("{count} originals are not in the archive: they are only named"),
    fix=marked(
        "Hand it over beside the archive, as `package` does, or build with a higher --embed-file or "
        "--embed-total."
    ),
    ask="office",
    when=ARCHIVED,
)
def originals_are_attached(dossier: Dossier) -> Iterator[Gap]:
    """Originals that are wanted in the archive edition stand in it.

    ## What it checks
    Originals of exhibits marked `embed: yes`, and of those whose pages stand as pictures: each is attached
    unless it is larger than one may be (20 MB), or than what is left for all (200 MB).

    ## Why it matters
    Without the original, whoever holds the archive alone can compare digests and nothing more.

    ## How to fix it
    Raise the limit (`--embed-file`, `--embed-total`), or hand the file over beside the archive: its name and
    its SHA-256 are printed in either case.

    Source: ISO 19005-3, 6.8; practice
    """
    for one in dossier.archive.originals if dossier.archive else ():
        if one.kept in {"large", "total"}:
            size = numbers.file_size(one.size, dossier.language)
            yield _of(one.exhibit, {"number": str(one.exhibit), "path": one.path, "size": size}, dossier)


@rule(
    "PR009",
    "attached-original-tells-more",
    severity=Severity.MAJOR,
    message=marked("{file} is to be attached as it is, and tells more than the page shows: {what}"),
    many=marked("{count} originals are to be attached as they are, and tell more than the pages show"),
    fix=marked("Decide whether the other side may have it; if not, take `yes` out of the column `embed`."),
    ask="counsel",
    when=EMBEDS,
)
def attached_originals_tell_no_more(dossier: Dossier) -> Iterator[Gap]:
    """An original that is attached tells no more than its page does, or counsel knows that it does.

    ## What it checks
    Originals of exhibits marked `embed: yes`: a position, the number of a camera, a preview of another
    picture, remarks and files inside a PDF, the headers of a message.

    ## Why it matters
    Pages show a copy without metadata. The original goes out bit for bit: whoever opens it knows where it was
    taken, with which device, and what else is in it.

    ## How to fix it
    Read what the report lists, and decide. Leave `embed` empty where it is not to be known: the original is
    then only named, with its SHA-256. Where it may be known, waive this finding.

    Source: GDPR, art. 5 (1) c; practice
    """
    for subject, original, exhibit in _wanted(dossier):
        if what := tuple(_tells(original)):
            words = ", ".join(translate(TELLS[one], dossier.language) for one in what)
            yield Gap(subject, {"file": original.path, "what": words}, exhibit.at("embed"))


@rule(
    "PR010",
    "masked-original-wanted",
    severity=Severity.MAJOR,
    message=marked("{file} is masked, and its exhibit is marked to have the original attached"),
    many=marked("{count} masked originals are marked to be attached"),
    fix=marked("Take `yes` out of the column `embed`, or take the mask away. It is not attached meanwhile."),
    ask="counsel",
    when=EMBEDS,
)
def masked_originals_stay_out(dossier: Dossier) -> Iterator[Gap]:
    """No original of which something is masked is marked to be attached.

    ## What it checks
    Exhibits marked `embed: yes` of which a file, or a photograph, has a mask in `redactions.yaml`.

    ## Why it matters
    The original shows what the mask hides. The program never attaches it; one of the two instructions is
    wrong, and only counsel knows which.

    ## How to fix it
    Take the mark out of `embed`, or the mask out of `redactions.yaml`.

    Source: GDPR, art. 5; practice
    """
    masked = placed_in(dossier.case.redactions, FILED).keys()
    for subject, original, exhibit in _wanted(dossier):
        if subject in masked:
            yield Gap(subject, {"file": original.path}, exhibit.at("embed"))


def _of(number: int, facts: dict[str, str], dossier: Dossier) -> Gap:
    exhibit = next(item.exhibit for item in dossier.exhibits if item.number == number)
    return Gap(exhibit.id, facts, exhibit.origin)


def _wanted(dossier: Dossier) -> Iterator[tuple[str, Original, Exhibit]]:
    """Each original that counsel wants attached, by the id of its exhibit or photograph."""
    for item in dossier.exhibits:
        if item.exhibit.embed:
            if item.exhibit.original is not None:
                yield item.exhibit.id, item.exhibit.original, item.exhibit
            for plate in item.plates:
                yield plate.photograph.id, plate.photograph.original, item.exhibit


def _tells(original: Original) -> Iterator[str]:
    if original.image is not None:
        yield from ("position",) if original.image.position else ()
        yield from ("device",) if original.image.camera.serial else ()
        yield from ("preview",) if original.image.thumbnail_differs else ()
    if original.pdf is not None:
        yield from ("notes",) if original.pdf.notes else ()
        yield from ("files",) if original.pdf.embedded else ()
    if original.mail is not None:
        yield "headers"
