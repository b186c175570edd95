"""Production: what may be filed at all, and in a language that the court reads."""

from collections.abc import Iterator

from dossier.checks.cited import citations
from dossier.checks.look import letters
from dossier.checks.registry import rule
from dossier.checks.when import (
    ADMINISTRATIVE,
    CLAIMS_MONEY,
    HAS_LETTERS,
    IN_FRANCE,
)
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.source import NOWHERE, Origin


@rule(
    "CO006",
    "no-prior-claim",
    severity=Severity.MAJOR,
    message=marked(
        "no letter claimed compensation before the suit: the petition is not admissible as it stands"
    ),
    fix=marked(
        "Send the claim now and name its id in `prior_claim` of proceedings.yaml; it can be cured pending "
        "suit."
    ),
    ask="counsel",
    when=ADMINISTRATIVE & CLAIMS_MONEY & IN_FRANCE,
)
def prior_claim_was_made(dossier: Dossier) -> Iterator[Gap]:
    """Compensation was claimed from the administration before the suit.

    ## What it checks
    `prior_claim` of the proceeding names a letter of the register that claims money and was not sent before
    the incident: a warning is no claim.

    ## Why it matters
    The court decides on a decision. Without a claim that was refused, or met with two months of silence,
    there is none.

    ## How to fix it
    Send the claim. If the suit is already pending, a decision born before the judgment cures it.

    Source: R.421-1, al. 2 CJA; CE avis, 27 March 2019, n° 426472
    """
    when = dossier.case.matter.incident.when
    claims = {
        letter.id
        for letter in dossier.letters
        if letter.claims_money and not (when and letter.sent and letter.sent.latest < when.earliest)
    }
    if dossier.proceeding.prior_claim not in claims:
        yield Gap(dossier.proceeding.id, {}, dossier.proceeding.at("prior_claim"))


@rule(
    "CO007",
    "privileged-in-file",
    severity=Severity.BLOCKER,
    message=marked("{subject} is privileged, and the file of this proceeding refers to it ({where})"),
    many=marked("{count} privileged documents are referred to in the file of this proceeding"),
    fix=marked(
        "Remove every reference to it; correct `confidentiality` or `privileged` only if it is wrong."
    ),
    ask="counsel",
)
def privileged_letters_stay_out(dossier: Dossier) -> Iterator[Gap]:
    """Nothing privileged is numbered, cited or registered.

    ## What it checks
    No exhibit marked `privileged`, nor its translation or typed copy, stands in the list of the proceeding or
    is cited, and no letter marked `privileged` is in its register.

    ## Why it matters
    What passed between lawyer and client, or between lawyers without "officielle", may not be produced.
    Even its existence says something.

    ## How to fix it
    Remove the reference. A letter between lawyers marked "officielle" is not privileged: correct its row.

    Source: loi n° 71-1130, art. 66-5; VCDR, art. 24
    """
    own = {e.id for e in dossier.case.exhibits if e.confidentiality == "privileged"}
    secret = own | {e.id for e in dossier.case.exhibits if own & {e.translation_of, e.typed_copy_of}}
    found = {id_: "exhibits" for id_ in dossier.proceeding.exhibits if id_ in secret}
    for use in citations(dossier):
        if use.exhibit in secret:
            found.setdefault(use.exhibit, use.where)
    for letter in dossier.letters:
        if letter.privileged:
            found.setdefault(letter.id, "correspondence")
    for id_, where in found.items():
        yield Gap(id_, {"where": where}, _origin(dossier, id_))


def _origin(dossier: Dossier, id_: str) -> Origin:
    exhibit = dossier.case.exhibit_by_id.get(id_)
    letter = next((letter for letter in dossier.letters if letter.id == id_), None)
    found = letter or exhibit
    return found.origin if found else NOWHERE


@rule(
    "CO008",
    "diplomatic-document",
    severity=Severity.MAJOR,
    message=marked(
        "{subject} is a diplomatic document, and nothing says that the client allows its production"
    ),
    many=marked("{count} of {total} letters are diplomatic documents that nothing allows to produce"),
    of=letters,
    fix=marked(
        "Have the client authorise it in writing, then set `authorised: yes` in the table correspondence."
    ),
    ask="client",
    when=HAS_LETTERS,
)
def diplomatic_documents_are_authorised(dossier: Dossier) -> Iterator[Gap]:
    """Diplomatic documents are produced with the client's leave.

    ## What it checks
    Notes verbales that are produced as exhibits have `authorised: yes`.

    ## Why it matters
    The archives of a mission are inviolable: only the sending State may waive that, and internal cables
    stay out.

    ## How to fix it
    Ask for a written authorisation for each document.

    Source: Vienna Convention on Diplomatic Relations, art. 24
    """
    for letter in dossier.letters:
        if letter.kind == "note-verbale" and letter.exhibit and not letter.authorised:
            yield Gap(letter.id, {}, letter.origin)


@rule(
    "CO009",
    "not-translated",
    severity=Severity.MINOR,
    message=marked(
        "exhibit {number} ({subject}) is in another language ({language}), and no exhibit translates it"
    ),
    many=marked("{count} exhibits are in another language, and no exhibit translates them"),
    fix=marked("Add the translation as an exhibit with `translation_of` and `translator`."),
    when=IN_FRANCE,
)
def foreign_documents_are_translated(dossier: Dossier) -> Iterator[Gap]:
    """Documents in a foreign language are translated.

    ## What it checks
    Each exhibit whose `language` is not French has another exhibit that translates it and names its
    translator.

    ## Why it matters
    The judge may accept or set aside a document that is not translated; a free translation is enough until
    contested.

    ## How to fix it
    Add the translation. A sworn translator is needed only if the other side contests it.

    Source: RIN, art. 5.5; Com., 27 November 2012, n° 11-17.185
    """
    translated = {item.exhibit.translation_of for item in dossier.exhibits if item.exhibit.translator}
    for item in dossier.exhibits:
        exhibit = item.exhibit
        if exhibit.language not in {"", "fr"} and exhibit.id not in translated and exhibit.original:
            facts = {"number": str(item.number), "language": exhibit.language}
            yield Gap(exhibit.id, facts, exhibit.at("language"))
