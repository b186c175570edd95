"""Whether the files of a package are those that its own lists name (BagIt, RFC 8493)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dossier.files import sha256_of
from dossier.i18n.catalogue import marked
from dossier.verify.members import Members

LIST, LIST_OF_LISTS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
PAYLOAD = "data/"
_LARGEST_LIST = 64 << 20
_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(.+)")
_JUNK = re.compile(r"(.*/)?(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)")

_NO_LIST = marked("{path}, the package’s own list, is missing or cannot be read.")
_BAD_LINE = marked("Line {line} of {path} cannot be read, or names a file again.")
_CHANGED = marked("{path} was changed after the package was made.")
_GONE = marked("{path} is listed and is not in the package.")
_ADDED = marked("{path} is not listed: it was put into the package.")
_SYSTEM = marked("{path} is not listed: systems leave such files in folders.")
_RENAMED = marked("{path} was renamed: the package lists it as {other}.")
_DAMAGED = marked("{path} cannot be read: it is damaged.")


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not what the lists say.

    Attributes:
        kind: `altered` or `noted`.
        path: Of the file in the package; the one listed, where there is one.
        message: A msgid.
        values: What fills it.
    """

    kind: str
    path: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bag:
    """What a package holds, and how that differs from its lists: SHA-256 by path, empty where unreadable."""

    digests: Mapping[str, str]
    differences: tuple[Difference, ...]


def read_bag(members: Members) -> Bag:
    """Hash every file, and compare all of them with the lists."""
    digests = {name: _digest(members, name) for name in sorted(members.held)}
    found: list[Difference] = []
    listed = _listed(members, LIST, found) | _listed(members, LIST_OF_LISTS, found)
    found += _compared(digests, listed)
    return Bag(digests, tuple(found))


def _digest(members: Members, name: str) -> str:
    try:
        with members.opened(name) as stream:
            return sha256_of(stream)
    except (OSError, ValueError):
        return ""


def _listed(members: Members, path: str, found: list[Difference]) -> dict[str, str]:
    """SHA-256 by path, as one list has them."""
    try:
        text = members.content(path, _LARGEST_LIST).decode("utf-8")
    except (KeyError, OSError, ValueError):
        found.append(Difference("altered", path, _NO_LIST))
        return {}
    listed: dict[str, str] = {}
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        told = _LINE.fullmatch(line)
        name = _plain(told[2]) if told else ""
        if told and name not in listed:
            listed[name] = told[1].lower()
        elif line:
            found.append(Difference("altered", path, _BAD_LINE, {"line": number}))
    return listed


def _plain(name: str) -> str:
    """A path as it is, without what RFC 8493 writes for breaks of lines."""
    for code, sign in (("%0A", "\n"), ("%0a", "\n"), ("%0D", "\r"), ("%0d", "\r"), ("%25", "%")):
        name = name.replace(code, sign)
    return name.removeprefix("./")


def _compared(digests: Mapping[str, str], listed: Mapping[str, str]) -> Iterator[Difference]:
    held = set(digests)
    gone, new = sorted(set(listed) - held), sorted(held - set(listed) - {LIST_OF_LISTS})
    by_digest = {digests[name]: name for name in new if digests[name]}
    renamed = {name: by_digest[listed[name]] for name in gone if listed[name] in by_digest}
    for name in sorted(held & set(listed)):
        if not digests[name]:
            yield Difference("altered", name, _DAMAGED)
        elif digests[name] != listed[name]:
            yield Difference("altered", name, _CHANGED)
    for name in gone:
        if name in renamed:
            yield Difference("altered", name, _RENAMED, {"path": renamed[name], "other": name})
        else:
            yield Difference("altered", name, _GONE)
    for name in (name for name in new if name not in renamed.values()):
        junk = _JUNK.fullmatch(name)
        yield Difference("noted" if junk else "altered", name, _SYSTEM if junk else _ADDED)
