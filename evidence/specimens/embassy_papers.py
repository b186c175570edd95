"""Bills, statements, press and certificates of the embassy sample."""

from collections.abc import Iterator

from specimens.paper import Paper, bill, letterhead, scrawl

_FR_WORDS = ("Désignation", "Quantité", "Prix HT", "Total HT", "TVA 20 %", "Total TTC")


def papers() -> Iterator[Paper]:
    """All of them."""
    yield from _bills()
    yield from _statements()
    yield from _press()
    yield from _others()


def _paper(name: str, title: str, body: str, language: str = "fr") -> Paper:
    return Paper(f"exhibits/{name}.pdf", language, title, body)


def _bills() -> Iterator[Paper]:
    yield _paper(
        "2022-09-18 Clôtures Specimen - Facture de mise en sécurité provisoire",
        "Facture SP-2022-101",
        bill(
            letterhead("Clôtures Specimen (entreprise fictive)", "4, rue du Spécimen, 75000 Paris"),
            "Facture n° SP-2022-101",
            "Paris, le 18 septembre 2022. Client : l’État accréditant (Mission diplomatique), 1, rue du Spécimen. "
            "Intervention le même jour, de 18 h 30 à 20 h 15.",
            (
                ("Fermeture provisoire de la porte d’entrée, verrou de chantier", "1", "280,00"),
                ("Panneaux de bois sur trois vitrages, pose et dépose", "3", "360,00"),
            ),
            ("640,00", "128,00", "768,00"),
            _FR_WORDS,
            "Facture acquittée le 30 septembre 2022. Spécimen : entreprise, prestations et montants inventés.",
        ),
    )
    yield _paper(
        "2022-09-27 Nettoyage Specimen - Facture de nettoyage de la façade et des vitrages",
        "Facture SP-2022-114",
        bill(
            letterhead("Nettoyage Specimen (entreprise fictive)", "5, rue du Spécimen, 75000 Paris"),
            "Facture n° SP-2022-114",
            "Paris, le 27 septembre 2022. Client : l’État accréditant (Mission diplomatique), 1, rue du Spécimen. "
            "Intervention du 22 septembre 2022, après les constatations.",
            (
                (
                    "Nettoyage à basse pression de seize traces sur pierre et enduit, façade sur rue, avec nacelle",
                    "1",
                    "870,00",
                ),
                (
                    "Nettoyage des vitrages et des huisseries, rez-de-chaussée et premier étage",
                    "14",
                    "280,00",
                ),
            ),
            ("1 150,00", "230,00", "1 380,00"),
            _FR_WORDS,
            "Facture acquittée le 14 octobre 2022. Spécimen : entreprise, prestations et montants inventés.",
        ),
    )
    yield _paper(
        "2022-10-04 Serrurerie Specimen - Facture de la serrure et du vantail",
        "Facture SP-2022-127",
        bill(
            letterhead("Serrurerie Specimen (entreprise fictive)", "6, rue du Spécimen, 75000 Paris"),
            "Facture n° SP-2022-127",
            "Paris, le 4 octobre 2022. Client : l’État accréditant (Mission diplomatique), 1, rue du Spécimen. "
            "Porte d’entrée sur rue, travaux du 29 septembre au 3 octobre 2022.",
            (
                (
                    "Dépose de la serrure endommagée, fourniture et pose d’une serrure à l’identique avec plaque de laiton",
                    "1",
                    "1 480,00",
                ),
                ("Reprise du chant des deux vantaux, bois de chêne, sur 37 cm", "1", "620,00"),
                (
                    "Remplacement du panneau bas et de la traverse du vantail gauche, fissure de 1,18 m",
                    "1",
                    "1 950,00",
                ),
                ("Laque, deux couches, les deux vantaux", "1", "770,00"),
            ),
            ("4 820,00", "964,00", "5 784,00"),
            _FR_WORDS,
            "Facture acquittée le 21 octobre 2022. Spécimen : entreprise, prestations et montants inventés.",
        ),
    )
    yield _paper(
        "2022-10-07 Vitrerie Specimen - Devis des vitrages et du balcon",
        "Devis SP-2022-058",
        bill(
            letterhead("Vitrerie Specimen (entreprise fictive)", "7, rue du Spécimen, 75000 Paris"),
            "Devis n° SP-2022-058",
            "Paris, le 7 octobre 2022. Client : l’État accréditant (Mission diplomatique), 1, rue du Spécimen. "
            "Devis valable trois mois.",
            (
                (
                    "Remplacement d’un vitrage, fenêtre du rez-de-chaussée à gauche de la porte",
                    "1",
                    "1 180,00",
                ),
                (
                    "Remplacement d’un vitrage, deuxième fenêtre du rez-de-chaussée à droite de la porte",
                    "1",
                    "1 180,00",
                ),
                (
                    "Remplacement d’un vitrage, première porte-fenêtre du premier étage à droite de l’axe",
                    "1",
                    "1 640,00",
                ),
                ("Redressement de trois barreaux du balcon, reprise de peinture", "3", "1 350,00"),
                ("Ragréage de l’arête de la dalle du balcon", "1", "1 120,00"),
                ("Échafaudage sur pieds, montage et démontage", "1", "840,00"),
            ),
            ("7 310,00", "1 462,00", "8 772,00"),
            _FR_WORDS,
            "Devis non signé. Spécimen : entreprise, prestations et montants inventés.",
        ),
    )


def _statements() -> Iterator[Paper]:
    yield _paper(
        "2022-09-26 Agent de permanence - Attestation",
        "Attestation de l’agent de permanence",
        _form(
            "Nom et prénoms : AGENT Un (fictif)",
            "Né le 1er janvier 1980 à Spécimen-Ville (fictif)",
            "Agent de permanence à la Mission diplomatique de l’État accréditant",
            "Demeurant 8, rue du Spécimen, 75000 Paris",
            "Lien avec les parties : subordination – agent de l’État accréditant",
        )
        + scrawl(7, 13, "texte manuscrit – spécimen")
        + _formulas("26 septembre 2022", 71),
    )
    yield _paper(
        "2022-09-26 Agent de permanence - Copie du document d'identité",
        "Copie d’un document d’identité – spécimen",
        "<h1>Copie du document d’identité de l’agent de permanence</h1><p class=small>Pièce jointe à l’attestation du "
        "26 septembre 2022. Document inventé, sans photographie ni numéro.</p><div class=card><p class=small>DOCUMENT "
        "D’IDENTITÉ – SPÉCIMEN<br><br>Nom : AGENT<br>Prénom : Un (fictif)<br>Né le : 01.01.1980<br>Numéro : 000000000000"
        "</p>" + scrawl(19, 1, "signature du titulaire – spécimen").replace("163mm", "60mm") + "</div>",
    )
    yield _paper(
        "2022-10-03 Voisine - Attestation",
        "Attestation d’une voisine",
        _form(
            "Nom et prénoms : VOISINE Deux (fictive)",
            "Née le 2 février 1972 à Spécimen-Ville (fictif)",
            "Relieuse",
            "Demeurant 9, rue du Spécimen, 75000 Paris",
            "Lien avec les parties : aucun",
        )
        + scrawl(23, 12, "texte manuscrit – spécimen")
        + _formulas("3 octobre 2022", 83),
    )


def _form(*lines: str) -> str:
    rows = "".join(f"<p>{line}</p>" for line in lines)
    return (
        "<h1>Attestation</h1><p class=small>Articles 200 à 203 du code de procédure civile. Formulaire de spécimen : les "
        f"lignes manuscrites sont dessinées et ne disent rien.</p>{rows}<h2>Faits auxquels j’ai assisté</h2>"
    )


def _formulas(day: str, seed: int) -> str:
    return (
        "<p>Attestation établie en vue de sa production en justice. Son auteur a connaissance qu’une fausse attestation "
        f"de sa part l’expose à des sanctions pénales.</p><p>À Paris, le {day}</p>"
        + scrawl(seed, 1, "signature – spécimen").replace("163mm", "80mm")
    )


def _press() -> Iterator[Paper]:
    yield _paper(
        "2022-09-19 Presse - Interview with the ambassador, summary (English)",
        "Interview with the ambassador – summary",
        "<header><b>News agency (specimen)</b>19 September 2022</header><h1>“We asked for protection since 2017”</h1>"
        "<p class=small>Summary in our own words of a public interview given the day after the events; layout and agency name "
        "invented.</p><div class=press>"
        "<p>The ambassador states that the mission has raised its security with the authorities since 2017, in about fifty "
        "notes and letters to two ministries and the police. The answer, he says, was each time the same: a mobile post stands "
        "in the block, and can be called.</p>"
        "<p>He recalls that a stationary post has stood for a long time before the Embassy of France in the capital of the "
        "sending State, and that the building had already been damaged in 2020.</p>"
        "<p>The last note dates from 17 August, after the incident at the embassy in London. Threatening letters had reached "
        "the mission by post.</p>"
        "<p>On Sunday 18 September, he says, the action began at 14:20. Up to 150 persons came to the building. The mission "
        "called the police; a police car came at 14:50. The lock and the door were damaged; eggs and stones were thrown at the "
        "building, its windows and its balcony, during about thirty minutes.</p>"
        "<p>There was an attempt to enter, which did not succeed: the officer on duty resisted and closed the door. Nobody on "
        "the staff was injured. The persons stayed for about an hour and then left.</p>"
        "<p>An officer came afterwards from the prefecture, took photographs and recorded what he found. Compensation will be "
        "sought from the organisation concerned or from the State, he says, and both ministries will be asked to guarantee the "
        "security of the mission.</p></div>",
        "en",
    )
    yield _paper(
        "2022-09-18 Porte-parole de la Mission - Communiqué",
        "Communiqué du porte-parole",
        "<header><b>Mission diplomatique de l’État accréditant</b>Service de presse (spécimen)</header><h1>Communiqué du "
        "18 septembre 2022</h1><p>Aujourd’hui, à partir de 14 h 10, des personnes se sont rassemblées devant la chancellerie. Des "
        "œufs et des pierres ont été jetés vers le bâtiment, dont la porte et des fenêtres ont été endommagées.</p><p>La police, "
        "appelée par la Mission, est arrivée 30 à 40 minutes après l’appel.</p><p>Aucun membre du personnel n’est blessé.</p>"
        "<p class=sign>Le porte-parole<br>[signature – spécimen]</p>",
    )
    yield _paper(
        "2022-09-18 Presse - Dépêche sur les faits du 18 septembre",
        "Dépêche",
        "<header><b>Agence de presse (spécimen)</b>Dépêche du 18 septembre 2022, 19 h 05</header><h1>Dégradations dans les "
        "locaux d’une mission diplomatique à Paris</h1><p>Selon une autre version recueillie auprès de la mission, la police est "
        "arrivée 20 à 30 minutes après avoir été appelée.</p><p>Les personnes présentes ont quitté les lieux dans l’après-midi. "
        "Aucun blessé n’est signalé parmi le personnel.</p>",
    )
    yield _paper(
        "2022-09-14 Défendeur B (fictif) - Annonce publique du rassemblement",
        "Annonce publique",
        "<header><b>Défendeur B (fictif)</b>Annonce publique – spécimen</header><h1>Rassemblement</h1><p class=centre>Dimanche "
        "18 septembre, 14 heures, rue du Spécimen, Paris</p><p class=centre>[ texte inventé, sans autre contenu – spécimen ]</p>",
    )


def _others() -> Iterator[Paper]:
    yield _paper(
        "2022-08-17 Mission - Tableau des notes et lettres depuis 2017",
        "Tableau des notes et lettres",
        "<h1>Notes et lettres adressées depuis 2017</h1><p class=small>Tableau établi par la Mission, spécimen. Les "
        "pièces produites portent leur date ; les autres sont conservées aux archives de la Mission.</p><table><tr><th>Année<th>"
        "Destinataires<th class=n>Notes et lettres</tr>" + _years() + "</table>",
    )
    yield _paper(
        "2023-01-18 Poste - Avis de réception de la réclamation",
        "Avis de réception",
        "<h1>Avis de réception – spécimen</h1><p>Envoi recommandé n° SP 0000 0001, déposé le 16 janvier 2023.</p><p>Destinataire : "
        "ministère de l’intérieur, Paris.</p><p>Distribué le 18 janvier 2023.</p><p class=sign>[signature du destinataire – "
        "spécimen]</p>",
    )
    yield _paper(
        "2022-11-02 État accréditant - Pouvoir donné au conseil",
        "Pouvoir",
        "<header><b>État accréditant</b>représenté par son ambassadeur</header><h1>Pouvoir</h1><p>L’État accréditant, représenté par "
        "son ambassadeur, donne pouvoir à Maître A. Exemple, avocat au barreau de Paris (fictif), de demander en justice "
        "réparation du dommage causé à ses locaux le 18 septembre 2022 et de produire à cette fin les notes et lettres de la "
        "Mission.</p><p>Paris, le 2 novembre 2022</p><p class=sign>L’ambassadeur<br>[signature – spécimen]</p>",
    )
    yield _paper(
        "2015-06-30 État accréditant - Titre de propriété des locaux (extrait)",
        "Titre de propriété – extrait",
        "<h1>Titre de propriété – extrait (spécimen)</h1><p>L’immeuble situé 1, rue du Spécimen, 75000 Paris (adresse fictive), "
        "appartient à l’État accréditant depuis le 30 juin 2015 et abrite sa chancellerie.</p><p class=sign>[extrait inventé – "
        "spécimen]</p>",
    )
    yield _paper(
        "2022-06-02 Mission - État de la façade avant les faits",
        "État de la façade au 2 juin 2022",
        "<h1>État de la façade au 2 juin 2022</h1><p>Fiche d’entretien de la Mission. Façade sur rue nettoyée en mai 2022 ; vitrages "
        "entiers ; serrure et porte en état de marche, laque sans éclat ; balcon sans barreau tordu.</p><p class=sign>[paraphe du "
        "service – spécimen]</p>",
    )
    yield _paper(
        "2022-11-08 Assurances Specimen - Attestation d'absence d'indemnisation",
        "Attestation d’assurance",
        "<header><b>Assurances Specimen (société fictive)</b>11, rue du Spécimen, 75000 Paris</header><h1>Attestation</h1><p>La société "
        "atteste n’avoir versé aucune indemnité à l’État accréditant pour le sinistre du 18 septembre 2022, le contrat ne couvrant pas "
        "les dommages survenus lors d’un rassemblement.</p><p>Paris, le 8 novembre 2022</p><p class=sign>[signature – spécimen]</p>",
    )
    yield _paper(
        "2022-11-09 Mission - Attestation relative à la TVA",
        "Attestation relative à la TVA",
        "<header><b>Mission diplomatique de l’État accréditant</b>Service financier</header><h1>Attestation relative à la TVA</h1><p>La "
        "Mission atteste que la taxe sur la valeur ajoutée des quatre factures et devis de la présente affaire n’a été ni récupérée ni "
        "remboursée à ce jour.</p><p>Paris, le 9 novembre 2022</p><p class=sign>[signature – spécimen]</p>",
    )
    yield _paper(
        "2022-12-05 Maître A. Exemple - Lettre au client (confidentielle)",
        "Lettre au client",
        "<header><b>Maître A. Exemple</b>avocat au barreau de Paris (fictif)</header><p class=to>L’État accréditant<br>à l’attention de son "
        "ambassadeur</p><p class=date>Paris, le 5 décembre 2022</p><p class=subject>Confidentiel – secret professionnel</p><p>[ lettre non "
        "reproduite : elle figure dans ce spécimen pour montrer qu’une pièce couverte par le secret n’est jamais produite ]</p>",
    )


def _years() -> str:
    rows = ((2017, 9), (2018, 7), (2019, 8), (2020, 12), (2021, 8), (2022, 6))
    kinds = "deux ministères, préfecture de police"
    return "".join(f"<tr><td>{year}<td>{kinds}<td class=n>{count}</tr>" for year, count in rows) + (
        f"<tr class=total><td>Total<td><td class=n>{sum(count for _, count in rows)}</tr>"
    )
