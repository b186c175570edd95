"""The page about falsifications is the one that the tables give."""

from tests.tamper.__main__ import PAGE, page


def test_the_page_is_up_to_date():
    assert PAGE.read_text("utf-8") == page(), "run python -m tests.tamper"
