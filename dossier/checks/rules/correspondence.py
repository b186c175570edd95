"""Correspondence: what was written to whom, what proves it, and what must stay in the office."""

from collections.abc import Iterator

from dossier.checks.cited import citations
from dossier.checks.look import letters, missing
from dossier.checks.registry import rule
from dossier.checks.when import (
    ADMINISTRATIVE,
    AGAINST_STATE,
    AT_ONE_TIME,
    CLAIMS_MONEY,
    DECLARES_LETTERS,
    HAS_LETTERS,
    IN_FRANCE,
)
from dossier.i18n.catalogue import marked
from dossier.model.correspondence import Letter
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.source import NOWHERE, Origin


def _produced(dossier: Dossier) -> Iterator[Letter]:
    """Rows that stand for one letter, not for "about fifty"."""
    return (letter for letter in dossier.letters if not letter.count)


@rule(
    "CO001",
    "letter-not-identified",
    severity=Severity.MAJOR,
    message=marked("the letter {subject} does not say: {keys}"),
    many=marked("{count} of {total} letters lack their date, author, addressee or subject"),
    of=letters,
    fix=marked("Fill these columns in the table correspondence from the letter itself."),
    when=HAS_LETTERS,
)
def letters_are_identified(dossier: Dossier) -> Iterator[Gap]:
    """Every letter says when it was sent, by whom, to whom and about what.

    ## What it checks
    `sent` (or `received`), `sender`, `recipient` and `subject`.

    ## Why it matters
    A register shows who knew what and when. A line without its date shows nothing.

    ## How to fix it
    Copy them from the letter.

    Source: C. civ., art. 1353; practice
    """
    for letter in dossier.letters:
        keys = missing(letter, "sender", "recipient", "subject")
        if letter.sent is None and letter.received is None:
            keys = ", ".join(filter(None, [keys, "sent"]))
        if keys:
            yield Gap(letter.id, {"keys": keys}, letter.origin)


@rule(
    "CO002",
    "dispatch-or-receipt-unproven",
    severity=Severity.MINOR,
    message=marked("nothing proves that the letter {subject} was sent or received"),
    many=marked("nothing proves that {count} of {total} letters were sent or received"),
    of=letters,
    fix=marked("Fill `sent_proof` or `received_proof` (slip, stamp, answer) in the table correspondence."),
    ask="client",
    when=HAS_LETTERS,
)
def dispatch_and_receipt_are_proven(dossier: Dossier) -> Iterator[Gap]:
    """Something proves that each letter was sent or arrived.

    ## What it checks
    `sent_proof` or `received_proof`; an answer to the letter counts as proof that it arrived.

    ## Why it matters
    Dispatch stops the limitation, receipt starts the two months of silence: one slip decides both.

    ## How to fix it
    Look for the registered slip, the stamp of arrival, or the answer that mentions it (`answer_to`).

    Source: CE, 5 October 2015, n° 384884; R.421-1 and R.421-2 CJA
    """
    answered = {letter.answer_to for letter in dossier.letters}
    for letter in _produced(dossier):
        proof = letter.sent_proof or letter.received_proof
        if not proof and letter.id not in answered and letter.kind not in {"call", "threat"}:
            yield Gap(letter.id, {}, letter.origin)


@rule(
    "CO003",
    "fewer-letters-than-pleaded",
    severity=Severity.MINOR,
    message=marked("{subject}: {declared} letters are pleaded, {held} are held and {produced} produced"),
    fix=marked("Ask the client for the rest, or plead the number that can be shown; fill `held`."),
    ask="client",
    when=DECLARES_LETTERS,
)
def letters_pleaded_are_held(dossier: Dossier) -> Iterator[Gap]:
    """As many letters can be shown as are pleaded.

    ## What it checks
    A row that stands for several letters (`count`) against those that the office holds (`held`) and the
    letters that the register produces.

    ## Why it matters
    Who pleads "about fifty" and shows five is asked for the other forty-five.

    ## How to fix it
    Ask for the register of the client's own office, with numbers and dates. Plead what can be shown.

    Source: C. civ., art. 1353 (burden of proof)
    """
    for letter in dossier.letters:
        produced = sum(1 for other in _produced(dossier) if _counts_for(letter, other))
        if letter.count and max(letter.held or 0, produced) < letter.count:
            held = str(letter.held) if letter.held is not None else "?"
            facts = {"declared": str(letter.count), "held": held, "produced": str(produced)}
            yield Gap(letter.id, facts, letter.at("count"))


def _counts_for(many: Letter, one: Letter) -> bool:
    """Whether a letter that is produced is one of those that a row pleads together."""
    alike = not many.asks_protection or one.asks_protection
    during = many.sent is None or (one.sent is not None and one.sent.earliest <= many.sent.latest)
    return bool(one.exhibit) and not one.answer_to and one.kind != "threat" and alike and during


@rule(
    "CO004",
    "request-without-answer",
    severity=Severity.NOTE,
    message=marked("the letter {subject} asks for protection, and no answer to it is registered"),
    many=marked("{count} letters ask for protection, and no answer to them is registered"),
    fix=marked("Register the answer with `answer_to`, or ask the client to confirm that there was none."),
    ask="client",
    when=HAS_LETTERS,
)
def requests_have_their_answers(dossier: Dossier) -> Iterator[Gap]:
    """Every request for protection has its answer, or it is known that there was none.

    ## What it checks
    Letters with `asks_protection: yes` that no row names in `answer_to`.

    ## Why it matters
    Where the fault is to have done nothing, the silence is the proof; it must be certain that it was
    silence.

    ## How to fix it
    Ask the client. Waive this once it is confirmed that nobody answered.

    Source: practice (fault by failure to act)
    """
    answered = {letter.answer_to for letter in dossier.letters}
    for letter in _produced(dossier):
        if letter.asks_protection and letter.id not in answered:
            yield Gap(letter.id, {}, letter.origin)


@rule(
    "CO005",
    "letter-may-interrupt",
    severity=Severity.NOTE,
    message=marked(
        "the letter {subject} was sent after the incident and claims money: it may interrupt the limitation"
    ),
    many=marked(
        "{count} letters were sent after the incident and claim money: they may interrupt the limitation"
    ),
    fix=marked("Keep the proof of dispatch with it; the deadlines sheet counts from it."),
    ask="counsel",
    when=HAS_LETTERS & AT_ONE_TIME & AGAINST_STATE & IN_FRANCE,
)
def interrupting_letters_are_known(dossier: Dossier) -> Iterator[Gap]:
    """Counsel knows which letters may interrupt the limitation.

    ## What it checks
    Letters sent after the incident with `claims_money: yes`.

    ## Why it matters
    Any written claim, even to the wrong authority, starts four new years from the next 1 January. Letters
    from before the event prove knowledge and interrupt nothing.

    ## How to fix it
    Nothing, if the dispatch is proven.

    Source: loi n° 68-1250, art. 2; CE, 5 October 2015, n° 384884
    """
    when = dossier.case.matter.incident.when
    for letter in dossier.letters:
        if letter.claims_money and letter.sent and when and letter.sent.latest >= when.earliest:
            yield Gap(letter.id, {}, letter.origin)


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
    `prior_claim` of the proceeding names a letter of the register that claims money.

    ## Why it matters
    The court decides on a decision. Without a claim that was refused, or met with two months of silence,
    there is none.

    ## How to fix it
    Send the claim. If the suit is already pending, a decision born before the judgment cures it.

    Source: R.421-1, al. 2 CJA; CE avis, 27 March 2019, n° 426472
    """
    claims = {letter.id for letter in dossier.letters if letter.claims_money}
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
    No exhibit marked `privileged` stands in the list of the proceeding or is cited, and no letter marked
    `privileged` is in its register.

    ## Why it matters
    What passed between lawyer and client, or between lawyers without "officielle", may not be produced.
    Even its existence says something.

    ## How to fix it
    Remove the reference. A letter between lawyers marked "officielle" is not privileged: correct its row.

    Source: loi n° 71-1130, art. 66-5; VCDR, art. 24
    """
    secret = {e.id for e in dossier.case.exhibits if e.confidentiality == "privileged"}
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


@rule(
    "CO010",
    "received-before-sent",
    severity=Severity.MAJOR,
    message=marked("the letter {subject} was received before it was sent, or answers before the question"),
    many=marked(
        "{count} of {total} letters were received before they were sent, or answer before the question"
    ),
    of=letters,
    fix=marked("Correct `sent` or `received` in the table correspondence: look at the slip."),
    when=HAS_LETTERS,
)
def letters_arrive_after_they_leave(dossier: Dossier) -> Iterator[Gap]:
    """No letter arrives before it leaves, and no answer precedes its question.

    ## What it checks
    `received` is not before `sent`; an answer is not sent before the letter that it answers.

    ## Why it matters
    Deadlines are counted from these dates.

    ## How to fix it
    Look at the slips and stamps.

    Source: R.421-2 CJA; practice
    """
    sent = {letter.id: letter.sent for letter in dossier.letters}
    for letter in dossier.letters:
        question = sent.get(letter.answer_to)
        arrived = letter.received and letter.sent and letter.received.latest < letter.sent.earliest
        answered = question and letter.sent and letter.sent.latest < question.earliest
        if arrived or answered:
            yield Gap(letter.id, {}, letter.origin)
