"""Make one PDF of a plan: pages, structure, places, links, outline, stamps, metadata."""

from contextlib import ExitStack
from pathlib import Path

import pikepdf

from dossier.assemble.archive import archive
from dossier.assemble.archived import add_archived
from dossier.assemble.endings import mend_saved
from dossier.assemble.foreign import add_foreign
from dossier.assemble.manifest import write_manifest
from dossier.assemble.metadata import describe
from dossier.assemble.outline import write_outline
from dossier.assemble.own import add_part
from dossier.assemble.places import Places, write_labels, write_places
from dossier.assemble.stamps import stamp_pages
from dossier.assemble.structure import Structure
from dossier.model.parts import Part, Plan

_DISABLED = pikepdf.ObjectStreamMode.disable  # every object of an archive stands in the clear


def assemble(plan: Plan, out: Path) -> None:
    """Write the plan's one file; the same plan gives the same bytes.

    Raises:
        RenderError: A link leads nowhere, or an exhibit's page cannot be shown.
        IntegrityError: An exhibit is no longer the file that was recorded.
    """
    places = Places.of(plan)
    with ExitStack() as sources, pikepdf.new() as pdf:
        structure = Structure.begin(pdf)
        frames = []
        for item in plan.items:
            if isinstance(item, Part):
                frames += add_part(pdf, item, places, structure, sources)
            elif plan.archive:
                frames += add_archived(pdf, item, structure, sources, plan.archive.limits.resolution)
            else:
                frames += add_foreign(pdf, item, structure, sources)
        places.refuse_lost()
        structure.finish()
        write_places(pdf, places)
        write_outline(pdf, plan)
        write_labels(pdf, plan)
        stamp_pages(pdf, plan.stamps, frames, [plan.number(n) for n in range(1, plan.pages + 1)])
        describe(pdf, plan)
        archive(pdf, plan)
        write_manifest(pdf, plan)
        pdf.save(
            out,
            deterministic_id=True,
            recompress_flate=True,
            min_version="1.7",
            object_stream_mode=_DISABLED if plan.archive else pikepdf.ObjectStreamMode.generate,
        )
    if plan.archive:
        mend_saved(out)
