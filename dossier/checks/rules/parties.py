"""Parties: who claims, who answers, and before which court."""

from collections.abc import Iterator

from dossier.checks.look import is_co_ownership, missing, plain, said
from dossier.checks.registry import rule
from dossier.checks.when import HAS_CLAIMS, HAS_PARTIES, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.proceeding import Party

_PUBLIC = {"state", "public-body"}


def _on_vehicles(dossier: Dossier) -> bool:
    """Damage by a vehicle goes to the civil courts, whoever owns it; a fall on a pavement does not."""
    matter, claims = dossier.case.matter, dossier.proceeding.claims
    texts = said(*(claim.legal_basis for claim in claims))
    if matter.kind == "accident":
        texts += said(matter.title, matter.incident.title, *(claim.title for claim in claims))
    return bool(law().found("vehicle", *texts))


@rule(
    "PC001",
    "claimant-is-no-person",
    severity=Severity.MAJOR,
    message=marked("{name} has no legal personality: the State that it represents is the party"),
    fix=marked("Name the State as the party, “represented by its ambassador”, and set `kind: state`."),
    ask="counsel",
    when=HAS_PARTIES,
)
def claimant_is_a_person(dossier: Dossier) -> Iterator[Gap]:
    """The claimant is a person, not one of its services.

    ## What it checks
    No claimant is called an embassy, a consulate or a mission.

    ## Why it matters
    An embassy cannot sue. The suit is void, and by the time that is said the limitation may have run.

    ## How to fix it
    Write "State of X, represented by its ambassador".

    Source: CA Paris, 7 March 2001 (embassy of Georgia); CPC, art. 32 and 117
    """
    for party in dossier.proceeding.parties:
        names = said(party.name)
        service = law().found("embassy", *names) and not law().found("state", *names)
        if party.role == "claimant" and service:
            yield Gap(party.id, {"name": plain(party.name, dossier)}, party.at("name"))


@rule(
    "PC002",
    "no-authority",
    severity=Severity.MINOR,
    message=marked("nothing shows who may act for {name}: {keys} missing"),
    fix=marked("Fill these keys of the party in proceedings.yaml and file the powers as an exhibit."),
    ask="client",
    when=HAS_PARTIES,
)
def claimant_is_represented(dossier: Dossier) -> Iterator[Gap]:
    """Whoever acts for the claimant is named with capacity and powers.

    ## What it checks
    For a claimant that is not a natural person: `represented_by`, `capacity`, `authority_exhibit`. What
    authorises the syndic of co-owners is looked at by PC031.

    ## Why it matters
    A suit without authority is void, and only the one who lacked it can put it right.

    ## How to fix it
    Name the representative, and file the powers, the appointment or the vote.

    Source: CPC, art. 117 and 648; R.431-2 CJA
    """
    for party in dossier.proceeding.parties:
        voted = () if is_co_ownership(party) else ("authority_exhibit",)
        keys = missing(party, "represented_by", "capacity", *voted)
        if party.role == "claimant" and party.kind != "person" and keys:
            yield Gap(party.id, {"name": plain(party.name, dossier), "keys": keys}, party.origin)


@rule(
    "PC003",
    "wrong-order-of-courts",
    severity=Severity.MAJOR,
    message=marked("{name} ({kind}) is sued before a court of the wrong order ({order})"),
    fix=marked(
        "Sue public bodies before the administrative court and private persons before the civil court."
    ),
    ask="counsel",
    when=HAS_PARTIES & IN_FRANCE,
)
def court_fits_the_defendant(dossier: Dossier) -> Iterator[Gap]:
    """The court fits the defendant.

    ## What it checks
    A State or public body is sued before an administrative court, anyone else before a civil or criminal
    one. Damage by a vehicle goes to the civil courts whoever owns it: in an accident the titles, otherwise
    the legal basis, must speak of a vehicle.

    ## Why it matters
    One court cannot judge the other's defendant: the suit is refused, and time was lost.

    ## How to fix it
    Make a proceeding for each court in `proceedings.yaml`; each builds its own dossier.

    Source: loi des 16-24 août 1790; loi n° 57-1424 du 31 décembre 1957 (vehicles)
    """
    order = dossier.proceeding.court.order
    for party in dossier.proceeding.parties:
        if party.role == "defendant" and _misplaced(party, order, vehicles=_on_vehicles(dossier)):
            facts = {"name": plain(party.name, dossier), "kind": party.kind, "order": order}
            yield Gap(party.id, facts, party.origin)


def _misplaced(party: Party, order: str, *, vehicles: bool) -> bool:
    if party.kind == "other":
        return False
    if order == "administrative":
        return party.kind not in _PUBLIC or vehicles
    return order == "civil" and party.kind in _PUBLIC and not vehicles


@rule(
    "PC004",
    "defendant-not-identified",
    severity=Severity.MINOR,
    message=marked("{name} ({kind}) is not identified: {keys} missing"),
    fix=marked("Fill these keys of the party in proceedings.yaml from the public register."),
    ask="counsel",
    when=HAS_PARTIES,
)
def organisations_are_identified(dossier: Dossier) -> Iterator[Gap]:
    """A company or association is identified as its register does.

    ## What it checks
    `form`, `seat` and `represented_by` of defendants and third parties.

    ## Why it matters
    What has no legal form cannot be sued: then its members must be named.

    ## How to fix it
    Look it up in the register of companies or of associations.

    Source: CPC, art. 54 and 648; loi du 1er juillet 1901
    """
    for party in dossier.proceeding.parties:
        keys = missing(party, "form", "seat", "represented_by")
        if party.kind in {"company", "association"} and party.role != "claimant" and keys:
            facts = {"name": plain(party.name, dossier), "kind": party.kind, "keys": keys}
            yield Gap(party.id, facts, party.origin)


@rule(
    "PC009",
    "immunity-not-considered",
    severity=Severity.NOTE,
    message=marked("{name} is a State: suing opens it to counter-claims on the same matter"),
    fix=marked(
        "Have the client decide in writing, file it as `authority_exhibit`, then this note is silent."
    ),
    ask="client",
    when=HAS_PARTIES & HAS_CLAIMS,
)
def state_decided_to_sue(dossier: Dossier) -> Iterator[Gap]:
    """A State that sues has decided to.

    ## What it checks
    A claimant that is a State has an `authority_exhibit`.

    ## Why it matters
    Who starts proceedings cannot invoke immunity against a counter-claim that is directly connected.

    ## How to fix it
    Record the decision, and file it or keep it.

    Source: Vienna Convention on Diplomatic Relations, art. 32, 3
    """
    for party in dossier.proceeding.parties:
        if party.role == "claimant" and party.kind == "state" and not party.authority_exhibit:
            yield Gap(party.id, {"name": plain(party.name, dossier)}, party.origin)


@rule(
    "PC044",
    "party-of-unknown-kind",
    severity=Severity.MINOR,
    message=marked("nothing says what {name} is: a person, a company, an association, a State"),
    many=marked("nothing says what {count} parties are: persons, companies, associations, States"),
    fix=marked(
        "Write `kind` of the party in proceedings.yaml: person, company, association, state, public-body."
    ),
    ask="counsel",
    when=HAS_PARTIES,
)
def parties_are_of_a_kind(dossier: Dossier) -> Iterator[Gap]:
    """It is known what each party is.

    ## What it checks
    `kind` of claimants and defendants is written. `kind: other` is an answer too.

    ## Why it matters
    What a pleading must say of a party, who may act for it, and which court hears it depend on what it is.
    Where that is not known, none of it can be checked.

    ## How to fix it
    Write it from the register, the identity card or the contract.

    Source: CPC, art. 54 and 648; R.411-1 CJA
    """
    for party in dossier.proceeding.parties:
        if party.role in {"claimant", "defendant"} and "kind" not in party.model_fields_set:
            yield Gap(party.id, {"name": plain(party.name, dossier)}, party.origin)


@rule(
    "PC014",
    "no-parties",
    severity=Severity.MAJOR,
    message=marked("the proceeding {subject} names no {role}"),
    fix=marked("Add it to `parties` in proceedings.yaml."),
    ask="counsel",
    when=HAS_CLAIMS,
)
def both_sides_are_named(dossier: Dossier) -> Iterator[Gap]:
    """The proceeding names who claims and who answers.

    ## What it checks
    A proceeding with claims has a claimant and a defendant.

    ## Why it matters
    The cover, the list of exhibits and the claims are about parties.

    ## How to fix it
    Add them, each with its `role` and `kind`.

    Source: CPC, art. 54; R.411-1 CJA
    """
    roles = {party.role for party in dossier.proceeding.parties}
    for role in ("claimant", "defendant"):
        if role not in roles:
            yield Gap(dossier.proceeding.id, {"role": role}, dossier.proceeding.origin)
