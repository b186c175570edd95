"""The statements of witnesses, in summary; the statements themselves are exhibits."""

from dataclasses import dataclass

from dossier.model.citation import Citation
from dossier.model.dossier import Dossier
from dossier.model.statement import Statement
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.pieces import Phrase
from dossier.render.words import Writer


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One witness."""

    anchor: str
    name: str
    about: str
    summary: str
    exhibits: Phrase


def statement_rows(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[StatementRow, ...]:
    """All statements filed, in the order of the file."""
    return tuple(_row(statement, writer, citer) for statement in dossier.statements)


def _row(statement: Statement, writer: Writer, citer: Citer) -> StatementRow:
    dated = writer.say("statement of {day}", day=writer.day(statement.dated)) if statement.dated else ""
    about = (writer.text(statement.occupation), writer.text(statement.link), dated)
    papers = [id_ for id_ in (statement.exhibit, statement.identity_exhibit) if id_]
    return StatementRow(
        anchor=anchors.of("statement", statement.id),
        name=writer.typed(statement.name),
        about=writer.separator.join(filter(None, about)),
        summary=writer.text(statement.summary),
        exhibits=citer.cite(Citation(kind="exhibit", id=id_) for id_ in papers),
    )
