"""The names of embedded fonts do not tell which Pango set the page."""

import hashlib

from dossier.files import program_folder
from dossier.render.font_names import steady_font_names

FONT = program_folder("templates") / "fonts" / "SourceSerif4-Regular.ttf"


def named(text):
    """A font's name as WeasyPrint makes it of six bytes of a digest."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.md5(text).digest()[:6])


def test_a_page_names_its_font_without_the_features_that_a_newer_pango_adds():
    steady_font_names()
    from weasyprint import HTML

    style = f"@font-face{{font-family:Plain;src:url({FONT.as_uri()})}}body{{font-family:Plain}}"
    pdf = HTML(string=f"<style>{style}</style><p>x").write_pdf(uncompressed_pdf=True)
    assert f"/{named(b'Plain')}+Plain".encode() in pdf


def test_features_are_left_out_and_variations_are_not():
    steady_font_names()
    from weasyprint.pdf import fonts

    def digest(text):
        return fonts.md5(text, usedforsecurity=False).digest()

    assert digest(b"Dossier Serif #kern") == digest(b"Dossier Serif")
    assert digest(b"Dossier Serif @wght=600 #kern") == digest(b"Dossier Serif @wght=600")
    assert digest(b"Dossier Serif @wght=600") != digest(b"Dossier Serif")
