"""What was communicated, and what changed since, in words."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from dossier.i18n import dates
from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.i18n.typography import typeset
from dossier.model.difference import Changed, Difference, ExhibitChange
from dossier.model.served import COURT, Communication, ServedExhibit
from dossier.model.text import Language

NUMBER_ONLY: Mapping[str, str] = {
    "withdrawn": marked("Exhibit No. {number}: withdrawn"),
    "replaced": marked("Exhibit No. {number}: replaced by exhibit No. {other}"),
}
_HEADINGS: Mapping[ExhibitChange, str] = {
    "added": marked("Added"),
    "corrected": marked("Corrected"),
    "withdrawn": marked("Withdrawn"),
    "missing": marked("Gone without being marked as withdrawn"),
    "content": marked("Other content under the same number"),
    "title": marked("Other title"),
    "other-file": marked("In another file"),
    "moved": marked("On other pages"),
}
_FILES: Mapping[str, str] = {
    "added": marked("new"),
    "changed": marked("changed"),
    "gone": marked("no longer there"),
}


def communication_text(told: Communication) -> str:
    """The record of a communication for people, as it stands beside its data."""
    return "".join(
        f"{line}\n".lstrip("\n") if line else "\n" for line in _communication(_Words(told.language), told)
    )


def difference_text(before: str, after: str, found: Difference, language: Language) -> str:
    """What changed, for people.

    Args:
        before: Name of the earlier.
        after: Name of the later.
        found: What is otherwise.
        language: Of the reader.
    """
    return "\n".join(_difference(_Words(language), before, after, found)) + "\n"


def difference_json(before: str, after: str, found: Difference) -> str:
    """The same for programs; `docs/serving.md` describes it."""
    told: dict[str, Any] = {
        "from": before,
        "to": after,
        "exhibits": [_told(one) for one in found.exhibits],
        "files": [{"change": change, "name": one.name, "sha256": one.sha256} for change, one in found.files],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


class _Words:
    """Says things in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, message: str, **values: object) -> str:
        return typeset(translate(message, self.language), self.language).format(**values)

    def pages(self, count: int) -> str:
        return translate_plural("{count} page", "{count} pages", count, self.language)

    def day(self, day: dt.date) -> str:
        return dates.day(day, self.language)

    def title(self, exhibit: ServedExhibit) -> str:
        title = exhibit.title.get(self.language)
        return self.say(marked("Exhibit No. {number} – {title}"), number=exhibit.number, title=title)


def _communication(words: _Words, told: Communication) -> Iterator[str]:
    yield words.say(_SUPPLEMENTARY if told.supplementary else _WHOLE, number=told.sequence)
    to = words.say(marked("the court")) if told.to == COURT else told.to
    yield words.say(marked("Proceeding: {value}"), value=told.proceeding)
    yield words.say(marked("To: {value}"), value=to)
    yield words.say(marked("On: {value}"), value=words.day(told.on))
    yield ""
    for exhibit in told.exhibits:
        yield from _exhibit(words, exhibit)
    yield ""
    yield words.say(marked("Files handed over (SHA-256)"))
    for file in told.files:
        pages = f", {words.pages(file.pages)}" if file.pages else ""
        yield f"  {file.sha256}  {file.name}{pages}"


def _exhibit(words: _Words, exhibit: ServedExhibit) -> Iterator[str]:
    if exhibit.withdrawn:
        yield _number_only(words, exhibit)
        return
    notes = [words.say(marked("replaces exhibit No. {number}"), number=exhibit.replaces)] * bool(
        exhibit.replaces
    )
    notes += [words.say(marked("communicated before"))] * (not exhibit.new)
    yield words.title(exhibit) + (f" ({', '.join(notes)})" if notes else "")
    if exhibit.first and exhibit.pages:
        where = marked("{file}, page {page}, {pages}")
        yield "  " + words.say(where, file=exhibit.file, page=exhibit.first, pages=words.pages(exhibit.pages))
    if exhibit.original:
        yield f"  {exhibit.original.sha256}  {exhibit.original.path}"
    for one in exhibit.photographs:
        yield f"  {exhibit.number}/{one.rank}  {one.sha256}  {one.path}"


def _number_only(words: _Words, exhibit: ServedExhibit) -> str:
    state = "replaced" if exhibit.replaced_by else "withdrawn"
    return words.say(NUMBER_ONLY[state], number=exhibit.number, other=exhibit.replaced_by)


_WHOLE = marked("Communication No. {number}")
_SUPPLEMENTARY = marked("Supplementary communication No. {number}")


def _difference(words: _Words, before: str, after: str, found: Difference) -> Iterator[str]:
    yield words.say(marked("From {before} to {after}"), before=before, after=after)
    if not found.exhibits and not found.files:
        yield words.say(marked("Nothing changed."))
    for kind, heading in _HEADINGS.items():
        changes = found.of(kind)
        if changes:
            yield from ("", words.say(heading))
        yield from (f"  {_line(words, one)}" for one in changes)
    if found.files:
        yield from ("", words.say(marked("Files")))
    for change, file in found.files:
        yield f"  {words.say(_FILES[change])}{words.say(marked(':'))} {file.name}"


def _line(words: _Words, one: Changed) -> str:
    if one.kind == "withdrawn":
        return _number_only(words, one.exhibit)
    if one.kind == "corrected":
        what = words.say(marked("replaces exhibit No. {number}"), number=one.other)
        return f"{words.title(one.exhibit)} ({what})"
    if one.kind in {"added", "missing"}:
        return words.title(one.exhibit)
    if one.kind == "content":
        return words.title(one.exhibit)
    if one.kind == "moved":
        return words.say(
            marked("Exhibit No. {number}: page {before}, now {after}"),
            number=one.number,
            before=one.before,
            after=one.after,
        )
    return words.say(
        marked("Exhibit No. {number}: “{before}”, now “{after}”"),
        number=one.number,
        before=one.before,
        after=one.after,
    )


def _told(one: Changed) -> dict[str, Any]:
    told = {**asdict(one), "exhibit": one.exhibit.id, "title": one.exhibit.title.model_dump()}
    return {key: value for key, value in told.items() if value not in ("", 0)}
