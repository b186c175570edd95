"""Which originals an archive holds, under which names, and which it only names."""

import pytest

from dossier.filing.originals import Room, wanted_originals
from dossier.model.archive import Limits
from dossier.model.redaction import MaskedCopy
from tests.support.small_dossier import dossier


def wanting(*ids, masked=False):
    """The small dossier with the originals of these exhibits asked for."""
    made = dossier()
    exhibits = []
    for item in made.exhibits:
        exhibit = item.exhibit.model_copy(update={"embed": item.exhibit.id in ids})
        if masked and exhibit.original is not None:
            copy = exhibit.original.model_copy(update={"masked": MaskedCopy(sha256="cd" * 32)})
            exhibit = exhibit.model_copy(update={"original": copy})
        exhibits.append(item.model_copy(update={"exhibit": exhibit}))
    return made.replaced(exhibits=tuple(exhibits))


def test_nothing_is_attached_that_nobody_asked_for():
    assert list(wanted_originals(wanting(), ())) == []


def test_a_series_gives_each_of_its_photographs():
    names = [one.name for one in wanted_originals(wanting("letter", "series"), ())]
    assert names == ["1_letter.pdf", "2-1_a.jpg", "2-2_b.jpg"]


def test_an_exhibit_whose_pages_are_pictures_gives_its_file():
    (one,) = wanted_originals(wanting(), {1})
    assert (one.name, one.asked, one.sha256) == ("1_letter.pdf", False, "ab" * 32)


def test_asked_for_twice_it_is_attached_once():
    assert len(list(wanted_originals(wanting("letter"), {1}))) == 1


def test_of_a_masked_exhibit_only_the_masked_copy_goes_out():
    asked, shown = wanted_originals(wanting("letter", masked=True), {1})
    room = Room(Limits())
    assert room.kept(asked, 9).kept == "masked"
    kept = room.kept(shown, 9)
    assert (kept.kept, kept.name, kept.sha256) == ("attached", "1_masked-letter.pdf", "cd" * 32)


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        (Limits(file=10, total=25), ["attached", "attached", "total"]),
        (Limits(file=9, total=25), ["large", "large", "large"]),
        (Limits(file=10, total=30), ["attached", "attached", "attached"]),
    ],
)
def test_what_does_not_fit_is_only_named(limits, kept):
    room = Room(limits)
    made = [room.kept(one, 10) for one in wanted_originals(wanting("letter", "series"), ())]
    assert [one.kept for one in made] == kept
    assert [bool(one.name) for one in made] == [state == "attached" for state in kept]
