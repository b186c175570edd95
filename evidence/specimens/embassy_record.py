"""The specimen of a bailiff's record: never titled, headed or signed like a real one."""

from collections.abc import Mapping

from specimens.paper import Paper

FILE = "exhibits/2022-09-19 Me B. Specimen - Relevé de constatations.pdf"

OBSERVATIONS = (
    ("1", "Façade sur rue", "La façade comprend un rez-de-chaussée et un premier étage avec balcon. Des traces jaunâtres et des "
     "éclats de pierre y sont visibles, sur toute sa longueur.", "1"),
    ("2", "Entrée", "L’agent de permanence me déclare que le rassemblement a commencé la veille vers 14 h 20, qu’une entrée a été "
     "tentée et qu’il a refermé la porte.", ""),
    ("3", "Porte d’entrée", "La porte est à deux vantaux, laqués vert sombre. Elle est fermée par un verrou de chantier.", "2"),
    ("4", "Serrure", "La plaque de la serrure est rayée sur toute sa hauteur ; un coin en est relevé. L’entrée du cylindre est "
     "élargie.", "3"),
    ("5", "Chant des vantaux", "Le bois est à nu de part et d’autre de la jonction des vantaux, sur 37 cm de haut et 4 cm de large.", "4"),
    ("6", "Vantail gauche", "Une fissure traverse le vantail gauche sur 1,18 m ; le bois y apparaît.", "5"),
    ("7", "Fenêtre à gauche de la porte", "Un carreau de la fenêtre du rez-de-chaussée, à gauche de la porte, est percé et étoilé.", "6"),
    ("8", "Fenêtre à gauche de la porte", "Le trou mesure 9 cm sur 8 cm. Des éclats de verre se trouvent sur l’appui.", "7"),
    ("9", "Premier étage", "Un carreau de la première porte-fenêtre à droite de l’axe est percé et étoilé.", "8"),
    ("10", "Fenêtre à droite de la porte", "Un carreau de la deuxième fenêtre du rez-de-chaussée, à droite de la porte, est percé et "
     "étoilé.", "13"),
    ("11", "Balcon", "Trois barreaux du garde-corps, à l’extrémité gauche, ne sont plus droits.", "9"),
    ("12", "Balcon", "L’arête de la dalle présente un éclat de 12 cm sur 11 cm.", "10"),
    ("13", "Façade, porte et fenêtres", "Je compte seize traces jaunâtres, sèches, avec des fragments de coquille, sur la pierre, la "
     "porte et les vitrages.", "11"),
    ("14", "Façade", "Je relève sept éclats de pierre ; le plus grand, mesuré à droite de la porte, fait 12 cm sur 11 cm. Un autre, à "
     "gauche, est photographié avec échelle.", "12"),
    ("15", "Hall", "L’agent de permanence me montre une boîte contenant quatre pierres, ramassées selon lui sur le trottoir.", ""),
)  # fmt: skip


def record(pictures: Mapping[str, bytes]) -> Paper:
    """The record with its plates; pictures by number, small."""
    body = _head() + "".join(_observation(*one) for one in OBSERVATIONS) + _end() + _plates(pictures)
    return Paper(FILE, "fr", "Relevé de constatations – spécimen", body, pictures=tuple(pictures.items()))


def _head() -> str:
    return (
        "<h1>Relevé de constatations – spécimen</h1>"
        "<p class=small>Document inventé pour montrer le fonctionnement d’un programme. Il n’émane d’aucun officier ministériel, "
        "n’en porte ni l’en-tête, ni le sceau, ni la signature.</p>"
        "<p><b>Lundi 19 septembre 2022, de 10 h 05 à 11 h 20</b>, 1, rue du Spécimen, 75000 Paris (adresse fictive).</p>"
        "<p><b>Auteur (fictif) :</b> Me B. Specimen, commissaire de justice, office fictif, 10, rue du Spécimen, 75000 Paris.</p>"
        "<p><b>À la demande de :</b> l’État accréditant, État étranger, ayant le siège de sa mission diplomatique 1, rue du Spécimen, "
        "75000 Paris, représenté par son ambassadeur.</p>"
        "<p><b>Objet :</b> décrire l’état de la façade, de la porte, des fenêtres et du balcon.</p>"
        "<p><b>Accès :</b> depuis la voie publique, puis dans les locaux avec l’accord du chef de mission, recueilli sur place.</p>"
        "<p><b>Présents :</b> l’agent de permanence ; un représentant de la Mission.</p>"
        "<p><b>Temps et appareil :</b> ciel couvert, lumière du jour ; appareil SPECIMEN 2, dont l’horloge a été comparée à l’heure "
        "légale de Paris avant la première photographie.</p><h2>Constatations</h2>"
    )


def _observation(number: str, place: str, text: str, photograph: str) -> str:
    shown = f" <span class=small>(photographie {photograph})</span>" if photograph else ""
    return f"<div class=obs><b>{number}</b><i>{place}.</i> {text}{shown}</div>"


def _end() -> str:
    return (
        "<p>Treize photographies, prises par l’auteur sur place, sont annexées et numérotées de 1 à 13.</p>"
        "<p class=sign>[fin du relevé – non signé, spécimen]</p>"
    )


def _plates(pictures: Mapping[str, bytes]) -> str:
    plates = "".join(
        f"<div class=plate><img src='specimen:{name}' alt=''>Photographie {rank}</div>"
        for rank, name in enumerate(pictures, 1)
    )
    return f"<h2 class=break>Annexe – photographies</h2>{plates}"
