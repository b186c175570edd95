"""How much work a build does, counted instead of timed: each file read once, what changed made again."""

from collections import Counter

import pytest

from dossier import files
from dossier.executor import silent
from dossier.flows import rendering
from dossier.flows.build import build
from dossier.flows.request import BuildRequest
from dossier.ingest import image, originals
from tests.e2e.conftest import CASE
from tests.support.photographs import photograph

PHOTOGRAPHS = 60


@pytest.fixture(scope="module")
def request_(tmp_path_factory):
    """A case of which a photograph is one among many, as cases are."""
    folder = tmp_path_factory.mktemp("work") / "case"
    (folder / "photos" / "series").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE, "utf-8")
    for number in range(PHOTOGRAPHS):
        content = photograph() + b"%03d" % number
        (folder / "photos" / "series" / f"p{number:03}.jpg").write_bytes(content)
    captioned(folder, "As it was")
    return BuildRequest(folder, folder.with_name("out"))


def captioned(folder, words):
    rows = [f"series/p{number:03}.jpg,{words if number == 30 else 'Seen'}" for number in range(PHOTOGRAPHS)]
    (folder / "photos.csv").write_text("\n".join(["file,caption", *rows, ""]), "utf-8")


@pytest.fixture
def counted(monkeypatch):
    """What a build does: files examined, pictures decoded, parts rendered, files hashed again."""
    work = Counter()

    def here(function, jobs, **_options):
        for job in jobs:
            work["examined", job.name] += 1
            yield function(job)

    def counting(kind, function, name=lambda *_: ""):
        def counted_(*args, **more):
            work[kind, name(*args)] += 1
            return function(*args, **more)

        return counted_

    monkeypatch.setattr(originals, "run", here)
    monkeypatch.setattr(image, "printable", counting("decoded", image.printable))
    render = counting("rendered", rendering.render_part, lambda job: job.name)
    monkeypatch.setattr(rendering, "render_part", render)
    hashed = counting("hashed", files.sha256_of, lambda stream: stream.name)
    monkeypatch.setattr(files, "sha256_of", hashed)
    return work


def of(work, kind):
    return {name: count for (what, name), count in work.items() if what == kind}


def test_the_first_build_reads_each_file_once_and_renders_each_part_once(request_, counted):
    build(request_, silent)
    examined = of(counted, "examined")
    assert len(examined) == PHOTOGRAPHS
    assert set(examined.values()) == {1}
    assert of(counted, "decoded") == {"": PHOTOGRAPHS}
    again = {name for name, count in of(counted, "rendered").items() if count > 1}
    printing = {"cover", "contents", "exhibits", "concordance"}
    assert again <= printing, "only what prints page numbers or the digest of the manifest"
    photographs = [name for name in of(counted, "hashed") if "/photos/" in str(name)]
    assert not photographs, "the digest of an original is made from the bytes that were read to examine it"


def test_one_caption_makes_few_parts_again_and_decodes_nothing(request_, counted):
    captioned(request_.folder, "Another word")
    build(request_, silent)
    assert not of(counted, "examined")
    assert not of(counted, "decoded")
    made = of(counted, "rendered")
    assert sum(name.startswith("exhibit-") for name in made) == 1
    assert sum(made.values()) <= 6, made
    hashed = {name: count for name, count in of(counted, "hashed").items() if "/photos/" in str(name)}
    assert len(hashed) == PHOTOGRAPHS
    assert set(hashed.values()) == {1}, "every original is hashed again, once"


def test_where_nothing_changed_nothing_is_made(request_, counted):
    build(request_, silent)
    assert not of(counted, "examined")
    assert not of(counted, "decoded")
    assert not of(counted, "rendered")
