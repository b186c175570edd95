"""The columns of other tools are what these tools say on this machine, and the page some of it."""

import pytest

from tests.browser.conftest import browser
from tests.tamper.bags import BAGS
from tests.tamper.falsify import TABLE, falsified
from tests.tamper.test_sealed import sealed
from tests.tamper.tools import kept, lacking, page_says, pdfsig, sha256sum

__all__ = ["browser", "sealed"]


@pytest.mark.skipif("sha256sum" in lacking(), reason="sha256sum is not on this machine")
@pytest.mark.parametrize("one", BAGS, ids=lambda one: one.name)
def test_sha256sum(bag, one):
    one.change(bag)
    assert sha256sum(bag) == kept()["sha256sum"][one.name]


@pytest.mark.skipif("pdfsig" in lacking(), reason="pdfsig is not on this machine")
@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_pdfsig(sealed, tmp_path, one):
    file = tmp_path / "falsified.pdf"
    file.write_bytes(falsified(sealed.read_bytes(), one.change))
    assert pdfsig(file) == kept()["pdfsig"][one.name]


@pytest.mark.parametrize("one", [BAGS[0], BAGS[2], BAGS[5], BAGS[12]], ids=lambda one: one.name)
def test_the_page_of_the_package(browser, bag, one):
    one.change(bag)
    assert page_says(browser, bag) == kept()["verify.html"][one.name]
