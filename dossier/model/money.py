"""Sums as an office types them, kept as decimals; an unknown is never zero."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from dossier.i18n.catalogue import marked
from dossier.model.misread import Misread

_SPACES = re.compile(r"[\s\u00a0\u202f']")
_FRENCH = re.compile(r"^-?\d+(,\d{1,2})?$")
_ENGLISH = re.compile(r"^-?\d{1,3}(,\d{3})+(\.\d{1,2})?$|^-?\d+(\.\d{1,2})?$")


def parse_amount(text: str) -> Decimal:
    """Read `1 234,56`, `1234.56`, `1,234.56` or `1 234,56 €` as a decimal.

    Raises:
        ValueError: The text can be read in two ways or in none.
    """
    bare = _SPACES.sub("", text).removesuffix("€").removesuffix("EUR").removeprefix("€")
    if re.fullmatch(r"-?\d{1,3},\d{3}", bare):
        raise Misread(marked("{value} may be a thousand or a decimal"), marked("write 1234 or 1,23"), text)
    if _FRENCH.match(bare):
        return Decimal(bare.replace(",", "."))
    if _ENGLISH.match(bare):
        return Decimal(bare.replace(",", ""))
    raise Misread(
        marked("{value} is not a sum"), marked("write 1 234,56 or 1234.56, or leave it empty"), text
    )


def _amount(value: object) -> object:
    return parse_amount(value) if isinstance(value, str) else value


Amount = Annotated[Decimal, BeforeValidator(_amount)]
"""A sum in the currency of its record."""

Currency = Annotated[
    str, Field(pattern=r"^[A-Z]{3}$", description=marked("write an ISO 4217 code, such as EUR"))
]
