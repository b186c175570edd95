"""Small dossiers and reports for the tests of this room, made by hand."""

import datetime as dt

from dossier.model.case import Case, Matter
from dossier.model.chronology import Event
from dossier.model.dossier import Dossier, NumberedExhibit, Omission, Plate
from dossier.model.exhibit import Exhibit
from dossier.model.finding import CheckReport, Finding, Gap, Severity
from dossier.model.original import Original
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Court, Proceeding
from dossier.model.source import Origin
from dossier.model.waiver import Waiver

HOSTILE = (
    '</script><img src="http://evil.example/x" onerror=alert(1)>\u202egpj.exe\x1b[31m\x00{subject.__class__}'
)


def original(path, **more):
    return Original(path=path, size=1234, sha256="ab" * 32, media_type="image/jpeg", kind="image", **more)


def photograph(path, exhibit="series", order=1, **more):
    return Photograph(id=path[:-4], exhibit=exhibit, original=original(path), order=order, **more)


def finding(code="PH004", severity=Severity.MAJOR, subject="facade", *, ask="client", **more):
    origin = more.pop("origin", Origin(file="photos.csv", line=12, column=3))
    members = more.pop("members", ())
    parts = more.pop("parts", ())
    facts = more.pop("facts", {"file": "IMG_1.jpg"})
    defaults = {
        "slug": "capture-time-unknown",
        "message": "{subject}: nothing says when {file} was taken",
        "fix": "Send the camera's own file.",
    }
    gap = Gap(subject, facts, origin, members, parts)
    return Finding(code=code, severity=severity, gap=gap, ask=ask, **{**defaults, **more})


def waiver(subject="cellar", **more):
    values = {
        "rule": "PH011",
        "subject": subject,
        "reason": {"fr": "Cave sans réseau", "en": "No signal in the cellar"},
        "who": "Maître A. Exemple",
        "when": dt.date(2026, 11, 3),
        "origin": Origin(file="waivers.yaml", line=2),
    }
    return Waiver(**{**values, **more})


def report(*findings, **more):
    values = {
        "level": "draft",
        "findings": findings,
        "waived": (),
        "ran": ("PH004", "EX001"),
        "not_run": (("BR001", "no bailiff's record"), ("BR002", "no bailiff's record")),
    }
    return CheckReport(**{**values, **more})


def full_report():
    return report(
        finding(),
        finding(
            "EX001",
            Severity.BLOCKER,
            "invoice",
            ask="office",
            blocks_from="draft",
            waivable=False,
            facts={},
            slug="number-missing",
            message="{subject} has no number",
            fix="Give it one in proceedings.yaml.",
            origin=Origin(file="proceedings.yaml", line=40, column=7),
        ),
        finding(
            "PR001",
            Severity.MINOR,
            "photos",
            ask="counsel",
            facts={"count": "9"},
            members=tuple(f"p{n}" for n in range(9)),
            slug="people-unreviewed",
            message="nobody has looked for people on {count} photographs",
            fix="Look, and say who did.",
            origin=Origin(file="photos.csv"),
        ),
        finding(
            "BR006",
            Severity.NOTE,
            "constat",
            ask="bailiff",
            facts={},
            slug="hours-missing",
            message="{subject} gives no hour",
            fix="Ask for a completed copy.",
            origin=Origin(file="constat.yaml", line=3),
        ),
        waived=((finding("PH011", Severity.NOTE, "cellar", facts={"file": "c.jpg"}), waiver()),),
    )


def dossier(*, events=(), omitted=("photos/blurred.jpg",), waivers=None, names=("a.jpg", "b.jpg")):
    photographs = tuple(photograph(f"photos/{n}", order=k) for k, n in enumerate(names, 1))
    letter = original("exhibits/letter.pdf")
    series = Exhibit(id="series", title="Photographs", kind="photographs")
    exhibits = (
        NumberedExhibit(number=1, exhibit=Exhibit(id="letter", title="Letter", original=letter)),
        NumberedExhibit(
            number=2,
            exhibit=series,
            plates=tuple(Plate(label=f"2/{p.order}", photograph=p) for p in photographs),
        ),
    )
    paths = [letter.path, *(p.original.path for p in photographs), *omitted]
    proceeding = Proceeding(
        id="ta", title="State liability", court=Court(name="Tribunal administratif de Paris")
    )
    case = Case(
        matter=Matter(id="sample", title={"fr": "Dégradations", "en": "Damage"}, specimen=True),
        proceedings=(proceeding,),
        photographs=photographs,
        events=tuple(events),
        waivers=(waiver(),) if waivers is None else tuple(waivers),
        originals={path: original(path) for path in paths},
    )
    return Dossier(
        case=case,
        proceeding=proceeding,
        language="fr",
        as_of=dt.date(2026, 11, 23),
        exhibits=exhibits,
        events=tuple(events),
        omissions=tuple(Omission(subject=p, path=p, reason="Not chosen") for p in omitted),
    )


def event(id_, when, **more):
    return Event(id=id_, what=more.pop("what", id_), when=when, **more)
