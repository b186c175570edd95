"""What `check` tells of several proceedings, in each form, and what may be shown of it."""

import datetime as dt
import threading

import pytest
from filelock import FileLock

from dossier.cli.main import main
from dossier.errors import UsageError
from dossier.flows.check import merged
from dossier.flows.publishing import write_all
from dossier.flows.request import BuildRequest
from dossier.model.finding import Severity
from dossier.model.source import Origin
from dossier.reports.wanted import Filters, Wanted
from tests.support.small_dossier import dossier, finding, report, waiver

EMBASSY = "evidence/embassy-paris-2022"


def at(file, line, code="PH004", **more):
    return finding(code, origin=Origin(file=file, line=line), **more)


def test_findings_of_several_proceedings_come_in_one_order_each_once():
    first = report(at("a.csv", 2), at("c.csv", 1))
    second = report(at("b.csv", 9), at("a.csv", 2), at("a.csv", 2, subject="other"))
    told = merged([first, second]).findings
    places = [(f.gap.origin.file, f.gap.origin.line, f.gap.subject) for f in told]
    assert places == [
        ("a.csv", 2, "facade"),
        ("a.csv", 2, "other"),
        ("b.csv", 9, "facade"),
        ("c.csv", 1, "facade"),
    ]


def test_findings_that_differ_in_one_fact_are_two():
    first, second = report(at("a.csv", 2, facts={"file": "1"})), report(at("a.csv", 2, facts={"file": "2"}))
    assert len(merged([first, second]).findings) == 2


def test_an_accepted_finding_is_told_once_and_a_rule_that_ran_anywhere_ran():
    taken = (at("a.csv", 2), waiver("facade", rule="PH004"))
    first = report(waived=(taken,), ran=("PH004",), not_run=(("BR001", "no record"),))
    second = report(waived=(taken,), ran=("BR001",), not_run=(("PH004", "no photograph"),))
    told = merged([first, second])
    assert len(told.waived) == 1
    assert (told.ran, told.not_run) == (("BR001", "PH004"), ())


def test_a_filter_passes_what_meets_each_of_its_parts():
    letter, photo = finding("EX005", Severity.NOTE, "letter"), finding(subject="photos/a")
    every = [letter, photo, finding("PH020", subject="*", members=("photos/a", "photos/b"))]
    for filters, passed in {
        Filters(): every,
        Filters(families=("EX",)): [letter],
        Filters(severities=("major",)): every[1:],
        Filters(exhibits=("2",)): every[1:],
        Filters(exhibits=("letter", "series")): every,
        Filters(families=("PH",), exhibits=("1",)): [],
    }.items():
        wanted = Wanted(filters, (dossier(),))
        assert [one for one in every if wanted(one)] == passed, filters


def test_a_filter_of_nothing_known_names_each_mistake_and_the_choices():
    with pytest.raises(UsageError) as told:
        Wanted(Filters(("ZZ",), ("bad",), ("99",)), (dossier(),))
    words = str(told.value)
    assert "--family: there is no 'ZZ'" in words
    assert "choose one of: note, major, minor, blocker" in words
    assert "choose one of: 1, 2, letter, series" in words


def test_the_exit_code_stays_that_of_the_whole(capsys, tmp_path):
    out = ["--out", str(tmp_path / "out")]
    whole = main(["check", EMBASSY, *out])
    everything = capsys.readouterr().out
    assert main(["check", EMBASSY, "--severity", "NOTE", "--family", "pr", *out]) == whole
    some = capsys.readouterr().out
    assert everything.splitlines()[-3:] == some.splitlines()[-3:], "counts and next step"
    assert "majeur\n" not in some.replace("1 majeur", "")


@pytest.mark.parametrize(("language", "words"), [("fr", "DEMANDER AU CLIENT"), ("en", "ASK THE CLIENT")])
def test_the_report_speaks_the_language_that_is_asked_for(capsys, tmp_path, language, words):
    main(["check", EMBASSY, "--language", language, "--out", str(tmp_path / "out")])
    assert words in capsys.readouterr().out


def test_internal_texts_wait_for_whoever_publishes(tmp_path):
    request = BuildRequest(tmp_path / "case", tmp_path / "out", as_of=dt.date(2026, 11, 23))
    written = threading.Thread(target=write_all, args=({"a.txt": "a"}, request.internal))
    with FileLock(request.lock):
        written.start()
        written.join(0.2)
        assert not (request.internal / "a.txt").exists()
    written.join(10)
    assert (request.internal / "a.txt").read_text() == "a"
