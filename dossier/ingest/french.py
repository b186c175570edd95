"""What French offices call columns and values, and how French spreadsheets write dates."""

import re

COLUMNS = {
    "auteur": "author",
    "date_d_envoi": "sent",
    "date_de_reception": "received",
    "designation": "item",
    "destinataire": "recipient",
    "devise": "currency",
    "envoi": "sent",
    "expediteur": "sender",
    "fait": "what",
    "fichier": "file",
    "fondement": "basis",
    "heure_declaree": "declared",
    "ht": "net",
    "identifiant": "id",
    "langue": "language",
    "legende": "caption",
    "lieu": "place",
    "mineurs": "minors",
    "montant_ht": "net",
    "montant_ttc": "gross",
    "motif": "reason",
    "nature": "kind",
    "objet": "subject",
    "orientation": "direction",
    "personnes": "people",
    "photographies": "photographs",
    "piece": "exhibit",
    "pieces": "exhibits",
    "poste": "head",
    "quand": "when",
    "reception": "received",
    "reference": "number",
    "titre": "title",
    "ttc": "gross",
    "tva": "vat",
    "type": "kind",
    "vue": "view",
}
"""Used where the record has that field and none of the French name."""

VALUES = {
    "appel": "call",
    "autre": "other",
    "batiment": "building",
    "assureur": "insurer",
    "assureur-decennal": "decennial-insurer",
    "attestation": "statement",
    "article-de-presse": "press",
    "assurance": "insurance",
    "constat-amiable": "amicable-report",
    "constructeur": "builder",
    "contradictoire": "adversarial",
    "contrat": "contract",
    "courriel": "e-mail",
    "declare": "declared",
    "defendeur": "defendant",
    "degat-des-eaux": "water",
    "degats-des-eaux": "water",
    "demandeur": "claimant",
    "detail": "close",
    "devis": "quote",
    "ensemble": "overview",
    "estimation": "estimate",
    "facture": "invoice",
    "identite": "identity",
    "intervenant": "third-party",
    "judiciaire": "judicial",
    "lettre": "letter",
    "lettre-recommandee": "registered-letter",
    "menace": "threat",
    "mesure": "measured",
    "montre": "shown",
    "moyenne": "middle",
    "photographies": "photographs",
    "plainte": "complaint",
    "proche": "close",
    "rapport": "report",
    "rapprochee": "close",
    "reclamation": "claim",
    "reponse": "reply",
    "reserve": "reserved",
    "societe": "company",
    "syndicat-des-coproprietaires": "co-owners",
    "traduction": "translation",
    "unilaterale": "unilateral",
    "voisinage": "neighbours",
    "vol": "theft",
    "vu": "seen",
    "vue-d-ensemble": "overview",
    "adresse": "address",
    "ecran": "screen",
    "enfant": "child",
    "nom": "name",
    "numero": "number",
    "plaque": "plate",
    "publique": "public",
    "sante": "health",
    "securite": "security",
    "visage": "face",
}
"""Used where the English word is one of those that the field knows."""

_DATE = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?!\d)"
    r"(?:[ T]+(?P<hour>\d{1,2})(?::|\s?h\s?)(?P<minute>\d{2}))?"
)
_MONTHS = 12


def iso_dates(text: str, *, day_first: bool) -> str:
    """`18/09/2022 14:20` as `2022-09-18 14:20`, where only one reading is possible.

    Args:
        text: A date or a range, with whatever stands around it.
        day_first: Whether the file comes from a spreadsheet that writes the day first:
            those that separate cells by `;` all do.
    """
    return _DATE.sub(lambda found: _iso(found, day_first=day_first), text)


def _iso(found: re.Match[str], *, day_first: bool) -> str:
    first, second = int(found["first"]), int(found["second"])
    certain = day_first or first == second or first > _MONTHS
    if not certain or second > _MONTHS:
        return found[0]
    time = f" {int(found['hour']):02}:{found['minute']}" if found["hour"] else ""
    return f"{found['year']}-{second:02}-{first:02}{time}"
