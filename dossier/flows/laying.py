"""What an edition is laid out from, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dossier.flows.rendering import Press
from dossier.model.archive import Archive
from dossier.model.dossier import Dossier
from dossier.model.edition import Edition
from dossier.model.original import Original
from dossier.model.parts import Plan
from dossier.render.options import RenderOptions


@dataclass(frozen=True, slots=True)
class LaidEdition:
    """An edition laid out: what is made, and what is handed over as it is.

    Attributes:
        numbers: Exhibits of each file by its name, in the order of filing.
        plans: Of the files that are made, by name.
        predicted: Bytes of all its files, as expected before anything was rendered.
        lowered: Dots an inch that the photographs of an exhibit were left with, so that its file fits.
        handed_over: Files that stay byte for byte what they are, by name.
    """

    edition: Edition
    numbers: Mapping[str, tuple[int, ...]]
    plans: Mapping[str, Plan]
    handed_over: Mapping[str, Original] = field(default_factory=dict)
    predicted: int = 0
    lowered: Mapping[int, int] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """Where its files stand beside the dossier."""
        return f"filing/{self.edition.id}"

    def drafted(self, word: str) -> "LaidEdition":
        """The same pages with DRAFT across them."""
        return replace(self, plans={name: drafted(plan, word) for name, plan in self.plans.items()})


@dataclass(frozen=True, slots=True)
class Desk:
    """What an edition is laid out from.

    Attributes:
        filed: The plan of the one dossier, whose parts are used again, without what speaks of it alone.
        archive: What makes it an archive edition; None: it is none.
    """

    dossier: Dossier
    filed: Plan
    options: RenderOptions
    press: Press
    archive: Archive | None = None


def drafted(plan: Plan, word: str) -> Plan:
    """The same pages with this word across them."""
    return replace(plan, stamps=replace(plan.stamps, draft=word))
