"""Say what the file is: title, language, date; never who or what machine made it."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from dossier.model.parts import Plan


def describe(pdf: Pdf, plan: Plan) -> None:
    """Write metadata and how a reader shows the file when it opens."""
    root = pdf.Root
    root.Lang = String(plan.language)
    root.PageMode = Name.UseOutlines
    if plan.zoom:
        page = pdf.pages[0].obj
        root.OpenAction = Array([page, Name.XYZ, 0, page.MediaBox[3], plan.zoom / 100])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as xmp:
        xmp["dc:title"] = plan.title
        xmp["dc:language"] = {plan.language}
        if plan.subject:
            xmp["dc:description"] = plan.subject
        if plan.created:
            xmp["xmp:CreateDate"] = plan.created
            xmp["xmp:ModifyDate"] = plan.created
