"""A typed value that cannot be understood, in words that can be translated later."""

_LONGEST = 60


class Misread(ValueError):  # noqa: N818 - reads as what it says
    """What is wrong with a value and what to write instead.

    Attributes:
        what: msgid; `{value}` stands for what was typed.
        fix: msgid of the remedy.
        value: What was typed.
    """

    def __init__(self, what: str, fix: str, value: str = "") -> None:
        self.what = what
        self.fix = fix
        self.value = value
        super().__init__(f"{what.format(value=quoted(value))}: {fix}")

    def __reduce__(self) -> tuple[type["Misread"], tuple[str, str, str]]:
        """Survive the way back from a worker process."""
        return type(self), (self.what, self.fix, self.value)


def quoted(text: str) -> str:
    """What was typed, safe to print and not too long."""
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
