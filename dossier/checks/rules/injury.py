"""Bodily injury: who must be called to the suit, and what establishes each head."""

from collections.abc import Iterator

from dossier.checks.look import filed, plain, said
from dossier.checks.registry import rule
from dossier.checks.when import BODILY, HAS_PARTIES, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


@rule(
    "PC032",
    "health-insurer-not-joined",
    severity=Severity.MAJOR,
    message=marked("bodily injury is claimed, and the victim's health insurer is not a party"),
    fix=marked(
        "Add it to `parties` with `role: third-party` and `part: health-insurer`, and ask that the judgment "
        "be common to it."
    ),
    ask="counsel",
    when=BODILY & HAS_PARTIES & IN_FRANCE,
)
def health_insurer_is_joined(dossier: Dossier) -> Iterator[Gap]:
    """Where bodily injury is claimed, the victim's health insurer is a party.

    ## What it checks
    Lines of the schedule that name a head of bodily injury, and a party with `part: health-insurer` or whose
    name says so.

    ## Why it matters
    The victim must call the health insurer to the suit, so that the judgment is common to it. For two years
    the judgment can otherwise be set aside at the request of the insurer or of the defendant.

    ## How to fix it
    Serve the suit on the insurer too, and state the victim's social security number as the law asks.

    Source: CSS, art. L.376-1
    """
    parties = dossier.proceeding.parties
    named = any(law().found("health_insurer", *said(party.name, party.form)) for party in parties)
    if not named and not any(party.part == "health-insurer" for party in parties):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("parties"))


@rule(
    "PC033",
    "health-insurer-debts-unknown",
    severity=Severity.NOTE,
    message=marked("no exhibit says what the health insurer paid"),
    fix=marked("Ask the health insurer for its final statement, and file it with a title that says so."),
    ask="client",
    when=BODILY & IN_FRANCE,
)
def health_insurer_says_what_it_paid(dossier: Dossier) -> Iterator[Gap]:
    """An exhibit says what the health insurer paid.

    ## What it checks
    An exhibit whose title speaks of the insurer's payments (relevé des débours, créance de la caisse).

    ## Why it matters
    What the insurer paid is taken head by head from what the victim receives. Without its statement the
    court adjourns, or counts to the victim's loss.

    ## How to fix it
    Write to the insurer with the victim's number and the date of the accident.

    Source: CSS, art. L.376-1, al. 3
    """
    if not any(law().found("health_debts", *said(exhibit.title)) for exhibit in filed(dossier)):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("exhibits"))


@rule(
    "DQ025",
    "injury-heads-lumped",
    severity=Severity.MINOR,
    message=marked("{item}: several heads of bodily injury stand in one line ({words})"),
    many=marked("{count} lines put several heads of bodily injury together"),
    fix=marked("Make one line for each head (Dintilhac): health expenses, temporary deficit, suffering, …"),
    ask="counsel",
    when=BODILY & IN_FRANCE,
)
def injury_is_claimed_head_by_head(dossier: Dossier) -> Iterator[Gap]:
    """Bodily injury is claimed head by head.

    ## What it checks
    `head` of each line names one head of the Dintilhac list, not two, and not bodily injury as a whole.

    ## Why it matters
    The health insurer's claim is set off head by head, and the court must assess each. One sum for all is
    assessed low.

    ## How to fix it
    Split the line as the medical report does.

    Source: rapport Dintilhac, July 2005; loi n° 2006-1640, art. 25
    """
    for loss in dossier.losses:
        whole = law().found("injury_whole", *said(loss.head, loss.item))
        heads = law().found("injury", loss.head.get(dossier.language))
        words = heads if len(heads) > 1 else () if law().found("injury", *said(loss.head)) else whole
        if words:
            facts = {"item": plain(loss.item, dossier), "words": ", ".join(words)}
            yield Gap(loss.id, facts, loss.at("head"))


@rule(
    "DQ026",
    "injury-without-medical-paper",
    severity=Severity.MAJOR,
    message=marked("bodily injury is claimed, and no exhibit is a medical certificate or report"),
    fix=marked("Add the first certificate and the medical report as exhibits, with titles that say so."),
    ask="client",
    when=BODILY,
)
def injury_is_established_by_a_doctor(dossier: Dossier) -> Iterator[Gap]:
    """An injury is established by a doctor.

    ## What it checks
    At least one exhibit whose title speaks of a medical certificate, report or file.

    ## Why it matters
    Neither the injury nor its link with the accident is presumed; the first certificate is the one that
    counts, because it was written before anyone thought of a suit.

    ## How to fix it
    Ask for the certificate of the first day, then for an examination by an expert where injuries last.

    Source: C. civ., art. 1353; loi n° 85-677, art. 12; practice
    """
    if not any(law().found("medical", *said(exhibit.title)) for exhibit in filed(dossier)):
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("exhibits"))
