"""Words against proof: what pleadings and the case's own texts cite, and what is there."""

from collections.abc import Iterator

from dossier.checks.look import exhibits
from dossier.checks.pleaded import gap, same_document, with_outcome
from dossier.checks.registry import rule
from dossier.checks.when import HAS_PLEADINGS
from dossier.i18n.catalogue import marked
from dossier.law.data import law
from dossier.model.dossier import Dossier
from dossier.model.finding import Gap, Severity
from dossier.model.prose.reliance import Reliance

_STANDING = {"title", "insurance", "plan", "authority", "decision"}
_OPENING = 40
"""Characters in which a description says what kind of document it is."""


@rule(
    "EX019",
    "citation-of-no-exhibit",
    severity=Severity.MAJOR,
    message=marked("{where} cites “{cited}”; the list of this proceeding has no {label}: “{sentence}”"),
    many=marked("{count} citations name exhibits that the list of this proceeding does not have"),
    fix=marked(
        "Correct the number in the text, or add the exhibit to `exhibits` of the proceeding. An exhibit of "
        "the other side is written “pièce adverse n° …” or “exhibit … of the defendant”."
    ),
    ask="counsel",
)
def citations_lead_to_exhibits(dossier: Dossier) -> Iterator[Gap]:
    """Every exhibit that a text cites by number is in the list.

    ## What it checks
    « Pièce n° 12 », « pièces 3 à 5 », `Exhibit K3`, « annexe 2 », `Tab 5` in the pleadings of `submissions/`,
    in facts, claims, captions, chronology, letters, losses and observations, against the numbers of this
    proceeding. Letters, such as K3, are looked up among the ids of exhibits. The pleading's own list of
    exhibits and exhibits of the other side are left aside.

    ## Why it matters
    A sentence that rests on an exhibit that is not there rests on nothing, and tells the other side that the
    list was changed after the pleading was written.

    ## How to fix it
    Correct the number, or add the exhibit. After exhibits were moved, check each number of the pleading: one
    that exists may still be the wrong one.

    Source: CPC, art. 768; R.412-1 and R.412-2 CJA
    """
    gone = (one for one in dossier.numbers_only if one.state != "missing")
    withdrawn = {str(one.number) for one in gone}  # EX034 names them
    for one, subject in with_outcome(dossier, "no-exhibit"):
        if one.mention.label not in withdrawn:
            yield gap(one, subject, label=one.mention.label)


@rule(
    "EX020",
    "cited-page-not-there",
    severity=Severity.MAJOR,
    message=marked("{where} cites page {page} of exhibit {number}, which has {pages}: “{sentence}”"),
    many=marked("{count} citations name pages that their exhibits do not have"),
    fix=marked("Correct the page or the number of the exhibit in the text."),
    ask="counsel",
)
def cited_pages_exist(dossier: Dossier) -> Iterator[Gap]:
    """Every page that a text cites exists in its exhibit.

    ## What it checks
    The last page of « pièce n° 4, p. 3 », `Exhibit 4 at p 3` or « constat, p. 4 » against the pages of the
    PDF that is filed. Exhibits whose pages cannot be counted are left aside.

    ## Why it matters
    The judge opens the exhibit at that page. Often the number of the exhibit is wrong, not the page.

    ## How to fix it
    Correct whichever is wrong.

    Source: practice (pinpoint references)
    """
    for one, subject in with_outcome(dossier, "no-page"):
        page = str(max(one.mention.pages))
        yield gap(one, subject, page=page, number=str(one.number), pages=str(one.pages))


@rule(
    "EX021",
    "cited-photograph-not-there",
    severity=Severity.MAJOR,
    message=marked("{where} cites “{cited}”; no series that is filed here has it: “{sentence}”"),
    many=marked("{count} citations name photographs that are not filed here"),
    fix=marked("Write the label that the dossier prints, such as photo 2/7: exhibit 2, seventh photograph."),
    ask="counsel",
)
def cited_photographs_exist(dossier: Dossier) -> Iterator[Gap]:
    """Every photograph that a text cites is filed.

    ## What it checks
    « Photo 7 », « photographie 2/1 », « cliché n° 4 » and « planche 3 » in pleadings and in the case's own
    texts. A plate holds one photograph at least: plate 9 of a series of eight does not exist. What the
    bailiff's own words cite is the record's affair.

    ## Why it matters
    A picture is what the judge looks for first.

    ## How to fix it
    Write the label that the dossier prints. Photographs that were taken out move the ranks of those after.

    Source: CPC, art. 768; practice
    """
    for one, subject in with_outcome(dossier, "no-photograph"):
        yield gap(one, subject)


@rule(
    "EX022",
    "exhibit-not-in-pleadings",
    severity=Severity.MINOR,
    message=marked("exhibit {number} ({subject}) is cited by no pleading"),
    many=marked("{count} of {total} exhibits are cited by no pleading"),
    of=exhibits,
    fix=marked("Cite it where it proves something, or take it out of the list before it is served."),
    ask="counsel",
    when=HAS_PLEADINGS,
)
def pleadings_cite_every_exhibit(dossier: Dossier) -> Iterator[Gap]:
    """Every exhibit is cited by a pleading.

    ## What it checks
    Each exhibit of the list, by its number, one of its photographs or its pages, in the pleadings that could
    be read. The list at the end of a pleading is no citation. Titles, policies, plans, powers and decisions,
    identity documents and translations go with what they accompany. EX005 asks the same of the tables.

    ## Why it matters
    A civil court looks only at exhibits that the pleading relies on, assertion by assertion.

    ## How to fix it
    Cite it, or withdraw it before it is served.

    Source: CPC, art. 768, first paragraph
    """
    cited = {one.exhibit for one in dossier.reliances if one.place.pleading}
    for item in dossier.exhibits:
        exhibit = item.exhibit
        copies = {exhibit.translation_of, exhibit.typed_copy_of} & (cited - {""})
        stands = exhibit.kind in _STANDING or exhibit.kind == "identity" or copies
        if not stands and exhibit.id not in cited:
            yield Gap(exhibit.id, {"number": str(item.number)}, exhibit.origin)


@rule(
    "EX023",
    "described-otherwise",
    severity=Severity.MINOR,
    message=marked("{where} calls exhibit {number} “{quoted}”; the list says “{title}”"),
    many=marked("{count} citations describe their exhibit otherwise than the list does"),
    fix=marked(
        "Correct the number or the description in the text, or `title` and `date` in the table exhibits."
    ),
    ask="counsel",
)
def descriptions_are_those_of_the_list(dossier: Dossier) -> Iterator[Gap]:
    """What a text calls an exhibit is what the list calls it.

    ## What it checks
    The description after a citation, as in « Pièce n° 4 : Facture de la société X du 12 mars 2022 »: its full
    dates against the date and the title of the exhibit, and its words against the title. What follows and
    does not begin like a document's name is a quotation or a remark, and is left aside.

    ## Why it matters
    The reader who finds a letter under the number of an invoice doubts every other number.

    ## How to fix it
    Most often the number is that of an older list: correct it.

    Source: R.412-2 CJA; practice
    """
    items = {item.number: item for item in dossier.exhibits}
    for one, subject in with_outcome(dossier, "found"):
        item = items[one.number]
        if _describes(one) and not same_document(one.mention.entitled, item):
            quoted, title = one.mention.entitled, item.exhibit.title.get(dossier.language)
            yield gap(one, subject, number=str(one.number), quoted=quoted, title=title)


def _describes(one: Reliance) -> bool:
    """Whether what follows names a document."""
    return bool(law().found("document", one.mention.entitled[:_OPENING]))


@rule(
    "EX026",
    "citation-unclear",
    severity=Severity.MINOR,
    message=marked("{where} cites “{cited}”, and nothing says which exhibit is meant: “{sentence}”"),
    many=marked("{count} citations do not say which exhibit they mean"),
    fix=marked("Write the number of the exhibit; for a photograph also its exhibit, such as photo 2/7."),
    ask="counsel",
)
def citations_are_clear(dossier: Dossier) -> Iterator[Gap]:
    """Every citation says which exhibit it means.

    ## What it checks
    A number that was announced and never filled in (« pièce n° [●] », « pièce n° XX »), a range that runs
    backwards, « photo 7 » where several series have seven, « constat, p. 4 » where several records are filed.

    ## Why it matters
    A gap left for later is what the other side quotes first.

    ## How to fix it
    Fill in the number.

    Source: CPC, art. 768; practice
    """
    for one, subject in with_outcome(dossier, "unclear"):
        yield gap(one, subject)
