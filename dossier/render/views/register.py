"""The register of correspondence: what was pleaded about it, and what is produced."""

from dataclasses import dataclass

from dossier.i18n import numbers
from dossier.i18n.catalogue import marked
from dossier.i18n.typography import inside
from dossier.model.citation import Citation
from dossier.model.correspondence import Letter, LetterKind
from dossier.model.dossier import Dossier
from dossier.render import anchors
from dossier.render.views.cite import Citer
from dossier.render.views.pieces import Phrase, Piece, joined, plain
from dossier.render.words import Writer

_KINDS: dict[LetterKind, str] = {
    "note-verbale": marked("note verbale"),
    "letter": marked("letter"),
    "e-mail": marked("e-mail"),
    "registered-letter": marked("registered letter"),
    "call": marked("telephone call"),
    "threat": marked("threatening letter"),
    "other": marked("other item"),
}


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter."""

    anchor: str
    number: str
    sent: tuple[str, ...]
    received: tuple[str, ...]
    kind: str
    between: str
    subject: str
    remarks: Phrase
    exhibit: Phrase


def letter_rows(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[LetterRow, ...]:
    """Every row of the register, numbered as it is cited."""
    return tuple(_row(rank, letter, dossier, writer, citer) for rank, letter in enumerate(dossier.letters, 1))


def pleaded(dossier: Dossier, writer: Writer, citer: Citer) -> tuple[Phrase, ...]:
    """The number of letters that is pleaded, beside those that are produced."""
    stated = [_stated(letter, writer, citer) for letter in dossier.letters if _is_total(letter)]
    own = [letter for letter in dossier.letters if not _is_total(letter)]
    filed = [letter.exhibit for letter in own if letter.exhibit in dossier.number_of]
    if not filed:
        return tuple(stated)
    count = writer.count(
        "{count} item of this register is produced:",
        "{count} items of this register are produced:",
        len(filed),
    )
    shown = citer.cite(Citation(kind="exhibit", id=id_) for id_ in filed)
    return (*stated, (Piece(f"{count} "), *shown, Piece(".")))


def _is_total(letter: Letter) -> bool:
    """Whether a row states how many letters there were, rather than being one."""
    return letter.about_count or (letter.count is not None and letter.asserted_by is not None)


def _stated(letter: Letter, writer: Writer, citer: Citer) -> Phrase:
    who = writer.text(letter.asserted_by) or writer.text(letter.sender) or writer.say("The claimant")
    subject = writer.text(letter.subject).rstrip(".") or _counted(letter, writer)
    words = writer.say(
        "According to {who}: {subject}",
        who=inside(who, writer.language),
        subject=inside(subject, writer.language),
    )
    proof = citer.cite(letter.sources)
    return (Piece(f"{words} ("), *proof, Piece(").")) if proof else plain(f"{words}.")


def _row(rank: int, letter: Letter, dossier: Dossier, writer: Writer, citer: Citer) -> LetterRow:
    kind = _counted(letter, writer) or writer.say(_KINDS[letter.kind])
    return LetterRow(
        anchor=anchors.of("letter", letter.id),
        number=str(rank),
        sent=_dated(writer.moment(letter.sent, "short"), writer.text(letter.sent_proof)),
        received=_dated(writer.moment(letter.received, "short"), writer.text(letter.received_proof)),
        kind=f"{kind} {writer.typed(letter.number)}".strip(),
        between=" → ".join(filter(None, (writer.text(letter.sender), writer.text(letter.recipient)))),
        subject=writer.text(letter.subject),
        remarks=_remarks(letter, dossier.case.matter.currency, writer, citer),
        exhibit=citer.exhibit(letter.exhibit) or citer.cite(letter.sources),
    )


def _counted(letter: Letter, writer: Writer) -> str:
    """How many items a row stands for, where it is not one."""
    if letter.count is None:
        return ""
    if letter.about_count:
        return writer.count("about {count} item", "about {count} items", letter.count)
    return writer.count("{count} item", "{count} items", letter.count)


def _dated(date: str, proof: str) -> tuple[str, ...]:
    return tuple(line for line in (date, proof) if line)


def _remarks(letter: Letter, currency: str, writer: Writer, citer: Citer) -> Phrase:
    """What the letter asks for, and which one it answers."""
    asks = writer.say("asks for protection") if letter.asks_protection else ""
    claims = writer.say("claims compensation") if letter.claims_money else ""
    if letter.claims_money and letter.amount is not None:
        claims = f"{claims} ({numbers.money(letter.amount, currency, writer.language)})"
    answered = citer.cite((Citation(kind="letter", id=letter.answer_to),)) if letter.answer_to else ()
    answer = (Piece(writer.say("answers") + " "), *answered) if answered else ()
    return joined((plain(asks), plain(claims), answer), writer.separator)
