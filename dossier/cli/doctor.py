"""`doctor`: says what this machine has and lacks, and what to do about it."""

import argparse
import dataclasses
import json
from pathlib import Path

from dossier.cli.machine import Fact, facts
from dossier.errors import ExitCode

NAME = "doctor"
HELP = "say what this machine has and lacks to build a dossier"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--out", type=Path, default=Path("out"), metavar="DIR", help="where dossiers would go"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to say it")


def run(args: argparse.Namespace) -> int:
    """Look at everything, then say it; only what is missing and needed fails."""
    found = tuple(facts(args.out))
    healthy = all(fact.state != "missing" for fact in found)
    print(as_json(found, healthy=healthy) if args.format == "json" else as_text(found, healthy=healthy))
    return ExitCode.OK if healthy else ExitCode.MACHINE


def as_json(found: tuple[Fact, ...], *, healthy: bool) -> str:
    """For programs: `ready`, and each fact with its advice."""
    report = {"ready": healthy, "facts": [dataclasses.asdict(fact) for fact in found]}
    return json.dumps(report, indent=2, ensure_ascii=False)


def as_text(found: tuple[Fact, ...], *, healthy: bool) -> str:
    """For people: a line a fact, what to do below it, and the verdict last."""
    lines = []
    for fact in found:
        lines.append(f"{fact.state:9} {fact.name:32} {fact.found}")
        lines += [f"{'':9} -> {fact.advice}"] if fact.advice else []
    verdict = "Ready." if healthy else "Not ready: see the lines that begin with 'missing'."
    return "\n".join([*lines, "", verdict])
