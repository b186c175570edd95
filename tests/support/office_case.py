"""A made-up case in which all that must stay in the office bears a word of its own."""

import io
from pathlib import Path

import docx
from PIL import Image

from tests.assemble.papers import letter
from tests.support.custody import lines_of
from tests.support.photographs import Fix, photograph

INTERNAL = {
    "waiver": "Zorblatt", "who waives": "Quexley", "retention": "Plinthole", "recipients": "Vexmoor",
    "note of an exhibit": "Grumbleton", "note of a loss": "Wazzock", "note of an act": "Snorkeld",
    "custody remark": "Blenkinsop", "custodian": "Frobisher", "pleading": "Yarmouthel",
    "stray file": "Dribblewick",
    "reviewer": "Oxborrow", "reason of a redaction": "Ticklepenny", "who redacts": "Umbrage-Smyth",
    "privileged id": "kraken-memo", "privileged title": "Krakenvale", "privileged file": "krakenfile",
    "privileged text": "Krakentext", "unlisted id": "hobbler", "unlisted title": "Hobblerton",
    "unlisted file": "hobblerfile", "unlisted text": "Hobblertext", "unserved id": "unseen/moonrake",
    "unserved caption": "Moonrakers", "unserved file": "moonrake.jpg", "serial of the unserved": "SN-MOON-77",
    "position of the unserved": "47.777", "unused file": "fizzgig",
    "other party": "Ptarmigan", "other claim": "Drossfield", "other court": "Quaggmire",
}  # fmt: skip
"""What must stand in no deliverable of the first proceeding."""

FACE = (10, 220, 40)
"""The colour of what is masked on the photograph that is."""

MOON = (230, 20, 200)
"""The colour of the photograph that is not served."""

CASE = """\
id: office
title: {{fr: "Dégât des eaux", en: "Water damage"}}
kind: water
as_of: 2026-11-23
language: {language}
retention: kept by {retention}
recipients: [{recipients}]
premises: {{address: 1 rue Exemple, zone: Europe/Paris, position: "48.0000 N, 2.0000 E"}}
incident: {{when: 2026-03-01}}
"""

PROCEEDINGS = """\
- id: first
  title: {{fr: Réparation, en: Repair}}
  court: {{name: {court}, jurisdiction: {jurisdiction}, order: {order}}}
  exhibits: [reply, ceiling]
  parties:
    - {{id: owner, name: Owner Ltd, role: claimant}}
    - {{id: syndic, name: Syndic Ltd, role: defendant}}
  facts: [{{id: stain, text: The ceiling is stained., proof: "photo:ceiling/a"}}]
  claims: [{{id: repair, kind: compensation, title: Repair, losses: paint, facts: stain, against: syndic}}]
  acts: [{{id: talk, kind: mediation, on: 2026-04-01, note: {note of an act}}}]
- id: second
  title: {other claim}
  court: {{name: {other court}, jurisdiction: FR, order: civil}}
  exhibits: [{unlisted id}]
  parties: [{{id: other, name: {other party}, role: defendant}}]
  claims: [{{id: other-claim, kind: compensation, title: "{other claim}", against: other}}]
"""

TABLES = {
    "exhibits.csv": """\
id,title,kind,date,author,file,confidentiality,note
reply,Reply of the syndic,letter,2026-03-02,Syndic,exhibits/reply.pdf,,{note of an exhibit}
{privileged id},{privileged title},letter,2026-03-03,Counsel,exhibits/{privileged file}.pdf,privileged,
{unlisted id},{unlisted title},letter,2026-03-04,Nobody,exhibits/{unlisted file}.pdf,,
""",
    "photos.csv": """\
file,caption,author,place,acquired,people,reviewed_by,proceedings
ceiling/,,A. Example,bedroom,card,no,{reviewer},
ceiling/a.jpg,Stain on the ceiling,,,,,,
{unserved file},{unserved caption},,,,,,second
""",
    "damage.csv": """\
id,item,head,basis,net,note
paint,Paint of the ceiling,repair,invoice,1200.00,{note of a loss}
""",
    "waivers.yaml": """\
- {{rule: PH004, subject: "*", reason: {waiver}, who: {who waives}, when: 2026-11-20}}
""",
    "redactions.yaml": """\
- subject: ceiling/a
  box: [0.1, 0.1, 0.2, 0.2]
  kind: face
  reason: {reason of a redaction}
  who: {who redacts}
""",
    "notes.txt": "{stray file}",
}


def office_case(
    folder: Path, *, language="en", jurisdiction="FR", order="civil", court="Court of Example"
) -> Path:
    """A case of two proceedings; only one letter and one photograph are filed in the first."""
    told = {**INTERNAL, "language": language, "court": court, "jurisdiction": jurisdiction, "order": order}
    told["unserved file"] = f"unseen/{INTERNAL['unserved file']}"
    folder.mkdir(parents=True)
    texts = {"case.yaml": CASE, "proceedings.yaml": PROCEEDINGS, **TABLES}
    for name, text in texts.items():
        (folder / name).write_text(text.format(**told), "utf-8")
    for name, content in _files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    rows = [
        {"event": "received", "from": "A. Example", "to": INTERNAL["custodian"], "method": "card",
         "remarks": INTERNAL["custody remark"], "who": INTERNAL["custodian"]},
    ]  # fmt: skip
    (folder / "custody.jsonl").write_text("".join(lines_of(rows)), "utf-8")
    return folder


def _files() -> dict[str, bytes]:
    moon = Image.new("RGB", (320, 240), MOON)
    face = Image.new("RGB", (320, 240), (200, 190, 180))
    face.paste(FACE, (36, 28, 60, 44))
    pleading = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(f"The claimant asks {INTERNAL['pleading']} (exhibit 1).")
    document.save(pleading)
    serial, place = INTERNAL["serial of the unserved"], Fix(47.7777, 2.0)
    return {
        "exhibits/reply.pdf": letter("The syndic replies that nothing is due"),
        f"exhibits/{INTERNAL['privileged file']}.pdf": letter(INTERNAL["privileged text"]),
        f"exhibits/{INTERNAL['unlisted file']}.pdf": letter(INTERNAL["unlisted text"]),
        f"exhibits/{INTERNAL['unused file']}.txt": b"a note",
        "photos/ceiling/a.jpg": photograph(image=face, serial="SN-1"),
        f"photos/unseen/{INTERNAL['unserved file']}": photograph(image=moon, serial=serial, gps=place),
        "submissions/2026-05-01 pleading.docx": pleading.getvalue(),
    }
