"""Open a finished file again and refuse it unless it holds what was planned."""

from pathlib import Path

from dossier.errors import Problem, ProofError
from dossier.model.parts import Plan, Proof
from dossier.verify.prove import prove


def prove_or_refuse(file: Path, plan: Plan) -> Proof:
    """The proof of a file that holds what was planned.

    Raises:
        ProofError: It does not; every disagreement is named.
    """
    proof = prove(file, plan)
    if proof.faults:
        problems = [Problem(file.name, fault) for fault in proof.faults]
        raise ProofError("The finished file is not what was planned; nothing was published", problems)
    return proof
