"""Apply every rule to a dossier; what could not be checked is never a pass."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.checks import outcomes
from dossier.checks.grouping import gathered
from dossier.checks.labels import Labels, labels_of
from dossier.checks.registry import Rule, all_rules, rule_of
from dossier.checks.shown import shown
from dossier.model.dossier import Dossier
from dossier.model.finding import CheckReport, Finding, Gap, Level
from dossier.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class _Hit:
    """A gap with the rule that found it and the waiver that accepts it, if any."""

    rule: Rule
    gap: Gap
    waiver: Waiver | None = None


def check(dossier: Dossier, level: Level, others: Iterable[Dossier] = ()) -> CheckReport:
    """Apply all rules; findings come in order of file, line and code.

    Args:
        dossier: What the proceeding files.
        level: What it must be fit for.
        others: The case as its other proceedings file it: a waiver that accepts a finding
            there does not match nothing.
    """
    rules = [rule for rule in all_rules() if rule.find]
    not_run = [(rule.code, rule.when.reason_against(dossier)) for rule in rules]
    silent = {code for code, reason in not_run if reason}
    hits = _hits(dossier)
    if dossier.case.waivers:
        elsewhere = [hit for other in others for hit in _hits(other)]
        hits += _about_waivers([*hits, *elsewhere], dossier)
    return CheckReport(
        level=level,
        findings=tuple(_findings([hit for hit in hits if not hit.waiver], dossier, level)),
        waived=tuple(_waived(hits, dossier, level)),
        ran=tuple(rule.code for rule in rules if rule.code not in silent),
        not_run=tuple((code, reason) for code, reason in not_run if reason),
    )


def _hits(dossier: Dossier) -> list[_Hit]:
    """What the rules that apply find, each with the waiver that accepts it."""
    rules = (rule for rule in all_rules() if rule.find and not rule.when.reason_against(dossier))
    hits = (hit for rule in rules for hit in _applied(rule, dossier))
    in_force = tuple(waiver for waiver in dossier.case.waivers if not _void(waiver, dossier))
    if not in_force:
        return list(hits)
    return [replace(hit, waiver=_accepted(hit, in_force)) for hit in hits]


def _applied(rule: Rule, dossier: Dossier) -> list[_Hit]:
    """What the rule finds; if it crashes, that too."""
    hits: list[_Hit] = []
    try:
        for gap in rule.find(dossier) if rule.find else ():
            for template in (rule.message, rule.fix):
                template.format(subject=gap.subject, **gap.facts)
            hits.append(_Hit(rule, gap))
    except Exception as error:  # noqa: BLE001 - whatever a rule raises, the check did not run
        hits.append(_Hit(rule_of("DX001"), outcomes.crashed(rule, error)))
    return hits


def _accepted(hit: _Hit, waivers: Sequence[Waiver]) -> Waiver | None:
    if not hit.rule.waivable:
        return None
    return next((w for w in waivers if _names(w, hit)), None)


def _names(waiver: Waiver, hit: _Hit) -> bool:
    """Whether a waiver is about a gap: its subject as the case writes it, or as reports print it."""
    return waiver.rule == hit.rule.code and waiver.subject in {hit.gap.subject, shown(hit.gap.subject), "*"}


def _void(waiver: Waiver, dossier: Dossier) -> _Hit | None:
    """Why a waiver accepts nothing whatever it names; None where it is in force."""
    if not _says_who_and_why(waiver):
        return _Hit(rule_of("DX007"), outcomes.without_author(waiver))
    if dossier.as_of and waiver.when > dossier.as_of:
        return _Hit(rule_of("DX006"), outcomes.dated_ahead(waiver, dossier.as_of))
    return None


def _says_who_and_why(waiver: Waiver) -> bool:
    """Whether there is a letter in the name and in the reason: a dash is neither."""
    told = (waiver.who, waiver.reason.fr + waiver.reason.en)
    return all(any(character.isalpha() for character in text) for text in told)


def _about_waivers(hits: Sequence[_Hit], dossier: Dossier) -> list[_Hit]:
    """What is wrong with the waivers themselves."""
    known = {rule.code: rule for rule in all_rules()}
    found = []
    for waiver in dossier.case.waivers:
        rule = known.get(waiver.rule)
        if rule is None:
            found.append(_Hit(known["DX004"], outcomes.unknown_rule(waiver)))
        elif not rule.waivable:
            found.append(_Hit(known["DX003"], outcomes.not_to_be_waived(waiver)))
        elif void := _void(waiver, dossier):
            found.append(void)
        elif not any(_names(waiver, hit) for hit in hits):
            found.append(_Hit(known["DX002"], outcomes.matches_nothing(waiver)))
    return found


def _findings(hits: Sequence[_Hit], dossier: Dossier, level: Level) -> Iterator[Finding]:
    """Gaps of one rule together where they share one cause, in order."""
    found = []
    labels = labels_of(dossier.case)
    for rule in dict.fromkeys(hit.rule for hit in hits):
        gaps = [hit.gap for hit in hits if hit.rule is rule]
        named = labels.get(rule.code[:2], {})
        found += [_finding(rule, gap, level, named) for gap in gathered(rule, gaps, dossier)]
    yield from sorted(found, key=_place)


def _waived(hits: Iterable[_Hit], dossier: Dossier, level: Level) -> Iterator[tuple[Finding, Waiver]]:
    hits = [hit for hit in hits if hit.waiver]
    for waiver in dossier.case.waivers:
        mine = [hit for hit in hits if hit.waiver is waiver]
        for finding in _findings(mine, dossier, level):
            yield finding, waiver


def _finding(rule: Rule, gap: Gap, level: Level, labels: Labels) -> Finding:
    return Finding(
        code=rule.code,
        slug=rule.slug,
        severity=rule.weight(level),
        gap=_safe(gap),
        message=rule.many if gap.members else rule.message,
        fix=rule.fix,
        ask=rule.ask,
        single=rule.message,
        blocks_from=rule.blocks_from,
        waivable=rule.waivable,
        labels=labels,
    )


def _safe(gap: Gap) -> Gap:
    """The gap with every text of the case made safe to print."""
    return replace(
        gap,
        subject=shown(gap.subject),
        facts={name: shown(value) for name, value in gap.facts.items()},
        members=tuple(map(shown, gap.members)),
        parts=tuple(map(_safe, gap.parts)),
    )


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    origin = finding.gap.origin
    return origin.file, origin.line or 0, origin.column or 0, finding.code, finding.gap.subject
