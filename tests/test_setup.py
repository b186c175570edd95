"""Setting up: what `build.py`, the locks, the fonts and the wheel promise."""

import ast
import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-test.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
posix_only = pytest.mark.skipif(os.name == "nt", reason="file locks and links of POSIX")


@pytest.fixture
def build(tmp_path, monkeypatch):
    """`build.py` as a module, at work in a folder of its own."""
    spec = importlib.util.spec_from_file_location("build_script", ROOT / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "NATIVE": tmp_path / ".venv/native",
        "BROWSER": tmp_path / ".venv/browser",
        "PYTHON": tmp_path / ".venv/bin/python",
    }.items():
        monkeypatch.setattr(module, name, value)
    (tmp_path / "requirements-build.lock").write_text("nothing==1")
    (tmp_path / "requirements.lock").write_text("nothing==1")
    return module


def requirements(lock):
    """Each requirement of a lock, with the hashes below it."""
    text = lock.read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line and not line.startswith(("#", " ")):
            words, *hashes = line.split(" --hash=")
            yield Requirement(words), hashes


def make_environment(build):
    """An environment that looks finished, around the Python that runs the tests."""
    library = build.VENV / "lib" / "python{}.{}".format(*sys.version_info[:2])
    library.mkdir(parents=True)
    build.PYTHON.parent.mkdir()
    build.PYTHON.symlink_to(os.path.realpath(build.BASE))
    for lock in ("requirements-build.lock", "requirements.lock"):
        (build.VENV / f"{lock}.done").write_text(hashlib.sha256(b"nothing==1").hexdigest())


# ------------------------------------------------------------------------------------------ build.py


def test_build_py_parses_on_pythons_too_old_to_run_the_program():
    tree = ast.parse((ROOT / "build.py").read_text("utf-8"), feature_version=(3, 5))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match)
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, newer)]


def test_an_old_python_is_told_which_one_is_needed(build, monkeypatch, capsys):
    monkeypatch.setattr(build.sys, "version_info", (3, 9, 2))
    assert build.guarded([]) == build.MACHINE
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err


def test_build_py_imports_the_standard_library_only():
    tree = ast.parse((ROOT / "build.py").read_text("utf-8"))
    names = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    assert names <= set(sys.stdlib_module_names)


@posix_only
def test_a_finished_set_up_goes_straight_to_the_program(build, monkeypatch):
    make_environment(build)
    became = []
    monkeypatch.setattr(build.os, "execve", lambda *call: became.append(call))
    monkeypatch.setattr(build, "set_up", lambda _locks: pytest.fail("nothing was left to do"))
    build.main(["check", "evidence/x"])
    [(python, command, env)] = became
    assert python == str(build.PYTHON)
    assert command[-2:] == ["check", "evidence/x"]
    assert env["PYTHONPATH"] == str(build.ROOT)


@posix_only
def test_a_set_up_cut_short_is_taken_up_again(build, monkeypatch):
    make_environment(build)
    (build.VENV / "requirements.lock.done").unlink()
    ran = []
    monkeypatch.setattr(build, "run", lambda command, *_: ran.append(command))
    monkeypatch.setattr(build, "works", lambda _command: True)
    lock = build.ROOT / "requirements.lock"
    build.set_up([lock])
    assert [command[1:4] for command in ran] == [["-m", "pip", "install"]]
    assert build.fresh(lock)


@posix_only
@pytest.mark.parametrize("spoil", ["remove", "upgrade", "lock"])
def test_what_no_longer_fits_is_noticed(build, spoil):
    make_environment(build)
    lock = build.ROOT / "requirements.lock"
    assert build.fresh(lock)
    if spoil == "remove":
        build.PYTHON.unlink()
        build.PYTHON.symlink_to("/no/longer/here")
    elif spoil == "upgrade":
        shutil.rmtree(build.VENV / "lib")
    else:
        lock.write_text("nothing==2")
    assert not build.fresh(lock)
    assert build.usable() == (spoil == "lock")


def test_two_set_ups_never_run_at_once(build):
    order = []

    def second():
        with build.alone():
            order.append("second")

    with build.alone():
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.1)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]


@posix_only
def test_without_a_network_the_person_reads_a_sentence_and_no_traceback(tmp_path):
    shutil.copy(ROOT / "build.py", tmp_path)
    for lock in ("requirements-build.lock", "requirements.lock"):
        (tmp_path / lock).write_text(f"nothing-of-this-name==1 --hash=sha256:{'0' * 64}\n")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    env |= {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        [sys.executable, str(tmp_path / "build.py"), "doctor"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5
    assert "could not be installed. The first run needs the network" in done.stderr
    assert "Run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / ".venv").glob("*.done"))


def test_a_linux_without_apt_is_told_what_to_type(build, monkeypatch):
    monkeypatch.setattr(build.shutil, "which", lambda tool: tool if tool == "dnf" else None)
    with pytest.raises(build.SetUpError, match="sudo dnf install pango"):
        build.fetch_pango()


def test_fetched_libraries_come_before_those_of_the_person(build, monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/theirs")
    ours = build.NATIVE / "usr/lib/x86_64-linux-gnu"
    ours.mkdir(parents=True)
    assert build.environment()["LD_LIBRARY_PATH"] == f"{ours}{os.pathsep}/opt/theirs"
    monkeypatch.delenv("LD_LIBRARY_PATH")
    assert build.environment()["LD_LIBRARY_PATH"] == str(ours)


# --------------------------------------------------------------------------------------------- locks


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_every_locked_package_has_one_version_and_hashes(lock):
    named = dict.fromkeys(one.name for one, _ in requirements(lock))
    assert len(named) > 30
    for one, hashes in requirements(lock):
        assert re.fullmatch(r"==[\w.]+", str(one.specifier)), one
        assert hashes, one
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", digest) for digest in hashes), one


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_a_lock_names_no_host_and_no_folder(lock):
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "-url" not in text
    assert "find-links" not in text


def test_the_locks_hold_what_the_project_asks_for():
    run, everything = ({one.name: one.specifier for one, _ in requirements(lock)} for lock in LOCKS)
    asked = [Requirement(word) for word in PROJECT["project"]["dependencies"]]
    tests = [Requirement(word) for word in PROJECT["project"]["optional-dependencies"]["test"]]
    for one in asked:
        assert one.specifier.contains(str(run[one.name]).removeprefix("==")), one
    for one in asked + tests:
        assert one.specifier.contains(str(everything[one.name.lower()]).removeprefix("==")), one
    assert run.items() <= everything.items()


def imported(folder):
    """The top-level names that the modules of a folder import."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module.split(".")[0]


@pytest.mark.parametrize(("folder", "lock"), [("dossier", LOCKS[0]), ("tests", LOCKS[1])])
def test_what_the_code_imports_is_locked(folder, lock):
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    locked = {one.name for one, _ in requirements(lock)} | {Requirement(one).name for one in extras["c2pa"]}
    providers = importlib.metadata.packages_distributions()
    local = set(sys.stdlib_module_names) | {
        "dossier",
        "tests",
        *(path.stem for path in ROOT.rglob("tests/**/*")),
    }
    local |= {path.stem for path in (ROOT / "evidence").glob("*")}
    for name in set(imported(ROOT / folder)) - local:
        from_where = {one.lower().replace("_", "-") for one in providers.get(name, [])}
        assert from_where & locked, f"{name} is imported by {folder} and is not in {lock.name}"


# -------------------------------------------------------------------------------------------- browser


@pytest.mark.parametrize(
    ("tools", "found"),
    [
        ({"chromedriver", "chromium"}, True),
        ({"chromedriver", "google-chrome"}, True),
        ({"chromedriver"}, False),
        ({"chromium"}, False),
    ],
)
def test_a_browser_serves_only_with_its_driver(build, monkeypatch, tools, found):
    monkeypatch.setattr(build.shutil, "which", lambda tool: tool if tool in tools else None)
    assert bool(build.has_browser()) is found
    build.BROWSER.mkdir(parents=True)
    assert build.has_browser()


def test_without_a_browser_the_other_tests_still_run(build, monkeypatch, capsys):
    def refuse(*_):
        raise build.SetUpError("no network")

    monkeypatch.setattr(build, "download", refuse)
    build.fetch_browser()
    said = capsys.readouterr().err
    assert "no network" in said
    assert "The tests that need a browser will fail, and say what to install" in said
    assert not build.BROWSER.exists()


def test_only_the_tests_fetch_a_browser(build, monkeypatch):
    fetched = []
    monkeypatch.setattr(build, "fresh", lambda _lock: True)
    monkeypatch.setattr(build, "has_browser", lambda: False)
    monkeypatch.setattr(build, "fetch_browser", lambda: fetched.append(True))
    monkeypatch.setattr(build.os, "execve", lambda *_: None)
    monkeypatch.setattr(build.subprocess, "call", lambda *_, **__: 0)
    monkeypatch.chdir(build.ROOT)
    build.main(["check"])
    assert not fetched
    build.main(["test"])
    assert fetched


# --------------------------------------------------------------------------------------------- fonts


def test_every_shipped_font_comes_with_its_licence():
    folder = ROOT / "templates" / "fonts"
    families = {path.name.split("-")[0] for path in folder.glob("*.ttf")}
    assert {"SourceSerif4", "SourceSans3"} <= families
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (folder / f"OFL-{family}.txt").read_text("utf-8").upper()


def test_pages_see_no_font_of_the_machine():
    text = (ROOT / "templates" / "fonts" / "fonts.conf").read_text("utf-8")
    assert re.findall(r"<dir[^>]*>[^<]*", text) == ['<dir prefix="relative">.']
    assert "<include" not in text


# --------------------------------------------------------------------------------------------- wheel


def test_the_wheel_carries_templates_words_and_versions_but_no_case(tmp_path, monkeypatch):
    from hatchling.builders.wheel import WheelBuilder

    monkeypatch.chdir(ROOT)
    [wheel] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    names = zipfile.ZipFile(wheel).namelist()
    for path in (ROOT / "templates").rglob("*"):
        assert (
            path.is_dir() or f"dossier/_templates/{path.relative_to(ROOT / 'templates').as_posix()}" in names
        )
    for path in (ROOT / "dossier" / "locales").rglob("*.po"):
        assert path.relative_to(ROOT).as_posix() in names
    assert "dossier/requirements.lock" in names
    assert not [name for name in names if name.startswith(("evidence", "tests", "docs"))]
