"""What changed between two communications, number by number."""

from dossier.model.difference import difference
from dossier.model.served import MadeFile
from dossier.reports.served import difference_json, difference_text
from tests.support.case_file import dossier_of
from tests.support.served import communicated


def told(**changes):
    return communicated(dossier_of({})).communications[0].model_copy(update=changes)


def changed(at, **fields):
    one = told()
    exhibits = list(one.exhibits)
    exhibits[at] = exhibits[at].model_copy(update=fields)
    return one.model_copy(update={"exhibits": tuple(exhibits)})


def kinds(before, after):
    return [(one.kind, one.number) for one in difference(before, after).exhibits]


def test_nothing_differs_from_itself():
    assert kinds(told(), told()) == []
    assert "Nothing changed" in difference_text("a", "b", difference(told(), told()), "en")


def test_what_is_new_corrected_withdrawn_or_gone_is_told():
    one = told()
    fewer = one.model_copy(update={"exhibits": one.exhibits[:-1]})
    assert kinds(fewer, one) == [("added", 11)]
    assert kinds(one, fewer) == [("missing", 11)]
    assert kinds(one, changed(2, state="withdrawn", replaced_by=9)) == [("withdrawn", 3)]
    replacing = changed(10, state="corrected", replaces=3)
    assert kinds(fewer, replacing) == [("corrected", 11)]


def test_another_content_title_file_or_page_is_told():
    assert kinds(told(), changed(2, original=told().exhibits[3].original)) == [("content", 3)]
    assert kinds(told(), changed(2, title=told().exhibits[3].title)) == [("title", 3)]
    assert kinds(told(), changed(2, file="filing/3.pdf")) == [("other-file", 3)]
    found = difference(told(), changed(2, first=7, pages=2))
    assert [(one.kind, one.before, one.after) for one in found.exhibits] == [("moved", "1", "7-8")]
    assert "page 1, now 7-8" in difference_text("a", "b", found, "en").replace("\u00a0", " ")
    assert "page 1, désormais 7-8" in difference_text("a", "b", found, "fr").replace("\u00a0", " ")
    assert '"before": "1"' in difference_json("a", "b", found)


def test_files_are_compared_by_name_and_digest():
    def files(*pairs):
        return told(files=tuple(MadeFile(name=n, sha256=d * 64, size=1) for n, d in pairs))

    found = difference(files(("a", "0"), ("b", "0")), files(("b", "1"), ("c", "0")))
    assert [(change, one.name) for change, one in found.files] == [
        ("changed", "b"),
        ("added", "c"),
        ("gone", "a"),
    ]
