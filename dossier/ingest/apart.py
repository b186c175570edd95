"""Run another program on a stranger's file: alone, without a network, and for a while only."""

import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

from dossier.ingest.hygiene import safe

_NOWHERE = "http://127.0.0.1:9"


def run_apart(command: list[str], folder: Path, seconds: float) -> str:
    """Run a command in a session of its own, which ends whole when its time is over; what it said last.

    Raises:
        subprocess.TimeoutExpired: Its time is over.
        OSError: It cannot be started.
    """
    kept = {name: value for name in ("PATH", "SYSTEMROOT") if (value := os.environ.get(name))}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NOWHERE)
    private = {"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "TZ": "UTC"}
    process = subprocess.Popen(  # noqa: S603
        [*_alone(), *command],
        cwd=folder,
        env=kept | proxies | private,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        said = process.communicate(timeout=seconds)[1]
    finally:
        _end(process)
    return safe((said.decode("utf-8", "replace").strip().splitlines() or [""])[-1])


def still(pdf: bytes) -> bytes:
    """The same pages without the moment of making, so that the same document gives the same bytes.

    Raises:
        ValueError: It is no PDF.
    """
    import pikepdf  # only where a copy is made: starting the program stays cheap

    out = io.BytesIO()
    try:
        opened = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error
    with opened:
        for key in set(opened.trailer.keys()) - {"/Root", "/Size"}:
            del opened.trailer[key]
        if "/Metadata" in opened.Root:
            del opened.Root.Metadata
        opened.save(out, deterministic_id=True)
    return out.getvalue()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and whatever it started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    if process.stderr is not None:
        process.stderr.close()


@cache
def _alone() -> tuple[str, ...]:
    """What starts a program without a network, where the system lets an ordinary user do that."""
    unshare = shutil.which("unshare") if sys.platform == "linux" else None
    if unshare is None:
        return ()
    tried = subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False)  # noqa: S603
    return () if tried.returncode else (unshare, "-rn")
