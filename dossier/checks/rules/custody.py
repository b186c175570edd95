"""Custody: how each file came to the office, and what was done to it since."""

import unicodedata
from collections.abc import Iterator

from dossier.checks.look import exhibits, photographs
from dossier.checks.registry import rule
from dossier.checks.when import HAS_PHOTOGRAPHS
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_ELSEWHERE = {"changed-while-read", "wrong-suffix", "same-name", "encrypted", "frames"}
"""Problems of a file that other rules speak of."""


@rule(
    "CC001",
    "how-acquired-unknown",
    severity=Severity.MINOR,
    message=marked("nothing says how {file} came to the office"),
    many=marked("nothing says how {count} of {total} photographs came to the office"),
    of=photographs,
    fix=marked(
        "Fill `acquired` in the table photos (who handed over what, how, when); one row serves a folder."
    ),
    when=HAS_PHOTOGRAPHS,
)
def first_link_is_known(dossier: Dossier) -> Iterator[Gap]:
    """The first link of each photograph's custody is known.

    ## What it checks
    `acquired`, or an entry of the custody log, says how each photograph came to the office: card, cable,
    e-mail, messenger.

    ## Why it matters
    A digest shows that a file did not change since the office had it, and nothing of the time before.

    ## How to fix it
    Fill `acquired` in the row of the folder: "memory card handed over by the officer on duty on 19
    September 2022, copied by the office the same day".

    Source: ISO/IEC 27037; Berkeley Protocol
    """
    log = dossier.case.custody
    logged = {file.path for event in log.events for file in event.files if event.method} if log else set()
    for plate in dossier.plates:
        if plate.photograph.acquired is None and plate.photograph.original.path not in logged:
            facts = {"file": plate.photograph.original.path}
            yield Gap(plate.photograph.id, facts, plate.photograph.origin)


@rule(
    "CC002",
    "came-by-messenger",
    severity=Severity.MINOR,
    message=marked("{file} is named as {application} names what it sends: it is a reduced copy"),
    many=marked("{count} of {total} photographs are named as a messaging application names its copies"),
    of=photographs,
    fix=marked(
        "Ask the sender for the original on the telephone, by cable or as a file; else say so in `acquired`."
    ),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def messenger_copies_are_explained(dossier: Dossier) -> Iterator[Gap]:
    """A copy that came through a messaging application says so.

    ## What it checks
    Photographs whose name is one that a messaging application gives, and whose `acquired` is empty.

    ## Why it matters
    Such applications strip time and place and reduce the picture. It says how the file travelled, nothing
    against what it shows.

    ## How to fix it
    The sender still has the original on the telephone: ask for it as a file. Otherwise write in `acquired`
    who sent it to whom, and when.

    Source: practice; ISO/IEC 27037
    """
    for plate in dossier.plates:
        original = plate.photograph.original
        if original.messenger and plate.photograph.acquired is None:
            facts = {"file": original.path, "application": original.messenger}
            yield Gap(plate.photograph.id, facts, plate.photograph.origin)


@rule(
    "CC005",
    "device-unknown",
    severity=Severity.NOTE,
    message=marked("{subject}: nothing says that what it was taken with was kept (devices: {cameras})"),
    many=marked("{count} exhibits of photographs: nothing says that the cameras were kept"),
    fix=marked("Say in `note` of the exhibit who keeps the camera or card, or why it is no longer there."),
    ask="client",
    when=HAS_PHOTOGRAPHS,
)
def device_is_kept(dossier: Dossier) -> Iterator[Gap]:
    """Someone keeps the camera or card, or it is known why not.

    ## What it checks
    Each series of photographs has a `note`, where the office says what became of the device.

    ## Why it matters
    Production of the original may still be demanded; a telephone that was sold in between ends that
    discussion badly.

    ## How to fix it
    Ask, and write it in `note` of the exhibit.

    Source: C. civ., art. 1379, al. 3; ISO/IEC 27037
    """
    for item in dossier.exhibits:
        if item.plates and item.exhibit.note is None and item.exhibit.authority is None:
            images = [p.photograph.original.image for p in item.plates]
            cameras = {(i.camera.make, i.camera.model, i.camera.serial) for i in images if i}
            yield Gap(item.exhibit.id, {"cameras": str(len(cameras))}, item.exhibit.origin)


@rule(
    "CC007",
    "scan-without-provenance",
    severity=Severity.MINOR,
    message=marked("exhibit {number} ({subject}) is a scan, and nothing says where the paper is"),
    many=marked("{count} of {total} exhibits are scans, and nothing says where the paper is"),
    of=exhibits,
    fix=marked("Say in `note` of the table exhibits who scanned it, when, and who keeps the paper."),
)
def scans_name_their_paper(dossier: Dossier) -> Iterator[Gap]:
    """Every scan says where its paper is.

    ## What it checks
    PDFs without any text, which are scans, have a `note`.

    ## Why it matters
    A copy is as good as the original while nobody asks for the original.

    ## How to fix it
    Write in `note` who scanned the paper, on what day, and where it is kept.

    Source: C. civ., art. 1379; décret n° 2016-1673 (reliable copies)
    """
    for item in dossier.exhibits:
        pdf = item.exhibit.original.pdf if item.exhibit.original else None
        if pdf and pdf.pages and pdf.encrypted != "user" and not pdf.text_pages and not item.exhibit.note:
            yield Gap(item.exhibit.id, {"number": str(item.number)}, item.exhibit.origin)


@rule(
    "CC008",
    "signed-document",
    severity=Severity.NOTE,
    message=marked(
        "exhibit {number} ({subject}) is signed: only the untouched file {file} carries the signature"
    ),
    many=marked("{count} of {total} exhibits are signed: only the untouched files carry the signatures"),
    of=exhibits,
    fix=marked(
        "Hand over the untouched file from the folder `exhibits` beside the dossier; never print or merge it."
    ),
)
def signed_documents_stay_whole(dossier: Dossier) -> Iterator[Gap]:
    """A signed document is handed over untouched.

    ## What it checks
    PDFs that hold an electronic signature.

    ## Why it matters
    Merging, stamping or printing destroys the signature. The dossier shows the pages behind a cover sheet,
    and the file itself stands beside it.

    ## How to fix it
    File the untouched copy as well.

    Source: eIDAS, art. 25; C. civ., art. 1366 and 1367
    """
    for item in dossier.exhibits:
        original = item.exhibit.original
        if original and original.pdf and original.pdf.signed:
            facts = {"number": str(item.number), "file": item.untouched or original.name}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)


@rule(
    "CC009",
    "names-alike",
    severity=Severity.MAJOR,
    message=marked("{subject} and {other} are one name on Windows and macOS: one would overwrite the other"),
    many=marked("{count} files have names that are one on Windows and macOS"),
    fix=marked(
        "Rename one of them, note the old name in `acquired` or `note`, and correct `file` in its row."
    ),
)
def names_differ_everywhere(dossier: Dossier) -> Iterator[Gap]:
    """Names of files differ by more than capitals or accents' encoding.

    ## What it checks
    No two files of the case folder have names that differ only by capitals or by the way accents are
    stored.

    ## Why it matters
    Copied to another machine, one takes the place of the other, and an exhibit is lost without a word.

    ## How to fix it
    Rename one before anything is served, and note what it was called.

    Source: ISO/IEC 27037 (no loss in copying); practice
    """
    seen: dict[str, str] = {}
    for path, original in sorted(dossier.case.originals.items()):
        other = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path or any(problem.kind == "same-name" for problem in original.problems):
            yield Gap(path, {"other": other})


@rule(
    "CC010",
    "document-repaired",
    severity=Severity.MINOR,
    message=marked("exhibit {number}: {file} is damaged; what could be read of it is shown"),
    many=marked("{count} of {total} exhibits are damaged; what could be read of them is shown"),
    of=exhibits,
    fix=marked("Compare the pages with the paper or the sender's copy; ask for the file again."),
    ask="client",
)
def documents_are_whole(dossier: Dossier) -> Iterator[Gap]:
    """Every document is whole.

    ## What it checks
    Documents whose structure had to be repaired while reading, some pages of which could not be drawn, or
    of which a part could not be read.

    ## Why it matters
    A page may be missing without anything showing it.

    ## How to fix it
    Count the pages against the paper. Ask for the file again; never repair the original.

    Source: SWGDE; practice
    """
    for item in dossier.exhibits:
        original = item.exhibit.original
        kinds = {problem.kind for problem in original.problems} - _ELSEWHERE if original else set()
        if original and kinds and (original.printable or original.kind not in {"image", "pdf"}):
            facts = {"number": str(item.number), "file": original.path}
            yield Gap(item.exhibit.id, facts, item.exhibit.origin)
