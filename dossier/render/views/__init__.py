"""What templates print: finished strings, one module a section."""
