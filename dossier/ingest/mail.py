"""Read the headers of an e-mail file, without trusting or running anything in it."""

import datetime as dt
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from dossier.ingest.hygiene import reason, safe
from dossier.model.original import FileProblem, MailFacts

_MOST = 100


def read_mail(content: bytes) -> tuple[MailFacts | None, tuple[FileProblem, ...]]:
    """The headers and the names of the attachments; a fault where they cannot be read."""
    try:
        message = message_from_bytes(content, policy=policy.default)
        return _facts(message), ()
    except Exception as error:  # noqa: BLE001  # hostile headers: any type may escape
        return None, (FileProblem(kind="unreadable", detail=reason(error)),)


def _facts(message: EmailMessage) -> MailFacts:
    return MailFacts(
        subject=safe(message.get("Subject", "")),
        sender=next(iter(_people(message, "From")), ""),
        recipients=(*_people(message, "To"), *_people(message, "Cc")),
        sent=_sent(message),
        attachments=tuple(
            safe(part.get_filename() or part.get_content_type()) for part in message.iter_attachments()
        )[:_MOST],
    )


def _people(message: EmailMessage, header: str) -> tuple[str, ...]:
    pairs = getaddresses([str(value) for value in message.get_all(header, [])])
    return tuple(safe(f"{name} <{address}>" if name else address) for name, address in pairs[:_MOST])


def _sent(message: EmailMessage) -> dt.datetime | None:
    """The moment in the Date header; without an offset it stays without one."""
    try:
        return parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError):
        return None
