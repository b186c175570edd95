"""A real browser, started once for each process that runs these tests, that may reach nothing."""

import os
import shutil
import sys
from pathlib import Path

import pytest

PRIVATE = Path(sys.prefix) / "browser"
"""Where `build.py test` unpacks Chromium on a machine that has none."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LACKING = (
    "These tests need Chromium (or Chrome) and its chromedriver on the PATH.\n"
    "  Debian, Ubuntu: sudo apt-get install chromium chromium-driver\n"
    "  Fedora: sudo dnf install chromium chromedriver\n"
    "  macOS: brew install --cask chromium chromedriver"
)


def _tool(private, *names):
    """The program that `build.py` unpacked, else the first of these names on the PATH."""
    found = [str(PRIVATE / private)] if (PRIVATE / private).exists() else []
    found += filter(None, map(shutil.which, names))
    return found[0] if found else pytest.fail(LACKING)


def _environment():
    """What a browser unpacked in a folder of its own needs to find its libraries."""
    own = [
        str(path) for pattern in ("*-linux-*", "*-linux-*/*") for path in PRIVATE.glob(f"usr/lib/{pattern}")
    ]
    libraries = [path for path in own if Path(path).is_dir()]
    path = os.pathsep.join([*libraries, os.environ.get("LD_LIBRARY_PATH", "")]).rstrip(os.pathsep)
    return {**os.environ, "SE_OFFLINE": "true", **({"LD_LIBRARY_PATH": path} if path else {})}


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    yield from started(tmp_path_factory)


def started(tmp_path_factory):
    """The browser, and its end."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = _tool("usr/lib/chromium/chromium", *NAMES)
    profile = tmp_path_factory.mktemp("profile")
    for argument in (
        "--headless=new",
        "--no-sandbox",  # as root, in a container, there is no other way
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--window-size=1200,1000",
        f"--user-data-dir={profile}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    service = Service(_tool("usr/bin/chromedriver", "chromedriver"), env=_environment())
    driver = webdriver.Chrome(options, service)
    yield driver
    driver.quit()
