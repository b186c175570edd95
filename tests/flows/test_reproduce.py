"""A receipt says what a build was made of, so that another can be held against it."""

import pytest

from dossier.errors import InputError
from dossier.executor import silent
from dossier.flows.build import build
from dossier.flows.reproduce import Again, compared, reproduce
from dossier.flows.request import BuildRequest
from dossier.model.receipt import receipt_from
from tests.e2e.conftest import small_case


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("again")
    case = small_case(folder / "leak")
    build(BuildRequest(case, folder / "out", level="draft"), silent)
    [receipt] = (folder / "out.internal").glob("receipt-*.json")
    return case, receipt


def test_the_same_folder_gives_the_same_bytes_again(built):
    case, receipt = built
    told = reproduce(Again(receipt, case), silent)
    assert told.agrees, list(told.lines())
    assert "dossier.pdf" in told.files
    assert not [path for path in receipt.parent.iterdir() if path.name.startswith("work")]


def test_what_was_changed_since_is_named(built, tmp_path):
    _, receipt = built
    other = small_case(tmp_path / "leak")
    (other / "photos.csv").write_text(
        (other / "photos.csv").read_text("utf-8").replace("Stain on", "Spot on"), encoding="utf-8"
    )
    told = reproduce(Again(receipt, other), silent)
    assert not told.agrees
    assert told.files["dossier.pdf"] == "differs"
    assert told.causes == ("photos.csv is not the file that was read then",)


def test_every_cause_has_its_sentence(built):
    then = receipt_from(built[1].read_bytes())
    changes = {
        "program": "0",
        "python": "2.7",
        "templates": "0",
        "libraries": {**then.libraries, "weasyprint": "1"},
        "originals": {},
        "made": {"dossier.pdf": "0", "new.pdf": "1"},
    }
    told = compared(then, then.model_copy(update=changes))
    assert told.files["dossier.pdf"] == "differs"
    assert told.files["hearing.pdf"] == "not made again"
    assert told.files["new.pdf"] == "not made then"
    words = "\n".join(told.lines())
    for part in (
        "Python is another version",
        "weasyprint is another",
        "templates differ",
        "is not the original",
    ):
        assert part in words


def test_what_is_no_receipt_is_refused(built, tmp_path):
    path = tmp_path / "receipt.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        reproduce(Again(path, built[0]), silent)
