"""What was communicated stays as it was: its numbers, its content, and the record of it."""

from collections.abc import Iterator

from dossier.checks.cited import citations
from dossier.checks.pleaded import gap, with_outcome
from dossier.checks.registry import rule
from dossier.checks.when import HAS_COMMUNICATIONS
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.exhibit import Exhibit
from dossier.model.finding import Gap, Severity
from dossier.model.served import Communication, ServedExhibit, ServedPhotograph, of_proceeding, standing
from dossier.model.source import Origin

Known = dict[int, tuple[ServedExhibit, Communication]]


@rule(
    "EX030",
    "served-exhibit-dropped",
    severity=Severity.BLOCKER,
    message=marked(
        "exhibit {number} ({subject}), communicated on {date} ({communication}), is gone and not marked as "
        "withdrawn"
    ),
    many=marked("{count} communicated exhibits are gone and not marked as withdrawn"),
    fix=marked(
        "Put it back into the case and into `exhibits` of the proceeding, or say why it goes: column "
        "`withdrawn` of its row in the table exhibits."
    ),
    when=HAS_COMMUNICATIONS,
)
def served_exhibits_stay(dossier: Dossier) -> Iterator[Gap]:
    """What was communicated is filed, or is marked as withdrawn.

    ## What it checks
    Every number under `served/` stands for an exhibit that the proceeding still files, for one whose row in
    the table exhibits says why it is `withdrawn`, or for one that another `replaces`.

    ## Why it matters
    The court and the other side hold that number. If it went without a word, every later list would
    contradict the one they have; the numbers must stay continuous.

    ## How to fix it
    Put the row, the file and the id in the list of the proceeding back. To withdraw the exhibit, keep its row
    and write the reason in `withdrawn`: its number stays in the list as "Exhibit No. 12: withdrawn".

    Source: R.412-2 CJA (continuous, increasing numbers); CPC, art. 132
    """
    moved = {told.id for told, _ in _renamed(dossier)}
    for one in dossier.numbers_only:
        if one.state == "missing" and one.id not in moved:
            told, communication = _known(dossier)[one.number]
            yield Gap(one.id, _facts(told, communication), _origin(dossier, one.id))


@rule(
    "EX031",
    "served-content-changed",
    severity=Severity.BLOCKER,
    message=marked(
        "exhibit {number} ({subject}), communicated on {date} ({communication}), is no longer the same: "
        "{file}"
    ),
    many=marked("{count} files of communicated exhibits are no longer the same"),
    fix=marked(
        "Put the file back as it was. A corrected one gets a row and an id of its own, with the id of the "
        "old exhibit in `replaces`; new photographs get an exhibit of their own."
    ),
    when=HAS_COMMUNICATIONS,
)
def served_content_stays(dossier: Dossier) -> Iterator[Gap]:
    """A communicated number keeps the content that was communicated under it.

    ## What it checks
    The digest of the document of each communicated exhibit, and of each photograph under its label, against
    `served/`; that no photograph of a communicated series is gone, and that none was added to it.

    ## Why it matters
    The other side holds the file that it was given. Another one under the same number looks like a forgery,
    even where it is an honest correction.

    ## How to fix it
    Put the file back. Enter the corrected file as an exhibit of its own, with `replaces`: it takes the next
    number, and the list says which one it replaces.

    Source: R.412-2 CJA; CPC, art. 132 and 135
    """
    known = _known(dossier)
    for item in dossier.exhibits:
        if item.number in known:
            told, communication = known[item.number]
            for subject, file in _otherwise(item, told):
                facts = {**_facts(told, communication), "file": file}
                yield Gap(subject, facts, item.exhibit.origin)


@rule(
    "EX032",
    "served-exhibit-renumbered",
    severity=Severity.BLOCKER,
    message=marked(
        "{subject} is exhibit {number} since it was communicated on {date} ({communication}), and would "
        "become another number under the id {other}"
    ),
    many=marked("{count} communicated exhibits would get another number"),
    fix=marked("Give the exhibit the id again under which it was communicated."),
    when=HAS_COMMUNICATIONS,
)
def served_numbers_stay(dossier: Dossier) -> Iterator[Gap]:
    """A communicated exhibit keeps its number.

    ## What it checks
    No file that was communicated under one id comes back under another id, which would take the next number;
    and no two records under `served/` give one exhibit two numbers, or one number two exhibits.

    ## Why it matters
    Pleadings, letters and the court's own list cite the number that was communicated.

    ## How to fix it
    Write the old id in the table exhibits again. Where two records disagree, one of them was changed after it
    was written: find the copy that was sent.

    Source: R.412-2 CJA
    """
    for told, exhibit in _renamed(dossier):
        facts = {**_facts(told, _known(dossier)[told.number][1]), "other": exhibit.id}
        yield Gap(told.id, facts, exhibit.origin)
    for fault in dossier.case.served_faults:
        if fault.kind == "moved":
            for told, communication in _known(dossier).values():
                if told.id == fault.subject:
                    facts = {**_facts(told, communication), "other": fault.subject}
                    yield Gap(told.id, facts, Origin(file=fault.place))


@rule(
    "EX033",
    "communication-altered",
    severity=Severity.BLOCKER,
    message=marked("{subject}: {reason}"),
    many=marked("{count} records of communications are not as they were written"),
    fix=marked(
        "Put the record back from a copy of the case folder, and find out who changed it. What was "
        "communicated is corrected by a further communication, never in its record."
    ),
)
def communications_are_as_written(dossier: Dossier) -> Iterator[Gap]:
    """The records of what was communicated are as `serve` wrote them.

    ## What it checks
    Each `communication.json` under `served/` against the digest of each of its lines, of the whole and of the
    record before it; the text beside it; stored receipts; that it stands under its own proceeding and day.

    ## Why it matters
    These records decide which numbers are taken. One that was edited, even to mend a slip, no longer shows
    what the other side was given.

    ## How to fix it
    Take the folder `served/` from the last copy. Never edit it: to correct, withdraw or add, mark it in the
    table exhibits and run `serve` again.

    Source: practice; R.412-2 CJA
    """
    for fault in dossier.case.served_faults:
        if fault.kind != "moved":
            origin = Origin(file=fault.place, line=fault.line or None)
            yield Gap(fault.place, {"reason": f"served-{fault.kind}"}, origin)


@rule(
    "EX034",
    "withdrawn-exhibit-cited",
    severity=Severity.MAJOR,
    message=marked("{where} cites exhibit {number} ({subject}), which is withdrawn or replaced"),
    many=marked("{count} citations lead to exhibits that are withdrawn or replaced"),
    fix=marked("Cite the exhibit that replaces it, or take the sentence out."),
    ask="counsel",
    when=HAS_COMMUNICATIONS,
)
def withdrawn_exhibits_are_not_cited(dossier: Dossier) -> Iterator[Gap]:
    """Nothing rests on an exhibit that was withdrawn.

    ## What it checks
    Citations of tables, by id, and of pleadings and the case's own texts, by number, against the numbers that
    the list keeps as withdrawn or replaced.

    ## Why it matters
    A sentence whose proof was withdrawn is an assertion, and recalls the exhibit that was to be forgotten.

    ## How to fix it
    Cite the exhibit that stands in its place. A pleading that was already filed stays as it is: say so in
    the next one, and accept the finding in `waivers.yaml`.

    Source: CPC, art. 768; R.412-1 CJA
    """
    gone = {one.id: one for one in dossier.numbers_only if one.state != "missing"}
    for use in citations(dossier):
        if not use.resolves and use.what in gone:
            facts = {"where": use.where, "number": str(gone[use.what].number)}
            yield Gap(use.what, facts, use.origin)
    numbers = {str(one.number): one for one in gone.values()}
    for one, _ in with_outcome(dossier, "no-exhibit"):
        if one.mention.label in numbers:
            id_ = numbers[one.mention.label].id
            yield gap(one, id_, number=one.mention.label)


@rule(
    "EX035",
    "new-exhibit-listed-before-old",
    severity=Severity.NOTE,
    message=marked(
        "{subject} stands before communicated exhibits in the list of {proceeding}; it is exhibit {number} "
        "all the same"
    ),
    many=marked(
        "{count} new exhibits stand before communicated ones in the list, and are numbered after them"
    ),
    fix=marked("Move its id to the end of `exhibits` of the proceeding, so that list and numbers agree."),
    when=HAS_COMMUNICATIONS,
)
def new_exhibits_come_last(dossier: Dossier) -> Iterator[Gap]:
    """What is new is listed after what was communicated.

    ## What it checks
    The order of `exhibits` in the proceeding against the numbers: an exhibit that was not communicated yet
    stands before one that was.

    ## Why it matters
    Its number is the next one whatever the list says. Who reads only the list expects another.

    ## How to fix it
    Move the id to the end of the list. Nothing else changes.

    Source: R.412-2 CJA
    """
    known = {told.id for told, _ in _known(dossier).values()}
    listed = dossier.proceeding.exhibits
    last = max((at for at, id_ in enumerate(listed) if id_ in known), default=-1)
    for id_ in listed[: last + 1]:
        if id_ in dossier.number_of and id_ not in known:
            facts = {"proceeding": dossier.proceeding.id, "number": str(dossier.number_of[id_])}
            yield Gap(id_, facts, dossier.proceeding.at("exhibits"))


@rule(
    "EX036",
    "replaces-nothing",
    severity=Severity.MAJOR,
    message=marked("exhibit {number} ({subject}) replaces {other}, which was never communicated"),
    many=marked("{count} exhibits replace what was never communicated"),
    fix=marked(
        "Correct the id in `replaces`. What was never communicated is simply changed, or taken out of the "
        "list."
    ),
)
def replacements_replace_something(dossier: Dossier) -> Iterator[Gap]:
    """An exhibit that replaces another names one that was communicated.

    ## What it checks
    `replaces` of each exhibit that is filed, against the ids of all communications under `served/`.

    ## Why it matters
    With a wrong id both exhibits would be filed, the wrong and the right one.

    ## How to fix it
    Write the id under which the exhibit was communicated. Before anything is communicated, change the file or
    the list itself, and leave `replaces` empty.

    Source: practice
    """
    known = {exhibit.id for one in dossier.case.communications for exhibit in one.exhibits}
    for item in dossier.exhibits:
        other = item.exhibit.replaces
        if other and (other not in known or other == item.exhibit.id):
            facts = {"number": str(item.number), "other": other}
            yield Gap(item.exhibit.id, facts, item.exhibit.at("replaces"))


@rule(
    "EX037",
    "withdrawn-exhibit-returns",
    severity=Severity.BLOCKER,
    message=marked(
        "exhibit {number} ({subject}) was told withdrawn on {date} ({communication}), and is listed again "
        "without that mark; it is not filed"
    ),
    many=marked("{count} exhibits that were told withdrawn are listed again; they are not filed"),
    fix=marked(
        "Write the reason in `withdrawn` again. To communicate it once more, enter it under another id: it "
        "takes the next number."
    ),
    when=HAS_COMMUNICATIONS,
)
def withdrawn_exhibits_stay_withdrawn(dossier: Dossier) -> Iterator[Gap]:
    """What was told withdrawn does not come back under its old number.

    ## What it checks
    Exhibits that a communication told withdrawn, and whose row is in the list of the proceeding without
    `withdrawn` and without an exhibit that `replaces` it.

    ## Why it matters
    The other side was told that the number stands for nothing. An exhibit that was withdrawn because it must
    not be seen could be filed by a slip.

    ## How to fix it
    Mark it again, or enter it as a new exhibit under another id.

    Source: R.412-2 CJA
    """
    listed = set(dossier.proceeding.exhibits)
    for one in dossier.numbers_only:
        told, communication = _known(dossier)[one.number]
        row = dossier.case.exhibit_by_id.get(one.id)
        marked_so = row is None or row.withdrawn is not None or bool(one.replaced_by)
        if told.withdrawn and one.id in listed and not marked_so:
            yield Gap(one.id, _facts(told, communication), _origin(dossier, one.id))


def _known(dossier: Dossier) -> Known:
    return dict(standing(of_proceeding(dossier.case.communications, dossier.proceeding.id)))


def _facts(told: ServedExhibit, communication: Communication) -> dict[str, str]:
    return {
        "number": str(told.number),
        "date": communication.on.isoformat(),
        "communication": f"served/{communication.proceeding}/{communication.folder}",
    }


def _origin(dossier: Dossier, id_: str) -> Origin:
    row = dossier.case.exhibit_by_id.get(id_)
    return row.origin if row else dossier.proceeding.at("exhibits")


def _renamed(dossier: Dossier) -> Iterator[tuple[ServedExhibit, Exhibit]]:
    """Communicated exhibits that are gone, with the new one that holds the same file."""
    known = _known(dossier)
    fresh = {
        item.exhibit.original.sha256: item.exhibit
        for item in dossier.exhibits
        if item.number not in known and item.exhibit.original and not item.replaces
    }
    for one in dossier.numbers_only:
        told = known[one.number][0]
        if one.state == "missing" and told.original and told.original.sha256 in fresh:
            yield told, fresh[told.original.sha256]


def _otherwise(item: NumberedExhibit, told: ServedExhibit) -> Iterator[tuple[str, str]]:
    """Subject and file of everything of an exhibit that is not as it was communicated."""
    original = item.exhibit.original
    if told.original and (original is None or original.sha256 != told.original.sha256):
        yield item.exhibit.id, original.path if original else told.original.path
    shown = {int(plate.label.rpartition("/")[2]): plate.photograph for plate in item.plates}
    before: dict[int, ServedPhotograph] = {one.rank: one for one in told.photographs}
    for rank in sorted(shown.keys() | before.keys()):
        photograph, one = shown.get(rank), before.get(rank)
        if photograph is None and one is not None:
            yield one.id, one.path
        elif photograph is not None and (one is None or photograph.original.sha256 != one.sha256):
            yield photograph.id, photograph.original.path
