"""The text report names each finding where it is mended, worst first."""

import re

from dossier.model.finding import Severity
from dossier.model.source import Origin
from dossier.reports.text import text_report
from tests.support.small_dossier import HOSTILE, finding, full_report, report

GOLDEN = """\
BLOCKER (1)
  proceedings.yaml:40:7  EX001 blocker
      invoice has no number
      Fix (office): Give it one in proceedings.yaml.

MAJOR (1)
  photos.csv:12:3  PH004 major
      facade: nothing says when IMG_1.jpg was taken
      Fix (client): Send the camera's own file.

MINOR (1)
  photos.csv  PR001 minor
      nobody has looked for people on 9 photographs
      p0, p1, p2, p3, p4, p5, and 3 others
      Fix (counsel): Look, and say who did.

NOTE (1)
  constat.yaml:3  BR006 note
      constat gives no hour
      Fix (bailiff): Ask for a completed copy.

ACCEPTED (1)
  PH011 cellar
      No signal in the cellar (Maître A. Exemple, 2026-11-03)

NOT RUN (2)
  BR001 BR002: no bailiff's record

Who can mend it: office 1, counsel 1, client 1, bailiff 1

1 blocker, 1 major, 1 minor, 1 note. 1 finding blocks: every page will say DRAFT.
"""


def test_the_report_reads_as_it_should():
    assert text_report(full_report(), "en") == GOLDEN


def test_french_is_french_down_to_its_spaces():
    told = " ".join(text_report(full_report(), "fr").split("\n"))
    assert "BLOQUANT (1)" in told
    assert "Remède (commissaire de justice)\u202f: " in told
    assert "1 anomalie bloque\u202f: chaque page portera PROJET." in told


def test_colour_comes_only_when_asked_and_changes_no_word():
    plain, coloured = text_report(full_report(), "en"), text_report(full_report(), "en", colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mblocker\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_nothing_found_is_said_too():
    told = text_report(report(not_run=()), "en")
    assert told == "nothing found. Nothing blocks at level draft.\n"


def test_a_narrow_terminal_breaks_lines_and_no_place():
    told = text_report(full_report(), "fr", width=40)
    assert "  proceedings.yaml:40:7  EX001 bloquant\n" in told
    assert max(len(line) for line in told.splitlines()) <= 41


def test_findings_of_one_severity_stand_in_the_order_of_the_file():
    places = [Origin(file="photos.csv", line=line, column=3) for line in (9, 2)]
    told = text_report(report(*(finding(origin=place) for place in places)), "en")
    assert told.index("photos.csv:2:3") < told.index("photos.csv:9:3")


def test_a_finding_without_a_place_names_its_subject():
    lost = finding(subject="exhibit 4", severity=Severity.NOTE, origin=Origin(file=""))
    assert "  exhibit 4  PH004 note\n" in text_report(report(lost), "en")


def test_a_hostile_value_cannot_command_the_terminal():
    told = text_report(report(finding(subject=HOSTILE, members=(HOSTILE, HOSTILE))), "en")
    assert not set(told) & {"\x1b", "\x00", "\u202e"}
