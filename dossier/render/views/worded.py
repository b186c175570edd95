"""The pages of an exhibit that is words: an e-mail, or a file of plain text, printed letter for letter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.i18n import dates, numbers
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.original import Attachment, MailFacts, Original, WordsFacts
from dossier.render import anchors
from dossier.render.views.file_kinds import file_kind
from dossier.render.views.photographs import grouped
from dossier.render.views.pieces import Phrase, Piece, Row, rows
from dossier.render.words import Writer

_TAB = 8
_ENCODINGS: Mapping[str, str] = {
    "ascii": "ASCII",
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "latin-1": "ISO 8859-1",
}
_SUPPOSED = marked("{encoding} (supposed: the file does not say)")


@dataclass(frozen=True, slots=True)
class AttachedRow:
    """One file inside an e-mail."""

    number: str
    name: str
    kind: str
    size: str
    sha256: str
    exhibit: Phrase


@dataclass(frozen=True, slots=True)
class WordedPages:
    """What stands on the pages: facts, the words in paragraphs whose lines are kept, attached files."""

    anchor: str
    heading: str
    headers: tuple[Row, ...]
    paragraphs: tuple[str, ...]
    attached: tuple[AttachedRow, ...]
    remark: str
    facts: tuple[Row, ...]


def worded_view(dossier: Dossier, item: NumberedExhibit, original: Original, writer: Writer) -> WordedPages:
    """The pages of one exhibit whose file is words."""
    mail, words = original.mail, original.words
    title = writer.text(item.exhibit.title)
    return WordedPages(
        anchor=anchors.exhibit(item.number),
        heading=writer.say("Exhibit No. {number} – {title}", number=item.number, title=title),
        headers=_headers(mail, writer) if mail else (),
        paragraphs=tuple(_paragraphs(mail.text if mail else words.text if words else "", writer)),
        attached=tuple(_attached(dossier, item, mail, writer)) if mail else (),
        remark=_remark(original, writer, public=dossier.public),
        facts=_facts(item, original, writer),
    )


def _headers(mail: MailFacts, writer: Writer) -> tuple[Row, ...]:
    def people(names: tuple[str, ...]) -> str:
        return writer.exact(", ".join(names))

    return rows(
        (writer.say("From"), writer.exact(mail.sender)),
        (writer.say("To"), people(mail.to or mail.recipients)),
        (writer.say("Copy to"), people(mail.cc)),
        (writer.say("Sent"), _sent(mail, writer)),
        (writer.say("Date (as written)"), writer.exact(mail.dated)),
        (writer.say("Subject line"), writer.exact(mail.subject)),
        (writer.say("Message-ID"), writer.exact(mail.message_id)),
    )


def _paragraphs(text: str, writer: Writer) -> Iterator[str]:
    """The words, cut where a line is empty; every line stays a line, every gap its height."""
    for block in re.findall(r"\n*[^\n]+(?:\n[^\n]+)*", text):
        lines = block.removeprefix("\n").split("\n")
        yield "\n".join(writer.exact(line.expandtabs(_TAB)) for line in lines)


def _attached(
    dossier: Dossier, item: NumberedExhibit, mail: MailFacts, writer: Writer
) -> Iterator[AttachedRow]:
    filed = {
        other.exhibit.original.sha256: other.number for other in dossier.exhibits if other.exhibit.original
    }
    for rank, file in enumerate(mail.files, start=1):
        number = filed.get(file.sha256) if file.sha256 else None
        yield AttachedRow(
            number=str(rank),
            name=writer.exact(file.name),
            kind=_kind(file, writer),
            size="" if file.size is None else numbers.file_size(file.size, writer.language),
            sha256=_digest(file.sha256),
            exhibit=_elsewhere(number, item.number, writer),
        )


def _kind(file: Attachment, writer: Writer) -> str:
    kind = writer.exact(file.media_type)
    return f"{kind} – {writer.say('shown among the words of the message')}" if file.embedded else kind


def _digest(sha256: str) -> str:
    return f"{grouped(sha256[:32])}\n{grouped(sha256[32:])}" if sha256 else "–"


def _elsewhere(number: int | None, own: int, writer: Writer) -> Phrase:
    """Where the attached file is filed on its own, if it is."""
    if number is None or number == own:
        return (Piece(writer.say("in the file of the e-mail only")),)
    return (Piece(writer.say("Exhibit No. {number}", number=number), anchors.exhibit(number)),)


def _remark(original: Original, writer: Writer, *, public: bool) -> str:
    """How the words came onto the page, and what of the message is not there."""
    if public:
        return writer.say("What is written in the file is printed but for the words that are hidden.")
    mail = original.mail
    if mail is None:
        return writer.say("The lines of the file are printed as they stand in it.")
    said = [_said(mail, original, writer)]
    if mail.from_html and mail.text:
        said.append(writer.say("It was written with a layout (HTML), of which only the words are printed."))
    if mail.elsewhere:
        said.append(
            writer.say(
                "Pictures that it would have fetched from the network ({count}) were not fetched.",
                count=numbers.integer(mail.elsewhere, writer.language),
            )
        )
    return " ".join(said)


def _said(mail: MailFacts, original: Original, writer: Writer) -> str:
    if any(problem.kind == "long" for problem in original.problems):
        return writer.say("The words of the message are too many to be printed here; its file holds them.")
    if not mail.text:
        return writer.say("The message holds no words.")
    return writer.say("The words of the message are printed as they stand in its file.")


def _facts(item: NumberedExhibit, original: Original, writer: Writer) -> tuple[Row, ...]:
    label = str(item.number)
    place: Phrase = (Piece(f"exhibits/{writer.exact(item.untouched)}"),) if item.untouched else ()
    annex = Piece(writer.say("(in full: integrity annex of the dossier)"), anchors.file(label))
    return rows(
        (writer.say("File"), writer.exact(original.name)),
        (writer.say("Kind of file"), file_kind(original, writer)),
        (writer.say("Letters stored as"), _encoding(original.words, writer)),
        (writer.say("Size"), numbers.file_size(original.size, writer.language)),
        (writer.say("Accompanies this dossier as"), place),
        (writer.say("SHA-256"), (Piece(grouped(original.sha256) + " "), annex)),
    )


def _encoding(words: WordsFacts | None, writer: Writer) -> str:
    if words is None:
        return ""
    name = _ENCODINGS.get(words.encoding, words.encoding)
    return name if words.sure else writer.say(_SUPPOSED, encoding=name)


def _sent(mail: MailFacts, writer: Writer) -> str:
    """The date that the mail's own header gives, with its zone if it names one."""
    if mail.sent is None:
        return ""
    text = f"{writer.day(mail.sent.date())}, {dates.clock(mail.sent, writer.language)}"
    shift = mail.sent.utcoffset()
    return text if shift is None else f"{text}, {dates.offset(int(shift.total_seconds()))}"
