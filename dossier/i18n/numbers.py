"""Numbers, sums, sizes and positions as a reader of the language writes them."""

from decimal import Decimal

from babel.numbers import format_decimal

from dossier.i18n.typography import FIXED, NARROW

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_UNITS = {"fr": ("octets", "ko", "Mo", "Go"), "en": ("bytes", "kB", "MB", "GB")}
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
_POINTS = {"fr": ("N", "S", "E", "O"), "en": ("N", "S", "E", "W")}
_KILO = 1000


def locale_of(language: str) -> str:
    """Babel's locale of a language of ours, never the machine's."""
    return _LOCALES[language]


def integer(value: int, language: str) -> str:
    """`1 234` or `1,234`."""
    return _decimal(Decimal(value), "#,##0", language)


def amount(value: Decimal, language: str) -> str:
    """A sum without its currency: `4 820,00` or `4,820.00`."""
    return _decimal(value, "#,##0.00", language)


def money(value: Decimal, currency: str, language: str) -> str:
    """A sum with its currency: `4 820,00 €` or `€4,820.00`; a code where no sign is usual."""
    text, sign = amount(value, language), _SIGNS.get(currency, currency)
    if language == "fr":
        return f"{text}{FIXED}{sign}"
    return f"{text}{FIXED}{sign}" if sign == currency else f"{sign}{text}"


def file_size(size: int, language: str) -> str:
    """`3,6 Mo`, `812 ko`, `14 octets`."""
    value, units = Decimal(size), list(_UNITS[language])
    while value >= _KILO and len(units) > 1:
        value, units = value / _KILO, units[1:]
    pattern = "#,##0.0" if value < 10 and units[0] != _UNITS[language][0] else "#,##0"  # noqa: PLR2004
    return f"{_decimal(value, pattern, language)}{FIXED}{units[0]}"


def dimensions(width: int, height: int, language: str) -> str:
    """`4 000 × 3 000`."""
    return f"{integer(width, language)}{FIXED}×{FIXED}{integer(height, language)}"


def degrees(latitude: float, longitude: float, language: str) -> str:
    """`48,8584° N, 2,2945° E`: eleven metres, which no phone betters."""
    north, south, east, west = _POINTS[language]
    ns, ew = north if latitude >= 0 else south, east if longitude >= 0 else west
    return f"{_angle(latitude, language)}{FIXED}{ns}, {_angle(longitude, language)}{FIXED}{ew}"


def metres(value: float, language: str) -> str:
    """`5 m`."""
    return f"{_decimal(Decimal(str(value)), '#,##0', language)}{FIXED}m"


def _angle(value: float, language: str) -> str:
    return f"{_decimal(abs(Decimal(str(value))), '0.0000', language)}°"


def _decimal(value: Decimal, pattern: str, language: str) -> str:
    text = format_decimal(value, format=pattern, locale=_LOCALES[language])
    return text.replace(FIXED, NARROW) if language == "fr" else text
