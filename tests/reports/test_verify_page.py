"""The page that verifies without installing anything: what it holds, and what it may do."""

import base64
import hashlib
import html
import json
import re

import pytest

from dossier.files import program_folder
from dossier.i18n.typography import typeset
from dossier.model.manifest import manifest_bytes, manifest_digest
from dossier.model.text import Text
from dossier.reports.verify_page import verify_page
from dossier.reports.verify_words import page_words, spoken
from tests.support.package import CONTENTS, DERIVATIVE, WITHHELD, manifest, package, sha256
from tests.support.small_dossier import HOSTILE

VENDORED = "2b4fa911dc0e66c478f498aa81ce38d2ca80983ff601bad76d3b6a4e2a060712"
NOBLE = program_folder("templates") / "verify" / "noble-hashes"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return package(tmp_path_factory.mktemp("bag"))


@pytest.fixture(scope="module")
def page(made):
    return verify_page(made.manifests, made.files, "fr")


def embedded(page):
    return json.loads(
        re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]
    )


def test_the_same_package_gives_the_same_page(made, page):
    backwards = dict(reversed(made.files.items()))
    assert verify_page(made.manifests, backwards, "fr") == page


def test_the_page_is_small(page):
    assert len(page.encode()) < 80_000


def test_the_policy_names_exactly_the_scripts_and_the_style_that_stand_in_the_page(page):
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])
    rules = {name: rest.split() for name, _, rest in (r.strip().partition(" ") for r in policy.split(";"))}
    told = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    ]
    assert rules["script-src"] == told
    assert len(told) == 5
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1].encode()
    assert rules["style-src"] == [f"'sha256-{base64.b64encode(hashlib.sha256(style).digest()).decode()}'"]
    for name in ("default-src", "connect-src", "form-action", "base-uri"):
        assert rules[name] == ["'none'"]


def test_the_page_names_no_address_and_runs_nothing_else(page):
    assert not re.findall(r"(?:https?:)?//[\w-]+\.\w", page)
    assert not re.findall(r"<[^>]+\s(?:on\w+|src|href|style)=", page)
    assert not re.findall(
        r"\b(?:eval|innerHTML|outerHTML|insertAdjacentHTML|document\.write|Function\()", page
    )


def test_it_holds_every_file_with_its_digest_and_its_place(made, page):
    data = embedded(page)
    listed = {file["path"]: file for file in data["files"]}
    assert {path: listed[path]["sha256"] for path in made.files} == made.files
    place = listed["originals/photos/front/IMG_1.jpg"]["where"]
    assert [(one["label"], one["exhibit"], one["title"], one["caption"]) for one in place] == [
        ("2/1", 2, "Photographies", "Vitrine brisée")
    ]
    assert listed["originals/exhibits/01 procès-verbal.pdf"]["where"][0]["photo"] is False
    kinds = {file["kind"] for file in data["files"]}
    assert kinds == {"dossier", "original", "package", "withheld"}


def test_what_the_package_leaves_out_is_listed_as_such(page):
    withheld = [file for file in embedded(page)["files"] if file["kind"] == "withheld"]
    assert [(file["path"], file["sha256"]) for file in withheld] == [
        (f"originals/{path}", sha256(content)) for path, content in WITHHELD.items()
    ]


def test_printed_pictures_are_listed_by_what_stands_in_the_page(page):
    pictures = {one["label"]: one for one in embedded(page)["pictures"]}
    assert pictures["2/2"]["sha256"] == sha256(DERIVATIVE + b"2/2")
    assert pictures["2/2"]["masked"] is True
    assert pictures["2/2"]["exhibit"] == 2


def test_a_package_of_several_proceedings_tells_them_apart():
    manifests = (manifest(proceeding="Au civil"), manifest(proceeding="Devant le tribunal administratif"))
    files = {f"case/{path}": sha256(content) for path, content in CONTENTS.items()}
    page = verify_page(manifests, files, "en")
    for one in manifests:
        assert one.proceeding in page
        assert manifest_digest(manifest_bytes(one)) in page
    where = {file["path"]: file["where"] for file in embedded(page)["files"]}
    assert [one["proceeding"] for one in where["case/photos/front/IMG_1.jpg"]] == [0, 1]


def test_the_digest_of_the_manifest_stands_in_full(made, page):
    digest = manifest_digest(manifest_bytes(made.manifests[0]))
    assert f"<code>{digest}</code>" in page
    assert made.files["manifest.json"] == digest


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_languages_stand_in_the_page_and_one_is_shown_first(made, language):
    page = verify_page(made.manifests, made.files, language)
    assert f'<html lang="{language}">' in page
    for words in (
        "Ce que cela montre, et ce que cela ne montre pas",
        "What this shows, and what it does not",
    ):
        assert words in page
    assert page.count('<span lang="fr">') == page.count('<span lang="en">') > 15


def test_every_word_exists_in_every_language_and_is_set_right():
    words = page_words()
    assert set(words["fr"]) == set(words["en"])
    assert not [key for key in words["fr"] if words["fr"][key] == words["en"][key] and key != "place.masked"]
    assert all(typeset(text, "fr") == text for text in words["fr"].values())
    script = (program_folder("templates") / "verify" / "page.js").read_text("utf-8")
    asked = set(re.findall(r"""(?:say|counted|words\(\))[(\[]+["']([a-z.]+)["']""", script))
    known = {key.removesuffix(".one").removesuffix(".many") for key in spoken(words)["fr"]}
    assert asked
    assert asked <= known


@pytest.mark.parametrize(
    "words", [HOSTILE, "--><!--", "\u2028\u2029\ufeff", "a" * 50_000, "<script>", "{{ 7*7 }}", "\"&<>'`"]
)
def test_hostile_words_stay_inside_their_element(words, tmp_path):
    hostile = manifest(caption=words, title=f"T {words}", proceeding=f"P {words}")
    files = {f"originals/{words}.jpg": "0" * 64, **package(tmp_path, hostile).files}
    note = Text(fr=words.replace("\x00", "") or "x", en="x")
    page = verify_page((hostile,), files, "fr", note=note)
    assert page.count("<script") == 6 == page.count("</script>")
    assert "<img" not in page
    assert not set(page) & {"\u202e", "\u2028", "\u2029", "\x1b", "\x00"}
    assert f"originals/{words}.jpg" in {file["path"] for file in embedded(page)["files"]}
    assert "49" not in re.findall(r"<h1>.*?</h1>", page, re.DOTALL)[0]


def test_a_specimen_says_so(made):
    page = verify_page(made.manifests, made.files, "fr", note=Text(fr="SPÉCIMEN", en="SPECIMEN"))
    assert '<p class="note"><span lang="fr">SPÉCIMEN</span><span lang="en">SPECIMEN</span></p>' in page


def test_a_firms_own_style_is_taken_and_allowed(made, tmp_path):
    (tmp_path / "verify").mkdir()
    (tmp_path / "verify" / "verify.css").write_text("body { color: navy }", "utf-8")
    page = verify_page(made.manifests, made.files, "fr", templates=tmp_path)
    told = base64.b64encode(hashlib.sha256(b"body { color: navy }").digest()).decode()
    assert f"style-src &#39;sha256-{told}&#39;" in page


def test_the_library_is_the_one_that_was_vendored():
    digest = sha256((NOBLE / "sha256.js").read_bytes())
    assert digest == VENDORED
    told = (NOBLE / "README.md").read_text("utf-8")
    assert digest in told
    assert "MIT" in (NOBLE / "LICENSE").read_text("utf-8")
    published = re.search(r"SHA-256 `([0-9a-f]{64})`", told)[1]
    assert published in (NOBLE / "bundle.sh").read_text("utf-8")


@pytest.mark.parametrize("name", ["compare.js", "gather.js", "page.js", "unzip.js", "noble-hashes/sha256.js"])
def test_no_script_could_end_its_own_element(name):
    text = (program_folder("templates") / "verify" / name).read_text("utf-8").lower()
    assert "</script" not in text
    assert "<!--" not in text
