"""Read an e-mail file: headers, words, and the digest of each attached file; nothing in it is run."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from dossier.ingest.html_words import words_of
from dossier.ingest.hygiene import reason, safe
from dossier.ingest.limits import processor_time
from dossier.model.original import Attachment, FileProblem, MailFacts

_MOST = 100
_MOST_PEOPLE = 1000
_MOST_PARTS = 5000
_ID = 300
_LINE = 1000
LONGEST = 400_000
"""Letters of a message that are printed: about 150 pages."""

_LONGEST_HTML = 4_000_000
_SECONDS = 15.0
_TRANSFER = policy.default


def read_mail(content: bytes) -> tuple[MailFacts | None, tuple[FileProblem, ...]]:
    """Headers, words and attachments; a fault where they cannot be read."""
    try:
        with processor_time(_SECONDS):
            message = message_from_bytes(content, policy=_TRANSFER)
            return _facts(message)
    except TimeoutError:
        return None, (FileProblem(kind="timeout"),)
    except Exception as error:  # noqa: BLE001  # hostile headers: any type may escape
        return None, (FileProblem(kind="unreadable", detail=reason(error)),)


def attached_files(content: bytes) -> Iterator[tuple[Attachment, bytes]]:
    """Each attached file of an e-mail with its bytes; those that cannot be unpacked are left out."""
    message = message_from_bytes(content, policy=_TRANSFER)
    html = _html(message)
    for part in _attached(message):
        if (body := _bytes(part)) is not None:
            yield _attachment(part, html), body


def _facts(message: EmailMessage) -> tuple[MailFacts, tuple[FileProblem, ...]]:
    to, cc = _people(message, "To"), _people(message, "Cc")
    words, from_html, elsewhere, problems = _body(message)
    parts = list(_attached(message))
    html = _html(message)
    files = tuple(_attachment(part, html) for part in parts)
    if sealed := [file.name for file in files if not file.sha256]:
        problems += (FileProblem(kind="attachments", detail=safe(", ".join(sealed))),)
    facts = MailFacts(
        subject=safe(message.get("Subject", ""), _LINE),
        sender=next(iter(_people(message, "From")), ""),
        to=to,
        cc=cc,
        recipients=(*to, *cc),
        sent=_sent(message),
        dated=_as_written(message, "date"),
        message_id=safe(message.get("Message-ID", ""), _ID),
        attachments=tuple(file.name for file in files)[:_MOST],
        files=files,
        text=words,
        from_html=from_html,
        elsewhere=elsewhere,
    )
    return facts, problems


def _people(message: EmailMessage, header: str) -> tuple[str, ...]:
    pairs = getaddresses([str(value) for value in message.get_all(header, [])])
    named = [safe(f"{name} <{address}>" if name else address) for name, address in pairs[:_MOST_PEOPLE]]
    more = len(pairs) - len(named)
    return (*named, f"… (+ {more})") if more else tuple(named)


def _as_written(message: EmailMessage, header: str) -> str:
    """A header letter for letter: the library's own form of a date is a tidied one."""
    return next((safe(value) for name, value in message.raw_items() if name.lower() == header), "")


def _sent(message: EmailMessage) -> dt.datetime | None:
    """The moment in the Date header; without an offset it stays without one."""
    try:
        return parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError):
        return None


def _body(message: EmailMessage) -> tuple[str, bool, int, tuple[FileProblem, ...]]:
    """The words, whether from HTML, what lies elsewhere, and what could not be read of it."""
    part = message.get_body(("plain", "html"))
    plain = part is not None and part.get_content_type() == "text/plain"
    if part is None:
        return "", False, 0, ()
    raw = _html(message)
    from_html, elsewhere = words_of(raw) if raw else ("", 0)
    words = _text(part) if plain else ""
    used = words if words.strip() else from_html
    if len(used) > LONGEST:
        return "", not plain, elsewhere, (FileProblem(kind="long", detail=f"{len(used)}"),)
    return _lines(used), not words.strip() and bool(raw), elsewhere, ()


def _html(message: EmailMessage) -> str:
    """The message as its writer's program laid it out; empty where it has no such form."""
    part = message.get_body(("html",))
    return "" if part is None else _text(part)[:_LONGEST_HTML]


def _text(part: Any) -> str:
    """The words of a part in the alphabet that it names, or in the one that loses nothing."""
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    for alphabet in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return content.decode(alphabet)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("latin-1")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()


def _attached(message: EmailMessage) -> Iterator[Any]:
    """Everything that is not the message's own words: also pictures among them, and e-mails within."""
    own = {id(message.get_body((kind,))) for kind in ("plain", "html")}
    waiting: list[Any] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += [one for one in reversed(part.get_payload()) if isinstance(one, EmailMessage)]
        elif id(part) not in own:
            yield part
    raise ValueError(f"more than {_MOST_PARTS} parts")


def _attachment(part: Any, html: str) -> Attachment:
    body = _bytes(part)
    id_ = str(part.get("Content-ID", "")).strip(" <>")
    inside = bool(id_) and f"cid:{id_}" in html
    return Attachment(
        name=_name(part),
        media_type=safe(part.get_content_type()),
        size=None if body is None else len(body),
        sha256="" if body is None else hashlib.sha256(body).hexdigest(),
        embedded=inside,
    )


def _name(part: Any) -> str:
    named = part.get_filename()
    if not named and part.get_content_type() == "message/rfc822":
        inner = next((one for one in part.get_payload() if isinstance(one, EmailMessage)), None)
        named = f"{inner.get('Subject', '')}.eml" if inner is not None else None
    return safe(named or part.get_content_type())


def _bytes(part: Any) -> bytes | None:
    """The file itself; the bytes of a message within a message stand nowhere apart from it."""
    if part.is_multipart():
        return None
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else None
