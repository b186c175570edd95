"""The sample of the falsifications, for tests of what is told of files alone."""

from tests.tamper.conftest import at_once, sample

__all__ = ["at_once", "sample"]
