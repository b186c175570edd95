"""Processes that can be killed: whatever a job does, it is the only one that suffers."""

import functools
import os
import sys
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from dossier.errors import MachineError
from dossier.ingest import pool
from dossier.ingest.pool import Failed, run


def misbehave(job: str) -> str:
    """Do what the job says; runs in a process of the pool."""
    if job == "hang":
        time.sleep(600)
    if job == "die":
        os._exit(3)
    if job == "eat":
        return str(len(bytearray(64 << 30)))
    if job == "throw":
        raise ValueError("spoiled \x1b[31m")
    return job.upper()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_job_that_hangs_dies_eats_or_throws_is_named_and_the_others_go_on():
    jobs = ["a", "hang", "die", "eat", "throw", "b", "c"]
    outcomes = list(run(misbehave, jobs, workers=2, seconds=lambda job: 1.5 if job == "hang" else 60))
    done = sorted(outcome for outcome in outcomes if isinstance(outcome, str))
    failed = {outcome.job: outcome.problem for outcome in outcomes if isinstance(outcome, Failed)}
    assert done == ["A", "B", "C"]
    assert {job: problem.kind for job, problem in failed.items()} == {
        "hang": "timeout",
        "die": "crash",
        "eat": "bomb",
        "throw": "crash",
    }
    assert failed["throw"].detail == "spoiled [31m"


def shout(job: str) -> str:
    """Write to the terminal as a C library would, below Python."""
    os.write(2, job.encode())
    os.write(1, job.encode())
    return job


def test_nothing_that_a_reader_prints_reaches_the_terminal(capfd):
    assert list(run(shout, ["\x1b]0;owned\x07"], workers=1, seconds=lambda _job: 60)) == ["\x1b]0;owned\x07"]
    assert capfd.readouterr() == ("", "")


def test_no_job_starts_no_process():
    assert list(run(misbehave, [], workers=2, seconds=lambda _job: 1)) == []


def test_who_stops_listening_stops_the_processes():
    started = time.monotonic()
    for outcome in run(misbehave, ["a", "hang"], workers=2, seconds=lambda _job: 60):
        assert outcome == "A"
        break
    assert time.monotonic() - started < 20


class _Future:
    def __init__(self, error: BaseException) -> None:
        self._error = error

    def result(self) -> None:
        raise self._error


def test_a_job_that_never_ran_is_no_failure_of_its_own():
    assert pool._outcome(_Future(BrokenProcessPool()), "a") is None


def test_processes_that_never_live_long_enough_are_a_fault_of_the_machine(monkeypatch):
    monkeypatch.setattr(pool, "_ROUNDS", 1)
    monkeypatch.setattr(pool, "_outcome", functools.partial(lambda *_args: None))
    with pytest.raises(MachineError, match="memory"):
        list(run(misbehave, ["a"], workers=1, seconds=lambda _job: 60))
