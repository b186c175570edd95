"""Watching a case: only what changed is read again, and what is closed and new is told."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from queue import Queue

import pytest

from dossier.errors import MachineError
from dossier.executor import silent
from dossier.flows import watch as module
from dossier.flows.request import BuildRequest
from dossier.flows.watch import Remembered, Watch, changes, concerns, is_remote
from tests.e2e.conftest import ROOT, small_case


@pytest.fixture
def folder(tmp_path):
    return small_case(tmp_path / "leak")


@pytest.fixture
def looking(folder, tmp_path):
    return Watch(BuildRequest(folder, tmp_path / "out" / "leak", level="draft"), silent)


def test_only_what_changed_is_read_again(tmp_path):
    read = []

    def reader(_folder, names):
        read.append(list(names))
        return {name: (tmp_path / name).read_text() for name in names}

    for name in "abc":
        (tmp_path / name).write_text(name)
    remembered = Remembered(reader)
    assert remembered(tmp_path, "abc") == {"a": "a", "b": "b", "c": "c"}
    (tmp_path / "b").write_text("longer")
    assert remembered(tmp_path, "abc") == {"a": "a", "b": "longer", "c": "c"}
    assert remembered(tmp_path, "ca") == {"c": "c", "a": "a"}
    assert read == [["a", "b", "c"], ["b"]]


def test_a_file_replaced_by_another_of_the_same_size_and_time_is_read_again(tmp_path):
    seen = []
    remembered = Remembered(lambda _folder, names: seen.append(names) or dict.fromkeys(names, 1))
    path = tmp_path / "a"
    path.write_text("one")
    remembered(tmp_path, ["a"])
    (tmp_path / "new").write_text("two")
    os.utime(tmp_path / "new", ns=(path.stat().st_mtime_ns,) * 2)
    (tmp_path / "new").replace(path)
    remembered(tmp_path, ["a"])
    assert len(seen) == 2


def test_a_file_that_the_disk_spells_otherwise_is_asked_for_each_time(tmp_path):
    seen = []
    remembered = Remembered(lambda _folder, names: seen.append(names) or dict.fromkeys(names, 1))
    for _ in range(2):
        assert remembered(tmp_path, ["not-there"]) == {"not-there": 1}
    assert len(seen) == 2


def test_what_is_closed_and_what_is_new(folder, looking):
    first = looking.look()
    assert first.checked
    assert not first.closed
    assert not first.opened
    table = folder / "photos.csv"
    whole = table.read_text("utf-8")
    table.write_text(whole.replace("A. Example", ""), "utf-8")
    worse = looking.look()
    assert {("PH009", "ceiling/a"), ("PH009", "ceiling/b")} <= set(worse.opened)
    table.write_text(whole, "utf-8")
    assert looking.look().closed == worse.opened


def test_a_half_saved_file_is_named_and_the_next_look_compares_with_the_last_good_one(folder, looking):
    looking.look()
    case = folder / "case.yaml"
    whole = case.read_text("utf-8")
    case.write_text(whole + "premises: [half\n", "utf-8")
    broken = looking.look()
    assert broken.checked is None
    assert "case.yaml:" in str(broken.fault)
    case.write_text(whole, "utf-8")
    again = looking.look()
    assert again.checked
    assert not again.opened
    assert not again.closed


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("photos.csv", True),
        ("photos/a/b.jpg", True),
        (".photos.csv.swp", False),
        ("photos.csv~", False),
        ("~$photos.xlsx", False),
        (".~lock.photos.csv#", False),
        ("4913", False),
        (".git/index", False),
        ("photos/.DS_Store", False),
        ("case.yaml.tmp", False),
    ],
)
def test_what_editors_and_systems_leave_is_no_change(path, ours, tmp_path):
    assert concerns(tmp_path, str(tmp_path / path)) is ours


@pytest.mark.parametrize(
    ("kind", "remote"), [("ext4", False), ("nfs4", True), ("cifs", True), ("fuse.sshfs", True)]
)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no table of mounts")
def test_a_network_share_is_known(kind, remote, tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"disk / ext4 rw 0 0\nshare {tmp_path.resolve()} {kind} rw 0 0\nother /other nfs rw 0 0\n"
    )
    assert is_remote(tmp_path, mounts) is remote


@pytest.mark.parametrize("remote", [False, True], ids=["by events", "by looking"])
def test_a_save_is_seen_and_an_editor_s_own_file_is_not(remote, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "is_remote", lambda _folder: remote)
    bursts = changes(tmp_path)
    next(bursts)
    (tmp_path / ".photos.csv.swp").write_text("x")
    (tmp_path / "photos.csv").write_text("file\n")
    next(bursts)
    bursts.close()


def test_a_system_that_refuses_to_watch_is_told_after_both_ways_were_tried(tmp_path, monkeypatch):
    tried = []

    def refuse(_folder, *, force_polling, **_options):
        tried.append(force_polling)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("watchfiles.watch", refuse)
    with pytest.raises(MachineError, match="watched"):
        next(changes(tmp_path))
    assert tried == [None, True]


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to one process")
def test_it_waits_tells_and_ends_quietly_without_touching_the_case(folder, tmp_path):
    before = snapshot(folder)
    command = [
        sys.executable,
        "-m",
        "dossier",
        "check",
        "--watch",
        str(folder),
        "--out",
        str(tmp_path / "o" / "x"),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        lines: Queue[str] = Queue()
        threading.Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()
        until(lines, "Waiting")
        table = folder / "photos.csv"
        whole = table.read_text("utf-8")
        table.write_text(whole.replace("A. Example", ""), "utf-8")
        assert "2 new findings" in until(lines, "Waiting")
        table.write_text(whole, "utf-8")
        assert "2 findings closed" in until(lines, "Waiting")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert process.stderr.read() == ""
    assert snapshot(folder) == before


def until(lines, word):
    told = ""
    while word not in told:
        told += lines.get(timeout=30)
    return told


def snapshot(folder: Path):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
