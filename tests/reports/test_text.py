"""The text report names each finding where it is mended, worst first."""

import re

import pytest
import yaml

from dossier.model.finding import Severity
from dossier.model.source import Origin
from dossier.reports.accepting import waiver_lines
from dossier.reports.text import text_report
from tests.support.small_dossier import HOSTILE, finding, full_report, report, waiver

GOLDEN = """\
WHAT BLOCKS (1)
  EX001 invoice has no number

ASK THE BAILIFF (1)
  constat.yaml:3  BR006 note
      constat gives no hour
      To do: Ask for a completed copy.
      - {rule: BR006, subject: constat, reason: "", who: "", when: ""}

ASK THE CLIENT (1)
  photos.csv:12:3  PH004 major
      facade: nothing says when IMG_1.jpg was taken
      To do: Send the camera's own file.
      - {rule: PH004, subject: facade, reason: "", who: "", when: ""}

FIX THE FILE (1)
  proceedings.yaml:40:7  EX001 blocker
      invoice has no number
      To do: Give it one in proceedings.yaml.

DECIDE (1)
  photos.csv  PR001 minor
      nobody has looked for people on 9 photographs
      p0, p1, p2, p3, p4, p5, and 3 others
      To do: Look, and say who did.
      - {rule: PR001, subject: photos, reason: "", who: "", when: ""}

To accept a finding, copy its line “- {rule …}” into waivers.yaml and fill in the rest.

ACCEPTED (1)
  PH011 cellar
      No signal in the cellar (Maître A. Exemple, 3 November 2026)

RULES NOT RUN (2)
  BR001 BR002: no bailiff's record

1 blocker, 1 major, 1 minor, 1 note. 1 finding blocks: every page will say DRAFT.
Next – Fix the file: Give it one in proceedings.yaml. (proceedings.yaml:40:7; closes 1
  gap)
"""


def test_the_report_reads_as_it_should():
    assert text_report(full_report(), "en") == GOLDEN


def test_french_is_french_down_to_its_spaces():
    told = " ".join(text_report(full_report(), "fr").split("\n"))
    assert "DEMANDER AU COMMISSAIRE DE JUSTICE (1)" in told
    assert "À faire\u202f: Ask for a completed copy." in told
    assert "Ensuite – Corriger le dossier\u202f: " in told
    assert "1 anomalie bloque\u202f: chaque page portera PROJET." in told


def test_colour_comes_only_when_asked_and_changes_no_word():
    plain, coloured = text_report(full_report(), "en"), text_report(full_report(), "en", colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mblocker\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_nothing_found_is_said_too():
    told = text_report(report(not_run=()), "en")
    assert told == "nothing found. Nothing blocks at level draft.\nNext: build the dossier.\n"


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


def test_findings_that_one_remedy_mends_stand_together_and_name_it_once():
    found = [
        finding(subject=name, origin=Origin(file="photos.csv", line=n)) for n, name in enumerate("ab", 2)
    ]
    told = text_report(report(*found, not_run=()), "en")
    assert told.count("Send the camera's own file.") == 2  # once for both, and as the next step
    assert "To do for these 2: Send the camera's own file.\n" in told
    assert "closes 2 gaps" in told


def test_the_next_step_is_what_frees_the_earliest_level_then_what_closes_most():
    court = finding("FP001", Severity.MAJOR, fix="Write as_of.", blocks_from="court")
    many = finding("PH020", fix="Look.", members=tuple("abcdef"))
    last = text_report(report(many, court, finding()), "en").splitlines()[-1]
    assert last.startswith("Next – Ask the client: Write as_of.")
    assert "Next – Ask the client: Look." in text_report(report(finding(), many), "en")


def test_filters_hide_no_count_and_say_what_is_hidden():
    told = text_report(full_report(), "en", wanted=lambda found: found.code == "PH004")
    assert "EX001 blocker" not in told
    assert "3 findings are not shown here." in told
    assert "1 blocker, 1 major, 1 minor, 1 note. 1 finding blocks" in told


def test_a_group_says_how_many_a_waiver_took_out_of_it():
    group = finding(subject="*", members=("b", "c"))
    taken = (finding(subject="a"), waiver("a", rule="PH004"))
    told = text_report(report(group, waived=(taken,), not_run=()), "en")
    assert "1 more is accepted by a waiver." in told


@pytest.mark.parametrize("width", [40, 88, 200])
@pytest.mark.parametrize(
    "subject", ["front/door", "*", "yes", "12", "photos/l'été: n° 5.jpg", 'a "b" # c', "x " * 60]
)
def test_the_line_to_paste_is_a_waiver_of_that_very_finding(subject, width):
    told = text_report(report(finding(subject=subject.strip()), not_run=()), "en", width=width)
    lines = told[told.index("      - {") : told.index("\n\nTo accept")]
    [row] = yaml.safe_load(lines)
    assert (row["rule"], row["subject"]) == ("PH004", subject.strip())
    [row] = yaml.safe_load(waiver_lines(finding(subject=subject.strip())))
    assert (row["rule"], row["subject"], row["reason"]) == ("PH004", subject.strip(), None)


def test_what_cannot_be_waived_offers_no_line():
    told = text_report(report(finding(waivable=False), not_run=()), "en")
    assert "{rule" not in told
    assert waiver_lines(finding(waivable=False)) == ""
