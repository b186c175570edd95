"""Exhibits: numbers, files, labels, and what refers to them."""

from collections import Counter
from collections.abc import Container, Iterator

from dossier.checks.cited import Use, citations
from dossier.checks.look import exhibits, said
from dossier.checks.registry import rule
from dossier.checks.when import HAS_CLAIMS, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.case import Case
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.stamp import is_stamp

_STANDING = {"title", "insurance", "plan", "authority", "decision"}


@rule(
    "EX001",
    "exhibit-list-broken",
    severity=Severity.BLOCKER,
    message=marked("the list of exhibits of {proceeding} names {subject}, and cannot be numbered: {why}"),
    many=marked("the list of exhibits of {proceeding} names {count} ids twice, or that do not exist"),
    fix=marked(
        "Correct `exhibits` of the proceeding in proceedings.yaml: each id of the table exhibits, once."
    ),
    from_level="exchange",
)
def list_numbers_each_exhibit_once(dossier: Dossier) -> Iterator[Gap]:
    """Numbers are continuous, and each stands for one exhibit that exists.

    ## What it checks
    Each id in `exhibits` of the proceeding is that of an exhibit, and stands there once.

    ## Why it matters
    The number follows from the place in the list. An id that does not exist would shift every number after
    it without anyone noticing.

    ## How to fix it
    Correct the id in `proceedings.yaml`, or add the exhibit. An exhibit that is withdrawn after it was
    served keeps its number; a corrected one takes the next.

    Source: R.412-2 CJA (continuous, increasing numbers); CPC, art. 768
    """
    listed = Counter(dossier.proceeding.exhibits)
    for id_, times in listed.items():
        if times > 1 or id_ not in dossier.case.exhibit_by_id:
            why = "listed-twice" if times > 1 else "no-such-exhibit"
            facts = {"proceeding": dossier.proceeding.id, "why": why}
            yield Gap(id_, facts, dossier.proceeding.at("exhibits"))


@rule(
    "EX002",
    "reference-to-nothing",
    severity=Severity.BLOCKER,
    message=marked("{where} refers to {subject}, which this proceeding does not file: {why}"),
    many=marked("{count} references lead to nothing that this proceeding files"),
    fix=marked("Correct the id, or add what it names to `exhibits` of the proceeding."),
    from_level="exchange",
)
def every_reference_resolves(dossier: Dossier) -> Iterator[Gap]:
    """Every reference leads to something that this proceeding files.

    ## What it checks
    Each exhibit, photograph, observation, loss, fact, event, letter and statement that a table cites exists
    among what this proceeding files; a cited page exists in the document.

    ## Why it matters
    A sentence whose proof is not there is an assertion, and the reader who looks for it will look no
    further. A reference to an exhibit of another proceeding would tell the other side that it exists.

    ## How to fix it
    Correct the id where it is cited, or add the exhibit to the list of the proceeding. Rows that belong to
    another proceeding take its id in their column `proceedings`.

    Source: CPC, art. 768 (exhibits relied on, by number); R.412-2 CJA
    """
    secret = {e.id for e in dossier.case.exhibits if e.confidentiality == "privileged"}  # CO007 names them
    lost: dict[tuple[str, str], Use] = {}
    for use in (use for use in citations(dossier) if not use.resolves):
        lost.setdefault((use.where, use.what), use)
    known = _known(dossier.case) if lost else frozenset()
    for use in lost.values():
        if use.what not in secret:
            yield Gap(use.what, {"where": use.where, "why": _why_not_filed(use, dossier, known)}, use.origin)


def _why_not_filed(use: Use, dossier: Dossier, known: Container[str]) -> str:
    """Whether the id is a slip, belongs elsewhere, or the page does not exist."""
    if use.page and use.exhibit in dossier.number_of:
        return "no-such-page"
    name = use.what.partition("#")[0].rpartition(":")[2]
    return "other-proceeding" if name in known else "no-such-id"


def _known(case: Case) -> frozenset[str]:
    """Every id that some proceeding of the case may file."""
    rows = (case.events, case.letters, case.losses, case.statements)
    known = {*case.exhibit_by_id, *case.photograph_by_id, *(row.id for table in rows for row in table)}
    known |= {f"{record.id}/{seen.number}" for record in case.constats for seen in record.observations}
    return frozenset(known)


@rule(
    "EX003",
    "exhibit-without-content",
    severity=Severity.BLOCKER,
    message=marked("exhibit {number} ({subject}) has neither a file nor a photograph"),
    many=marked("{count} of {total} exhibits have neither a file nor a photograph"),
    of=exhibits,
    fix=marked(
        "Name its `file` in the table exhibits and put the file in exhibits/, or take it out of the list."
    ),
    from_level="exchange",
)
def every_number_has_content(dossier: Dossier) -> Iterator[Gap]:
    """Every number of the list stands for something.

    ## What it checks
    Each exhibit that is filed has a document in `exhibits/` or photographs in `photos/`.

    ## Why it matters
    List, files, stamps and bookmarks must match one to one. A number with nothing behind it is sent back.

    ## How to fix it
    Put the file in place and name it in `file`, or take the exhibit out of the list before it is served.

    Source: R.414-5 CJA; RIN, art. 5.5
    """
    for item in dossier.exhibits:
        if item.exhibit.original is None and not item.plates and not item.exhibit.file:
            yield Gap(item.exhibit.id, {"number": str(item.number)}, item.exhibit.origin)


@rule(
    "EX004",
    "label-not-explicit",
    severity=Severity.MINOR,
    message=marked("exhibit {number}: the label “{title}” does not say what it is, from whom and of when"),
    many=marked("the labels of {count} of {total} exhibits do not say what they are"),
    of=exhibits,
    fix=marked(
        "Write `title` in the table exhibits: kind, author, subject and date, such as “Letter of X of 17 "
        "August”."
    ),
)
def label_is_explicit(dossier: Dossier) -> Iterator[Gap]:
    """Every label says what the exhibit is.

    ## What it checks
    The title is not a file name, and is more than one general word such as "photo" or "letter".

    ## Why it matters
    The administrative court asks for a sufficiently explicit label, and a judge finds an exhibit by it.

    ## How to fix it
    Write kind, author, subject and date in `title`.

    Source: R.412-2 and R.414-5 CJA
    """
    for item in dossier.exhibits:
        if any(_vague(text) for text in said(item.exhibit.title)):
            facts = {"number": str(item.number), "title": item.exhibit.title.get(dossier.language)}
            yield Gap(item.exhibit.id, facts, item.exhibit.at("title"))


def _vague(title: str) -> bool:
    words = [word for word in title.replace("_", " ").replace("-", " ").split() if not word.isdigit()]
    looks_like_a_file = "." in title[-5:-2] and " " not in title.strip()
    return looks_like_a_file or (len(words) <= 1 and bool(law().found("vague_title", title)))


@rule(
    "EX005",
    "exhibit-not-relied-on",
    severity=Severity.MINOR,
    message=marked("exhibit {number} ({subject}) is relied on by nothing in the file"),
    many=marked("{count} of {total} exhibits are relied on by nothing in the file"),
    of=exhibits,
    fix=marked(
        "Cite it where it proves something (claims, facts, chronology, letters, losses), or take it out."
    ),
    ask="counsel",
    when=HAS_CLAIMS,
)
def every_exhibit_is_relied_on(dossier: Dossier) -> Iterator[Gap]:
    """Every exhibit proves something.

    ## What it checks
    Each exhibit that is filed is cited by a claim, a fact, an event, a letter, a loss, a statement, a
    record or a party.

    ## Why it matters
    An exhibit that no sentence uses hides the others, and may serve the other side only.

    ## How to fix it
    Cite it where it proves something, or take it out of the list before it is served.

    Source: CPC, art. 768
    """
    used = {use.exhibit for use in citations(dossier)} - {""}
    for item in dossier.exhibits:
        copies = {item.exhibit.translation_of, item.exhibit.typed_copy_of}
        if item.exhibit.kind not in _STANDING and not {item.exhibit.id, *copies} & used:
            yield Gap(item.exhibit.id, {"number": str(item.number)}, item.exhibit.origin)


@rule(
    "EX007",
    "reference-without-page",
    severity=Severity.NOTE,
    message=marked("{where} cites {subject} ({pages} pages) without naming the page"),
    many=marked("{count} references to long documents name no page"),
    fix=marked("Write the page after the id: `exhibit-id#3`."),
    ask="counsel",
)
def long_documents_are_cited_by_page(dossier: Dossier) -> Iterator[Gap]:
    """References to long documents name the page.

    ## What it checks
    Facts, tests and events that cite a document of more than five pages say which page.

    ## Why it matters
    A judge who must look for the sentence will take the other side's word for it.

    ## How to fix it
    Write `id#page` instead of `id`.

    Source: practice (pinpoint references)
    """
    for use in citations(dossier):
        if use.pinpoint and use.page is None and use.pages > law().limit("pinpoint"):
            yield Gap(use.what, {"where": use.where, "pages": str(use.pages)}, use.origin)


@rule(
    "EX008",
    "stamp-and-signature-left",
    severity=Severity.NOTE,
    message=marked("the list of exhibits is unsigned: counsel dates and signs it and stamps the exhibits"),
    fix=marked(
        "Date and sign the list and stamp the copies after the build; the program never does it for you."
    ),
    ask="counsel",
    when=IN_FRANCE,
)
def list_is_left_to_sign(dossier: Dossier) -> Iterator[Gap]:
    """The list of exhibits is dated and signed by counsel.

    ## What it checks
    Nothing can be checked: it reminds counsel, once the proceeding names who represents a party.

    ## Why it matters
    Exhibits are communicated with a list that the lawyer dates and signs, and bear the lawyer's stamp. The
    program leaves both to the lawyer.

    ## How to fix it
    Sign the list and stamp the copies; then waive this note.

    Source: RIN, art. 5.5
    """
    if any(party.counsel for party in dossier.proceeding.parties):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.origin)


@rule(
    "EX009",
    "restricted-exhibit-filed",
    severity=Severity.MAJOR,
    message=marked("exhibit {number} ({subject}) is marked restricted and is filed"),
    many=marked("{count} of {total} exhibits are marked restricted and are filed"),
    of=exhibits,
    fix=marked("Have the client agree and record it in `authority`, or take it out of the list."),
    ask="counsel",
)
def restricted_exhibits_are_cleared(dossier: Dossier) -> Iterator[Gap]:
    """A restricted exhibit is filed only with someone's leave.

    ## What it checks
    An exhibit whose `confidentiality` is `restricted` has an `authority` that says who allowed it and when.
    So has a translation or a typed copy of a restricted exhibit.

    ## Why it matters
    What is filed is read by the other side, whatever the office had in mind.

    ## How to fix it
    Write in `authority` who agreed to its production, and when; or take it out.

    Source: CPC, art. 16; L.5 CJA (what the judge sees, the other side sees)
    """
    restricted = {e.id for e in dossier.case.exhibits if e.confidentiality == "restricted"}
    for item in dossier.exhibits:
        named = {item.exhibit.id, item.exhibit.translation_of, item.exhibit.typed_copy_of}
        if restricted & named and item.exhibit.authority is None:
            yield Gap(item.exhibit.id, {"number": str(item.number)}, item.exhibit.at("confidentiality"))


@rule(
    "EX010",
    "file-left-out",
    severity=Severity.MINOR,
    message=marked("{subject} is in the case folder and is filed in no proceeding"),
    many=marked("{count} files of the case folder are filed in no proceeding"),
    fix=marked("Add its exhibit to a proceeding, or waive this with the reason for leaving it out."),
    ask="counsel",
)
def no_file_is_forgotten(dossier: Dossier) -> Iterator[Gap]:
    """No file of the case folder is forgotten.

    ## What it checks
    Each file under `photos/` and `exhibits/` is filed in at least one proceeding. Privileged exhibits are
    left alone.

    ## Why it matters
    The photograph that proves the point is the one that nobody put in the list.

    ## How to fix it
    Add it, or write in `waivers.yaml` why it is left out: the next reader will ask.

    Source: practice
    """
    known = _filed_somewhere(dossier) | {
        exhibit.file for exhibit in dossier.case.exhibits if exhibit.confidentiality == "privileged"
    }
    for omission in dossier.omissions:
        if omission.path and omission.path not in known and not is_stamp(omission.path):
            yield Gap(omission.path)


def _filed_somewhere(dossier: Dossier) -> set[str]:
    """Paths of what at least one proceeding of the case files."""
    case = dossier.case
    listed = {id_ for p in case.proceedings for id_ in (p.exhibits or case.exhibit_by_id)}
    photographs = {photo.original.path for photo in case.photographs if photo.exhibit in listed}
    return photographs | {exhibit.file for exhibit in case.exhibits if exhibit.id in listed}


@rule(
    "EX017",
    "row-of-no-proceeding",
    severity=Severity.MAJOR,
    message=marked("{subject} belongs to {proceeding}, and there is no such proceeding: it is filed nowhere"),
    many=marked("{count} rows belong to proceedings that do not exist: they are filed nowhere"),
    fix=marked("Correct `proceedings` in its row: ids of proceedings.yaml, or nothing for all of them."),
)
def rows_belong_to_known_proceedings(dossier: Dossier) -> Iterator[Gap]:
    """Every row that names a proceeding names one that exists.

    ## What it checks
    `proceedings` of photographs, events, letters, losses, statements and records.

    ## Why it matters
    A slip in that column takes the row out of every dossier, and nobody misses what is not printed.

    ## How to fix it
    Copy the id from `proceedings.yaml`, or leave the cell empty: the row is then filed everywhere.

    Source: practice
    """
    case = dossier.case
    known = {proceeding.id for proceeding in case.proceedings}
    tables = (case.photographs, case.events, case.letters, case.losses, case.statements, case.constats)
    for row in (row for table in tables for row in table):
        if unknown := set(row.proceedings) - known:
            yield Gap(row.id, {"proceeding": ", ".join(sorted(unknown))}, row.at("proceedings"))
