"""E-mails and word processors' files made on the spot."""

import io
import zipfile
from email.message import EmailMessage

ATTACHED = "Devis de réparation\n\nTotal\t1 200,00\n".encode()
WORDS = "Bonjour,\n\nLa fuite continue :\n  - cuisine\n  - salon\n\n> Nous passerons.\n"


def message(words: str = WORDS, *, html: str = "", files=(("devis n° 1.txt", ATTACHED),), **headers) -> bytes:
    """An e-mail with its attached files."""
    mail = EmailMessage()
    told = {
        "From": "Élise Martin <e.martin@example.org>",
        "To": "Syndic <syndic@example.org>, Paul <p@example.org>",
        "Cc": "assurance@example.org",
        "Date": "Wed, 17 Aug 2022 09:30:00 +0200",
        "Subject": "Fuite : façade côté cour",
        "Message-ID": "<abc.123@example.org>",
    }
    for name, value in (told | headers).items():
        mail[name] = value
    if words:
        mail.set_content(words)
    if html:
        (mail.add_alternative if words else mail.set_content)(html, subtype="html")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
_DOCUMENT = '<Relationship Id="r1" Type="{}/officeDocument" Target="word/document.xml"/>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(
    body: str = "<w:p><w:r><w:t>Rapport</w:t></w:r></w:p>", *, elsewhere: str = "", **parts: str
) -> bytes:
    """A Word file with this body; `elsewhere` is the address of a picture that it links to."""
    out = io.BytesIO()
    link = f'<Relationship Id="far" Type="{_OFFICE}/image" Target="{elsewhere}" TargetMode="External"/>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(_DOCUMENT.format(_OFFICE)))
        archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(link if elsewhere else ""))
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{body}'
            "</w:body></w:document>",
        )
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


PICTURE_ELSEWHERE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="x"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:link="far"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p><w:p><w:r><w:t>Fin</w:t></w:r></w:p>"
)
