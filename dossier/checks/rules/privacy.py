"""Privacy: people in the pictures, what must not be shown, and how long all is kept."""

from collections.abc import Iterator

from dossier.checks.look import missing, photographs, said
from dossier.checks.registry import rule
from dossier.checks.when import HAS_PHOTOGRAPHS, HAS_REDACTIONS
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.redaction import FILED, Redaction, placed_in


@rule(
    "PR001",
    "people-not-reviewed",
    severity=Severity.MAJOR,
    message=marked("{file}: no record that someone looked for faces, plates and screens ({keys} missing)"),
    many=marked(
        "no record that someone looked for faces, plates and screens in {count} of {total} photographs"
    ),
    of=photographs,
    fix=marked(
        "Look, then fill `people`, `reviewed_by` and `reviewed_on` in the table photos; one row serves a "
        "folder."
    ),
    when=HAS_PHOTOGRAPHS,
)
def photographs_are_reviewed(dossier: Dossier) -> Iterator[Gap]:
    """Someone looked at every photograph for people, plates, screens and badges.

    ## What it checks
    `people`, `reviewed_by` and `reviewed_on` of each photograph, in its row or that of its folder.

    ## Why it matters
    A picture of a demonstration shows political opinions; a child's face or a badge cannot be taken back
    once served.

    ## How to fix it
    Look at each picture. One row with the folder's name in `file` confirms the whole folder, and one row
    `photos/` all photographs.

    Source: GDPR, art. 9 and 10; CJEU, 2 March 2023, C-268/21
    """
    for plate in dossier.plates:
        photograph = plate.photograph
        shows_something = photograph.original.kind in {"image", "raw", "video"}
        keys = missing(photograph, "people", "reviewed_by", "reviewed_on") if shows_something else ""
        if keys:
            facts = {"file": photograph.original.path, "keys": keys}
            yield Gap(photograph.id, facts, photograph.origin)


@rule(
    "PR002",
    "minors-not-masked",
    severity=Severity.MAJOR,
    message=marked("{subject} shows a child or adolescent who can be recognised, and nothing is masked"),
    many=marked("{count} of {total} photographs show recognisable minors, and nothing is masked"),
    of=photographs,
    fix=marked("Mask them in redactions.yaml, or waive this with why the court must see them."),
    ask="counsel",
    when=HAS_PHOTOGRAPHS,
)
def minors_are_masked(dossier: Dossier) -> Iterator[Gap]:
    """Children and adolescents are masked.

    ## What it checks
    Photographs with `minors: yes` and nothing in `redactions.yaml` that masks them in every edition.

    ## Why it matters
    A child has a right to its image that no suit of others outweighs; what was served cannot be taken back.

    ## How to fix it
    Mask the face. Where the child is the victim and must be seen, have the parents agree and say so in a
    waiver.

    Source: GDPR, art. 6, 1, f and recital 38; C. civ., art. 9 and 372-1
    """
    masked = placed_in(dossier.case.redactions, FILED)
    for plate in dossier.plates:
        if plate.photograph.minors and plate.photograph.id not in masked:
            yield Gap(plate.photograph.id, {}, plate.photograph.at("minors"))


@rule(
    "PR003",
    "redaction-without-area",
    severity=Severity.BLOCKER,
    message=marked("the box or polygon to mask on {subject} covers nothing inside the picture"),
    many=marked("{count} boxes or polygons to mask cover nothing inside the picture"),
    fix=marked(
        "Write `box: [left, top, right, bottom]` in redactions.yaml, each from 0 to 1, left before right; or "
        "`polygon`, the corners of one, x and y in turn."
    ),
    when=HAS_REDACTIONS,
)
def redactions_mask_something(dossier: Dossier) -> Iterator[Gap]:
    """Every box or polygon to mask covers a part of the picture.

    ## What it checks
    The numbers lie between 0 and 1; a box has left before right and top before bottom, a polygon three
    corners or more. A build refuses the case, draft or not, until they do.

    ## Why it matters
    A box in pixels, or one upside down, masks nothing; what should be hidden is then served.

    ## How to fix it
    Give fractions of width and height of the picture as it is seen upright, such as
    `box: [0.25, 0.10, 0.40, 0.30]`.

    Source: GDPR, art. 5, 1, c; FRCP 5.2
    """
    for redaction in dossier.case.redactions:
        if redaction.area and not redaction.covers:
            field = "polygon" if redaction.polygon else "box"
            yield Gap(redaction.subject, {}, redaction.at(field))


@rule(
    "PR004",
    "people-shown",
    severity=Severity.MINOR,
    message=marked("{subject} shows people who can be recognised, and nothing is masked"),
    many=marked("{count} of {total} photographs show people who can be recognised, and nothing is masked"),
    of=photographs,
    fix=marked("Mask those who are not needed (redactions.yaml), or waive this with why they must be seen."),
    ask="counsel",
    when=HAS_PHOTOGRAPHS,
)
def people_are_shown_only_where_needed(dossier: Dossier) -> Iterator[Gap]:
    """People are recognisable only where the proof needs it.

    ## What it checks
    Photographs with `people: yes` and nothing in `redactions.yaml` that masks them in every edition. Those
    that show minors are looked at by PR002.

    ## Why it matters
    Evidence may show third parties where it must, and no more than it must.

    ## How to fix it
    Mask faces and plates that prove nothing. Where they prove something, say so in a waiver.

    Source: CJEU, 2 March 2023, C-268/21; Soc., 8 March 2023, n° 21-12.492
    """
    masked = placed_in(dossier.case.redactions, FILED)
    for plate in dossier.plates:
        if plate.photograph.people and not plate.photograph.minors and plate.photograph.id not in masked:
            yield Gap(plate.photograph.id, {}, plate.photograph.at("people"))


@rule(
    "PR005",
    "security-shown",
    severity=Severity.MINOR,
    message=marked("the words that describe {subject} name a means of security ({words})"),
    many=marked("the words that describe {count} photographs name means of security"),
    fix=marked(
        "Ask the client whether the picture may be seen by the other side; mask codes, badges and plans."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def security_is_not_given_away(dossier: Dossier) -> Iterator[Gap]:
    """No picture gives away how the premises are protected.

    ## What it checks
    Captions and places that name alarms, codes, cameras, badges or plans.

    ## Why it matters
    The file goes to the very people against whom the premises are protected.

    ## How to fix it
    Ask the client. Mask what must not be known, or file another picture.

    Source: Vienna Convention on Diplomatic Relations, art. 22; GDPR, art. 32
    """
    masked = placed_in(dossier.case.redactions, FILED)
    for plate in dossier.plates:
        photograph = plate.photograph
        words = law().found("security", *said(photograph.caption, photograph.place))
        if words and photograph.id not in masked:
            yield Gap(photograph.id, {"words": ", ".join(words)}, photograph.at("caption"))


@rule(
    "PR006",
    "retention-unknown",
    severity=Severity.NOTE,
    message=marked("nothing says how long the file is kept, by whom, or who receives it: {keys}"),
    fix=marked("Fill `retention` (until when, by whom) and `recipients` (who receives copies) in case.yaml."),
)
def retention_is_decided(dossier: Dossier) -> Iterator[Gap]:
    """It is decided how long the file is kept, by whom, and who receives it.

    ## What it checks
    `retention` and `recipients` are filled in `case.yaml`. They never stand on a filed page.

    ## Why it matters
    Pictures of strangers are kept no longer than the case needs them, and someone will ask how long that
    is.

    ## How to fix it
    Write one sentence in `retention`, and list the court, the parties, insurers and experts in `recipients`.

    Source: GDPR, art. 5 and 30
    """
    if keys := missing(dossier.case.matter, "retention", "recipients"):
        yield Gap(dossier.case.matter.id, {"keys": keys}, dossier.case.matter.origin)


@rule(
    "PR007",
    "redaction-of-nothing",
    severity=Severity.BLOCKER,
    message=marked(
        "redactions.yaml masks {subject}, which is neither a photograph nor an exhibit of the case"
    ),
    many=marked("redactions.yaml masks {count} things that do not exist"),
    fix=marked(
        "Correct `subject`: the id of a photograph or exhibit; where its file has several pages add `page`."
    ),
    when=HAS_REDACTIONS,
)
def redactions_have_their_subject(dossier: Dossier) -> Iterator[Gap]:
    """Everything to mask exists, and can be masked.

    ## What it checks
    `subject` is the id of a photograph or of an exhibit, and `page` one of its pages, named where there are
    several. A build refuses the case, draft or not, until they are.

    ## Why it matters
    A slip in an id leaves the face that should be masked in plain sight.

    ## How to fix it
    Copy the id from the list of photographs or exhibits.

    Source: GDPR, art. 5, 1, c; practice
    """
    for redaction in dossier.case.redactions:
        if redaction.area and not _exists(redaction, dossier):
            yield Gap(redaction.subject, {}, redaction.at("subject"))


def _exists(redaction: Redaction, dossier: Dossier) -> bool:
    if redaction.subject in dossier.case.photograph_by_id:
        return redaction.page in {None, 1}
    exhibit = dossier.case.exhibit_by_id.get(redaction.subject)
    pdf = exhibit.original.pdf if exhibit and exhibit.original else None
    pages = pdf.pages if pdf else 1
    return exhibit is not None and (pages == 1 if redaction.page is None else 1 <= redaction.page <= pages)
