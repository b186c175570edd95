"""What is marked to be masked and cannot be stops the build, draft or not."""

import pytest

from dossier.errors import InputError
from dossier.filing.masks import refuse_unmaskable
from dossier.model.dossier import NumberedExhibit
from dossier.model.exhibit import Exhibit
from dossier.model.original import Original, PdfFacts
from dossier.model.redaction import Redaction
from tests.support import small_dossier

BOX = (0.1, 0.1, 0.2, 0.2)


def filed(*originals, marks):
    """A dossier of these files, with these marks."""
    base = small_dossier.dossier()
    exhibits = tuple(
        NumberedExhibit(number=n, exhibit=Exhibit(id=f"e{n}", title="Exhibit", original=original))
        for n, original in enumerate(originals, 1)
    )
    known = (*(item.exhibit for item in exhibits), Exhibit(id="elsewhere", title="Elsewhere"))
    case = base.case.model_copy(update={"exhibits": known, "redactions": tuple(marks)})
    return base.replaced(case=case, exhibits=exhibits, language="en")


def file(kind="pdf", digest="ab", pages=1, **more):
    pdf = PdfFacts(pages=pages) if kind == "pdf" else None
    return Original(
        path=f"exhibits/{digest}", size=1, sha256=digest * 32, media_type=kind, kind=kind, pdf=pdf, **more
    )


def mark(subject="e1", box=BOX, **more):
    return Redaction(subject=subject, box=box, reason="face", who="A. B.", **more)


@pytest.mark.parametrize(
    ("originals", "wrong", "told"),
    [
        ([file()], mark("e9"), "neither a photograph nor an exhibit"),
        ([file()], mark(box=(0.5, 0.1, 0.2, 0.2)), "covers nothing"),
        ([file()], mark(box=(10, 10, 200, 200)), "covers nothing"),
        ([file("video")], mark(), r"nothing can be masked in a file of this kind \(video\)"),
        ([file("audio")], mark(), r"nothing can be masked in a file of this kind \(audio\)"),
        ([file("mail")], mark(), r"nothing can be masked in a file of this kind \(mail\)"),
        ([file(pages=3)], mark(), "on which of its 3 pages"),
        ([file(pages=3)], mark(page=4), "on which of its 3 pages"),
        ([file(), file()], mark(), "e2, which is the same file, is not"),
        ([None], mark(), "has no file of its own"),
    ],
)
def test_a_mark_that_cannot_be_painted_is_refused_and_named(originals, wrong, told):
    fine = mark(page=1) if originals[0] and originals[0].pdf else mark("elsewhere")
    dossier = filed(*originals, marks=[fine, wrong] if "same" not in told else [wrong])
    with pytest.raises(InputError, match=told):
        refuse_unmaskable(dossier, "filing")


def test_all_that_cannot_be_painted_is_told_at_once():
    with pytest.raises(InputError) as refused:
        refuse_unmaskable(filed(file(pages=3), marks=[mark("e8"), mark("e9"), mark(page=9)]), "filing")
    assert len(refused.value.problems) == 3


def test_a_mark_on_what_another_proceeding_files_stops_nothing_here():
    refuse_unmaskable(filed(file(), marks=[mark("elsewhere")]), "filing")


def test_a_mark_of_the_public_edition_stops_only_that_one():
    dossier = filed(file("video"), marks=[mark(only=("public",))])
    refuse_unmaskable(dossier, "filing")
    with pytest.raises(InputError):
        refuse_unmaskable(dossier, "public")
