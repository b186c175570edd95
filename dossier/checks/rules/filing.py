"""Filing: what the court of this proceeding makes of the files."""

import re
from collections.abc import Iterator

from dossier.checks.look import exhibits
from dossier.checks.registry import rule
from dossier.checks.when import ADMINISTRATIVE, CIVIL, HAS_PHOTOGRAPHS, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import bare, law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.source import Origin
from dossier.model.text import Text

_MEGABYTE = 1_000_000
_NOT_TAKEN = frozenset({"mail", "raw", "video", "audio", "other"})


@rule(
    "FP001",
    "date-missing",
    severity=Severity.BLOCKER,
    message=marked("the dossier has no date: pages cannot print one, and deadlines count from nothing"),
    fix=marked("Write `as_of: 2026-11-23` in case.yaml, or build with --as-of."),
    ask="counsel",
    from_level="court",
)
def dossier_has_a_date(dossier: Dossier) -> Iterator[Gap]:
    """The dossier bears a date that a person chose.

    ## What it checks
    `as_of` is written in `case.yaml` or given with `--as-of`.

    ## Why it matters
    The date stands on the cover, and deadlines are counted from it. The program never takes the day's date:
    the same file must give the same pages tomorrow.

    ## How to fix it
    Write the date of filing in `as_of`.

    Source: practice (reproducible outputs); CPC, art. 768
    """
    if dossier.as_of is None:
        yield Gap(dossier.case.matter.id, {}, dossier.case.matter.origin)


@rule(
    "FP002",
    "court-unknown",
    severity=Severity.MAJOR,
    message=marked("{subject} does not say what court it is before: its rules on form cannot be checked"),
    fix=marked(
        "Fill `court` in proceedings.yaml: name, jurisdiction and order (administrative, civil, criminal)."
    ),
    ask="counsel",
    when=IN_FRANCE,
)
def court_is_known(dossier: Dossier) -> Iterator[Gap]:
    """The proceeding says before what court it is.

    ## What it checks
    `order` of the court is administrative, civil or criminal.

    ## Why it matters
    The administrative court wants one file per exhibit, the civil court a signed list: without the court,
    nothing that it requires can be checked.

    ## How to fix it
    Write `court: {name: …, jurisdiction: FR, order: administrative}` in `proceedings.yaml`.

    Source: R.414-5 CJA; CPC, art. 768
    """
    if dossier.proceeding.court.order == "other":
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("court"))


@rule(
    "FP101",
    "reading-copy",
    severity=Severity.NOTE,
    message=marked("the administrative court takes one file per exhibit: this single PDF is a reading copy"),
    fix=marked(
        "File what a build puts into the folder `filing` beside it, one file for each exhibit; keep the PDF "
        "for reading."
    ),
    ask="counsel",
    when=ADMINISTRATIVE & IN_FRANCE,
)
def single_file_is_a_reading_copy(dossier: Dossier) -> Iterator[Gap]:
    """A single PDF is not what the administrative court takes.

    ## What it checks
    The court is an administrative one in France.

    ## Why it matters
    Since 1 January 2021 each exhibit goes into a file of its own, on pain of inadmissibility after an
    invitation to put it right. The dossier says on each page that it is a reading copy.

    ## How to fix it
    Send the files of the folder `filing/telerecours` through Télérecours. Then waive this note.

    Source: R.414-5 CJA, as amended by décret n° 2020-1245; CE Sect., 5 October 2018, n° 418233
    """
    yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("court"))


@rule(
    "FP102",
    "name-of-court-file",
    severity=Severity.MINOR,
    message=marked("exhibit {number} ({title}): no name that the court takes can be made of its title"),
    many=marked("no name that the court takes can be made of the titles of {count} of {total} exhibits"),
    of=exhibits,
    fix=marked("Write its title in Latin letters in the table exhibits: its file is named after it."),
    when=ADMINISTRATIVE & IN_FRANCE,
)
def names_can_be_made(dossier: Dossier) -> Iterator[Gap]:
    """Every exhibit's file gets a name that the administrative court's system takes.

    ## What it checks
    The court's copy of each exhibit is named by its number and its title in plain letters, digits, hyphens
    and underscores. Named is an exhibit whose title holds no letter that is left then. The name of the
    original does not matter.

    ## Why it matters
    The name of the file is its title in the inventory, which must be explicit; a number alone says nothing.

    ## How to fix it
    Write the title in French, or in Latin letters beside the other script.

    Source: R.412-2 and R.414-5 CJA; telerecours.fr, questions (names of files)
    """
    for item in dossier.exhibits:
        title = item.exhibit.title.get(dossier.language)
        if not re.search(r"[a-z]", bare(title)):
            facts = {"number": str(item.number), "title": title}
            yield Gap(item.exhibit.id, facts, item.exhibit.at("title"))


@rule(
    "FP103",
    "file-too-large",
    severity=Severity.MAJOR,
    message=marked("exhibit {number} ({subject}) weighs {size} MB; a file may weigh {limit} MB"),
    many=marked("{count} of {total} exhibits weigh more than the {limit} MB that a file may weigh"),
    of=exhibits,
    fix=marked("Have the document scanned at 200 dpi, or split it and give each part its own number."),
    when=ADMINISTRATIVE & IN_FRANCE,
)
def files_fit_the_court(dossier: Dossier) -> Iterator[Gap]:
    """No exhibit weighs more than the court's system takes.

    ## What it checks
    The size of each exhibit against the limit that is published for Télérecours citoyens. No figure was
    found for the lawyers' application.

    ## Why it matters
    A file that the system refuses on the last evening is a file that was not filed.

    ## How to fix it
    Scan again at a lower resolution, or split the document; each part is an exhibit with its own number.

    Source: Télérecours citoyens, 32 MB a file
    """
    if any(file.edition for file in dossier.filed):  # FP109 weighs the files themselves
        return
    limit = law().limit("telerecours_file")
    for item in dossier.exhibits:
        size = item.exhibit.original.size if item.exhibit.original else 0
        if size > limit:
            facts = {"number": str(item.number), "size": f"{size / _MEGABYTE:.0f}"}
            yield Gap(item.exhibit.id, {**facts, "limit": str(limit // _MEGABYTE)}, item.exhibit.origin)


@rule(
    "FP106",
    "format-not-taken",
    severity=Severity.MINOR,
    message=marked("exhibit {number}: {file} is of a kind that the court's system does not take"),
    many=marked("{count} of {total} exhibits are of a kind that the court's system does not take"),
    of=exhibits,
    fix=marked("Print it to PDF and file that beside the original, or ask the registry how to hand it over."),
    when=IN_FRANCE,
)
def formats_are_taken(dossier: Dossier) -> Iterator[Gap]:
    """Every exhibit is in a format that the court's system takes.

    ## What it checks
    Each exhibit is a PDF, or a file of which the program makes pages: a picture, an e-mail, plain text, and a
    word processor's file where LibreOffice is there.

    ## Why it matters
    Recordings and unknown files are refused, and stand in the list without a page.

    ## How to fix it
    Print the file to PDF; ask the registry how it takes recordings.

    Source: Télérecours, list of accepted formats
    """
    for item in dossier.exhibits:
        original = item.exhibit.original
        paged = original is not None and (original.printable or original.worded)
        if original and not paged and original.kind in _NOT_TAKEN and original.sha256:
            facts = {"number": str(item.number), "file": original.path}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "FP105",
    "series-of-photographs",
    severity=Severity.NOTE,
    message=marked("exhibit {number} ({subject}) groups {photos} photographs under one number"),
    many=marked("{count} exhibits group photographs under one number"),
    fix=marked("Keep them grouped only if they are one homogeneous series: same author, place and purpose."),
    ask="counsel",
    when=ADMINISTRATIVE & IN_FRANCE & HAS_PHOTOGRAPHS,
)
def series_is_homogeneous(dossier: Dossier) -> Iterator[Gap]:
    """Photographs grouped under one number are one series.

    ## What it checks
    Exhibits with several photographs by more than one author.

    ## Why it matters
    The court allows one file for a homogeneous series if the inventory enumerates it. The list does;
    whether the series is homogeneous is for counsel to say.

    ## How to fix it
    Give each author's photographs a folder of their own, or waive this with the reason.

    Source: R.414-5 CJA; CE, 6 February 2019 (homogeneous series)
    """
    for item in dossier.exhibits:
        authors = {plate.photograph.author for plate in item.plates}
        if len(item.plates) > 1 and len(authors) > 1:
            facts = {"number": str(item.number), "photos": str(len(item.plates))}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "FP201",
    "message-too-large",
    severity=Severity.MINOR,
    message=marked(
        "exhibit {number} ({subject}) weighs {size} MB, more than one message of {limit} MB carries"
    ),
    many=marked("{count} of {total} exhibits weigh more than one message of {limit} MB carries"),
    of=exhibits,
    fix=marked("Send it by PLEX or on paper, or have it scanned at a lower resolution."),
    ask="counsel",
    when=CIVIL & IN_FRANCE,
)
def exhibits_fit_a_message(dossier: Dossier) -> Iterator[Gap]:
    """No exhibit weighs more than one message to the civil court carries.

    ## What it checks
    The size of each document against what practice gives for one message.

    ## Why it matters
    The texts give no size, but the network does. A piece that is too large may go on paper.

    ## How to fix it
    Use PLEX, send the piece on paper, or reduce the scan. Nobody is bound to split it.

    Source: Civ. 2e, 16 November 2017, n° 16-24.864; practice (10 MB)
    """
    if any(file.edition for file in dossier.filed):  # FP202 weighs the files themselves
        return
    limit = law().limit("rpva_message")
    for item in dossier.exhibits:
        size = item.exhibit.original.size if item.exhibit.original else 0
        if size > limit:
            facts = {"number": str(item.number), "size": f"{size / _MEGABYTE:.0f}"}
            yield Gap(item.exhibit.id, {**facts, "limit": str(limit // _MEGABYTE)}, item.exhibit.origin)


@rule(
    "FP405",
    "active-content",
    severity=Severity.MINOR,
    message=marked("exhibit {number} ({subject}) holds active content: {what}"),
    many=marked("{count} of {total} exhibits hold active content (scripts, forms, attachments)"),
    of=exhibits,
    fix=marked(
        "Nothing of it reaches the dossier; if an attachment matters, file it as an exhibit of its own."
    ),
)
def documents_are_inert(dossier: Dossier) -> Iterator[Gap]:
    """No document carries scripts, forms or hidden attachments.

    ## What it checks
    What each PDF holds besides its pages.

    ## Why it matters
    Courts' systems refuse such files, and an attachment may be something that nobody meant to send. The
    pages in the dossier carry none of it.

    ## How to fix it
    Look at what is attached. What matters becomes an exhibit; for the rest, print the document to a new
    PDF.

    Source: CM/ECF (no script, attachment or form); practice
    """
    for item in dossier.exhibits:
        pdf = item.exhibit.original.pdf if item.exhibit.original else None
        if pdf and pdf.active:
            facts = {"number": str(item.number), "what": ", ".join(pdf.active)}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "FP006",
    "text-not-translated",
    severity=Severity.NOTE,
    message=marked("{subject}: {key} is not written in {language}, the language of this dossier"),
    many=marked("{count} texts are not written in {language}, the language of this dossier"),
    fix=marked(
        "Write both languages: in a table `caption_fr` and `caption_en`, in YAML `fr` and `en` below the key."
    ),
    ask="counsel",
)
def texts_are_in_the_language(dossier: Dossier) -> Iterator[Gap]:
    """The texts of the case are written in the language of the dossier.

    ## What it checks
    Captions, titles of exhibits, events, losses and claims that were written in the other language only.

    ## Why it matters
    They are printed as they are: a page then speaks two languages.

    ## How to fix it
    Write both, or have them translated by someone who answers for it. The program never translates.

    Source: practice
    """
    for subject, key, text, origin in _texts(dossier):
        if text is not None and not text.has(dossier.language):
            yield Gap(subject, {"key": key, "language": dossier.language}, origin)


def _texts(dossier: Dossier) -> Iterator[tuple[str, str, Text | None, Origin]]:
    for photograph in (plate.photograph for plate in dossier.plates):
        yield photograph.id, "caption", photograph.caption, photograph.at("caption")
    for item in dossier.exhibits:
        yield item.exhibit.id, "title", item.exhibit.title, item.exhibit.at("title")
    for event in dossier.events:
        yield event.id, "what", event.what, event.at("what")
    for loss in dossier.losses:
        yield loss.id, "item", loss.item, loss.at("item")
    for claim in dossier.proceeding.claims:
        yield claim.id, "title", claim.title, claim.at("title")
