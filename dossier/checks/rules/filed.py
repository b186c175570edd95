"""Filing: what courts ask of the finished file itself, judged on what the file says."""

import re
from collections.abc import Iterator

from dossier.checks.registry import rule
from dossier.checks.when import FILED, IN_AMERICA, IN_COMMON_LAW, IN_ENGLAND
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.filed import FiledFile, FiledPage
from dossier.model.finding import Gap, Severity

_MEGABYTE = 1_000_000
_STANDARD = re.compile(
    r"(Helvetica|Courier)(-Bold|-Oblique|-BoldOblique)?$"
    r"|Times-(Roman|Bold|Italic|BoldItalic)$|Symbol$|ZapfDingbats$"
)
"""ISO 32000-1, 9.6.2.2: a reader that lacks them is none."""


def pages(dossier: Dossier) -> int:
    """Pages of the finished files."""
    return sum(len(file.pages) for file in dossier.filed)


@rule(
    "FP004",
    "font-not-in-file",
    severity=Severity.MINOR,
    message=marked("{subject} uses fonts that it does not hold: {fonts}"),
    fix=marked("Print the exhibit that uses them to a new PDF that holds its fonts, and put that beside it."),
    when=FILED,
)
def fonts_are_in_the_file(dossier: Dossier) -> Iterator[Gap]:
    """The finished file holds every font that its pages use.

    ## What it checks
    Each font that the finished PDF names is inside it. Fonts of our own pages always are; those of an
    exhibit are as its author left them. The fourteen fonts that every PDF reader must bring with it
    (Helvetica, Times, Courier, Symbol, Zapf Dingbats) are let pass.

    ## Why it matters
    A reader without the font puts another in its place: lines move, signs change, and two people do not
    see the same page.

    ## How to fix it
    Open the exhibit where it looks right, print it to PDF, and file the print beside the original.

    Source: ISO 32000; ISO 19005 (fonts are embedded); practice
    """
    for file in dossier.filed:
        if loose := [font for font in file.loose_fonts if not _STANDARD.match(font)]:
            yield Gap(file.name, {"fonts": ", ".join(loose)}, dossier.proceeding.at("exhibits"))


@rule(
    "FP005",
    "page-on-its-side",
    severity=Severity.MINOR,
    message=marked("page {subject} ({exhibit}, p. {page}) is on its side or upside down"),
    many=marked("{count} of {total} pages are on their side or upside down"),
    of=pages,
    fix=marked("Turn the page in the exhibit's own file with any PDF program, save it, and build again."),
    when=FILED,
)
def pages_are_upright(dossier: Dossier) -> Iterator[Gap]:
    """Every page of an exhibit can be read without turning one's head.

    ## What it checks
    Most words of each page of an exhibit run from left to right. A scan without a text layer has no words
    to look at, and is left to the eye.

    ## Why it matters
    Bundles with pages on their side are sent back, and a page that nobody can read on a screen is not read.

    ## How to fix it
    Rotate the page in a copy of the document; if the document is signed, file it as it is and add a copy.

    Source: General guidance on electronic court bundles (England), 2021; practice
    """
    for file in dossier.filed:
        for page in file.pages:
            if page.askew:
                yield _page(page, dossier)


@rule(
    "FP304",
    "page-cannot-be-searched",
    severity=Severity.MINOR,
    message=marked("page {subject} ({exhibit}, p. {page}) is a picture of words that cannot be searched"),
    many=marked("{count} of {total} pages of exhibits are pictures that cannot be searched"),
    of=pages,
    fix=marked("Have the scan read by a program that recognises text (OCR) and file that version."),
    when=IN_COMMON_LAW & FILED,
)
def typed_pages_can_be_searched(dossier: Dossier) -> Iterator[Gap]:
    """Every typed page can be searched.

    ## What it checks
    Each page of an exhibit that shows a picture has words that can be searched, stamps apart. A page
    written by hand cannot: waive the finding for it.

    ## Why it matters
    Courts ask for it; an opponent's lawyer searches the bundle for a name in a second where the others
    leaf through it.

    ## How to fix it
    Run the scan through text recognition. The original stays as it is; file the recognised copy.

    Source: General guidance on electronic court bundles (England), 2021; CM/ECF, local rules (searchable)
    """
    for file in dossier.filed:
        for page in file.pages:
            if page.exhibit and page.pictured and not page.searchable:
                yield _page(page, dossier)


@rule(
    "FP305",
    "picture-too-fine",
    severity=Severity.NOTE,
    message=marked(
        "page {subject} holds a picture of {dpi} dots an inch; the court asks for {limit} at most"
    ),
    many=marked("{count} of {total} pages hold pictures finer than the {limit} dots an inch of the court"),
    of=pages,
    fix=marked("Scan again at 300 dpi; for plates, let photographs be larger with `photos_per_page: 1`."),
    when=IN_ENGLAND & FILED,
)
def pictures_are_not_too_fine(dossier: Dossier) -> Iterator[Gap]:
    """In England, no picture is finer than 300 dots an inch.

    ## What it checks
    The resolution of every picture as it is printed, in exhibits and on our own plates, against what the
    edition asks; a profile of your own (`--profile`) may ask for another figure.

    ## Why it matters
    The figure is a ceiling: finer scans make files that courts' systems are slow to open.

    ## How to fix it
    Scan at 300 dpi or below. A picture that must stay fine may be waived with the reason.

    Source: General guidance on electronic court bundles (England), 2021
    """
    general = law().limit("england_resolution")
    asked = {edition.id: edition.resolution for edition in dossier.editions if edition.resolution}
    for file in dossier.filed:
        limit = asked.get(file.edition, general)
        for page in file.pages:
            if page.resolution > limit:
                yield _page(page, dossier, dpi=str(page.resolution), limit=str(limit))


@rule(
    "FP308",
    "bundle-without-claim-number",
    severity=Severity.MINOR,
    message=marked("the claim number is not known: a bundle is named by it"),
    fix=marked("Fill `reference` under `court` in proceedings.yaml with the claim number."),
    ask="counsel",
    when=IN_ENGLAND,
)
def bundle_has_a_claim_number(dossier: Dossier) -> Iterator[Gap]:
    """In England, the claim number that names the bundle is known.

    ## What it checks
    `reference` of the court is filled in.

    ## Why it matters
    Bundles are named by claim number, short name of the case and letter of the bundle; one without its
    number is not found on the day.

    ## How to fix it
    Write the claim number in `proceedings.yaml`. Before issue there is none yet: waive this until then.

    Source: Commercial Court Guide (form of the file name); practice
    """
    if not dossier.proceeding.court.reference:
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("court"))


@rule(
    "FP309",
    "bundle-too-large-to-send",
    severity=Severity.MINOR,
    message=marked("{subject} weighs {size} MB; an e-mail to the court carries {limit} MB"),
    fix=marked("Upload it (CE-File, Document Upload Centre), or ask the court how it takes large bundles."),
    ask="counsel",
    when=IN_ENGLAND & FILED,
)
def bundle_can_be_sent(dossier: Dossier) -> Iterator[Gap]:
    """In England, the bundle is small enough for the way it is sent.

    ## What it checks
    The size of the finished file against what an e-mail to the court carries; in the County Court, against
    the smaller figure of its practice direction.

    ## Why it matters
    An e-mail that is too large is refused without anybody noticing until the hearing.

    ## How to fix it
    Use the court's upload service, or agree another way with its office.

    Source: e-mail to justice.gov.uk, 36 MB; PD 5B (County Court), 10 MB
    """
    name = dossier.proceeding.court.name.get("en").casefold()
    limit = law().limit("county_court_mail" if "county court" in name else "england_mail")
    for file in dossier.filed:
        if file.size > limit:
            yield _weight(file, limit, dossier)


@rule(
    "FP402",
    "too-large-for-cmecf",
    severity=Severity.MINOR,
    message=marked("{subject} weighs {size} MB; the federal courts' system takes {limit} MB in many courts"),
    fix=marked("Look up the limit of your court, and split the file by exhibit."),
    ask="counsel",
    when=IN_AMERICA & FILED,
)
def file_fits_the_federal_system(dossier: Dossier) -> Iterator[Gap]:
    """In the United States, the file is no larger than courts take.

    ## What it checks
    The size of the finished file against a limit that is common; courts set their own, from 8 to 50 MB.

    ## Why it matters
    The system refuses the upload, on the last evening as on any other.

    ## How to fix it
    Check the local rules, and file the exhibits as numbered attachments.

    Source: C.D. Cal., 35 MB a document; local rules differ
    """
    if any(file.edition for file in dossier.filed):  # FP109 holds them against their own edition
        return
    limit = law().limit("cmecf_file")
    for file in dossier.filed:
        if file.size > limit:
            yield _weight(file, limit, dossier)


@rule(
    "FP406",
    "personal-identifier",
    severity=Severity.MAJOR,
    message=marked("page {subject} shows what looks like a personal identifier: {kind}"),
    many=marked("{count} personal identifiers seem to be shown in full"),
    fix=marked("Leave the last four digits only, in a copy of the document that says that it was redacted."),
    ask="counsel",
    when=IN_AMERICA & FILED,
)
def identifiers_are_cut(dossier: Dossier) -> Iterator[Gap]:
    """In the United States, personal identifiers are cut to their last four digits.

    ## What it checks
    The words of the exhibits' pages are read for social-security numbers, payment cards and bank accounts,
    whose check digits are verified. Birth dates and minors' names are for a person to find.

    ## Why it matters
    The filing is public, and the duty is the filer's: the clerk does not look.

    ## How to fix it
    Redact the document so that the digits are gone, not covered.

    Source: FRCP 5.2
    """
    for file in dossier.filed:
        for page, kind in file.identifiers:
            yield Gap(str(page), {"kind": kind}, dossier.proceeding.at("exhibits"))


def _page(page: FiledPage, dossier: Dossier, **facts: str) -> Gap:
    told = {"exhibit": page.exhibit, "page": str(page.rank), **facts}
    return Gap(str(page.number), told, dossier.proceeding.at("exhibits"))


def _weight(file: FiledFile, limit: int, dossier: Dossier) -> Gap:
    facts = {"size": f"{file.size / _MEGABYTE:.0f}", "limit": str(limit // _MEGABYTE)}
    return Gap(file.name, facts, dossier.proceeding.at("court"))
