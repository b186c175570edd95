"""`check --watch`: tell after every change what is closed, what is new and what is left."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from dossier.errors import ExitCode
from dossier.executor import silent
from dossier.flows.check import Checked
from dossier.flows.request import BuildRequest
from dossier.flows.watch import Round, Watch, changes
from dossier.i18n.catalogue import translate, translate_plural
from dossier.reports.text import summary, verdict
from dossier.reports.words import safe

if TYPE_CHECKING:
    from dossier.model.text import Language

_SHOWN = 8
_CLEAR = "\x1b[2J\x1b[H"


def watch(request: BuildRequest, told: Callable[[Checked], str]) -> int:
    """Check again on every change until Ctrl-C, which is how it is meant to end: 0.

    Args:
        request: What to check.
        told: The whole report as text, for a terminal and for the first look.
    """
    teller = _Teller(told, terminal=sys.stdout.isatty())
    try:
        looking = Watch(request, silent)
        for _ in changes(request.folder.resolve()):
            teller.tell(looking.look())
    except KeyboardInterrupt:
        print()
    return ExitCode.OK


class _Teller:
    """Prints each look: on a terminal the whole report afresh, elsewhere what changed."""

    def __init__(self, told: Callable[[Checked], str], *, terminal: bool) -> None:
        self._told, self._terminal = told, terminal
        self._language: Language = "en"
        self._first = True

    def tell(self, look: Round) -> None:
        text = "\n".join(self._lines(look))
        print(f"{_CLEAR}{text}" if self._terminal else text, flush=True)

    def _lines(self, look: Round) -> Iterator[str]:
        if look.checked is None:
            yield str(look.fault)
        else:
            self._language = look.checked.language
            if self._first or self._terminal:
                yield self._told(look.checked)
            self._first = False
            yield from self._changed("{count} finding closed", "{count} findings closed", look.closed)
            yield from self._changed("{count} new finding", "{count} new findings", look.opened)
            report = look.checked.report
            yield f"{summary(report, self._language)}. {verdict(report, self._language)}"
        yield translate("Waiting for a change in the case folder; Ctrl-C ends.", self._language)

    def _changed(self, one: str, many: str, gaps: Sequence[tuple[str, str]]) -> Iterator[str]:
        """How many findings, and the first of them."""
        if not gaps:
            return
        yield translate_plural(one, many, len(gaps), self._language)
        yield from (f"  {code} {safe(subject)}" for code, subject in gaps[:_SHOWN])
        if len(gaps) > _SHOWN:
            yield "  " + translate_plural(
                "and {count} other", "and {count} others", len(gaps) - _SHOWN, self._language
            )
