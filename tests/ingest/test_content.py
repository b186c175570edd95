"""Content decides the type; names are asked only what bytes leave open."""

import io
import zipfile

import pytest

from dossier.ingest.content import identify
from dossier.ingest.messenger import messenger_of
from tests.support.photographs import photograph


def _box(brand: bytes, *compatible: bytes) -> bytes:
    body = brand + b"\0\0\0\0" + b"".join(compatible)
    return (len(body) + 8).to_bytes(4, "big") + b"ftyp" + body + b"\0\0\0\x08mdat"


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


_MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Windows\r\n\r\nHello"


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("TIFF", "image/tiff"),
        ("WEBP", "image/webp"),
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("HEIF", "image/heic"),
    ],
)
@pytest.mark.parametrize("name", ["a.jpg", "a", "a.pdf", "a.docx"])
def test_a_picture_is_known_by_its_bytes_whatever_its_name(form, media_type, name):
    content = identify(photograph(form=form), name)
    assert (content.kind, content.media_type) == ("image", media_type)


@pytest.mark.parametrize(
    ("head", "name", "kind", "media_type"),
    [
        (b"%PDF-1.7\n", "a.jpg", "pdf", "application/pdf"),
        (b"\r\n junk %PDF-1.4", "a.pdf", "pdf", "application/pdf"),
        (b"", "a.jpg", "other", "application/x-empty"),
        (b"II*\0\x10\0\0\0CR\x02\0", "a.tif", "raw", "image/x-canon-cr2"),
        (b"II*\0\x08\0\0\0\0\0", "a.NEF", "raw", "image/x-nikon-nef"),
        (b"MM\0*\0\0\0\x08", "a.dng", "raw", "image/x-adobe-dng"),
        (b"MM\0*\0\0\0\x08", "a.jpg", "image", "image/tiff"),
        (b"FUJIFILMCCD-RAW 0201", "a.raf", "raw", "image/x-fuji-raf"),
        (_box(b"crx ", b"isom"), "a.cr3", "raw", "image/x-canon-cr3"),
        (_box(b"mif1", b"mif1", b"heic"), "a.jpg", "image", "image/heic"),
        (_box(b"mif1", b"avif"), "a.avif", "image", "image/avif"),
        (_box(b"avif"), "a.avif", "image", "image/avif"),
        (_box(b"qt  "), "a.mov", "video", "video/quicktime"),
        (_box(b"isom", b"mp42"), "a.mp4", "video", "video/mp4"),
        (_box(b"M4A "), "a.m4a", "audio", "audio/mp4"),
        (b"RIFF\0\0\0\0WAVEfmt ", "a.wav", "audio", "audio/wav"),
        (b"RIFF\0\0\0\0AVI LIST", "a.avi", "video", "video/x-msvideo"),
        (_MAIL, "a.txt", "mail", "message/rfc822"),
        (b"\xef\xbb\xbfSubject: x\nFrom: y\n\n", "a.eml", "mail", "message/rfc822"),
        (b"Dear Sir: I write\nto you: again\nabout it", "a.txt", "text", "text/plain"),
        ("Façade".encode(), "a.txt", "text", "text/plain"),
        ("Façade côté cour".encode("cp1252"), "a.txt", "text", "text/plain"),
        ("Façade côté cour".encode("cp1252"), "a.bin", "other", "application/octet-stream"),
        ("Façade".encode()[:3], "a", "text", "text/plain"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "a.msg", "other", "application/vnd.ms-outlook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "a.doc", "other", "application/x-ole-storage"),
        (b"\x01\x02\x03\x04\xff\xfe", "a.bin", "other", "application/octet-stream"),
    ],
)
def test_other_files_are_known_by_their_bytes(head, name, kind, media_type):
    content = identify(head, name)
    assert (content.kind, content.media_type) == (kind, media_type)


def test_an_office_document_is_other():
    assert identify(_zip(), "a.docx").kind == "other"


def test_sound_and_film_of_any_sort_are_never_taken_for_documents():
    assert identify(b"ID3\x03\0\0\0\0\0\x21TPE1", "a.mp3").kind == "audio"
    assert identify(b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01", "a.mkv").kind == "video"


@pytest.mark.parametrize(
    ("name", "messenger"),
    [
        ("IMG-20220918-WA0003.jpg", "WhatsApp"),
        ("IMG-20220918-WA0003(1).jpg", "WhatsApp"),
        ("VID-20220918-WA0012.mp4", "WhatsApp"),
        ("WhatsApp Image 2022-09-18 at 14.20.05.jpeg", "WhatsApp"),
        ("signal-2022-09-18-142005.jpg", "Signal"),
        ("signal-2022-09-18-14-20-05-123-1.jpg", "Signal"),
        ("photo_2022-09-18_14-20-05.jpg", "Telegram"),
        ("photo_5@18-09-2022_14-20-05.jpg", "Telegram"),
        ("received_1234567890123456.jpeg", "Messenger"),
        ("FB_IMG_1663503605000.jpg", "Facebook"),
        ("306751234_1234567890123456_1234567890123456789_n.jpg", "Facebook"),
        ("mmexport1663503605000.jpg", "WeChat"),
        ("viber_image_2022-09-18_14-20-05-123.jpg", "Viber"),
        ("Snapchat-123456789.jpg", "Snapchat"),
        ("IMG_0003.jpg", ""),
        ("IMG_20220918_142005.jpg", ""),
        ("DSCN0010.JPG", ""),
        ("signal.jpg", ""),
        ("the signal-2022-09-18-x.jpg", ""),
        ("IMG-20220918-WA0003", "WhatsApp"),
    ],
)
def test_names_that_messengers_give_are_recognised_and_no_others(name, messenger):
    assert messenger_of(name) == messenger
