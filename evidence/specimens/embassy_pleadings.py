"""The two pleadings of the embassy sample: invented, neutral, every fact with who says so and its exhibit."""

from specimens.pleading import Pleading

_PARTY = "L’État accréditant, représenté par son ambassadeur, ayant pour conseil Maître A. Exemple (fictif)"


def pleadings() -> tuple[Pleading, ...]:
    """One for each court; neither knows the other's exhibits."""
    return _petition(), _summons()


def _petition() -> Pleading:
    return Pleading(
        "submissions/state/2026-11-20 Requête introductive d'instance.docx",
        "state",
        "Requête introductive d’instance",
        (
            "Tribunal administratif de Paris",
            f"Pour : {_PARTY}",
            "Contre : l’État français (ministre de l’intérieur)",
        ),
        (*_FACTS_BEFORE, *_FACTS_OF_THE_DAY, *_DISCUSSION, *_RELIEF),
    )


_FACTS_BEFORE = (
    "# Les faits",
    "L’État accréditant est propriétaire des locaux de sa mission diplomatique (pièce n° {titre}). Le 2 juin 2022, "
    "façade, porte, vitrages et balcon étaient en bon état (pièce n° {etat-juin-2022}).",
    "Selon l’ambassadeur, une cinquantaine de notes et lettres ont été adressées depuis 2017 aux deux ministères et à la "
    "préfecture de police (pièce n° {entretien}) ; la Mission en a dressé le tableau (pièce n° {tableau-notes}). Sont "
    "produites celles du 21 mars 2017, avec sa traduction (pièces n° {note-2017} et {traduction-2017}), du 4 juin 2019 "
    "(pièce n° {lettre-police-2019}), du 28 octobre 2020, après les incidents de cet automne (pièce n° {note-2020}), du "
    "9 février 2021 (pièce n° {lettre-interieur-2021}) et la dernière avant les faits (pièce n° {note-2022} : Note verbale "
    "n° 52/2022 du 17 août 2022).",
    "Il lui a été répondu qu’un poste mobile se trouvait dans l’îlot et pouvait être appelé (pièces n° {reponse-2017}, "
    "{reponse-2020} et {reponse-2022}). Des lettres de menaces ont été reçues en juillet et août 2022 (pièce "
    "n° {menaces-2022}). Selon l’ambassadeur, un poste fixe se trouve devant l’ambassade de France dans la capitale de "
    "l’État accréditant (pièce n° {entretien}).",
)
_FACTS_OF_THE_DAY = (
    "Le dimanche 18 septembre 2022, un rassemblement de 150 personnes au plus s’est formé devant les locaux, à 14 h 20 "
    "selon l’ambassadeur (pièce n° {entretien}), à 14 h 10 selon un porte-parole (pièce n° {communique}) ; une voisine en a "
    "été témoin (pièce n° {attestation-voisine}). Il a pris fin après une heure environ.",
    "Des œufs et des pierres ont été jetés ; la serrure, la porte, des vitrages et le balcon ont été endommagés. Une entrée "
    "a été tentée ; l’agent de permanence a résisté et fermé la porte, et personne n’a été blessé parmi le personnel "
    "(pièces n° {attestation-agent} et {identite-agent}).",
    "La police, appelée, est arrivée à 14 h 50 selon l’ambassadeur ; une dépêche donne un autre délai (pièce n° {depeche}).",
    "Le lendemain, Maître B. Specimen, commissaire de justice, a décrit les lieux (pièce n° {releve}, p. 2) et pris treize "
    "photographies (pièce n° {photos-constat}), qui montrent la façade et la serrure (photos {photos-constat}/1 et "
    "{photos-constat}/3). L’agent de permanence avait pris les siennes le jour même (pièce n° {photos-agent}).",
)
_DISCUSSION = (
    "# Discussion",
    "L’article L. 211-10 du code de la sécurité intérieure rend l’État responsable des dégâts résultant des crimes et délits "
    "commis, à force ouverte ou par violence, par des attroupements ou rassemblements. À titre subsidiaire, l’État répond "
    "du défaut de mesures de protection que la convention de Vienne du 18 avril 1961 lui demandait de prendre.",
    "Le dommage est fait de la mise en sécurité (pièce n° {facture-securite}), du nettoyage (pièce n° {facture-nettoyage}), "
    "de la serrure et du vantail (pièce n° {facture-serrure}), des vitrages et du balcon (pièce n° {devis-vitrages}). Aucun "
    "assureur n’a payé (pièce n° {attestation-assurance}) et la taxe n’est pas récupérée (pièce n° {attestation-tva}).",
    "La réclamation du 16 janvier 2023 (pièce n° {reclamation}), reçue le 18 (pièces n° {avis-reclamation} et "
    "{accuse-reclamation}) et renouvelée le 9 septembre 2024 (pièce n° {relance-2024}), a été rejetée (pièce n° {decision}). "
    "Le conseil a reçu pouvoir (pièce n° {pouvoir}).",
    "Depuis le 21 septembre 2022, l’État accréditant demande que la sécurité des locaux soit garantie (pièce n° {note-apres}).",
)
_RELIEF = (
    "# PAR CES MOTIFS",
    "L’État accréditant conclut à ce qu’il plaise au tribunal :",
    "– de condamner l’État à lui verser la somme de 16 704,00 €, sur le fondement de l’article L. 211-10 du code de la "
    "sécurité intérieure ou, à titre subsidiaire, de la faute ;",
    "– d’assortir cette somme des intérêts au taux légal à compter du 18 janvier 2023, capitalisés ;",
    "– de constater que le coût de la reprise de la pierre est réservé ;",
    "– d’enjoindre à l’État d’assurer, par un poste fixe ou toute mesure équivalente, la protection des locaux ;",
    "– de mettre à la charge de l’État la somme de 4 000,00 € au titre de l’article L. 761-1 du code de justice administrative.",
    "[signature – spécimen]",
)


def _summons() -> Pleading:
    return Pleading(
        "submissions/civil/2026-11-20 Assignation.docx",
        "civil",
        "Assignation",
        ("Tribunal judiciaire de Paris", f"Pour : {_PARTY}", "Contre : le défendeur B (fictif)"),
        (*_CIVIL_FACTS, *_CIVIL_RELIEF),
    )


_CIVIL_FACTS = (
    "# Les faits",
    "L’État accréditant est propriétaire des locaux de sa mission diplomatique (pièce n° {titre}), en bon état au 2 juin "
    "2022 (pièce n° {etat-juin-2022}).",
    "Une annonce publique signée du défendeur B (fictif) conviait à un rassemblement devant ces locaux le 18 septembre 2022 "
    "(pièce n° {annonce-b}).",
    "Ce jour-là, un rassemblement de 150 personnes au plus s’y est formé entre 14 h 10 et 14 h 20, selon les sources (pièces "
    "n° {entretien} à {depeche}) ; une voisine en a été témoin (pièce n° {attestation-voisine}).",
    "Des œufs et des pierres ont été jetés ; une entrée a été tentée, à laquelle l’agent de permanence a résisté (pièces "
    "n° {attestation-agent} et {identite-agent}). Personne n’a été blessé parmi le personnel.",
    "Les lieux ont été décrits le lendemain (pièce n° {releve}, p. 2) et photographiés (pièces n° {photos-constat} et "
    "{photos-agent} ; photo {photos-agent}/1).",
    "# Discussion",
    "Les articles 1240 à 1242 du code civil obligent celui dont la faute cause un dommage à le réparer.",
    "Le dommage est fait de la mise en sécurité, du nettoyage, de la serrure et du vantail, des vitrages et du balcon (pièces "
    "n° {facture-securite} à {devis-vitrages}). Aucun assureur n’a payé (pièce n° {attestation-assurance}) et la taxe n’est "
    "pas récupérée (pièce n° {attestation-tva}). Réparation a été demandée le 6 mars 2023 (pièce n° {mise-en-demeure-b}).",
    "Le conseil a reçu pouvoir (pièce n° {pouvoir}).",
)
_CIVIL_RELIEF = (
    "# PAR CES MOTIFS",
    "L’État accréditant demande au tribunal de :",
    "– condamner le défendeur B à lui payer la somme de 16 704,00 €, avec intérêts au taux légal, capitalisés ;",
    "– constater que le coût de la reprise de la pierre est réservé ;",
    "– condamner le défendeur B à lui payer la somme de 4 000,00 € au titre de l’article 700 du code de procédure civile, "
    "ainsi qu’aux dépens.",
    "[signature – spécimen]",
)
