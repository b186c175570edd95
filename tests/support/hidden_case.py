"""A made-up case full of things that must not be seen, each known by its word or its pixels."""

import io
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

from tests.assemble.papers import letter
from tests.support.photographs import Fix, photograph

SECRET = "Quillfeather"
"""A person's name, which stands in every place where a case can hold a word."""

FACE = (10, 220, 40)
"""A colour that nothing else in the case has."""

CASE = f"""\
id: hidden
title: {{fr: "Affaire {SECRET}", en: "The {SECRET} case"}}
kind: water
as_of: 2026-11-23
language: en
premises: {{address: "1 rue {SECRET}", zone: Europe/Paris, position: "48.0000 N, 2.0000 E"}}
incident: {{when: 2026-03-01}}
"""

PHOTOS = f"""\
file,caption,author,place,acquired
ceiling/,,A. Example,bedroom of {SECRET.upper()},card
ceiling/a.jpg,Stain on the ceiling,,,
ceiling/{SECRET}.jpg,{SECRET} below the stain,,,
"""

EXHIBITS = f"""\
id,title,kind,date,author,file
{SECRET.lower()}-reply,Reply of Mrs {SECRET},letter,2026-03-02,{SECRET},exhibits/{SECRET} - Reply.pdf
other,Note on the roof,letter,2026-03-03,Syndic,exhibits/note.pdf
"""

REDACTIONS = f"""\
- {{subject: ceiling/a, box: [0.25, 0.25, 0.5, 0.5], kind: face, reason: a passer-by, who: E. Clerk}}
- subject: {SECRET.lower()}-reply
  page: 2
  polygon: [0, 0, 0.9, 0, 0.9, 0.2, 0, 0.2]
  kind: address
  reason: her home
  who: E. Clerk
  when: 2026-11-20
- {{words: [{SECRET}], kind: name, reason: privacy of a witness, who: E. Clerk, only: [public]}}
- subject: ceiling/{SECRET}
  box: [0, 0, 1, 0.5]
  kind: face
  reason: it is {SECRET}
  who: E. Clerk
  only: [public]
"""

CHRONOLOGY = f"""\
id,when,what,sources,asserted_by
seen-by-{SECRET.lower()},2026-03-01 09:00,{SECRET} saw the water,{SECRET.lower()}-reply,{SECRET}
"""


def hidden_case(folder: Path) -> Path:
    """Two photographs and two letters; a face, an address, and a name everywhere."""
    (folder / "photos" / "ceiling").mkdir(parents=True)
    (folder / "exhibits").mkdir()
    for name, text in {
        "case.yaml": CASE, "photos.csv": PHOTOS, "exhibits.csv": EXHIBITS, "redactions.yaml": REDACTIONS,
        "chronology.csv": CHRONOLOGY,
    }.items():  # fmt: skip
        (folder / name).write_text(text, "utf-8")
    (folder / "photos" / "ceiling" / "a.jpg").write_bytes(face_in_a_room(orientation=6))
    (folder / "photos" / "ceiling" / f"{SECRET}.jpg").write_bytes(face_in_a_room())
    (folder / "exhibits" / f"{SECRET} - Reply.pdf").write_bytes(reply())
    (folder / "exhibits" / "note.pdf").write_bytes(letter("The roof leaks and was never mended", 1))
    return folder


def reply() -> bytes:
    """Three pages that name the person; the secret colour is on the second."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter(f"Mrs {SECRET} writes", 3))) as pdf:
        colour = " ".join(f"{value / 255:.3f}" for value in FACE)
        pdf.pages[1].contents_add(f"{colour} rg 100 720 300 90 re f".encode())
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def face_in_a_room(orientation: int = 1) -> bytes:
    """A photograph whose upright middle upper left holds the secret colour, with all that cameras add."""
    upright = Image.new("RGB", (640, 480), (200, 190, 180))
    ImageDraw.Draw(upright).rectangle((180, 130, 310, 230), FACE)
    stored = upright.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else upright
    return photograph(
        image=stored, orientation=orientation, serial=f"SN-0815-{SECRET}", gps=Fix(48.123456, 2.654321)
    )
