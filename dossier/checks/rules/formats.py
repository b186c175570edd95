"""Files of other formats: what has no pages, what changes when it is opened, what its pages do not show."""

from collections.abc import Iterator

from dossier.checks.look import exhibits
from dossier.checks.registry import rule
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.finding import Gap, Severity
from dossier.model.original import Original, PdfFacts
from dossier.model.source import Origin

_NO_PAGES = frozenset(
    {
        "bomb",
        "encrypted",
        "entities",
        "long",
        "no-program",
        "not-converted",
        "not-read",
        "timeout",
        "unreadable",
    }
)
_ARCHIVES = frozenset(
    {
        "application/gzip",
        "application/vnd.rar",
        "application/x-7z-compressed",
        "application/x-rar-compressed",
        "application/x-tar",
        "application/zip",
    }
)
_OUTLOOK = "application/vnd.ms-outlook"
_A3 = (842.0, 1191.0)
_TOLERANCE = 6.0  # points: two millimetres


@rule(
    "EX040",
    "exhibit-without-pages",
    severity=Severity.MAJOR,
    message=marked("exhibit {number}: no page of {file} is in the dossier (the reader says: {reason})"),
    many=marked("{count} of {total} exhibits have no page in the dossier"),
    of=exhibits,
    fix=marked(
        "Save or print the file as PDF and file that as the exhibit, with its language and date; keep the "
        "original. For word processors' files, installing LibreOffice is enough; `doctor` says if it is "
        "found."
    ),
)
def documents_have_pages(dossier: Dossier) -> Iterator[Gap]:
    """Every document of words has pages that the court can read.

    ## What it checks
    Word processors' files (DOCX, ODT, DOC, RTF) that could not be turned into pages, because LibreOffice is
    not on this machine or gave up; messages in Outlook's own format (MSG), HTML, locked files; and texts that
    are longer than what is printed of one.

    ## Why it matters
    A sheet stands in the place of such an exhibit and names its file. A judge reads pages, and many courts'
    systems take nothing but PDF.

    ## How to fix it
    Open the file in the program that made it, save it as PDF, and file that. From Outlook, save the message
    as EML, which is read. Keep the original: it is handed over beside the dossier.

    Source: R.414-5 CJA; practice
    """
    for item, original in _files(dossier):
        reasons = [problem.kind for problem in original.problems if problem.kind in _NO_PAGES]
        reasons += ["not-read"] if original.media_type == _OUTLOOK and not reasons else []
        whole = original.printable or (original.worded and "long" not in reasons)
        if reasons and not whole and original.kind in {"mail", "text", "other"}:
            facts = {"number": str(item.number), "file": original.path, "reason": reasons[-1]}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX041",
    "attachment-not-an-exhibit",
    severity=Severity.MINOR,
    message=marked("exhibit {number}: attached files are no exhibits of their own: {files}"),
    many=marked("{count} e-mails carry files that are no exhibits of their own"),
    fix=marked(
        "Save what matters of it below exhibits/ and give it a row; the page of the e-mail then names its "
        "number."
    ),
)
def attachments_are_exhibits(dossier: Dossier) -> Iterator[Gap]:
    """What is attached to an e-mail is filed too, if it matters.

    ## What it checks
    Files attached to an e-mail that are not, byte for byte, a file of the case. Pictures shown among the
    words, such as the logo of a signature, do not count.

    ## Why it matters
    The page names every attached file with its digest, and shows none of them. An invoice that came by
    e-mail is proof only when its own pages are there.

    ## How to fix it
    Save the attached file without opening and saving it anew, so that its digest stays the same.

    Source: practice
    """
    known = {original.sha256 for original in dossier.case.originals.values()}
    for item, original in _files(dossier):
        files = original.mail.files if original.mail else ()
        lost = [file.name for file in files if file.sha256 not in known and not file.embedded]
        if lost:
            facts = {"number": str(item.number), "files": ", ".join(lost)}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX042",
    "files-within-a-pdf",
    severity=Severity.BLOCKER,
    message=marked(
        "exhibit {number}: {file} is a wrapping (PDF portfolio); no page shows what it holds: {files}"
    ),
    many=marked("{count} exhibits are PDF portfolios, and no page shows what they hold"),
    fix=marked("Save the files out of the portfolio, and file each as an exhibit, or all as one PDF."),
)
def portfolios_are_unpacked(dossier: Dossier) -> Iterator[Gap]:
    """No exhibit is a PDF portfolio.

    ## What it checks
    PDF files that are only a wrapping for other files.

    ## Why it matters
    Their one page says "open this in Adobe Reader". The documents themselves would be missing from the file,
    and nothing on the printed page would show it.

    ## How to fix it
    Open it in Adobe Reader, save the files that it holds, and file those.

    Source: CM/ECF and Télérecours refuse attached files; practice
    """
    for item, pdf in _pdfs(dossier):
        if pdf.portfolio:
            facts = {"number": str(item.number), "file": _path(item), "files": ", ".join(pdf.embedded) or "?"}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX043",
    "form-without-pages",
    severity=Severity.BLOCKER,
    message=marked(
        "exhibit {number}: {file} is a form that only Adobe's reader draws; its page shows a notice"
    ),
    many=marked("{count} exhibits are forms that only Adobe's reader draws"),
    fix=marked("Open it in Adobe Reader and print it to a new PDF; file that, and keep the original."),
)
def forms_have_pages(dossier: Dossier) -> Iterator[Gap]:
    """No exhibit is a form that ordinary readers cannot draw.

    ## What it checks
    Dynamic forms (XFA), which keep their content apart from their pages.

    ## Why it matters
    Every other reader, and so the dossier, shows "Please wait…" in place of the form.

    ## How to fix it
    Print the filled-in form to PDF from Adobe Reader.

    Source: practice; ISO 32000-2 has no XFA any more
    """
    for item, pdf in _pdfs(dossier):
        if pdf.asks_adobe:
            facts = {"number": str(item.number), "file": _path(item)}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX044",
    "date-that-moves",
    severity=Severity.MAJOR,
    message=marked("exhibit {number}: {file} holds a date that is set anew whenever it is opened"),
    many=marked("{count} exhibits hold a date that is set anew whenever they are opened"),
    fix=marked("Ask its author for the PDF that was sent at the time, and file that in its place."),
)
def dates_stand_still(dossier: Dossier) -> Iterator[Gap]:
    """The date on a document is the date that it was written.

    ## What it checks
    DOCX and ODT files with a field for the date or time of the day.

    ## Why it matters
    The pages show the day on which they were made from the file. A letter of 2019 then bears this year's
    date, and the opponent will say that it was written for the case.

    ## How to fix it
    File the PDF or the paper that was sent. Failing that, say in `note` what the date on the page is.

    Source: practice
    """
    yield from _with_problem(dossier, "moving-date")


@rule(
    "EX045",
    "changes-not-settled",
    severity=Severity.MINOR,
    message=marked("exhibit {number}: {file} holds tracked changes or comments"),
    many=marked("{count} exhibits hold tracked changes or comments"),
    fix=marked(
        "Look at the file itself: it is handed over as it is. File the version that was sent, as PDF."
    ),
)
def documents_are_final(dossier: Dossier) -> Iterator[Gap]:
    """A word processor's file holds nothing but its final words.

    ## What it checks
    Tracked changes and comments in DOCX and ODT files.

    ## Why it matters
    Whoever receives the file reads what was struck out and what was remarked in its margin, and by whom.

    ## How to fix it
    File the PDF of the version that was sent, and take the word processor's file out of `exhibits/`.

    Source: practice
    """
    yield from _with_problem(dossier, "tracked")


@rule(
    "EX046",
    "letters-supposed",
    severity=Severity.NOTE,
    message=marked(
        "exhibit {number}: {file} does not say how its letters are stored; {encoding} was supposed"
    ),
    many=marked("{count} text files do not say how their letters are stored"),
    fix=marked("Read the pages of the exhibit: accents and signs such as € must be right."),
)
def letters_are_read_right(dossier: Dossier) -> Iterator[Gap]:
    """The accents of a text file are those that its author wrote.

    ## What it checks
    Text files that are not UTF-8 and bear no mark of another encoding.

    ## Why it matters
    Such bytes can be read in several ways, and none is proven. The page says which one was supposed.

    ## How to fix it
    Compare with the program that made the file. If letters are wrong, print it to PDF from there.

    Source: practice
    """
    for item, original in _files(dossier):
        if original.words is not None and not original.words.sure:
            facts = {"number": str(item.number), "file": original.path, "encoding": original.words.encoding}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX047",
    "archive-not-opened",
    severity=Severity.BLOCKER,
    message=marked("{subject} is an archive; nothing of what it holds is in the dossier"),
    many=marked("{count} files are archives; nothing of what they hold is in the dossier"),
    fix=marked(
        "Unpack it beside the case, look at the files, and put them below photos/ or exhibits/; a ZIP of "
        "photographs may also be given to `new --photos`. Then take the archive away."
    ),
)
def archives_are_unpacked(dossier: Dossier) -> Iterator[Gap]:
    """No archive stands for the files that it holds.

    ## What it checks
    ZIP, 7z, RAR, tar and gzip files below `photos/` and `exhibits/`.

    ## Why it matters
    A build never writes to the case folder, and what is packed has no number, no caption and no digest of
    its own.

    ## How to fix it
    `new --photos PHOTOS.zip` copies the files out and names each that it refuses. In a case that exists
    already, unpack with the system's own program.

    Source: practice
    """
    for id_, original, origin in _everything(dossier):
        if original.media_type in _ARCHIVES:
            yield Gap(id_, {}, origin)


@rule(
    "EX048",
    "remarks-not-printed",
    severity=Severity.MINOR,
    message=marked(
        "exhibit {number}: {file} bears remarks whose words open in a window: {notes}; no page shows them"
    ),
    many=marked("{count} exhibits bear remarks whose words open in a window; no page shows them"),
    fix=marked(
        "If they are part of the document, print it to a new PDF with its comments; if they are a reader's "
        "own, file a copy without them."
    ),
)
def remarks_are_seen(dossier: Dossier) -> Iterator[Gap]:
    """What somebody remarked on a PDF is either shown or not there.

    ## What it checks
    Sticky notes and highlights with words of their own. Their mark is printed, their words are not.

    ## Why it matters
    The other side may hold the file with the remarks; or they are counsel's own, and meant for nobody.

    ## How to fix it
    Read them in the file itself first.

    Source: practice
    """
    for item, pdf in _pdfs(dossier):
        if pdf.notes:
            facts = {"number": str(item.number), "file": _path(item), "notes": str(pdf.notes)}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX049",
    "page-larger-than-a3",
    severity=Severity.NOTE,
    message=marked("exhibit {number}: {file} has pages larger than A3: {pages}"),
    many=marked("{count} of {total} exhibits have pages larger than A3"),
    of=exhibits,
    fix=marked(
        "Nothing is lost on a screen. For paper, file a reduced copy too, or bring the plan to the hearing."
    ),
)
def pages_fit_paper(dossier: Dossier) -> Iterator[Gap]:
    """Every page can be printed where dossiers are printed.

    ## What it checks
    Pages of PDF exhibits that are larger than A3; they stand in the dossier at their own size.

    ## Why it matters
    A registry's printer reduces or cuts them, and the words of a large plan become too small to read.

    ## How to fix it
    File a copy in parts, or bring the plan on paper.

    Source: practice
    """
    for item, pdf in _pdfs(dossier):
        large = [number for number, size in enumerate(pdf.sizes, start=1) if _is_large(size)]
        if large:
            facts = {"number": str(item.number), "file": _path(item), "pages": _listed(large)}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


def _is_large(size: tuple[float, float]) -> bool:
    short, long = sorted(size)
    return short > _A3[0] + _TOLERANCE or long > _A3[1] + _TOLERANCE


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:8]))
    return f"{shown}, …" if len(numbers) > 8 else shown  # noqa: PLR2004


def _with_problem(dossier: Dossier, kind: str) -> Iterator[Gap]:
    for item, original in _files(dossier):
        if any(problem.kind == kind for problem in original.problems):
            facts = {"number": str(item.number), "file": original.path}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


def _files(dossier: Dossier) -> Iterator[tuple[NumberedExhibit, Original]]:
    for item in dossier.exhibits:
        if item.exhibit.original is not None and item.exhibit.original.sha256:
            yield item, item.exhibit.original


def _pdfs(dossier: Dossier) -> Iterator[tuple[NumberedExhibit, PdfFacts]]:
    for item, original in _files(dossier):
        if original.pdf is not None:
            yield item, original.pdf


def _path(item: NumberedExhibit) -> str:
    return item.exhibit.original.path if item.exhibit.original else ""


def _everything(dossier: Dossier) -> Iterator[tuple[str, Original, Origin]]:
    for item in dossier.exhibits:
        if item.exhibit.original:
            yield item.exhibit.id, item.exhibit.original, item.exhibit.origin
        for plate in item.plates:
            yield plate.photograph.id, plate.photograph.original, plate.photograph.origin
