"""The manifest in a finished file: read by plain means, and held against the plan and the pages."""

import dataclasses
import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from dossier.assemble.join import assemble
from dossier.model.manifest import (
    ListedExhibit,
    ListedPicture,
    Manifest,
    PageDigests,
    manifest_bytes,
    manifest_digest,
    manifest_from,
)
from dossier.model.parts import Plan, Stamps
from dossier.verify.prove import prove
from tests.assemble import papers

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "manifest.md"
ORIGINAL = "ab" * 32


def with_manifest(folder: Path, printed=lambda manifest: manifest) -> Plan:
    """The papers' plan with its manifest, and the page at its end that prints it."""
    plan = papers.dossier(folder)
    plates = next(item for item in plan.items if getattr(item, "images", ()))
    first = plan.starts()[plates.name]
    at = [first + spot.page for name, spot in sorted(plates.anchors.items()) if name.startswith("photo-")]
    pictures = tuple(
        ListedPicture(
            label=f"2/{rank}", original=ORIGINAL, derivative=digest, position=position, page=str(position)
        )
        for rank, (digest, position) in enumerate(zip(plates.images, at * 2, strict=False), start=1)
    )
    exhibit = ListedExhibit(
        number=2, title="Photographies", position=first, page=str(first), pages=plates.pages
    )
    manifest = Manifest(
        title="Dossier",
        proceeding="Affaire",
        language="fr",
        pages=plan.pages + 1,
        exhibits=(exhibit,),
        pictures=pictures,
    )
    content = manifest_bytes(manifest)
    shown = printed(manifest)
    rows = "".join(f"<p>{one.original}</p><p>{one.derivative}</p><p>{one.page}</p>" for one in shown.pictures)
    end = papers.part(
        folder, "concordance", f"<h1>Fin</h1><p>{manifest_digest(manifest_bytes(shown))}</p>{rows}"
    )
    return dataclasses.replace(plan, items=(*plan.items, end), manifest=content)


@pytest.fixture
def plan(tmp_path):
    return with_manifest(tmp_path)


@pytest.fixture
def file(plan, tmp_path):
    out = tmp_path / "out.pdf"
    assemble(plan, out)
    return out


def held(file):
    with pikepdf.open(file) as pdf:
        private = pdf.Root.PieceInfo.Dossier.Private
        return private.Manifest.read_bytes(), private.Pages.read_bytes()


def changed(file, change):
    """The same file after somebody else's hand."""
    out = file.with_name("changed.pdf")
    with pikepdf.open(file) as pdf:
        change(pdf)
        pdf.save(out)
    return out


def test_it_stands_in_the_file_as_it_was_planned_and_is_proven(plan, file):
    manifest, pages = held(file)
    assert manifest == plan.manifest
    digests = PageDigests.model_validate_json(pages)
    assert digests.manifest == sha256(manifest).hexdigest()
    assert [page.position for page in digests.pages] == list(range(1, plan.pages + 1))
    assert prove(file, plan).faults == ()


def test_the_same_plan_gives_the_same_bytes(plan, file, tmp_path):
    assemble(plan, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == file.read_bytes()


@pytest.mark.parametrize(("created", "day"), [("", "19700101"), ("2026-11-23", "20261123")])
def test_it_says_the_day_that_the_pages_print(plan, tmp_path, created, day):
    assemble(dataclasses.replace(plan, created=created), tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert str(pdf.Root.PieceInfo.Dossier.LastModified) == f"D:{day}000000Z"


def test_a_late_draft_has_the_same_manifest_and_other_pages(plan, file, tmp_path):
    late = dataclasses.replace(plan, stamps=Stamps(draft="PROJET", foot=plan.stamps.foot))
    assemble(late, tmp_path / "draft.pdf")
    assert prove(tmp_path / "draft.pdf", late).faults == ()
    (before, pages), (after, stamped) = held(file), held(tmp_path / "draft.pdf")
    assert before == after
    assert pages != stamped


def test_a_page_digest_is_that_of_its_own_page_alone(plan, file):
    """A swapped photograph changes what is told of one page, though its neighbour shares its resources."""
    manifest = manifest_from(plan.manifest)
    target = manifest.pictures[-1]

    def swap(pdf):
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                raw = thing.read_raw_bytes()
                if sha256(raw).hexdigest() == target.derivative:
                    thing.write(papers.jpeg(200), filter=pikepdf.Name.DCTDecode)

    faults = prove(changed(file, swap), plan).faults
    named = {int(found[1]) for fault in faults if (found := re.search(r"Page (\d+).*empreinte", fault))}
    assert named == {target.position}
    assert any(f"photographie {target.label}" in fault for fault in faults)


def _other_manifest(pdf):
    private = pdf.Root.PieceInfo.Dossier.Private
    private.Manifest.write(private.Manifest.read_bytes().replace(b"Photographies", b"Photographie"))


def _no_manifest(pdf):
    del pdf.Root.PieceInfo


def _other_digests(pdf):
    private = pdf.Root.PieceInfo.Dossier.Private
    told = json.loads(private.Pages.read_bytes())
    told["pages"][0]["drawn"] = "0" * 64
    private.Pages.write(json.dumps(told).encode())


def _broken_digests(pdf):
    pdf.Root.PieceInfo.Dossier.Private.Pages.write(b"{}")


def _more_on_a_page(pdf):
    pdf.pages[2].contents_add(b"q 0 0 10 10 re f Q")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_no_manifest, "Le manifeste manque"),
        (_other_manifest, "n’est pas celui qui était prévu"),
        (_other_digests, "Page 1\u202f: ce n’est pas la page"),
        (_broken_digests, "Les empreintes des pages"),
        (_more_on_a_page, "Page 3\u202f: ce n’est pas la page"),
    ],
)
def test_what_does_not_agree_is_named(plan, file, change, sentence):
    assert any(sentence in fault for fault in prove(changed(file, change), plan).faults)


def test_a_manifest_that_was_not_planned_is_a_fault(plan, file):
    bare = dataclasses.replace(plan, manifest=b"")
    assert any("aucun n’était prévu" in fault for fault in prove(file, bare).faults)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"position": 1, "page": "1"}, "n’est pas sur la page qu’indique le manifeste"),
        ({"position": 99, "page": "99"}, "n’est pas sur la page qu’indique le manifeste"),
        ({"page": "12"}, "Le manifeste appelle la page"),
    ],
)
def test_a_manifest_that_misleads_is_refused(plan, tmp_path, fields, sentence):
    manifest = manifest_from(plan.manifest)
    wrong = manifest.pictures[0].model_copy(update=fields)
    misled = manifest.model_copy(update={"pictures": (wrong, *manifest.pictures[1:])})
    misled_plan = dataclasses.replace(plan, manifest=manifest_bytes(misled))
    assemble(misled_plan, tmp_path / "out.pdf")
    assert any(sentence in fault for fault in prove(tmp_path / "out.pdf", misled_plan).faults)


def test_digests_printed_wrongly_are_refused(tmp_path):
    def other(manifest):
        pictures = tuple(one.model_copy(update={"original": "cd" * 32}) for one in manifest.pictures)
        return manifest.model_copy(update={"pictures": pictures})

    plan = with_manifest(tmp_path, printed=other)
    assemble(plan, tmp_path / "out.pdf")
    faults = prove(tmp_path / "out.pdf", plan).faults
    assert "L’empreinte du manifeste n’est pas imprimée dans le fichier." in faults
    assert "Ce que la concordance imprime de la photographie 2/1 est faux." in faults


def test_the_script_of_the_document_reads_it(plan, file):
    """Ten lines that anyone can type tell an unchanged photograph from another."""
    script = re.search(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)[1]

    def told(path):
        run = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
        return run.stdout.splitlines()

    first, *rest = told(file)
    assert first == f"manifest {manifest_digest(plan.manifest)}"
    assert rest
    assert all(line.endswith("unchanged") for line in rest)

    def swap(pdf):
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                thing.write(papers.jpeg(200), filter=pikepdf.Name.DCTDecode)

    assert all(line.endswith("CHANGED") for line in told(changed(file, swap))[1:])
