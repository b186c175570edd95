"""Make the finished pages a file that keeps PDF/A-3A and PDF/UA-1."""

from pikepdf import Name, Pdf, String

from dossier.assemble.attach import attach
from dossier.assemble.colours import mean_colours
from dossier.assemble.endings import mend_pictures
from dossier.assemble.headers import mark_headers
from dossier.assemble.tidy import tidy
from dossier.assemble.xmp import archive_xmp
from dossier.model.parts import Plan


def archive(pdf: Pdf, plan: Plan) -> None:
    """Say what the file keeps, and hold what it must hold for that; nothing for an ordinary plan.

    Raises:
        IntegrityError: An original is no longer the file that was recorded.
    """
    if plan.archive is None:
        return
    mark_headers(pdf)
    tidy(pdf.Root.StructTreeRoot)
    mean_colours(pdf)
    attach(pdf, plan)
    _describe(pdf, plan)
    mend_pictures(pdf)


def _describe(pdf: Pdf, plan: Plan) -> None:
    """Metadata and document information that say the same."""
    stream = pdf.make_stream(archive_xmp(plan))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo[Name.Title] = String(plan.title)
    if plan.subject:
        pdf.docinfo[Name.Subject] = String(plan.subject)
    if plan.created:
        day = String(f"D:{plan.created.replace('-', '')}000000Z")
        pdf.docinfo[Name.CreationDate] = pdf.docinfo[Name.ModDate] = day
