"""The internal page is one file, trusts nothing that it prints, and can be read without its script."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from dossier.model.constat import Constat
from dossier.model.dossier import NumberedExhibit
from dossier.model.exhibit import Exhibit
from dossier.model.finding import Gap
from dossier.model.original import Original
from dossier.model.source import Origin
from dossier.reports.conflicts import conflicts
from dossier.reports.page import PageOptions, html_report
from dossier.reports.page_rows import Rows
from dossier.reports.page_words import blocks
from tests.support.small_dossier import (
    HOSTILE,
    dossier,
    event,
    finding,
    full_report,
    original,
    report,
    waiver,
)

VOID = {"meta", "img", "br", "input", "link", "hr"}
ADDRESSES = {"src", "href", "action", "data", "poster", "srcset", "background", "formaction"}

RULE = """# PH004 capture-time-unknown (major)

Every photograph says when it was taken.

## What it checks
The `taken:` key <b>and</b> the file.

- one
- two
"""


class Read(HTMLParser):
    """The page taken apart: elements with attributes, and the text of each."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.words = [], [], {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.setdefault(self.open[-1] if self.open else "", []).append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag):
        return "".join(self.words.get(tag, []))


EVENTS = (
    event("s1", "2022-09-18 14:20 Europe/Paris", fact="start", rank="party", sources="letter#2"),
    event("s2", "2022-09-18 14:10 Europe/Paris", fact="start", rank="press"),
    event("e1", "2022-09-18 15:20", fact="end"),
    event("e2", "2022-09-18 15:20", fact="end"),
    event("p", None, fact="police", after="start", delay="20-30 min"),
)


def page(language="fr", *, made=None, found=None, **options):
    text = html_report(
        made or dossier(events=EVENTS), found or full_report(), language, PageOptions(**options)
    )
    return Read(text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_is_well_formed_and_says_that_it_is_internal(language):
    read = page(language, pages={"PH004": RULE})
    assert read.open == []
    assert read.all("html")[0]["lang"] == language
    words = {"fr": "ne jamais déposer", "en": "never to be filed"}
    assert words[language] in read.text("p")
    assert len(read.all("article")) == 4


def test_nothing_is_fetched_from_anywhere():
    jpeg = {"facade": b"\xff\xd8 small"}
    read = page(pages={"PH004": RULE}, thumbnails=jpeg)
    addresses = [v for _, a in read.elements for k, v in a.items() if k in ADDRESSES]
    assert [address for address in addresses if address.startswith("data:image/jpeg;base64,")]
    assert all(address.startswith(("#", "data:image/jpeg")) for address in addresses)
    assert not read.all("link")
    assert not re.search(r"url\(|@import|https?:|fetch\(|import\(", read.text("style") + read.text("script"))


def test_the_policy_allows_this_style_and_this_script_only():
    read = page()
    policy = next(m["content"] for m in read.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(read.text(tag).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not [a for _, a in read.elements if "style" in a or any(k.startswith("on") for k in a)]


def test_hostile_strings_stay_text():
    bad = Original(path=HOSTILE, size=1, sha256="cd" * 32, media_type="x/y", kind="other")
    made = dossier(
        events=(event("s1", "2022", what=HOSTILE, fact="x"), event("s2", "2021", what=HOSTILE, fact="x"))
    )
    files = {**made.case.originals, HOSTILE: bad}
    made = made.model_copy(update={"case": made.case.model_copy(update={"originals": files})})
    hostile = finding(subject=HOSTILE, facts={"file": HOSTILE}, members=(HOSTILE, "b"))
    waived = ((hostile, waiver(HOSTILE, reason={"fr": HOSTILE}, who=HOSTILE)),)
    found = report(hostile, waived=waived, not_run=(("BR001", HOSTILE),))
    read = page(made=made, found=found, pages={"PH004": HOSTILE}, thumbnails={HOSTILE: b"<svg onload=1>"})
    assert len(read.all("script")) == 1
    assert not read.all("img")
    assert all("onerror=alert(1)" in read.text(tag) for tag in ("h3", "summary", "td", "pre"))
    assert not set("".join(w for words in read.words.values() for w in words)) & {"\u202e", "\x1b", "\x00"}


def test_the_page_without_its_script_shows_every_finding():
    read = page()
    assert not [a for a in read.all("article") if "hidden" in a]
    assert "hidden" in read.all("form")[0]


def test_findings_carry_what_the_filters_ask_for():
    offered = {(s["name"]) for s in page().all("select")}
    assert offered == {"severity", "family", "ask"}
    assert page().all("input")[0]["type"] == "search"
    carried = next(a for a in page().all("article") if a["id"] == "EX001-1")
    assert (carried["data-severity"], carried["data-family"], carried["data-ask"]) == (
        "blocker",
        "EX",
        "office",
    )


def test_a_finding_about_a_photograph_belongs_to_its_exhibit():
    made = dossier()
    about = made.plates[0].photograph.id
    read = page(made=made, found=report(finding(subject=about)))
    assert read.all("article")[0]["data-exhibit"] == "2"
    assert "pièce n°\u00a02" in read.text("p")


def test_only_sources_that_differ_are_compared():
    read = page("en")
    captions = read.words["caption"]
    assert [words for words in captions if words.strip()] == ["start – s1"]
    assert "18 September 2022, 14:10" in read.text("td").replace("\u00a0", " ")
    assert "No. 1, p. 2" in read.text("td")


def test_sources_are_named_by_their_numbers_here_or_by_their_ids():
    record = Constat(id="record", exhibit="letter")
    sources = "letter; letter#2; photo:photos/a; obs:record/4; obs:other/1; elsewhere; event:x"
    rows = [event("s1", "2022", fact="x", sources=sources), event("s2", "2021", fact="x")]
    made = dossier(events=rows).model_copy(update={"constats": (record,)})
    cited = conflicts(made, "en")[0].accounts[0].sources.replace("\u00a0", " ")
    assert cited == "No. 1, No. 1, p. 2, 2/1, No. 1, obs. 4, obs:other/1, elsewhere, event:x"


def test_every_file_is_named_with_its_fate():
    cells = page("en").words["td"]
    assert {"2/1", "2/2", "No. 1", "Not chosen"} <= set(cells)
    codes = set(page("en").words["code"])
    assert {"exhibits/letter.pdf", "photos/a.jpg", "photos/b.jpg", "photos/blurred.jpg"} <= codes


def test_totals_that_do_not_agree_are_shouted():
    made = dossier()
    files = {**made.case.originals, "photos/lost.jpg": original("photos/lost.jpg")}
    made = made.model_copy(update={"case": made.case.model_copy(update={"originals": files})})
    assert page("en", made=made).text("strong") == "The totals do not agree."


def test_a_firm_may_bring_its_own_style(tmp_path):
    own = tmp_path / "reports" / "completeness.css"
    own.parent.mkdir()
    own.write_text("body { color: #111 } /* {{ not a template }} */")
    assert "{{ not a template }}" in page(templates=tmp_path).text("style")


def test_a_rule_page_is_taken_apart_without_its_title():
    kinds = [(block.kind, "".join(text for text, _ in block.pieces)) for block in blocks(RULE)]
    assert kinds == [
        ("text", "Every photograph says when it was taken."),
        ("head", "What it checks"),
        ("text", "The taken: key <b>and</b> the file."),
        ("item", "one"),
        ("item", "two"),
    ]
    assert ("taken:", True) in blocks(RULE)[2].pieces


def test_the_same_report_gives_the_same_page():
    assert html_report(dossier(), full_report(), "fr") == html_report(dossier(), full_report(), "fr")


def group(*parts, **more):
    return finding(subject="*", members=tuple(part.subject for part in parts), parts=parts, **more)


def members(found):
    return Rows(dossier(), report(found), "en", {}).row(found).members


def words_of(member):
    return "".join(text for text, _ in member.message)


def test_each_member_of_a_group_has_its_own_place():
    one = Gap("photos/a", {"file": "a.jpg"}, Origin(file="photos.csv", line=2, column=3))
    two = Gap("photos/b", {"file": "b.jpg"}, Origin(file="photos/b.jpg"))
    found = group(one, two, single="{subject}: nothing says when {file} was taken")
    assert [(m.name, m.where, words_of(m)) for m in members(found)] == [
        ("2/1 photos/a", "photos.csv:2:3", ""),
        ("2/2 photos/b.jpg", "", ""),
    ]


def test_a_member_says_what_only_it_has():
    cited = {"letter": "event 1", "invoice": "event 2"}
    parts = [Gap(name, {"where": w}, Origin(file="chronology.csv", line=9)) for name, w in cited.items()]
    found = group(*parts, single="{where} refers to {subject}")
    assert [words_of(m) for m in members(found)] == ["event 1 refers to letter", "event 2 refers to invoice"]


def test_every_member_of_a_large_group_is_on_the_page():
    parts = [Gap(f"id{n}", {}, Origin(file="events.csv", line=n)) for n in range(1, 400)]
    read = page("en", found=report(group(*parts)))
    assert [f"events.csv:{n}" for n in range(1, 400)] == [
        w for w in read.words["code"] if w.startswith("events")
    ][-399:]
    assert "id399" in read.words["b"]


def test_exhibits_that_are_neighbours_stand_together():
    numbers = [NumberedExhibit(number=n, exhibit=Exhibit(id=f"e{n}", title="x")) for n in (1, 2, 3, 5, 8, 9)]
    made = dossier().model_copy(update={"exhibits": tuple(numbers)})
    found = finding(subject="*", members=tuple(f"e{n}" for n in (9, 8, 5, 3, 2, 1)))
    row = Rows(made, report(found), "en", {}).row(found)
    assert row.exhibit_words == "1–3, 5, 8–9"
    assert row.exhibits == ("1", "2", "3", "5", "8", "9")
