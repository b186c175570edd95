"""Letters, notes and replies of the embassy sample: invented, neutral, bound to the public interview's facts."""

from collections.abc import Iterator

from specimens.paper import Paper, letter, letterhead

_MISSION = letterhead(
    "Mission diplomatique de l’État accréditant",
    "1, rue du Spécimen, 75000 Paris (adresse fictive)",
)
_MISSION_EN = letterhead(
    "Diplomatic mission of the sending State", "1, rue du Spécimen, 75000 Paris (fictitious address)"
)
_MINISTRY = letterhead(
    "Ministère de l’Europe et des affaires étrangères", "Bureau fictif des missions étrangères – spécimen"
)
_INTERIOR = letterhead("Ministère de l’intérieur", "Bureau fictif des affaires juridiques – spécimen")
_COUNSEL = letterhead(
    "Maître A. Exemple", "avocat au barreau de Paris (fictif) – 2, rue du Spécimen, 75000 Paris"
)
_UNSIGNED = "[signature – spécimen]"
_SALUTE = (
    "La Mission saisit cette occasion pour renouveler au ministère les assurances de sa haute considération."
)
_SALUTE_EN = "The Mission avails itself of this opportunity to renew to the Ministry the assurances of its highest consideration."


def letters() -> Iterator[Paper]:
    """All of them, by date."""
    yield from _before()
    yield from _summer_2022()
    yield from _after()
    yield from _claim()


def _paper(name: str, title: str, body: str, language: str = "fr") -> Paper:
    return Paper(f"exhibits/{name}.pdf", language, title, body)


def _before() -> Iterator[Paper]:
    yield _paper(
        "2017-03-21 Mission - Note verbale 14-2017 au ministère des affaires étrangères (anglais)",
        "Note verbale 14/2017",
        letter(
            _MISSION_EN,
            "Ministry of Europe and Foreign Affairs<br>Paris",
            "Paris, 21 March 2017",
            "Note verbale No. 14/2017 – Security of the premises",
            (
                "The Mission presents its compliments to the Ministry and has the honour to raise the security of its "
                "chancery and of its cultural centre in Paris.",
                "The Mission observes that no police officer is posted before either building. It recalls that a "
                "stationary post has stood for a long time before the Embassy of France in the capital of the sending "
                "State.",
                "The Mission would be grateful for the creation of a stationary post before its premises, and refers "
                "to Article 22, paragraph 2, of the Vienna Convention on Diplomatic Relations.",
                _SALUTE_EN,
            ),
            "[initials – specimen]",
        ),
        "en",
    )
    yield _paper(
        "2017-04-03 Traducteur - Traduction de la note verbale 14-2017",
        "Traduction de la note verbale 14/2017",
        letter(
            letterhead(
                "Traduction libre de l’anglais",
                "T. Specimen, traducteur (fictif) – traduction non assermentée",
            ),
            "Ministère de l’Europe et des affaires étrangères<br>Paris",
            "Paris, le 21 mars 2017",
            "Note verbale n° 14/2017 – Sécurité des locaux",
            (
                "La Mission présente ses compliments au ministère et a l’honneur d’appeler son attention sur la sécurité "
                "de sa chancellerie et de sa maison de la culture à Paris.",
                "La Mission observe qu’aucun agent de police n’est posté devant l’un ou l’autre bâtiment. Elle rappelle "
                "qu’un poste fixe se trouve depuis longtemps devant l’ambassade de France dans la capitale de l’État "
                "accréditant.",
                "La Mission saurait gré au ministère de créer un poste fixe devant ses locaux et se réfère à l’article 22, "
                "paragraphe 2, de la convention de Vienne sur les relations diplomatiques.",
                _SALUTE,
            ),
            "[paraphe du traducteur – spécimen]",
        ),
    )
    yield _paper(
        "2017-05-11 Ministère - Réponse à la note verbale 14-2017",
        "Réponse à la note verbale 14/2017",
        letter(
            _MINISTRY,
            "Mission diplomatique de l’État accréditant",
            "Paris, le 11 mai 2017",
            "Réponse à la note verbale n° 14/2017",
            (
                "Le ministère présente ses compliments à la Mission et accuse réception de sa note.",
                "Il l’informe qu’un poste mobile est présent dans l’îlot où se trouvent les locaux et qu’une voiture "
                "circule à proximité. En cas de besoin, la Mission peut appeler ce poste, qui se rendra sur place.",
            ),
            "[paraphe – spécimen]",
        ),
    )
    yield _paper(
        "2019-06-04 Mission - Lettre au préfet de police",
        "Lettre au préfet de police",
        letter(
            _MISSION,
            "Monsieur le préfet de police<br>Paris",
            "Paris, le 4 juin 2019",
            "Sécurité des locaux de la Mission – demande d’un poste fixe",
            (
                "Monsieur le préfet,",
                "Depuis 2017, la Mission demande qu’un poste fixe soit établi devant sa chancellerie. Il lui a été répondu "
                "qu’un poste mobile se trouve dans l’îlot.",
                "Je vous serais obligé de bien vouloir réexaminer cette demande.",
            ),
            f"Le chef de mission adjoint<br>{_UNSIGNED}",
        ),
    )
    yield _paper(
        "2020-10-28 Mission - Note verbale 61-2020 après les incidents de l'automne 2020",
        "Note verbale 61/2020",
        letter(
            _MISSION,
            "Ministère de l’Europe et des affaires étrangères<br>Paris",
            "Paris, le 28 octobre 2020",
            "Note verbale n° 61/2020 – Incidents de l’automne 2020",
            (
                "La Mission présente ses compliments au ministère et l’informe qu’à plusieurs reprises, à l’automne 2020, "
                "des personnes se sont présentées devant ses locaux et que le bâtiment a été endommagé.",
                "Elle renouvelle sa demande d’un poste fixe.",
                _SALUTE,
            ),
            "[paraphe – spécimen]",
        ),
    )
    yield _paper(
        "2020-11-16 Ministère - Réponse à la note verbale 61-2020",
        "Réponse à la note verbale 61/2020",
        letter(
            _MINISTRY,
            "Mission diplomatique de l’État accréditant",
            "Paris, le 16 novembre 2020",
            "Réponse à la note verbale n° 61/2020",
            (
                "Le ministère présente ses compliments à la Mission. Il a pris note des faits signalés et confirme la "
                "présence d’un poste mobile dans l’îlot, que la Mission peut appeler à tout moment.",
            ),
            "[paraphe – spécimen]",
        ),
    )
    yield _paper(
        "2021-02-09 Mission - Lettre au ministre de l'intérieur",
        "Lettre au ministre de l’intérieur",
        letter(
            _MISSION,
            "Monsieur le ministre de l’intérieur<br>Paris",
            "Paris, le 9 février 2021",
            "Protection des locaux de la Mission",
            (
                "Monsieur le ministre,",
                "À la suite des incidents de l’automne 2020, j’ai l’honneur de vous demander de bien vouloir faire établir "
                "un poste fixe devant la chancellerie et devant la maison de la culture.",
            ),
            f"L’ambassadeur<br>{_UNSIGNED}",
        ),
    )


def _summer_2022() -> Iterator[Paper]:
    yield _paper(
        "2022-08-12 Inconnu - Lettres reçues par la Mission, juillet et août 2022",
        "Lettres reçues par la Mission",
        "<h1>Lettres reçues par la Mission</h1><p class=small>Trois lettres sans nom d’expéditeur, reçues les 8 et 27 juillet "
        "et le 12 août 2022. Le texte des lettres n’est pas reproduit dans ce spécimen.</p>"
        + "".join(
            f"<div class=cut><p class='small centre'>Lettre {rank} – reçue le {day} 2022</p>"
            "<p class=centre>[ texte menaçant non reproduit – spécimen ]</p></div>"
            for rank, day in enumerate(("8 juillet", "27 juillet", "12 août"), 1)
        ),
    )
    yield _paper(
        "2022-08-17 Mission - Note verbale 52-2022 au ministère des affaires étrangères",
        "Note verbale 52/2022",
        letter(
            _MISSION,
            "Ministère de l’Europe et des affaires étrangères<br>Paris",
            "Paris, le 17 août 2022",
            "Note verbale n° 52/2022 – Demande de renforcement de la sécurité",
            (
                "La Mission présente ses compliments au ministère.",
                "Après l’incident survenu à l’ambassade de l’État accréditant à Londres, elle appelle de nouveau son "
                "attention sur les faits dont ses locaux sont l’objet, non seulement à Londres mais aussi en France.",
                "Des lettres de menaces sont parvenues à la Mission ; copie en est jointe. Les faits connus de la Mission sont "
                "exposés en annexe (annexe non reproduite dans ce spécimen).",
                "La Mission demande l’établissement d’un poste fixe devant la chancellerie et devant la maison de la culture, "
                "et rappelle ses notes et lettres antérieures, au nombre d’une cinquantaine depuis 2017.",
                _SALUTE,
            ),
            "[paraphe – spécimen]",
        ),
    )
    yield _paper(
        "2022-08-24 Ministère - Réponse à la note verbale 52-2022",
        "Réponse à la note verbale 52/2022",
        letter(
            _MINISTRY,
            "Mission diplomatique de l’État accréditant",
            "Paris, le 24 août 2022",
            "Réponse à la note verbale n° 52/2022",
            (
                "Le ministère présente ses compliments à la Mission et accuse réception de sa note.",
                "Il rappelle qu’un poste mobile se trouve dans le secteur et que la Mission peut l’appeler en cas de besoin.",
            ),
            "[paraphe – spécimen]",
        ),
    )


def _after() -> Iterator[Paper]:
    yield _paper(
        "2022-09-21 Mission - Note verbale 58-2022 après les faits",
        "Note verbale 58/2022",
        letter(
            _MISSION,
            "Ministère de l’Europe et des affaires étrangères<br>Ministère de l’intérieur<br>Paris",
            "Paris, le 21 septembre 2022",
            "Note verbale n° 58/2022 – Faits du 18 septembre 2022",
            (
                "La Mission présente ses compliments aux ministères et les informe que, le dimanche 18 septembre 2022, la "
                "serrure, la porte, des fenêtres et le balcon de ses locaux ont été endommagés.",
                "Elle demande que la sécurité de la Mission soit garantie, au moyen notamment d’un poste fixe, et que les images "
                "de la voie publique soient conservées.",
                _SALUTE,
            ),
            "[paraphe – spécimen]",
        ),
    )
    yield _paper(
        "2023-03-06 Maître A. Exemple - Mise en demeure au défendeur B (fictif)",
        "Mise en demeure au défendeur B",
        letter(
            _COUNSEL,
            "Défendeur B (fictif)<br>3, rue du Spécimen, 75000 Paris",
            "Paris, le 6 mars 2023<br>Lettre recommandée avec avis de réception",
            "Réparation du dommage du 18 septembre 2022",
            (
                "L’État accréditant, représenté par son ambassadeur, me charge de vous demander réparation du dommage matériel "
                "constaté le 19 septembre 2022, chiffré à 16 704,00 €, sous réserve du ravalement de la façade.",
                "À défaut d’accord dans un délai de trente jours, le tribunal compétent sera saisi.",
            ),
            _UNSIGNED,
        ),
    )


def _claim() -> Iterator[Paper]:
    yield _paper(
        "2023-01-16 Maître A. Exemple - Réclamation préalable indemnitaire",
        "Réclamation préalable indemnitaire",
        letter(
            _COUNSEL,
            "Monsieur le ministre de l’intérieur<br>Paris",
            "Paris, le 16 janvier 2023<br>Lettre recommandée avec avis de réception n° SP 0000 0001",
            "Réclamation indemnitaire – faits du 18 septembre 2022",
            (
                "Monsieur le ministre,",
                "L’État accréditant, représenté par son ambassadeur, demande réparation du dommage causé à ses locaux le "
                "18 septembre 2022, à titre principal sur le fondement de l’article L. 211-10 du code de la sécurité intérieure "
                "et, à titre subsidiaire, en raison de l’absence de mesure de protection malgré ses demandes.",
                "Le dommage est chiffré à 16 704,00 € (factures et devis joints), le ravalement de la façade étant réservé. Les "
                "intérêts au taux légal sont demandés à compter de la réception de la présente.",
            ),
            _UNSIGNED,
        ),
    )
    yield _paper(
        "2023-01-25 Ministère de l'intérieur - Accusé de réception de la réclamation",
        "Accusé de réception",
        letter(
            _INTERIOR,
            "Maître A. Exemple",
            "Paris, le 25 janvier 2023",
            "Accusé de réception de votre réclamation",
            (
                "Maître,",
                "Votre réclamation du 16 janvier 2023 est parvenue à mes services le 18 janvier 2023. Elle est enregistrée sous "
                "la référence fictive SP/2023/0001 et fait l’objet d’un examen.",
            ),
            "[paraphe – spécimen]",
        ),
    )
    yield _paper(
        "2024-09-09 Maître A. Exemple - Lettre de relance sur la réclamation",
        "Relance sur la réclamation",
        letter(
            _COUNSEL,
            "Monsieur le ministre de l’intérieur<br>Paris",
            "Paris, le 9 septembre 2024<br>Lettre recommandée avec avis de réception n° SP 0000 0002",
            "Réclamation SP/2023/0001 – demande de paiement",
            (
                "Monsieur le ministre,",
                "Aucune suite n’a été donnée à la réclamation du 16 janvier 2023. Au nom de l’État accréditant, je renouvelle la "
                "demande de paiement de la somme de 16 704,00 € et de ses intérêts.",
            ),
            _UNSIGNED,
        ),
    )
    yield _paper(
        "2026-10-12 Ministère de l'intérieur - Décision sur la réclamation",
        "Décision sur la réclamation",
        letter(
            _INTERIOR,
            "Maître A. Exemple",
            "Paris, le 12 octobre 2026",
            "Décision sur la réclamation SP/2023/0001",
            (
                "Maître,",
                "Après examen, votre réclamation du 16 janvier 2023, renouvelée le 9 septembre 2024, ne peut recevoir une suite "
                "favorable.",
                "La présente décision peut être déférée au tribunal administratif de Paris dans un délai de deux mois à compter "
                "de sa notification.",
            ),
            "[signature – spécimen]",
        ),
    )
