"""The custody log as sentences that a judge reads."""

from collections.abc import Container, Iterator

from dossier.i18n import dates, numbers
from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.model.custody import CustodyEvent, CustodyLog, LoggedFile
from dossier.model.text import Language

_EVENTS = {
    "received": marked("received from {sender} by {recipient}"),
    "copied": marked("copied from {sender} to {recipient}"),
    "transferred": marked("passed on from {sender} to {recipient}"),
    "served": marked("communicated to {recipient}"),
    "sealed": marked("sealed"),
}
_METHODS = {
    "card": marked("on a memory card"),
    "cable": marked("by cable"),
    "messenger": marked("through a messaging application"),
    "e-mail": marked("by e-mail"),
    "cloud": marked("through storage on the internet"),
    "handed-over": marked("handed over in person"),
    "download": marked("by download"),
    "copy": marked("by copying"),
    "post": marked("by post"),
    "other": marked("by other means"),
}
_NOBODY = marked("(not recorded)")
_HEAD = marked("{number}. {when}: {what}, {counted}.")
_HEAD_BY = marked("{number}. {when}: {what}, {method}, {counted}.")
_WHO = marked("Entered by {who}.")
_DEVICE = marked("Device: {device}.")
_KEPT = marked("Kept untouched and read-only.")
_REMARKS = marked("Remarks: {remarks}")


def custody_sentences(log: CustodyLog, language: Language, *, only: Container[str] | None = None) -> str:
    """Every entry in order, one line for each file below it.

    Args:
        log: As it was read.
        language: Of the sentences.
        only: Paths that were communicated: other files, entries without any, and all remarks are left
            out, for readers outside the office. None: everything.
    """
    entries = [text for event in log.events if (text := _entry(event, language, only))]
    return "\n\n".join(entries) + "\n" if entries else ""


def _entry(event: CustodyEvent, language: Language, only: Container[str] | None) -> str:
    files = [file for file in event.files if only is None or file.path in only]
    if only is not None and not files:
        return ""
    return "\n".join([*_sentences(event, len(files), language, inside=only is None), *map(_file, files)])


def _sentences(event: CustodyEvent, count: int, language: Language, *, inside: bool) -> Iterator[str]:
    nobody = translate(_NOBODY, language)
    names = {"sender": event.sender or nobody, "recipient": event.recipient or nobody}
    method = _METHODS.get(event.method)
    yield translate(
        _HEAD_BY if method else _HEAD,
        language,
        number=numbers.integer(event.sequence, language),
        when=_instant(event, language),
        what=translate(_EVENTS[event.event], language, **names),
        method=translate(method, language) if method else "",
        counted=translate_plural("{count} file", "{count} files", count, language),
    )
    yield f"   {translate(_WHO, language, who=event.who)}"
    if event.device:
        yield f"   {translate(_DEVICE, language, device=event.device)}"
    if event.purpose == "evidentiary" and event.read_only:
        yield f"   {translate(_KEPT, language)}"
    if inside and event.remarks:
        yield f"   {translate(_REMARKS, language, remarks=event.remarks)}"


def _instant(event: CustodyEvent, language: Language) -> str:
    """Day and hour with the offset that the entry gives; no other zone is read into it."""
    offset = event.when.utcoffset()
    seconds = int(offset.total_seconds()) if offset else 0
    day = dates.day(event.when.date(), language)
    return f"{day}, {dates.clock(event.when, language)} ({dates.offset(seconds)})"


def _file(file: LoggedFile) -> str:
    return f"   - {file.path}\n     SHA-256 {file.copy_ or file.source or '–'}"
