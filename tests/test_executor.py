"""Work is spread over processes without losing its order, its faults or its results."""

import os
import subprocess
import sys

import pytest

from dossier.errors import MachineError, RenderError
from dossier.executor import local, run


def double(number):
    return 2 * number


def refuse(number):
    raise RenderError(f"not {number}")


def die(_number):
    os._exit(9)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_jobs(workers):
    seen = []
    with local(workers) as executor:
        assert run(executor, double, range(20), lambda done, total: seen.append((done, total))) == [
            2 * number for number in range(20)
        ]
    assert seen[-1] == (20, 20)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_comes_back_as_itself(workers):
    with pytest.raises(RenderError, match="not 3"), local(workers) as executor:
        run(executor, refuse, [3])


def test_a_killed_worker_is_named_as_a_fault_of_the_machine():
    with pytest.raises(MachineError, match="cut short"), local(2) as executor:
        run(executor, die, [1, 2])


def test_a_system_that_refuses_processes_is_named(monkeypatch):
    def refused(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("dossier.executor.ProcessPoolExecutor", refused)
    with pytest.raises(MachineError, match="work together"), local(2):
        pytest.fail("no pool was started")


INTERRUPTED_WHILE_A_WORKER_STARTS = """
import signal
from multiprocessing import popen_forkserver
from dossier.executor import local, run

launch = popen_forkserver.Popen._launch
def launched(self, process):
    launch(self, process)
    signal.raise_signal(signal.SIGINT)

popen_forkserver.Popen._launch = launched
try:
    with local(2) as executor:
        run(executor, abs, [1, 2, 3])
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are started otherwise there")
def test_ctrl_c_while_a_worker_starts_leaves_no_orphan_that_prints_how_it_died():
    words = [sys.executable, "-c", INTERRUPTED_WHILE_A_WORKER_STARTS]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == ("interrupted\n", "")
