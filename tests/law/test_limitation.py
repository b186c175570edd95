"""Dates on which claims are said to lapse."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.law.limitation import civil_end, same_day, silence_end, state_debt_end

EVENT = dt.date(2022, 9, 18)
DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2090, 12, 31))


def test_the_state_is_sued_until_the_end_of_the_fourth_year():
    assert state_debt_end(EVENT) == dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("claims", "end"),
    [
        ([dt.date(2024, 5, 2)], dt.date(2028, 12, 31)),
        ([dt.date(2026, 12, 31)], dt.date(2030, 12, 31)),
        ([dt.date(2027, 1, 1)], dt.date(2026, 12, 31)),
        ([dt.date(2022, 8, 17)], dt.date(2026, 12, 31)),
        ([dt.date(2026, 1, 1), dt.date(2029, 1, 1)], dt.date(2033, 12, 31)),
        ([dt.date(2029, 1, 1), dt.date(2026, 1, 1)], dt.date(2033, 12, 31)),
    ],
)
def test_a_claim_in_time_starts_four_new_years_and_others_start_nothing(claims, end):
    assert state_debt_end(EVENT, claims) == end


def test_civil_claims_lapse_after_five_years():
    assert civil_end(EVENT) == dt.date(2027, 9, 18)
    assert civil_end(dt.date(2020, 2, 29)) == dt.date(2025, 2, 28)


def test_silence_is_a_refusal_after_two_months():
    assert silence_end(dt.date(2022, 11, 3)) == dt.date(2023, 1, 3)
    assert silence_end(dt.date(2022, 12, 31)) == dt.date(2023, 2, 28)


@given(DAYS, st.lists(DAYS, max_size=5))
def test_a_claim_never_shortens_the_time(event, claims):
    end = state_debt_end(event, claims)
    assert end >= state_debt_end(event)
    assert (end.month, end.day) == (12, 31)


@given(DAYS, st.integers(0, 9))
def test_the_same_day_of_another_year_exists(day, years):
    assert same_day(day, years).year == day.year + years
