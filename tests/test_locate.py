"""A portable name finds its file, however the disk spells it."""

import unicodedata

import pytest

from dossier.files import locate, portable

NAME = "exhibits/été/pièce é.pdf"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_finds_its_file_in_either_form_of_unicode(tmp_path, form):
    path = tmp_path / unicodedata.normalize(form, NAME)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    assert portable(path, tmp_path) == unicodedata.normalize("NFC", NAME)
    assert locate(tmp_path, unicodedata.normalize("NFC", NAME)).read_bytes() == b"x"


def test_a_name_that_is_not_there_stays_as_it_is(tmp_path):
    assert locate(tmp_path, NAME) == tmp_path / NAME
