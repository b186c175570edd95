"""Witnesses: who may not be one, by what the file itself says of them."""

import re
from collections.abc import Iterator

from dossier.checks.look import said
from dossier.checks.registry import rule
from dossier.checks.when import HAS_PARTIES, HAS_STATEMENTS, IN_FRANCE
from dossier.i18n.catalogue import marked
from dossier.law.data import bare
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity

_OF_AGE = 18
_TITLES = {"mme", "mlle", "me", "dr", "mr", "mrs", "ms", "maitre", "madame", "monsieur", "docteur"}


@rule(
    "WS010",
    "party-as-witness",
    severity=Severity.MINOR,
    message=marked("the statement {subject} is by {name}, who is a party or speaks for one"),
    fix=marked("Look for someone else who saw it; what a party says stands in the pleading."),
    ask="counsel",
    when=HAS_STATEMENTS & HAS_PARTIES,
)
def witness_is_no_party(dossier: Dossier) -> Iterator[Gap]:
    """No witness is a party, or the person who represents one.

    ## What it checks
    The words of the witness's name, without titles, are not all in the name of a party or in its
    `represented_by`.

    ## Why it matters
    A statement is by someone who is not in the suit. What a party writes for itself is only its own word.

    ## How to fix it
    Ask a neighbour, a tradesman, an employee. Keep the party's account for the pleading.

    Source: CPC, art. 199; C. civ., art. 1363
    """
    parties = dossier.proceeding.parties
    names = said(*(text for party in parties for text in (party.name, party.represented_by)))
    for statement in dossier.statements:
        own = _name(statement.name)
        if len(own) > 1 and any(own <= _name(name) for name in names):
            yield Gap(statement.id, {"name": statement.name}, statement.at("name"))


def _name(text: str) -> set[str]:
    """Words of a name without titles and initials."""
    return {word for word in re.findall(r"\w+", bare(text)) if len(word) > 1 and word not in _TITLES}


@rule(
    "WS011",
    "witness-under-age",
    severity=Severity.MINOR,
    message=marked("the witness {subject} was {age} years old on the day of the statement"),
    fix=marked("Do not rely on it as a statement; the judge may still hear the minor. Set `adult: no`."),
    ask="counsel",
    when=HAS_STATEMENTS & IN_FRANCE,
)
def witness_was_of_age(dossier: Dossier) -> Iterator[Gap]:
    """Every witness was of age on the day of the statement.

    ## What it checks
    `born_on` against `dated`, where `adult` is not already no, which WS007 says.

    ## Why it matters
    Whoever cannot testify may not attest. A minor may be heard by the judge, without oath.

    ## How to fix it
    Check both dates; a slip in the year is common. Otherwise look for another witness.

    Source: CPC, art. 201 and 205; C. civ., art. 414
    """
    for statement in dossier.statements:
        born, dated = statement.born_on, statement.dated
        if born and dated and statement.adult is not False:
            age = dated.year - born.year - ((dated.month, dated.day) < (born.month, born.day))
            if age < _OF_AGE:
                yield Gap(statement.id, {"age": str(age)}, statement.at("born_on"))
