"""The night before filing: files in order, titles to paste, what changed, in words that promise nothing."""

import datetime as dt
import re

import pytest

from dossier.model.upload import Paper, Upload, Uploaded, UploadFile
from dossier.reports.upload import upload_page, upload_text
from tests.support.small_dossier import HOSTILE, dossier

DAY = dt.date(2026, 11, 20)


def file(number, digest=None, **more):
    told = {"name": f"{number}_piece.pdf", "title": f"Pièce n° {number}", "pages": 3, "size": 4_200_000}
    return UploadFile(**{**told, "sha256": digest or f"{number}" * 64, "exhibits": (number,), **more})


def upload(**more):
    told = {
        "edition": "Telerecours",
        "files": (file(1, message=1), file(2, message=1), file(3, message=2)),
        "rules": (("Un fichier par pièce", "R. 414-5 CJA"),),
        "as_of": dt.date(2026, 11, 1),
        "message_bytes": 10_000_000,
        "paper": Paper(120, 71, 3, "Une copie."),
    }
    return Upload(**{**told, **more})


LAST = Uploaded(
    on=DAY,
    files={"1_piece.pdf": "1" * 64, "2_piece.pdf": "f" * 64, "9_piece.pdf": "9" * 64},
    holding={1: "1_piece.pdf", 2: "2_piece.pdf", 9: "9_piece.pdf"},
)


def test_each_file_is_new_replaced_or_unchanged_by_its_digest():
    told = upload(last=LAST)
    assert [told.change(each) for each in told.files] == ["unchanged", "replaced", "new"]
    assert told.gone == ("9_piece.pdf",)
    assert {upload().change(each) for each in told.files} == {"new"}
    assert upload().gone == ()


def test_a_file_that_was_only_renamed_is_unchanged():
    told = upload(files=(file(1, name="1_autre.pdf"),), last=LAST)
    assert told.change(told.files[0]) == "unchanged"
    assert "1_piece.pdf" not in told.gone


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_text_has_each_name_and_title_alone_on_its_line_in_order(language):
    lines = upload_text(dossier(), upload(last=LAST), language).splitlines()
    stripped = [line.strip() for line in lines]
    places = [stripped.index(each.name) for each in upload().files]
    assert places == sorted(places)
    assert [stripped[at + 1] for at in places] == [each.title for each in upload().files]
    text = "\n".join(lines)
    assert "9_piece.pdf" in text
    assert ("213 feuilles" if language == "fr" else "213 sheets") in text
    assert "R. 414-5 CJA" in text.replace("\u00a0", " ")
    assert ("1er novembre 2026" if language == "fr" else "1 November 2026") in text.replace("\u00a0", " ")


def test_messages_have_their_size_beside_the_limit():
    text = upload_text(dossier(), upload(), "fr").replace("\u00a0", " ")
    assert "Message 1 – 8,4 Mo sur 10 Mo au plus" in text
    assert "Message 2 – 4,2 Mo sur 10 Mo au plus" in text


def test_what_is_not_known_is_said_to_be_unknown():
    text = upload_text(dossier(), upload(rules=(), as_of=None, paper=Paper(10, 5)), "en")
    assert "the program holds no rules of this court" in text.lower()
    assert "the program does not know" in text


def test_nothing_promises_that_a_filing_will_be_accepted():
    text = (upload_text(dossier(), upload(), "en") + upload_text(dossier(), upload(), "fr")).lower()
    assert not re.search(r"certif|admissib|recevab|guarantee|garanti", text)


def test_hostile_titles_stay_words_and_no_address_can_be_reached():
    html = upload_page(dossier(), upload(files=(file(1, name=HOSTILE, title=HOSTILE),)), "fr")
    assert "<img" not in html
    assert "\u202e" not in html
    assert html.count("<script>") == html.count("</script>") == 1
    assert "default-src &#39;none&#39;" in html
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:|//)""", html)
