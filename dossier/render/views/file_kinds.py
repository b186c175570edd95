"""What a person calls a kind of file, in place of its media type."""

from collections.abc import Mapping

from dossier.i18n.catalogue import marked
from dossier.model.original import Original
from dossier.render.words import Writer

_NAMES: Mapping[str, str] = {
    "application/msword": "Word (DOC)",
    "application/pdf": "PDF",
    "application/rtf": "RTF",
    "application/vnd.ms-excel": "Excel (XLS)",
    "application/vnd.ms-outlook": "Outlook (MSG)",
    "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument (ODS)",
    "application/vnd.oasis.opendocument.text": "OpenDocument (ODT)",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint (PPTX)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel (XLSX)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (DOCX)",
    "application/x-empty": marked("empty file"),
    "application/zip": "ZIP",
    "message/rfc822": marked("e-mail (EML)"),
    "text/csv": "CSV",
    "text/html": "HTML",
    "text/plain": marked("plain text"),
}
_FAMILIES: Mapping[str, str] = {
    "audio": marked("sound recording ({kind})"),
    "image": marked("picture ({kind})"),
    "video": marked("video ({kind})"),
}
_UNTOLD = {"", "application/octet-stream"}


def file_kind(original: Original, writer: Writer) -> str:
    """`JPEG`, `e-mail (EML)`, `video (MP4)`; the media type itself where it has no better name."""
    if original.image:
        return writer.exact(original.image.format)
    kind = original.media_type
    if kind in _UNTOLD:
        return writer.say("file of unknown kind")
    if kind in _NAMES:
        return writer.say(_NAMES[kind])
    family, _, name = kind.partition("/")
    told = writer.exact(name.removeprefix("x-").upper())
    return writer.say(_FAMILIES[family], kind=told) if family in _FAMILIES else writer.exact(kind)
