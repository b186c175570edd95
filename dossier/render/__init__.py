"""Turn a dossier into pages: views, templates, and parts of one PDF."""
