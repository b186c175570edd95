"""Reading the custody log: whoever changes a line, or a field of it, is found out on that line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import InputError
from dossier.ingest.case import read_case
from dossier.ingest.custody import read_custody
from dossier.ingest.faults import Faults
from dossier.model.chain import custody_from
from dossier.model.custody import GENESIS, canonical, custody_line, entry_digest
from tests.support.custody import lines_of

A, B = "a" * 64, "b" * 64
FILES = [{"path": "photos/é.jpg", "source": A, "copy": A}]
ROWS = [
    {"event": "received", "from": "A. Manager", "to": "E. Clerk", "method": "card", "device": "camera"},
    {"event": "copied", "from": "E. Clerk", "to": "E. Clerk", "method": "copy", "read_only": True},
    {
        "event": "transferred",
        "from": "E. Clerk",
        "to": "Bailiff",
        "method": "handed-over",
        "remarks": "é\u2028",
    },
    {"event": "served", "to": "Counsel"},
    {"event": "sealed", "purpose": "evidentiary"},
]
LINES = lines_of([{**row, "files": FILES} for row in ROWS])
FIELDS = sorted({key for line in LINES for key in json.loads(line)})


def read(lines):
    return custody_from("".join(lines).encode())


def faults(lines):
    return [(fault.line, fault.kind) for fault in read(lines).faults]


def changed(number, entry):
    return [*LINES[: number - 1], canonical(entry).decode() + "\n", *LINES[number:]]


def test_an_untouched_log_has_no_fault_and_says_everything():
    log = read(LINES)
    assert not log.faults
    assert [event.event for event in log.events] == [row["event"] for row in ROWS]
    assert log.events[0].sender == "A. Manager"
    assert log.events[0].files[0].copy_ == A
    assert log.events[1].read_only is True
    assert [event.origin.line for event in log.events] == [1, 2, 3, 4, 5]


def test_the_canonical_form_is_that_of_the_standard():
    # Values and spelling after RFC 8785, section 3.2.2 and 3.2.3.
    told = {"z": 1, "a": '\u20ac$\u000f\nA\'B"\\\\"/', "list": [True, None, False]}
    wanted = '{"a":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","list":[true,null,false],"z":1}'
    assert canonical(told).decode() == wanted


def test_spaces_and_the_order_of_keys_are_no_change():
    told = json.loads(LINES[1])
    other = json.dumps(dict(reversed(told.items())), indent=None, ensure_ascii=True) + "\r\n"
    assert not faults([LINES[0], other, *LINES[2:]])


@given(number=st.integers(1, len(LINES)), field=st.sampled_from(FIELDS), data=st.data())
def test_any_field_of_any_line_that_is_changed_names_the_line(number, field, data):
    entry = json.loads(LINES[number - 1])
    old = entry.get(field)
    entry[field] = data.draw(
        st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.just(A), st.just([]))
    )
    if entry[field] == old and type(entry[field]) is type(old):
        return
    try:
        lines = changed(number, entry)
        content = "".join(lines).encode()
    except UnicodeEncodeError:
        return  # no file can hold half a letter
    found = custody_from(content).faults
    assert number in {fault.line for fault in found}
    assert {fault.line for fault in found} == {number}


@given(number=st.integers(1, len(LINES)), field=st.sampled_from(FIELDS))
def test_a_field_that_is_taken_away_names_the_line(number, field):
    entry = json.loads(LINES[number - 1])
    if field not in entry:
        return
    del entry[field]
    assert [line for line, _ in faults(changed(number, entry))] == [number]


@given(number=st.integers(1, len(LINES)), at=st.integers(0, 2000), byte=st.integers(0, 255))
def test_any_byte_that_is_changed_names_the_line_or_changes_nothing(number, at, byte):
    line = bytearray(LINES[number - 1].encode()[:-1])
    at %= len(line)
    if byte in {line[at], 0x0A}:
        return
    line[at] = byte
    content = b"".join([*(one.encode() for one in LINES[: number - 1]), line, b"\n"])
    content += "".join(LINES[number:]).encode()
    log = custody_from(content)
    same = [event.model_dump(exclude={"origin"}) for event in log.events] == [
        event.model_dump(exclude={"origin"}) for event in read(LINES).events
    ]
    assert same or {fault.line for fault in log.faults} == {number}


@pytest.mark.parametrize("number", range(1, len(LINES)))
def test_a_line_taken_away_names_the_next(number):
    found = faults([*LINES[: number - 1], *LINES[number:]])
    assert found == [(number, "unlinked")]


@pytest.mark.parametrize("number", range(1, len(LINES)))
def test_two_lines_in_the_wrong_order_are_named(number):
    swapped = [*LINES[: number - 1], LINES[number], LINES[number - 1], *LINES[number + 1 :]]
    assert faults(swapped)[0][0] == number


def test_an_edited_line_with_a_new_digest_breaks_the_next():
    entry = json.loads(LINES[1]) | {"remarks": "other"}
    entry["digest"] = entry_digest(entry)
    assert faults(changed(2, entry)) == [(3, "unlinked")]


def test_a_second_history_is_a_fork():
    log = read(LINES[:2])
    other = custody_line(json.loads(LINES[3]) | {"remarks": "another hand"}, log.events[0])
    assert faults([*LINES[:2], other]) == [(3, "forked")]


def test_a_number_left_out_is_named():
    entry = json.loads(LINES[1]) | {"sequence": 7}
    entry["digest"] = entry_digest(entry)
    assert faults([LINES[0], canonical(entry).decode()]) == [(2, "misnumbered")]


def test_a_log_that_begins_in_the_middle_says_so():
    assert faults(LINES[2:]) == [(1, "unlinked")]
    assert json.loads(LINES[0])["previous"] == GENESIS


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no json",
        "[]",
        "[" * 5000,
        '{"sequence":1,"sequence":1}',
        '{"sequence":' + "9" * 5000 + "}",
        "\ufeff{}",
        LINES[1][:40],
        LINES[1].strip().replace('"sequence":2', '"sequence":2.0'),
        LINES[1].strip()[:-1] + ',"origin":{"file":"x"}}',
        LINES[1].strip()[:-1] + ',"unknown":1}',
    ],
)
def test_what_is_no_entry_is_named_and_the_rest_is_read(line):
    log = read([LINES[0], f"{line}\n", *LINES[2:]])
    assert (2, "unreadable") in [(fault.line, fault.kind) for fault in log.faults]
    assert [event.sequence for event in log.events] == [1, 3, 4, 5]


def test_bytes_that_are_no_text_are_named():
    assert [fault.line for fault in custody_from(b"\xff\xfe\x00\n").faults] == [1]


def test_a_time_without_a_zone_is_no_entry():
    entry = {key: value for key, value in json.loads(LINES[0]).items() if key not in {"sequence", "previous"}}
    for when in ("2022-09-19T10:00:00", 1663574400, ""):
        assert faults([custody_line({**entry, "when": when}, None)]) == [(1, "unreadable")]


def test_a_case_without_a_log_has_none(tmp_path):
    assert read_custody(tmp_path, Faults()) is None


def test_a_case_reads_its_log_and_never_one_outside(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text("id: x\ntitle: X\nlanguage: en\n")
    (folder / "custody.jsonl").write_text("".join(LINES), "utf-8")
    case = read_case(folder, lambda _folder, _names: {})
    assert case.custody
    assert len(case.custody.events) == len(LINES)
    (tmp_path / "elsewhere").write_text("".join(LINES), "utf-8")
    (folder / "custody.jsonl").unlink()
    (folder / "custody.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="outside"):
        read_case(folder, lambda _folder, _names: {})


def test_the_script_of_the_manual_checks_a_log_and_finds_an_edited_one(tmp_path):
    manual = (Path(__file__).parents[2] / "docs" / "custody.md").read_text("utf-8")
    script = manual.partition("```python\n")[2].partition("```")[0]
    log = tmp_path / "custody.jsonl"

    def checked(lines):
        log.write_text("".join(lines), "utf-8")
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script],
            check=False,
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )

    assert json.loads(LINES[-1])["digest"] in checked(LINES).stdout
    assert "AssertionError: 2" in checked(changed(2, json.loads(LINES[1]) | {"remarks": "x"})).stderr


def test_a_last_line_that_breaks_off_is_told_from_one_that_was_edited():
    whole = lines_of([{"event": "received"}, {"event": "copied"}])
    content = "".join(whole).encode()
    log = custody_from(content[:-20])
    assert [(fault.line, fault.kind) for fault in log.faults] == [(2, "unfinished")]
    assert [event.sequence for event in log.events] == [1]
