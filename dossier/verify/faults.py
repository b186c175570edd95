"""Gather what does not agree, one sentence each, in the language of the file."""

from dataclasses import dataclass, field

from dossier.i18n.catalogue import translate


@dataclass(frozen=True, slots=True)
class Faults:
    """The sentences so far, without repeats.

    Attributes:
        language: Of the sentences.
        found: Sentences in the order in which they were found.
    """

    language: str
    found: dict[str, None] = field(default_factory=dict)

    def add(self, message: str, **values: object) -> None:
        """Keep a fault; `message` is its English sentence with `{named}` places."""
        self.found[translate(message, self.language, **values)] = None
