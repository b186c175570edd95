"""The only place where the program may learn what time it is.

A build never calls this: its date is the case's `as_of`. Intake, service and
sealing do, because they record when they happened; `SOURCE_DATE_EPOCH`, the
convention of reproducible builds, sets the clock for tests.
"""

import datetime as dt
import os


def now() -> dt.datetime:
    """The present instant in UTC."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is not None and fixed.isdigit():
        return dt.datetime.fromtimestamp(int(fixed), dt.UTC)
    return dt.datetime.now(dt.UTC)
