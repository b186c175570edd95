"""One realistic flaw in an ordinary case, and the rule that must speak of it speaks."""

import os
import re
import shutil
from functools import cache

import pytest
import yaml

from dossier.checks.runner import check
from dossier.files import Store
from dossier.filing.selection import select
from dossier.ingest.case import read_case
from dossier.ingest.originals import examine_all
from tests.support.office import ORDINARY, set_up

FLAWS = [
    (case, flaw)
    for case, flaws in yaml.safe_load((ORDINARY / "flaws.yaml").read_text("utf-8")).items()
    for flaw in flaws
]


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    """A case as it lies in its office, its files examined once."""

    @cache
    def of(name):
        folder = tmp_path_factory.mktemp(name)
        root, store, known = set_up(name, folder), Store(folder / "store"), {}

        def examine(there, names):
            known.update(examine_all(there, names, store, workers=2))
            return known

        read_case(root, examine)
        return root, known

    return of


def with_flaw(root, flaw, folder):
    """A copy of the case that lacks what the flaw says."""
    shutil.copytree(root, folder, copy_function=os.link)
    for id_ in flaw.get("drop", ()):
        drop(folder, id_)
    for file, there, written in flaw.get("edit", ()):
        text = (folder / file).read_text("utf-8")
        assert there in text, f"{file} does not hold {there!r}"
        rewrite(folder / file, text.replace(there, written))
    return folder


def drop(folder, id_):
    """Take an exhibit away: its row, its file, and whatever cites it."""
    text = (folder / "exhibits.csv").read_text("utf-8")
    row = next(line for line in text.splitlines(keepends=True) if line.startswith(f"{id_};"))
    (folder / "exhibits" / next(cell for cell in row.split(";") if cell.endswith(".pdf"))).unlink()
    rewrite(folder / "exhibits.csv", text.replace(row, ""))
    cited = re.compile(rf"(?<=[\[;:,\"]){' ?'}\"?{re.escape(id_)}(#\d+)?\"?(?=[\],;}}\n])")
    for path in folder.glob("*.*"):
        if path.name != "exhibits.csv":
            lines = path.read_text("utf-8").splitlines(keepends=True)
            rewrite(path, "".join(tidy(cited.sub("", line)) for line in lines))


def tidy(line):
    """A list without the commas that a lost item leaves."""
    return re.sub(r",(?=[\]])|(?<=\[),|(?<=;),|,(?=;)|,(?=,)", "", line)


def rewrite(path, text):
    path.unlink()
    path.write_text(text, "utf-8")


def retaken(known, times):
    """Facts of the files, photographs taken at other times or at none."""
    changed = dict(known)
    for path, time in times.items():
        image = known[path].image
        capture = image.capture.model_copy(update={"wall_clock": time}) if time else None
        update = {"capture": capture and type(capture).model_validate(dict(capture)), "gps_time": None}
        changed[path] = known[path].model_copy(update={"image": image.model_copy(update=update)})
    return changed


@pytest.mark.parametrize(("name", "flaw"), FLAWS, ids=[f"{case}: {flaw['flaw']}" for case, flaw in FLAWS])
def test_the_right_rule_speaks(name, flaw, offices, tmp_path):
    root, known = offices(name)
    facts = retaken(known, flaw.get("taken", {}))
    folder = with_flaw(root, flaw, tmp_path / name)
    case = read_case(folder, lambda _, names: {path: facts[path] for path in names})
    found = {(f.code, f.gap.subject) for f in check(select(case, case.proceedings[0]), "court").findings}
    code, _, subject = flaw["expect"].partition(" ")
    assert (code, subject) in found, sorted(found)


@pytest.mark.parametrize(("name", "flaw"), FLAWS, ids=[f"{case}: {flaw['flaw']}" for case, flaw in FLAWS])
def test_it_is_silent_where_nothing_is_wrong(name, flaw, offices):
    root, known = offices(name)
    case = read_case(root, lambda _, names: {path: known[path] for path in names})
    code, _, subject = flaw["expect"].partition(" ")
    findings = check(select(case, case.proceedings[0]), "court").findings
    assert not [f for f in findings if (f.code, f.gap.subject) == (code, subject)]
