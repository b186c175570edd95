"""The office's own settings for seals, typed once: from a file that the command line names."""

import tomllib
from pathlib import Path

from dossier.i18n.catalogue import marked
from dossier.model.text import Language
from dossier.seal.words import Fault, refused

KEYS = ("tsa", "level", "trust", "p12", "keyring", "pkcs11", "token", "certificate")
"""As the options of the same names."""

LEVELS = ("b-b", "b-t", "b-lt", "b-lta")
_WHY = marked("a setting that is not understood is one that the office believes is followed")
_UNREAD = Fault(
    marked("the office’s settings cannot be read ({said})"),
    _WHY,
    marked("give the path of a TOML file with the keys of docs/sealing.md"),
)
_UNKNOWN = Fault(
    marked("`{key}` is no setting of a seal"),
    _WHY,
    marked("these are known: {known}"),
)
_NO_TEXT = Fault(
    marked("`{key}` is not a text in quotation marks"),
    _WHY,
    marked('write it as in tsa = "https://…"'),
)
_NO_LEVEL = Fault(marked("`{key}` is no level of a seal"), _WHY, marked("these are known: {known}"))


def office_settings(path: Path, language: Language) -> dict[str, str]:
    """What the file says, by the names of options; paths in it start from its folder.

    Raises:
        InputError: It cannot be read or understood; all that is wrong in it is named.
    """
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _UNREAD.error(path, language, said=getattr(error, "strerror", None) or error) from error
    faults = [
        fault.problem(path.name, language, key=key, known=", ".join(known))
        for key, value in read.items()
        for fault, known in _faults(key, value)
    ]
    if faults:
        raise refused(faults, language)
    return {
        key: str(path.parent / value) if key in {"trust", "p12", "pkcs11"} else value
        for key, value in read.items()
    }


def _faults(key: str, value: object) -> list[tuple[Fault, tuple[str, ...]]]:
    if key not in KEYS:
        return [(_UNKNOWN, KEYS)]
    if not isinstance(value, str) or not value:
        return [(_NO_TEXT, KEYS)]
    return [(_NO_LEVEL, LEVELS)] if key == "level" and value not in LEVELS else []
