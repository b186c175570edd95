"""The values of a message as its reader writes them: days, sums, words for keys of the case folder."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from dossier.i18n.catalogue import marked, translate
from dossier.i18n.dates import clock, day, zone
from dossier.i18n.languages import language_name
from dossier.i18n.numbers import amount, money
from dossier.i18n.typography import join_words, shortened
from dossier.model.text import Language, Text

_MOMENT = re.compile(r"(?<![\w/-])(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d(?::\d\d)?)([+-]\d\d:\d\d)?)?(?![\w/-])")
_SUM = re.compile(r"(?<![\w.])(-?\d+(?:\.\d\d)?)(?: ([A-Z]{3})\b)?")
_CONTROL = re.compile(r"^\w+: \S.*$")

_TITLE = 70
"""Characters of a title in a message: enough to know the thing by."""

_MOMENTS = frozenset(
    {
        "as_of",
        "camera",
        "changed",
        "date",
        "declared",
        "earlier",
        "end",
        "gps",
        "invoice",
        "labels",
        "start",
        "time",
        "told",
        "what",
    }
)
_SUMS = frozenset(["asked", "due", "gross", "made", "net", "paid", "sum", "sums", "vat"])
_NAMED = frozenset(["fields", "formulas", "key", "keys"])
_WORDS = frozenset(
    ["basis", "event", "kind", "kinds", "order", "rank", "role", "shown", "steps", "views", "why"]
)

KEYS: Mapping[str, str] = {
    "address": marked("the address"),
    "amount": marked("the sum"),
    "author": marked("the author"),
    "authority_exhibit": marked("the exhibit with the powers"),
    "birth": marked("the birth"),
    "birthplace": marked("the place of birth"),
    "born_on": marked("the day of birth"),
    "capacity": marked("the capacity"),
    "caption": marked("the caption"),
    "certificate_exhibit": marked("the insurer's certificate"),
    "copy": marked("the digest of the copy"),
    "court": marked("that it is made for a court"),
    "date": marked("the date"),
    "dated": marked("the date"),
    "decennial-insurer": marked("the ten-year insurer as a party"),
    "end": marked("the hour of the end"),
    "exhibits": marked("the exhibits"),
    "facts": marked("the facts"),
    "files": marked("the files"),
    "form": marked("the legal form"),
    "handwritten": marked("that it is written by hand"),
    "item": marked("the item"),
    "kind": marked("the kind"),
    "language": marked("the language"),
    "legal_basis": marked("the legal basis"),
    "method": marked("the way"),
    "name": marked("the name"),
    "nationality": marked("the nationality"),
    "occupation": marked("the occupation"),
    "order_sought": marked("the order sought"),
    "pages": marked("the number of pages"),
    "people": marked("whether people can be recognised"),
    "penalties": marked("that a false one is punished"),
    "persons": marked("the persons present"),
    "photographs": marked("the number of photographs"),
    "place": marked("the place"),
    "purpose": marked("what was asked for"),
    "received": marked("the day of receipt or acceptance"),
    "reception_exhibit": marked("the report of acceptance"),
    "recipient": marked("the recipient"),
    "recipients": marked("who receives copies"),
    "represented_by": marked("who represents"),
    "residence": marked("the residence"),
    "retention": marked("how long it is kept"),
    "reviewed_by": marked("who looked"),
    "reviewed_on": marked("the day of looking"),
    "seat": marked("the seat"),
    "sender": marked("the sender"),
    "sent": marked("the day of sending"),
    "signed": marked("the signature"),
    "source": marked("the digest of the source"),
    "start": marked("the hour of the start"),
    "subject": marked("the subject"),
    "title": marked("the title"),
    "to": marked("who received them"),
    "view": marked("the view"),
    "what": marked("what happened"),
}
"""Keys and columns of the case folder, as a message names what is missing there."""

VALUES: Mapping[str, str] = {
    "administrative": marked("administrative"),
    "association": marked("association"),
    "bank-account": marked("a bank account number"),
    "cache": marked("the emptied cache"),
    "civil": marked("civil"),
    "claimant": marked("claimant"),
    "clock": marked("the clock set by a time server"),
    "close": marked("close"),
    "company": marked("company"),
    "constat": marked("record"),
    "cookies": marked("the deleted cookies"),
    "copied": marked("copied"),
    "criminal": marked("criminal"),
    "declared": marked("declared"),
    "defendant": marked("defendant"),
    "end": marked("the end"),
    "estimate": marked("estimate"),
    "invoice": marked("invoice"),
    "ip": marked("the IP address"),
    "listed-twice": marked("it stands there twice"),
    "measured": marked("measured"),
    "middle": marked("at middle distance"),
    "no-such-exhibit": marked("no exhibit of the case has this id"),
    "no-such-id": marked("nothing in the case has this id"),
    "no-such-page": marked("the document has fewer pages"),
    "observations": marked("observations"),
    "official": marked("official"),
    "opinion": marked("opinion"),
    "other-proceeding": marked("the case holds it for another proceeding, or this one does not list it"),
    "overview": marked("overview"),
    "party": marked("party"),
    "payment-card": marked("a payment card number"),
    "person": marked("person"),
    "photographs": marked("photographs"),
    "police": marked("the police"),
    "press": marked("press"),
    "proxy": marked("the proxy"),
    "public-body": marked("public body"),
    "quote": marked("quote"),
    "received": marked("received"),
    "record": marked("record"),
    "scale": marked("close with a scale"),
    "seen": marked("seen"),
    "shown": marked("shown to the officer"),
    "social-security": marked("a social security number"),
    "start": marked("the start"),
    "state": marked("State"),
    "transferred": marked("handed over"),
    "witness": marked("witness"),
}
"""What people write in them; a value without words of its own is shown as it is written."""


def told(name: str, value: str, language: str) -> str:
    """One value of a message, by the name of its place: what is not known here stays as it is."""
    if name == "what" and _CONTROL.match(value):
        return f"`{value}`"
    if name == "language":
        return language_name(value, language)
    if name in _NAMED:
        return _listed((_named(key, language) for key in value.split(", ")), language)
    if name in _WORDS:
        value = _listed((translate(VALUES.get(word, word), language) for word in value.split(", ")), language)
    if name in _MOMENTS:
        return _MOMENT.sub(lambda found: _moment(found, language), value)
    if name in _SUMS:
        sums = (_SUM.sub(lambda found: _sum(found, language), one) for one in value.split(", "))
        return _listed(sums, language)
    return value


def named(value: str, labels: Mapping[str, Text], language: Language) -> str:
    """Ids as the case calls what they stand for; an id without words stays as it is."""
    if not any(key in labels for key in value.split(", ")):
        return value
    return _listed((_titled(key, labels, language) for key in value.split(", ")), language)


def _titled(key: str, labels: Mapping[str, Text], language: Language) -> str:
    if key not in labels:
        return key
    title = shortened(labels[key].get(language).strip().rstrip("."), _TITLE)
    return translate("“{title}”", language, title=title)


def _listed(words: Iterable[str], language: str) -> str:
    return join_words(tuple(words), translate("and", language))


def _named(key: str, language: str) -> str:
    """The words, and the key to fill in."""
    return f"{translate(KEYS[key], language)} (`{key}`)" if key in KEYS else f"`{key}`"


def _moment(found: re.Match[str], language: str) -> str:
    try:
        when = dt.datetime.fromisoformat(found[0])
    except ValueError:
        return found[0]
    date = day(when.date(), language)
    if not found[2]:
        return date
    time = clock(when, language, seconds=found[2].count(":") > 1)
    return f"{date}, {time} ({zone(found[3], language)})" if found[3] else f"{date}, {time}"


def _sum(found: re.Match[str], language: str) -> str:
    value = Decimal(found[1])
    return money(value, found[2], language) if found[2] else amount(value, language)
