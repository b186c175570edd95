"""The legal evidence dossier generator: a case folder in, a court-ready dossier out."""

__version__ = "0.1.0"
