"""The archive's metadata: what the file is, and which standards it keeps."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from dossier.model.parts import Plan

_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
_TAIL = '</x:xmpmeta>\n<?xpacket end="r"?>'
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_SCHEMA = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A knows nothing of PDF/UA: what names the latter is described in the file itself."""


def archive_xmp(plan: Plan) -> bytes:
    """The metadata of a plan's file, the same as its document information says."""
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    body = "\n".join(_told(plan))
    description = f'<rdf:Description rdf:about=""{spaces}>\n{body}\n</rdf:Description>'
    return f'{_HEAD}<rdf:RDF xmlns:rdf="{_RDF}">\n{description}\n</rdf:RDF>{_TAIL}'.encode()


def _told(plan: Plan) -> Iterator[str]:
    yield "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    yield "<pdfuaid:part>1</pdfuaid:part>"
    yield _SCHEMA
    yield "<dc:format>application/pdf</dc:format>"
    yield f"<dc:title>{_said(plan.title)}</dc:title>"
    yield f"<dc:language><rdf:Bag><rdf:li>{escape(plan.language)}</rdf:li></rdf:Bag></dc:language>"
    if plan.subject:
        yield f"<dc:description>{_said(plan.subject)}</dc:description>"
    if plan.created:
        day = f"{plan.created}T00:00:00Z"
        yield f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"


def _said(text: str) -> str:
    """A text for whoever reads no other language, as the format wants it."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(_plain(text))}</rdf:li></rdf:Alt>'


def _plain(text: str) -> str:
    """Without characters that no XML may hold."""
    return "".join(char for char in text if char.isprintable() or (char.isspace() and char in "\t\n\r "))
