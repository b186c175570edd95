"""Photographs: who took them, where, what they are said to show."""

from collections.abc import Iterator

from dossier.checks.look import filed_photographs, loaded, photographs
from dossier.checks.registry import rule
from dossier.checks.when import HAS_LOSSES, HAS_PHOTOGRAPHS
from dossier.i18n.catalogue import marked
from dossier.model.damage import LossItem
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "PH008",
    "photograph-without-metadata",
    severity=Severity.MINOR,
    message=marked("{file} holds none of the camera's own data: it is not the file that the camera wrote"),
    many=marked("{count} of {total} photographs hold none of the camera's own data"),
    of=photographs,
    fix=marked(
        "Ask for the camera's own files, copied by cable or card, not sent by a messaging application."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def photograph_holds_camera_data(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph is the file that the camera wrote.

    ## What it checks
    Each photograph names a camera or a time of its own. One that does not has usually passed through a
    messaging application. Silent where `acquired` says how the copy came and `declared` when it was taken:
    one row serves a folder. Screenshots are left to PH041.

    ## Why it matters
    It says nothing against the picture, but time, place and device can then be proven only by a person.

    ## How to fix it
    Ask for the original by cable, card or as an e-mail attachment. If it is gone, say in `acquired` how the
    copy came and have its author confirm the time.

    Source: practice; guidance on photographs for the Register of Damage (unedited, with metadata)
    """
    for photograph in filed_photographs(dossier):
        image = photograph.original.image
        if photograph.original.screenshot:
            continue
        bare = image and not (image.camera.make or image.camera.model or image.capture or image.gps_time)
        explained = photograph.acquired is not None and photograph.declared is not None
        if bare and not explained:
            yield Gap(photograph.id, {"file": photograph.original.path}, photograph.origin)


@rule(
    "PH009",
    "photographer-unknown",
    severity=Severity.MAJOR,
    message=marked("nothing says who took {file}"),
    many=marked("nothing says who took {count} of {total} photographs"),
    of=photographs,
    fix=marked("Fill `author` in the table photos; one row with a folder's name in `file` serves all of it."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def photographer_is_named(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph has a named author.

    ## What it checks
    `author` is filled for each photograph, in its own row or in that of its folder.

    ## Why it matters
    Someone must be able to say "I took it". A photograph that no one owns up to carries little weight, and
    one by the press has an owner whose permission is needed.

    ## How to fix it
    Fill `author` in the table `photos`. One row whose `file` is the folder's name serves the whole folder.

    Source: C. civ., art. 1353; FRE 901
    """
    for photograph in filed_photographs(dossier):
        if photograph.author is None:
            yield Gap(photograph.id, {"file": photograph.original.path}, photograph.origin)


@rule(
    "PH010",
    "caption-concludes",
    severity=Severity.MINOR,
    message=marked("the caption of {subject} concludes ({words}): {sentence} – neutral: {example}"),
    many=marked("the captions of {count} photographs conclude instead of saying what is seen"),
    fix=marked("Say in `caption` only what the eye sees: “lock cylinder missing”, not “lock forced”."),
    when=HAS_PHOTOGRAPHS,
)
def caption_only_describes(dossier: Dossier) -> Iterator[Gap]:
    """Every caption says what is seen, and no more.

    ## What it checks
    Captions are read for words that judge, accuse or say how damage came about; a quotation that the caption
    attributes (an inscription, a notice) is left aside.

    ## Why it matters
    A caption that accuses turns evidence into argument, and may defame someone who has not been tried.

    ## How to fix it
    Describe what a stranger would see. Keep the conclusion for the pleading, where it can be argued.

    Source: ordonnance n° 2016-728, art. 1er, by analogy; C. civ., art. 9-1 (presumption of innocence)
    """
    for photograph in filed_photographs(dossier):
        if facts := loaded(photograph.caption, dossier, "conclusion", "opinion"):
            yield Gap(photograph.id, facts, photograph.at("caption"))


@rule(
    "PH011",
    "photograph-place-unknown",
    severity=Severity.MINOR,
    message=marked("nothing says where {file} was taken"),
    many=marked("nothing says where {count} of {total} photographs were taken"),
    of=photographs,
    fix=marked("Fill `place` (room, façade) in the table photos; one row serves a whole folder."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def photograph_has_a_place(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph says where it was taken.

    ## What it checks
    Each photograph has a `place` in words, or a position of its own. Either is enough.

    ## Why it matters
    A broken pane could be anyone's. The judge must be able to place each picture in the building.

    ## How to fix it
    Fill `place`, such as "street front, ground floor", in the row of the photograph or of its folder.

    Source: CSI, art. L.211-10 (closeness to the gathering); practice
    """
    for photograph in filed_photographs(dossier):
        if photograph.place is None and photograph.whereabouts is None:
            yield Gap(photograph.id, {"file": photograph.original.path}, photograph.origin)


@rule(
    "PH012",
    "views-of-damage",
    severity=Severity.NOTE,
    message=marked("{item}: no photograph is a view of this kind: {views}"),
    many=marked("{count} of {total} losses are not shown from afar, nearer, and close with a scale"),
    of=lambda dossier: len(dossier.losses),
    fix=marked(
        "Give each photograph its `view` (overview, middle, close), say `scale: yes` where one is visible, "
        "and ask for those that do not exist."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS & HAS_LOSSES,
)
def damage_is_shown_from_afar_and_close(dossier: Dossier) -> Iterator[Gap]:
    """Every visible loss is shown from afar, nearer, and close with a scale.

    ## What it checks
    Among the photographs that a line of the schedule itself cites, there is an overview, a middle view and
    a close one, and at least one close view says that a scale is visible (`scale`), unless the line cites
    an expert's report, which has the measures. It says nothing of losses that no picture can show, nor of
    those that cite no photograph: DQ001 speaks of these.

    ## Why it matters
    A close view alone cannot be placed, an overview alone shows no damage, and a crack without a scale may
    be as long as a finger or as a wall.

    ## How to fix it
    Set `view` and `scale` on each photograph. If a view was never taken and the damage is still there, have
    it taken now, with a ruler beside it.

    Source: practice; SWGDE; guidance on photographs for the Register of Damage
    """
    by_id = dossier.case.photograph_by_id
    for loss in dossier.losses:
        shown = [by_id[id_] for id_ in loss.photographs if id_ in by_id]
        views = {photograph.view for photograph in shown}
        lacking = [view for view in ("overview", "middle", "close") if view not in views]
        scaled = any(p.scale for p in shown if p.view == "close") or _measured(loss, dossier)
        lacking += ["scale"] if "close" in views and not scaled else []
        if loss.visible and loss.photographs and lacking:
            facts = {"item": loss.item.get(dossier.language), "views": ", ".join(lacking)}
            yield Gap(loss.id, facts, loss.at("photographs"))


def _measured(loss: LossItem, dossier: Dossier) -> bool:
    """Whether an expert's report, which has measures, proves the loss."""
    known = dossier.case.exhibit_by_id
    return any(id_ in known and known[id_].kind == "report" for id_ in loss.exhibits)


@rule(
    "PH014",
    "derived-photograph-without-original",
    severity=Severity.MAJOR,
    message=marked("{subject} is made from {original}, which is not filed with it"),
    many=marked("{count} photographs are made from others that are not filed with them"),
    fix=marked("File the untouched original in the same proceeding, and name its id in `derived_from`."),
    when=HAS_PHOTOGRAPHS,
)
def derived_photograph_has_its_original(dossier: Dossier) -> Iterator[Gap]:
    """Every crop, copy or annotated picture stands beside its original.

    ## What it checks
    The photograph that `derived_from` names is filed in the same proceeding.

    ## Why it matters
    Whoever sees a crop asks what was cut away. The answer must be in the file before the question is.

    ## How to fix it
    Add the original to the same exhibit, and write its id in `derived_from`.

    Source: SWGDE 17-I-001; Berkeley Protocol (evidentiary and working copies)
    """
    for photograph in filed_photographs(dossier):
        source = photograph.derived_from
        if source and source not in dossier.label_of:
            yield Gap(photograph.id, {"original": source}, photograph.at("derived_from"))


@rule(
    "PH020",
    "caption-missing",
    severity=Severity.MINOR,
    message=marked("{file} has no caption"),
    many=marked("{count} of {total} photographs have no caption"),
    of=photographs,
    fix=marked("Write `caption` in the table photos: what is seen, where, nothing more."),
    when=HAS_PHOTOGRAPHS,
)
def photograph_has_a_caption(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph has a caption.

    ## What it checks
    `caption` is filled for each photograph.

    ## Why it matters
    A judge who must guess what a picture shows will look at the next one.

    ## How to fix it
    Write one line in the table `photos`: the thing and its place, such as "Entrance door, lock side".

    Source: R.412-2 CJA (explicit label), by analogy; practice
    """
    for photograph in filed_photographs(dossier):
        if photograph.caption is None:
            yield Gap(photograph.id, {"file": photograph.original.path}, photograph.origin)
