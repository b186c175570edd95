"""Correspondence: what was written to whom, what proves it, and what must stay in the office."""

import re
from collections.abc import Iterator

from dossier.checks.look import letters, missing, said
from dossier.checks.registry import rule
from dossier.checks.unproven import claim_of_unknown_receipt, letters_to_prove
from dossier.checks.when import (
    AGAINST_STATE,
    AT_ONE_TIME,
    DECLARES_LETTERS,
    HAS_INCIDENT,
    HAS_LETTERS,
    IN_FRANCE,
    REAL,
    THEFT,
)
from dossier.i18n.catalogue import marked
from dossier.law.data import bare
from dossier.law.deadlines import deadline, deadline_rules, deadlines
from dossier.model.correspondence import Letter
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity


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
    `sent` (or `received`), `sender`, `recipient` and `subject`. A proof of dispatch or of receipt wants the
    day that it proves, and a letter that claims money the day on which it was sent.

    ## Why it matters
    A register shows who knew what and when. A line without its date shows nothing; a limitation is
    interrupted by the day of dispatch, and silence counts from that of receipt.

    ## How to fix it
    Copy them from the letter, its slip or its stamp.

    Source: C. civ., art. 1353; practice
    """
    for letter in dossier.letters:
        keys = missing(letter, "sender", "recipient", "subject")
        if keys := ", ".join(filter(None, [keys, *_days_missing(letter)])):
            yield Gap(letter.id, {"keys": keys}, letter.origin)


def _days_missing(letter: Letter) -> Iterator[str]:
    """The days that a letter does not state, though it is dated by nothing else or proves them."""
    undated = letter.received is None or letter.claims_money
    if letter.sent is None and (undated or letter.sent_proof):
        yield "sent"
    if letter.received is None and letter.received_proof:
        yield "received"


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
    `sent_proof` or `received_proof`; an answer to the letter counts as proof that it arrived. Where PC025 or
    CO012 asks for the slip of a letter, this rule leaves that letter to it. A letter that the claimant
    received and produces proves itself.

    ## Why it matters
    Dispatch stops the limitation, receipt starts the two months of silence: one slip decides both.

    ## How to fix it
    Look for the registered slip, the stamp of arrival, or the answer that mentions it (`answer_to`).

    Source: CE, 5 October 2015, n° 384884; R.421-1 and R.421-2 CJA
    """
    settled = {letter.answer_to for letter in dossier.letters} | letters_to_prove(dossier)
    if claim := claim_of_unknown_receipt(dossier):
        settled |= {claim.id}
    for letter in _produced(dossier):
        proof = letter.sent_proof or letter.received_proof
        ours = letter.kind in {"call", "threat"} or _came_to_us(letter, dossier)
        if not proof and letter.id not in settled and not ours:
            yield Gap(letter.id, {}, letter.origin)


def _came_to_us(letter: Letter, dossier: Dossier) -> bool:
    """Whether a claimant received it and files it; an answer may start a time to sue, and does not count."""
    if not letter.exhibit or letter.recipient is None or letter.answer_to:
        return False
    claimants = [party.name for party in dossier.proceeding.parties if party.role == "claimant"]
    addressed = {frozenset(_words(text)) for text in said(letter.recipient)}
    return any(one and one <= set(_words(name)) for one in addressed for name in said(*claimants))


def _words(text: str) -> list[str]:
    return re.findall(r"\w{2,}", bare(text))


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
    fix=marked("Keep the proof of dispatch with it: deadlines are counted from it."),
    ask="counsel",
    when=HAS_LETTERS & HAS_INCIDENT & AGAINST_STATE & IN_FRANCE & REAL,
)
def interrupting_letters_are_known(dossier: Dossier) -> Iterator[Gap]:
    """Counsel knows which letters may interrupt the limitation.

    ## What it checks
    Letters with `claims_money: yes` that the sheet of deadlines counts as interrupting the four years: after
    the incident, in time, with proof of dispatch or receipt.

    ## Why it matters
    Any written claim, even to the wrong authority, starts four new years from the next 1 January. Letters
    from before the event prove knowledge and interrupt nothing.

    ## How to fix it
    Nothing, if the dispatch is proven.

    Source: loi n° 68-1250, art. 2; CE, 5 October 2015, n° 384884
    """
    debt = next((found for found in deadlines(dossier) if found.id == "state-debt"), None)
    counted = {act.cited for act in debt.interruptions if act.counts} if debt else set()
    for letter in dossier.letters:
        if letter.claims_money and f"letter:{letter.id}" in counted:
            yield Gap(letter.id, {}, letter.origin)


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


@rule(
    "CO011",
    "images-not-asked-for",
    severity=Severity.NOTE,
    message=marked("no letter of the month after the incident asks that camera images be kept"),
    fix=marked(
        "Register the letter that asked for it; if there is none, ask whether an inquiry seized the images."
    ),
    ask="client",
    when=AT_ONE_TIME & THEFT & IN_FRANCE,
)
def images_were_asked_for(dossier: Dossier) -> Iterator[Gap]:
    """Someone asked in time that camera images be kept.

    ## What it checks
    After a theft or an attack, a letter sent within a month whose subject names images, cameras or
    recordings.

    ## Why it matters
    Recordings of the public road are destroyed within a month unless an inquiry holds them. Later nobody
    can ask.

    ## How to fix it
    Ask the police whether the inquiry holds them, and the neighbours whether they kept theirs.

    Source: CSI, art. L.252-5
    """
    images = next(rule for rule in deadline_rules() if rule.id == "images")
    if deadline(images, dossier).state == "met":
        return
    yield Gap(dossier.case.matter.id, {}, dossier.case.matter.at("incident"))


@rule(
    "CO014",
    "letter-not-produced",
    severity=Severity.MINOR,
    message=marked("the register lists the letter {subject}, and no exhibit holds it"),
    many=marked("the register lists {count} letters that no exhibit holds"),
    fix=marked(
        "Make the letter an exhibit and name it in `exhibit` of the table correspondence, or drop its row."
    ),
    ask="client",
    when=HAS_LETTERS,
)
def letters_are_produced(dossier: Dossier) -> Iterator[Gap]:
    """Every letter of the register is in the file.

    ## What it checks
    `exhibit` of each row, or for a row that stands for several letters its `sources`. A call leaves no
    letter, and a privileged one is never filed.

    ## Why it matters
    The register is filed. A line that the other side cannot read proves nothing, and shows what is missing.

    ## How to fix it
    Ask for the letter. If it is lost, take the row out, or say in a waiver why the register names it.

    Source: C. civ., art. 1353; CPC, art. 132 and 768
    """
    for letter in dossier.letters:
        held = letter.exhibit or (letter.count and letter.sources)
        if not held and letter.kind != "call" and not letter.privileged:
            yield Gap(letter.id, {}, letter.at("exhibit"))
