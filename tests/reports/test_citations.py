"""The internal list of citations says what each leads to, and the accounting forgets no pleading."""

from dossier.model.finding import CheckReport
from dossier.reports.accounting import accounting
from dossier.reports.citations import citations_data, citations_view
from dossier.reports.page import html_report
from dossier.reports.words import safe
from tests.support.case_file import dossier_of

PLEADING = (
    "La porte (pièce n° 1, p. 2 ; pièces n° 3 et 40), photo 2/1. La pièce adverse n° 2. "
    "<script>pièce n° 3</script>"
)


def case(**more):
    main = {"path": "submissions/main/requete.md", "text": PLEADING}
    other = {"path": "submissions/second/requete.md", "text": "Voir pièce n° 1."}
    scan = {"path": "submissions/scan.pdf", "problems": [{"kind": "no-text"}]}
    half = {"path": "submissions/half.pdf", "text": "Voir pièce n° 1.", "unread": ["2"]}
    second = {"id": "second", "title": "Second", "court": {"name": "Court"}, "exhibits": "letter"}
    return dossier_of(
        {"pleadings": [main, other, scan, half], "proceedings": [{"id": "main"}, second], **more}
    )


def test_each_exhibit_says_where_it_is_cited():
    view = citations_view(case(), "fr")
    told = {row.exhibit: row.places for row in view.exhibits}
    assert told["n°\u00a01"] == (
        "submissions/half.pdf, §\u00a01",
        "submissions/main/requete.md, §\u00a01 (p. 2)",
    )
    assert told["n°\u00a02"] == ("submissions/main/requete.md, §\u00a01 (2/1)",)
    assert told["n°\u00a04"] == ()
    assert view.pleadings == ("submissions/half.pdf", "submissions/main/requete.md")


def test_each_citation_says_what_it_leads_to_in_the_order_of_the_text():
    told = [
        (row["form"], row["label"], row["outcome"], row["number"], row["photograph"])
        for row in citations_data(case(), "en")
    ]
    assert told[1:] == [
        ("pièce n° 1", "1", "found", 1, None),
        ("pièces n° 3 et 40", "3", "found", 3, None),
        ("pièces n° 3 et 40", "40", "no-exhibit", None, None),
        ("photo 2/1", "2/1", "found", 2, "2/1"),
        ("pièce adverse n° 2", "2", "theirs", None, None),
        ("pièce n° 3", "3", "found", 3, None),
    ]
    assert citations_data(case(), "fr")[3]["outcome_word"] == "pièce inexistante"


def test_the_page_shows_them_and_no_markup_of_theirs():
    made = case()
    page = html_report(made, CheckReport("draft", (), (), (), ()), "fr")
    assert "pièce inexistante" in page
    assert "&lt;script&gt;" in page
    assert "<script>pièce" not in page
    assert safe("submissions/second/requete.md") in page


def test_every_pleading_is_read_or_named():
    told = {one.path: one.fate for one in accounting(case()).pleadings}
    assert told == {
        "submissions/half.pdf": "partly-read",
        "submissions/main/requete.md": "read",
        "submissions/scan.pdf": "not-read",
        "submissions/second/requete.md": "elsewhere",
    }


def test_a_pleading_is_no_exhibit():
    made = case()
    assert accounting(made).totals == accounting(dossier_of({"proceedings": []})).totals
    assert not [path for path in made.case.originals if path.startswith("submissions/")]
