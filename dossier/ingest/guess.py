"""What the name of a file, its folder and its own headers propose to the lawyer."""

import re
import unicodedata
from dataclasses import dataclass

from dossier.model.exhibit import ExhibitKind
from dossier.model.moment import Moment
from dossier.model.original import MailFacts, Original
from dossier.model.text import Text

_DATED = re.compile(r"^(?P<date>(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?)(?:[ _]+|$)(?P<rest>.*)$")
_MEANINGLESS = re.compile(
    r"^(?:scan|img|image|doc|document|page|file|fichier|num[ée]risation|untitled|sans titre)?[\s_.\d-]*$",
    re.IGNORECASE,
)
_PROGRAM_TITLE = re.compile(
    r"^(?:microsoft|untitled|sans titre|document\d*|.*\.(?:docx?|indd|odt|xlsx?|pdf)$)", re.IGNORECASE
)

_KINDS: tuple[tuple[str, ExhibitKind], ...] = (
    ("constat amiable", "amicable-report"),
    ("facture", "invoice"),
    ("invoice", "invoice"),
    ("devis", "quote"),
    ("quote", "quote"),
    ("estimation", "estimate"),
    ("constat", "constat"),
    ("attestation de temoin", "statement"),
    ("temoignage", "statement"),
    ("witness statement", "statement"),
    ("note verbale", "note-verbale"),
    ("plainte", "complaint"),
    ("complaint", "complaint"),
    ("reponse", "reply"),
    ("reply", "reply"),
    ("traduction", "translation"),
    ("translation", "translation"),
    ("rapport", "report"),
    ("report", "report"),
    ("contrat", "contract"),
    ("contract", "contract"),
    ("bail", "contract"),
    ("assurance", "insurance"),
    ("insurance", "insurance"),
    ("jugement", "decision"),
    ("judgment", "decision"),
    ("article", "press"),
    ("courrier", "letter"),
    ("lettre", "letter"),
    ("letter", "letter"),
    ("plan", "plan"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file seems to be; each value is a guess until someone types it."""

    title: Text
    kind: ExhibitKind | None = None
    date: Moment | None = None
    author: Text | None = None


def propose(original: Original) -> Proposal:
    """Read mail headers, then the name, then the title that a PDF gives itself."""
    if original.mail is not None:
        return _from_mail(original.mail, original.name)
    return from_name(original.name, original.pdf.title if original.pdf else "")


def from_name(name: str, inner_title: str = "") -> Proposal:
    """`2022-08-17 sender - subject.pdf`: date, author, title; any part may be missing."""
    words = words_of(name)
    date, rest = _date(words)
    author, separator, subject = rest.partition(" - ")
    if date is None or not separator:
        author, subject = "", rest
    if _MEANINGLESS.match(subject) and _says_something(inner_title):
        subject = inner_title.strip()
    return Proposal(
        title=_text(subject or words or name),
        kind=kind_of(words),
        date=date,
        author=_text(author) if author.strip() else None,
    )


def kind_of(words: str) -> ExhibitKind | None:
    """The kind that a word of the name tells, if one does."""
    bare = f" {slug(words).replace('-', ' ')} "
    return next((kind for word, kind in _KINDS if f" {word} " in bare or f" {word}s " in bare), None)


def slug(text: str) -> str:
    """Small letters and hyphens, without accents; letters of other scripts stay."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", re.sub(r"[\W_]+", "-", bare).strip("-"))


def words_of(name: str) -> str:
    """The name without its suffix, as words."""
    stem, point, suffix = name.rpartition(".")
    bare = stem if point and stem and len(suffix) <= len("jpeg2000") and " " not in suffix else name
    return re.sub(r"[\s_]+", " ", bare).strip()


def _date(words: str) -> tuple[Moment | None, str]:
    match = _DATED.match(words)
    if match is None:
        return None, words
    try:
        return Moment.parse(match["date"]), match["rest"].strip(" -")
    except ValueError:
        return None, words


def _from_mail(mail: MailFacts, name: str) -> Proposal:
    proposal = from_name(name)
    title, author = mail.subject.strip(), mail.sender.strip()
    return Proposal(
        title=_text(title) if title else proposal.title,
        kind="e-mail",
        date=Moment.parse(_stamp(mail)) if mail.sent else proposal.date,
        author=_text(author) if author else proposal.author,
    )


def _stamp(mail: MailFacts) -> str:
    """The sending time with the offset that the header gives."""
    if mail.sent is None:
        return ""
    written = mail.sent.strftime("%Y-%m-%d %H:%M:%S")
    offset = mail.sent.strftime("%z")
    return f"{written} {offset[:3]}:{offset[3:5]}" if offset else written


def _says_something(title: str) -> bool:
    return bool(title.strip()) and not _PROGRAM_TITLE.match(title.strip()) and not _MEANINGLESS.match(title)


def _text(words: str) -> Text:
    """One line; what cannot be printed becomes a space."""
    printable = "".join(letter if letter.isprintable() else " " for letter in words)
    line = " ".join(printable.split()) or "?"
    return Text(fr=line, en=line)
