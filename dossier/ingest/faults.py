"""Gather every fault of every file, so that one run names them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.errors import InputError, Problem
from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.model.misread import Misread, quoted
from dossier.model.source import Origin
from dossier.model.text import Language


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it is, and the messages about it with the values that fill them."""

    origin: Origin
    what: str
    why: str
    fix: str
    values: Mapping[str, str]

    def problem(self, language: Language) -> Problem:
        """The fault in the words of one language."""
        what, why, fix = (
            translate(message, language, **self.values) if message else ""
            for message in (self.what, self.why, self.fix)
        )
        labels = translate(marked("why:"), language), translate(marked("fix:"), language)
        return Problem(str(self.origin), what, why, fix, labels)


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong so far; reading goes on until everything was read."""

    found: list[Fault] = field(default_factory=list)

    def add(self, origin: Origin, what: str, *, why: str = "", fix: str = "", **values: object) -> None:
        """Note one fault; the messages are msgids, the values fill their places."""
        shown = {name: str(value) for name, value in values.items()}
        self.found.append(Fault(origin, what, why, fix, shown))

    def add_misread(self, origin: Origin, error: Misread) -> None:
        """Note what a model's own type says of a value."""
        self.add(origin, error.what, fix=error.fix, value=quoted(error.value))

    def raise_if_any(self, language: Language) -> None:
        """Raise one InputError that names every fault, in the order of the files."""
        if not self.found:
            return
        ordered = sorted(self.found, key=lambda fault: _position(fault.origin))
        problems = tuple(dict.fromkeys(fault.problem(language) for fault in ordered))
        raise InputError(
            translate_plural(
                marked("The case folder cannot be understood: {count} problem"),
                marked("The case folder cannot be understood: {count} problems"),
                len(problems),
                language,
            ),
            problems,
        )


def _position(origin: Origin) -> tuple[bool, str, int, int]:
    """By file, `case.yaml` first, then by line and column."""
    return origin.file != "case.yaml", origin.file, origin.line or 0, origin.column or 0
