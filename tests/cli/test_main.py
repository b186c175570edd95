"""One place turns whatever goes wrong into words and an exit code."""

import argparse

import pytest

from dossier.cli import main as main_module
from dossier.cli.main import main
from dossier.errors import ExitCode, InputError, Problem


class Failing:
    NAME, HELP = "check", "fails"
    error: BaseException

    @staticmethod
    def configure(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("case", nargs="?")

    @classmethod
    def run(cls, _args):
        raise cls.error


@pytest.fixture
def failing(monkeypatch):
    def arrange(error):
        Failing.error = error
        monkeypatch.setattr(main_module, "_command", lambda _name: Failing)

    return arrange


def test_a_known_fault_is_told_with_its_place_and_code(failing, capsys):
    failing(InputError("The case cannot be read", [Problem("case.yaml:3:1", "no title", fix="write one")]))
    assert main(["check"]) == ExitCode.INPUT
    assert "case.yaml:3:1: no title\n  fix: write one" in capsys.readouterr().err


def test_a_fault_of_the_program_shows_no_traceback(failing, capsys):
    failing(ZeroDivisionError("division by zero"))
    assert main(["check"]) == ExitCode.INTERNAL
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "this is a fault of the program" in told


def test_an_interruption_says_that_nothing_half_made_is_left(failing, capsys):
    failing(KeyboardInterrupt())
    assert main(["check"]) == ExitCode.INTERRUPTED
    assert "is whole" in capsys.readouterr().err


def test_a_folder_without_a_case_is_named(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == ExitCode.USAGE
    assert "holds no case.yaml" in capsys.readouterr().err


def test_an_output_inside_the_case_is_refused(tmp_path, capsys):
    (tmp_path / "case.yaml").write_text("id: x\n")
    assert main([str(tmp_path), "--out", str(tmp_path / "out")]) == ExitCode.USAGE
    assert "lies inside the case folder" in capsys.readouterr().err
