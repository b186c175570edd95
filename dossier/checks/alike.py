"""Find pictures that look alike among thousands, without comparing each with each.

Two fingerprints that differ in few bits are the same somewhere: cut into bands, they share at
least one, or nearly always do. So only those that share a band are compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

_BITS = 256
_BANDS = 21
"""Each takes every 21st bit: bits that stand together say much the same, and would fill few buckets."""


def first_alike(fingerprints: Iterable[tuple[str, str]], limit: int) -> Iterator[tuple[str, str]]:
    """Pairs of a picture and an earlier one that it looks like.

    A picture that is like an earlier one is not compared with later ones: the earlier one
    stands for both, so that a thousand alike cost a thousand comparisons.

    Args:
        fingerprints: Ids with 256 bits in hexadecimal, in order.
        limit: Most bits in which two that are alike may differ.
    """
    buckets: list[dict[str, list[tuple[str, int]]]] = [defaultdict(list) for _ in range(_BANDS)]
    for id_, written in fingerprints:
        bits = int(written, 16)
        spelt = f"{bits:0{_BITS}b}"
        mine = [bucket[spelt[band::_BANDS]] for band, bucket in enumerate(buckets)]
        near = (known for found in mine if found for known in found)
        other = next((known for known, theirs in near if (bits ^ theirs).bit_count() <= limit), None)
        if other is not None:
            yield id_, other
            continue
        for found in mine:
            found.append((id_, bits))
