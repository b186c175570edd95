"""A custody log out of rows: chained as the program chains it, and read as the program reads it."""

from dossier.model.chain import custody_from
from dossier.model.custody import CustodyLog, custody_line

DEFAULT = {"when": "2022-09-19T10:00:00+02:00", "who": "E. Clerk", "remarks": ""}


def lines_of(rows, originals=()):
    """The lines of a log.

    `files: all` names every file with its digests, `=` stands for the digest of a file, and
    `tamper: yes` edits the line after it was written.
    """
    lines, last = [], None
    for row in rows:
        entry = {**DEFAULT, **row}
        tampered = entry.pop("tamper", "")
        if "read_only" in entry:
            entry["read_only"] = entry["read_only"] in {True, "true"}
        if "files" in entry:
            entry["files"] = _files(entry["files"], originals)
        line = custody_line(entry, last)
        last = custody_from(line.encode()).events[-1]
        lines.append(line.replace('"remarks":""', '"remarks":"later"') if tampered else line)
    return lines


def log_of(rows, originals=()) -> CustodyLog:
    """The log that the program reads from these rows."""
    return custody_from("".join(lines_of(rows, originals)).encode())


def _files(files, originals):
    if files == "all":
        files = [{"path": path, "source": "=", "copy": "="} for path in originals]
    return [_file(file, originals) for file in files]


def _file(file, originals):
    digest = originals[file["path"]].sha256 if file["path"] in originals else ""
    return {key: digest if value == "=" else value for key, value in file.items()}
