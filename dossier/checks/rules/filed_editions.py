"""Filing: what each court's edition asks, judged on the files that were made for it."""

import re
from collections.abc import Iterator

from dossier.checks.edited import editions_made
from dossier.checks.registry import rule
from dossier.checks.when import EDITED
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.filed import FiledFile
from dossier.model.finding import Gap, Severity

_NAME = re.compile(r"[A-Za-z0-9_-]+\.[a-z0-9]{1,5}")
_NUMBER = re.compile(r"(\d+)[_.-]")
_EXHIBIT_MARK = re.compile(r"[^\d–]*(\d+)\s–")
_WIDTHS = {"A4": 595, "Letter": 612}
_NEAR = 2  # points


@rule(
    "FP107",
    "not-one-file-an-exhibit",
    severity=Severity.BLOCKER,
    message=marked("exhibit {number} ({subject}) has {found} files in the edition, one was wanted"),
    fix=marked("Build again; if it persists, report it: the program makes these files."),
    when=EDITED,
)
def each_exhibit_has_its_file(dossier: Dossier) -> Iterator[Gap]:
    """Where the court wants one file for each exhibit, each has exactly one.

    ## What it checks
    The finished files of the edition: one, and one only, begins with the number of each exhibit.

    ## Why it matters
    An exhibit without a file was not filed, and two files under one number cannot be told apart.

    ## How to fix it
    Build again. The program makes these files; a case folder cannot cause this.

    Source: R.414-5 CJA; CM/ECF (one document a file)
    """
    for edition, made in editions_made(dossier):
        if edition.form == "one-file":
            continue
        held = [int(match[1]) for file in made if (match := _NUMBER.match(file.name))]
        for item in dossier.exhibits:
            if (found := held.count(item.number)) != 1:
                facts = {"number": str(item.number), "found": str(found)}
                yield Gap(item.exhibit.id, facts, dossier.proceeding.at("exhibits"))


@rule(
    "FP108",
    "name-of-filed-file",
    severity=Severity.BLOCKER,
    message=marked("the court does not take a file named “{subject}”"),
    fix=marked("Shorten the title of the exhibit, or the pattern of names in your own profile."),
    when=EDITED,
)
def filed_names_are_taken(dossier: Dossier) -> Iterator[Gap]:
    """Every file of the edition has a name that the court's system takes.

    ## What it checks
    Plain letters, digits, hyphens and underscores, one dot before the ending, no longer than the edition
    allows; where there is one file for each exhibit, the number first.

    ## Why it matters
    A name that the system refuses stops the upload; at the administrative court the name is also the title
    in the inventory.

    ## How to fix it
    The program makes these names; a firm's own profile (`--profile`) may ask for one that is too long.

    Source: R.414-5 CJA; telerecours.fr, questions (names of files); N.D. Cal. (no punctuation)
    """
    for edition, made in editions_made(dossier):
        for file in made:
            listed = file.name.startswith(edition.list_name) if edition.list_name else False
            first = edition.form == "one-file" or listed or _NUMBER.match(file.name)
            if not (first and len(file.name) <= edition.name_length and _NAME.fullmatch(file.name)):
                yield Gap(file.name, {}, dossier.proceeding.at("exhibits"))


@rule(
    "FP301",
    "page-label-differs",
    severity=Severity.BLOCKER,
    message=marked("page {page} of {subject} is labelled “{label}”, “{wanted}” was due"),
    fix=marked("Build again; if it persists, report it: the program numbers these pages."),
    when=EDITED,
)
def labels_follow_pages(dossier: Dossier) -> Iterator[Gap]:
    """Page labels of the edition run without a gap; in one file, from 1 and as the page is counted.

    ## What it checks
    The label that a reader shows for each page. That the same number is printed on the page is proven
    before anything is published.

    ## Why it matters
    A judge who types a page number must land on the page that bears it.

    ## How to fix it
    Build again. The program numbers these pages; a case folder cannot cause this.

    Source: General guidance on electronic court bundles (England), 2021; ICC e-Court protocol
    """
    for edition, made in editions_made(dossier):
        for file in (file for file in made if not file.untouched and file.pages and file.pages[0].label):
            found = re.search(r"(\d+)$", file.pages[0].label)
            runs_on = edition.numbering.through or (edition.form == "one-file" and file is not made[0])
            start = int(found[1]) if found and runs_on else 1
            for rank, page in enumerate(file.pages):
                wanted = edition.numbering.number(start + rank)
                if page.label != wanted:
                    facts = {"page": str(page.number), "label": page.label, "wanted": wanted}
                    yield Gap(file.name, facts, dossier.proceeding.at("exhibits"))
                    break


@rule(
    "FP302",
    "index-entry-without-link",
    severity=Severity.MAJOR,
    message=marked("the index of {subject} has no link to exhibit {number}"),
    fix=marked("Build again; a template of your own for the list must keep its links."),
    when=EDITED,
)
def index_entries_are_linked(dossier: Dossier) -> Iterator[Gap]:
    """In a bundle, the index has a link to every exhibit.

    ## What it checks
    The links on the first pages of the finished file lead to the page of each exhibit's bookmark.

    ## Why it matters
    The court's guidance asks for a link at each entry; without one a judge scrolls through hundreds of
    pages.

    ## How to fix it
    Build again; if your firm has its own template for the list (`--templates`), keep its links.

    Source: General guidance on electronic court bundles (England), 2021
    """
    for edition, made in editions_made(dossier):
        for file in made[:1] if edition.list_form == "index" and edition.form == "one-file" else ():
            starts = {int(m[1]): page for title, page in file.bookmarks if (m := _EXHIBIT_MARK.match(title))}
            for number, page in sorted(starts.items()):
                if page not in file.linked:
                    yield Gap(file.name, {"number": str(number)}, dossier.proceeding.at("exhibits"))


@rule(
    "FP303",
    "bookmark-without-page",
    severity=Severity.MINOR,
    message=marked("the bookmark “{title}” of {subject} does not end with its page, {page}"),
    fix=marked("Build again; if it persists, report it: the program writes these bookmarks."),
    when=EDITED,
)
def bookmarks_give_pages(dossier: Dossier) -> Iterator[Gap]:
    """Where the court wants it, each bookmark gives the page that it leads to.

    ## What it checks
    The title of each entry of the outline ends with the label of its page.

    ## Why it matters
    The court's guidance asks for it: bookmarks are read aloud in the hearing with their page.

    ## How to fix it
    Build again. The program writes these bookmarks.

    Source: General guidance on electronic court bundles (England), 2021
    """
    for edition, made in editions_made(dossier):
        for file in made if edition.paged_bookmarks else ():
            for title, page in file.bookmarks:
                label = _label(file, page) or edition.numbering.number(page)
                if not title.endswith(f" p. {label}"):
                    facts = {"title": title, "page": label}
                    yield Gap(file.name, facts, dossier.proceeding.at("exhibits"))


@rule(
    "FP306",
    "opens-at-another-size",
    severity=Severity.MINOR,
    message=marked("{subject} does not open at {zoom} %"),
    fix=marked("Build again; if it persists, report it: the program writes how the file opens."),
    when=EDITED,
)
def file_opens_at_the_wanted_size(dossier: Dossier) -> Iterator[Gap]:
    """The file opens at the size that the court wants.

    ## What it checks
    The view with which the finished file opens.

    ## Why it matters
    The court's guidance asks for 100 %: a bundle that opens as one whole page cannot be read at once.

    ## How to fix it
    Build again. A file that was sealed or printed anew may have lost it.

    Source: General guidance on electronic court bundles (England), 2021
    """
    for edition, made in editions_made(dossier):
        for file in made:
            if edition.zoom and file.zoom != edition.zoom:
                yield Gap(file.name, {"zoom": str(edition.zoom)}, dossier.proceeding.at("exhibits"))


@rule(
    "FP407",
    "filed-file-not-plain",
    severity=Severity.MAJOR,
    message=marked("{subject} holds what courts’ systems refuse: {what}"),
    fix=marked("Print the exhibit to a new PDF and file that, with the untouched file beside it."),
    when=EDITED,
)
def filed_files_are_plain(dossier: Dossier) -> Iterator[Gap]:
    """No file of the edition is locked, runs anything, can be filled in or has files within it.

    ## What it checks
    Encryption, scripts, actions, forms and attachments of each finished file. Files that the program makes
    have none; one that is handed over untouched is as its author left it.

    ## Why it matters
    Courts' systems refuse such files or return them, and what they show may change.

    ## How to fix it
    Print the document to a new PDF; keep the untouched file for the signature that it bears.

    Source: C.D. Cal.; 2d Cir. (flattened, searchable); Télérecours
    """
    archived = {"attachment"} if dossier.archive else set()  # it was asked for, and is refused elsewhere
    for _, made in editions_made(dossier):
        for file in made:
            active = (one for one in file.active if one not in archived or file.untouched)
            found = (*(("encryption",) if file.encrypted else ()), *active)
            if found:
                yield Gap(file.name, {"what": ", ".join(found)}, dossier.proceeding.at("exhibits"))


@rule(
    "FP408",
    "paper-of-another-country",
    severity=Severity.MINOR,
    message=marked("page {page} of {subject} is not on {paper} paper"),
    fix=marked("Build again with the edition of the court; styles of your own must not set a size of page."),
    when=EDITED,
)
def own_pages_have_the_courts_paper(dossier: Dossier) -> Iterator[Gap]:
    """The program's own pages are on the paper that the court prints on.

    ## What it checks
    The size of the first of our own pages in each finished file. Exhibits keep their own size.

    ## Why it matters
    Printed on the other paper, pages are cut or shrunk, and what stands at their foot is lost.

    ## How to fix it
    Build for the court's edition; a style of your own (`--templates`) must not set the size of a page.

    Source: local rules of United States courts (Letter); practice (A4)
    """
    for edition, made in editions_made(dossier):
        for file in made:
            own = (page for page in file.pages if not page.exhibit and page.width)
            page = next((p for p in own if abs(p.width - _WIDTHS[edition.paper]) > _NEAR), None)
            if page is not None:
                facts = {"page": str(page.number), "paper": edition.paper}
                yield Gap(file.name, facts, dossier.proceeding.at("exhibits"))


def _label(file: FiledFile, number: int) -> str:
    """What a reader shows for a page; empty where that was not read."""
    return file.pages[number - 1].label if 0 < number <= len(file.pages) else ""
