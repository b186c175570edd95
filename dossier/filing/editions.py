"""Which edition a court wants, and what its files are called."""

from collections.abc import Iterable, Sequence

from dossier.errors import InputError, Problem, UsageError
from dossier.filing.names import plain
from dossier.law.profiles import profiles
from dossier.model.dossier import Dossier
from dossier.model.edition import Edition
from dossier.model.proceeding import Court, Proceeding
from dossier.model.redaction import PUBLIC

_NO_LIMIT = 1000


def edition_for(court: Court) -> Edition | None:
    """The edition of this court; None where no profile fits."""
    return next((one for one in profiles() if _takes(one, court)), None)


def edition_named(id_: str) -> Edition:
    """The program's own edition of this name.

    Raises:
        UsageError: There is none.
    """
    found = next((one for one in profiles() if one.id == id_), None)
    if found is None:
        known = ", ".join(one.id for one in profiles())
        raise UsageError(f"There is no edition {id_!r}.\n  fix: choose one of {known}")
    return found


def editions_of(proceeding: Proceeding, wanted: Sequence[str], own: Edition | None) -> tuple[Edition, ...]:
    """The editions that are made: those asked for, else the proceeding's own, else the court's.

    Args:
        proceeding: Names one edition, or none.
        wanted: Names from the command line; `public` is no court's and is made page for page elsewhere.
        own: A firm's own profile, which stands in place of the program's of the same name.

    Raises:
        InputError: The proceeding names an edition that does not exist.
        UsageError: The command line does.
    """
    if own is not None and not wanted:
        return (own,)
    names = [name for name in wanted or (proceeding.edition,) if name and name != PUBLIC]
    if not wanted and names and not _known(names[0], own):
        raise InputError("The case asks for an edition that does not exist", [_unknown(proceeding)])
    if names:
        return tuple(own if own and own.id == name else edition_named(name) for name in dict.fromkeys(names))
    court = None if wanted else edition_for(proceeding.court)
    return (court,) if court else ()


def _known(name: str, own: Edition | None) -> bool:
    return name in {one.id for one in (*profiles(), *((own,) if own else ()))}


def _unknown(proceeding: Proceeding) -> Problem:
    known = ", ".join(one.id for one in profiles())
    return Problem(
        str(proceeding.at("edition")),
        f"there is no edition {proceeding.edition!r}",
        "the files would not be as the court wants them",
        f"write one of {known}, or give your own profile with --profile",
    )


def refuse_attachments(editions: Iterable[Edition]) -> None:
    """Refuse an archive, which holds originals, for courts that take no files within a file.

    Raises:
        UsageError: An edition is of such a court; each is named.
    """
    refusing = [edition for edition in editions if edition.attachments == "forbidden"]
    if refusing:
        problems = [
            Problem(
                one.id,
                "this form of filing takes no attached files, and an archive edition holds some",
                "the court would refuse the file, or the office would file more than it shows",
                "build it without --archive, or name another form with --edition",
            )
            for one in refusing
        ]
        raise UsageError("An archive edition cannot be made in this form", problems)


def is_reading_copy(court: Court) -> bool:
    """Whether the court wants one file per exhibit, so that one PDF is for reading only.

    Source: R.414-5 CJA (France, administrative courts, since 1 January 2021).
    """
    edition = edition_for(court)
    return edition is not None and edition.reading_copy


def file_name(edition: Edition, dossier: Dossier, number: int = 0, volume: int = 0) -> str:
    """Name of the file of an exhibit, of the one file or of a volume of it, as long as the court takes.

    The title gives way word by word: what begins the name tells one file from another.
    """
    words = _title(dossier, number).split("_")
    ending = ".pdf"
    room = edition.name_length - len(ending)
    stems = (
        _stem(edition, dossier, number, volume, "_".join(words[:count])) for count in range(len(words), 0, -1)
    )
    fits = next((stem for stem in stems if len(stem) <= room), None)
    return (fits or _stem(edition, dossier, number, volume, words[0])[:room].rstrip("_-")) + ending


def _takes(edition: Edition, court: Court) -> bool:
    return any(
        one.jurisdiction == court.jurisdiction and one.order in {None, court.order} for one in edition.courts
    )


def _title(dossier: Dossier, number: int) -> str:
    language = dossier.language
    item = next((item for item in dossier.exhibits if item.number == number), None)
    text = item.exhibit.title if item else dossier.case.matter.title
    return plain(text.get(language), _NO_LIMIT)


def _stem(edition: Edition, dossier: Dossier, number: int, volume: int, title: str) -> str:
    proceeding = dossier.proceeding
    claimant = next((party for party in proceeding.parties if party.role == "claimant"), None)
    values = {
        "number": str(number) if number else "",
        "title": title,
        "case": title,
        "reference": plain(proceeding.court.reference),
        "letter": chr(ord("A") + max(volume - 1, 0)),
        "party": plain(claimant.name.get(dossier.language)) if claimant else "",
    }
    return edition.name.format(**values).strip("_-") or "dossier"
