"""What the manifest says of a dossier, gathered from what is filed and from where it stands."""

import dataclasses
from pathlib import Path

import pytest

from dossier.files import Store
from dossier.flows.manifest import manifest_of, shared
from dossier.model.custody import GENESIS, CustodyLog
from dossier.model.dossier import NumberOnly
from dossier.model.edition import Numbering
from dossier.model.manifest import manifest_bytes, manifest_from
from dossier.model.parts import ForeignPages, Part, Plan, Spot
from dossier.model.redaction import Mark, MaskedCopy
from dossier.render import anchors
from tests.render.builders import full_dossier
from tests.support.custody import log_of

FRONT = 4


def placed(dossier, **values) -> Plan:
    """A plan in which each exhibit has the pages of its file, or one page for two photographs."""
    items = [_part("exhibits", FRONT, {anchors.section("exhibits"): 1})]
    for item in dossier.exhibits:
        name, original = anchors.exhibit(item.number), item.exhibit.original
        if original is not None and original.pdf is not None:
            pages = original.pdf.pages
            items.append(ForeignPages(name, Path("x"), original.sha256, pages, name, "", "", ""))
        else:
            seen = {anchors.photo(plate.label): rank // 2 for rank, plate in enumerate(item.plates)}
            own = {anchors.photo(str(item.number)): 0} if original and original.image else {}
            pages = (len(item.plates) + 1) // 2 or 1
            items.append(_part(name, pages, {name: 0, **seen, **own}))
    items += [_part("concordance", 1, {}), _part("concordance-13", 2, {})]
    return Plan("Dossier", dossier.language, tuple(items), created="2026-11-23", **values)


def _part(name, pages, places):
    return Part(name, Path("x"), pages, {anchor: Spot(page, 0, 0) for anchor, page in places.items()}, ())


@pytest.fixture
def dossier(tmp_path):
    return full_dossier(Store(tmp_path))


def test_every_file_is_listed_with_what_is_printed_on_its_page(dossier):
    manifest = manifest_of(dossier, placed(dossier))
    filed = [item.exhibit.original for item in dossier.exhibits if item.exhibit.original]
    filed += [plate.photograph.original for plate in dossier.plates]
    assert {(one.path, one.sha256, one.size) for one in manifest.originals} == {
        (original.path, original.sha256, original.size) for original in filed
    }
    assert [(one.label, one.exhibit, one.page) for one in manifest.originals][:4] == [
        ("1", 1, "5"),
        ("2/1", 2, "8"),
        ("2/2", 2, "8"),
        ("2/3", 2, "9"),
    ]
    assert [(one.number, one.position, one.pages) for one in manifest.exhibits][:3] == [
        (1, 5, 3),
        (2, 8, 3),
        (3, 11, 2),
    ]
    assert manifest.exhibits[1].title.endswith("(5\u00a0photographies)")


def test_every_photograph_leads_from_original_to_picture_to_page(dossier):
    manifest = manifest_of(dossier, placed(dossier))
    assert [(one.label, one.position) for one in manifest.pictures] == [
        ("2/1", 8), ("2/2", 8), ("2/3", 9), ("2/4", 9), ("2/5", 10), ("5", 14),
    ]  # fmt: skip
    first, original = manifest.pictures[0], dossier.plates[0].photograph.original
    assert (first.original, first.derivative) == (original.sha256, original.image.derivative.sha256)
    assert first.caption
    assert not first.masked


def test_printed_numbers_are_those_of_the_edition(dossier):
    numbering = Numbering(prefix="B-", digits=3)
    manifest = manifest_of(dossier, placed(dossier, numbering=numbering, first=100))
    assert (manifest.exhibits[0].position, manifest.exhibits[0].page) == (5, "B-104")


def test_a_masked_picture_is_said_to_be_masked(dossier):
    plate = dossier.plates[0]
    original = plate.photograph.original
    mark = Mark(page=1, area=((0.1, 0.1), (0.2, 0.1), (0.2, 0.2), (0.1, 0.2)), kind="face")
    copy = MaskedCopy(sha256=original.image.derivative.sha256, marks=(mark,))
    photograph = plate.photograph.model_copy(
        update={"original": original.model_copy(update={"masked": copy})}
    )
    series = dossier.exhibits[1]
    plates = (plate.model_copy(update={"photograph": photograph}), *series.plates[1:])
    masked = dossier.replaced(
        exhibits=(dossier.exhibits[0], series.model_copy(update={"plates": plates}), *dossier.exhibits[2:])
    )
    assert [one.masked for one in manifest_of(masked, placed(masked)).pictures][:2] == [True, False]


def test_a_withdrawn_number_stands_on_the_page_of_the_list(dossier):
    gone = NumberOnly(
        number=9, id="gone", title={"fr": "Note de l’avocat"}, state="withdrawn", reason="retirée"
    )
    manifest = manifest_of(dossier.replaced(numbers_only=(gone,)), placed(dossier))
    listed = manifest.exhibits[-1]
    assert (listed.number, listed.state, listed.pages, listed.position) == (9, "withdrawn", 0, 2)
    assert "Note de l’avocat" not in listed.title


def test_the_custody_log_is_pinned_where_it_stood(dossier):
    def head(log):
        case = dossier.case.model_copy(update={"custody": log})
        return manifest_of(dossier.replaced(case=case), placed(dossier)).custody

    log = log_of([{"event": "received", "when": "2022-09-19T10:00:00+02:00", "who": "A. Example"}] * 2)
    assert head(None) is None
    assert (head(CustodyLog()).entries, head(CustodyLog()).digest) == (0, GENESIS)
    assert (head(log).entries, head(log).digest) == (2, log.events[-1].digest)


def test_the_same_content_gives_the_same_bytes_and_comes_back(dossier):
    manifest = manifest_of(dossier, placed(dossier))
    content = manifest_bytes(manifest)
    assert content == manifest_bytes(manifest_of(dossier, placed(dossier)))
    assert manifest_from(content) == manifest


def test_other_files_take_neither_the_manifest_nor_the_pages_that_print_it(dossier):
    whole = dataclasses.replace(placed(dossier), manifest=b"{}")
    rest = shared(whole)
    assert rest.manifest == b""
    assert [item.name for item in whole.items if item not in rest.items] == ["concordance", "concordance-13"]
