"""The bailiff's observations: what was seen, what was only said, and the pictures of it."""

from collections import Counter
from collections.abc import Iterator

from dossier.checks.look import loaded, records
from dossier.checks.registry import rule
from dossier.checks.when import HAS_RECORD
from dossier.i18n.catalogue import marked
from dossier.model.citation import Citation
from dossier.model.constat import Constat, Observation
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_SEEN = {"seen", "measured"}


def _observations(dossier: Dossier) -> Iterator[tuple[str, Observation]]:
    """Observations with the id that other tables cite."""
    for record in records(dossier):
        for observation in record.observations:
            yield f"{record.id}/{observation.number}", observation


def _count(dossier: Dossier) -> int:
    return sum(len(record.observations) for record in records(dossier))


@rule(
    "BR009",
    "declaration-relied-on",
    severity=Severity.MAJOR,
    message=marked("{where} relies on observation {subject}, which is {kind}: the officer did not see it"),
    many=marked("{count} facts or losses rely on what the officer did not see"),
    fix=marked("Rely on a witness or a document for it, or on an observation of kind seen or measured."),
    ask="counsel",
    when=HAS_RECORD,
)
def proof_is_what_the_officer_saw(dossier: Dossier) -> Iterator[Gap]:
    """What is proven by the record is what the officer saw or measured.

    ## What it checks
    Facts, tests and losses that cite an observation cite one of kind `seen` or `measured`, unless they also
    cite something else.

    ## Why it matters
    Only personal findings stand until proof to the contrary. What someone told the officer is what someone
    told the officer, and opinions are disregarded.

    ## How to fix it
    Add the witness's statement or the document to the proof, or cite another observation.

    Source: ordonnance n° 2016-728, art. 1er, II, 2°; Civ. 1re, 31 January 2024, n° 22-17.117
    """
    kinds = {name: observation.kind for name, observation in _observations(dossier)}
    for where, cited in _proofs(dossier):
        seen = [c for c in cited if c.kind != "observation" or kinds.get(c.id) in {"seen", "measured"}]
        for citation in cited:
            if citation.kind == "observation" and citation.id in kinds and not seen:
                yield Gap(citation.id, {"where": where, "kind": kinds[citation.id]})


def _proofs(dossier: Dossier) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for fact in dossier.proceeding.facts:
        yield f"facts/{fact.id}", fact.proof
    for claim in dossier.proceeding.claims:
        for test in claim.tests:
            yield f"claims/{claim.id}", test.proof
    for loss in dossier.losses:
        yield f"damage/{loss.id}", loss.observations


@rule(
    "BR010",
    "opinion-in-record",
    severity=Severity.MINOR,
    message=marked("observation {subject} gives an opinion ({words}): {sentence} – neutral: {example}"),
    many=marked("{count} of {total} observations give an opinion"),
    of=_count,
    fix=marked(
        "Set its `kind` to opinion in constat.yaml and do not rely on it; never change the record. For the "
        "next record, ask for what is seen and measured."
    ),
    ask="counsel",
    when=HAS_RECORD,
)
def observations_hold_no_opinion(dossier: Dossier) -> Iterator[Gap]:
    """What is given as seen holds no opinion.

    ## What it checks
    Observations of kind `seen` and `measured` are read for words of likelihood, cause, blame, conformity,
    intention and judgement, and for those that say what offence it was. What the officer quotes, or reports
    as said by someone, is not the officer's own.

    ## Why it matters
    Courts disregard the line and keep the rest. Better to know which lines those are before relying on
    them.

    ## How to fix it
    Class the line as `opinion`. Never change the record's words.

    Source: ordonnance n° 2016-728, art. 1er; CA Dijon, 10 December 2020
    """
    for name, observation in _observations(dossier):
        own = observation.kind in _SEEN and not loaded(observation.text, dossier, "declaration")
        facts = loaded(observation.text, dossier, "opinion", "conclusion") if own else None
        if facts:
            yield Gap(name, facts, observation.at("text"))


@rule(
    "BR022",
    "declaration-given-as-seen",
    severity=Severity.MINOR,
    message=marked("observation {subject} is given as {kind}, and reports what someone said: {sentence}"),
    many=marked("{count} of {total} observations are given as seen, and report what someone said"),
    of=_count,
    fix=marked("Set its `kind` to declared in constat.yaml and name the person in `by`, as the record does."),
    when=HAS_RECORD,
)
def declarations_are_classed(dossier: Dossier) -> Iterator[Gap]:
    """What someone told the officer is not given as seen.

    ## What it checks
    Observations of kind `seen` and `measured` are read for words such as "tells me that", outside
    quotation marks.

    ## Why it matters
    Only what the officer saw stands until proof to the contrary. A statement given as a finding is found
    out at the first reading, and takes the finding beside it with it.

    ## How to fix it
    Give the declaration an entry of its own, of kind `declared`, with its author.

    Source: ordonnance n° 2016-728, art. 1er, II, 2°; practice of the profession (spontaneous declarations)
    """
    for name, observation in _observations(dossier):
        facts = loaded(observation.text, dossier, "declaration") if observation.kind in _SEEN else None
        if facts:
            yield Gap(name, {**facts, "kind": observation.kind}, observation.at("kind"))


@rule(
    "BR011",
    "photographs-of-record",
    severity=Severity.MINOR,
    message=marked("the record {subject} announces {announced} photographs, and {held} are filed with it"),
    fix=marked(
        "Compare with the record; fill `photographs` and `photographs_exhibit` in constat.yaml, or ask for "
        "the rest."
    ),
    ask="bailiff",
    when=HAS_RECORD,
)
def photographs_of_record_are_complete(dossier: Dossier) -> Iterator[Gap]:
    """As many photographs are filed with the record as it announces.

    ## What it checks
    `photographs` of the record against the photographs of the exhibit that `photographs_exhibit` names.
    Where the photographs are inside the record's own PDF there is nothing to count, but the number must
    cover those cited.

    ## Why it matters
    The missing one is the one that the other side will ask for.

    ## How to fix it
    Ask the officer for the photographs that are missing, or correct the number.

    Source: practice of the profession
    """
    for record in records(dossier):
        held = _held(record, dossier)
        if record.photographs is not None and held is not None and record.photographs != held:
            facts = {"announced": str(record.photographs), "held": str(held)}
            yield Gap(record.id, facts, record.at("photographs"))


def _held(record: Constat, dossier: Dossier) -> int | None:
    """Photographs apart from the record, or None where nothing says that it announces too few."""
    if record.photographs_exhibit:
        mine = (plate.photograph for plate in dossier.plates)
        return sum(photograph.exhibit == record.photographs_exhibit for photograph in mine)
    cited = {id_ for observation in record.observations for id_ in observation.photographs}
    return len(cited) if record.photographs is not None and len(cited) > record.photographs else None


@rule(
    "BR012",
    "pages-of-record",
    severity=Severity.MINOR,
    message=marked("the record {subject} announces {announced} pages, and its file has {held}"),
    fix=marked("Ask the officer for the whole record, or correct `pages` in constat.yaml."),
    ask="bailiff",
    when=HAS_RECORD,
)
def pages_of_record_are_complete(dossier: Dossier) -> Iterator[Gap]:
    """The record's file has as many pages as the record announces.

    ## What it checks
    `pages` of the record against the pages of its PDF.

    ## Why it matters
    A record is relied on whole or not at all; annexes go missing when it is scanned.

    ## How to fix it
    Ask for the complete file, annexes included.

    Source: practice of the profession
    """
    for record in records(dossier):
        exhibit = dossier.case.exhibit_by_id.get(record.exhibit)
        pdf = exhibit.original.pdf if exhibit and exhibit.original else None
        if pdf and record.pages is not None and pdf.pages != record.pages:
            facts = {"announced": str(record.pages), "held": str(pdf.pages)}
            yield Gap(record.id, facts, record.at("pages"))


@rule(
    "BR018",
    "speaker-unknown",
    severity=Severity.MINOR,
    message=marked("observation {subject} reports what someone declared or showed, and does not say who"),
    many=marked("{count} of {total} observations report what someone declared, and do not say who"),
    of=_count,
    fix=marked("Fill `by` of the observation in constat.yaml, as the record names the person."),
    when=HAS_RECORD,
)
def declarations_name_their_author(dossier: Dossier) -> Iterator[Gap]:
    """What was declared to the officer names who declared it.

    ## What it checks
    Observations of kind `declared` and `shown` have `by`.

    ## Why it matters
    The officer makes no inquiry: the words are worth what the person is worth who said them.

    ## How to fix it
    Copy the name from the record.

    Source: practice of the profession (spontaneous declarations)
    """
    for name, observation in _observations(dossier):
        if observation.kind in {"declared", "shown"} and observation.by is None:
            yield Gap(name, {}, observation.origin)


@rule(
    "BR019",
    "observation-without-page",
    severity=Severity.NOTE,
    message=marked("observation {subject} does not say on which page of the record it stands"),
    many=marked("{count} of {total} observations do not say on which page of the record they stand"),
    of=_count,
    fix=marked("Fill `page` of the observation in constat.yaml."),
    when=HAS_RECORD,
)
def observations_name_their_page(dossier: Dossier) -> Iterator[Gap]:
    """Every observation says on which page of the record it stands.

    ## What it checks
    `page` of each observation, and that the record has such a page.

    ## Why it matters
    The summary is only as good as the ease with which it can be checked against the record.

    ## How to fix it
    Fill in the page.

    Source: practice (pinpoint references)
    """
    for record in records(dossier):
        for observation in record.observations:
            page = observation.page or 0
            if page < 1 or (record.pages and page > record.pages):
                yield Gap(f"{record.id}/{observation.number}", {}, observation.origin)


@rule(
    "BR020",
    "photograph-of-record-not-cited",
    severity=Severity.NOTE,
    message=marked("photograph {subject} belongs to the record {record}, and no observation cites it"),
    many=marked("{count} photographs of the record {record} are cited by no observation"),
    fix=marked("Name its id in `photographs` of the observation that it shows."),
    when=HAS_RECORD,
)
def photographs_of_record_are_cited(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph of the record shows one of its observations.

    ## What it checks
    Photographs of the exhibit that `photographs_exhibit` names are cited by an observation.

    ## Why it matters
    A photograph to which no words belong is looked at with other words in mind.

    ## How to fix it
    Follow the record: it says which photograph shows what.

    Source: practice of the profession
    """
    for record in records(dossier):
        cited = Counter(id_ for observation in record.observations for id_ in observation.photographs)
        for plate in dossier.plates:
            photograph = plate.photograph
            if photograph.exhibit == record.photographs_exhibit and not cited[photograph.id]:
                yield Gap(photograph.id, {"record": record.id}, photograph.origin)
