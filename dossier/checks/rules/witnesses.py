"""Witnesses: what a statement must hold to be read with confidence."""

from collections.abc import Iterator

from dossier.checks.look import missing
from dossier.checks.registry import rule
from dossier.checks.when import HAS_STATEMENTS, IN_COMMON_LAW, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_FRENCH = HAS_STATEMENTS & IN_FRANCE


def _count(dossier: Dossier) -> int:
    return len(dossier.statements)


@rule(
    "WS001",
    "witness-not-identified",
    severity=Severity.MINOR,
    message=marked("the statement {subject} does not identify its author: {keys} missing"),
    many=marked("{count} of {total} statements do not identify their authors"),
    of=_count,
    fix=marked(
        "Copy these from the statement into statements.yaml; if it lacks them, ask the witness for a new one."
    ),
    ask="client",
    when=_FRENCH,
)
def witness_is_identified(dossier: Dossier) -> Iterator[Gap]:
    """Every statement identifies its author.

    ## What it checks
    Name, date and place of birth, residence and occupation.

    ## Why it matters
    The law asks for them. A statement that lacks one is not void, but the judge must then say what it is
    worth.

    ## How to fix it
    Have the witness write it again, by hand, with what is missing.

    Source: CPC, art. 202, al. 2; Civ. 1re, 8 July 2020, n° 19-12.207
    """
    for statement in dossier.statements:
        if keys := missing(statement, "name", "born_on", "birthplace", "residence", "occupation"):
            yield Gap(statement.id, {"keys": keys}, statement.origin)


@rule(
    "WS002",
    "identity-document-missing",
    severity=Severity.MINOR,
    message=marked(
        "no copy of an identity document bearing a signature is joined to the statement {subject}"
    ),
    many=marked("no copy of an identity document is joined to {count} of {total} statements"),
    of=_count,
    fix=marked("Add the copy to the exhibits and name its id in `identity_exhibit` of statements.yaml."),
    ask="client",
    when=_FRENCH,
)
def identity_document_is_joined(dossier: Dossier) -> Iterator[Gap]:
    """A copy of an identity document that bears a signature is joined to every statement.

    ## What it checks
    `identity_exhibit` is filled.

    ## Why it matters
    The signature on the document is compared with that on the statement.

    ## How to fix it
    Ask the witness for a copy of the side that bears the signature.

    Source: CPC, art. 202, al. 4
    """
    for statement in dossier.statements:
        if not statement.identity_exhibit:
            yield Gap(statement.id, {}, statement.origin)


@rule(
    "WS003",
    "link-not-stated",
    severity=Severity.MINOR,
    message=marked("the statement {subject} does not say whether its author is linked to a party"),
    many=marked("{count} of {total} statements do not say whether their authors are linked to a party"),
    of=_count,
    fix=marked(
        "Fill `link` in statements.yaml as the statement says it, `none` included; staff are subordinate."
    ),
    ask="client",
    when=HAS_STATEMENTS,
)
def link_with_parties_is_stated(dossier: Dossier) -> Iterator[Gap]:
    """Every statement says whether its author is linked to a party.

    ## What it checks
    `link` is filled: kinship, subordination, collaboration, common interest, or none.

    ## Why it matters
    A link that the witness states costs little. One that the other side finds costs the statement.

    ## How to fix it
    An employee of a party is subordinate to it: the statement must say so.

    Source: CPC, art. 202, al. 2
    """
    for statement in dossier.statements:
        if statement.link is None:
            yield Gap(statement.id, {}, statement.origin)


@rule(
    "WS004",
    "formulas-missing",
    severity=Severity.MINOR,
    message=marked("the statement {subject} lacks a sentence that the law asks for: {formulas}"),
    many=marked("{count} of {total} statements lack a sentence that the law asks for"),
    of=_count,
    fix=marked(
        "Check the statement, then list in `formulas` what it bears: court, penalties; or have it written "
        "again."
    ),
    ask="client",
    when=_FRENCH,
)
def formulas_are_there(dossier: Dossier) -> Iterator[Gap]:
    """Every statement says that it is for a court and that a false one is punished.

    ## What it checks
    `formulas` holds `court` (made to be produced in court) and `penalties` (the author knows of the
    penalties).

    ## Why it matters
    Without them the author may say that it was a private letter.

    ## How to fix it
    Have the witness write both sentences by hand.

    Source: CPC, art. 202, al. 3; C. pénal, art. 441-7
    """
    for statement in dossier.statements:
        lacking = [word for word in ("court", "penalties") if word not in statement.formulas]
        if lacking:
            yield Gap(statement.id, {"formulas": ", ".join(lacking)}, statement.at("formulas"))


@rule(
    "WS005",
    "not-in-own-hand",
    severity=Severity.MINOR,
    message=marked("the statement {subject} is not known to be written, dated and signed by hand: {keys}"),
    many=marked("{count} of {total} statements are not known to be written, dated and signed by hand"),
    of=_count,
    fix=marked(
        "Fill `handwritten`, `dated` and `signed` in statements.yaml from the paper; if typed, have it "
        "copied by hand."
    ),
    ask="client",
    when=_FRENCH,
)
def statement_is_in_own_hand(dossier: Dossier) -> Iterator[Gap]:
    """Every statement is written, dated and signed by its author's hand.

    ## What it checks
    `handwritten` and `signed` are yes, and `dated` is filled.

    ## Why it matters
    A typed statement is someone else's words until the witness says otherwise.

    ## How to fix it
    Have the witness copy it by hand. The program never types what a witness saw.

    Source: CPC, art. 202, al. 4
    """
    for statement in dossier.statements:
        facts = {"handwritten": statement.handwritten, "dated": statement.dated, "signed": statement.signed}
        keys = [key for key, value in facts.items() if not value]
        if keys:
            yield Gap(statement.id, {"keys": ", ".join(keys)}, statement.origin)


@rule(
    "WS006",
    "hearsay",
    severity=Severity.MINOR,
    message=marked("the statement {subject} is not known to say what its author saw"),
    many=marked("{count} of {total} statements are not known to say what their authors saw"),
    of=_count,
    fix=marked("Read it: set `personally_seen` in statements.yaml, and look for whoever was there."),
    ask="counsel",
    when=HAS_STATEMENTS,
)
def witness_was_there(dossier: Dossier) -> Iterator[Gap]:
    """Every statement says what its author saw, not what others said.

    ## What it checks
    `personally_seen` is yes.

    ## Why it matters
    The law asks for facts that the author attended or observed.

    ## How to fix it
    If the statement reports what others said, ask those others.

    Source: CPC, art. 202, al. 1
    """
    for statement in dossier.statements:
        if not statement.personally_seen:
            yield Gap(statement.id, {}, statement.origin)


@rule(
    "WS007",
    "witness-age-or-language",
    severity=Severity.MINOR,
    message=marked("the statement {subject}: {what}"),
    many=marked(
        "{count} of {total} statements are by a minor, or in a foreign language without a translator"
    ),
    of=_count,
    fix=marked(
        "Set `adult`, `language` and `translator` in statements.yaml; join the translation as an exhibit."
    ),
    ask="client",
    when=_FRENCH,
)
def witness_is_of_age_and_understood(dossier: Dossier) -> Iterator[Gap]:
    """Every witness is of age, and was understood.

    ## What it checks
    `adult` is not no, and a statement that is not in French names its translator.

    ## Why it matters
    Minors do not attest. A judge may set aside what was not translated.

    ## How to fix it
    Add the translation and name who made it.

    Source: CPC, art. 205; RIN, art. 5.5
    """
    for statement in dossier.statements:
        foreign = statement.language not in {"", "fr"} and statement.translator is None
        keys = ["adult: no"] if statement.adult is False else []
        keys += [f"language: {statement.language}"] if foreign else []
        if keys:
            yield Gap(statement.id, {"what": ", ".join(keys)}, statement.origin)


@rule(
    "WS008",
    "no-statement-of-truth",
    severity=Severity.MAJOR,
    message=marked("the statement {subject} bears no statement of truth"),
    many=marked("{count} of {total} statements bear no statement of truth"),
    of=_count,
    fix=marked(
        "Have it signed again with the words that the court prescribes; then set `statement_of_truth: yes`."
    ),
    ask="counsel",
    when=HAS_STATEMENTS & IN_COMMON_LAW,
)
def statement_of_truth_is_there(dossier: Dossier) -> Iterator[Gap]:
    """In England and the United States, every statement bears a statement of truth.

    ## What it checks
    `statement_of_truth` is yes.

    ## Why it matters
    Without it the statement may not be used as evidence.

    ## How to fix it
    Use the words of PD 22 (England) or of 28 USC 1746 (United States).

    Source: CPR PD 22; 28 USC 1746
    """
    for statement in dossier.statements:
        if not statement.statement_of_truth:
            yield Gap(statement.id, {}, statement.origin)


@rule(
    "WS009",
    "statement-not-produced",
    severity=Severity.MAJOR,
    message=marked("the statement {subject} is relied on, and no exhibit holds it"),
    many=marked("{count} of {total} statements are relied on, and no exhibit holds them"),
    of=_count,
    fix=marked("Put the scan in exhibits/ and name its id in `exhibit` of statements.yaml."),
    ask="client",
    when=HAS_STATEMENTS,
)
def statement_is_produced(dossier: Dossier) -> Iterator[Gap]:
    """Every statement is an exhibit.

    ## What it checks
    `exhibit` is filled.

    ## Why it matters
    A summary by the office is not a statement.

    ## How to fix it
    Scan the paper and add it.

    Source: CPC, art. 200 and 202
    """
    for statement in dossier.statements:
        if not statement.exhibit:
            yield Gap(statement.id, {}, statement.origin)
