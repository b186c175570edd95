"""Photographs: the clocks of cameras and of the folder, and the hours of the bailiff's visit."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.checks.devices import clocks
from dossier.checks.look import (
    apart,
    clock,
    filed_photographs,
    listed,
    photographs,
    pictures,
    records,
    said,
    zone,
)
from dossier.checks.registry import rule
from dossier.checks.when import HAS_PHOTOGRAPHS, HAS_RECORD
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.constat import Constat
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.original import CaptureTime
from dossier.model.photograph import Photograph

_DAY = 86400
_FIRST_YEAR = 1995
"""Folders name an earlier year where they know none (1970, 1980)."""


@rule(
    "PH030",
    "outside-the-visit",
    severity=Severity.MINOR,
    message=marked(
        "of the photographs said to be the officer's, {photos} were taken outside the hours of the record "
        "{subject}: {labels}"
    ),
    many=marked("photographs said to be the officer's were taken outside the hours of {count} records"),
    fix=marked(
        "Compare with the hours in the record; state the camera's error in `clock_correction`, or ask whose "
        "photograph it is."
    ),
    ask="bailiff",
    when=HAS_PHOTOGRAPHS & HAS_RECORD,
)
def officer_photographs_within_the_visit(dossier: Dossier) -> Iterator[Gap]:
    """Photographs said to be the officer's were taken during the officer's visit.

    ## What it checks
    Photographs of the exhibit that `photographs_exhibit` of a record names, and those whose author is its
    officer or clerk: their times lie between the start and the end of the visit, five minutes allowed.
    Where a camera gave no zone its reading is compared as it stands. It says nothing of a record without a
    start, of a deposit of photographs, nor of photographs of someone else.

    ## Why it matters
    The officer's word covers what the officer saw during the visit. A photograph from before or after it
    lends the other side the question who took it; an hour of difference is most often summer time.

    ## How to fix it
    Compare with the hours in the record. Have the officer state how the camera was set, and fill
    `clock_correction` and `clock_reason`. A photograph that someone handed over belongs elsewhere.

    Source: ordonnance n° 2016-728, art. 1er (the officer's own findings); practice
    """
    astray: dict[str, list[str]] = defaultdict(list)
    visits = {record.id: record for record in records(dossier) if record.kind == "constat" and record.start}
    for plate in dossier.plates:
        taken = plate.photograph.taken
        mine = [record for record in visits.values() if _said_to_be_of(plate.photograph, record)]
        if taken and mine and not any(_during(taken, record, dossier) for record in mine):
            time = clock(taken)
            astray[mine[0].id].append(f"{plate.label} ({time})")
    for id_, labels in astray.items():
        facts = {"photos": str(len(labels)), "labels": listed(labels)}
        yield Gap(id_, facts, visits[id_].at("start"))


def _said_to_be_of(photograph: Photograph, record: Constat) -> bool:
    """Whether the file presents it as the officer's or the clerk's own."""
    names = {person.name.casefold() for person in (record.officer, record.clerk) if person and person.name}
    author = " ".join(said(photograph.author)).casefold()
    if any(name in author for name in names):
        return True
    return not author and photograph.exhibit == (record.photographs_exhibit or None)


def _during(taken: CaptureTime, record: Constat, dossier: Dossier) -> bool:
    """Whether it lies in the visit, or nobody can say."""
    tolerance, here = law().limit("clock_tolerance"), zone(dossier)
    if not record.start or not record.start.has_time:
        return not record.start or apart(taken, record.start, here) == 0
    early = apart(taken, record.start, here) < -tolerance
    last = record.end if record.end and record.end.has_time else None
    return not early and apart(taken, last or record.start, here) <= (tolerance if last else _DAY)


@rule(
    "PH037",
    "clocks-apart",
    severity=Severity.MINOR,
    message=marked(
        "by satellite time the clock of {device} was {error} s off, that of {other} {others} s "
        "(+ is ahead): their times cannot be set side by side"
    ),
    many=marked("by satellite time the clocks of {count} cameras were off by amounts that differ"),
    fix=marked(
        "State each camera's error in `clock_correction` (the figure with the other sign) and `clock_reason` "
        "in the table photos."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def cameras_keep_one_time(dossier: Dossier) -> Iterator[Gap]:
    """The clocks of all cameras of a case agree.

    ## What it checks
    For each camera with at least three photographs that hold satellite time, the median of its clock less
    that time, once stated errors are taken away. The camera that was nearest the true time is compared with
    each other; named are those more than five minutes from it. Where a camera gave no zone, whole
    quarter-hours are left out of account.

    ## Why it matters
    A chronology that takes one minute from this telephone and the next from that camera is wrong by the
    difference of their clocks.

    ## How to fix it
    One row of the table `photos` with a folder's name in `file` serves all its photographs: fill
    `clock_correction` and in `clock_reason` "compared with satellite time in n photographs".

    Source: practice; SWGDE
    """
    found = sorted(clocks(dossier), key=lambda one: (abs(one.corrected), one.device))
    for one in found[1:]:
        if abs(one.corrected - found[0].corrected) > law().limit("clock_tolerance"):
            facts = {
                "device": one.device,
                "error": f"{one.corrected:+d}",
                "other": found[0].device,
                "others": f"{found[0].corrected:+d}",
            }
            yield Gap(one.photographs[0].id, facts, one.photographs[0].origin)


@rule(
    "PH038",
    "clock-error-undeclared",
    severity=Severity.MINOR,
    message=marked(
        "by satellite time the clock of {device} was {error} s off (+ is ahead), and nothing says so: "
        "`clock_correction: {correction}` for its {photos} photographs would"
    ),
    many=marked("by satellite time the clocks of {count} cameras were off, and nothing says so"),
    fix=marked(
        "Ask how the clock was set, then fill `clock_correction` and `clock_reason` in the row of the folder."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def clock_errors_are_declared(dossier: Dossier) -> Iterator[Gap]:
    """A camera's clock that satellite time shows to be wrong is corrected, and said to be.

    ## What it checks
    For each camera with at least three photographs that hold satellite time, the median of its clock less
    that time. Where it is more than a minute, every photograph of that camera, also those taken where no
    satellite reaches, states `clock_correction`.

    ## Why it matters
    The file itself says that its times are wrong. Whoever says it first chooses how it sounds.

    ## How to fix it
    Fill `clock_correction` (the figure with the other sign) and `clock_reason`; the pages then print both
    times.

    Source: practice; SWGDE
    """
    for one in clocks(dossier):
        silent = [p for p in one.photographs if p.clock_correction is None and _reads(p)]
        if silent and abs(one.error) > law().limit("clock_error"):
            facts = {
                "device": one.device,
                "error": f"{one.error:+d}",
                "correction": f"{-one.error}",
                "photos": str(len(silent)),
            }
            yield Gap(silent[0].id, facts, silent[0].origin)


def _reads(photograph: Photograph) -> bool:
    image = photograph.original.image
    return image is not None and image.capture is not None


@rule(
    "PH039",
    "changed-before-taken",
    severity=Severity.MINOR,
    message=marked("{file} says that it was taken on {time}, but its {tag} is earlier: {earlier}"),
    many=marked("{count} of {total} photographs say that they were changed or made before they were taken"),
    of=photographs,
    fix=marked("Ask which program wrote the file and file the camera's own; rely on a witness for the time."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def nothing_is_changed_before_it_is_taken(dossier: Dossier) -> Iterator[Gap]:
    """No file was made or changed before its picture was taken.

    ## What it checks
    The times at which the file says that it became digital and was last changed, against the time of
    capture; a day allowed where zones are not known, five minutes where they are. A later change is no
    fault: PH018 speaks of programs that alter pictures.

    ## Why it matters
    One of the times was written afterwards. Which one, nobody can say from the file.

    ## How to fix it
    Ask for the camera's own file. If there is none, have the author attest to the time and say so.

    Source: practice; SWGDE
    """
    for id_, image in pictures(dossier):
        taken = image.capture
        photograph = dossier.case.photograph_by_id[id_]
        times = (("DateTimeDigitized", image.digitised), ("DateTime", image.modified))
        wrong = [(tag, time) for tag, time in times if taken and time and _earlier(time, taken)]
        if taken and wrong:
            (tag, time), file = wrong[0], photograph.original.path
            facts = {"file": file, "time": clock(taken), "tag": tag, "earlier": clock(time)}
            yield Gap(id_, facts, photograph.origin)


def _earlier(other: CaptureTime, taken: CaptureTime) -> bool:
    if other.instant and taken.instant:
        return (taken.instant - other.instant).total_seconds() > law().limit("clock_tolerance")
    return (taken.wall_clock - other.wall_clock).total_seconds() > _DAY


@rule(
    "PH040",
    "file-older-than-picture",
    severity=Severity.NOTE,
    message=marked("the folder says that {file} was last changed on {changed}, before it was taken ({time})"),
    many=marked(
        "the folder says of {count} of {total} photographs that they were last changed before they were taken"
    ),
    of=photographs,
    fix=marked(
        "Check the camera's clock against a witness; keep the card or telephone that the file comes from."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def file_is_not_older_than_its_picture(dossier: Dossier) -> Iterator[Gap]:
    """No file is older in its folder than the picture that it holds.

    ## What it checks
    The time that the folder keeps for each file, against the time of capture, a day allowed. A newer file
    says nothing, because copying makes it so; a year before 1995 is one that the folder does not know.

    ## Why it matters
    A file cannot be written before its picture is taken: the camera's clock was ahead, or the time of
    capture was written in later.

    ## How to fix it
    Check the camera's clock. This time is lost with the next copy: if it matters, have it recorded by the
    person who holds the card.

    Source: practice; ISO/IEC 27037
    """
    for photograph in filed_photographs(dossier):
        changed, taken = photograph.original.changed, photograph.taken
        if changed is None or taken is None or taken.source == "declared" or changed.year < _FIRST_YEAR:
            continue
        instant = taken.instant or taken.wall_clock.replace(tzinfo=changed.tzinfo)
        if (instant - changed).total_seconds() > _DAY:
            facts = {
                "file": photograph.original.path,
                "changed": f"{changed:%Y-%m-%d}",
                "time": clock(taken),
            }
            yield Gap(photograph.id, facts, photograph.origin)
