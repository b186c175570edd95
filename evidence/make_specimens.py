"""Draw the photographs and set the papers of the sample cases: `python evidence/make_specimens.py [WORD …]`.

Everything is invented, says SPECIMEN, and comes out the same, byte for byte, each time.
With words, only the files whose path holds one of them.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
# The program's fonts and no others, so that papers come out alike on every machine.
os.environ["FONTCONFIG_FILE"] = str(HERE.parent / "templates" / "fonts" / "fonts.conf")

from specimens import embassy, water  # noqa: E402

CASES = {"embassy-paris-2022": embassy.makers, "water-damage-lyon": water.makers}


def make(folder: Path, wanted: tuple[str, ...] = ()) -> Iterator[Path]:
    """Write the files of all samples, or some of them, below a folder."""
    for case, makers in CASES.items():
        for name, write in makers(HERE / case).items():
            if not wanted or any(word in f"{case}/{name}" for word in wanted):
                yield write(folder / case)


if __name__ == "__main__":
    for path in make(HERE, tuple(sys.argv[1:])):
        sys.stdout.write(f"{path.stat().st_size / 1000:7.0f} kB  {path.relative_to(HERE)}\n")
