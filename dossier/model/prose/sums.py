"""Sums of money as French and English texts write them, as decimals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dossier.model.prose.plain import plain

_WHOLE = "|".join(
    [*(rf"\d{{1,3}}(?:{space}\d{{3}}){{1,4}}" for space in ("[ ]", "[.]", ",", "'")), r"\d{1,12}"]
)
_NUMBER = rf"(?:{_WHOLE})(?:[.,]\d{{1,2}}(?!\d))?"
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}
_NAMES = {
    "eur": "EUR", "euro": "EUR", "euros": "EUR", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "usd": "USD",
    "dollar": "USD", "dollars": "USD", "chf": "CHF", "livres": "GBP",
}  # fmt: skip
_CURRENCY = r"€|£|\$|euros?\b|eur\b|gbp\b|pounds?\b|usd\b|dollars?\b|chf\b|livres\b"
_SUM = re.compile(
    rf"""(?<![\w.,/])(?:
        (?P<before>€|£|\$|EUR|GBP|USD|CHF)\s?(?P<a>{_NUMBER})(?:\s?(?P<ka>k|m|bn)\b)?
      | (?P<b>{_NUMBER})\s?(?P<kb>k|m(?=€)|millions?\s+d'|millions?\s+of\s+|million\s+)?(?P<after>{_CURRENCY})
        (?:\s+et\s+(?P<cents>\d{{1,2}})\s+(?:centimes|cents))?
    )(?![\d])""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOSE = re.compile(rf"(?<![\w.,/])(?P<number>(?:{_WHOLE})[.,]\d{{2}})(?![\d/]|[.,]\d)")
_COSTS = re.compile(
    r"article\s+700|art\.?\s*700|L\.?\s?761-1|761-1|frais\s+irr[ée]p[ée]tibles|d[ée]pens|\bcosts\b|frais\s+expos[ée]s",
    re.IGNORECASE,
)
_PENALTY = re.compile(r"(?:astreinte|penalty)[^,;]{0,60}$", re.IGNORECASE)
_EACH_DAY = re.compile(
    r"\s*(?:par|per|a|each)\s+(?:jour|day|semaine|week|mois|month|infraction|manquement)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\btotal|\bau\s+total|soit\s+(?:un|une)|montant\s+global|in\s+all|altogether|ensemble", re.IGNORECASE
)
_STOPS = re.compile(r";|(?<![A-ZL])(?<!\bart)(?<!\bArt)\.(?=\s)|(?:^|\s)-\s")
_NEAR = 200
_LIFT = {"k": 1000, "m": 1_000_000, "bn": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that a text writes.

    Attributes:
        amount: The decimal.
        currency: ISO 4217 code.
        start: Where it begins.
        end: Where it ends.
        costs: Whether its clause asks for costs (art. 700 CPC, L.761-1 CJA).
        periodic: Whether it is a penalty for each day of delay, not a sum claimed.
        total: Whether its clause calls it a total.
    """

    amount: Decimal
    currency: str
    start: int
    end: int
    costs: bool = False
    periodic: bool = False
    total: bool = False


def sums(text: str) -> tuple[Sum, ...]:
    """Every sum with its currency, in the order of the text."""
    flat = plain(text)
    return tuple(_sum(found, flat) for found in _SUM.finditer(flat))


def amounts(text: str) -> Iterator[Decimal]:
    """Every number that may be a sum: two decimals, or a currency beside it."""
    flat = plain(text)
    yield from (_amount(found) for found in _SUM.finditer(flat))
    yield from (number(found["number"]) for found in _LOOSE.finditer(flat))


def number(written: str) -> Decimal:
    """`12 345,67`, `12.345,67`, `12,345.67` or `1.500` as a decimal: sums have at most two decimals."""
    bare = re.sub(r"[\s']", "", written)
    decimals = re.search(r"[.,](\d{1,2})$", bare)
    whole = re.sub(r"[.,]", "", bare[: decimals.start()] if decimals else bare)
    return Decimal(f"{whole}.{decimals[1]}" if decimals else whole)


def _amount(found: re.Match[str]) -> Decimal:
    written = found["a"] or found["b"]
    amount = number(written) * _lift(found["ka"] or found["kb"] or "")
    return amount + Decimal(found["cents"] or 0) / 100


def _sum(found: re.Match[str], text: str) -> Sum:
    named = found["before"] or found["after"]
    before, after = _around(text, found.start(), found.end())
    total = bool(_TOTAL.search(_SUM.split(before)[-1] or ""))
    return Sum(
        _amount(found),
        _SIGNS.get(named) or _NAMES[named.lower()],
        found.start(),
        found.end(),
        costs=not total and bool(_COSTS.search(after) or (_COSTS.search(before) and not _SUM.search(before))),
        periodic=bool(_PENALTY.search(before) or _EACH_DAY.match(after)),
        total=total,
    )


def _lift(word: str) -> int:
    return 1_000_000 if "illion" in word.lower() else _LIFT.get(word.strip().lower(), 1)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The clause before a sum, and what follows the sum up to the next one."""
    low, high = max(0, start - _NEAR), min(len(text), end + _NEAR)
    first = max([stop.end() for stop in _STOPS.finditer(text, low, start)], default=low)
    ends = [found.start() for pattern in (_SUM, _STOPS) if (found := pattern.search(text, end, high))]
    return text[first:start], text[end : min([high, *ends])]
