"""Pleadings as files: read or not, of which proceeding, and with which list of exhibits."""

import re
from collections.abc import Iterator

from dossier.checks.pleaded import latest, read, same_document, where
from dossier.checks.registry import rule
from dossier.checks.when import HAS_PLEADINGS
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.prose.plain import bare
from dossier.model.source import Origin
from dossier.model.submission import Submission

_SCANNED = re.compile(r"[\s_.,(-]*\b(?:signee?s?|signed|scan(?:ned|nee?)?)\b\)?")
_READ_ALL_THE_SAME = {"macros"}


@rule(
    "EX024",
    "pleading-lists-otherwise",
    severity=Severity.MAJOR,
    message=marked(
        "{where}: its list calls exhibit {label} “{theirs}”; the list of this proceeding says “{ours}”"
    ),
    many=marked("{count} entries of the pleadings' own lists are not those of this proceeding's list"),
    fix=marked(
        "Replace the list at the end of the pleading by the one of the dossier, and check the citations."
    ),
    ask="counsel",
    when=HAS_PLEADINGS,
)
def own_list_says_the_same(dossier: Dossier) -> Iterator[Gap]:
    """The list of exhibits at the end of a pleading is that of the dossier.

    ## What it checks
    Each numbered line under « Bordereau de pièces », « Liste des pièces » or `List of exhibits`: the exhibit
    of that number has a title of the same kind.

    ## Why it matters
    List, files, stamps and citations must agree; two lists that differ make every number doubtful.

    ## How to fix it
    Copy the dossier's list. If the pleading's order is the right one, change `exhibits` of the proceeding
    before anything is served.

    Source: CPC, art. 768; R.412-2 CJA; RIN, art. 5.5
    """
    ours = {str(item.number): item for item in dossier.exhibits}
    for submission in read(dossier):
        for entry in submission.parts.entries:
            item = ours.get(entry.label)
            if item is None:
                continue
            if not same_document(entry.title, item):
                title = item.exhibit.title.get(dossier.language)
                facts = {"where": where(submission, entry.passage), "label": entry.label}
                subject = f"{submission.id}/{entry.label}"
                yield Gap(subject, {**facts, "theirs": entry.title, "ours": title}, _file(submission))


@rule(
    "EX025",
    "lists-of-different-length",
    severity=Severity.MAJOR,
    message=marked("exhibit {label} (“{title}”) is in the list of {here}, and not in that of {there}"),
    many=marked("{count} exhibits are in one list, the pleading's or the proceeding's, and not in the other"),
    fix=marked("Replace the list at the end of the pleading by the one of the dossier."),
    ask="counsel",
    when=HAS_PLEADINGS,
)
def own_list_is_complete(dossier: Dossier) -> Iterator[Gap]:
    """The list at the end of a pleading has every exhibit, and no other.

    ## What it checks
    The numbers of that list against the numbers of this proceeding, in both directions, where the pleading
    has a list whose lines bear numbers. A list of later exhibits only is compared upwards from its first
    number; that of an earlier pleading need not have what was added since.

    ## Why it matters
    An exhibit that is not in the signed list was not communicated.

    ## How to fix it
    Copy the dossier's list into the pleading before it is signed.

    Source: CPC, art. 132 and 768; R.412-2 CJA
    """
    ours = {str(item.number): item.exhibit.title.get(dossier.language) for item in dossier.exhibits}
    ours |= {str(one.number): one.title.get(dossier.language) for one in dossier.numbers_only}
    listing = [submission for submission in read(dossier) if submission.parts.entries]
    for submission in listing:
        theirs = {entry.label: entry.title for entry in submission.parts.entries}
        numbers = [int(label) for label in theirs if label.isdecimal()]
        if not numbers:
            continue
        later = (
            [label for label in ours if int(label) > min(numbers)] if submission in latest(listing) else []
        )
        missing = {label: ours[label] for label in later}
        pairs = ((theirs, ours, submission.path, dossier.proceeding.id),
                 (missing, theirs, dossier.proceeding.id, submission.path))  # fmt: skip
        for here, there, one, other in pairs:
            for label in (label for label in here if label not in there):
                facts = {"label": label, "title": here[label], "here": one, "there": other}
                yield Gap(f"{submission.id}/{label}", facts, _file(submission))


@rule(
    "EX027",
    "pleading-not-read",
    severity=Severity.MAJOR,
    message=marked("{place} could not be read ({reason}): what it cites and asks for was not checked"),
    many=marked("{count} pleadings, or pages of them, could not be read: what they cite was not checked"),
    fix=marked(
        "Put the text itself into submissions/: the word processor's file, or a PDF made from it rather than "
        "a scan."
    ),
)
def pleadings_can_be_read(dossier: Dossier) -> Iterator[Gap]:
    """Every pleading could be read to its end.

    ## What it checks
    Each file of `submissions/` that belongs to this proceeding: whether it opens, without a password, in a
    format that is read (DOCX, ODT, PDF, Markdown, plain text), and whether every page of a PDF holds text.
    A scan that bears the name of a pleading that was read, but for "signed" or "scan", is left aside: nobody
    compared the two.

    ## Why it matters
    What was not read was not checked: no finding about its citations means nothing.

    ## How to fix it
    Save it as DOCX or ODT, or make a PDF from the word processor. A signed scan can stay beside it.

    Source: practice
    """
    told = {_bare_name(submission) for submission in read(dossier)}
    for submission in dossier.submissions:
        kinds = [p.kind for p in submission.original.problems if p.kind not in _READ_ALL_THE_SAME]
        if kinds == ["no-text"] and _bare_name(submission) in told:
            continue
        if kinds:
            facts = {"place": submission.path, "reason": ", ".join(dict.fromkeys(kinds))}
            yield Gap(submission.path, facts, _file(submission))
        elif submission.unread:
            pages = ", ".join(map(str, submission.unread))
            facts = {"place": f"{submission.path}, p. {pages}", "reason": "no-text"}
            yield Gap(submission.path, facts, _file(submission))


@rule(
    "EX028",
    "pleading-of-no-proceeding",
    severity=Severity.MAJOR,
    message=marked("{subject} belongs to {proceeding}, and there is no such proceeding: nothing checks it"),
    many=marked("{count} pleadings belong to proceedings that do not exist: nothing checks them"),
    fix=marked(
        "Name its folder below submissions/ after the id of its proceeding, or fill `proceedings` in the "
        "table submissions."
    ),
)
def pleadings_belong_to_known_proceedings(dossier: Dossier) -> Iterator[Gap]:
    """Every pleading belongs to a proceeding that exists.

    ## What it checks
    Where there are several proceedings, the folder below `submissions/` in which a pleading lies, or
    `proceedings` of its row in the table submissions.

    ## Why it matters
    A pleading that belongs nowhere is compared with nothing.

    ## How to fix it
    Rename the folder to the id in `proceedings.yaml`. What belongs to all lies directly in `submissions/`.

    Source: practice
    """
    known = {proceeding.id for proceeding in dossier.case.proceedings}
    for submission in dossier.case.submissions:
        if unknown := set(submission.proceedings) - known:
            facts = {"proceeding": ", ".join(sorted(unknown))}
            yield Gap(submission.path, facts, submission.at("proceedings"))


@rule(
    "EX029",
    "pleading-with-macros",
    severity=Severity.MINOR,
    message=marked("{subject} holds macros: they were not run, and the court's mail may refuse the file"),
    fix=marked("Save it without macros (.docx, .odt) before it leaves the office; send a PDF."),
)
def pleadings_hold_no_macros(dossier: Dossier) -> Iterator[Gap]:
    """No pleading holds a program.

    ## What it checks
    Macros in the documents of `submissions/`. They are never run; the words are read.

    ## Why it matters
    Courts and colleagues block such files, and a macro in a pleading is an accident at best.

    ## How to fix it
    Save the document in the format without macros.

    Source: practice
    """
    for submission in dossier.submissions:
        if any(problem.kind == "macros" for problem in submission.original.problems):
            yield Gap(submission.path, {}, _file(submission))


def _bare_name(submission: Submission) -> str:
    """Its folder and name without suffix, and without what says that it is a signed scan."""
    return _SCANNED.sub("", bare(submission.path.rpartition(".")[0])).strip(" _-()")


def _file(submission: Submission) -> Origin:
    return Origin(file=submission.path)
