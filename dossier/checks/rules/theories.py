"""Theories: the route of each claim, its legal tests with their proof, and what contradicts what."""

import itertools
from collections.abc import Iterable, Iterator

from dossier.checks.look import loaded, pay_once, plain
from dossier.checks.registry import rule
from dossier.checks.when import GATHERING, HAS_CLAIMS, HAS_LOSSES, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.matrix import TestRow, matrices
from dossier.law.theories import Defeat, routes
from dossier.law.wording import spotted
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.proceeding import Claim, Proceeding
from dossier.model.source import Origin
from dossier.model.text import Text

_ON_A_GROUND = {"compensation", "injunction"}
_KNOWN_ORDERS = {"administrative", "civil", "criminal"}
Pleaded = tuple[str, Text, Origin]


def _count(dossier: Dossier) -> int:
    return len(dossier.proceeding.claims)


def _claims(dossier: Dossier) -> Iterator[Claim]:
    return (claim for claim in dossier.proceeding.claims if claim.kind in _ON_A_GROUND)


@rule(
    "PC018",
    "route-unknown",
    severity=Severity.MINOR,
    message=marked("the claim {subject} names no route that is known here (route: {route}); known: {routes}"),
    many=marked("{count} of {total} claims name no route that is known here"),
    of=_count,
    fix=marked("Write one that is known in `route` of the claim in proceedings.yaml."),
    ask="counsel",
    when=HAS_CLAIMS,
)
def routes_are_known(dossier: Dossier) -> Iterator[Gap]:
    """Every claim for damages or an order names its legal route.

    ## What it checks
    `route` of each claim for compensation or an injunction is one of those that the program has data on.
    Courts outside France and England are left alone.

    ## Why it matters
    Without a route nothing can be said of the legal tests of the claim, nor of what contradicts it.

    ## How to fix it
    Choose the nearest route. If there is none, keep your own word and waive this finding; the tests that you
    write are shown all the same.

    Source: practice; CPC, art. 768 (each claim with its ground)
    """
    court = dossier.proceeding.court.jurisdiction
    ours = [route.id for route in routes().by_id.values() if court in route.jurisdictions]
    for claim in _claims(dossier):
        if ours and claim.route not in routes().by_id:
            facts = {"route": claim.route or "–", "routes": ", ".join(ours)}
            yield Gap(claim.id, facts, claim.at("route"))


@rule(
    "PC019",
    "route-of-another-court",
    severity=Severity.MAJOR,
    message=marked("the claim {subject} rests on {route}, which the court seized does not hear ({order})"),
    fix=marked(
        "Bring the claim before the court of its route, or plead a route that this court hears: {routes}."
    ),
    ask="counsel",
    when=HAS_CLAIMS & IN_FRANCE,
)
def court_hears_the_route(dossier: Dossier) -> Iterator[Gap]:
    """The court hears the route of each claim.

    ## What it checks
    `order` and `jurisdiction` of the court are among those of the claim's route. A court of another kind
    (`order: other`) is left alone.

    ## Why it matters
    The liability of the State without fault is for the administrative court, that of a private association
    for the civil court. In the wrong place the claim is not heard, and time goes on running.

    ## How to fix it
    One dossier per proceeding: move the claim to the proceeding before its court.

    Source: loi des 16-24 août 1790, art. 13; TC, 8 February 1873, Blanco; for each route its own source
    """
    court = dossier.proceeding.court
    for claim in _claims(dossier):
        route = routes().by_id.get(claim.route)
        wrong_order = route and court.order in _KNOWN_ORDERS and court.order not in route.orders
        if route and (wrong_order or court.jurisdiction not in route.jurisdictions):
            facts = {"route": claim.route, "order": f"{court.order}, {court.jurisdiction}"}
            facts["routes"] = ", ".join(_heard(dossier.proceeding))
            yield Gap(claim.id, facts, claim.at("route"))


def _heard(proceeding: Proceeding) -> Iterator[str]:
    court = proceeding.court
    for route in routes().by_id.values():
        if court.order in route.orders and court.jurisdiction in route.jurisdictions:
            yield route.id


@rule(
    "PC020",
    "legal-test-unproven",
    severity=Severity.MAJOR,
    message=marked("the claim {subject} shows no fact and no proof for what its route asks: {tests} ({ids})"),
    many=marked("{count} of {total} claims show no fact and no proof for what their route asks"),
    of=_count,
    fix=marked(
        "Add an entry to `tests` of the claim in proceedings.yaml with its `facts` and `proof`; its `id` "
        "names the test."
    ),
    ask="counsel",
    when=HAS_CLAIMS,
)
def every_test_has_a_proof(dossier: Dossier) -> Iterator[Gap]:
    """Every legal test of a claim's route has a fact or a proof.

    ## What it checks
    Where a claim lists `tests`, each test of its route is among them, by `id` or by its words, and has
    `facts` or `proof`; so has every test that counsel added. A claim that lists none is read as a whole.

    ## Why it matters
    A claim fails on the one test that nobody proved.

    ## How to fix it
    Name the fact or the exhibit. The internal report shows what the file already holds for each test.

    Source: C. civ., art. 1353; CPC, art. 9; for each route its own source
    """
    for matrix in matrices(dossier):
        bare = [row for row in matrix.rows if not row.proven]
        if bare and (matrix.claim.tests or not (matrix.claim.facts or matrix.claim.losses)):
            tests = "; ".join(plain(row.name, dossier) for row in bare)
            ids = ", ".join(row.legal.id for row in bare if row.legal) or "–"
            yield Gap(matrix.claim.id, {"tests": tests, "ids": ids}, matrix.claim.at("tests"))


@rule(
    "PC021",
    "wanted-proof-absent",
    severity=Severity.MINOR,
    message=marked(
        "for the claim {subject} the file holds nothing of what usually proves it ({tests}): {wanted}"
    ),
    many=marked("for {count} of {total} claims the file holds nothing of what usually proves them"),
    of=_count,
    fix=marked("Look for it, or be ready to prove these tests otherwise."),
    ask="counsel",
    when=HAS_CLAIMS,
)
def what_usually_proves_is_there(dossier: Dossier) -> Iterator[Gap]:
    """The file holds what usually proves each legal test.

    ## What it checks
    For each test of a claim's route, the data of the route say what usually proves it: kinds of exhibit,
    what the officer saw, photographs of the days after, events, letters, losses. At least one of each is
    filed. What another rule already asks for, and what only strengthens, are left out.

    ## Why it matters
    The court has seen a hundred such claims and looks for the same thing each time.

    ## How to fix it
    Look for it: the internal report says, test by test, what would fill the place.

    Source: for each route its own, in the data of the program
    """
    for matrix in matrices(dossier):
        lacking = [(row, name) for row in matrix.rows for name in _lacking(row)]
        if lacking:
            wanted = "; ".join(dict.fromkeys(plain(name, dossier) for _, name in lacking))
            tests = "; ".join(dict.fromkeys(plain(row.name, dossier) for row, _ in lacking))
            yield Gap(matrix.claim.id, {"wanted": wanted, "tests": tests}, matrix.claim.origin)


def _lacking(row: TestRow) -> Iterator[Text]:
    for weighed in row.wants:
        if weighed.missing and not weighed.want.helps and not weighed.want.told_by:
            yield weighed.want.name


@rule(
    "PC022",
    "theories-contradict",
    severity=Severity.MAJOR,
    message=marked("{subject} contradicts the claim {claim} on the route {route}: {sentence} – {why}"),
    many=marked("{count} facts or claims contradict a route that is pleaded beside them"),
    fix=marked("Weigh it; reword it, or plead the two in the alternative (`alternative_to`)."),
    ask="counsel",
    when=HAS_CLAIMS,
)
def theories_agree(dossier: Dossier) -> Iterator[Gap]:
    """No fact or claim contradicts another claim of the same proceeding.

    ## What it checks
    Facts and claims are read for words that contradict what a pleaded route needs: a group formed for the
    sole purpose of the offences, no gathering, no violence beside L.211-10; what could not be foreseen, or
    police who came in time, beside a fault of protection; and so on. And two routes that exclude each other
    do not carry the same losses against the same party, unless one is `alternative_to` the other
    or says so in its title.

    ## Why it matters
    The other side needs no evidence where the claimant pleads against itself. Alternative grounds may differ
    in law; they are argued on one set of facts.

    ## How to fix it
    Keep the facts common to all grounds, and make the second ground alternative to the first.

    Source: CE, 28 October 2022, n° 451659; C. civ., art. 1383-2 (judicial admission); for each pair of routes
    its own source, in the data of the program
    """
    pleaded = {claim.route: claim.id for claim in reversed(dossier.proceeding.claims)}
    for subject, text, origin in _pleaded(dossier.proceeding):
        for defeat in routes().defeats:
            facts = loaded(text, dossier, defeat.words) if defeat.route in pleaded else None
            if facts:
                named = {"claim": pleaded[defeat.route], "route": defeat.route}
                yield Gap(subject, {**facts, **named}, origin)
                break
    yield from _exclusions(dossier)


def _pleaded(proceeding: Proceeding) -> Iterator[Pleaded]:
    """The texts of a pleading with who says them; the wording of legal tests is the law's."""
    for fact in proceeding.facts:
        yield fact.id, fact.text, fact.at("text")
    for claim in proceeding.claims:
        for key in ("title", "order_sought"):
            text = getattr(claim, key)
            if text is not None:
                yield claim.id, text, claim.at(key)


def _exclusions(dossier: Dossier) -> Iterator[Gap]:
    for one, other in itertools.combinations(list(_claims(dossier)), 2):
        for exclusion in routes().exclusions:
            both = {one.route, other.route} == exclusion.routes and _same_debt(one, other)
            if both and not pay_once(one, other):
                facts = {"claim": one.id, "route": one.route, "sentence": f"{other.route} / {one.route}"}
                why = f"{plain(exclusion.why, dossier)} ({plain(exclusion.source, dossier)})."
                yield Gap(other.id, {**facts, "why": why}, other.at("route"))


def _same_debt(one: Claim, other: Claim) -> bool:
    return bool({*one.losses} & {*other.losses} and {*one.against} & {*other.against})


@rule(
    "PC023",
    "defeated-elsewhere",
    severity=Severity.MAJOR,
    message=marked(
        "{subject} of the proceeding {proceeding} defeats the claim {claim} here, on the route {route}: "
        "{sentence} – {why}"
    ),
    many=marked("{count} facts of other proceedings of this case defeat claims made here"),
    fix=marked(
        "Weigh it before either is filed: what is pleaded there can be produced here. Keep to what both can "
        "say."
    ),
    ask="counsel",
    when=HAS_CLAIMS,
)
def other_proceedings_do_not_defeat_this_one(dossier: Dossier) -> Iterator[Gap]:
    """What is pleaded in another proceeding of the case does not defeat the claims of this one.

    ## What it checks
    Facts, claims and chronology of the other proceedings of the case folder are read for words that
    contradict a route pleaded here. Nothing of them is printed in this proceeding's dossier; the finding is
    internal.

    ## Why it matters
    A planned attack by a group formed for it is the best story against an organisation and the worst against
    the State. The two defendants may show each other what they were served.

    ## How to fix it
    Tell one story in both: what was done, by how many, in what order. Leave the purpose of the group to what
    can be proven.

    Source: CSI, art. L.211-10; CE, 28 October 2022, n° 451659; C. civ., art. 1383 (extrajudicial admission)
    """
    pleaded = {claim.route: claim.id for claim in reversed(dossier.proceeding.claims)}
    here = {text for _, text, _ in _pleaded(dossier.proceeding)}
    for other in dossier.case.proceedings:
        if other.id == dossier.proceeding.id:
            continue
        theirs = (row for row in (*_pleaded(other), *_events_of(other, dossier)) if row[1] not in here)
        for subject, text, origin in theirs:
            if defeat := _defeated(text, pleaded, dossier):
                facts = loaded(text, dossier, defeat.words) or {}
                named = {"claim": pleaded[defeat.route], "route": defeat.route, "proceeding": other.id}
                yield Gap(subject, {**facts, **named}, origin)


def _events_of(other: Proceeding, dossier: Dossier) -> Iterator[Pleaded]:
    """Events that only other proceedings print."""
    for event in dossier.case.events:
        if other.id in event.proceedings and dossier.proceeding.id not in event.proceedings:
            yield event.id, event.what, event.at("what")


def _defeated(text: Text, pleaded: Iterable[str], dossier: Dossier) -> Defeat | None:
    wanted = (defeat for defeat in routes().defeats if defeat.route in pleaded)
    return next((defeat for defeat in wanted if loaded(text, dossier, defeat.words)), None)


@rule(
    "PC024",
    "petty-offence-claimed",
    severity=Severity.MINOR,
    message=marked("the loss {subject} is put down to {offence}: a petty offence is not covered by L.211-10"),
    many=marked("{count} losses are put down to petty offences, which L.211-10 does not cover"),
    fix=marked(
        "Show lasting damage and name the délit (C. pénal, art. 322-1), or claim the line on another route "
        "as well."
    ),
    ask="counsel",
    when=GATHERING & HAS_LOSSES,
)
def offences_are_crimes_or_delits(dossier: Dossier) -> Iterator[Gap]:
    """Damage by a gathering comes from crimes or délits, not from petty offences.

    ## What it checks
    `offence` of each line that a claim on L.211-10 adds up is not in the articles R. of the penal code.

    ## Why it matters
    The State answers for crimes and délits. Stains that wash off are slight damage, which is a petty offence
    (R.635-1); the cost of cleaning may be left out of the sum.

    ## How to fix it
    If the stain left something behind (etched stone, a stripped varnish), have it recorded and name article
    322-1. Otherwise keep the line and claim it for fault in the alternative.

    Source: CSI, art. L.211-10; C. pénal, art. 322-1 and R.635-1
    """
    gathered = [claim for claim in dossier.proceeding.claims if claim.route == "L.211-10"]
    claimed = {id_ for claim in gathered for id_ in claim.losses}
    for loss in dossier.losses:
        if loss.id in claimed and spotted(loss.offence, "petty_offence"):
            yield Gap(loss.id, {"offence": plain(loss.offence, dossier)}, loss.at("offence"))
