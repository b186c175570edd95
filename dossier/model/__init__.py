"""The case in the field's own terms: frozen records, no files, no clock."""
