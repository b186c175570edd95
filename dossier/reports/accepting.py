"""The lines that accept a finding, ready to be pasted into `waivers.yaml`."""

import json
import re

from dossier.model.finding import Finding
from dossier.reports.inert import inert


def waiver_lines(finding: Finding) -> str:
    """A row of `waivers.yaml`: the person adds reason, name and date; empty where it cannot be waived."""
    if not finding.waivable:
        return ""
    rows = (f"rule: {finding.code}", f"subject: {_quoted(finding)}", "reason: ", "who: ", "when: ")
    return "- " + "\n  ".join(rows)


def waiver_row(finding: Finding) -> str:
    """The same on one line."""
    if not finding.waivable:
        return ""
    return f'- {{rule: {finding.code}, subject: {_quoted(finding)}, reason: "", who: "", when: ""}}'


def _quoted(finding: Finding) -> str:
    """The subject as YAML takes it: bare where that is safe, else quoted like JSON."""
    subject = finding.gap.subject
    if re.fullmatch(r"[A-Za-z][\w/.-]*", subject, re.ASCII) and subject.lower() not in _WORDS_OF_YAML:
        return subject
    return inert(json.dumps(subject, ensure_ascii=False))


_WORDS_OF_YAML = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
