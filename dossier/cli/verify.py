"""`verify`: whether a file is what it was, from the file alone."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.errors import ExitCode
from dossier.i18n.catalogue import marked, translate
from dossier.model.text import LANGUAGES

if TYPE_CHECKING:
    from dossier.flows.verify import Verified

NAME = "verify"
HELP = "say whether a dossier, a package, a time-stamped file or a custody log is what it was"
_OVERALL = {
    "intact": marked(
        "Intact: a seal covers the whole file, and not one byte was changed since. Below: who made it, and "
        "whether that was checked."
    ),
    "consistent": marked(
        "Consistent, not sealed: pages, photographs and manifest agree with each other. Whoever rewrote all "
        "of them together would leave no trace in the file: compare the manifest’s digest with a copy that "
        "somebody else keeps."
    ),
    "altered": marked("Altered: the file is not what it was when it was made."),
    "unknown": marked("It cannot be told whether the file is what it was."),
}
_PACKAGE = {
    "consistent": marked(
        "Consistent, not sealed: every file of the package is the one that its lists name, and the dossiers "
        "and originals in it agree with them. Whoever rewrote all of them together would leave no trace in "
        "it: compare the SHA-256 of the ZIP, or the manifest’s digest, with a copy that somebody else keeps."
    ),
    "altered": marked("Altered: the package is not what it was when it was made."),
    "unknown": marked("It cannot be told whether the package is what it was."),
}
_LOG = {
    "consistent": marked(
        "Consistent, not sealed: every entry of the log continues the one before it. Whoever rewrote all of "
        "it would leave no trace in it: compare the digest of its last entry with a copy that somebody else "
        "keeps, or the log with a dossier that pins it (verify DOSSIER --custody LOG)."
    ),
    "altered": marked("Altered: the log is not what was written."),
    "unknown": marked("It cannot be told whether the log is what was written."),
}
_FILE = {"altered": marked("Altered: the file and the time-stamp beside it do not belong together any more.")}
_SUBJECTS = {"package": _PACKAGE, "log": _LOG, "file": _FILE}
_SEALED_ONES = marked("{path}: intact; a seal covers the whole file.")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument(
        "file", type=Path, help="dossier, package (ZIP or folder), FILE.tsr, custody log, or case folder"
    )
    parser.add_argument("--originals", type=Path, metavar="DIR", help="files to compare with those it lists")
    parser.add_argument("--custody", type=Path, metavar="LOG", help="custody log to compare with its pin")
    parser.add_argument(
        "--trust", type=Path, action="append", default=[], metavar="CERT", help="certificate that vouches"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or programs")
    parser.add_argument("--language", choices=LANGUAGES, help="language of the answer (default: the file’s)")


def run(args: argparse.Namespace) -> int:
    """Say what was found; 4 where something was altered, 3 where it cannot be told."""
    from dossier.flows.verify import verify

    told = verify(args.file, args.originals, args.language, args.trust, args.custody)
    print(_json(told) if args.format == "json" else "\n".join(_lines(told)))
    kinds = {remark.kind for remark in (*told.verdict.remarks, *told.originals, *told.custody)}
    if "altered" in kinds:
        return ExitCode.INTEGRITY
    return ExitCode.INPUT if told.verdict.overall == "unknown" else ExitCode.OK


def _lines(told: "Verified") -> list[str]:
    from dossier.verify.digests import printable

    verdict = told.verdict
    words = _OVERALL | _SUBJECTS.get(verdict.subject, {})
    lines = [translate(words[verdict.overall], verdict.language)]
    lines += [f"SHA-256 {verdict.sha256}"] if verdict.sha256 else []
    lines += [f"- {remark.sentence}" for remark in (*verdict.remarks, *told.originals, *told.custody)]
    for path, one in told.dossiers:
        if one.overall == "intact":
            lines.append("- " + translate(_SEALED_ONES, verdict.language, path=printable(path)))
        lines += [f"  {printable(path)}: {remark.sentence}" for remark in one.remarks if one.manifest]
    return lines


def _json(told: "Verified") -> str:
    content = told.verdict.model_dump(mode="json") | {
        "overall": told.verdict.overall,
        "originals": [remark.model_dump(mode="json") for remark in told.originals],
        "custody": [remark.model_dump(mode="json") for remark in told.custody],
        "dossiers": [
            one.model_dump(mode="json") | {"path": path, "overall": one.overall}
            for path, one in told.dossiers
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
