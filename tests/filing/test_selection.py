"""A proceeding files its own things, numbers them, and names what it leaves out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.filing import selection
from dossier.filing.names import plain, untouched_name
from dossier.filing.selection import select
from dossier.model.case import Case, Matter
from dossier.model.exhibit import Exhibit
from dossier.model.original import Original, PdfFacts
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Court, Proceeding


def original(path, kind="pdf", **facts):
    return Original(path=path, size=1, sha256="ab" * 32, media_type="x/y", kind=kind, **facts)


def exhibit(id_, **fields):
    return Exhibit.model_validate({"id": id_, "title": id_, **fields})


def case(exhibits, photographs=(), **fields):
    originals = [e.original for e in exhibits if e.original] + [p.original for p in photographs]
    return Case(
        matter=Matter.model_validate({"id": "m", "title": "M"}),
        proceedings=(),
        exhibits=tuple(exhibits),
        photographs=tuple(photographs),
        originals={item.path: item for item in originals},
        **fields,
    )


def proceeding(*exhibits):
    court = Court.model_validate({"name": "Tribunal"})
    return Proceeding.model_validate({"id": "p", "title": "P", "court": court, "exhibits": exhibits})


def photograph(id_, order, exhibit_="series", **fields):
    file = original(f"photos/{id_}.jpg", kind="image")
    return Photograph.model_validate(
        {"id": id_, "exhibit": exhibit_, "order": order, "original": file, **fields}
    )


def test_numbers_follow_the_list_and_labels_follow_the_numbers():
    series = [photograph("b", 2), photograph("a", 1)]
    chosen = select(case([exhibit("letter"), exhibit("series")], series), proceeding("series", "letter"))
    assert dict(chosen.number_of) == {"series": 1, "letter": 2}
    assert dict(chosen.label_of) == {"a": "1/1", "b": "1/2"}


def test_what_is_privileged_is_never_filed_and_named_as_omitted():
    secret = exhibit("advice", confidentiality="privileged", original=original("exhibits/advice.pdf"))
    chosen = select(case([secret]), proceeding("advice"))
    assert not chosen.exhibits
    assert [(o.subject, o.reason) for o in chosen.omissions] == [("advice", selection.PRIVILEGED)]


def test_another_proceeding_s_photograph_stays_out_and_is_named():
    other = photograph("x", 1, proceedings=("q",))
    chosen = select(case([exhibit("series")], [other]), proceeding("series"))
    assert not chosen.plates
    assert [o.reason for o in chosen.omissions] == [selection.OTHER_PROCEEDING]


@given(st.sets(st.sampled_from("abcdef")), st.permutations("abcdef"))
def test_included_and_omitted_are_all_there_is(listed, order):
    exhibits = [exhibit(name, original=original(f"exhibits/{name}.pdf")) for name in order]
    chosen = select(case(exhibits), proceeding(*sorted(listed)))
    filed = {item.exhibit.original.path for item in chosen.exhibits}
    assert filed | {o.path for o in chosen.omissions} == set(chosen.case.originals)
    assert [item.number for item in chosen.exhibits] == list(range(1, len(chosen.exhibits) + 1))


@pytest.mark.parametrize(
    ("path", "facts", "name"),
    [
        ("exhibits/vidéo d’accès.MP4", {"kind": "video"}, "3_video_d_acces.mp4"),
        ("exhibits/acte.pdf", {"pdf": PdfFacts(pages=1, signed=True)}, "3_acte.pdf"),
        ("exhibits/acte.pdf", {"pdf": PdfFacts(pages=1)}, ""),
    ],
)
def test_an_untouched_copy_is_named_only_where_one_is_needed(path, facts, name):
    assert untouched_name("3", original(path, **facts)) == name


@given(st.text())
def test_a_filed_name_is_plain_whatever_the_file_was_called(text):
    assert all(c.isascii() and (c.isalnum() or c in "-_") for c in plain(text))
