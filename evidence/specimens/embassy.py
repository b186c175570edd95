"""Every file of the embassy sample that is made rather than typed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from specimens import (
    embassy_damage,
    embassy_letters,
    embassy_papers,
    embassy_photos,
    embassy_pleadings,
    embassy_record,
    paper,
    pleading,
    shot,
    workbook,
)
from specimens.thumbnail import thumbnail


def makers(case: Path) -> dict[str, Callable[[Path], Path]]:
    """What writes each file, by its path; the record shows the photographs that the case holds."""
    photographs = list(embassy_photos.shots())
    made: dict[str, Callable[[Path], Path]] = {one.file: partial(shot.write, one) for one in photographs}
    annexed = [one.file for one in photographs if "/constat/" in one.file]
    made[embassy_record.FILE] = partial(_record, case, annexed)
    for one in (*embassy_letters.letters(), *embassy_papers.papers()):
        made[one.file] = partial(paper.write, one)
    for one in embassy_pleadings.pleadings():
        made[one.file] = partial(pleading.write, one, case)
    damage = embassy_damage
    made[damage.FILE] = partial(workbook.write, damage.FILE, damage.HEADER, damage.ROWS)
    return made


def _record(case: Path, annexed: list[str], folder: Path) -> Path:
    pictures = {Path(name).stem: thumbnail(case / name) for name in annexed}
    return paper.write(embassy_record.record(pictures), folder)
