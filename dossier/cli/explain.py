"""`explain`: print the page of a rule."""

import argparse
import difflib

from dossier.checks.catalogue import explained
from dossier.checks.registry import RETIRED, Rule, all_rules
from dossier.errors import ExitCode, UsageError
from dossier.model.text import LANGUAGES

NAME = "explain"
HELP = "print the page of a rule: what it checks, why it matters, how to fix it"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("code", metavar="CODE", help="as a report prints it, such as PH004")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="language of the page")


def run(args: argparse.Namespace) -> int:
    """Print the page."""
    print(explained(_rule(args.code), args.language), end="")
    return ExitCode.OK


def _rule(asked: str) -> Rule:
    """The rule of this code or name; PH-04 and ph4 are understood as PH004."""
    rules = {key: rule for rule in all_rules() for key in (rule.code, rule.slug)}
    code = _code(asked)
    if code in RETIRED:
        raise UsageError(f"The rule {code} no longer exists: {RETIRED[code]}")
    if found := rules.get(code) or rules.get(asked.lower()):
        return found
    near = difflib.get_close_matches(code, rules, 3, 0.4) or difflib.get_close_matches(asked, rules, 3, 0.4)
    hint = f"did you mean {', '.join(near)}? " if near else ""
    raise UsageError(f"There is no rule {asked!r}.\n  fix: {hint}`build.py rules` lists them all")


def _code(asked: str) -> str:
    bare = asked.strip().upper().replace("-", "")
    return bare[:2] + bare[2:].zfill(3) if bare[2:].isdigit() else bare
