"""What the words of a text point at: an exhibit by number, a photograph, a plate, the record."""

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["exhibit", "photo", "plate", "record", "unclear"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation as it is written; nothing says yet that what it names exists.

    Attributes:
        kind: What it names; `unclear` where a number is announced and none follows.
        label: The number or letter, such as `12`, `A-3`, `2/1`.
        form: The words of the citation.
        start: Where they begin in the text.
        end: Where they end, pages included.
        pages: The pages that it names.
        within: For a photograph or plate, the label of the exhibit named beside it;
            `record` for the bailiff's record.
        theirs: Whether it names an exhibit of the other side.
        perhaps: Whether it may be the other side's: « sa pièce n° 14 ».
        entitled: What is written after it as its title, before the sentence goes on.
    """

    kind: MentionKind
    label: str
    form: str
    start: int
    end: int
    pages: tuple[int, ...] = ()
    within: str = ""
    theirs: bool = False
    perhaps: bool = False
    entitled: str = ""
