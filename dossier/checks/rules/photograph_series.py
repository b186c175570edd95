"""Photographs: what they are beside one another, in their order, their numbers and their looks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from dossier.checks.alike import first_alike
from dossier.checks.cited import citations
from dossier.checks.devices import by_device, comparable_times
from dossier.checks.look import clock, filed_photographs, photographs, pictures, records
from dossier.checks.registry import rule
from dossier.checks.sequence import jumps
from dossier.checks.when import HAS_PHOTOGRAPHS
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.law.ground import metres
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.photograph import Photograph
from dossier.model.position import Position

_SEVERAL = 3
_KILOMETRES = 10_000
_STRAY = 5
"""How many times as far from the middle as half of its series a stray photograph lies."""


@rule(
    "PH029",
    "photograph-not-cited",
    severity=Severity.NOTE,
    message=marked("{file} is filed, and nothing cites it"),
    many=marked("{count} of {total} photographs are filed, and nothing cites them"),
    of=photographs,
    fix=marked(
        "Cite it where it proves something (observation, loss, fact, event), or do not file it: "
        "the other side may use it as well."
    ),
    ask="counsel",
    when=HAS_PHOTOGRAPHS,
)
def every_photograph_is_cited(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph that is filed proves something that the file says.

    ## What it checks
    Each photograph of a series of which others are cited one by one is cited too: by an observation, a
    loss, a fact, an event, a letter, a test of a claim, or as the original of another. A series that is
    cited as a whole cites each of them. Photographs of the record itself are left to BR020.

    ## Why it matters
    What nobody relies on is read by the other side only, and then it shows the pane that was whole.

    ## How to fix it
    Cite it where it proves something, or leave it out of this proceeding.

    Source: CPC, art. 768 (each exhibit serves a claim); practice
    """
    uses = citations(dossier)
    labels, numbers = dossier.label_of, dossier.number_of
    single = {name for use in uses if (name := use.what.removeprefix("photo:")) in labels}
    single |= {photograph.derived_from for photograph in filed_photographs(dossier)}
    whole = {use.exhibit for use in uses if use.what.partition("#")[0] in numbers}
    whole |= {record.photographs_exhibit for record in records(dossier)}
    pointed = {p.exhibit for p in filed_photographs(dossier) if p.id in single}
    for photograph in filed_photographs(dossier):
        if photograph.id not in single and photograph.exhibit in pointed - whole:
            yield Gap(photograph.id, {"file": photograph.original.path}, photograph.origin)


@rule(
    "PH031",
    "numbered-against-time",
    severity=Severity.NOTE,
    message=marked("photograph {label} ({file}) was taken on {time}, out of the order of its series"),
    many=marked("{count} of {total} photographs are numbered against the order in which they were taken"),
    of=photographs,
    fix=marked(
        "Let the order be that of the time (leave the row out of the table photos), or say in `note` of "
        "the exhibit by what it is ordered."
    ),
    when=HAS_PHOTOGRAPHS,
)
def labels_follow_the_time(dossier: Dossier) -> Iterator[Gap]:
    """The photographs of a series are numbered in the order in which they were taken.

    ## What it checks
    Within each exhibit, labels and capture times rise together; named are the fewest photographs without
    which they would. Compared are photographs of one camera, or of several where each time has its zone
    (then a difference within the tolerance of clocks is let pass). Left out are photographs that a loss
    cites as the state before, and exhibits that have a `note`, which is where an order is explained.

    ## Why it matters
    A reader takes 2/7 to be later than 2/6. Where it is earlier, what "before" and "after" mean in the text
    is no longer sure.

    ## How to fix it
    Photographs without a row of their own are numbered by time. If they are ordered by room, say so in
    `note` of the exhibit.

    Source: practice
    """
    before = {citation.id for loss in dossier.losses for citation in loss.prior_state}
    for item in dossier.exhibits:
        plates = [p for p in item.plates if p.photograph.id not in before and p.photograph.taken]
        if item.exhibit.note is not None or item.exhibit.id in before:
            continue
        moments, tolerance = comparable_times([plate.photograph for plate in plates])
        for place in jumps(moments, tolerance):
            photograph = plates[place].photograph
            time = clock(photograph.taken) if photograph.taken else ""
            facts = {"label": plates[place].label, "file": photograph.original.path, "time": time}
            yield Gap(photograph.id, facts, photograph.origin)


@rule(
    "PH032",
    "same-second",
    severity=Severity.NOTE,
    message=marked("{file} bears the same second as {other}: a burst, or a time that a program set"),
    many=marked("{count} photographs bear the same second as another: bursts, or times that a program set"),
    fix=marked(
        "Of a burst, file the one that shows most; if they were not taken together, ask who set the time."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def no_two_bear_the_same_second(dossier: Dossier) -> Iterator[Gap]:
    """No two photographs of one camera were taken in the same second.

    ## What it checks
    Different files of one camera with the same capture time to the second. Files that are the same byte
    for byte are left to PH003, and a picture made from another that names it is no second shot.

    ## Why it matters
    A burst is one moment: five pictures of it look like five pieces of proof, and are one. And where the
    pictures show different places, a program wrote the time, and no time from it can be relied on.

    ## How to fix it
    Keep the best of a burst. If the pictures cannot have been taken together, ask how the files were copied
    and get the camera's own.

    Source: practice
    """
    first: dict[tuple[str, object], Photograph] = {}
    for name, taken in by_device(filed_photographs(dossier)).items():
        for photograph in taken:
            image = photograph.original.image
            if image is None or image.capture is None or photograph.derived_from:
                continue
            known = first.setdefault((name, image.capture), photograph)
            if known.original.sha256 != photograph.original.sha256:
                facts = {"file": photograph.original.path, "other": known.original.path}
                yield Gap(photograph.id, facts, photograph.origin)


@rule(
    "PH033",
    "nearly-twice",
    severity=Severity.NOTE,
    message=marked("{file} shows almost the same picture as {other}"),
    many=marked("{count} of {total} photographs show almost the same picture as another"),
    of=photographs,
    fix=marked(
        "Look at both. If one is a copy of the other, file the original and name it in `derived_from`; "
        "of two shots of one thing cite one."
    ),
    when=HAS_PHOTOGRAPHS,
)
def pictures_differ(dossier: Dossier) -> Iterator[Gap]:
    """No photograph is filed a second time as a smaller, recompressed or slightly cropped copy.

    ## What it checks
    A coarse fingerprint of each picture, which smaller size, stronger compression, other brightness or a
    crop of about a fiftieth hardly change; a larger crop is not found. Files that are the same byte for
    byte are left to PH003, shots within one second to PH032, and a picture that names its original in
    `derived_from` says what it is. Both are filed and shown: nothing is ever left out for being alike.

    ## Why it matters
    The same thing under two labels looks like two things. And of two versions of one picture the other side
    will ask which is the original.

    ## How to fix it
    Look at both. File the original of a copy and link the two; if both are shots of one thing, cite the
    better one.

    Source: General guidance on electronic court bundles (England), 2021: one copy of each document; practice
    """
    prints = [(id_, image.look.fingerprint) for id_, image in pictures(dossier) if image.look]
    known = dossier.case.photograph_by_id
    for id_, other_id in first_alike((p for p in prints if p[1]), law().limit("photographs_alike")):
        one, other = known[id_], known[other_id]
        if not _said_otherwise(one, other):
            facts = {"file": one.original.path, "other": other.original.path}
            yield Gap(id_, facts, one.origin)


def _said_otherwise(one: Photograph, other: Photograph) -> bool:
    """Whether another rule, or the table itself, already says what the two are to each other."""
    linked = one.id == other.derived_from or other.id == one.derived_from
    mine, theirs = one.original.image, other.original.image
    burst = (
        mine and theirs and mine.capture and (mine.camera, mine.capture) == (theirs.camera, theirs.capture)
    )
    return linked or one.original.sha256 == other.original.sha256 or bool(burst)


@rule(
    "PH036",
    "far-from-its-series",
    severity=Severity.MINOR,
    message=marked("{file} says that it was taken {distance} from the others of its series"),
    many=marked(
        "{count} of {total} photographs say that they were taken far from the others of their series"
    ),
    of=photographs,
    fix=marked("Ask where it was taken; put it into a series of its own, or say in its own row where it is."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def series_is_of_one_place(dossier: Dossier) -> Iterator[Gap]:
    """The photographs of a series were taken near one another.

    ## What it checks
    In a series of which at least three photographs give a position, the distance of each from the middle
    of them, less the accuracy that the file states. Named is one that is more than 300 m away and five
    times as far as half of them are: a walk along a street has no stray. It says nothing of a photograph
    whose own row says where it was taken, nor where PH021 names it.

    ## Why it matters
    The annex prints the position. A stray one means another day, another house or a wrong receiver, and
    throws doubt on those beside it.

    ## How to fix it
    Ask its author. Move a photograph of another place to its own series, or state its `place`.

    Source: practice; CSI, art. L.211-10 (closeness to the gathering)
    """
    floor, home = law().limit("photograph_far"), dossier.case.matter.premises.position
    for item in dossier.exhibits:
        taken = [plate.photograph for plate in item.plates]
        shared = Counter(str(photograph.at("place")) for photograph in taken)  # by its folder's row
        spots = [(p, spot) for p in taken if (spot := p.whereabouts)]
        away = list(_away(spots))
        usual = median([far for _, far in away] or [0])
        for photograph, far in ((p, far) for p, far in away if far > max(floor, _STRAY * usual)):
            elsewhere = photograph.place is not None and shared[str(photograph.at("place"))] == 1
            if not elsewhere and (home is None or photograph.place is not None):
                facts = {"file": photograph.original.path, "distance": _distance(far)}
                yield Gap(photograph.id, facts, photograph.origin)


def _distance(far: float) -> str:
    return f"{far:.0f} m" if far < _KILOMETRES else f"{far / 1000:.0f} km"


def _away(spots: Sequence[tuple[Photograph, Position]]) -> Iterator[tuple[Photograph, float]]:
    """How far each lies from the middle of all, at least; nothing where they are too few."""
    if len(spots) < _SEVERAL:
        return
    north = median(spot.latitude for _, spot in spots)
    east = median(spot.longitude for _, spot in spots)
    middle = Position(latitude=north, longitude=east)
    for photograph, spot in spots:
        yield photograph, metres(middle, spot) - (spot.accuracy or 0)
