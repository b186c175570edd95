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

LOW = SECRET.lower()

EXHIBITS = f"""\
id,title,kind,date,author,file
{LOW}-reply,Reply of Mrs {SECRET},letter,2026-03-02,{SECRET},exhibits/{SECRET} - Reply.pdf
other,Note on the roof,letter,2026-03-03,Syndic,exhibits/note.pdf
record,Record of {SECRET},constat,2026-03-04,{SECRET},exhibits/note-2.pdf
mail,Message of {SECRET},e-mail,2026-03-05,{SECRET},exhibits/{SECRET}.eml
film,Film of {SECRET},other,2026-03-06,{SECRET},exhibits/{SECRET}.mp4
"""

PROCEEDINGS = f"""\
- id: main
  title: The suit of {SECRET}
  court: {{name: "Court of {SECRET}", jurisdiction: EW, reference: {SECRET}-1}}
  file_pleadings: yes
  parties:
    - id: {LOW}
      name: "{SECRET} Ltd"
      role: claimant
      represented_by: "J. {SECRET}"
      seat: "{SECRET} House"
    - {{id: syndic, name: Syndic, role: defendant, counsel: "{SECRET} LLP"}}
  facts:
    - {{id: {LOW}-fact, text: "{SECRET} saw the stain.", proof: "{LOW}-reply#2; photo:ceiling/{SECRET}"}}
  claims:
    - id: {LOW}-claim
      kind: compensation
      title: Repair for {SECRET}
      legal_basis: the {SECRET} rule
      facts: {LOW}-fact
      losses: {LOW}-paint
      against: syndic
"""

CONSTAT = f"""\
- id: {LOW}-record
  exhibit: record
  date: 2026-03-04
  place: "{SECRET} House"
  officer: {{name: "Me {SECRET}", office: "{SECRET} & Co", address: "{SECRET} Street"}}
  requester: {{name: "{SECRET}", kind: person}}
  purpose: To see for {SECRET}
  persons: ["{SECRET}"]
  observations:
    - number: 1
      kind: shown
      place: "room of {SECRET}"
      text: "{SECRET} shows the stain."
      photographs: ["ceiling/{SECRET}"]
"""

STATEMENTS = f"""\
- id: {LOW}-statement
  name: "Mrs {SECRET}"
  exhibit: {LOW}-reply
  birthplace: "{SECRET}"
  residence: "{SECRET} House"
  occupation: "{SECRET} keeper"
  link: "aunt of {SECRET}"
  summary: "{SECRET} saw the stain."
"""

CORRESPONDENCE = f"""\
id,kind,number,sent,sent_proof,sender,recipient,subject,exhibit
{LOW}-letter,letter,{SECRET}/1,2026-03-02,seen by {SECRET},{SECRET},{SECRET} & Son,About {SECRET},{LOW}-reply
"""

DAMAGE = f"""\
id,item,head,place,basis,net,offence,photographs
{LOW}-paint,Paint of {SECRET},{SECRET} repairs,{SECRET} room,invoice,1200.00,by {SECRET},ceiling/{SECRET}
"""

MAIL = f"""\
From: {SECRET} <{LOW}@example.org>
To: syndic@example.org
Subject: =?utf-8?q?About_{SECRET}?=
Date: Thu, 5 Mar 2026 09:05:00 +0100
Message-ID: <1@{LOW}.example>
Content-Type: text/plain; charset=utf-8

{SECRET} asks what was done about {SECRET.upper()}.
"""

REDACTIONS = f"""\
- {{subject: ceiling/a, box: [0.25, 0.25, 0.5, 0.5], kind: face, reason: a passer-by, who: E. Clerk}}
- subject: {LOW}-reply
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
seen-by-{LOW},2026-03-01 09:00,{SECRET} saw the water,{LOW}-reply,{SECRET}
"""


def hidden_case(folder: Path) -> Path:
    """Two photographs, letters, a message, a film; a face, an address, and a name everywhere."""
    (folder / "photos" / "ceiling").mkdir(parents=True)
    (folder / "exhibits").mkdir()
    for name, text in {
        "case.yaml": CASE, "photos.csv": PHOTOS, "exhibits.csv": EXHIBITS, "redactions.yaml": REDACTIONS,
        "chronology.csv": CHRONOLOGY, "proceedings.yaml": PROCEEDINGS, "constat.yaml": CONSTAT,
        "statements.yaml": STATEMENTS, "correspondence.csv": CORRESPONDENCE, "damage.csv": DAMAGE,
    }.items():  # fmt: skip
        (folder / name).write_text(text, "utf-8")
    (folder / "photos" / "ceiling" / "a.jpg").write_bytes(face_in_a_room(orientation=6))
    (folder / "photos" / "ceiling" / f"{SECRET}.jpg").write_bytes(face_in_a_room())
    (folder / "exhibits" / f"{SECRET} - Reply.pdf").write_bytes(reply())
    (folder / "exhibits" / f"{SECRET}.eml").write_text(MAIL, "utf-8")
    (folder / "exhibits" / f"{SECRET}.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(64))
    (folder / "exhibits" / "note-2.pdf").write_bytes(letter("Nothing to hide in the record at all", 1))
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
