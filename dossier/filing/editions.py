"""What the court of a proceeding makes of one single PDF."""

from dossier.model.proceeding import Court


def is_reading_copy(court: Court) -> bool:
    """Whether the court wants one file per exhibit, so that one PDF is for reading only.

    Source: R.414-5 CJA (France, administrative courts, since 1 January 2021).
    """
    return court.jurisdiction == "FR" and court.order == "administrative"
