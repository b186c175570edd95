"""Exhibits: the documents themselves, and what is known of them."""

from collections.abc import Iterator

from dossier.checks.look import exhibits, filed
from dossier.checks.registry import rule
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.original import Original
from dossier.model.source import Origin


@rule(
    "EX006",
    "no-text-layer",
    severity=Severity.NOTE,
    message=marked("exhibit {number} ({subject}) is a scan without text: {without} of {pages} pages"),
    many=marked("{count} of {total} exhibits are scans without text"),
    of=exhibits,
    fix=marked("Scan again with text recognition, or add a typed copy as an exhibit with `typed_copy_of`."),
)
def documents_can_be_searched(dossier: Dossier) -> Iterator[Gap]:
    """Documents can be searched, and illegible pages are typed out.

    ## What it checks
    Whether the pages of each PDF hold text, or another exhibit types the document out (`typed_copy_of`).

    ## Why it matters
    Nobody can search a scan, and English and American courts ask that it be possible.

    ## How to fix it
    Scan again with text recognition. A page that cannot be read is followed by a typed copy.

    Source: PD 32 (England), 27.11; local rules on searchable PDF
    """
    typed = {exhibit.typed_copy_of for exhibit in filed(dossier)}
    for item in dossier.exhibits:
        pdf = item.exhibit.original.pdf if item.exhibit.original else None
        if pdf and pdf.encrypted != "user" and pdf.text_pages < pdf.pages and item.exhibit.id not in typed:
            facts = {"number": str(item.number), "without": str(pdf.pages - pdf.text_pages)}
            yield Gap(item.exhibit.id, {**facts, "pages": str(pdf.pages)}, item.exhibit.origin)


@rule(
    "EX011",
    "file-not-there",
    severity=Severity.BLOCKER,
    message=marked("{subject} is named in a table and is not in the case folder"),
    many=marked("{count} files are named in tables and are not in the case folder"),
    fix=marked("Put the file in place, or correct `file` in the row."),
)
def named_files_exist(dossier: Dossier) -> Iterator[Gap]:
    """Every file that a table names is there.

    ## What it checks
    Each `file` in the tables of exhibits and photographs exists in the case folder.

    ## Why it matters
    What is described and not there is a promise that the file cannot keep.

    ## How to fix it
    Put the file in place, or correct its name in the row.

    Source: R.414-5 CJA; practice
    """
    for missing in dossier.case.missing:
        yield Gap(missing.path, {}, missing.origin)


@rule(
    "EX012",
    "document-unreadable",
    severity=Severity.BLOCKER,
    message=marked(
        "exhibit {number}: {file} is damaged, and its pages cannot be shown (the reader says: {reason})"
    ),
    many=marked("{count} of {total} exhibits are damaged, and their pages cannot be shown"),
    of=exhibits,
    fix=marked("Ask for the file again; a PDF that opens nowhere else either must be scanned anew."),
    ask="client",
)
def documents_can_be_read(dossier: Dossier) -> Iterator[Gap]:
    """Every document can be opened.

    ## What it checks
    Each PDF or picture among the exhibits could be read to its end.

    ## Why it matters
    A document that does not open is not produced.

    ## How to fix it
    Ask whoever sent it to send it again, or scan the paper.

    Source: R.414-5 CJA; practice
    """
    for item in dossier.exhibits:
        original = item.exhibit.original
        locked = original and original.pdf and original.pdf.encrypted == "user"
        found = (
            [problem.kind for problem in original.problems if problem.kind != "encrypted"] if original else []
        )
        if original and found and original.kind in {"image", "pdf"} and not original.printable and not locked:
            facts = {"number": str(item.number), "file": original.path, "reason": found[-1]}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX013",
    "document-locked",
    severity=Severity.BLOCKER,
    message=marked("exhibit {number}: {file} opens only with a password"),
    many=marked("{count} of {total} exhibits open only with a password"),
    of=exhibits,
    fix=marked("Ask for the password, print the document to a new PDF, and file that; keep the original."),
    ask="client",
    from_level="exchange",
)
def documents_open_without_a_password(dossier: Dossier) -> Iterator[Gap]:
    """No document needs a password to be opened.

    ## What it checks
    Each PDF opens without a password. One that only forbids printing or copying does open.

    ## Why it matters
    Neither the registry nor the other side can read it, and it counts as not produced.

    ## How to fix it
    Open it with its password and print it to a new PDF. Keep the original, and say in `note` what was done.

    Source: practice; CM/ECF and Télérecours refuse locked files
    """
    for item in dossier.exhibits:
        original = item.exhibit.original
        if original and original.pdf and original.pdf.encrypted == "user":
            facts = {"number": str(item.number), "file": original.path}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX014",
    "taken-from-file-names",
    severity=Severity.NOTE,
    message=marked(
        "exhibit {number} ({subject}): {fields} come from the file or its name; nobody has confirmed them"
    ),
    many=marked("{count} of {total} exhibits are described by their file names only"),
    of=exhibits,
    fix=marked(
        "Read the proposals in the list of exhibits, correct the table exhibits where they are wrong, and "
        "empty its column `proposed`."
    ),
)
def proposals_are_confirmed(dossier: Dossier) -> Iterator[Gap]:
    """What the program read from file names was confirmed by a person.

    ## What it checks
    Titles, dates and authors that nobody typed and that come from a file's name or its own data.

    ## Why it matters
    A name such as `2022-08-17 letter.pdf` is someone's memory, not the date of the letter.

    ## How to fix it
    Compare with the document, then type the values into the table `exhibits`. Where `new` wrote them there
    already, empty the cell `proposed` of the row: an empty cell says that someone has checked it.

    Source: practice
    """
    for item in dossier.exhibits:
        fields = [field for field in item.exhibit.guessed if field not in {"id", "kind"}]
        if fields:
            facts = {"number": str(item.number), "fields": ", ".join(fields)}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "EX015",
    "document-twice",
    severity=Severity.MINOR,
    message=marked("{subject} is the same file, byte for byte, as {other}"),
    many=marked("{count} exhibits are filed twice"),
    fix=marked("Keep one of the two in the list, and cite its id wherever the other is cited."),
)
def document_is_filed_once(dossier: Dossier) -> Iterator[Gap]:
    """Every document is filed under one number.

    ## What it checks
    No two exhibits of this proceeding are the same file, compared by SHA-256.

    ## Why it matters
    Two numbers for one document lead to two different citations of the same page.

    ## How to fix it
    Take one out before the list is served.

    Source: General guidance on electronic court bundles (England), 2021
    """
    first: dict[str, str] = {}
    for exhibit in filed(dossier):
        digest = exhibit.original.sha256 if exhibit.original else ""
        if digest and first.setdefault(digest, exhibit.id) != exhibit.id:
            yield Gap(exhibit.id, {"other": first[digest]}, exhibit.origin)


@rule(
    "EX016",
    "exhibit-without-date",
    severity=Severity.NOTE,
    message=marked("exhibit {number} ({subject}) has no date"),
    many=marked("{count} of {total} exhibits have no date"),
    of=exhibits,
    fix=marked(
        "Fill `date` in the table exhibits, as precisely as the document says: 2017, 2022-08, 2022-08-17."
    ),
)
def exhibits_are_dated(dossier: Dossier) -> Iterator[Gap]:
    """Every document has a date, as far as it is known.

    ## What it checks
    `date` is filled for each document. Photographs have their own times, and a plan or a title may be left.

    ## Why it matters
    The list is read as a story: what came first must be seen at a glance.

    ## How to fix it
    Fill `date`, as precisely as the document allows and no more.

    Source: R.412-2 CJA (explicit label); practice
    """
    for item in dossier.exhibits:
        if item.exhibit.date is None and item.exhibit.kind not in {"photographs", "plan", "identity"}:
            yield Gap(item.exhibit.id, {"number": str(item.number)}, item.exhibit.origin)


@rule(
    "EX018",
    "pictures-left-out",
    severity=Severity.BLOCKER,
    message=marked("{file} holds several pictures or pages, and only the first is printed"),
    many=marked("of {count} files that hold several pictures, only the first is printed"),
    fix=marked(
        "Print the file to a PDF with all its pages, or save its pictures one by one, and file those; keep "
        "the original."
    ),
)
def every_picture_of_a_file_is_printed(dossier: Dossier) -> Iterator[Gap]:
    """Every page of a scan is printed.

    ## What it checks
    Files that hold several pictures, such as a fax or a scan in several pages (TIFF) or an animation (GIF):
    a page shows the first picture only. The preview that a telephone adds to a photograph does not count.

    ## Why it matters
    The pages that follow would be missing from the file, and nothing on the printed page would show it.

    ## How to fix it
    Open the file, print it to a PDF and file that as the exhibit, or save its pictures as files of their own.
    The untouched file is handed over beside the dossier.

    Source: R.414-5 CJA; practice
    """
    for id_, original, origin in _files(dossier):
        if original.shown_in_part:
            yield Gap(id_, {"file": original.path}, origin)


def _files(dossier: Dossier) -> Iterator[tuple[str, Original, Origin]]:
    for item in dossier.exhibits:
        if item.exhibit.original:
            yield item.exhibit.id, item.exhibit.original, item.exhibit.origin
        for plate in item.plates:
            yield plate.photograph.id, plate.photograph.original, plate.photograph.origin
