"""How lawyers write a citation, in French and in English, as patterns of plain text.

Each pattern takes a bounded number of characters, so that no text, however long, is slow.
"""

import re

_MARK = r"(?:n\s?[°º]s?|n\s?os?\b\.?|N\s?o\.?(?=\s?\d)|num[ée]ros?\b|numbers?\b|nos?\.|n\.|\#)"
_NUMBER = r"\d{1,4}(?:\s?(?:bis|ter|quater)\b)?(?:[-.]\d{1,3})?|[A-Z]{1,3}\s?[-.]?\s?\d{1,4}(?:[-./]\d{1,3})?"
_LETTER = r"[A-Z](?=\s*(?:[),;.:\]»\"]|$)|\s+(?:and|or|&|et|ou|to|à)\s)"
_PHOTO_NUMBER = r"\d{1,4}(?:\s?/\s?\d{1,4}|-\d{1,4})?"
_SIDE = (
    r"adverses?|(?:de\s+la\s+)?partie\s+adverse|de\s+l'adversaire|en\s+d[ée]fense|"
    r"(?:d[ue]\s+(?:la\s+)?)?d[ée]fend(?:eur|eresse|eurs)|de\s+l'intim[ée]e?|de\s+l'appelante?|"
    r"communiqu[ée]es?\s+par\s+la\s+partie\s+adverse|of\s+the\s+(?:defendant|respondent|other\s+side)"
)
_OUR_SIDE = r"(?:d[ue]\s+(?:la\s+)?)?(?:demand(?:eur|eresse|eurs)|requ[ée]rante?s?)|en\s+demande"
_QUALIFIER = (
    r"(?:jointes?|communiqu[ée]es?|vers[ée]es?|produites?|vis[ée]es?|annex[ée]es?|num[ée]rot[ée]es?|cot[ée]es?)"
    rf"(?:\s+aux\s+d[ée]bats)?(?:\s+sous)?(?:\s+les?(?=\s+n))?(?:\s*:(?=\s*\d))?|{_OUR_SIDE}"
)
_HOLE = r"\[(?:[\s●…._xX?*-]{0,10}|à\s+\w+|n\s?°?)\]|_{2,}|●+|(?-i:X{2,3})\b"

EXHIBIT_HEAD = re.compile(
    rf"""(?<![\w'-])(?:
        (?P<piece>pi[èe]ces?(?:\(s\))?)
        (?:\s+(?P<side>{_SIDE})|\s+(?:{_QUALIFIER}))?
      | (?P<short>(?-i:P[Cc]|p[Cc](?=\.))(?:es?|s)?\.?|(?-i:pces?)\.?|(?-i:P[Jj]|pj(?=\s+n)))
      | (?P<english>exhibits?|(?-i:E)xhs?\.?(?=\s?[A-Z\d])|(?-i:E)xs?\.?(?=\s?[A-Z\d]))
      | (?P<annex>(?-i:T)abs?|(?-i:TAB)|onglets?|annex(?:es?)?)
    )(?![^\W\d])\s*(?P<mark>{_MARK})?\s*(?P<hole>{_HOLE})?(?:["«]\s*(?=[A-Z\d]))?""",
    re.VERBOSE | re.IGNORECASE,
)
PHOTO_HEAD = re.compile(
    rf"""(?<![\w'-])(?:(?P<photo>photos?|photographies?|photographs?|clich[ée]s?)|(?P<plate>planches?|plates?))
    (?![^\W\d])(?:\s+photographiques?)?\s*(?P<mark>{_MARK})?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
EXHIBIT_NUMBER = re.compile(rf"(?:{_NUMBER}|{_LETTER})(?![\w%°²])")
PHOTO_NUMBER = re.compile(rf"{_PHOTO_NUMBER}(?![\w%°²])")
AND = re.compile(
    rf"\s*[,;]\s*(?:et\s+|and\s+)?(?:{_MARK}\s*)?|\s+(?:et|and|ou|or|&)\s+(?:{_MARK}\s*)?|/(?=\d)",
    re.IGNORECASE,
)
THROUGH = re.compile(rf"\s+(?:à|au|a|to|through)\s+(?:{_MARK}\s*)?|\s*-\s*(?=\d)", re.IGNORECASE)
PAGES = re.compile(
    r"""\s*[,;:(-]?\s*(?:(?:aux?|at|en|cf\.?|voir|spéc\.?|not(?:amment|\.)?)\s+|à\s+la\s+)?
    (?:pp?\.?|pages?|pgs?\.?|folios?)\s*(?:n\s?°\s*)?(?P<first>\d{1,4})(?:\s*(?P<to>-|à|et|and|to|,)\s*(?P<last>\d{1,4}))?
    (?![\w/°])""",
    re.VERBOSE | re.IGNORECASE,
)
PAGES_BEFORE = re.compile(
    r"(?:pages?|pp?\.)\s*(?P<first>\d{1,4})(?:\s*(?:-|à|et|and|to)\s*(?P<last>\d{1,4}))?\s*(?:,\s*)?"
    r"(?:de\s+(?:la\s+|notre\s+)?|of\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_PRODUCED = r"(?:vers[ée]e?s?|produite?s?|communiqu[ée]e?s?)\s+(?:aux\s+d[ée]bats\s+)?par\s+"
_OPPONENT = (
    r"(?:la\s+partie\s+adverse|l'adversaire|l[ae]s?\s+d[ée]fend\w+|l'intim[ée]e?|l'appelante?|"
    r"ses?\s+adversaires?)"
)
SIDE_AFTER = re.compile(rf"\s*,?\s*\(?(?:{_SIDE}|{_PRODUCED}{_OPPONENT})\b", re.IGNORECASE)
SIDE_BEFORE = re.compile(r"(?:defendant|respondent|opponent|other\s+side)s?'s?\s+$", re.IGNORECASE)
PERHAPS_BEFORE = re.compile(r"\b(?:sa|ses|leurs?|its|their)\s+$", re.IGNORECASE)
PERHAPS_AFTER = re.compile(rf"\s*,?\s*{_PRODUCED}", re.IGNORECASE)
"""« sa pièce n° 14 », « produite par la société Y »: ours where we have that number, else theirs."""

RECORD = re.compile(
    r"""(?<![\w'-])(?:constat|proc[èe]s-verbal(?:\s+de\s+constat)?|PV(?:\s+de\s+constat)?|relev[ée]\s+de\s+constatations)
    (?:\s+d[eu]\s+[^,;.()]{3,60})?(?=\s*[,;:(]\s*(?:pp?\.|pages?)\s*\d)""",
    re.VERBOSE | re.IGNORECASE,
)
OF_RECORD = re.compile(
    r"\s*(?:annex[ée]e?s?\s+|jointe?s?\s+)?(?:du|au|of\s+the|to\s+the)\s+(?:constat|proc[èe]s-verbal|PV|record)\b",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(
    r"\s*(?:,\s*)?(?:à\s+la|à\s+l'|au|aux|de\s+la|de\s+l'|du|des|of\s+the|to\s+the)\s+"
    r"(?!pr[ée]sent|requ[êe]te|m[ée]moire|bordereau|dossier|conclusions|bundle|assignation|claim)",
    re.IGNORECASE,
)
"""« annexe 2 de la convention » is not ours."""

ENTITLED = re.compile(
    r"\s*(?::|-(?=\s)|,\s*(?=«)|\((?=\s*[«\"]))\s*(?:«\s*([^»]{3,200})»|\"([^\"]{3,200})\"|([^;()«»\"]{3,160}))"
)
STOP = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\bMe)(?<!\bSt)\.(?=\s+[A-ZÀ-Ü]|\s*$)")
COUNTED = re.compile(
    r"(?<![\w°])(?:\d{1,3}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|studio|(?<!n)F)\s+$",
    re.IGNORECASE,
)
DETERMINED = re.compile(r"\b(?:les|ces|nos|aux|des|lesdites|the|these|our)\s+\w+\s+$", re.IGNORECASE)
GOES_ON = re.compile(
    r"\s*(?:$|[),;:.\]»/\"(-]|(?:et|ou|à|and|or|to|(?:pp?\.?|pages?)\s*\d+|ci|du\s+(?:bordereau|dossier)|voir|cf)\b)",
    re.IGNORECASE,
)
"""What may follow a number after the first of a list: anything else makes it a quantity."""

MEASURED = re.compile(
    r"\s*(?:m²|m2|m³|mm|cm|km|m\b|mètres?|kg|€|euros?|eur\b|h\b|heures?|min|jours?|mois|ans?\b|années?|personnes?|témoins?|"
    r"(?:pages?|photos?|photographies)(?!\s*(?:n\s?°\s*)?\d)|mpx|mp\b|px|ko\b|mo\b|dpi|percent|pour\s*cent|days?|hours?|metres?|feet|persons?|"
    r"janvier|février|mars|avril|mai\b|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|"
    r"april|may\b|june|july|august|september|october|november|december|h\s?\d)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d\Z")
