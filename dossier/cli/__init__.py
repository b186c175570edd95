"""The commands: each module is one, imported when it is chosen."""
