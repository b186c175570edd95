"""Nothing that is marked to be masked leaves the office unmasked."""

from dossier.errors import InputError, Problem
from dossier.model.dossier import Dossier


def refuse_unmasked(dossier: Dossier) -> None:
    """Stop before a page shows what `redactions.yaml` says must not be seen.

    A mask must destroy pixels in the printed copy; drawn over a picture on a page, it
    could be lifted off. Until the copies are masked when they are made, a dossier that
    needs a mask is not printed at all.

    Raises:
        InputError: A photograph or exhibit filed here is to be masked, or a mask is for
            something unknown, which may be a slip for one that is filed; all are named.
    """
    filed = set(dossier.label_of) | set(dossier.number_of)
    known = dossier.case.photograph_by_id.keys() | dossier.case.exhibit_by_id.keys()
    problems = [
        Problem(
            str(redaction.origin),
            f"{redaction.subject} is marked to be masked, and its printed copy is not masked",
            "what must not be seen would be filed for all to see",
            "mask a copy by hand and file that in its place, or leave it out of this proceeding",
        )
        for redaction in dossier.case.redactions
        if redaction.subject in filed or redaction.subject not in known
    ]
    if problems:
        raise InputError("This version does not mask pictures or pages", problems)
