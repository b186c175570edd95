"""Photographs: times and positions, and what contradicts them."""

import datetime as dt
from collections.abc import Iterator

from dossier.checks.devices import Clock, clocks, device, seconds_ahead
from dossier.checks.look import apart, clock, corrected, filed_photographs, photographs, pictures, zone
from dossier.checks.registry import rule
from dossier.checks.when import AT_ONE_TIME, HAS_PHOTOGRAPHS, SUDDEN
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.law.ground import metres
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.original import CaptureTime
from dossier.model.photograph import Photograph

_QUARTER = 15 * 60
_WIDEST_OFFSET = 14 * 3600
_DAY = 86400


@rule(
    "PH004",
    "capture-time-unknown",
    severity=Severity.MAJOR,
    message=marked("nothing says when {file} was taken"),
    many=marked("nothing says when {count} of {total} photographs were taken"),
    of=photographs,
    fix=marked("Ask for the camera's own file; failing that fill `declared` in the table photos."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def capture_time_is_known(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph says when it was taken.

    ## What it checks
    Each photograph has a time: from the file, from satellites, or declared by a person, if only to the day.

    ## Why it matters
    A photograph without a date shows a state of the premises, not when they were in it.

    ## How to fix it
    Ask for the camera's own file rather than a copy from a messaging application. Failing that, fill
    `declared` in the table `photos` and have the person who was there attest to it. The page then prints
    that the time is declared.

    Source: practice (undated private photographs are given little weight)
    """
    for photograph in filed_photographs(dossier):
        told = photograph.taken or photograph.declared
        if not told and photograph.original.kind in {"image", "raw"}:
            yield Gap(photograph.id, {"file": photograph.original.path}, photograph.origin)


@rule(
    "PH005",
    "time-zone-unknown",
    severity=Severity.MINOR,
    message=marked("{file} gives {time} without saying in which time zone"),
    many=marked("{count} of {total} photographs give a time without saying in which zone"),
    of=photographs,
    fix=marked("Fill `zone` in the table photos (Europe/Paris) if someone knows how the camera was set."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def time_zone_is_known(dossier: Dossier) -> Iterator[Gap]:
    """Every capture time says in which time zone it is.

    ## What it checks
    Each time read from a camera has an offset: in the file, from satellites, or stated in `zone`.

    ## Why it matters
    A camera set to another country's time is wrong by hours, and a chronology by the minute falls with it.
    The program never guesses a zone: the page prints that it is not known.

    ## How to fix it
    Have the author say how the camera was set and fill `zone`; one row serves a folder. A picture of a
    clock taken with the same camera settles it.

    Source: practice
    """
    for photograph in filed_photographs(dossier):
        taken = photograph.taken
        if taken and taken.utc_offset is None and taken.source != "declared":
            facts = {"file": photograph.original.path, "time": clock(taken)}
            yield Gap(photograph.id, facts, photograph.origin)


@rule(
    "PH006",
    "capture-outside-window",
    severity=Severity.MINOR,
    message=marked("{file} was taken on {time}, before the incident or long after it"),
    many=marked("{count} of {total} photographs were taken before the incident or long after it"),
    of=photographs,
    fix=marked(
        "If it shows the state before, cite it in `prior_state` of the loss; else check the camera's clock."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS & AT_ONE_TIME & SUDDEN,
)
def capture_is_near_the_incident(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph was taken soon after the incident, or says that it shows the state before.

    ## What it checks
    The time of each photograph lies between the incident and thirty days after it. Photographs that a loss
    cites as the state before are left alone. Where a zone is unknown, a day is allowed on both sides. It
    says nothing in matters of water and building defects, which last, nor where the incident is a period.

    ## Why it matters
    What was photographed long after may have been done by someone else; what was photographed before is not
    damage.

    ## How to fix it
    Check the camera's clock and state its error in `clock_correction`. Cite pictures of the state before in
    `prior_state` of the loss.

    Source: CA Dijon, 10 December 2020 (a record made too early or too late)
    """
    when = dossier.case.matter.incident.when
    before = {citation.id for loss in dossier.losses for citation in loss.prior_state}
    last = law().limit("photograph_after_incident") * _DAY
    for photograph in filed_photographs(dossier):
        taken = photograph.taken
        if when is None or taken is None or {photograph.id, photograph.exhibit} & before:
            continue
        seconds = apart(taken, when, zone(dossier))
        slack = law().limit("clock_tolerance") if taken.instant else _DAY
        if seconds < -slack or seconds > last + slack:
            facts = {"file": photograph.original.path, "time": clock(taken)}
            yield Gap(photograph.id, facts, photograph.origin)


@rule(
    "PH007",
    "camera-against-satellites",
    severity=Severity.MINOR,
    message=marked(
        "{file}: the camera's clock ({camera}) and satellite time ({gps} UTC) cannot both be right"
    ),
    many=marked("on {count} of {total} photographs the camera's clock contradicts satellite time"),
    of=photographs,
    fix=marked(
        "Find out which clock was wrong, then fill `clock_correction` and `clock_reason` in the table photos."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def camera_agrees_with_satellites(dossier: Dossier) -> Iterator[Gap]:
    """The camera's clock and satellite time agree.

    ## What it checks
    Where a file holds both, they are at most five minutes apart. Where the camera gave no zone, their
    difference must be one that a time zone can have. A camera whose clock was wrong by the same amount on
    all its photographs is named once, by PH038.

    ## Why it matters
    Two times in one file are the first thing that an opponent's expert will show.

    ## How to fix it
    Establish which clock was wrong. State the error in `clock_correction` (seconds to add) and in
    `clock_reason` who established it and how: the page prints both times.

    Source: practice
    """
    usual = {one.device: one for one in clocks(dossier)}
    for id_, image in pictures(dossier):
        photograph = dossier.case.photograph_by_id[id_]
        if image.capture is None or image.gps_time is None:
            continue
        camera = corrected(image.capture, photograph.clock_correction)
        known = usual.get(device(image.camera))
        if _irreconcilable(camera, image.gps_time) and not (known and _as_usual(photograph, known)):
            file = photograph.original.path
            facts = {"file": file, "camera": clock(camera), "gps": clock(image.gps_time)}
            yield Gap(id_, facts, photograph.origin)


def _as_usual(photograph: Photograph, known: Clock) -> bool:
    """Whether its clock is wrong as on the other photographs of the camera, and nobody has said so yet."""
    ahead = seconds_ahead(photograph)
    tolerance = law().limit("clock_tolerance")
    undeclared = not photograph.clock_correction
    return undeclared and ahead is not None and abs(ahead - known.error) <= tolerance


def _irreconcilable(camera: CaptureTime, gps: CaptureTime) -> bool:
    tolerance = law().limit("clock_tolerance")
    seconds = (camera.wall_clock - gps.wall_clock).total_seconds()
    if camera.utc_offset is not None:
        return abs(seconds - camera.utc_offset) > tolerance
    remainder = seconds - round(seconds / _QUARTER) * _QUARTER
    return abs(seconds) > _WIDEST_OFFSET + tolerance or abs(remainder) > tolerance


@rule(
    "PH021",
    "photograph-far-away",
    severity=Severity.MINOR,
    message=marked("{file} says that it was taken {metres} m from the premises"),
    many=marked("{count} of {total} photographs say that they were taken far from the premises"),
    of=photographs,
    fix=marked(
        "Check `position` of the premises in case.yaml; else ask where it was taken and say so in `place`."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def photograph_is_near_the_premises(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph that gives a position was taken near the premises.

    ## What it checks
    The distance between the position in the file and that of the premises, less the accuracy that the file
    states. A file without a position is no fault.

    ## Why it matters
    The integrity annex prints the position. One in another street calls for an explanation in the file.

    ## How to fix it
    Check the position of the premises in `case.yaml`. If the picture was rightly taken elsewhere, say in
    `place` where.

    Source: CSI, art. L.211-10 (closeness to the gathering); practice
    """
    home, floor = dossier.case.matter.premises.position, law().limit("photograph_far")
    for photograph in filed_photographs(dossier):
        spot = photograph.whereabouts
        if home and spot and photograph.place is None:
            away = metres(home, spot) - (spot.accuracy or 0)
            if away > floor:
                facts = {"file": photograph.original.path, "metres": f"{away:.0f}"}
                yield Gap(photograph.id, facts, photograph.origin)


@rule(
    "PH022",
    "clock-corrected-without-reason",
    severity=Severity.MAJOR,
    message=marked("the clock of {subject} is corrected by {seconds} s, and nothing says why"),
    many=marked("the clocks of {count} of {total} photographs are corrected, and nothing says why"),
    of=photographs,
    fix=marked("Fill `clock_reason` in the table photos: who established the error, when and how."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def clock_correction_has_a_reason(dossier: Dossier) -> Iterator[Gap]:
    """Every correction of a camera's clock says who established the error and how.

    ## What it checks
    `clock_reason` is filled wherever `clock_correction` is.

    ## Why it matters
    A time that someone moved without saying why looks like a time that was made to fit.

    ## How to fix it
    Write, for instance: "compared with the speaking clock on 19 September 2022 by the officer on duty".

    Source: practice; SWGDE
    """
    for photograph in filed_photographs(dossier):
        if photograph.clock_correction and photograph.clock_reason is None:
            facts = {"seconds": str(photograph.clock_correction)}
            yield Gap(photograph.id, facts, photograph.at("clock_correction"))


@rule(
    "PH025",
    "declared-against-file",
    severity=Severity.MINOR,
    message=marked("{file}: declared {declared}, but the file says {camera}"),
    many=marked("{count} of {total} photographs are declared at another time than their files say"),
    of=photographs,
    fix=marked("Correct `declared` in the table photos, or state the camera's error in `clock_correction`."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def declared_time_agrees_with_file(dossier: Dossier) -> Iterator[Gap]:
    """A time that a person declares agrees with the one in the file.

    ## What it checks
    Where both exist, the file's time, corrected by any stated error, lies within the declared time, five
    minutes allowed.

    ## Why it matters
    Both are printed. The reader will believe the machine, and doubt the witness on everything else.

    ## How to fix it
    Ask the witness again. Correct `declared`, or state the camera's error in `clock_correction` with its
    reason.

    Source: practice
    """
    for id_, image in pictures(dossier):
        photograph = dossier.case.photograph_by_id[id_]
        if image.capture is None or photograph.declared is None:
            continue
        camera = corrected(image.capture, photograph.clock_correction)
        if abs(apart(camera, photograph.declared, None)) > law().limit("clock_tolerance"):
            declared = f"{photograph.declared.earliest:%Y-%m-%d %H:%M}"
            if not photograph.declared.has_time:
                declared = f"{photograph.declared.earliest:%Y-%m-%d}"
            facts = {"file": photograph.original.path, "declared": declared, "camera": clock(camera)}
            yield Gap(id_, facts, photograph.at("declared"))


@rule(
    "PH026",
    "readers-disagree",
    severity=Severity.MINOR,
    message=marked("two readers understand the data of {file} differently: {what}"),
    many=marked("two readers understand the data of {count} of {total} photographs differently"),
    of=photographs,
    fix=marked("Look at the tags in the integrity annex; rely on a witness, not on the value in dispute."),
    when=HAS_PHOTOGRAPHS,
)
def readers_agree(dossier: Dossier) -> Iterator[Gap]:
    """Two independent programs read the same data from each photograph.

    ## What it checks
    The camera's data are read by two libraries; where they differ on time, place or device, the values are
    named.

    ## Why it matters
    The opponent's expert may use the other program, and print another value.

    ## How to fix it
    Do not rest an argument on the value in dispute; have a witness state it.

    Source: practice
    """
    for id_, image in pictures(dossier):
        if image.disagreements:
            photograph = dossier.case.photograph_by_id[id_]
            facts = {"file": photograph.original.path, "what": "; ".join(image.disagreements)}
            yield Gap(id_, facts, photograph.origin)


@rule(
    "PH027",
    "taken-in-the-future",
    severity=Severity.MAJOR,
    message=marked("{file} says that it was taken on {time}, after the date of this dossier ({as_of})"),
    many=marked("{count} of {total} photographs say that they were taken after the date of this dossier"),
    of=photographs,
    fix=marked("Check `as_of` in case.yaml and the camera's clock; state its error in `clock_correction`."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def nothing_is_taken_in_the_future(dossier: Dossier) -> Iterator[Gap]:
    """No photograph was taken after the date that the dossier bears.

    ## What it checks
    The capture time of each photograph is not later than `as_of`, one day allowed for time zones.

    ## Why it matters
    A date in the future proves only that the clock was wrong, and then every time from that camera falls.

    ## How to fix it
    Check `as_of` in `case.yaml`. If the camera's clock was wrong, state the error in `clock_correction`.

    Source: practice
    """
    for photograph in filed_photographs(dossier):
        taken, as_of = photograph.taken, dossier.as_of
        if taken and as_of and taken.wall_clock.date() > as_of + dt.timedelta(days=1):
            file = photograph.original.path
            facts = {"file": file, "time": clock(taken), "as_of": f"{as_of:%Y-%m-%d}"}
            yield Gap(photograph.id, facts, photograph.origin)
