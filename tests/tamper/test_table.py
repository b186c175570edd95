"""Each falsification is caught, and named rightly, in an unsealed file and in a sealed one."""

import pytest

from tests.tamper.falsify import TABLE, falsified
from tests.tamper.test_sealed import said, sealed, written

__all__ = ["sealed"]


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_before_a_seal(sealed, tmp_path, one):
    content = sealed.read_bytes()
    built = content[: content.index(b"%%EOF") + 6]
    overall, words = said(written(tmp_path, falsified(built, one.change)))
    assert (overall, one.unsealed in words) == (one.overall, True), words


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_after_a_seal(sealed, tmp_path, one):
    overall, words = said(written(tmp_path, falsified(sealed.read_bytes(), one.change)))
    assert overall == "altered"
    assert "signature of SPECIMEN signer" in words or "traces of a signature" in words
