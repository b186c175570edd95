"""The page shows small pictures of what findings name: few, made once, and none that is not there."""

import io

import pytest
from PIL import Image

from dossier.filing.selection import select
from dossier.flows import thumbnails as room
from dossier.flows.reading import derivatives, read
from dossier.flows.request import BuildRequest
from dossier.flows.thumbnails import thumbnails
from dossier.ingest.small import SIDE, small_picture
from tests.support.photographs import photograph, picture
from tests.support.small_dossier import finding, report

CASE = "id: small\ntitle: Small\nspecimen: yes\nlanguage: en\n"


@pytest.fixture
def request_(tmp_path):
    folder = tmp_path / "case"
    (folder / "photos" / "front").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    for number in range(15):
        content = photograph(size=(640, 480), colour=(10 * number, 80, 120))
        (folder / "photos" / "front" / f"p{number:02d}.jpg").write_bytes(content)
    (folder / "photos" / "front" / "broken.jpg").write_bytes(photograph()[:900])
    return BuildRequest(folder, tmp_path / "out", level="draft")


@pytest.fixture
def dossier(request_):
    case = read(request_, lambda *_: None)
    return select(case, case.proceedings[0])


def _jpeg(image):
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def test_a_small_picture_is_small_and_always_the_same():
    content = _jpeg(picture((1440, 1080)))
    small = small_picture(content)
    with Image.open(io.BytesIO(small)) as image:
        assert image.size == (SIDE, 120)
    assert len(small) < 8000
    assert small_picture(content) == small


@pytest.mark.parametrize("size", [(1, 1), (3, 1440), (90, 60)])
def test_a_picture_of_any_shape_has_a_small_one(size):
    with Image.open(io.BytesIO(small_picture(_jpeg(picture(size))))) as image:
        assert max(image.size) <= SIDE
        assert min(image.size) >= 1


def test_what_findings_name_is_shown_by_id_or_by_path(dossier, request_):
    found = report(finding(subject="front/p00"), finding(code="PH024", subject="photos/front/p01.jpg"))
    made = thumbnails(dossier, found, request_)
    assert set(made) == {"front/p00", "photos/front/p01.jpg"}
    assert all(small.startswith(b"\xff\xd8") for small in made.values())


def test_of_a_finding_about_many_as_many_are_made_as_are_shown(dossier, request_):
    members = tuple(f"front/p{number:02d}" for number in range(15))
    made = thumbnails(dossier, report(finding(subject="*", members=members)), request_)
    assert tuple(made) == members[: room.STRIP]


def test_no_page_holds_more_than_it_may(dossier, request_, monkeypatch):
    monkeypatch.setattr(room, "MOST", 2)
    found = report(*(finding(subject=f"front/p{number:02d}") for number in range(5)))
    assert len(thumbnails(dossier, found, request_)) == 2


def test_what_has_no_picture_is_left_out(dossier, request_):
    found = report(finding(subject="front/broken"), finding(subject="nothing"))
    assert thumbnails(dossier, found, request_) == {}


def test_a_picture_is_made_once_and_made_again_where_it_is_spoilt(dossier, request_, monkeypatch):
    found = report(finding(subject="front/p00"))
    first = thumbnails(dossier, found, request_)
    (kept,) = [path for path in (request_.cache / "small").rglob("*") if path.is_file()]
    monkeypatch.setattr(room, "small_picture", lambda _content: b"\xff\xd8 made again")
    assert thumbnails(dossier, found, request_) == first
    kept.write_bytes(kept.read_bytes()[:-1])
    assert thumbnails(dossier, found, request_) == {"front/p00": b"\xff\xd8 made again"}


def test_a_printed_picture_that_is_gone_is_no_fault(dossier, request_):
    for path in derivatives(request_).folder.rglob("*"):
        if path.is_file():
            path.unlink()
    assert thumbnails(dossier, report(finding(subject="front/p00")), request_) == {}
