"""The annexes of a bailiff's record, one by one."""

import re
from collections.abc import Iterator

from dossier.checks.look import filed, plain, records, said
from dossier.checks.registry import rule
from dossier.checks.when import HAS_RECORD
from dossier.i18n.catalogue import marked
from dossier.law.data import bare
from dossier.model.constat import Constat
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.prose.likeness import alike
from dossier.model.text import Text

_PAGE = re.compile(r"\b(?:pp?\.|pages?)\s*(\d+)")
_PHOTOGRAPHS = re.compile(r"\bphoto")


@rule(
    "BR025",
    "annex-not-found",
    severity=Severity.NOTE,
    message=marked("the record {subject} lists the annex “{annex}”, and nothing shows where it is"),
    many=marked("records list {count} annexes, and nothing shows where they are"),
    fix=marked(
        "Write its page in the record's file after its name in `annexes` of constat.yaml: “plan (p. 9)”; if "
        "it is missing, ask the officer for it."
    ),
    ask="bailiff",
    when=HAS_RECORD,
)
def annexes_are_found(dossier: Dossier) -> Iterator[Gap]:
    """Every annex that a record lists is in the file.

    ## What it checks
    Each entry of `annexes`: it names a page that the record's file has, or an exhibit that is filed bears a
    title alike, or it is the photographs and they are filed. Their number is counted by BR011.

    ## Why it matters
    A record is read with its annexes. One that is announced and missing is the first thing that the other
    side asks for.

    ## How to fix it
    Look for it at the end of the file. What the officer handed over apart becomes an exhibit of its own.

    Source: practice of the profession; CPC, art. 132
    """
    for record in records(dossier):
        for annex in record.annexes:
            if not _found(annex, record, dossier):
                yield Gap(record.id, {"annex": plain(annex, dossier)}, record.at("annexes"))


def _found(annex: Text, record: Constat, dossier: Dossier) -> bool:
    exhibit = dossier.case.exhibit_by_id.get(record.exhibit)
    pdf = exhibit.original.pdf if exhibit and exhibit.original else None
    names = [bare(name) for name in said(annex)]
    if any(_PHOTOGRAPHS.search(name) for name in names) and (record.photographs or dossier.plates):
        return True
    pages = [int(number) for name in names for number in _PAGE.findall(name)]
    if pdf and any(1 <= page <= pdf.pages for page in pages):
        return True
    titles = [title for one in filed(dossier) if one.id != record.exhibit for title in said(one.title)]
    return any(alike(name, title) for name in names for title in titles)
