"""Values of a message are written as its reader writes them."""

import re

import pytest

from dossier.checks.registry import all_rules
from dossier.checks.runner import check
from dossier.reports.facts import KEYS, VALUES, told
from dossier.reports.words import message
from tests.support.case_file import RULES, load

FREE = re.compile(r"«[^»]*»|“[^”]*”|`[^`]*`|\S*[/_]\S*|\S+\.(?:pdf|yaml)")
RAW_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
RAW_SUM = re.compile(r"\d\.\d\d\b|\b(?:EUR|USD) \d|\d (?:EUR|USD)")
RAW_WORD = re.compile(
    r"\b(?:" + "|".join(map(re.escape, (k for k in {*KEYS, *VALUES} if "_" in k or "-" in k))) + r")\b"
)


@pytest.mark.parametrize(
    ("name", "value", "fr", "en"),
    [
        ("date", "2022-09-01", "1er\u00a0septembre\u00a02022", "1\u00a0September\u00a02022"),
        ("sum", "3480.00 EUR", "3\u202f480,00\u00a0€", "€3,480.00"),
        ("sums", "100.00, 120.00", "100,00 et 120,00", "100.00 and 120.00"),
        ("basis", "quote", "devis", "quote"),
        ("keys", "signed, odd", "la signature (`signed`) et `odd`", "the signature (`signed`) and `odd`"),
        ("what", "kind: deposit", "`kind: deposit`", "`kind: deposit`"),
        ("language", "az", "azerbaïdjanais", "Azerbaijani"),
        ("file", "2022-09-01.pdf", "2022-09-01.pdf", "2022-09-01.pdf"),
        ("date", "2022-02-31", "2022-02-31", "2022-02-31"),
        ("sentence", "3480.00 EUR on 2022-09-01", "3480.00 EUR on 2022-09-01", "3480.00 EUR on 2022-09-01"),
    ],
)
def test_a_value_is_written_as_its_reader_writes_it(name, value, fr, en):
    assert (told(name, value, "fr"), told(name, value, "en")) == (fr, en)


def test_a_time_keeps_its_zone():
    assert told("time", "2022-09-18 17:00:05+02:00", "en") == "18\u00a0September\u00a02022, 17:00:05 (UTC+2)"


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_no_french_message_shows_a_day_a_sum_or_a_key_as_the_program_writes_it(code):
    case = load(RULES / code / "bad.yaml")
    told_of = [f for f in check(case.dossier, case.level).findings if f.code == code]
    for words in (FREE.sub("", message(finding, "fr")) for finding in told_of):
        assert not RAW_DAY.search(words), words
        assert not RAW_SUM.search(words), words
        assert not RAW_WORD.search(words), words
