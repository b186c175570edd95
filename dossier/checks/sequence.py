"""Orders that should agree: which members of a row jump, and which numbers are missing from it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence


def out_of_order(values: Sequence[float]) -> tuple[int, ...]:
    """The fewest places whose removal leaves values that never fall, in n log n steps."""
    tails: list[float] = []
    ends: list[int] = []
    before = [-1] * len(values)
    for place, value in enumerate(values):
        length = bisect_right(tails, value)
        before[place] = ends[length - 1] if length else -1
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [place]
    kept = set()
    last = ends[-1] if ends else -1
    while last >= 0:
        kept.add(last)
        last = before[last]
    return tuple(place for place in range(len(values)) if place not in kept)


def jumps(values: Sequence[float], tolerance: float = 0) -> tuple[int, ...]:
    """Places out of order by more than the tolerance, beside those that are in order."""
    wrong = set(out_of_order(values))
    found = []
    highest, after = float("-inf"), _lowest_after(values, wrong)
    for place, value in enumerate(values):
        if place not in wrong:
            highest = value
        elif value < highest - tolerance or value > after[place] + tolerance:
            found.append(place)
    return tuple(found)


def _lowest_after(values: Sequence[float], wrong: set[int]) -> list[float]:
    """For each place, the next value that is in order."""
    after, following = [], float("inf")
    for place in range(len(values) - 1, -1, -1):
        after.append(following)
        following = following if place in wrong else values[place]
    return after[::-1]


def ranges(numbers: Iterable[int], width: int = 1) -> str:
    """Numbers as a reader counts them: `0013, 0015–0017`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = (f"{run[0]:0{width}}" + (f"–{run[-1]:0{width}}" if len(run) > 1 else "") for run in runs)
    return ", ".join(shown)
