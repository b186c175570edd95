"""Sums are decimals; what may be read in two ways is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.money import parse_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 234,56", "1234.56"),
        ("1\u202f234,56\u00a0€", "1234.56"),
        ("1234.56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1,234,567", "1234567"),
        ("0", "0"),
        ("-12,5", "-12.5"),
    ],
)
def test_an_office_s_ways_of_writing_a_sum(text, amount):
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["1,234", "12.345,67", "twelve", "", "1.2.3", "NaN", "1e5"])
def test_a_doubtful_sum_is_refused(text):
    with pytest.raises(ValueError, match="write"):
        parse_amount(text)


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_a_french_sum_reads_back(amount):
    whole, _, cents = f"{amount:,.2f}".partition(".")
    assert parse_amount(f"{whole.replace(',', ' ')},{cents} €") == amount
