"""The words of an e-mail and its attached files: nothing fetched, nothing run, none left unnamed."""

import email.message
import hashlib

import pytest

from dossier.ingest.html_words import words_of
from dossier.ingest.mail import LONGEST, attached_files, read_mail
from tests.support.letters import ATTACHED, WORDS, message


def test_headers_stand_as_they_were_written():
    content = message().replace(
        b"Date: Wed, 17 Aug 2022 09:30:00 +0200", b"Date: 17 Aug 22 9:30 CEST (summer)"
    )
    facts, problems = read_mail(content)
    assert problems == ()
    assert facts.dated == "17 Aug 22 9:30 CEST (summer)"
    assert facts.to == ("Syndic <syndic@example.org>", "Paul <p@example.org>")
    assert facts.cc == ("assurance@example.org",)
    assert facts.message_id == "<abc.123@example.org>"
    assert facts.text == WORDS.rstrip("\n")


def test_each_attached_file_has_its_own_digest_and_size():
    files = (("a.txt", ATTACHED), ("b.bin", b"\0\1"), ("a.txt", b"other"))
    facts = read_mail(message(files=files))[0]
    told = [(file.name, file.size, file.sha256) for file in facts.files]
    assert told == [(name, len(body), hashlib.sha256(body).hexdigest()) for name, body in files]
    assert [body for _, body in attached_files(message(files=files))] == [body for _, body in files]


def test_a_message_in_html_gives_its_words_only():
    html = "<p>Un <b>mot</b></p><script>alert(1)</script><img src='https://far.example/x.png' alt='logo'>"
    facts = read_mail(message("", html=html, files=()))[0]
    assert facts.from_html
    assert facts.text == "Un mot\n[logo]"
    assert facts.elsewhere == 1


def test_words_come_from_the_plain_part_and_the_other_is_still_asked_what_it_would_fetch():
    facts = read_mail(message("Clair", html="<img src=//far.example/x.png>"))[0]
    assert (facts.text, facts.from_html, facts.elsewhere) == ("Clair", False, 1)


def test_a_picture_among_the_words_is_told_from_an_attached_one():
    mail = email.message.EmailMessage()
    mail["From"], mail["Subject"] = "a@example.org", "x"
    mail.set_content("<p>x<img src='cid:logo'></p>", subtype="html")
    mail.add_related(b"PNG", maintype="image", subtype="png", cid="<logo>", filename="logo.png")
    mail.add_attachment(b"JPG", maintype="image", subtype="jpeg", filename="dégât.jpg")
    facts = read_mail(mail.as_bytes())[0]
    assert [(file.name, file.embedded) for file in facts.files] == [("logo.png", True), ("dégât.jpg", False)]


def test_a_message_within_a_message_is_named_without_a_digest_of_its_own():
    inner, outer = email.message.EmailMessage(), email.message.EmailMessage()
    inner["Subject"] = "Ancien"
    inner.set_content("old")
    outer["From"] = "a@example.org"
    outer.set_content("new")
    outer.add_attachment(inner)
    facts, problems = read_mail(outer.as_bytes())
    assert [(file.name, file.sha256, file.size) for file in facts.files] == [("Ancien.eml", "", None)]
    assert [(problem.kind, problem.detail) for problem in problems] == [("attachments", "Ancien.eml")]


@pytest.mark.parametrize("alphabet", ["utf-8", "iso-8859-15", "windows-1252", "no-such-alphabet", "utf-16"])
def test_letters_are_read_in_the_alphabet_that_is_named(alphabet):
    known = alphabet if alphabet != "no-such-alphabet" else "utf-8"
    body = "Dégâts : 3".encode(known)
    head = f"From: a@example.org\nTo: b@example.org\nContent-Type: text/plain; charset={alphabet}\n"
    content = f"{head}Content-Transfer-Encoding: 8bit\n\n".encode() + body
    if alphabet == "utf-16":
        pytest.importorskip("base64")
        import base64

        content = f"{head}Content-Transfer-Encoding: base64\n\n".encode() + base64.encodebytes(body)
    assert read_mail(content)[0].text == "Dégâts : 3"


def test_a_message_longer_than_is_printed_is_named_and_keeps_its_headers():
    facts, problems = read_mail(message("mot " * LONGEST))
    assert facts.subject == "Fuite : façade côté cour"
    assert facts.text == ""
    assert [problem.kind for problem in problems] == ["long"]


def test_parts_without_end_are_refused():
    depth = 6000
    content = b"From: a@example.org\nTo: b@example.org\n"
    content += b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    facts, problems = read_mail(content)
    assert facts is None or not facts.files
    assert facts is not None or problems


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a<br>b", "a\nb"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a   \n b", "a b"),
        ("<style>x</style>a<script>y</script>", "a"),
        ("<title>t</title><iframe>z</iframe>a", "a"),
        ("<a href='https://e.example/'>ici</a>", "ici <https://e.example/>"),
        ("<a href='https://e.example/'>https://e.example/</a>", "https://e.example/"),
        ("&lt;b&gt; &eacute;", "<b> é"),
        ("<script>never closed", ""),
        ("<<<>>", "<<<>>"),
    ],
)
def test_the_words_of_a_page(html, words):
    assert words_of(html)[0] == words
