"""What the pleadings say, asked by the rules that compare it with the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.model.dossier import Dossier, NumberedExhibit
from dossier.model.finding import Gap
from dossier.model.passage import Passage
from dossier.model.prose.likeness import alike, dates
from dossier.model.prose.plain import sentence
from dossier.model.prose.reliance import Outcome, Reliance
from dossier.model.prose.sums import Sum, sums
from dossier.model.source import Origin
from dossier.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Asked:
    """A sum that the end of a pleading asks for."""

    submission: Submission
    passage: Passage
    sum: Sum

    @property
    def where(self) -> str:
        """The pleading and the place in it."""
        return where(self.submission, self.passage)

    @property
    def sentence(self) -> str:
        """The sentence that asks."""
        return sentence(self.passage.text, self.sum.start, self.sum.end)

    @property
    def origin(self) -> Origin:
        """The file of the pleading."""
        return Origin(file=self.submission.path)


def read(dossier: Dossier) -> Iterator[Submission]:
    """The pleadings of this proceeding whose words could be read."""
    return (submission for submission in dossier.submissions if submission.passages)


def where(submission: Submission, passage: Passage) -> str:
    """`submissions/requete.docx, § 12`."""
    return ", ".join(filter(None, (submission.path, passage.place)))


def with_outcome(dossier: Dossier, outcome: Outcome) -> Iterator[tuple[Reliance, str]]:
    """Citations that ended so, with their subject; each number once a place."""
    seen: set[tuple[str, str]] = set()
    for one in dossier.reliances:
        subject = f"{one.place.subject}/{one.mention.label or one.mention.form}"
        if one.outcome == outcome and (one.place.where, subject) not in seen:
            seen.add((one.place.where, subject))
            yield one, subject


def gap(one: Reliance, subject: str, **facts: str) -> Gap:
    """A gap about one citation, with the sentence that holds it."""
    told = {"where": one.place.where, "cited": one.mention.form, "sentence": one.sentence}
    return Gap(subject, {**told, **facts}, one.place.origin)


def final(dossier: Dossier) -> tuple[Submission, ...]:
    """The pleadings whose claims count: the last one, or all where nobody can tell which that is.

    A version that was signed goes before one that was not.
    """
    claiming = [submission for submission in dossier.submissions if submission.asks_for_money]
    return latest([submission for submission in claiming if submission.signed] or claiming)


def latest(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """The last of them, or all where one has no date."""
    days = [submission.date.latest for submission in submissions if submission.date]
    if not days or len(days) < len(submissions):
        return tuple(submissions)
    return tuple(one for one in submissions if one.date and one.date.latest == max(days))


def asked(submission: Submission) -> Iterator[Asked]:
    """The sums that it asks for; penalties for each day are none."""
    for passage in submission.parts.relief:
        for one in sums(passage.text):
            if not one.periodic:
                yield Asked(submission, passage, one)


def same_document(described: str, item: NumberedExhibit) -> bool:
    """Whether a description may be that of an exhibit: by its full dates, else by its words."""
    exhibit = item.exhibit
    texts = [one for one in (exhibit.title, exhibit.author, exhibit.section) if one]
    known = [word for text in texts for word in (text.fr, text.en)]
    told, own = dates(described), {date for word in known for date in dates(word)}
    if exhibit.date is not None and not exhibit.date.is_range:
        own |= {date for date in told if exhibit.date.earliest.date() <= date <= exhibit.date.latest.date()}
        own |= {exhibit.date.earliest.date()}
    if told and own:
        return own.issuperset(told)
    return alike(described, " ".join([*known, exhibit.kind.replace("-", " ")]))
