"""What is kept is used again only while it is what was written."""

import os

import pytest

from dossier.cache import FactsCache, PartCache, trim
from dossier.files import Store
from dossier.model.original import Original
from dossier.model.parts import Bookmark, Part, Spot


@pytest.fixture
def part(tmp_path):
    pdf = tmp_path / "made.pdf"
    pdf.write_bytes(b"%PDF pages")
    spot = Spot(0, 12.5, 700.0)
    return Part(
        "plates", pdf, 1, {"photo-2-1": spot}, (Bookmark(1, "Pièce n° 2", spot),), ("loss-1",), ("ab",)
    )


def test_a_part_comes_back_as_it_was_kept(tmp_path, part):
    cache = PartCache(tmp_path / "parts")
    content = part.pdf.read_bytes()
    kept = cache.put("key", part)
    assert cache.get("key") == kept
    assert kept.pdf.read_bytes() == content
    assert (kept.anchors, kept.bookmarks, kept.links) == (part.anchors, part.bookmarks, part.links)


@pytest.mark.parametrize("damaged", ["key.pdf", "key.json"])
@pytest.mark.parametrize("damage", [b"", b"%PDF pagez", b"\xff"])
def test_a_corrupt_entry_is_no_entry(tmp_path, part, damaged, damage):
    cache = PartCache(tmp_path / "parts")
    cache.put("key", part)
    (tmp_path / "parts" / damaged).write_bytes(damage)
    assert cache.get("key") is None


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "a.JPG"
    path.write_bytes(b"picture")
    return path


def facts(name="photos/a.JPG"):
    return Original(path=name, size=7, sha256="ab" * 32, media_type="image/jpeg", kind="image")


def test_facts_are_known_by_content_and_ending(tmp_path, photo):
    cache = FactsCache(tmp_path / "facts", trusts_stat=True)
    cache.put(facts(), photo.stat())
    assert cache.facts("ab" * 32, "jpg") == facts()
    assert cache.facts("ab" * 32, "png") is None
    assert cache.digest("photos/a.JPG", photo.stat()) == "ab" * 32


def test_a_file_of_another_size_or_time_is_read_again(tmp_path, photo):
    cache = FactsCache(tmp_path / "facts", trusts_stat=True)
    cache.put(facts(), photo.stat())
    os.utime(photo, ns=(1, 1))
    assert cache.digest("photos/a.JPG", photo.stat()) is None


def test_damaged_facts_are_no_facts(tmp_path, photo):
    cache = FactsCache(tmp_path / "facts", trusts_stat=True)
    cache.put(facts(), photo.stat())
    for path in (tmp_path / "facts").rglob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"ab", b"cd"))
    assert cache.facts("ab" * 32, "jpg") is None
    assert cache.digest("photos/a.JPG", photo.stat()) is None


def aged(path, seconds):
    stat = path.stat()
    os.utime(path, (stat.st_atime - seconds, stat.st_mtime - seconds))


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    store = Store(tmp_path)
    digests = [store.put(bytes([letter]) * 100) for letter in range(4)]
    for age, digest in enumerate(digests):
        aged(store.path(digest), 1000 * (age + 1))
    assert store.get(digests[3]) is not None, "used just now, though it was made first"
    assert trim(tmp_path, 250) == 2
    assert [store.get(digest) is not None for digest in digests] == [True, False, False, True]


def test_a_cache_within_its_bounds_loses_nothing(tmp_path, part):
    cache = PartCache(tmp_path / "parts")
    cache.put("key", part)
    assert trim(tmp_path) == 0
    assert cache.get("key") is not None


def test_a_part_that_is_used_looks_young(tmp_path, part):
    cache = PartCache(tmp_path / "parts")
    cache.put("key", part)
    for name in ("key.pdf", "key.json"):
        aged(tmp_path / "parts" / name, 1000)
    (tmp_path / "parts" / "other.pdf").write_bytes(b"x" * 10)
    assert cache.get("key") is not None
    aged(tmp_path / "parts" / "other.pdf", 500)
    trim(tmp_path / "parts", sum(p.stat().st_size for p in (tmp_path / "parts").iterdir()) - 1)
    assert not (tmp_path / "parts" / "other.pdf").exists()
    assert cache.get("key") is not None
