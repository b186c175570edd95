"""What can go wrong, in the words of the person who must mend it."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


class ExitCode(enum.IntEnum):
    """What a command says to the shell; documented in `docs/exit-codes.md`."""

    OK = 0
    BLOCKED = 1
    USAGE = 2
    INPUT = 3
    INTEGRITY = 4
    MACHINE = 5
    OUTPUT = 6
    PROOF = 7
    INTERNAL = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one place, worded for the person who wrote the file.

    Attributes:
        where: File, line or row, and column, as `case.yaml:12:5`.
        what: What is wrong.
        why: Why it matters; empty where `what` already says it.
        fix: What to do about it.
        labels: What stands before `why` and `fix`, in the language of the rest.
    """

    where: str
    what: str
    why: str = ""
    fix: str = ""
    labels: tuple[str, str] = ("why:", "fix:")

    def __str__(self) -> str:
        """The fault on one line, its reason and its remedy below it."""
        lines = [f"{self.where}: {self.what}" if self.where else self.what]
        lines += [f"  {self.labels[0]} {self.why}"] if self.why else []
        lines += [f"  {self.labels[1]} {self.fix}"] if self.fix else []
        return "\n".join(lines)


class DossierError(Exception):
    """Base of every error that the program raises on purpose."""

    exit_code: ClassVar[ExitCode] = ExitCode.INTERNAL

    def __init__(self, headline: str, problems: Sequence[Problem] = ()) -> None:
        """Keep all problems, so that one run names every fault."""
        self.headline = headline
        self.problems = tuple(problems)
        super().__init__("\n".join([headline, *map(str, self.problems)]))

    def __reduce__(self) -> tuple[type["DossierError"], tuple[str, tuple[Problem, ...]]]:
        """Survive the way back from a worker process."""
        return type(self), (self.headline, self.problems)


class UsageError(DossierError):
    """The command line asks for something that does not exist."""

    exit_code = ExitCode.USAGE


class InputError(DossierError):
    """The case folder cannot be understood."""

    exit_code = ExitCode.INPUT


class BlockedError(DossierError):
    """A finding forbids what was asked for."""

    exit_code = ExitCode.BLOCKED


class IntegrityError(DossierError):
    """A file is not, byte for byte, the one that was recorded."""

    exit_code = ExitCode.INTEGRITY


class MachineError(DossierError):
    """The machine lacks something that the program needs."""

    exit_code = ExitCode.MACHINE


class OutputError(DossierError):
    """The result cannot be written where it was asked for."""

    exit_code = ExitCode.OUTPUT


class RenderError(DossierError):
    """A page could not be made without losing something."""

    exit_code = ExitCode.INTERNAL


class ProofError(DossierError):
    """The finished file does not hold what was planned."""

    exit_code = ExitCode.PROOF
