"""What can go wrong with a seal: what, why it matters and how to fix it, in the language of whoever seals."""

from dataclasses import dataclass

from dossier.errors import DossierError, InputError, Problem
from dossier.i18n.catalogue import marked, translate
from dossier.model.text import Language

_HEADLINE = marked("The file was not sealed")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that can go wrong.

    Attributes:
        what: Is wrong.
        why: It matters.
        fix: What to do.
        kind: Of error, which decides the exit code.
    """

    what: str
    why: str
    fix: str
    kind: type[DossierError] = InputError

    def problem(self, where: object, language: Language, **values: object) -> Problem:
        """The fault in one place, in the words of one language."""
        what, why, fix = (translate(words, language, **values) for words in (self.what, self.why, self.fix))
        labels = translate(marked("why:"), language), translate(marked("fix:"), language)
        return Problem(str(where), what, why, fix, labels)

    def error(self, where: object, language: Language, **values: object) -> DossierError:
        """The fault as an error, to be raised."""
        return self.kind(translate(_HEADLINE, language), [self.problem(where, language, **values)])


def refused(problems: list[Problem], language: Language) -> InputError:
    """Several faults of one input, told together."""
    return InputError(translate(_HEADLINE, language), problems)
