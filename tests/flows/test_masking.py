"""What has marks on it is never handed over untouched, and nothing keeps the original in sight."""

import hashlib

import pytest

from dossier.cache import PartCache
from dossier.executor import silent
from dossier.files import Store
from dossier.flows.masking import Masking, masked
from dossier.flows.rendering import Press
from dossier.flows.request import BuildRequest
from dossier.flows.untouched import untouched_copies
from dossier.model.dossier import NumberedExhibit, Plate
from dossier.model.exhibit import Exhibit
from dossier.model.original import Derivative, ImageFacts, Original, PdfFacts, ShownCopy
from dossier.model.photograph import Photograph
from dossier.model.redaction import Redaction
from tests.assemble.papers import letter
from tests.support import small_dossier
from tests.support.photographs import photograph


@pytest.fixture
def request_(tmp_path):
    return BuildRequest(tmp_path / "case", tmp_path / "out")


def original(request, path, content, **more):
    file = request.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return Original(path=path, size=len(content), sha256=digest, media_type="x", **more)


def two_exhibits(request, *marks, shown=None):
    """A signed letter, and a photograph; both would be handed over."""
    content = letter("A", 2)
    pdf = PdfFacts(pages=2, signed=True)
    signed = original(request, "exhibits/a.pdf", content, kind="pdf", pdf=pdf, copy_shown=shown)
    image = ImageFacts(
        format="JPEG", width=320, height=240, derivative=Derivative(sha256="00" * 32, width=320, height=240)
    )
    seen = original(request, "photos/p.jpg", photograph(), kind="image", image=image)
    plate = Plate(
        label="2/1", photograph=Photograph(id="p", exhibit="s", original=seen, order=1), untouched="p.jpg"
    )
    exhibits = (
        NumberedExhibit(number=1, exhibit=Exhibit(id="a", title="A", original=signed), untouched="1_a.pdf"),
        NumberedExhibit(number=2, exhibit=Exhibit(id="s", title="S"), plates=(plate,)),
    )
    base = small_dossier.dossier()
    known = {"exhibits": tuple(item.exhibit for item in exhibits), "photographs": (plate.photograph,)}
    dossier = base.replaced(
        exhibits=exhibits, case=base.case.model_copy(update={**known, "redactions": marks})
    )
    assert dossier.plates[0].photograph.original is seen, "what is worked out of a dossier is kept"
    return dossier


def mark(subject, page=None, **more):
    return Redaction(subject=subject, page=page, box=(0, 0, 0.5, 0.5), reason="r", who="w", **more)


def done(dossier, request, how=None):
    return masked(dossier, how or Masking(), request, Press(None, PartCache(request.cache), silent))


def test_without_marks_all_is_as_it_was(request_):
    dossier = two_exhibits(request_)
    assert done(dossier, request_) == dossier


def test_a_signed_file_with_a_mark_is_not_handed_over(request_):
    before = two_exhibits(request_, mark("a", 2))
    assert set(untouched_copies(before, request_.folder)) == {"exhibits/1_a.pdf", "exhibits/p.jpg"}
    after = done(before, request_)
    assert set(untouched_copies(after, request_.folder)) == {"exhibits/p.jpg"}
    copy = after.exhibits[0].exhibit.original.masked
    assert copy.pictured == (2,)
    assert after.exhibits[0].exhibit.original.sha256 == before.exhibits[0].exhibit.original.sha256


def test_a_photograph_with_a_mark_is_not_handed_over_and_no_list_still_shows_it(request_):
    after = done(two_exhibits(request_, mark("p")), request_)
    assert set(untouched_copies(after, request_.folder)) == {"exhibits/1_a.pdf"}
    shown = {id(plate.photograph) for plate in after.plates}
    assert shown == {id(plate.photograph) for item in after.exhibits for plate in item.plates}
    seen = after.plates[0].photograph.original
    assert seen.image.derivative.sha256 == seen.masked.sha256 != "00" * 32


def test_a_mark_of_the_public_edition_leaves_the_others_alone(request_):
    dossier = two_exhibits(request_, mark("p", only=("public",)))
    assert done(dossier, request_) == dossier
    public = done(dossier, request_, Masking("public", whole=True))
    assert public.plates[0].photograph.original.masked
    assert untouched_copies(public, request_.folder) == {}


def test_of_a_file_shown_by_a_copy_the_copy_is_masked(request_):
    pages = letter("B", 2)
    store = Store(request_.cache / "derivatives")
    shown = ShownCopy(sha256=store.put(pages), how="converted")
    after = done(two_exhibits(request_, mark("a", 1), shown=shown), request_)
    assert after.exhibits[0].exhibit.original.masked.pictured == (1,)
