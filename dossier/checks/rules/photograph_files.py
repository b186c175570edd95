"""Photographs: the files themselves, and what is printed of them."""

from collections.abc import Iterator

from dossier.checks.look import filed_photographs, photographs, pictures
from dossier.checks.registry import rule
from dossier.checks.when import HAS_PHOTOGRAPHS, NOT_SPECIMEN
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.original import ImageFacts, Original

_ELSEWHERE = {"changed-while-read", "wrong-suffix", "same-name", "frames"}
"""Problems of a file that other rules speak of."""


@rule(
    "PH001",
    "photograph-unreadable",
    severity=Severity.BLOCKER,
    message=marked(
        "{file} cannot be shown: the file is missing, damaged or no picture (the reader says: {reason})"
    ),
    many=marked("{count} of {total} photographs cannot be shown"),
    of=photographs,
    fix=marked("Ask for the camera's own file again and put it in place; until then take its row out."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def photograph_can_be_shown(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph that is filed can be read and shown.

    ## What it checks
    The file of each photograph exists, could be read to its end and decoded, within the time and memory
    that a picture may take.

    ## Why it matters
    An exhibit that shows nothing proves nothing, and the other side will say that it was damaged for a
    reason.

    ## How to fix it
    Ask whoever took it for the camera's own file, sent as a file and not as a message, and put it in the
    place of the broken one. If it no longer exists, remove its row: the list then promises only what is
    there.

    Source: SWGDE 17-I-001 (integrity of imagery); FRE 902(14)
    """
    for photograph in filed_photographs(dossier):
        original = photograph.original
        if not original.printable and original.kind not in {"raw", "video", "audio"}:
            reason = original.problems[-1].kind if original.problems else original.media_type
            yield Gap(photograph.id, {"file": original.path, "reason": reason}, photograph.origin)


@rule(
    "PH002",
    "photograph-changed-while-read",
    severity=Severity.BLOCKER,
    message=marked("{file} changed while it was being read: its digest stands for nothing"),
    fix=marked(
        "Close every program that has {file} open, let synchronisation end, then run the command again."
    ),
)
def file_is_still(dossier: Dossier) -> Iterator[Gap]:
    """No original changes while the program reads it.

    ## What it checks
    The size and time of every file under `photos/` and `exhibits/` are the same after it was read as
    before.

    ## Why it matters
    The digest in the integrity annex must be that of the very bytes whose picture is printed.

    ## How to fix it
    Close the programs that have the file open, wait until a synchronised folder is at rest, and run again.

    Source: ISO/IEC 27037; décret n° 2016-1673 (reliable copies)
    """
    for path, original in dossier.case.originals.items():
        if any(problem.kind == "changed-while-read" for problem in original.problems):
            yield Gap(path, {"file": path})


@rule(
    "PH003",
    "photograph-twice",
    severity=Severity.MINOR,
    message=marked("{file} is the same file, byte for byte, as {other}"),
    many=marked("{count} photographs are filed twice"),
    fix=marked("Keep one of the two rows, and cite its id wherever the other is cited."),
    when=HAS_PHOTOGRAPHS,
)
def photograph_is_filed_once(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph is filed once.

    ## What it checks
    No two photographs of this proceeding are the same file, compared by SHA-256.

    ## Why it matters
    One picture under two labels lets a reader believe that there are two, or that two places look alike.

    ## How to fix it
    Keep one, and cite it under its one label wherever it is relied on.

    Source: General guidance on electronic court bundles (England), 2021: one copy of each document
    """
    first: dict[str, Original] = {}
    for photograph in filed_photographs(dossier):
        original = photograph.original
        known = first.setdefault(original.sha256, original)
        if known is not original and original.sha256:
            facts = {"file": original.path, "other": known.path}
            yield Gap(photograph.id, facts, photograph.origin)


@rule(
    "PH013",
    "photograph-too-small",
    severity=Severity.MINOR,
    message=marked("{file} is only {pixels} pixels long: it will not bear printing"),
    many=marked("{count} of {total} photographs are too small to bear printing"),
    of=photographs,
    fix=marked("Ask for the camera's own files: a preview or a messenger's copy is smaller."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def photograph_bears_printing(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph is large enough to be read on paper.

    ## What it checks
    The longer side of each picture has as many pixels as a print of about 15 cm needs.

    ## Why it matters
    Thumbnails of damage carry no weight, and enlarging them adds nothing: the program never does.

    ## How to fix it
    Ask for the original file. A small copy most often comes from a messaging application or a preview.

    Source: PD 32 (England), note on photographs; practice
    """
    floor = law().limit("photograph_pixels")
    for id_, image in pictures(dossier):
        if 0 < max(image.width, image.height) < floor:
            photograph = dossier.case.photograph_by_id[id_]
            facts = {"file": photograph.original.path, "pixels": str(max(image.width, image.height))}
            yield Gap(id_, facts, photograph.origin)


@rule(
    "PH015",
    "printed-orientation",
    severity=Severity.MAJOR,
    message=marked("{file} would be printed lying on its side"),
    fix=marked("Delete the internal folder's cache and build again; if it stays, report it with this line."),
    when=HAS_PHOTOGRAPHS,
)
def picture_is_printed_upright(dossier: Dossier) -> Iterator[Gap]:
    """Every picture is printed the way up that the camera recorded.

    ## What it checks
    What is printed is as wide and high as the file and its orientation say.

    ## Why it matters
    Bundles with pages on their side are sent back; and a picture on its side can show something else.

    ## How to fix it
    This should never happen. Delete the cache in the internal folder and build again.

    Source: General guidance on electronic court bundles (England), 2021
    """
    for id_, image in pictures(dossier):
        if _lies_on_its_side(image):
            yield Gap(id_, {"file": dossier.case.photograph_by_id[id_].original.path})


def _lies_on_its_side(image: ImageFacts) -> bool:
    made = image.derivative
    if made is None or image.format in {"HEIF", "AVIF"}:
        return False
    wide, high = image.width, image.height
    if image.orientation in {5, 6, 7, 8}:
        wide, high = high, wide
    return (wide - high) * (made.width - made.height) < 0


@rule(
    "PH017",
    "specimen-photograph",
    severity=Severity.BLOCKER,
    message=marked("{file} is a specimen or a synthetic picture, and the case is not marked as a specimen"),
    many=marked("{count} of {total} photographs are specimens or synthetic pictures"),
    of=photographs,
    fix=marked("Take it out. Only where the whole case is made up, set `specimen: yes` in case.yaml."),
    when=HAS_PHOTOGRAPHS & NOT_SPECIMEN,
)
def no_specimen_among_real_photographs(dossier: Dossier) -> Iterator[Gap]:
    """No specimen or synthetic picture stands in a real case.

    ## What it checks
    In a case that is not a specimen, no photograph was declared `synthetic` or names SPECIMEN as its
    camera.

    ## Why it matters
    To produce a made-up picture as a photograph of the facts is to deceive the court.

    ## How to fix it
    Take the picture out of the case. If the whole case is made up, write `specimen: yes` in `case.yaml`:
    every page then says so.

    Source: loyalty of evidence; CPC, art. 9
    """
    for photograph in filed_photographs(dossier):
        camera = photograph.original.image.camera if photograph.original.image else None
        marks = f"{camera.make} {camera.model}".upper() if camera else ""
        if photograph.synthetic or "SPECIMEN" in marks:
            yield Gap(photograph.id, {"file": photograph.original.path}, photograph.origin)


@rule(
    "PH018",
    "photograph-edited",
    severity=Severity.MINOR,
    message=marked("{file} was saved by {software}, a program that alters pictures"),
    many=marked("{count} of {total} photographs were saved by a program that alters pictures"),
    of=photographs,
    fix=marked(
        "File the camera's own file; if the picture was altered, name its original in `derived_from`."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def photograph_was_not_edited(dossier: Dossier) -> Iterator[Gap]:
    """No photograph bears the mark of an editing program without saying so.

    ## What it checks
    The program that the file names as its last writer is not one that alters pictures, unless the
    photograph says what it is made from.

    ## Why it matters
    It may have been a harmless rotation. The opponent will not assume so.

    ## How to fix it
    File the original. If the edited version is needed too, file both and link them by `derived_from`.

    Source: practice; guidance on photographs for the Register of Damage (unedited)
    """
    for id_, image in pictures(dossier):
        photograph = dossier.case.photograph_by_id[id_]
        if law().found("editor", image.camera.software) and not photograph.derived_from:
            facts = {"file": photograph.original.path, "software": image.camera.software}
            yield Gap(id_, facts, photograph.origin)


@rule(
    "PH019",
    "preview-differs",
    severity=Severity.MINOR,
    message=marked("the preview inside {file} shows another picture than the file"),
    many=marked("the preview inside {count} of {total} photographs shows another picture"),
    of=photographs,
    fix=marked(
        "Ask who worked on the file and file the camera's own; look at both before the opponent does."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def preview_shows_the_same(dossier: Dossier) -> Iterator[Gap]:
    """The small preview inside a file shows the same picture as the file.

    ## What it checks
    The preview that the camera stored is compared with the picture.

    ## Why it matters
    Many editing programs forget the preview. One that differs shows what was there before, and anyone can
    open it.

    ## How to fix it
    Ask for the camera's own file. If the picture was cropped or masked on purpose, use `redactions.yaml`
    instead.

    Source: practice
    """
    for id_, image in pictures(dossier):
        if image.thumbnail_differs:
            photograph = dossier.case.photograph_by_id[id_]
            yield Gap(id_, {"file": photograph.original.path}, photograph.origin)


@rule(
    "PH023",
    "not-printable",
    severity=Severity.NOTE,
    message=marked("{file} cannot be shown on a page: a sheet stands for it and the file goes beside"),
    many=marked("{count} files among the photographs cannot be shown on a page"),
    fix=marked("Ask the court how it takes such a file; extract still pictures and file those as well."),
    ask="counsel",
    when=HAS_PHOTOGRAPHS,
)
def what_cannot_be_printed_is_named(dossier: Dossier) -> Iterator[Gap]:
    """Videos, recordings and raw camera files are shown otherwise than on a page.

    ## What it checks
    Files among the photographs that are neither pictures nor PDF.

    ## Why it matters
    A PDF cannot play them, and most courts' systems refuse them.

    ## How to fix it
    Ask the registry how to hand the file over. Have still pictures taken from it, with the time of each.

    Source: Télérecours, list of accepted formats; practice
    """
    for photograph in filed_photographs(dossier):
        if photograph.original.kind in {"raw", "video", "audio"}:
            yield Gap(photograph.id, {"file": photograph.original.path}, photograph.origin)


@rule(
    "PH024",
    "suffix-does-not-match",
    severity=Severity.NOTE,
    message=marked("{file} is not what its name says: it holds {type}"),
    many=marked("{count} files are not what their names say"),
    fix=marked("Leave the original as it is; ask how it was copied, and say so in `acquired`."),
)
def name_matches_content(dossier: Dossier) -> Iterator[Gap]:
    """Every file is what its name says.

    ## What it checks
    The ending of each file's name agrees with what the file holds.

    ## Why it matters
    Telephones often name HEIC files `.jpg`; it harms nothing, but a reader may not be able to open the
    copy, and will ask who renamed it.

    ## How to fix it
    Do not rename the original. Note in `acquired` how it came to the office.

    Source: practice
    """
    for path, original in dossier.case.originals.items():
        if any(problem.kind == "wrong-suffix" for problem in original.problems):
            yield Gap(path, {"file": path, "type": original.media_type})


@rule(
    "PH028",
    "camera-data-not-read",
    severity=Severity.MINOR,
    message=marked("some of the camera's data in {file} could not be read ({reason})"),
    many=marked("some of the camera's data in {count} of {total} photographs could not be read"),
    of=photographs,
    fix=marked("Ask for the camera's own file; what the annex leaves empty, have a person state."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def camera_data_are_readable(dossier: Dossier) -> Iterator[Gap]:
    """Everything that the camera wrote could be read.

    ## What it checks
    Whether reading the data of each photograph failed, took too long, or met a date or position that cannot
    exist. The picture itself is shown.

    ## Why it matters
    What could not be read stays unknown, and is not the same as absent. A file made to stop its readers was
    made by someone.

    ## How to fix it
    Ask for the camera's own file. State time and place by a person where the file cannot.

    Source: practice
    """
    for photograph in filed_photographs(dossier):
        original = photograph.original
        kinds = [problem.kind for problem in original.problems if problem.kind not in _ELSEWHERE]
        if kinds and (original.printable or original.kind in {"raw", "video", "audio"}):
            yield Gap(photograph.id, {"file": original.path, "reason": ", ".join(kinds)}, photograph.origin)
