"""Every file of the water damage sample: a handful of photographs and papers, hardly anything typed."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from specimens import interior, paper, shot
from specimens.paper import WATER_NOTES, Paper, bill, letter, letterhead
from specimens.shot import Camera, Shot

_PHONE = Camera("SPECIMEN 3", offset="+01:00")
_NONE = Camera("")
_TENANT = letterhead("Mme C. Locataire (fictive)", "12, rue du Spécimen, 69000 Lyon")
_SIGNED = "[signature – spécimen]"


def makers(_case: Path) -> dict[str, Callable[[Path], Path]]:
    """What writes each file, by its path."""
    made: dict[str, Callable[[Path], Path]] = {one.file: partial(shot.write, one) for one in shots()}
    made |= {one.file: partial(paper.write, one) for one in papers()}
    return made


def shots() -> Iterator[Shot]:
    """Five of the tenant's telephone and one that came by messenger, without metadata."""
    views = (
        ("séjour 1 vue d'ensemble.jpg", 3, 1, partial(interior.room, 71)),
        ("séjour 2 plafond.jpg", 5, 6, partial(interior.ceiling, -1.1, -0.8, 2.2, 72)),
        ("séjour 3 plafond, détail.jpg", 6, 1, partial(interior.ceiling, -0.2, -0.16, 0.5, 73, 10)),
        ("séjour 4 mur.jpg", 8, 1, partial(interior.wall, 0.0, 0.0, 2.4, 74)),
        ("séjour 5 parquet.jpg", 9, 3, partial(interior.floor, 75)),
    )
    for name, minute, turn, paint in views:
        taken = dt.datetime(2024, 3, 14, 18, minute, 20)  # noqa: DTZ001 - a camera's clock has no zone
        yield Shot(f"photos/{name}", taken, _PHONE, paint, turn)
    taken = dt.datetime(2024, 3, 13)  # noqa: DTZ001
    yield Shot("photos/IMG-20240313-WA0007.jpg", taken, _NONE, partial(interior.pipe, 76))


def papers() -> Iterator[Paper]:
    """As an ordinary file holds them."""
    yield from _letters()
    yield from _forms()
    yield from _bills()


def _paper(name: str, title: str, body: str, language: str = "fr") -> Paper:
    return Paper(f"exhibits/{name}.pdf", language, title, body, note=WATER_NOTES[language])


def _forms() -> Iterator[Paper]:
    yield _paper(
        "2024-03-14 Mme Locataire et M. Voisin - Constat amiable de dégât des eaux",
        "Constat amiable de dégât des eaux – spécimen",
        "<h1>Constat amiable de dégât des eaux – spécimen</h1><p class=small>Formulaire inventé ; ne reproduit celui d’aucun assureur.</p>"
        "<table><tr><th>Occupant A<th>Occupant B</tr><tr><td>Mme C. Locataire (fictive), locataire, 2e étage<td>M. D. Voisin (fictif), "
        "propriétaire occupant, 3e étage</tr><tr><td>Assurances Specimen, contrat SP-A-0002<td>Mutuelle Specimen, contrat SP-B-0003</tr></table>"
        "<h2>Circonstances</h2><p>Écoulement constaté entre le 2 et le 14 mars 2024, de la salle de bains du 3e étage vers le séjour du "
        "2e étage.</p><h2>Dommages apparents chez A</h2><p>Plafond et mur du séjour tachés, peinture soulevée ; parquet soulevé sur "
        "environ 1 m².</p><p class=sign>Lyon, le 14 mars 2024<br>[signatures de A et de B – spécimen]</p>",
    )
    yield _paper(
        "2021-09-01 Bailleur - Contrat de bail (extrait)",
        "Contrat de bail – extrait",
        "<h1>Contrat de bail – extrait (spécimen)</h1><p>M. E. Bailleur (fictif) loue à Mme C. Locataire (fictive) l’appartement situé au "
        "2e étage, 12, rue du Spécimen, 69000 Lyon, à compter du 1er septembre 2021.</p><p>État des lieux d’entrée : plafond et murs du "
        "séjour repeints, parquet plan.</p><p class=sign>[signatures – spécimen]</p>",
    )


def _letters() -> Iterator[Paper]:
    yield _paper(
        "2024-03-15 Mme Locataire - Lettre de déclaration de sinistre",
        "Déclaration de sinistre",
        letter(_TENANT, "Assurances Specimen<br>Lyon", "Lyon, le 15 mars 2024", "Déclaration de sinistre, contrat SP-A-0002", (
            "Madame, Monsieur,",
            "Je vous déclare un dégât des eaux survenu dans mon séjour entre le 2 et le 14 mars 2024. Le constat amiable est joint.",
        ), _SIGNED),
    )  # fmt: skip
    yield _paper(
        "2024-03-18 Syndic Specimen - Lettre sur la recherche de fuite",
        "Recherche de fuite",
        letter(letterhead("Syndic Specimen (société fictive)", "13, rue du Spécimen, 69000 Lyon"), "Mme C. Locataire",
               "Lyon, le 18 mars 2024", "Recherche de fuite", (
            "Madame,",
            "Nous avons demandé à un plombier de rechercher l’origine de l’écoulement. Il passera le 20 mars 2024 chez vous et au 3e étage.",
        ), _SIGNED),
    )  # fmt: skip
    yield _paper(
        "2024-05-06 Mme Locataire - Letter to the insurer (English)",
        "Letter to the insurer",
        letter(letterhead("Ms C. Locataire (fictitious)", "12, rue du Spécimen, 69000 Lyon"), "Mutuelle Specimen<br>Lyon",
               "Lyon, 6 May 2024", "Policy SP-B-0003 – settlement", (
            "Dear Sir or Madam,",
            "Please find enclosed the joint report of 14 March 2024, the plumber’s invoice and the decorator’s quote. I propose that the "
            "matter be settled without going to court.",
        ), "[signature – specimen]"),
        "en",
    )  # fmt: skip


def _bills() -> Iterator[Paper]:
    yield _paper(
        "2024-03-22 Plomberie Specimen - Facture de recherche de fuite",
        "Facture SP-2024-031",
        bill(letterhead("Plomberie Specimen (entreprise fictive)", "14, rue du Spécimen, 69000 Lyon"), "Facture n° SP-2024-031",
             "Lyon, le 22 mars 2024. Client : Mme C. Locataire. Intervention du 20 mars 2024.",
             (("Recherche de fuite, deux appartements, rapport oral : joint d’évacuation du lavabo au 3e étage", "1", "260,00"),),
             ("260,00", "26,00", "286,00"), ("Désignation", "Quantité", "Prix HT", "Total HT", "TVA 10 %", "Total TTC"),
             "Facture acquittée le 22 mars 2024. Spécimen : entreprise, prestations et montants inventés."),
    )  # fmt: skip
    yield _paper(
        "2024-04-10 Peinture Specimen - Devis de remise en état du séjour",
        "Devis SP-2024-044",
        bill(letterhead("Peinture Specimen (entreprise fictive)", "15, rue du Spécimen, 69000 Lyon"), "Devis n° SP-2024-044",
             "Lyon, le 10 avril 2024. Client : Mme C. Locataire. Valable trois mois.",
             (("Plafond du séjour : grattage, fixateur, enduit, deux couches", "18 m²", "860,00"),
              ("Mur du séjour : lessivage, enduit, deux couches", "11 m²", "440,00"),
              ("Parquet : dépose et repose à l’identique", "1 m²", "310,00")),
             ("1 610,00", "161,00", "1 771,00"), ("Désignation", "Quantité", "Prix HT", "Total HT", "TVA 10 %", "Total TTC"),
             "Devis non signé. Spécimen : entreprise, prestations et montants inventés."),
    )  # fmt: skip
