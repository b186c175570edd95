"""A dossier made by code: nothing here comes from a real case."""

import datetime as dt
import hashlib
import io

from PIL import Image, ImageDraw

from dossier.files import Store
from dossier.model.case import Case, Incident, Matter, Premises
from dossier.model.chronology import Event
from dossier.model.constat import Constat
from dossier.model.correspondence import Letter
from dossier.model.damage import LossItem
from dossier.model.dossier import Dossier, NumberedExhibit, Plate
from dossier.model.exhibit import Exhibit
from dossier.model.manifest import CustodyHead, ListedPicture, Manifest
from dossier.model.original import Camera, CaptureTime, Derivative, ImageFacts, Original, PdfFacts
from dossier.model.photograph import Photograph
from dossier.model.proceeding import Claim, Court, Fact, Party, Proceeding
from dossier.model.statement import Statement


def picture(name: str, size: tuple[int, int] = (900, 600)) -> bytes:
    """A JPEG that differs with its name."""
    seed = hashlib.sha256(name.encode()).digest()
    image = Image.new("RGB", size, tuple(150 + value % 80 for value in seed[:3]))
    draw = ImageDraw.Draw(image)
    for at in range(8):
        x, y = seed[at] * size[0] // 300, seed[at + 8] * size[1] // 300
        draw.rectangle((x, y, x + size[0] // 9, y + size[1] // 6), fill=tuple(seed[at + 3 : at + 6]))
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=85)
    return stream.getvalue()


def image_original(store: Store, path: str, size: tuple[int, int] = (900, 600), **facts) -> Original:
    """A picture whose derivative is in the store."""
    content = picture(path, size)
    derivative = Derivative(sha256=store.put(content), width=size[0], height=size[1])
    told = {
        "format": "JPEG",
        "width": 4032,
        "height": 3024,
        "capture": CaptureTime(
            wall_clock=dt.datetime(2022, 9, 18, 15, 42, 10),  # noqa: DTZ001
            utc_offset=7200,
            source="exif",
        ),
        "camera": Camera(make="SPECIMEN", model="SPECIMEN 1", serial="0001"),
        "derivative": derivative,
    } | facts
    return Original(
        path=path,
        size=3_612_000,
        sha256=hashlib.sha256(path.encode()).hexdigest(),
        media_type="image/jpeg",
        kind="image",
        image=ImageFacts(**told),
    )


def photograph(store: Store, rank: int, **values) -> Photograph:
    """A photograph of the series `series`."""
    size = values.pop("size", (900, 600))
    facts = values.pop("facts", {})
    original = image_original(store, f"photos/series/SPECIMEN_{4000 + rank}.jpg", size, **facts)
    told = {
        "id": f"series/SPECIMEN_{4000 + rank}",
        "exhibit": "series",
        "original": original,
        "order": rank,
        "caption": {
            "fr": "Façade sur rue. Traces d'œufs sur la pierre et les huisseries; deux vitres brisées.",
            "en": "Street front. Egg marks on the stone and frames; two broken panes.",
        },
        "author": {"fr": "agent de permanence", "en": "officer on duty"},
        "place": {"fr": "Façade", "en": "Front"},
        "direction": {"fr": "vers le nord", "en": "to the north"},
        "taken": original.image.capture if original.image else None,
    } | values
    return Photograph(**told)


def pdf_original(path: str, pages: int = 2, **facts) -> Original:
    """What is known of a PDF; no test here opens it."""
    return Original(
        path=path,
        size=81_000,
        sha256=hashlib.sha256(path.encode()).hexdigest(),
        media_type="application/pdf",
        kind="pdf",
        pdf=PdfFacts(pages=pages, sizes=((595.0, 842.0),) * pages, **facts),
    )


def proceeding(**values) -> Proceeding:
    """Two parties before an administrative court."""
    told = {
        "id": "state",
        "title": {"fr": "Recours indemnitaire", "en": "Claim for compensation"},
        "court": Court(name="Tribunal administratif de Paris", order="administrative"),
        "parties": (
            Party(
                id="claimant",
                name={"fr": "L'État accréditant", "en": "The sending State"},
                role="claimant",
                kind="state",
                represented_by={"fr": "son ambassadeur", "en": "its ambassador"},
                counsel="Maître A. Exemple, avocat au barreau de Paris",
            ),
            Party(
                id="defendant",
                name={"fr": "L'État français", "en": "The French State"},
                role="defendant",
                kind="state",
            ),
        ),
    } | values
    return Proceeding(**told)


def dossier_of(language="fr", exhibits=(), *, case=None, **values) -> Dossier:
    """A dossier of these exhibits."""
    case = case or {}
    matter = Matter(
        id="test",
        title={"fr": "Dossier de preuves", "en": "Dossier of evidence"},
        subtitle={
            "fr": "Dégradation des locaux d'une mission diplomatique, Paris, 18 septembre 2022",
            "en": "Damage to the premises of a diplomatic mission, Paris, 18 September 2022",
        },
        kind="attack",
        specimen=True,
        premises=Premises(zone="Europe/Paris"),
        incident=Incident(when="2022-09-18 14:20 Europe/Paris"),
    )
    told = {"proceeding": proceeding(), "as_of": dt.date(2026, 11, 23)} | values
    whole = Case(matter=matter, proceedings=(told["proceeding"],), **case)
    return Dossier(case=whole, language=language, exhibits=tuple(exhibits), **told)


def series(store: Store, number: int, count: int, **values) -> NumberedExhibit:
    """An exhibit of photographs."""
    plates = tuple(
        Plate(label=f"{number}/{rank}", photograph=photograph(store, rank, **values))
        for rank in range(1, count + 1)
    )
    exhibit = Exhibit(
        id="series",
        kind="photographs",
        title={"fr": "Photographies prises par l'agent de permanence", "en": "Photographs taken on duty"},
        date="2022-09-18",
    )
    return NumberedExhibit(number=number, exhibit=exhibit, plates=plates)


def full_dossier(store: Store, language="fr", **values) -> Dossier:
    """A dossier in which every section has something to say."""
    exhibits = (
        _paper(1, "record", "constat", "Constat (spécimen), Me B. Specimen, commissaire de justice",
               "2022-09-19", pdf_original("exhibits/constat.pdf", 3)),
        series(store, 2, 5),
        _paper(3, "note", "note-verbale", {"fr": "Note verbale, demande d'un poste fixe",
               "en": "Note verbale asking for a fixed post"}, "2022-08-17",
               pdf_original("exhibits/note.pdf", 2, signed=True), untouched="03-note.pdf"),
        _paper(4, "reply", "reply", {"fr": "Réponse du ministère", "en": "The ministry's reply"},
               "2022-08-24", pdf_original("exhibits/reply.pdf", 1)),
        _paper(5, "invoice", "invoice", {"fr": "Facture de la serrure", "en": "Invoice for the lock"},
               "2022-10-04", image_original(store, "exhibits/invoice.jpg", (700, 990))),
        _paper(6, "film", "other", {"fr": "Film de la caméra", "en": "Camera film"}, "2022-09-18",
               Original(path="exhibits/film.mp4", size=91_000_000, sha256="ab" * 32,
                        media_type="video/mp4", kind="video"), untouched="06-film.mp4"),
        _paper(7, "note-en", "translation", {"fr": "Traduction de la note", "en": "Translation"},
               "2022-08-17", pdf_original("exhibits/note-en.pdf", 2), translation_of="note",
               translator={"fr": "Traducteur assermenté (fictif)", "en": "Sworn translator (fictitious)"}),
        _paper(8, "statement", "statement", {"fr": "Attestation de l'agent", "en": "Officer's statement"},
               "2022-09-20", pdf_original("exhibits/statement.pdf", 2)),
    )  # fmt: skip
    rows = {
        "constats": (_constat(),),
        "events": _events(),
        "letters": _letters(),
        "losses": _losses(),
        "statements": (_statement(),),
    }
    told = {"proceeding": proceeding(facts=_facts(), claims=_claims(), summary=_SUMMARY)} | values
    return dossier_of(language, exhibits, case=rows, **rows, **told)


_SUMMARY = {
    "fr": "Le 18 septembre 2022, un groupe s'est présenté devant les locaux.\nLa porte est endommagée.",
    "en": "On 18 September 2022 a group came to the premises.\nThe door is damaged.",
}


def _paper(number, id_, kind, title, date, original, *, untouched="", **values) -> NumberedExhibit:
    exhibit = Exhibit(id=id_, kind=kind, title=title, date=date, original=original, **values)
    return NumberedExhibit(number=number, exhibit=exhibit, untouched=untouched)


def _constat() -> Constat:
    return Constat(
        id="record",
        exhibit="record",
        date="2022-09-19",
        start="2022-09-19 09:30 Europe/Paris",
        end="2022-09-19 11:05 Europe/Paris",
        place={"fr": "Devant les locaux", "en": "In front of the premises"},
        officer={"name": "B. Specimen", "title": "commissaire de justice", "address": "Paris"},
        requester={"name": {"fr": "L'État accréditant", "en": "The sending State"}},
        pages=3,
        photographs=5,
        observations=(
            {"number": "1", "kind": "seen", "place": "Porte", "page": 2, "text": "La serrure est brisée.",
             "photographs": "series/SPECIMEN_4001; series/SPECIMEN_4002"},
            {"number": "2", "kind": "measured", "page": 2, "text": "Fente de 42 cm.",
             "photographs": "series/SPECIMEN_4002"},
            {"number": "3", "kind": "declared", "page": 3, "by": "l'agent de permanence",
             "text": "Des pierres ont été lancées: je les ai vues."},
            {"number": "4", "kind": "opinion", "page": 3, "text": "Les dégâts semblent récents."},
        ),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    return (
        Event(id="start-a", fact="start", kind="start", when="2022-09-18 14:20 Europe/Paris",
              what={"fr": "Un groupe se présente devant les locaux.", "en": "A group comes."},
              asserted_by={"fr": "L'ambassadeur", "en": "The ambassador"}, sources="statement"),
        Event(id="start-b", fact="start", kind="start", when="2022-09-18 14:10 Europe/Paris",
              what={"fr": "Un groupe se présente devant les locaux.", "en": "A group comes."},
              asserted_by={"fr": "Un porte-parole", "en": "A spokesperson"}, sources="reply"),
        Event(id="police", kind="police", after="start", delay="20-30 min",
              what={"fr": "Une voiture de police arrive.", "en": "A police car arrives."}),
        Event(id="end", kind="end", when="about 2022-09-18 15:20 Europe/Paris",
              what={"fr": "Le groupe se disperse.", "en": "The group disperses."}, sources="record#2"),
        Event(id="first-notes", kind="warning", when="2017",
              what={"fr": "Premières notes.", "en": "First notes."}, sources="note"),
    )  # fmt: skip


def _letters() -> tuple[Letter, ...]:
    return (
        Letter(id="pleaded", kind="other", count=50, about_count=True, sources="statement",
               asserted_by={"fr": "L'ambassadeur", "en": "The ambassador"},
               subject={"fr": "notes et lettres depuis 2017", "en": "notes and letters since 2017"}),
        Letter(id="note", kind="note-verbale", number="12/2022", sent="2022-08-17", exhibit="note",
               sent_proof={"fr": "cachet", "en": "stamp"}, received="2022-08-18", asks_protection=True,
               sender={"fr": "la mission", "en": "the mission"},
               recipient={"fr": "le ministère", "en": "the ministry"},
               subject={"fr": "demande d'un poste fixe", "en": "asks for a fixed post"}),
        Letter(id="reply", kind="letter", sent="2022-08-24", answer_to="note", exhibit="reply",
               subject={"fr": "poste mobile", "en": "mobile post"}),
    )  # fmt: skip


def _losses() -> tuple[LossItem, ...]:
    material = {"fr": "Dommages matériels", "en": "Material damage"}
    return (
        LossItem(id="lock", item={"fr": "Serrure", "en": "Lock"}, head=material, basis="invoice",
                 net="4820", vat="964", gross="5784", exhibits="invoice", observations="obs:record/1",
                 photographs="series/SPECIMEN_4002"),
        LossItem(id="glass", item={"fr": "Vitrages", "en": "Panes"}, head=material, basis="quote",
                 net="7310", vat="1462", gross="8772", photographs="series/SPECIMEN_4001"),
        LossItem(id="front", item={"fr": "Ravalement", "en": "Cleaning"}, head=material, basis="reserved"),
        LossItem(id="hire", item={"fr": "Gardiennage", "en": "Guarding"}, basis="invoice",
                 head={"fr": "Frais de sécurité", "en": "Security costs"}, gross="100", currency="USD",
                 visible=False),
    )  # fmt: skip


def _statement() -> Statement:
    return Statement(
        id="officer", name="C. Specimen", exhibit="statement", dated="2022-09-20",
        occupation={"fr": "agent de permanence", "en": "officer on duty"},
        link={"fr": "employé de la mission", "en": "employee of the mission"},
        summary={"fr": "J'ai refermé la porte.", "en": "I closed the door."},
    )  # fmt: skip


def _facts() -> tuple[Fact, ...]:
    return (
        Fact(id="group", text={"fr": "Un groupe s'est présenté.", "en": "A group came."},
             proof="event:start-a; statement#2; photo:series/SPECIMEN_4001"),
        Fact(id="door", text={"fr": "La porte est endommagée.", "en": "The door is damaged."},
             proof="obs:record/1; obs:record/2; photo:series/SPECIMEN_4002"),
    )  # fmt: skip


def _claims() -> tuple[Claim, ...]:
    return (
        Claim(id="money", kind="compensation", title={"fr": "Indemnité", "en": "Compensation"},
              legal_basis="art. L. 211-10 CSI", against="defendant", amount="14556", losses="lock; glass",
              facts="group; door", exhibits="record; invoice",
              tests=({"test": {"fr": "Un attroupement", "en": "A gathering"}, "facts": "group",
                      "proof": "record#2"},
                     {"test": {"fr": "Non prouvé", "en": "Unproven"}})),
        Claim(id="order", kind="injunction", title={"fr": "Injonction", "en": "Injunction"},
              order_sought={"fr": "un poste fixe", "en": "a fixed post"}, accessory_to="money"),
    )  # fmt: skip


def manifest(dossier: Dossier) -> Manifest:
    """What a manifest says of the photographs, two to a page from page 11 on, the third masked."""
    pictures = tuple(
        ListedPicture(
            label=plate.label,
            original=plate.photograph.original.sha256,
            derivative=plate.photograph.original.image.derivative.sha256,
            position=11 + rank // 2,
            page=str(11 + rank // 2),
            masked=rank == 2,
        )
        for rank, plate in enumerate(dossier.plates)
        if plate.photograph.original.image
    )
    head = CustodyHead(entries=1204, digest="0d" * 32)
    return Manifest(
        title="", proceeding="", language=dossier.language, pages=20, pictures=pictures, custody=head
    )
