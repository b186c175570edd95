"""What is pleaded and told: words that accuse or defeat the route, and facts that nothing proves."""

from collections.abc import Iterator

from dossier.checks.look import loaded
from dossier.checks.registry import rule
from dossier.checks.when import HAS_ACCOUNTS, HAS_CLAIMS, HAS_EVENTS
from dossier.i18n.catalogue import marked
from dossier.law.theories import routes
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "CH006",
    "wording-accuses",
    severity=Severity.MINOR,
    message=marked("the words of {subject} accuse ({words}): {sentence} – neutral: {example}"),
    many=marked("the words of {count} events accuse"),
    fix=marked("Say what was done, not what those who did it are, and name who asserts it in `asserted_by`."),
    ask="counsel",
    when=HAS_ACCOUNTS,
)
def wording_is_neutral(dossier: Dossier) -> Iterator[Gap]:
    """The chronology says what happened without accusing anyone.

    ## What it checks
    `what` of each event and `subject` of each letter are read for words that judge people or groups, or
    name them by their origin. What is quoted and attributed, and letters of threat, are left aside.

    ## Why it matters
    Nobody has been tried, and a chronology that accuses is read as pleading.

    ## How to fix it
    Describe acts. Leave their qualification to the claim, and their authors to the court.

    Source: C. civ., art. 9-1; loi du 29 juillet 1881
    """
    texts = [(event.id, event.what, event.at("what")) for event in dossier.events]
    texts += [
        (letter.id, letter.subject, letter.at("subject")) for letter in dossier.letters if letter.subject
    ]
    for subject, text, origin in texts:
        if facts := loaded(text, dossier, "accusation"):
            yield Gap(subject, facts, origin)


@rule(
    "CH007",
    "wording-defeats-route",
    severity=Severity.MAJOR,
    message=marked(
        "the words of {subject} defeat the route {route} ({words}): {sentence} – {why} Neutral: {example}"
    ),
    many=marked("the words of {count} events defeat a route that is pleaded"),
    fix=marked("Weigh this wording; keep to what is proven of what was done, by how many, and when."),
    ask="counsel",
    when=HAS_EVENTS & HAS_CLAIMS,
)
def wording_keeps_the_route_open(dossier: Dossier) -> Iterator[Gap]:
    """No event of the chronology is worded against the route that is pleaded.

    ## What it checks
    `what` of each event, in both languages, is read for words that contradict what a route of this
    proceeding needs: for damage by a gathering a group formed for the sole purpose of the offences, no
    gathering, or no violence; for a fault of protection, what could not be foreseen or was dealt with in
    time; and so on, as the data of the route say. Planned or premeditated damage within a demonstration stays
    covered, and is not looked for. Facts and claims are left to PC022.

    ## Why it matters
    The other side quotes the chronology of the claimant.

    ## How to fix it
    Keep to what is proven. If the other theory is pleaded elsewhere, it belongs to the other proceeding.

    Source: CSI, art. L.211-10; CE, 28 October 2022, n° 451659; for other routes the source of each is in the
    data
    """
    pleaded = {claim.route for claim in dossier.proceeding.claims}
    for event in dossier.events:
        for defeat in routes().defeats:
            facts = loaded(event.what, dossier, defeat.words) if defeat.route in pleaded else None
            if facts:
                yield Gap(event.id, {**facts, "route": defeat.route}, event.at("what"))
                break


@rule(
    "CH011",
    "pleaded-fact-accuses",
    severity=Severity.MINOR,
    message=marked("the pleaded fact {subject} judges people ({words}): {sentence} – neutral: {example}"),
    many=marked("{count} pleaded facts judge people"),
    fix=marked("Plead what was done, and leave what those who did it are to the court."),
    ask="counsel",
    when=HAS_CLAIMS,
)
def pleaded_facts_do_not_accuse(dossier: Dossier) -> Iterator[Gap]:
    """A pleaded fact says what was done, not what people are.

    ## What it checks
    `text` of each fact of the proceeding is read for words that judge people or groups, or name them by their
    origin, outside attributed quotations. Before a criminal court this is what the case is about: there it is
    left alone.

    ## Why it matters
    A fact is what the other side can be made to admit. It will not admit to being a vandal.

    ## How to fix it
    Move the judgement into the argument.

    Source: C. civ., art. 9-1; loi du 29 juillet 1881, art. 41 (what is foreign to the case is not
    privileged)
    """
    if dossier.proceeding.court.order == "criminal":
        return
    for fact in dossier.proceeding.facts:
        if facts := loaded(fact.text, dossier, "accusation"):
            yield Gap(fact.id, facts, fact.at("text"))


@rule(
    "CH015",
    "pleaded-fact-unproven",
    severity=Severity.MINOR,
    message=marked("the pleaded fact {subject} cites no proof"),
    many=marked("{count} of {total} pleaded facts cite no proof"),
    of=lambda dossier: len(dossier.proceeding.facts),
    fix=marked("Fill `proof` of the fact in proceedings.yaml, or say in its text that it is common ground."),
    ask="counsel",
    when=HAS_CLAIMS,
)
def pleaded_facts_are_proven(dossier: Dossier) -> Iterator[Gap]:
    """Every pleaded fact cites its proof.

    ## What it checks
    `proof` of each fact of the proceeding.

    ## Why it matters
    A fact that the other side contests and nothing proves is not a fact for the court, and the legal test
    that rests on it falls with it.

    ## How to fix it
    Name the exhibit with its page, the event, the photograph or the observation. Waive it where the fact is
    admitted.

    Source: C. civ., art. 1353; CPC, art. 9 and 768
    """
    for fact in dossier.proceeding.facts:
        if not fact.proof:
            yield Gap(fact.id, {}, fact.origin)
