"""The small facts of a photograph: when, where, by whom, with what, and who relies on it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from dossier.i18n import dates, numbers
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier, Plate
from dossier.model.original import CaptureTime, Original
from dossier.model.photograph import Photograph
from dossier.model.position import Position
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.pieces import Phrase, Piece, joined, plain
from dossier.render.words import Writer

_SHORT_HASH = 16


def taken(photograph: Photograph, writer: Writer) -> str:
    """When, with its source and whether the zone is known; never a guess."""
    capture = photograph.taken
    if photograph.declared is not None and (capture is None or capture.source == "declared"):
        when = writer.moment(photograph.declared)
        return writer.say("{when} (as stated, not read from the file)", when=when)
    if capture is None:
        return writer.say("time not recorded")
    return f"{_reading(capture, writer)} ({_source(photograph, capture, writer)})"


def position(photograph: Photograph, writer: Writer) -> str:
    """Where, with its accuracy and source."""
    place = photograph.whereabouts
    if place is None:
        return writer.say("no position")
    image = photograph.original.image
    own = image is not None and image.position is not None
    return f"{_degrees(place, writer)} ({'GPS' if own else writer.say('as stated')})"


def placed(photograph: Photograph, writer: Writer) -> str:
    """Where it was taken and in which direction, in the words of the case."""
    words = (writer.text(photograph.place), writer.text(photograph.direction))
    return " · ".join(filter(None, words))


def camera(photograph: Photograph) -> str:
    """Make and model, the make not twice."""
    image = photograph.original.image
    if image is None:
        return ""
    make, model = image.camera.make.strip(), image.camera.model.strip()
    return model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()


def grouped(digest: str, length: int | None = None) -> str:
    """A digest in groups of four, so that an eye can compare it."""
    shown = digest[:length]
    text = " ".join(shown[at : at + 4] for at in range(0, len(shown), 4))
    return f"{text}…" if length and length < len(digest) else text


def small_facts(plate: Plate, writer: Writer, citer: Citer, relied_on: Phrase) -> tuple[Phrase, ...]:
    """The three lines below a caption."""
    photograph = plate.photograph
    in_series = "/" in plate.label  # a scanned invoice need not say that it has no position
    first = (
        taken(photograph, writer) if in_series or photograph.taken else "",
        position(photograph, writer) if in_series or photograph.whereabouts else "",
        bearing(photograph, writer),
        writer.text(photograph.author),
    )
    original = photograph.original
    digest = grouped(original.sha256, _SHORT_HASH)
    second = (
        plain(writer.exact(camera(photograph))),
        plain(_file(original, writer)),
        (
            Piece(writer.say("SHA-256 {digest}", digest=digest) + " "),
            Piece(writer.say("(in full: integrity annex of the dossier)"), anchors.file(plate.label)),
        ),
    )
    relied = (Piece(writer.say("Relied on by:") + " "), *relied_on) if relied_on else ()
    third = joined((_nature(photograph, writer, citer), relied), " · ")
    lines = (plain(" · ".join(filter(None, first))), joined(second, " · "), third)
    return tuple(line for line in lines if line)


def _file(original: Original, writer: Writer) -> str:
    """What the file is; the original is unchanged also where a masked copy is shown of it."""
    name = writer.exact(original.name)
    if original.masked:
        return writer.say("original {file}, unchanged since it was recorded", file=name)
    return writer.say("{file}, unchanged since it was recorded", file=name)


def told(photograph: Photograph, writer: Writer) -> tuple[str, ...]:
    """What people state about its time, beside what the file says."""
    stated = photograph.declared if photograph.taken and photograph.taken.source != "declared" else None
    reason = writer.text(photograph.clock_reason)
    return (
        writer.say("time stated: {when}", when=writer.moment(stated)) if stated else "",
        writer.say("clock: {reason}", reason=reason) if reason else "",
        writer.text(photograph.acquired),
    )


def _nature(photograph: Photograph, writer: Writer, citer: Citer) -> Phrase:
    """That a picture is a copy or part of another one, or is no photograph at all."""
    source = citer.photos([photograph.derived_from] if photograph.derived_from else [])
    made = (Piece(writer.say("Made from") + " "), *source) if source else ()
    drawn = plain(writer.say("Drawn picture, not a photograph")) if photograph.synthetic else ()
    copied = plain(writer.say("Masked copy: parts are hidden")) if photograph.original.masked else ()
    return joined((copied, drawn, made), " · ")


def reliance(dossier: Dossier, citer: Citer) -> Mapping[str, Phrase]:
    """By id of each photograph: the observations, losses and facts that rely on it."""
    found: dict[str, list[Citation]] = defaultdict(list)
    for id_, citation in _cited(dossier):
        found[id_].append(citation)
    return {id_: citer.cite(citations) for id_, citations in found.items()}


def _cited(dossier: Dossier) -> Iterator[tuple[str, Citation]]:
    """Each photograph's id, with what cites it."""
    for constat in dossier.constats:
        for seen in constat.observations:
            observation = Citation(kind="observation", id=f"{constat.id}/{seen.number}")
            yield from ((id_, observation) for id_ in seen.photographs)
    for loss in dossier.losses:
        yield from ((id_, Citation(kind="loss", id=loss.id)) for id_ in loss.photographs)
    for fact in dossier.proceeding.facts:
        proofs = (proof.id for proof in fact.proof if proof.kind == "photo")
        yield from ((id_, Citation(kind="fact", id=fact.id)) for id_ in proofs)


def _reading(capture: CaptureTime, writer: Writer) -> str:
    clock = capture.wall_clock
    text = f"{writer.day(clock.date())}, {dates.clock(clock, writer.language, seconds=True)}"
    return text if capture.utc_offset is None else f"{text}, {dates.offset(capture.utc_offset)}"


def _source(photograph: Photograph, capture: CaptureTime, writer: Writer) -> str:
    if capture.source == "gps":
        return writer.say("GPS time")
    if capture.source == "corrected":
        return writer.say("EXIF, clock corrected by {shift}", shift=_shift(photograph))
    if capture.utc_offset is None:
        return writer.say("EXIF, time zone not recorded")
    image = photograph.original.image
    own = image is not None and image.capture is not None and image.capture.utc_offset is not None
    return writer.say("EXIF, time zone recorded") if own else writer.say("EXIF, time zone as stated")


def _shift(photograph: Photograph) -> str:
    seconds = photograph.clock_correction or 0
    return f"{'+' if seconds >= 0 else '−'}{dt.timedelta(seconds=abs(seconds))}"


def _degrees(place: Position, writer: Writer) -> str:
    text = numbers.degrees(place.latitude, place.longitude, writer.language)
    if place.accuracy is None:
        return text
    return f"{text}, ±\u00a0{numbers.metres(place.accuracy, writer.language)}"


def bearing(photograph: Photograph, writer: Writer) -> str:
    """Where the camera pointed, if its file or a person says so."""
    place = photograph.whereabouts
    if place is None or place.bearing is None:
        return ""
    return writer.say("facing {degrees}°", degrees=round(place.bearing) % 360)
