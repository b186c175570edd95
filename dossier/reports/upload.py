"""The page and the text for the night before filing: files in order, titles to paste, what changed."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from dossier.i18n import dates
from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.i18n.numbers import file_size, integer
from dossier.i18n.typography import typeset
from dossier.model.dossier import Dossier
from dossier.model.text import Language
from dossier.model.upload import Change, Upload, UploadFile
from dossier.reports.html import environment, policy, source
from dossier.reports.words import safe, specimen_note

INTERNAL = marked("Internal – never to be filed, served or sent")
_CHANGES: Mapping[Change, str] = {
    "new": marked("new"),
    "replaced": marked("replaces the file uploaded before"),
    "unchanged": marked("unchanged: already uploaded"),
}
_NO_RULES = marked("The program holds no rules of this court’s system: compare with what the court says.")
_OUTAGE = (
    marked("Keep what proves the failure: the day and hour, the error shown, the system’s own notice of it."),
    marked("Whether the failure excuses or extends a time limit is for counsel to judge, text in hand."),
    marked("Print paper-kit.pdf: cover sheet, list and slip sheets; each exhibit goes behind its own."),
)
_WIDTH = 78


@dataclass(frozen=True, slots=True)
class FileView:
    """One file in finished words; `title` is exactly what is pasted."""

    order: str
    name: str
    title: str
    told: str
    change: Change
    changed: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """The files that go together."""

    heading: str
    files: tuple[FileView, ...]


class View:
    """Finished words of one upload.

    Args:
        dossier: What is filed.
        upload: Its files, the rules of the court and what was uploaded before.
        language: Of the reader.
    """

    def __init__(self, dossier: Dossier, upload: Upload, language: Language) -> None:
        self._upload, self._language = upload, language
        proceeding = dossier.proceeding
        self.internal = self.say(INTERNAL)
        self.title = self.say(marked("Upload – {edition}"), edition=upload.edition)
        self.case = self.typed(dossier.case.matter.title.get(language))
        reference = safe(proceeding.court.reference)
        self.court = " · ".join(filter(None, (self.typed(proceeding.court.name.get(language)), reference)))
        self.specimen = typeset(specimen_note(dossier, language), language)

    def say(self, message: str, **values: object) -> str:
        """Words of the program's own in the reader's language."""
        return typeset(translate(message, self._language), self._language).format(**values)

    def typed(self, text: str) -> str:
        """Words of the case, safe to show."""
        return typeset(safe(text, 1000), self._language)

    @property
    def totals(self) -> str:
        """How many files, pages and bytes in all."""
        files, language = self._upload.files, self._language
        counted = (
            translate_plural("{count} file", "{count} files", len(files), language),
            translate_plural("{count} page", "{count} pages", sum(file.pages for file in files), language),
            file_size(sum(file.size for file in files), language),
        )
        told = ", ".join(counted)
        if not self._upload.predicted:
            return told
        size = file_size(self._upload.predicted, language)
        return self.say(marked("{told} (expected before the pages were made: {size})"), told=told, size=size)

    @property
    def messages(self) -> tuple[MessageView, ...]:
        """The files in order, by the message or volume that they go with."""
        made, order = [], 0
        for number, group in groupby(self._upload.files, key=lambda file: file.message):
            files = list(group)
            views = tuple(self._file(file, order + rank) for rank, file in enumerate(files, 1))
            order += len(files)
            made.append(MessageView(self._heading(number, files), views))
        return tuple(made)

    @property
    def changes(self) -> tuple[str, ...]:
        """What differs from the last upload, in sentences."""
        last, language = self._upload.last, self._language
        if last is None:
            return (self.say(marked("The case records no earlier communication: every file counts as new.")),)
        kinds = [self._upload.change(file) for file in self._upload.files]
        since = self.say(
            marked("Since {day}: {new} new, {replaced} replaced, {unchanged} unchanged."),
            day=dates.day(last.on, language),
            new=kinds.count("new"),
            replaced=kinds.count("replaced"),
            unchanged=kinds.count("unchanged"),
        )
        gone = [safe(name) for name in self._upload.gone]
        lost = self.say(marked("Uploaded before and no longer here: {names}"), names=", ".join(gone))
        return (since, lost) if gone else (since,)

    @property
    def read_on(self) -> str:
        """Heading of the rules: of which day they are."""
        day = self._upload.as_of
        if not self._upload.rules or day is None:
            return self.say(marked("Rules of the court’s system"))
        read = self.say(marked("Rules as read on {day}"), day=dates.day(day, self._language))
        sources = "; ".join(self.typed(source) for source in self._upload.sources)
        return f"{read} – {sources}" if sources else read

    @property
    def without_rules(self) -> str:
        """What to do where the program holds no rules; empty where it does."""
        return "" if self._upload.rules else self.say(_NO_RULES)

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """What the court asks, each with its source."""
        return tuple((self.typed(words), self.typed(told)) for words, told in self._upload.rules)

    @property
    def outage(self) -> tuple[str, ...]:
        """What to do, and to print, when the court's system fails."""
        paper, language = self._upload.paper, self._language
        lines = [self.say(line) for line in _OUTAGE]
        if paper is None:
            return tuple(lines)
        lines.append(
            self.say(
                marked("To print for one set: {pages} pages on {sheets} sheets, both sides."),
                pages=integer(paper.pages, language),
                sheets=integer(paper.sheets, language),
            )
        )
        if not paper.copies:
            return (
                *lines,
                self.say(marked("How many sets: as the court’s rules say; the program does not know.")),
            )
        sets = self.say(
            marked("Sets: {copies}, so {sheets} sheets in all. {rule}"),
            copies=paper.copies,
            sheets=integer(paper.sheets * paper.copies, language),
            rule=self.typed(paper.rule),
        )
        return (*lines, sets)

    def _heading(self, number: int, files: list[UploadFile]) -> str:
        size = file_size(sum(file.size for file in files), self._language)
        if not number:
            return self.say(marked("All files – {size}"), size=size)
        if not self._upload.message_bytes:
            return self.say(marked("Message {number} – {size}"), number=number, size=size)
        limit = file_size(self._upload.message_bytes, self._language)
        return self.say(
            marked("Message {number} – {size} of at most {limit}"), number=number, size=size, limit=limit
        )

    def _file(self, file: UploadFile, order: int) -> FileView:
        language, change = self._language, self._upload.change(file)
        pages = translate_plural("{count} page", "{count} pages", file.pages, language)
        return FileView(
            order=str(order),
            name=safe(file.name, 1000),
            title=safe(file.title, 1000),
            told=f"{pages} · {file_size(file.size, language)}",
            change=change,
            changed=self.say(_CHANGES[change]),
        )


def upload_page(
    dossier: Dossier, upload: Upload, language: Language | None = None, templates: Path | None = None
) -> str:
    """One HTML file that reaches nothing and works without a network."""
    speaking = language or dossier.language
    engine = environment(templates, speaking)
    style, script = (source(engine, f"upload.{kind}") for kind in ("css", "js"))
    return engine.get_template("upload.html").render(
        view=View(dossier, upload, speaking),
        language=speaking,
        style=Markup(style),  # noqa: S704 (the program's own, or the firm's)
        script=Markup(script),  # noqa: S704
        policy=policy(style, script),
    )


def upload_text(dossier: Dossier, upload: Upload, language: Language | None = None) -> str:
    """The same as plain text; names and titles stand alone on their lines, to be copied whole."""
    return "\n".join(_lines(View(dossier, upload, language or dossier.language))) + "\n"


def _lines(view: View) -> Iterator[str]:
    yield from (line for line in (view.internal, view.specimen) if line)
    yield from (*_headed(view.title), view.case, view.court, "", view.totals)
    for line in view.changes:
        yield from _wrapped(line)
    for message in view.messages:
        yield from _headed(message.heading)
        for file in message.files:
            yield from (
                "",
                f"[ ] {file.order}. {file.told} – {file.changed}",
                f"    {file.name}",
                f"    {file.title}",
            )
    yield from _headed(view.say(marked("If the court’s system fails")))
    for line in view.outage:
        yield from _wrapped(f"– {line}")
    yield from _headed(view.read_on)
    if view.without_rules:
        yield from _wrapped(f"– {view.without_rules}")
    for words, told in view.rules:
        yield from _wrapped(f"– {words} ({told})" if told else f"– {words}")


def _headed(words: str) -> tuple[str, str, str]:
    return "", words, "-" * len(words)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
