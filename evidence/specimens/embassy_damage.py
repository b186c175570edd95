"""The schedule of losses of the embassy sample, kept as a workbook."""

FILE = "damage.xlsx"

HEADER = (
    "id", "item_fr", "item_en", "head_fr", "head_en", "place_fr", "place_en", "net", "vat", "gross", "basis",
    "visible", "offence_fr", "offence_en", "observations", "photographs", "exhibits", "insured", "vat_recoverable", "prior_state",
    "note_fr", "note_en",
)  # fmt: skip

_MATERIAL = ("Dommages matériels", "Material damage")
_SAFETY = ("Frais de mise en sécurité", "Costs of making safe")
_SERIOUS = ("C. pénal, art. 322-1", "Penal Code, Art. 322-1")
_PETTY = ("C. pénal, art. R. 635-1", "Penal Code, Art. R. 635-1")

ROWS = (
    ("serrure-porte", "Serrure, chants et vantail gauche de la porte d’entrée", "Lock, edges and left leaf of the entrance door",
     *_MATERIAL, "Porte d’entrée", "Entrance door", 4820, 964, 5784, "invoice", "yes", *_SERIOUS,
     "obs:releve/4; obs:releve/5; obs:releve/6", "a-porte; a-serrure; a-vantail; c-porte; c-serrure; c-chant; c-vantail",
     "facture-serrure", 0, "no", "etat-juin-2022", None, None),
    ("vitrages-balcon", "Trois vitrages, garde-corps et dalle du balcon", "Three panes, railing and slab of the balcony",
     *_MATERIAL, "Fenêtres et balcon", "Windows and balcony", 7310, 1462, 8772, "quote", "yes", *_SERIOUS,
     "obs:releve/7; obs:releve/8; obs:releve/9; obs:releve/10; obs:releve/11; obs:releve/12",
     "a-facade; a-fenetre-gauche; a-etage; a-fenetre-droite; a-balcon; c-fenetre-gauche; c-carreau; c-etage; "
     "c-fenetre-droite; c-balcon; c-dalle", "devis-vitrages", 0, "no", "etat-juin-2022", None, None),
    ("nettoyage", "Nettoyage de seize traces sur la façade, la porte et les vitrages",
     "Cleaning of sixteen marks on the front, the door and the windows", *_MATERIAL, "Façade", "Front", 1150, 230, 1380,
     "invoice", "yes", *_PETTY, "obs:releve/13", "a-facade; a-oeufs; a-oeuf; c-facade; c-oeuf", "facture-nettoyage", 0, "no",
     "etat-juin-2022", None, None),
    ("ravalement", "Reprise de la pierre de la façade, sept éclats", "Repair of the stone of the front, seven chips",
     *_MATERIAL, "Façade", "Front", None, None, None, "reserved", "yes", *_SERIOUS, "obs:releve/14",
     "a-facade; a-oeufs; c-facade; c-pierre", None, None, None, "etat-juin-2022", "Chiffrage après avis d’un architecte",
     "To be assessed after an architect’s advice"),
    ("mise-en-securite", "Fermeture provisoire de la porte et de trois vitrages", "Provisional closing of the door and three windows",
     *_SAFETY, "Porte et fenêtres", "Door and windows", 640, 128, 768, "invoice", "no", None, None, None, None,
     "facture-securite", 0, "no", None, None, None),
)  # fmt: skip
