"""Time whole builds of a case, as processes: cold, unchanged, and with one caption changed.

    python3 benchmarks/photographs.py 100 /tmp/hundred
    .venv/bin/python benchmarks/whole_build.py /tmp/hundred --runs 3

Each figure is a median of wall-clock seconds; the peak is the largest single process.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "templates" / "fonts" / "fonts.conf"


def main() -> None:
    """Measure one case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    measured = [measure(args.case) for _ in range(args.runs)]
    for name in measured[0]:
        values = [one[name] for one in measured]
        print(f"{name:12} {statistics.median(values):8.2f}   ({min(values):.2f} to {max(values):.2f})")


def measure(case: Path) -> dict[str, float]:
    """One round in a copy of the case, whose photographs are links to the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        copy, out = Path(folder) / "case", Path(folder) / "out"
        shutil.copytree(case, copy, copy_function=os.link)
        cold, peak = build(copy, out)
        warm, _ = build(copy, out)
        draft, _ = build(copy, out, "--level", "draft")
        first = next(path for path in sorted((copy / "photos").rglob("*")) if path.is_file())
        name = first.relative_to(copy / "photos").as_posix()
        table = copy / "photos.csv"
        table.unlink(missing_ok=True)
        table.write_text(f"file,caption\n{name},One caption changed\n", encoding="utf-8")
        edit, _ = build(copy, out)
    return {"cold s": cold, "unchanged s": warm, "as draft s": draft, "one edit s": edit, "peak MiB": peak}


def build(case: Path, out: Path, *options: str) -> tuple[float, float]:
    """Wall-clock seconds, and the memory of the largest process in MiB."""
    command = [sys.executable, "-m", "dossier", "build", str(case), "--out", str(out), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FONTCONFIG_FILE": str(FONTS)}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"the build failed: {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
