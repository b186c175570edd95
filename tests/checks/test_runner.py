"""The runner: nothing is hidden, nothing is said a hundred times, nothing that failed passes."""

import datetime as dt

import pytest

from dossier.checks.registry import all_rules
from dossier.checks.runner import check
from dossier.checks.shown import shown
from dossier.errors import InputError
from dossier.filing.selection import select
from dossier.model.finding import LEVELS, Severity
from tests.support.case_file import RULES, dossier_of, load

MANY = 60


def _photos(count, **facts):
    files = [{"path": f"photos/many/{n:03}.jpg", **facts} for n in range(count)]
    return {"files": files, "proceedings": [{"id": "main", "exhibits": ""}]}


def _waiver(rule, subject):
    return {"rule": rule, "subject": subject, "reason": "known", "who": "E. Clerk", "when": "2022-11-01"}


def _codes(report):
    return [finding.code for finding in report.findings]


def test_the_faultless_case_has_no_finding():
    report = check(dossier_of({}), "court")
    assert report.findings == ()
    assert set(report.ran) | {code for code, _ in report.not_run} == {r.code for r in all_rules() if r.find}
    assert all(reason for _, reason in report.not_run)


def test_a_lack_that_sixty_photographs_share_is_one_finding():
    report = check(dossier_of(_photos(MANY, image={"capture": ""})), "court")
    codes = _codes(report)
    assert len(codes) == len(set(codes)), "no rule speaks twice of one cause"
    unknown = next(finding for finding in report.findings if finding.code == "PH004")
    assert unknown.gap.subject == "*"
    assert len(unknown.gap.members) == MANY
    assert unknown.gap.facts["total"] == str(MANY + 4)


def test_five_photographs_among_many_are_named_one_by_one():
    case = _photos(20)
    for file in case["files"][:5]:
        file["image"] = {"capture": ""}
    report = check(dossier_of(case), "court")
    assert _codes(report).count("PH004") == 5


def test_a_waiver_of_one_takes_it_out_of_the_group():
    case = _photos(MANY, image={"capture": ""})
    case["waivers"] = [_waiver("PH004", "many/007")]
    report = check(dossier_of(case), "court")
    unknown = next(finding for finding in report.findings if finding.code == "PH004")
    assert len(unknown.gap.members) == MANY - 1
    assert [(finding.code, finding.gap.subject) for finding, _ in report.waived] == [("PH004", "many/007")]


def test_a_group_keeps_the_place_and_the_facts_of_all_that_it_stands_for():
    report = check(dossier_of(_photos(MANY, image={"capture": ""})), "court")
    unknown = next(finding for finding in report.findings if finding.code == "PH004")
    assert [part.subject for part in unknown.gap.parts] == list(unknown.gap.members)
    assert all(unknown.single.format(subject=p.subject, **p.facts) for p in unknown.gap.parts)


def test_a_waiver_of_all_accepts_the_group_as_one():
    case = _photos(MANY, image={"capture": ""})
    case["waivers"] = [_waiver("PH004", "*")]
    report = check(dossier_of(case), "court")
    assert "PH004" not in _codes(report)
    ((finding, waiver),) = [pair for pair in report.waived if pair[0].code == "PH004"]
    assert len(finding.gap.members) == MANY
    assert waiver.who == "E. Clerk"


def test_a_waiver_may_be_about_another_proceeding():
    second = {"id": "second", "title": "Second", "court": {"name": "TA", "order": "administrative"}}
    case = {"proceedings": [{"id": "main"}, second], "waivers": [_waiver("FP101", "second")]}
    first = dossier_of(case)
    others = [select(first.case, proceeding) for proceeding in first.case.proceedings]
    assert "DX002" in _codes(check(first, "court"))
    assert "DX002" not in _codes(check(first, "court", others))
    assert "FP101" not in _codes(check(others[1], "court", others))


def test_integrity_cannot_be_waived():
    broken = {"path": "photos/front/door.jpg", "image": "none", "problems": [{"kind": "truncated"}]}
    report = check(dossier_of({"files": [broken], "waivers": [_waiver("PH001", "*")]}), "draft")
    assert {"PH001", "DX003"} <= set(_codes(report))
    assert [finding.code for finding in report.blocking] == ["PH001"]
    assert report.waived == ()


def test_a_finding_about_waivers_cannot_be_waived():
    waivers = [_waiver("PH009", "front/door"), _waiver("DX002", "*")]
    codes = _codes(check(dossier_of({"waivers": waivers}), "court"))
    assert codes == ["DX002", "DX003"]


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if not rule.waivable], ids=lambda r: r.code)
@pytest.mark.parametrize("subject", ["*", "front/door"])
def test_a_waiver_of_what_cannot_be_waived_is_named_and_accepts_nothing(rule, subject):
    report = check(dossier_of({"waivers": [_waiver(rule.code, subject)]}), "draft")
    assert _codes(report) == ["DX003"]
    assert report.waived == ()


def test_integrity_leaks_numbers_and_form_are_never_waivable():
    assert not [r.code for r in all_rules() if r.severity is Severity.BLOCKER and r.waivable]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"when": "2122-11-01"}, "DX006"), ({"who": "-"}, "DX007"), ({"reason": "…"}, "DX007")],
)
def test_a_waiver_dated_ahead_or_without_name_or_reason_is_named_and_accepts_nothing(change, code):
    case = _photos(MANY, image={"capture": ""}) | {"waivers": [_waiver("PH004", "*") | change]}
    report = check(dossier_of(case), "court")
    assert {code, "PH004"} <= set(_codes(report))
    assert report.waived == ()


@pytest.mark.parametrize("lacking", ["who", "reason", "when", "rule", "subject"])
def test_a_waiver_that_lacks_a_key_is_refused_with_its_place(lacking):
    row = {key: value for key, value in _waiver("PH004", "*").items() if key != lacking}
    with pytest.raises(InputError, match=rf"waivers\.yaml:1:.*{lacking}"):
        dossier_of({"waivers": [row]})


def test_a_subject_is_matched_as_the_report_prints_it():
    long = "many/" + "x" * 300
    case = {
        "files": [{"path": f"photos/{long}.jpg", "image": {"capture": ""}}],
        "proceedings": [{"id": "main", "exhibits": ""}],
    }
    before = check(dossier_of(case), "court")
    printed = next(f.gap.subject for f in before.findings if f.code == "PH004")
    assert printed != long
    assert "PH004" not in _codes(check(dossier_of(case | {"waivers": [_waiver("PH004", printed)]}), "court"))


@pytest.mark.parametrize(
    ("level", "severity"),
    [("draft", Severity.MAJOR), ("exchange", Severity.MAJOR), ("court", Severity.BLOCKER)],
)
def test_a_missing_date_blocks_at_court_only(level, severity):
    report = check(dossier_of({"case": {"as_of": ""}}), level)
    found = next(finding for finding in report.findings if finding.code == "FP001")
    assert found.severity is severity
    assert bool(report.blocking) is (severity is Severity.BLOCKER)


def test_a_level_blocks_whatever_the_level_below_blocks():
    rules = all_rules()
    for lower, upper in (("draft", "exchange"), ("exchange", "court")):
        below = {rule.code for rule in rules if rule.weight(lower) is Severity.BLOCKER}
        assert below <= {rule.code for rule in rules if rule.weight(upper) is Severity.BLOCKER}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_what_blocks_at_a_level_blocks_at_every_later_one(rule):
    dossier = load(RULES / rule.code / "bad.yaml").dossier
    blocking = []
    for level in LEVELS:
        report = check(dossier, level)
        blocking.append({(f.code, f.gap.subject) for f in report.blocking})
        assert blocking[-1] == {(f.code, f.gap.subject) for f in report.findings if f.blocks_at(level)}
    draft, exchange, court = blocking
    assert draft <= exchange <= court


def test_findings_come_by_file_line_and_code():
    case = {
        "photos": [{"file": "photos/front/door.jpg", "caption": "", "author": ""}],
        "case": {"retention": ""},
        "damage": [{"id": "door", "insured": "", "prior_state": ""}],
        "constat": [{"id": "pv", "access": "", "date": ""}],
    }
    findings = check(dossier_of(case), "court").findings
    places = [(f.gap.origin.file, f.gap.origin.line or 0) for f in findings]
    assert places == sorted(places)
    assert len(findings) >= 5


def test_the_same_case_gives_the_same_report():
    case = _photos(8, image={"capture": ""})
    assert check(dossier_of(case), "court") == check(dossier_of(case), "court")


def test_hostile_words_cannot_move_the_cursor_or_turn_the_text():
    evil = "door\u202egnp.exe\u200f <script>"
    case = {"exhibits": [{"id": "bill", "title": f"scan{evil}.pdf", "date": ""}]}
    facts = [value for f in check(dossier_of(case), "court").findings for value in f.gap.facts.values()]
    assert not any("\u202e" in value for value in facts)


def test_a_very_long_word_is_cut():
    assert len(shown("x" * 5000)) == 200
    assert shown("a\x1b[31mb\nc") == "a [31mb c"
    assert shown("1\u202f234\u00a0€") == "1\u202f234\u00a0€"


def test_a_constat_amiable_is_no_bailiffs_record():
    case = {
        "case": {"kind": "water", "incident": {"when": "2022-09"}},
        "constat": [
            {"id": "pv", "kind": "amicable", "officer": "", "requester": "", "access": "", "date": ""}
        ],
    }
    report = check(dossier_of(case), "court")
    assert not [code for code in _codes(report) if code.startswith("BR")]
    skipped = dict(report.not_run)
    assert "amiable" in skipped["BR001"]
    assert "period" in skipped["PH006"]
    assert "period" in skipped["CH005"]


def test_no_clock_is_read(monkeypatch):
    class Stopped(dt.date):
        @classmethod
        def today(cls):
            raise AssertionError

    monkeypatch.setattr(dt, "date", Stopped)
    assert check(dossier_of({}), "court").findings == ()
