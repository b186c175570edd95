"""When a claim is said to lapse: indicative dates with their assumptions, never "safe"."""

import calendar
import datetime as dt
from collections.abc import Iterable


def state_debt_end(event: dt.date, claims: Iterable[dt.date] = ()) -> dt.date:
    """Last day for a debt of the State: four years from the next 1 January.

    A written claim sent in time starts four new years from the 1 January after it; one sent
    too late starts nothing, and neither does a letter older than the event.
    Source: loi n° 68-1250, art. 1 and 2; the date of dispatch counts (CE, 5 Oct. 2015, n° 384884).

    Args:
        event: The day that founds the debt.
        claims: Days on which written claims were sent.
    """
    end = dt.date(event.year + 4, 12, 31)
    for sent in sorted(claims):
        if event <= sent <= end:
            end = dt.date(sent.year + 4, 12, 31)
    return end


def civil_end(known: dt.date) -> dt.date:
    """Last day of five years from knowledge; a formal notice does not interrupt them.

    Source: C. civ., art. 2224 and 2240 to 2244.
    """
    return same_day(known, 5)


def insurance_end(event: dt.date, registered: Iterable[dt.date] = ()) -> dt.date:
    """Last day of two years from the event; each registered letter in time starts two new ones.

    Source: C. assur., art. L.114-1 and L.114-2.
    """
    end = same_day(event, 2)
    for sent in sorted(registered):
        if event <= sent <= end:
            end = same_day(sent, 2)
    return end


def silence_end(received: dt.date) -> dt.date:
    """When two months of silence on a claim become a refusal (R.421-2 CJA)."""
    month = received.month + 2
    year, month = received.year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, min(received.day, calendar.monthrange(year, month)[1]))


def same_day(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes the last of its month."""
    last = calendar.monthrange(day.year + years, day.month)[1]
    return dt.date(day.year + years, day.month, min(day.day, last))
