"""Whether a custody log holds, and whether it still has the entry that a dossier pins."""

from collections.abc import Iterator

from dossier.i18n.catalogue import marked, translate
from dossier.model.custody import CHAIN_WORDS, CustodyLog
from dossier.model.manifest import CustodyHead
from dossier.model.text import Language
from dossier.model.verdict import Remark

_LINE = marked("Line {line} of the custody log: {what}.")
_CUT = marked(
    "The custody log has {found} entries; it had {count} when the dossier was made: its end was cut off."
)
_OTHER = marked("Entry {count} of the custody log is not the one that stood there when the dossier was made.")
_CONTINUES = marked("The custody log holds and contains the entry that the dossier pins (number {count}).")
_UNPINNED = marked(
    "The chain of the custody log holds; the dossier pins no entry of it: a cut end would not show."
)
_HEAD = marked("The custody log has {count} entries; the digest of the last one is {digest}.")
_EMPTY = marked("The custody log is empty.")


def chain_remarks(log: CustodyLog, language: Language) -> Iterator[Remark]:
    """Each line where the chain does not hold."""
    for fault in log.faults:
        what = translate(CHAIN_WORDS[f"log-{fault.kind}"], language)
        said = translate(_LINE, language, line=fault.line, what=what)
        yield Remark(kind="altered", where=str(fault.line), sentence=said)


def head_remark(log: CustodyLog, language: Language) -> Remark:
    """Where the log ends: what a copy kept elsewhere is compared by."""
    if not log.events:
        return Remark(kind="unknown", sentence=translate(_EMPTY, language))
    last = log.events[-1].digest
    return Remark(kind="noted", sentence=translate(_HEAD, language, count=len(log.events), digest=last))


def pin_remarks(log: CustodyLog, pin: CustodyHead | None, language: Language) -> Iterator[Remark]:
    """Whether the entry that a dossier pins stands where it stood."""
    count = pin.entries if pin else 0
    if pin and len(log.events) < count:
        said = translate(_CUT, language, found=len(log.events), count=count)
        yield Remark(kind="altered", sentence=said)
    elif pin and count and log.events[count - 1].digest != pin.digest:
        yield Remark(kind="altered", where=str(count), sentence=translate(_OTHER, language, count=count))
    elif not log.faults:
        words = _CONTINUES if pin else _UNPINNED
        yield Remark(kind="noted", sentence=translate(words, language, count=count))
