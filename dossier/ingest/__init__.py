"""From a case folder, or one file of it, to records: everything that is read is read here."""
