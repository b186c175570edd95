"""The passphrase of a key or the PIN of a token: from a descriptor, or from the system's keyring."""

import os
from importlib import import_module

from dossier.errors import MachineError, UsageError
from dossier.i18n.catalogue import marked
from dossier.model.text import Language
from dossier.seal.words import Fault

SERVICE = "dossier"
"""Under which the keyring holds what this program may ask for."""

_CLOSED = Fault(
    marked("no passphrase can be read from this descriptor"),
    marked("it is never an argument, which other users of the machine could see"),
    marked("open it, as in 3< FILE, or leave --passphrase-fd out to be asked"),
    UsageError,
)
_NO_LIBRARY = Fault(
    marked("the library `keyring` is not installed"),
    marked("without it this program cannot ask the system’s keyring"),
    marked("install the program with its extra `keyring`, or leave --keyring out to be asked"),
    MachineError,
)
_NO_KEYRING = Fault(
    marked("this system has no keyring that answers ({said})"),
    marked("what it holds cannot be asked for"),
    marked("unlock it, or leave --keyring out to be asked"),
    MachineError,
)
_NOT_HELD = Fault(
    marked("the system’s keyring holds no passphrase of this name"),
    marked("without the passphrase the key stays closed"),
    marked("put it there once with `keyring set dossier NAME`, or leave --keyring out to be asked"),
)


def from_descriptor(descriptor: int, language: Language) -> str:
    """The first line that an open descriptor gives.

    Raises:
        UsageError: It is not open, or gives no text.
    """
    try:
        with os.fdopen(descriptor, encoding="utf-8") as stream:
            return stream.readline().rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise _CLOSED.error(f"--passphrase-fd {descriptor}", language) from error


def from_keyring(name: str, language: Language) -> str:
    """What the system's keyring holds under this name.

    Raises:
        DossierError: There is no keyring, or it does not hold it.
    """
    where = f"--keyring {name}"
    try:
        keyring = import_module("keyring")  # an extra: who types the passphrase does not need it
        errors = import_module("keyring.errors")
    except ImportError as error:
        raise _NO_LIBRARY.error(where, language) from error
    try:
        held = keyring.get_password(SERVICE, name)
    except errors.KeyringError as error:
        raise _NO_KEYRING.error(where, language, said=type(error).__name__) from error
    if held is None:
        raise _NOT_HELD.error(where, language)
    return str(held)
