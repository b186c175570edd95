"""The headers of an e-mail, as its file gives them."""

import datetime as dt
from email.message import EmailMessage

import pytest

from dossier.ingest.mail import read_mail


def _message(**headers):
    message = EmailMessage()
    for name, value in {"From": "Élise Martin <e@example.org>", "To": "b@example.org", **headers}.items():
        message[name] = value
    message.set_content("Bonjour")
    return message


def test_headers_and_attachments_are_read():
    message = _message(
        Subject="Façade côté cour",
        Cc="Préfecture <p@example.org>, c@example.org",
        Date="Wed, 17 Aug 2022 09:30:00 +0200",
    )
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="constat n° 1.pdf")
    facts, problems = read_mail(message.as_bytes())
    assert problems == ()
    assert facts.subject == "Façade côté cour"
    assert facts.sender == "Élise Martin <e@example.org>"
    assert facts.recipients == ("b@example.org", "Préfecture <p@example.org>", "c@example.org")
    assert facts.sent == dt.datetime(2022, 8, 17, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert facts.attachments == ("constat n° 1.pdf",)


@pytest.mark.parametrize("date", ["", "yesterday", "Wed, 99 Aug 2022"])
def test_a_date_that_is_none_stays_unknown(date):
    content = f"From: a@example.org\nTo: b@example.org\nDate: {date}\n\n".encode()
    assert read_mail(content)[0].sent is None


def test_a_subject_cannot_break_out_of_its_line():
    content = b"From: a@example.org\nSubject: =?utf-8?b?4oCuZXZpbAo=?=\n\n"
    assert read_mail(content)[0].subject == "evil"


def test_a_message_that_cannot_be_parsed_is_named(monkeypatch):
    def fail(*_args, **_kwargs):
        raise IndexError("list index out of range")

    monkeypatch.setattr("dossier.ingest.mail.message_from_bytes", fail)
    facts, problems = read_mail(b"From: a\n\n")
    assert facts is None
    assert [problem.kind for problem in problems] == ["unreadable"]


def test_any_bytes_give_facts_or_a_named_problem():
    facts, problems = read_mail(b"\xff\xfe\0From: \xe9\nContent-Type: multipart/mixed; boundary=\n\n--\n")
    assert facts is not None or problems
