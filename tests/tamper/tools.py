"""What plain tools and the page of a package say of the falsifications: run once, kept in `tools.json`."""

import json
import os
import shutil
import subprocess
from pathlib import Path

KEPT = Path(__file__).with_name("tools.json")
_PLAIN = {**os.environ, "LC_ALL": "C"}
TOOLS = ("sha256sum", "pdfsig")
_SIGNED = {
    "does not contain any signatures": "no signature",
    "Digest Mismatch": "does not match",
    "Signature is Invalid": "invalid",
    "Signature is Valid": "valid",
    "has not yet been verified": "cannot verify it",
}


def kept() -> dict[str, dict[str, str]]:
    """Answer by tool and by row."""
    return json.loads(KEPT.read_text("utf-8"))


def keep(answers: dict[str, dict[str, str]]) -> None:
    """Write them down."""
    KEPT.write_text(json.dumps(answers, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def lacking() -> list[str]:
    """Tools that are not on this machine."""
    return [name for name in TOOLS if not shutil.which(name)]


def sha256sum(bag: Path) -> str:
    """`sha256sum -c` on the list of the payload, in the unpacked package."""
    check = ["sha256sum", "--quiet", "-c", "manifest-sha256.txt"]
    done = subprocess.run(check, cwd=bag, capture_output=True, check=False, env=_PLAIN)
    return "sees it" if done.returncode else "sees nothing"


def pdfsig(file: Path) -> str:
    """What Poppler says of the signature, without asking whose it is."""
    done = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, check=False, env=_PLAIN)
    said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    found = next((short for words, short in _SIGNED.items() if words in said), "cannot be read")
    return f"{found}, not of the whole file" if "Not total document signed" in said else found


def page_says(browser, bag: Path) -> str:
    """What `verify.html` remarks, given every file of the unpacked package."""
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.wait import WebDriverWait

    page = bag / "data" / "verify.html"
    files = [path for path in sorted((bag / "data").rglob("*")) if path.is_file() and not path.is_symlink()]
    browser.get(page.as_uri())
    browser.execute_script("document.getElementById('files').hidden = false")
    before = browser.find_element(By.ID, "summary").text
    browser.find_element(By.ID, "files").send_keys("\n".join(str(path) for path in files if path != page))
    WebDriverWait(browser, 20).until(
        lambda b: b.find_element(By.ID, "summary").text not in {before, ""} and _settled(b, By)
    )
    said = " ".join(browser.find_element(By.ID, "summary").text.split()).split(". ")
    return ". ".join(one for one in said if "byte for byte" not in one).rstrip(".") or "sees nothing"


def _settled(browser, by) -> bool:
    return bool(browser.find_element(by.ID, "results").text)
