"""The internal matrix in finished words: claim by claim what each test rests on, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.law.evidence import Item
from dossier.law.matrix import ClaimMatrix, TestRow, Weighed, matrices
from dossier.model.citation import Citation
from dossier.model.dossier import Dossier
from dossier.model.text import Language
from dossier.reports.words import exhibit_number, safe

State = Literal["relied-on", "in-file", "missing", "would-help"]

STATE_WORDS: Mapping[State, str] = {
    "relied-on": marked("relied on"),
    "in-file": marked("in the file, not cited for this"),
    "missing": marked("missing"),
    "would-help": marked("not in the file; it would strengthen"),
}
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """One kind of proof that a test wants, and how it stands."""

    what: str
    state: State
    word: str
    items: str


@dataclass(frozen=True, slots=True)
class Tested:
    """One legal test: what counsel relies on, and what usually proves it."""

    test: str
    proven: bool
    facts: str
    proof: str
    wants: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """One claim; `route` empty where its route is not known."""

    claim: str
    route: str
    source: str
    to_confirm: bool
    tests: tuple[Tested, ...]


def matrix_views(dossier: Dossier, language: Language) -> tuple[MatrixView, ...]:
    """The claims of a proceeding that have a route or tests."""
    return tuple(_view(matrix, dossier, language) for matrix in matrices(dossier))


def matrix_data(dossier: Dossier, language: Language) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "claim": matrix.claim.id,
            "route": matrix.claim.route or None,
            "known": matrix.route is not None,
            "source": matrix.route.source.get(language) if matrix.route else None,
            "tests": [_test_data(row, language) for row in matrix.rows],
        }
        for matrix in matrices(dossier)
    ]


def _test_data(row: TestRow, language: Language) -> dict[str, Any]:
    return {
        "id": row.legal.id if row.legal else None,
        "test": row.name.get(language),
        "proven": row.proven,
        "facts": list(row.facts),
        "proof": [str(citation) for citation in row.proof],
        "wants": [
            {
                "what": weighed.want.name.get(language),
                "any": list(weighed.want.any),
                "state": _state(weighed),
                "relied_on": [_written(item) for item in weighed.relied_on],
                "in_file": [_written(item) for item in weighed.in_file],
            }
            for weighed in row.wants
        ],
    }


def _view(matrix: ClaimMatrix, dossier: Dossier, language: Language) -> MatrixView:
    route = matrix.route
    return MatrixView(
        claim=safe(matrix.claim.title.get(language), 400),
        route=route.name.get(language) if route else safe(matrix.claim.route),
        source=route.source.get(language) if route else "",
        to_confirm=bool(route and route.read == "general"),
        tests=tuple(_tested(row, dossier, language) for row in matrix.rows),
    )


def _tested(row: TestRow, dossier: Dossier, language: Language) -> Tested:
    name = safe(row.name.get(language), 400)
    numbers = {fact.id: str(rank) for rank, fact in enumerate(dossier.proceeding.facts, 1)}
    return Tested(
        test=name[:1].upper() + name[1:],
        proven=row.proven,
        facts=_facts([numbers.get(id_, safe(id_)) for id_ in row.facts], language),
        proof=_listed((_label(_item(c, dossier), dossier, language) for c in row.proof), language),
        wants=tuple(_wanted(weighed, dossier, language) for weighed in row.wants),
    )


def _facts(numbers: Sequence[str], language: Language) -> str:
    if not numbers:
        return ""
    word = marked("fact {numbers}") if len(numbers) == 1 else marked("facts {numbers}")
    return translate(word, language, numbers=", ".join(numbers))


def _wanted(weighed: Weighed, dossier: Dossier, language: Language) -> Wanted:
    state = _state(weighed)
    items = weighed.relied_on or weighed.in_file
    return Wanted(
        what=weighed.want.name.get(language),
        state=state,
        word=translate(STATE_WORDS[state], language),
        items=_listed((_label(item, dossier, language) for item in items), language),
    )


def _state(weighed: Weighed) -> State:
    if weighed.relied_on:
        return "relied-on"
    if weighed.in_file:
        return "in-file"
    return "would-help" if weighed.want.helps else "missing"


def _item(citation: Citation, dossier: Dossier) -> Item:
    """A citation as something that an exhibit may hold."""
    holders = {
        "exhibit": citation.id,
        "observation": _holder(citation.id, dossier),
        "letter": next((row.exhibit for row in dossier.letters if row.id == citation.id), ""),
        "statement": next((row.exhibit for row in dossier.statements if row.id == citation.id), ""),
    }
    return Item(citation.kind, citation.id, holders.get(citation.kind, ""))


def _holder(observation: str, dossier: Dossier) -> str:
    record = observation.rpartition("/")[0]
    return next((row.exhibit for row in dossier.constats if row.id == record), "")


def _label(item: Item, dossier: Dossier, language: Language) -> str:
    """Its number in this proceeding where it has one, else what it is called in the tables."""
    if item.kind == "photo" and item.id in dossier.label_of:
        return translate("photo {label}", language, label=dossier.label_of[item.id])
    if item.exhibit in dossier.number_of:
        number = exhibit_number(dossier.number_of[item.exhibit], language)
        observed = item.kind == "observation"
        return f"{number}, obs. {safe(item.id.rpartition('/')[2])}" if observed else number
    return safe(item.id)


def _listed(labels: Iterable[str], language: Language) -> str:
    """The first of them, then how many more."""
    known = list(dict.fromkeys(labels))
    rest = len(known) - _SHOWN
    words = ", ".join(known[:_SHOWN])
    if rest <= 0:
        return words
    return f"{words} {translate_plural('and {count} more', 'and {count} more', rest, language)}"


def _written(item: Item) -> str:
    prefix = {"exhibit": "", "observation": "obs:"}.get(item.kind, f"{item.kind}:")
    return f"{prefix}{item.id}"
