"""Every original is included, omitted or waived, and the totals say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import RenderError
from dossier.model.case import MissingFile
from dossier.model.dossier import Omission
from dossier.reports.accounting import accounting, agreed
from tests.support.small_dossier import dossier, original, waiver


def with_case(made, **fields):
    return made.model_copy(update={"case": made.case.model_copy(update=fields)})


def test_each_file_says_where_it_is_or_why_it_is_not():
    told = {entry.path: entry for entry in accounting(dossier()).entries}
    assert (told["exhibits/letter.pdf"].fate, told["exhibits/letter.pdf"].labels) == ("included", ("1",))
    assert told["photos/b.jpg"].labels == ("2/2",)
    assert (told["photos/blurred.jpg"].fate, told["photos/blurred.jpg"].reason) == ("omitted", "Not chosen")


def test_an_omission_that_someone_accepted_is_waived():
    told = accounting(dossier(waivers=(waiver("photos/blurred.jpg"),)))
    assert told.totals == {
        "included": 3,
        "omitted": 0,
        "waived": 1,
        "withdrawn": 0,
        "unaccounted": 0,
        "total": 4,
    }
    assert told.agrees


def test_a_file_that_nothing_mentions_is_a_fault_with_a_name():
    made = dossier()
    files = {**made.case.originals, "photos/lost.jpg": original("photos/lost.jpg")}
    told = accounting(with_case(made, originals=files))
    assert told.unaccounted == ("photos/lost.jpg",)
    assert not told.agrees


def test_what_does_not_add_up_stops_with_every_name():
    made = dossier()
    files = {
        **made.case.originals,
        **{f"photos/lost{n}.jpg": original(f"photos/lost{n}.jpg") for n in (1, 2)},
    }
    with pytest.raises(RenderError, match=r"(?s)photos/lost1\.jpg.*photos/lost2\.jpg"):
        agreed(accounting(with_case(made, originals=files)))
    assert agreed(accounting(made)).agrees


def test_a_file_that_is_shown_and_omitted_is_a_fault():
    made = dossier()
    both = Omission(subject="a", path="photos/a.jpg", reason="Not chosen")
    told = accounting(made.model_copy(update={"omissions": (*made.omissions, both)}))
    assert told.doubled == ("photos/a.jpg",)
    assert not told.agrees


def test_a_file_shown_that_is_no_original_is_a_fault():
    made = dossier()
    some = {path: file for path, file in made.case.originals.items() if path != "photos/a.jpg"}
    told = accounting(with_case(made, originals=some))
    assert told.strangers == ("photos/a.jpg",)
    assert not told.agrees


def test_what_has_no_file_is_ignored_or_is_missing_stands_apart():
    gone = (MissingFile(path="photos/gone.jpg"),)
    made = with_case(dossier(), ignored=("photos/Thumbs.db",), missing=gone)
    left = Omission(subject="annex", reason="privileged: never filed")
    told = accounting(made.model_copy(update={"omissions": (*made.omissions, left)}))
    assert told.without_file == (left,)
    assert (told.ignored, told.missing) == (("photos/Thumbs.db",), ("photos/gone.jpg",))
    assert told.agrees


@given(
    st.lists(st.from_regex(r"[a-z]{1,6}\.jpg", fullmatch=True), unique=True, max_size=12),
    st.lists(st.from_regex(r"photos/[A-Z]{1,6}\.jpg", fullmatch=True), unique=True, max_size=12),
)
def test_included_and_omitted_and_waived_make_the_total(shown, omitted):
    told = accounting(dossier(names=shown, omitted=omitted, waivers=[waiver(p) for p in omitted[::2]]))
    totals = told.totals
    assert totals["included"] + totals["omitted"] + totals["waived"] == totals["total"]
    assert totals["total"] == 1 + len(shown) + len(omitted)
    assert told.agrees
