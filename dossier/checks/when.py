"""When a rule applies; each condition carries the reason that is printed where it does not."""

from collections.abc import Callable
from dataclasses import dataclass

from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of a dossier, with the reason for not running where it fails.

    Attributes:
        tests: Pairs of the reason (a msgid) and the test, tried in order.
    """

    tests: tuple[tuple[str, Callable[[Dossier], bool]], ...]

    def __and__(self, other: "Condition") -> "Condition":
        """Both conditions."""
        return Condition(self.tests + other.tests)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Every reason for which it may fail."""
        return tuple(reason for reason, _ in self.tests)

    def reason_against(self, dossier: Dossier) -> str:
        """Why a rule with this condition does not apply; empty where it does."""
        return next((reason for reason, test in self.tests if not test(dossier)), "")


def _when(reason: str, test: Callable[[Dossier], bool]) -> Condition:
    return Condition(((reason, test),))


def _claims(dossier: Dossier, kind: str) -> bool:
    return any(claim.kind == kind for claim in dossier.proceeding.claims)


def _routes(dossier: Dossier) -> set[str]:
    return {claim.route for claim in dossier.proceeding.claims}


def _dated_incident(dossier: Dossier) -> bool:
    incident = dossier.case.matter.incident
    return incident.when is not None and incident.until is None and not _lasting(dossier)


def _lasting(dossier: Dossier) -> bool:
    when = dossier.case.matter.incident.when
    if dossier.case.matter.kind in {"water", "building"}:
        return when is None or not when.has_time
    return when is not None and when.precision in {"year", "month"}


def _bodily(dossier: Dossier) -> bool:
    texts = (text for loss in dossier.losses for text in (loss.head, loss.item))
    words = [word for text in texts for word in (text.fr, text.en) if word]
    return bool(law().found("injury", *words) or law().found("injury_whole", *words))


def _by_vehicle(dossier: Dossier) -> bool:
    """Whether what the matter, its incident or its claims say speaks of a vehicle."""
    matter, claims = dossier.case.matter, dossier.proceeding.claims
    texts = [matter.title, matter.incident.title, *(claim.title for claim in claims)]
    texts += [claim.legal_basis for claim in claims]
    return bool(law().found("vehicle", *(word for text in texts if text for word in (text.fr, text.en))))


def _rests_on_guarantees(dossier: Dossier) -> bool:
    if _routes(dossier) & {"ten-year-guarantee", "two-year-guarantee"}:
        return True
    bases = (claim.legal_basis for claim in dossier.proceeding.claims if claim.legal_basis)
    return bool(law().found("guarantees", *(word for basis in bases for word in (basis.fr, basis.en))))


def _state_defendant(dossier: Dossier) -> bool:
    return any(
        party.role == "defendant" and party.kind in {"state", "public-body"}
        for party in dossier.proceeding.parties
    )


ALWAYS = Condition(())
HAS_PHOTOGRAPHS = _when(marked("no photograph is filed"), lambda d: bool(d.plates))
HAS_RECORD = _when(
    marked("there is no bailiff's record (a constat amiable is not one)"),
    lambda d: any(record.kind != "amicable" for record in d.constats),
)
HAS_STATEMENTS = _when(marked("there is no witness statement"), lambda d: bool(d.statements))
HAS_EVENTS = _when(marked("the chronology is empty"), lambda d: bool(d.events))
HAS_LETTERS = _when(marked("there is no correspondence"), lambda d: bool(d.letters))
HAS_ACCOUNTS = _when(
    marked("the chronology and the register of letters are empty"), lambda d: bool(d.events or d.letters)
)
HAS_LOSSES = _when(marked("the schedule of losses is empty"), lambda d: bool(d.losses))
HAS_CUSTODY = _when(
    marked("the folder keeps no custody log (custody.jsonl)"), lambda d: d.case.custody is not None
)
HAS_STAMPS = _when(marked("no time-stamp stands beside a file"), lambda d: bool(d.case.stamps))
HAS_CLAIMS = _when(marked("the proceeding states no claim"), lambda d: bool(d.proceeding.claims))
HAS_PARTIES = _when(marked("the proceeding names no party"), lambda d: bool(d.proceeding.parties))
HAS_COMMUNICATIONS = _when(
    marked("nothing was communicated in this proceeding"),
    lambda d: any(one.proceeding == d.proceeding.id for one in d.case.communications),
)
HAS_PLEADINGS = _when(
    marked("no pleading that can be read is in submissions/"),
    lambda d: any(submission.passages for submission in d.submissions),
)
HAS_RELIEF = _when(
    marked("no pleading ends with what it asks for, in sums"),
    lambda d: any(submission.asks_for_money for submission in d.submissions),
)
HAS_REDACTIONS = _when(marked("nothing is marked to be masked"), lambda d: bool(d.case.redactions))
AT_ONE_TIME = _when(
    marked("the incident is a period, or has no date: there is no instant to compare with"),
    _dated_incident,
)
SUDDEN = _when(
    marked("water damage and building defects last: no photograph of them is taken too early or too late"),
    lambda d: d.case.matter.kind not in {"water", "building"},
)
HAS_INCIDENT = _when(
    marked("the date of the incident is not known"), lambda d: d.case.matter.incident.when is not None
)
THEFT = _when(
    marked("the matter is neither a theft nor an attack"),
    lambda d: d.case.matter.kind in {"theft", "attack"},
)
PREMISES = _when(
    marked("the matter is not about damage to premises"),
    lambda d: d.case.matter.kind in {"attack", "water", "building", "neighbours", "theft"},
)
STOLEN = _when(marked("the matter is not a theft"), lambda d: d.case.matter.kind == "theft")
BODILY = _when(marked("no bodily injury is claimed"), _bodily)
BY_VEHICLE = _when(marked("the matter is not an accident with a vehicle"), _by_vehicle) & _when(
    marked("the matter is not an accident with a vehicle"), lambda d: d.case.matter.kind == "accident"
)
GUARANTEES = _when(
    marked("no claim rests on a builder's guarantee (C. civ., art. 1792)"), _rests_on_guarantees
)
THIRD_PARTY_DAMAGE = _when(
    marked("the matter is neither an accident nor water damage"),
    lambda d: d.case.matter.kind in {"accident", "water"},
)
HAS_AMICABLE_RECORD = _when(
    marked("there is no record that the parties drew up themselves (constat amiable)"),
    lambda d: any(record.kind == "amicable" for record in d.constats),
)
INSURANCE = _when(marked("no claim rests on an insurance contract"), lambda d: "insurance" in _routes(d))
IN_FRANCE = _when(marked("the court is not French"), lambda d: d.proceeding.court.jurisdiction == "FR")
IN_ENGLAND = _when(
    marked("the court is not in England or Wales"), lambda d: d.proceeding.court.jurisdiction == "EW"
)
IN_COMMON_LAW = _when(
    marked("the court is neither English nor American"),
    lambda d: d.proceeding.court.jurisdiction in {"EW", "US"},
)
ADMINISTRATIVE = _when(
    marked("the court is not an administrative court"),
    lambda d: d.proceeding.court.order == "administrative",
)
CIVIL = _when(marked("the court is not a civil court"), lambda d: d.proceeding.court.order == "civil")
CRIMINAL = _when(
    marked("the court is not a criminal court"), lambda d: d.proceeding.court.order == "criminal"
)
CLAIMS_MONEY = _when(marked("no compensation is claimed"), lambda d: _claims(d, "compensation"))
CLAIMS_ORDER = _when(marked("no injunction is claimed"), lambda d: _claims(d, "injunction"))
AGAINST_STATE = _when(marked("no defendant is a public body"), _state_defendant)
GATHERING = _when(
    marked("no claim rests on damage done by a gathering (CSI, art. L.211-10)"),
    lambda d: law().gathering_route in _routes(d),
)
FAULT = _when(marked("no claim rests on a fault of the State"), lambda d: "fault" in _routes(d))
NOT_SPECIMEN = _when(
    marked("the case is a specimen and says so on every page"), lambda d: not d.case.matter.specimen
)
DECLARES_LETTERS = _when(
    marked("no row of the register stands for several letters"),
    lambda d: any(letter.count for letter in d.letters),
)
FILED = _when(marked("no file is made yet: a build checks what it has made"), lambda d: bool(d.filed))
EDITED = _when(
    marked("no file is made for a court's system yet: a build makes them"),
    lambda d: any(file.edition for file in d.filed),
)
ARCHIVED = _when(
    marked("no archive edition is made: a build with --archive makes one"), lambda d: d.archive is not None
)
EMBEDS = _when(
    marked("no exhibit is marked to have its original attached (column embed)"),
    lambda d: any(item.exhibit.embed for item in d.exhibits),
)
IN_AMERICA = _when(
    marked("the court is not in the United States"), lambda d: d.proceeding.court.jurisdiction == "US"
)
REAL = _when(marked("deadlines are not counted for a specimen"), lambda d: not d.case.matter.specimen)
COUNTED = _when(
    marked("no deadlines are held for the law of this court"),
    lambda d: d.proceeding.court.jurisdiction in {"FR", "EW"},
)
