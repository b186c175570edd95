"""Find every citation in a text: « pièces n° 3 à 5, p. 2 », `Exhibit K3`, « photo 2/1 »."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dossier.model.prose import forms
from dossier.model.prose.mention import Mention, MentionKind
from dossier.model.prose.plain import plain

_MOST = 100
"""Numbers that one « pièces 3 à 5 » may stand for; a longer range is a slip, and stays unclear."""

_LIST = 40
_BETWEEN = re.compile(r"\s*[,;:(-]?\s*(?:voir\s+|see\s+|cf\.?\s+|et\s+not(?:amment|\.)\s+)?")
_OF = re.compile(r"\s*(?:de|of|in|from|,|\()\s*(?:la\s+|l'|the\s+|notre\s+)?")
_WORD = re.compile(r"\w{1,20}")
_PLURAL = re.compile(r"\w+s\b", re.IGNORECASE)
_HINT = re.compile(
    r"pi[èe]ce|exhibit|\bex[hs]?s?\.|\bp(?:c|j|ce)s?\b|annex|\btabs?\b|onglet|photo|clich|planche|plate|constat|"
    r"proc[èe]s|\bpv\b|relev",
    re.IGNORECASE,
)


def mentions(text: str) -> tuple[Mention, ...]:
    """Every citation, in the order of the text; a list or a range is one for each number."""
    if not _HINT.search(text):
        return ()
    flat = plain(text)
    found = [*_exhibits(flat), *_photographs(flat), *_records(flat)]
    return tuple(_placed(sorted(found, key=lambda one: (one.start, one.end)), flat))


def _exhibits(text: str) -> Iterator[Mention]:
    for head in forms.EXHIBIT_HEAD.finditer(text):
        if _of_a_dwelling(head, text):
            continue
        if head["hole"]:
            yield Mention("unclear", "", head[0].strip(), head.start(), head.end())
            continue
        labels, end = _labels(head, text)
        if labels is None or (not labels and head["mark"] and not head["annex"]):
            yield _unclear(head, end, text)
        elif labels:
            yield from _cited(head, labels, end, text)


def _unclear(head: re.Match[str], end: int, text: str) -> Mention:
    """With the word that stands where the number should."""
    more = _WORD.match(text, end) if end == head.end() else None
    end = more.end() if more else end
    return Mention("unclear", "", text[head.start() : end].strip(), head.start(), end)


def _of_a_dwelling(head: re.Match[str], text: str) -> bool:
    """« deux pièces », « un trois pièces 45 m² »: rooms, not exhibits."""
    before = text[max(0, head.start() - 24) : head.start()]
    counted = head["piece"] and not head["mark"] and forms.COUNTED.search(before)
    return bool(counted) and not forms.DETERMINED.search(before)


def _labels(head: re.Match[str], text: str) -> tuple[list[str] | None, int]:
    """The numbers that follow a head, and where they end; None for a range that cannot be meant."""
    first = forms.EXHIBIT_NUMBER.match(text, head.end())
    if not first or not _is_number_of(head, first, text):
        return [], head.end()
    plural = bool(head["short"]) or bool(_PLURAL.match(head[0]))
    found, last = [first], first
    labels = [_tidy(first[0])]
    while len(found) < _LIST and (step := _next(last, text, plural=plural)):
        link, number = step
        between = _range(labels[-1], _tidy(number[0])) if link == "through" else [_tidy(number[0])]
        if between is None:
            return None, number.end()
        labels += between
        last = number
        found.append(number)
    return _spread(labels, plural=plural), last.end()


def _is_number_of(head: re.Match[str], number: re.Match[str], text: str) -> bool:
    if head["mark"]:
        return True
    if text[head.end() - 1 : head.end()].isalpha() and not number[0][0].isdigit() and head["short"]:
        return False
    strict = (head["english"] and head[0][0] == "e") or (head["annex"] and head[0][0].islower())
    if strict:
        return bool(forms.GOES_ON.match(text, number.end())) or bool(forms.PAGES.match(text, number.end()))
    return not forms.MEASURED.match(text, number.end()) and not forms.YEAR.match(number[0])


def _next(last: re.Match[str], text: str, *, plural: bool) -> tuple[str, re.Match[str]] | None:
    """The next number of the list, and whether it ends a range."""
    for name, pattern in (("through", forms.THROUGH), ("and", forms.AND)):
        link = pattern.match(text, last.end())
        number = link and forms.EXHIBIT_NUMBER.match(text, link.end())
        if not link or not number or (name == "through" and not plural):
            continue
        marked = bool(re.search(r"[°º#]\s*$|n[o.]\.?\s*$", link[0]))
        goes_on = bool(forms.GOES_ON.match(text, number.end()))
        if marked or goes_on or (plural and not forms.MEASURED.match(text, number.end())):
            return name, number
    return None


def _range(first: str, last: str) -> list[str] | None:
    """The numbers after the first up to the last."""
    one, two = (re.fullmatch(r"([A-Z]*)(-?)(\d+)", label) for label in (first, last))
    if not one or not two or (two[1] and two[1] != one[1]):
        return None
    low, high = int(one[3]), int(two[3])
    if not low < high <= low + _MOST:
        return None
    return [f"{one[1]}{one[2]}{number}" for number in range(low + 1, high + 1)]


def _spread(labels: list[str], *, plural: bool) -> list[str]:
    """« pièces 3-5 » is a range, « pièce 4-1 » a part of exhibit 4."""
    spread: list[str] = []
    for label in labels:
        ends = re.fullmatch(r"(\d+)-(\d+)", label)
        between = _range(ends[1], ends[2]) if ends and plural else None
        spread += [ends[1], *between] if ends and between else [label]
    return spread


def _cited(head: re.Match[str], labels: list[str], end: int, text: str) -> Iterator[Mention]:
    after = forms.SIDE_AFTER.match(text, end)
    before = text[max(0, head.start() - 16) : head.start()]
    perhaps = forms.PERHAPS_BEFORE.search(before)
    perhaps = perhaps or forms.PERHAPS_AFTER.match(text, end)
    theirs = (
        bool(head["side"])
        or bool(forms.SIDE_BEFORE.search(before))
        or (after is not None and not head["annex"])
    )
    if head["annex"] and head[0][0] in "aAoO" and forms.OF_ANOTHER.match(text, end):
        return
    pages, stop = _pages(text, after.end() if after else end)
    if not pages:
        pages = _numbers(forms.PAGES_BEFORE.search(text[max(0, head.start() - 60) : head.start()]))
    title = _entitled(text, stop) if len(labels) == 1 else ""
    form = text[head.start() : end].strip()
    for rank, label in enumerate(labels, start=1):
        last = rank == len(labels)
        yield Mention(
            "exhibit",
            label,
            form,
            head.start(),
            stop,
            pages=pages if last else (),
            theirs=theirs,
            perhaps=bool(perhaps),
            entitled=title,
        )


def _pages(text: str, at: int) -> tuple[tuple[int, ...], int]:
    """The pages that follow, and where they end."""
    found = forms.PAGES.match(text, at)
    return (_numbers(found), found.end()) if found else ((), at)


def _numbers(found: re.Match[str] | None) -> tuple[int, ...]:
    return tuple(int(number) for number in (found["first"], found["last"]) if number) if found else ()


def _entitled(text: str, at: int) -> str:
    found = forms.ENTITLED.match(text, at)
    if not found:
        return ""
    words = next(group for group in found.groups() if group)
    stop = forms.STOP.search(words)
    return " ".join(words[: stop.start() if stop else None].split()).strip(" ,.")


def _photographs(text: str) -> Iterator[Mention]:
    for head in forms.PHOTO_HEAD.finditer(text):
        if _number_plate(head, text):
            continue
        first = forms.PHOTO_NUMBER.match(text, head.end())
        if not first or (not head["mark"] and _no_label(first, text)):
            continue
        labels, end = _photo_labels(head, first, text)
        for label in labels:
            kind: MentionKind = "plate" if head["plate"] else "photo"
            yield Mention(kind, label, text[head.start() : end].strip(), head.start(), end)


def _number_plate(head: re.Match[str], text: str) -> bool:
    """A car's plate, or « deux photographies 2022 »."""
    before = text[max(0, head.start() - 24) : head.start()].lower()
    return bool(re.search(r"(?:number|licen[cs]e|registration|name)\s+$", before)) or bool(
        not head["mark"] and forms.COUNTED.search(before) and not forms.DETERMINED.search(before)
    )


def _no_label(number: re.Match[str], text: str) -> bool:
    return bool(forms.YEAR.match(number[0]) or forms.MEASURED.match(text, number.end()))


def _photo_labels(head: re.Match[str], first: re.Match[str], text: str) -> tuple[list[str], int]:
    plural = head[0].split()[0].lower().endswith("s")
    labels, last = [re.sub(r"\s", "", first[0])], first
    while plural and len(labels) < _LIST and (step := _next_photo(last, text)):
        link, number = step
        label = re.sub(r"\s", "", number[0])
        between = _photo_range(labels[-1], label) if link == "through" else [label]
        labels += between or [label]
        last = number
    return _spread(labels, plural=plural), last.end()


def _next_photo(last: re.Match[str], text: str) -> tuple[str, re.Match[str]] | None:
    for name, pattern in (("through", forms.THROUGH), ("and", forms.AND)):
        link = pattern.match(text, last.end())
        number = link and forms.PHOTO_NUMBER.match(text, link.end())
        if number and not _no_label(number, text):
            return name, number
    return None


def _photo_range(first: str, last: str) -> list[str] | None:
    series, _, low = first.rpartition("/")
    again, _, high = last.rpartition("/")
    if again not in {"", series}:
        return None
    between = _range(low, high)
    return [f"{series}/{one}" if series else one for one in between] if between else None


def _records(text: str) -> Iterator[Mention]:
    for head in forms.RECORD.finditer(text):
        pages, end = _pages(text, head.end())
        if pages:
            yield Mention("record", "", head[0].strip(), head.start(), end, pages=pages)


def _placed(found: list[Mention], text: str) -> Iterator[Mention]:
    """Each photograph with the exhibit or the record named just before or after it."""
    last: Mention | None = None
    for rank, one in enumerate(found):
        following = next((o for o in found[rank + 1 : rank + 1 + _LIST] if o.start >= one.end), None)
        last = _beside(one, last, following, text)
        yield last


def _beside(one: Mention, last: Mention | None, following: Mention | None, text: str) -> Mention:
    if one.kind in {"exhibit", "unclear"} or "/" in one.label:
        return one
    near = (
        last and last.kind == "exhibit" and not last.theirs and _BETWEEN.fullmatch(text[last.end : one.start])
    )
    if one.kind == "record":  # « pièce 10 (constat, p. 3) »: a page of exhibit 10
        return replace(one, kind="exhibit", label=last.label) if last and near else one
    if last and near:
        return replace(one, within=last.label)
    if following and following.kind == "exhibit" and _OF.fullmatch(text[one.end : following.start]):
        return replace(one, within=following.label)
    return replace(one, within="record") if forms.OF_RECORD.match(text, one.end) else one


def _tidy(label: str) -> str:
    """`A - 3` and `A3` are written as they stand, without spaces."""
    return re.sub(r"\s(?=bis|ter|quater)|\s", "", label).rstrip(".-/")
