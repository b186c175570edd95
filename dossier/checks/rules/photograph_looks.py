"""Photographs: what they look like, and what their content credentials say."""

from collections.abc import Iterator

from dossier.checks.look import filed_photographs, photographs, pictures
from dossier.checks.registry import rule
from dossier.checks.when import HAS_PHOTOGRAPHS, NOT_SPECIMEN
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.original import Credentials, Look
from dossier.model.photograph import Photograph


@rule(
    "PH034",
    "photograph-blurred",
    severity=Severity.NOTE,
    message=marked("{file} looks blurred: nothing in it is sharp"),
    many=marked("{count} of {total} photographs look blurred: nothing in them is sharp"),
    of=photographs,
    fix=marked("Look at it in print size; ask for a sharper one of the same view, or cite another."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def something_is_sharp(dossier: Dossier) -> Iterator[Gap]:
    """In every photograph something is sharp.

    ## What it checks
    The steepest edges of each picture, beside those of a copy of half its size: where nothing is sharp both
    rise alike. A picture of which a part is sharp is never named, nor one that is too small or too plain to
    say.

    ## Why it matters
    What cannot be made out proves nothing, and a reader wonders why this one was chosen.

    ## How to fix it
    Look at it in the size of the page. If the damage is still there have it taken again; else cite a
    sharper one beside it. It is never left out for being blurred.

    Source: PD 32 (England), note on photographs; practice
    """
    limit = law().limit("photograph_sharpness")
    for id_, image in pictures(dossier):
        if image.look and image.look.sharpness is not None and image.look.sharpness < limit:
            yield _of(dossier.case.photograph_by_id[id_])


@rule(
    "PH035",
    "photograph-dark",
    severity=Severity.NOTE,
    message=marked("{file} is almost black"),
    many=marked("{count} of {total} photographs are almost black"),
    of=photographs,
    fix=marked("Look at it on paper; ask for one with more light, or have a witness say what it shows."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def there_is_light(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph has light enough to be printed.

    ## What it checks
    Nineteen in twenty points of the picture are darker than a fifth of the scale of greys. A night view
    with a lit window or lamp is not named, nor a picture that is too small to be looked at (PH013).

    ## Why it matters
    Printers make dark pictures darker: the judge sees a black field.

    ## How to fix it
    Ask for another one of the same view. Never brighten the original; a brighter copy may be filed beside
    it and names it in `derived_from`.

    Source: practice; SWGDE (enhanced copies beside the original)
    """
    limit = law().limit("photograph_dark")
    for id_, seen in _seen(dossier):
        if seen.brightest < limit:
            yield _of(dossier.case.photograph_by_id[id_])


@rule(
    "PH047",
    "photograph-blown-out",
    severity=Severity.NOTE,
    message=marked("{file} is blown out: most of it is plain white"),
    many=marked("{count} of {total} photographs are blown out: most of them is plain white"),
    of=photographs,
    fix=marked("Ask for one with less light, or have a witness say what it shows."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def light_leaves_something(dossier: Dossier) -> Iterator[Gap]:
    """No photograph is blown out.

    ## What it checks
    Half of the picture and more is white without any detail, and hardly a point is dark. A photograph of
    paper with writing on it is not named, nor a picture that is too small to be looked at (PH013).

    ## Why it matters
    What the light has burnt away cannot be brought back, and looks like nothing at all on paper.

    ## How to fix it
    Ask for another one of the same view.

    Source: practice
    """
    white, pale = law().limit("photograph_white"), law().limit("photograph_pale")
    for id_, seen in _seen(dossier):
        if seen.middle >= white and seen.darkest >= pale:
            yield _of(dossier.case.photograph_by_id[id_])


def _seen(dossier: Dossier) -> Iterator[tuple[str, Look]]:
    """What pictures look like, but for those of which PH013 says that they are too small to be looked at."""
    least = law().limit("photograph_looked_at")
    for id_, image in pictures(dossier):
        if image.look and min(image.width, image.height) >= least:
            yield id_, image.look


@rule(
    "PH041",
    "screenshot",
    severity=Severity.MINOR,
    message=marked("{file} is named as {system} names a screenshot: it shows a screen, not the place"),
    many=marked("{count} of {total} photographs are named as a screenshot is"),
    of=photographs,
    fix=marked(
        "Ask for the photograph itself; where the screen is what counts, say in `acquired` of what, by whom "
        "and when, or have it recorded by a bailiff."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def screenshots_are_explained(dossier: Dossier) -> Iterator[Gap]:
    """A screenshot says of what it is one.

    ## What it checks
    Photographs whose file name is one that telephones and computers give to screenshots, in French and in
    English, and whose `acquired` is empty.

    ## Why it matters
    A screenshot has the time of the screen, not of the facts, and shows what anyone can put on a screen. One
    from a source that nobody can check was set aside.

    ## How to fix it
    Ask for the photograph that was on the screen. If a page or a conversation is to be proven, have a
    bailiff record it, or write in `acquired` who made it, on what device and when.

    Source: CA Versailles, 11 March 2022, n° 19/07686; practice
    """
    for photograph in filed_photographs(dossier):
        if photograph.original.screenshot and photograph.acquired is None:
            facts = {"file": photograph.original.path, "system": photograph.original.screenshot}
            yield Gap(photograph.id, facts, photograph.origin)


@rule(
    "PH043",
    "credentials-broken",
    severity=Severity.MAJOR,
    message=marked(
        "the content credentials in {file} do not fit it ({reason}): they or the picture were changed "
        "after they were made"
    ),
    many=marked("the content credentials in {count} of {total} photographs do not fit them"),
    of=photographs,
    fix=marked("File the camera's own file; ask who changed this one, and say so in `acquired`."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def credentials_fit_the_picture(dossier: Dossier) -> Iterator[Gap]:
    """Content credentials (C2PA) fit the file that holds them.

    ## What it checks
    Where a file holds content credentials, whether their signature holds and the picture is the one that
    was signed. Nothing is looked up: who signed is what the file says, and a signer whom nobody knows is no
    fault. A file without credentials is the ordinary case, and nothing follows from it.

    ## Why it matters
    Anyone can read them with a free tool. That they do not fit may be harmless, as after a program that
    saved the file anew, but it shows that this is not the file that was signed.

    ## How to fix it
    Ask for the camera's own file. If it is gone, say in `acquired` what was done to this one and by whom.

    Source: C2PA specification (validation states); SWGDE
    """
    for photograph, held in _held(dossier):
        if held.state == "invalid":
            yield _of(photograph, reason=held.reason or "?")


@rule(
    "PH044",
    "credentials-not-examined",
    severity=Severity.NOTE,
    message=marked("{file} may hold content credentials, which were not examined"),
    many=marked("{count} of {total} photographs may hold content credentials, which were not examined"),
    of=photographs,
    fix=marked(
        "Install the optional reader (the extra `c2pa`) and check again, or look with another reader of "
        "content credentials."
    ),
    when=HAS_PHOTOGRAPHS,
)
def credentials_are_examined(dossier: Dossier) -> Iterator[Gap]:
    """Content credentials that a file may hold were examined.

    ## What it checks
    Files that hold the marks of content credentials (C2PA), where the optional reader is not installed or
    could not read them. The marks alone prove nothing.

    ## Why it matters
    The other side can examine them. What was not examined is not known to be good.

    ## How to fix it
    Install the program with its extra `c2pa`, then check again. It reads only what the file holds and
    fetches nothing.

    Source: C2PA specification; practice
    """
    for photograph, held in _held(dossier):
        if held.state == "not-examined":
            yield _of(photograph)


@rule(
    "PH045",
    "credentials-say-generated",
    severity=Severity.MAJOR,
    message=marked("the content credentials in {file} say that a machine made the picture, or part of it"),
    many=marked("the content credentials in {count} of {total} photographs say that a machine made them"),
    of=photographs,
    fix=marked(
        "Take it out unless its author can explain it; what a machine made is no photograph of facts."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS & NOT_SPECIMEN,
)
def no_picture_says_it_is_generated(dossier: Dossier) -> Iterator[Gap]:
    """No photograph says of itself that a machine made it.

    ## What it checks
    Whether the content credentials of a file name generated media as the source of the picture or of a part
    of it, whatever else is true of them.

    ## Why it matters
    To produce a made-up picture as a photograph of the facts is to deceive the court. Some telephones write
    so after a retouch: then the untouched original exists.

    ## How to fix it
    Ask the author what was done, and for the untouched original. Where there is none, take it out.

    Source: loyalty of evidence; CPC, art. 9; C2PA specification (digital source type)
    """
    for photograph, held in _held(dossier):
        if held.generated:
            yield _of(photograph)


def _held(dossier: Dossier) -> Iterator[tuple[Photograph, Credentials]]:
    for id_, image in pictures(dossier):
        if image.credentials:
            yield dossier.case.photograph_by_id[id_], image.credentials


def _of(photograph: Photograph, **facts: str) -> Gap:
    return Gap(photograph.id, {"file": photograph.original.path, **facts}, photograph.origin)
