"""The lists of exhibits beside the files: numbers, titles and pages agree, or nothing is published."""

import string
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2

from dossier.errors import Problem, ProofError
from dossier.model.exhibit_list import ExhibitList, ListRow
from dossier.verify.digests import squeezed
from dossier.verify.faults import Faults
from dossier.verify.places import Pages, outline_entries
from dossier.verify.seen import Seen
from dossier.verify.tables import Line, read_docx, read_xlsx

_BAND = 10 * 72 / 25.4  # points: where an exhibit's stamp stands


_Entry = tuple[int, str, int]
"""Level, title without its spaces, and page of one bookmark."""


@dataclass(frozen=True, slots=True)
class ListFiles:
    """Finished files to be compared with one list.

    Attributes:
        docx: The list as a document.
        xlsx: The list as a table.
        printed: PDFs that print the list on some of their pages.
        bound: PDFs that hold exhibits, with the numbers of those that each must hold.
    """

    docx: Path
    xlsx: Path
    printed: tuple[Path, ...] = ()
    bound: Mapping[Path, frozenset[int]] = field(default_factory=dict)


def prove_files(
    listed: ExhibitList,
    bound: Mapping[Path, frozenset[int]],
    *,
    each: bool = False,
    elsewhere: frozenset[int] = frozenset(),
) -> int:
    """Compare finished files with the list alone; how many exhibits they hold.

    Args:
        listed: What the court is told.
        bound: The files, with the numbers of the exhibits that each must hold.
        each: Whether every file is one exhibit's, whose number must begin its name.
        elsewhere: Exhibits whose files are handed over as they are, without a stamp or a bookmark of ours.

    Raises:
        ProofError: A file cannot be read, or does not agree; every disagreement is named.
    """
    faults = Faults(listed.language)
    for file, numbers in bound.items():
        rows = [row for row in listed.exhibits if row.number in numbers]
        _check_bound(file, rows, listed, faults, whole=each)
        begins = file.name.removesuffix(file.name.lstrip(string.digits))
        if each and begins not in {str(number) for number in numbers}:
            faults.add("{file}: its name does not begin with the number of its exhibit.", file=file.name)
    held = {number for numbers in bound.values() for number in numbers} | elsewhere
    for row in listed.exhibits:
        if row.number not in held:
            faults.add("Exhibit {number} is listed, and no file holds it.", number=row.number)
    _refuse(faults)
    return len(held)


def prove_lists(listed: ExhibitList, files: ListFiles) -> int:
    """Read every file again and compare it with the list; how many exhibits were compared.

    Raises:
        ProofError: A file cannot be read, or does not agree; every disagreement is named.
    """
    faults = Faults(listed.language)
    _compare(files.docx.name, _meant(listed), read_docx(files.docx), listed, faults)
    sheet = read_xlsx(files.xlsx)
    for cell in sheet.formulas:
        faults.add("{file}: the cell {cell} is a formula.", file=files.xlsx.name, cell=cell)
    _compare(files.xlsx.name, _meant(listed, valued=True), _table(sheet.lines, listed), listed, faults)
    for file in files.printed:
        _check_printed(file, listed, faults)
    for file, numbers in files.bound.items():
        _check_bound(file, [row for row in listed.exhibits if row.number in numbers], listed, faults)
    _refuse(faults)
    return sum(1 for _ in listed.exhibits)


def _refuse(faults: Faults) -> None:
    if faults.found:
        problems = [Problem("", fault) for fault in faults.found]
        raise ProofError("The lists of exhibits do not agree with the files; nothing was published", problems)


def _meant(listed: ExhibitList, *, valued: bool = False) -> list[tuple[ListRow, Line]]:
    """Each row with the texts that stand for it: numbers as they are printed, or as they are counted."""
    meant = []
    for row in listed.rows:
        texts = [str(cell.value) if valued and cell.value is not None else cell.text for cell in row.cells]
        while texts and not texts[-1]:
            texts.pop()
        meant.append((row, tuple(texts)))
    return meant


def _table(lines: Sequence[Line], listed: ExhibitList) -> list[Line]:
    """The table of a sheet: its headings and as many rows as follow without a gap."""
    start = next((at for at, line in enumerate(lines) if line == listed.headings), len(lines))
    table = list(lines[start:])
    return table[: len(table) - len([line for line in table if line and line[0] in listed.foot])]


def _compare(
    file: str,
    meant: Sequence[tuple[ListRow, Line]],
    lines: Sequence[Line],
    listed: ExhibitList,
    faults: Faults,
) -> None:
    """Row by row; what is missing, what is too much, and which column differs."""
    if not lines or lines[0] != listed.headings:
        faults.add("{file}: the table of exhibits is not there.", file=file)
        return
    found = [line for line in lines[1:] if line]
    for (row, texts), line in zip(meant, found, strict=False):
        if texts != line:
            _differ(file, row, texts, line, listed, faults)
    for row, _ in meant[len(found) :]:
        faults.add("{file}: a line of exhibit {number} is missing.", file=file, number=row.number)
    for line in found[len(meant) :]:
        faults.add("{file}: a line was not planned: “{line}”.", file=file, line=" ".join(line))


def _differ(file: str, row: ListRow, texts: Line, line: Line, listed: ExhibitList, faults: Faults) -> None:
    width = max(len(texts), len(line))
    padded = [(*side, *[""] * (width - len(side))) for side in (texts, line)]
    for heading, was_meant, stands in zip((*listed.headings, *[""] * width), *padded, strict=False):
        if was_meant != stands:
            faults.add(
                "{file}: exhibit {number}, {column}: “{found}” stands there, “{planned}” was meant.",
                file=file,
                number=row.number,
                column=heading,
                found=stands,
                planned=was_meant,
            )


def _check_printed(file: Path, listed: ExhibitList, faults: Faults) -> None:
    """Every exhibit's line stands in the PDF, in order, with all its columns."""
    with _seen(file) as seen:
        pages, text, at = _texts(seen), "", 0
        for row in listed.numbered:
            words = squeezed("".join(cell.text for cell in row.cells))
            while (found := text.find(words, at)) < 0 and (page := next(pages, None)) is not None:
                text += squeezed(page)
            at = found + len(words) if found >= 0 else at
            if found < 0:
                faults.add(
                    "{file}: the list does not print exhibit {number} as “{line}”.",
                    file=file.name,
                    number=row.number,
                    line=" ".join(cell.text for cell in row.cells if cell.text),
                )


def _check_bound(
    file: Path, rows: Sequence[ListRow], listed: ExhibitList, faults: Faults, *, whole: bool = False
) -> None:
    """Bookmarks, pages and stamps of the exhibits that a file holds; or of the one that it is."""
    entries, last = _outline(file)
    stamps = {squeezed(row.stamp): row.number for row in listed.exhibits}
    with _seen(file) as seen:
        for row in rows:
            span = _span(row, entries, last)
            if span and whole:
                span = range(1, last + 1)
            if not span:
                faults.add("{file}: no bookmark says “{title}”.", file=file.name, title=row.bookmark)
                continue
            _check_span(file.name, row, span, faults)
            _check_stamps(file.name, row, [(n, *_stamped(seen, n)) for n in span], stamps, faults)


def _check_span(file: str, row: ListRow, span: range, faults: Faults) -> None:
    if row.pages and len(span) != row.pages:
        faults.add(
            "{file}: exhibit {number} has {found} pages, the list says {planned}.",
            file=file,
            number=row.number,
            found=len(span),
            planned=row.pages,
        )
    if row.first and span[0] != row.first:
        faults.add(
            "{file}: exhibit {number} begins on page {found}, the list says {planned}.",
            file=file,
            number=row.number,
            found=span[0],
            planned=row.first,
        )


def _check_stamps(
    file: str,
    row: ListRow,
    pages: Sequence[tuple[int, str, str]],
    stamps: Mapping[str, int],
    faults: Faults,
) -> None:
    """The exhibit's number stands on its first page, and no other exhibit's on any of them."""
    mine = squeezed(row.stamp)
    if pages and mine not in pages[0][2]:
        faults.add(
            "{file}: page {page} does not bear “{stamp}”.", file=file, page=pages[0][0], stamp=row.stamp
        )
    for page, head, _ in pages:
        other = stamps.get(_stamp_in(head, stamps))
        if other is not None and other != row.number:
            faults.add(
                "{file}: page {page} of exhibit {number} bears the stamp of exhibit {other}.",
                file=file,
                page=page,
                number=row.number,
                other=other,
            )


def _stamp_in(head: str, stamps: Mapping[str, int]) -> str:
    """The longest stamp with which the head of a page begins: 12 begins with 1."""
    return max((stamp for stamp in stamps if head.startswith(stamp)), key=len, default="")


def _outline(file: Path) -> tuple[list[_Entry], int]:
    """The bookmarks in reading order, and how many pages there are."""
    try:
        with pikepdf.open(file) as pdf:
            entries = outline_entries(pdf.Root.get(pikepdf.Name.Outlines), Pages.of(pdf))
            found = [(level, squeezed(title), page) for level, title, page in entries if page is not None]
            return found, len(pdf.pages)
    except (pikepdf.PdfError, OSError) as error:
        raise _unreadable(file, error) from error


def _span(row: ListRow, entries: Sequence[_Entry], last: int) -> range | None:
    """From the exhibit's bookmark to the next that is neither below it nor of the same exhibit."""
    mine = squeezed(row.bookmark)
    at = next((at for at, (_, title, _) in enumerate(entries) if title.startswith(mine)), None)
    if at is None:
        return None
    level, _, first = entries[at]
    after = (p for depth, title, p in entries[at + 1 :] if depth <= level and not title.startswith(mine))
    return range(first, next(after, last + 1))


def _stamped(seen: Seen, number: int) -> tuple[str, str]:
    """What stands in the band above a page, and on the whole of it."""
    with closing(seen[number - 1]) as page, closing(page.get_textpage()) as text:
        top = page.get_height()
        head = text.get_text_bounded(left=0, bottom=top - _BAND, right=page.get_width(), top=top)
        return squeezed(head), squeezed(text.get_text_range())


def _texts(seen: Seen) -> Iterator[str]:
    for number in range(len(seen)):
        with closing(seen[number]) as page, closing(page.get_textpage()) as text:
            yield text.get_text_range()


def _seen(file: Path) -> Seen:
    try:
        return Seen(file)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise _unreadable(file, error) from error


def _unreadable(file: Path, error: Exception) -> ProofError:
    problem = Problem(file.name, f"cannot be opened: {error}", fix="build again")
    return ProofError("The finished file cannot be read", [problem])
