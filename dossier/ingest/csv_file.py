"""CSV as spreadsheets write it: comma, semicolon or tab, whatever the language."""

import csv
import io
from collections.abc import Iterator

from dossier.i18n.catalogue import marked
from dossier.ingest.faults import Faults
from dossier.ingest.node import Node
from dossier.ingest.rows import Row, table_node
from dossier.model.source import Origin

_SEPARATORS = ";,\t"


def parse_csv(text: str, file: str, faults: Faults) -> Node | None:
    """Read a table; None where it cannot be read, and then the faults say why."""
    try:
        skipped, separator = _separator(text)
        return table_node(_rows(text, skipped, separator), file, faults, day_first=separator == ";")
    except csv.Error as error:
        line = error.args[1] if len(error.args) > 1 else None
        faults.add(
            Origin(file=file, line=line),
            marked("this row cannot be split into cells"),
            why=marked("a quotation mark that is opened and not closed swallows the rows below"),
            fix=marked('close the quotation mark; inside a quoted cell write it twice: ""'),
        )
    return None


def _rows(text: str, skipped: int, separator: str) -> Iterator[Row]:
    """Rows with the line that each starts on; quoted cells may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise csv.Error(str(error), line) from error
        if line > skipped:
            yield Row(line, cells)


def _separator(text: str) -> tuple[int, str]:
    """Lines to skip, and what separates the cells of the header (Excel may say `sep=;`)."""
    lines = io.StringIO(text)
    first = lines.readline().strip()
    if first.lower().startswith("sep=") and first[4:] in _SEPARATORS and len(first) == len("sep=;"):
        return 1, first[4:]
    while not first and (line := lines.readline()):
        first = line.strip()
    outside = "".join(first.split('"')[::2])
    return 0, max(_SEPARATORS, key=outside.count)
