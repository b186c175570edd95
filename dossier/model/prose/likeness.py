"""Whether two descriptions of a document may be of the same one."""

import datetime as dt
import re
from collections.abc import Iterator

from dossier.model.prose.plain import bare

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january jan", "fevrier february feb", "mars march mar", "avril april apr", "mai may",
            "juin june jun", "juillet july jul", "aout august aug", "septembre september sept sep",
            "octobre october oct", "novembre november nov", "decembre december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?P<named>{_NAMED})\.?,?\s+(?P<year>(?:19|20)\d\d)"
    ),
    re.compile(rf"(?P<named>{_NAMED})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"),
)
_WORD = re.compile(r"[a-z0-9]{3,}")
_EMPTY = frozenset(
    [
        "les",
        "des",
        "une",
        "aux",
        "par",
        "pour",
        "sur",
        "dans",
        "avec",
        "the",
        "and",
        "for",
        "from",
        "with",
        "this",
        "that",
        "piece",
        "pieces",
        "exhibit",
        "annexe",
        "annex",
        "copie",
        "copy",
        "date",
        "relative",
        "relatif",
        "portant",
        "dit",
        "dite",
        "sous",
        "vers",
        "page",
        "pages",
        "fictif",
        "specimen",
        "ses",
        "son",
        "leurs",
        "leur",
    ]
)


def dates(text: str) -> tuple[dt.date, ...]:
    """Every full date of a text, each once."""
    flat = bare(text)
    return tuple(
        dict.fromkeys(date for pattern in _DATES for found in pattern.finditer(flat) for date in _date(found))
    )


def words(text: str) -> frozenset[str]:
    """The words that say what a document is: no articles, no dates, cut to their stems."""
    flat = bare(text)
    for pattern in _DATES:
        flat = pattern.sub(" ", flat)
    return frozenset(word[:6] for word in _WORD.findall(flat) if word not in _EMPTY and word not in _MONTHS)


def alike(one: str, two: str) -> bool:
    """Whether half of the words of the shorter description stand in the longer one."""
    shorter, longer = sorted((words(one), words(two)), key=len)
    return not shorter or 2 * len(shorter & longer) >= len(shorter)


def _date(found: re.Match[str]) -> Iterator[dt.date]:
    groups = found.groupdict()
    month = _MONTHS[groups["named"]] if groups.get("named") else int(groups["month"])
    try:
        yield dt.date(int(groups["year"]), month, int(groups["day"]))
    except ValueError:
        return
