"""Work is spread over processes without losing its order, its faults or its results."""

import os

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
