"""The page of a package as text: its policy names its own scripts, and no name ends its data."""

import base64
import hashlib
import html
import json
import re

from dossier.files import program_folder
from dossier.model.manifest import ListedOriginal, Manifest
from dossier.reports.verify_page import verify_page

HOSTILE = "photos/</script><script>alert(1)</script>.jpg"
LIBRARY = "2b4fa911dc0e66c478f498aa81ce38d2ca80983ff601bad76d3b6a4e2a060712"


def _page():
    listed = ListedOriginal(path=HOSTILE, sha256="1" * 64, size=1, exhibit=1, label="1/1")
    manifest = Manifest(title="T </title>", proceeding="P", language="en", pages=1, originals=(listed,))
    return verify_page([manifest], {f"originals/{HOSTILE}": "1" * 64}, "fr")


def test_the_policy_names_the_very_scripts_and_styles_of_the_page():
    page = _page()
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    inlined = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", page, re.DOTALL)
    assert inlined
    for script, style in inlined:
        digest = base64.b64encode(hashlib.sha256((script or style).encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_name_ends_the_data():
    page = _page()
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]
    assert HOSTILE in {file["path"].removeprefix("originals/") for file in json.loads(data)["files"]}
    assert "alert(1)</script>" not in page
    assert "T </title>" not in page


def test_the_library_is_the_one_that_its_readme_names():
    path = program_folder("templates") / "verify" / "noble-hashes" / "sha256.js"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == LIBRARY
    assert LIBRARY in path.with_name("README.md").read_text("utf-8")
