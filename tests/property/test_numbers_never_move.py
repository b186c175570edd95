"""Whatever is added, corrected, withdrawn and communicated in whichever order: no number ever moves."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.filing.selection import select
from dossier.model.case import Case, Matter
from dossier.model.exhibit import Exhibit
from dossier.model.original import Original, PdfFacts
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Court, Proceeding
from dossier.model.served import of_proceeding, standing
from dossier.model.text import Text
from tests.support.served import communicated

STEPS = st.one_of(
    st.tuples(st.sampled_from(["add", "photo", "correct", "withdraw", "drop", "lose"]), st.integers(0, 30)),
    st.tuples(st.just("reverse"), st.just(0)),
    st.tuples(st.just("serve"), st.integers(0, 1)),
)


def original(path, number):
    return Original(
        path=path,
        size=1,
        sha256=f"{number:064x}",
        media_type="x/y",
        kind="pdf",
        pdf=PdfFacts(pages=1, text_pages=1),
    )


class Office:
    """A person who changes a case folder in every way that the tables allow."""

    def __init__(self):
        self.exhibits, self.photographs, self.made = {}, [], 0
        self.communications = ()
        self.turned = False
        self.add(0)

    def add(self, _at, replaces=""):
        self.made += 1
        id_ = f"e{self.made}"
        self.exhibits[id_] = Exhibit(
            id=id_,
            title=id_,
            file=f"exhibits/{id_}.pdf",
            original=original(f"exhibits/{id_}.pdf", self.made),
            replaces=replaces,
        )

    def photo(self, at):
        self.made += 1
        series = f"series{at % 2}"
        self.exhibits.setdefault(series, Exhibit(id=series, title=series, kind="photographs"))
        path = f"photos/{series}/{(self.made * 7) % 31:02}-{self.made}.jpg"
        self.photographs.append(
            Photograph(id=path[7:-4], exhibit=series, original=original(path, self.made), order=self.made % 5)
        )

    def correct(self, at):
        self.add(at, replaces=self._pick(at))

    def withdraw(self, at):
        id_ = self._pick(at)
        self.exhibits[id_] = self.exhibits[id_].model_copy(update={"withdrawn": Text(fr="retrait")})

    def drop(self, at):
        if len(self.exhibits) > 1:
            del self.exhibits[self._pick(at)]

    def lose(self, at):
        if self.photographs:
            del self.photographs[at % len(self.photographs)]

    def reverse(self, _at):
        self.turned = not self.turned

    def _pick(self, at):
        return sorted(self.exhibits)[at % len(self.exhibits)]

    def dossier(self):
        ids = list(self.exhibits)
        proceeding = Proceeding(
            id="main",
            title="T",
            court=Court(name="C"),
            exhibits=tuple(reversed(ids) if self.turned else ids),
        )
        files = [e.original for e in self.exhibits.values() if e.original]
        files += [photograph.original for photograph in self.photographs]
        held = [p for p in self.photographs if p.exhibit in self.exhibits]
        case = Case(
            matter=Matter(id="m", title="M"),
            proceedings=(proceeding,),
            exhibits=tuple(self.exhibits.values()),
            photographs=tuple(held),
            originals={file.path: file for file in files},
            communications=self.communications,
        )
        return select(case, proceeding)

    def serve(self, to):
        dossier = self.dossier()
        told = communicated(dossier, on=f"2026-01-{len(self.communications) + 1:02}", to=("court", "x")[to])
        self.communications = told.communications


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=25))
def test_any_sequence_of_changes_keeps_numbers_continuous_increasing_and_never_moved(steps):
    office, known, labels = Office(), {}, {}
    for what, at in steps:
        getattr(office, what)(at)
        dossier = office.dossier()
        filed = {item.number: item.exhibit.id for item in dossier.exhibits}
        left = {one.number: one.id for one in dossier.numbers_only}
        numbers = [*filed, *left]
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), "continuous, each number once"
        assert list(filed) == sorted(filed), "increasing"
        assert all({**filed, **left}[number] == id_ for number, id_ in known.items()), "never moved"
        for item in dossier.exhibits:
            for plate in item.plates:
                assert labels.get(plate.photograph.id, plate.label) == plate.label
        assert len({plate.label for plate in dossier.plates}) == len(dossier.plates)
        withdrawn = {e.id for e in office.exhibits.values() if e.withdrawn}
        assert not withdrawn & set(filed.values()), "what is withdrawn is not filed"
        if what == "serve":
            known |= filed | left
            labels |= {plate.photograph.id: plate.label for plate in dossier.plates}


@settings(max_examples=50, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=15))
def test_what_was_told_withdrawn_stays_withdrawn(steps):
    office, gone = Office(), set()
    for what, at in steps:
        getattr(office, what)(at)
        told = standing(of_proceeding(office.communications, "main"))
        assert gone <= {number for number, (one, _) in told.items() if one.withdrawn}
        gone |= {number for number, (one, _) in told.items() if one.withdrawn}
