"""The custody log: whether its chain holds, and whether it speaks of the very files that are here."""

import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from dossier.checks.registry import rule
from dossier.checks.when import HAS_CUSTODY
from dossier.i18n.catalogue import marked
from dossier.model.custody import CUSTODY_FILE, CustodyEvent, LoggedFile
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.source import Origin

_LINKS = ("received", "copied", "transferred")
"""Entries by which a file passes on; what is served or sealed stays where it is."""


def _events(dossier: Dossier) -> tuple[CustodyEvent, ...]:
    return dossier.case.custody.events if dossier.case.custody else ()


def _logged(dossier: Dossier) -> Iterator[tuple[CustodyEvent, LoggedFile]]:
    for event in _events(dossier):
        for file in event.files:
            yield event, file


def _path(file: LoggedFile) -> str:
    return unicodedata.normalize("NFC", file.path)


def _subject(event: CustodyEvent) -> str:
    return f"{CUSTODY_FILE}:{event.origin.line}"


def _files(dossier: Dossier) -> int:
    return len(dossier.case.originals)


@rule(
    "CC003",
    "custody-gap",
    severity=Severity.MINOR,
    message=marked("entries {first} and {second} of the custody log do not join: {what}"),
    many=marked("{count} entries of the custody log do not join those before them"),
    fix=marked(
        "Never edit the log: append an entry with `build.py intake` that says who held the files in between."
    ),
    when=HAS_CUSTODY,
)
def links_join(dossier: Dossier) -> Iterator[Gap]:
    """Each link of the custody of a file joins the one before.

    ## What it checks
    For each file of the log: who gives it is who received it last, and no link is earlier than the one
    before. Serving and sealing are no links: the file stays where it is.

    ## Why it matters
    Between two links that do not join nobody answers for the file.

    ## How to fix it
    Append an entry for the time in between. Entries that stand are never changed.

    Source: ISO/IEC 27037; Berkeley Protocol
    """
    chains: dict[str, list[CustodyEvent]] = {}
    for event, file in _logged(dossier):
        if event.event in _LINKS:
            chains.setdefault(_path(file), []).append(event)
    pairs = {(one.origin.line, two.origin.line): (one, two) for one, two in _pairs(chains.values())}
    for one, two in pairs.values():
        for what in _unjoined(one, two):
            facts = {"first": str(one.sequence), "second": str(two.sequence), "what": what}
            yield Gap(_subject(two), facts, two.origin)


def _pairs(chains: Iterable[Sequence[CustodyEvent]]) -> Iterator[tuple[CustodyEvent, CustodyEvent]]:
    for chain in chains:
        yield from itertools.pairwise(chain)


def _unjoined(one: CustodyEvent, two: CustodyEvent) -> Iterator[str]:
    """What does not join, in figures and names that need no translation."""
    if _name(one.recipient) != _name(two.sender):
        yield f"{one.recipient or '?'} → {two.sender or '?'}"
    if two.when < one.when:
        yield f"{one.when.isoformat(' ', 'minutes')} → {two.when.isoformat(' ', 'minutes')}"


def _name(name: str) -> str:
    return " ".join(name.split()).casefold()


@rule(
    "CC004",
    "transfer-unchecked",
    severity=Severity.MINOR,
    message=marked("entry {entry} of the custody log ({event}) does not say: {keys}"),
    many=marked(
        "{count} entries of the custody log do not say by what way files passed, or with what digest"
    ),
    fix=marked(
        "Append an entry with `build.py intake`, which hashes source and copy; say how the files came to you."
    ),
    when=HAS_CUSTODY,
)
def transfers_are_checked(dossier: Dossier) -> Iterator[Gap]:
    """Every transfer says its way, and was checked by digest.

    ## What it checks
    Entries of kind received, copied and transferred: `method`, the persons, and the digest of every file;
    for a copy or transfer also the digest of what it was copied from.

    ## Why it matters
    A messenger's copy and a memory card are not the same evidence; a copy that nobody compared may differ.

    ## How to fix it
    Copy again from the source with `build.py intake` where the source still exists, or append what is
    known.

    Source: ISO/IEC 27037; SWGDE 17-I-001; Berkeley Protocol
    """
    for event in _events(dossier):
        if event.event in _LINKS and (keys := _unsaid(event)):
            facts = {"entry": str(event.sequence), "event": event.event, "keys": ", ".join(keys)}
            yield Gap(_subject(event), facts, event.origin)


def _unsaid(event: CustodyEvent) -> list[str]:
    keys = [] if event.method else ["method"]
    keys += [] if event.recipient else ["to"]
    keys += [] if event.files else ["files"]
    keys += ["copy"] if any(not file.copy_ for file in event.files) else []
    from_file = event.event != "received" and event.method not in {"messenger", "e-mail"}
    keys += ["source"] if from_file and any(not file.source for file in event.files) else []
    return keys


@rule(
    "CC006",
    "custody-chain-broken",
    severity=Severity.BLOCKER,
    message=marked("line {line} of the custody log: {reason}"),
    many=marked("{count} lines of the custody log are not what was written"),
    fix=marked(
        "Put back the log as it was (backup, last package); if there is none, keep this and write down why."
    ),
    when=HAS_CUSTODY,
)
def chain_holds(dossier: Dossier) -> Iterator[Gap]:
    """The custody log is the one that was written, line by line.

    ## What it checks
    Each line is an entry whose digest is that of its content, holds the digest of the line before, and has
    the next number. Lines taken away from the end cannot be seen in the log itself.

    ## Why it matters
    A log that was edited proves the opposite of what it is kept for. Whoever finds it first decides what it
    means.

    ## How to fix it
    Take the log from the last backup or package, and append the later entries again. Never repair a line by
    hand, and never delete one.

    Source: ISO/IEC 27037 (auditability); Berkeley Protocol (integrity of the log)
    """
    log = dossier.case.custody
    for fault in log.faults if log else ():
        origin = Origin(file=CUSTODY_FILE, line=fault.line)
        facts = {"line": str(fault.line), "reason": f"log-{fault.kind}"}
        yield Gap(str(origin), facts, origin)


@rule(
    "CC011",
    "no-untouched-copy",
    severity=Severity.MINOR,
    message=marked("the custody log does not say that {subject} is kept untouched and read-only"),
    many=marked(
        "the custody log does not say that {count} of {total} files are kept untouched and read-only"
    ),
    of=_files,
    fix=marked("Bring files in with `build.py intake`, which copies them read-only and says so in the log."),
    when=HAS_CUSTODY,
)
def evidence_is_kept_untouched(dossier: Dossier) -> Iterator[Gap]:
    """A copy that nobody works on is kept of every file.

    ## What it checks
    Each file of the case folder that the log names has an entry with `purpose: evidentiary` and
    `read_only: true`, and none that says that the same file is the working copy.

    ## Why it matters
    Whoever opens an original in a program of pictures has no original any more.

    ## How to fix it
    Keep the files under `photos/` and `exhibits/` read-only, and work on copies elsewhere.

    Source: Berkeley Protocol (evidentiary copy and working copy)
    """
    kept = {_path(f) for e, f in _logged(dossier) if e.purpose == "evidentiary" and e.read_only}
    worked = {_path(f) for e, f in _logged(dossier) if e.purpose == "working"}
    for path in {_path(file): None for _, file in _logged(dossier)}:
        if path in dossier.case.originals and (path not in kept or path in worked):
            yield Gap(path, {}, Origin(file=CUSTODY_FILE))


@rule(
    "CC012",
    "not-the-logged-file",
    severity=Severity.BLOCKER,
    message=marked("{subject} is not the file that entry {entry} of the custody log names: its bytes differ"),
    many=marked("{count} of {total} files are not those that the custody log names"),
    of=_files,
    fix=marked(
        "Put back the file whose digest the log holds; a corrected file is a new file with its own entry."
    ),
    when=HAS_CUSTODY,
)
def files_are_those_logged(dossier: Dossier) -> Iterator[Gap]:
    """Every file is, byte for byte, the one that the custody log names.

    ## What it checks
    The SHA-256 of each file against the last entry that gives its digest; and in every entry the digest of
    the copy against that of its source.

    ## Why it matters
    Filing another file than the one whose custody is proven is worse than filing one without a log.

    ## How to fix it
    Find the file that the log names: backup, card, package. If the change was meant, bring the new file in
    under a new name.

    Source: ISO/IEC 27037; FRE 902(14); décret n° 2016-1673 (reliable copies)
    """
    last = {_path(file): (event, file) for event, file in _logged(dossier) if file.copy_}
    for path, (event, file) in last.items():
        original = dossier.case.originals.get(path)
        if original and original.sha256 and original.sha256 != file.copy_:
            yield Gap(path, {"entry": str(event.sequence)}, event.origin)
    for event, file in _logged(dossier):
        if file.source and file.copy_ and file.source != file.copy_:
            yield Gap(_path(file), {"entry": str(event.sequence)}, event.origin)


@rule(
    "CC013",
    "file-not-logged",
    severity=Severity.MINOR,
    message=marked("the custody log does not name {subject}"),
    many=marked("the custody log does not name {count} of {total} files"),
    of=_files,
    fix=marked(
        "Bring the file in with `build.py intake`, or append who put it into the case folder and when."
    ),
    when=HAS_CUSTODY,
)
def every_file_is_logged(dossier: Dossier) -> Iterator[Gap]:
    """The custody log names every file of the case folder.

    ## What it checks
    Each file under `photos/` and `exhibits/` stands in at least one entry.

    ## Why it matters
    Where there is a log, the one file that it leaves out draws the eye.

    ## How to fix it
    Bring the file in with `build.py intake`.

    Source: ISO/IEC 27037 (every item has its record)
    """
    named = {_path(file) for _, file in _logged(dossier)}
    for path in sorted(set(dossier.case.originals) - named):
        yield Gap(path, {}, Origin(file=path))


@rule(
    "CC014",
    "logged-file-gone",
    severity=Severity.MAJOR,
    message=marked("entry {entry} of the custody log names {subject}, which is not in the case folder"),
    many=marked("{count} files that the custody log names are not in the case folder"),
    fix=marked("Put the file back under its name; if it was taken out on purpose, waive this and say why."),
    when=HAS_CUSTODY,
)
def logged_files_are_there(dossier: Dossier) -> Iterator[Gap]:
    """Every file that the custody log names is there.

    ## What it checks
    Each path under `photos/` and `exhibits/` that an entry names exists in the case folder.

    ## Why it matters
    The log is disclosed with the evidence: the reader will ask for the file that it names.

    ## How to fix it
    Put it back. If it does not belong to the case, waive this finding and say why.

    Source: ISO/IEC 27037; Berkeley Protocol (preservation)
    """
    named = {_path(file): event for event, file in _logged(dossier)}
    for path, event in named.items():
        if path.startswith(("photos/", "exhibits/")) and path not in dossier.case.originals:
            yield Gap(path, {"entry": str(event.sequence)}, event.origin)
