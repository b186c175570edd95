"""The words of a finding: its templates translated, filled, and made safe to print."""

import unicodedata
from collections.abc import Mapping

from dossier.i18n.catalogue import marked, translate, translate_plural
from dossier.model.custody import CHAIN_WORDS
from dossier.model.dossier import Dossier
from dossier.model.finding import Finding, Gap, Level, Severity
from dossier.model.original import PROBLEM_WORDS
from dossier.model.served import SERVED_WORDS
from dossier.model.source import Origin
from dossier.model.stamp import STAMP_WORDS
from dossier.model.text import Language, Text
from dossier.reports.accounting import Fate, Hearing
from dossier.reports.facts import named, told

LONGEST = 160
"""Characters of one value in a message; a path longer than this is cut in its middle."""

_BREAKS = {"Zl", "Zp"}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.BLOCKER: marked("blocker"),
    Severity.MAJOR: marked("major"),
    Severity.MINOR: marked("minor"),
    Severity.NOTE: marked("note"),
}

COUNTED: Mapping[str, tuple[str, str]] = {
    "blocker": ("{count} blocker", "{count} blockers"),
    "major": ("{count} major", "{count} major findings"),
    "minor": ("{count} minor", "{count} minor findings"),
    "note": ("{count} note", "{count} notes"),
    "included": ("{count} file included", "{count} files included"),
    "omitted": ("{count} file omitted", "{count} files omitted"),
    "waived": ("{count} file omitted and accepted", "{count} files omitted and accepted"),
    "withdrawn": ("{count} file withdrawn", "{count} files withdrawn"),
    "unaccounted": ("{count} file unaccounted for", "{count} files unaccounted for"),
}

ASK_WORDS: Mapping[str, str] = {
    "bailiff": marked("bailiff"),
    "client": marked("client"),
    "counsel": marked("counsel"),
    "office": marked("office"),
}

ASK_HEADINGS: Mapping[str, str] = {
    "bailiff": marked("Ask the bailiff"),
    "client": marked("Ask the client"),
    "office": marked("Fix the file"),
    "counsel": marked("Decide"),
}

FAMILY_WORDS: Mapping[str, str] = {
    "PH": marked("Photographs"),
    "CC": marked("Chain of custody"),
    "BR": marked("Bailiff's record"),
    "WS": marked("Witness statements"),
    "CH": marked("Chronology"),
    "CO": marked("Correspondence"),
    "DQ": marked("Damage and quantum"),
    "PC": marked("Parties and claims"),
    "EX": marked("Exhibits"),
    "FP": marked("Filing"),
    "PR": marked("Privacy"),
    "DX": marked("The program itself"),
}

FATE_WORDS: Mapping[str, str] = {
    "included": marked("included"),
    "omitted": marked("omitted"),
    "waived": marked("omitted and accepted"),
    "withdrawn": marked("withdrawn after it was communicated"),
    "unaccounted": marked("unaccounted for"),
}

HEARING_WORDS: Mapping[Hearing, str] = {
    "read": marked("Pleadings: read, never filed from here"),
    "partly-read": marked("Pleadings of which some pages could not be read"),
    "not-read": marked("Pleadings that could not be read"),
    "elsewhere": marked("Pleadings of another proceeding"),
}

RANK_WORDS: Mapping[str, str] = {
    "record": marked("record"),
    "official": marked("official"),
    "witness": marked("witness"),
    "party": marked("party"),
    "press": marked("press"),
}

SPECIMEN_NOTE = marked(
    "SPECIMEN – FICTITIOUS FILE. Exhibits, photographs, times, sums and signatories invented. "
    "Not for use in proceedings."
)

LEVEL_WORDS: Mapping[Level, str] = {
    "draft": marked("draft"),
    "exchange": marked("exchange"),
    "court": marked("court"),
}

_IDS = frozenset(
    {"answer", "claim", "claims", "event", "first", "lease", "letter", "other", "second", "subject"}
)

_REASONS: Mapping[str, str] = {**PROBLEM_WORDS, **CHAIN_WORDS, **STAMP_WORDS, **SERVED_WORDS}


class _Facts(dict[str, str]):
    """Values of a template; a place that nobody filled shows as unknown, never as a crash."""

    def __missing__(self, key: str) -> str:
        return "?"


def safe(value: str, limit: int = LONGEST) -> str:
    """The value on one line, without characters that hide, reorder or command, cut in its middle."""
    shown = " ".join(word for word in "".join(map(_visible, value)).split(" ") if word)
    if len(shown) <= limit:
        return shown
    tail = (limit - 1) // 2
    return f"{shown[: limit - 1 - tail]}…{shown[-tail:]}"


def message(finding: Finding, language: Language) -> str:
    """What is wrong, in the reader's language."""
    return _filled(finding.message, finding.gap, language, finding.labels)


def part_message(finding: Finding, part: Gap, language: Language) -> str:
    """What is wrong with one of the things that a grouped finding stands for."""
    return _filled(finding.single or finding.message, part, language, finding.labels)


def fix(finding: Finding, language: Language) -> str:
    """What to do about it, in the reader's language; empty where the rule does not say."""
    return _filled(finding.fix, finding.gap, language, {}) if finding.fix else ""


def said(text: str, language: Language) -> str:
    """A reason that another room gave as a msgid, translated and safe to print."""
    return safe(translate(text, language), limit=1000) if text else ""


def where(origin: Origin) -> str:
    """`photos.csv:12:3`, whole, so that an editor or a terminal can follow it."""
    return safe(str(origin), limit=1000)


def severity_word(severity: Severity, language: Language) -> str:
    """The severity as a person reads it."""
    return translate(SEVERITY_WORDS[severity], language)


def counted(of: Severity | Fate, number: int, language: Language) -> str:
    """`2 blockers`, `3 omitted`: the number first, then the word that agrees with it."""
    return translate_plural(*COUNTED[of], number, language)


def ask_word(ask: str, language: Language) -> str:
    """Who can mend it, as a person reads it."""
    return translate(ASK_WORDS.get(ask, ask), language)


def problem_words(kinds: str, language: Language) -> str:
    """What is wrong with a file, in words; what has no words of its own stays as it is."""
    return ", ".join(translate(_REASONS.get(kind, kind), language) for kind in kinds.split(", "))


def specimen_note(dossier: Dossier, language: Language) -> str:
    """What a made-up case says on every file; empty for a real one."""
    matter = dossier.case.matter
    if not matter.specimen:
        return ""
    written = matter.specimen_note.get(language) if matter.specimen_note else ""
    return safe(written, 1000) or translate(SPECIMEN_NOTE, language)


def exhibit_number(number: int | str, language: Language) -> str:
    """`n° 3`, `No. 3`."""
    return translate("No. {number}", language, number=number)


def _filled(template: str, gap: Gap, language: Language, labels: Mapping[str, Text]) -> str:
    facts = {"subject": gap.subject, **gap.facts}
    if "reason" in facts:
        facts["reason"] = problem_words(facts["reason"], language)
    values = _Facts({name: told(name, safe(value), language) for name, value in facts.items()})
    values.update({name: safe(named(facts[name], labels, language)) for name in _IDS & facts.keys()})
    return translate(template, language).format_map(values)


def _visible(character: str) -> str:
    if character in "\t\n\r\v\f" or unicodedata.category(character) in _BREAKS:
        return " "
    return "" if unicodedata.category(character) in _HIDDEN else character
