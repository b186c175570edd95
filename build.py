#!/usr/bin/env python3
"""Sets the program up on its first run, then runs it in an environment of its own.

Uses nothing but Python's standard library, asks for no rights, and writes nothing outside this folder:
all that it fetches goes into `.venv`. It is written for any Python 3, to say which one is needed.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
NATIVE, BROWSER = VENV / "native", VENV / "browser"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
BASE = getattr(sys, "_base_executable", sys.executable)  # not the environment's own, which may be rebuilt
MACHINE, INTERRUPTED = 5, 130  # exit codes, as in dossier/errors.py

AGAIN = "Run the same command again: it goes on where it stopped."
REPAIR = "{}\nIf this goes on, remove the folder {} first.".format(AGAIN, VENV)
NO_PIP = "This Python has no pip. On Debian and Ubuntu: sudo apt-get install python3-pip"
PANGO = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "libfontconfig1"]
CHROMIUM = ["chromium", "chromium-driver"]
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
BY_HAND = {
    "apt-get": "sudo apt-get install " + " ".join(PANGO),
    "dnf": "sudo dnf install pango fontconfig",
    "pacman": "sudo pacman -S pango fontconfig",
    "apk": "sudo apk add pango harfbuzz-subset fontconfig",
    "zypper": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0 fontconfig",
    "brew": "brew install pango",
}
START = """
import sys
sys.argv[0] = "build.py"
try:
    from dossier.cli.main import main
except ModuleNotFoundError as missing:
    sys.exit(f"build.py: the environment is damaged: {missing}\\nRemove the folder .venv and run again.")
sys.exit(main())
"""


class SetUpError(Exception):
    """What the machine lacks, and what to type."""


def main(arguments):
    """Set up what is not there yet, then become the program."""
    if sys.version_info < (3, 11):
        raise SetUpError("Python 3.11 or newer is needed; this is {}.".format(sys.version.split()[0]))
    testing = arguments[:1] == ["test"]
    locks = [ROOT / "requirements-build.lock", ROOT / "requirements.lock"]
    locks += [ROOT / "requirements-test.lock"] * testing
    if not all(map(fresh, locks)):
        with alone():
            set_up(locks)
    if testing and not has_browser():
        with alone():
            fetch_browser()
    command = [str(PYTHON), "-P", "-c", START, *arguments]
    if testing:
        os.chdir(str(ROOT))
        command[2:] = ["-m", "pytest", *(arguments[1:] or ["-n", "auto", "--maxprocesses", "4"])]
    if WINDOWS:
        return subprocess.call(command, env=environment())
    return os.execve(command[0], command, environment())


def environment():
    """What the program, and each process that it starts, needs to find its code, libraries and fonts."""
    fonts = ROOT / "templates" / "fonts" / "fonts.conf"
    env = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONUTF8="1", FONTCONFIG_FILE=str(fonts))
    wheel = "site-packages/gstreamer_libs"
    for variable, place, pattern in (
        ("LD_LIBRARY_PATH", NATIVE, "lib/*-linux-*"),
        ("LD_LIBRARY_PATH", NATIVE, "usr/lib/*-linux-*"),
        ("DYLD_FALLBACK_LIBRARY_PATH", VENV, "lib/python3.*/{}/lib".format(wheel)),
        ("WEASYPRINT_DLL_DIRECTORIES", VENV, "Lib/{}/bin".format(wheel)),
    ):
        found = sorted(map(str, place.glob(pattern)))
        if found:
            env[variable] = os.pathsep.join([*found, env.get(variable, "")]).rstrip(os.pathsep)
    return env


def stamp(lock):
    """The file that says that `lock` is installed, and what it must hold to mean this very lock."""
    return VENV / (lock.name + ".done"), hashlib.sha256(lock.read_bytes()).hexdigest()


def fresh(lock):
    """Whether `lock` was installed to its end, and the Python that it was installed for is still there."""
    done, digest = stamp(lock)
    return usable() and done.exists() and done.read_text() == digest


def usable():
    """Whether the environment has its Python: an upgrade of the system may remove or replace it."""
    library = VENV / "lib" / "python{}.{}".format(*sys.version_info)
    ours = os.path.realpath(str(PYTHON)) == os.path.realpath(BASE) and not WINDOWS
    return PYTHON.exists() and (library.is_dir() or not ours)


@contextlib.contextmanager
def alone():
    """One set-up at a time. The system itself frees the lock of a process that was killed."""
    with (ROOT / ".venv.lock").open("w") as handle:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def set_up(locks):
    """Make or mend the environment. What an interrupted run had finished is not done again."""
    if not usable():
        say("Setting up the program in .venv: this is done once, and takes about a minute")
        shutil.rmtree(str(VENV), ignore_errors=True)
        run([BASE, "-m", "venv", "--without-pip", VENV], "No environment could be made.")
    for lock in locks:
        if not fresh(lock):
            install(lock)


def install(lock):
    """Install what `lock` names, byte for byte. The stamp is written last, and all at once."""
    say("Installing " + lock.name)
    exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", lock]
    exactly += ["--no-binary", "bagit", "--no-build-isolation"]  # it comes as source only: docs/adr/0003
    quietly = ["-q", "--no-user", "--no-input", "--disable-pip-version-check", "--retries", "2"]
    run(
        [*pip(), "install", *quietly, *exactly],
        "The packages could not be installed. The first run needs the network, and half a gigabyte of disk.",
    )
    if lock.name == "requirements.lock" and not pango_loads():
        fetch_pango()
    done, digest = stamp(lock)
    part = done.with_suffix(".part")
    part.write_text(digest)
    part.replace(done)


def pip():
    """A pip that can install there: its own, or this Python's (bare Debian has no ensurepip)."""
    own = [PYTHON, "-m", "pip"]
    for command in (own, [BASE, "-m", "pip", "--python", PYTHON]):
        if works([*command, "--version"]):
            return command
    run([PYTHON, "-m", "ensurepip"], NO_PIP)
    return own


def pango_loads():
    """Whether the page renderer finds Pango and HarfBuzz, none of them too old for it."""
    return works([PYTHON, "-P", "-W", "error:HarfBuzz-Subset", "-c", "import weasyprint"])


def fetch_pango():
    """Unpack Debian's own packages inside `.venv`: no rights needed, nothing installed in the system."""
    by_hand = (line for tool, line in BY_HAND.items() if shutil.which(tool))
    hint = "Pango, which lays out the pages, is missing. Type this once:\n  {}".format(
        next(by_hand, "install Pango")
    )
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise SetUpError(hint)
    say("Fetching Pango into .venv/native")
    unpack(PANGO, NATIVE, hint)
    if not pango_loads():
        raise SetUpError(hint)


def has_browser():
    """Whether the tests find a browser and its driver: the system's, or what an earlier run fetched."""
    return BROWSER.is_dir() or (shutil.which("chromedriver") and any(map(shutil.which, BROWSERS)))


def fetch_browser():
    """Bring Chromium for the tests of the internal page; where that fails, those tests fail and say why."""
    say("Fetching Chromium into .venv/browser, for the tests")
    try:
        unpack(CHROMIUM, BROWSER, "apt brings no Chromium here.")
    except (SetUpError, OSError) as problem:
        say("{}\nThe tests that need a browser will fail, and say what to install".format(problem))


def unpack(packages, place, hint):
    """Unpack Debian's own packages there, whole or not at all."""
    work = VENV / (place.name + ".part")  # one name, so that what a killed run left is cleared by the next
    shutil.rmtree(str(work), ignore_errors=True)
    try:
        download(packages, work, place, hint)
    finally:
        shutil.rmtree(str(work), ignore_errors=True)


def download(packages, work, place, hint):
    """Ask apt what of these packages this system lacks, and bring just that."""
    for folder in ("lists/partial", "archives/partial", "native"):
        (work / folder).mkdir(parents=True)
    apt = [
        "apt-get",
        "-qq",
        "-o",
        "Dir::State={}".format(work),
        "-o",
        "Dir::State::status=/var/lib/dpkg/status",
    ]
    apt += ["-o", "Dir::Cache={}".format(work), "-o", "APT::Sandbox::User=", "-o", "Debug::NoLocking=1"]
    run([*apt, "update"], hint)
    listed = run([*apt, "install", "--no-install-recommends", "--print-uris", *packages], hint)
    missing = [line.split()[1].split("_")[0] for line in listed.splitlines() if line.startswith("'")]
    run([*apt, "download", *missing], hint, folder=work)
    for package in work.glob("*.deb"):
        run(["dpkg-deb", "-x", package, work / "native"], hint)
    shutil.rmtree(str(place), ignore_errors=True)
    (work / "native").replace(place)


def works(command):
    """Whether `command` ends well; what it says does not matter."""
    return subprocess.run(command, env=environment(), capture_output=True, check=False).returncode == 0


def run(command, if_not, folder=None):
    """Run `command` and give what it printed, or fail with `if_not` and the last words of the command."""
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise SetUpError("\n  ".join([if_not, *said]) + "\n" + REPAIR)
    return done.stdout


def say(words):
    """Tell what takes its time, apart from what the program prints."""
    sys.stderr.write("build.py: {} ...\n".format(words))
    sys.stderr.flush()


def guarded(arguments):
    """Run `main`, and turn what went wrong into words and an exit code."""
    try:
        return main(arguments)
    except (SetUpError, OSError) as problem:
        sys.stderr.write("build.py: {}\n".format(problem))
        return MACHINE
    except KeyboardInterrupt:
        sys.stderr.write("\nbuild.py: interrupted. {}\n".format(AGAIN))
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(guarded(sys.argv[1:]))
