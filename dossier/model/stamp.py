"""Time-stamps (RFC 3161) that stand beside the files that they stamp."""

from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import AwareDatetime

from dossier.i18n.catalogue import marked
from dossier.model.source import Record

STAMP_SUFFIXES = (".tsr", ".tst")
STAMP_TYPE = "application/timestamp-reply"

STAMP_WORDS: Mapping[str, str] = {
    "stamp-alone": marked("no file of its name stands beside it"),
    "stamp-differs": marked("the file is not the one that was stamped"),
    "stamp-forged": marked("its signature is not that of the certificate in it, or not one for time-stamps"),
    "stamp-qualified": marked("qualified by its own statement"),
    "stamp-simple": marked("simple (it does not state that it is qualified)"),
    "stamp-unknown-digest": marked("what it stamped is a digest that cannot be compared"),
    "stamp-unreadable": marked("it cannot be read as a time-stamp"),
    "stamp-unsigned": marked("it does not hold the certificate that signed it"),
}
"""What a token proves of its file, or why nothing, where a person reads of it."""


class StampFacts(Record):
    """What a token says, and whether its signature is that of the certificate in it.

    Attributes:
        algorithm: Of the digest that was stamped, such as `sha256`.
        imprint: That digest, in lower-case hexadecimal.
        time: When the authority says that it saw the digest.
        authority: Name in the certificate that signed.
        signature: `unknown` where the token carries no certificate to compare with.
        qualified: Whether the token or its certificate states that it is qualified; a
            statement, not a finding: no list of trusted services is asked.
    """

    algorithm: str
    imprint: str
    time: AwareDatetime
    authority: str = ""
    signature: Literal["valid", "invalid", "unknown"]
    qualified: bool = False


class Stamped(Record):
    """A token beside a file.

    Attributes:
        path: Of the token.
        target: Of the file that it stands beside; empty where there is none.
        facts: None where the token could not be read.
        matches: Whether the file has the digest that was stamped; None where that is not known.
    """

    path: str
    target: str = ""
    facts: StampFacts | None = None
    matches: bool | None = None


def is_stamp(path: str) -> bool:
    """Whether a file is a time-stamp by its name."""
    return path.lower().endswith(STAMP_SUFFIXES)


def target_of(path: str, files: Iterable[str]) -> str:
    """The file that a token stands beside: `a.jpg` for `a.jpg.tsr`, or for `a.tsr` if it is the only one."""
    base = path[:-4]
    same = [file for file in files if not is_stamp(file)]
    if base in same:
        return base
    alike = [file for file in same if file.rpartition(".")[0] == base]
    return alike[0] if len(alike) == 1 else ""
