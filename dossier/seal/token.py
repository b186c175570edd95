"""Sign with a key that never leaves its token: a card or a stick, by PKCS#11."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from asn1crypto import x509
from pyhanko.sign.signers import Signer

from dossier.errors import MachineError
from dossier.i18n.catalogue import marked
from dossier.model.text import Language
from dossier.seal.identity import chain_of, check_certificate
from dossier.seal.words import Fault

_NO_LIBRARY = Fault(
    marked("the library `python-pkcs11` is not installed"),
    marked("without it this program cannot talk to a card or stick"),
    marked("install the program with its extra `pkcs11`, or sign with a key file (--p12)"),
    MachineError,
)
_NO_MODULE = Fault(
    marked("this module cannot be loaded"),
    marked("the token’s maker supplies the module through which programs talk to it"),
    marked("install the maker’s software, and give the path of its .so, .dll or .dylib with --pkcs11"),
    MachineError,
)
_NO_TOKEN = Fault(
    marked("no token of this label is plugged in (there are: {found})"),
    marked("the key is on it"),
    marked("plug it in, or give its label as it stands here with --token"),
)
_TWINS = Fault(
    marked("several of them bear this label"),
    marked("the program does not guess who signs"),
    marked("take the other token out, or give the two certificates different labels"),
)
_WRONG_PIN = Fault(
    marked("the PIN is wrong"),
    marked("a wrong PIN costs a try: after a few the token locks itself"),
    marked("look it up before you type it again"),
)
_LOCKED = Fault(
    marked("the token is locked: its PIN was wrong too often"),
    marked("it gives its key to nobody now"),
    marked("unlock it with the maker’s software and its PUK, or ask whoever issued it"),
)
_NO_CERTIFICATE = Fault(
    marked("the token holds no certificate of this label (it holds: {found})"),
    marked("the certificate says who signs"),
    marked("give its label as it stands here with --certificate"),
)
_NO_KEY = Fault(
    marked("the token holds no private key for this certificate"),
    marked("only the owner’s key signs"),
    marked("choose the certificate that was issued for signatures"),
)
_FAILED = Fault(
    marked("the token does not do what it was asked ({said})"),
    marked("nothing was signed"),
    marked("take it out and plug it in again; try the maker’s own software"),
    MachineError,
)


@dataclass(frozen=True, slots=True)
class Token:
    """Which key is meant: the module that talks to the token, its label, and that of the certificate."""

    module: Path
    label: str
    certificate: str


@contextmanager
def token_signer(token: Token, pin: str, now: dt.datetime, language: Language) -> Iterator[Signer]:
    """A signer whose key stays on the token, for as long as the block lasts.

    Raises:
        DossierError: Module, token, certificate or key are missing, the PIN is wrong, or the
            certificate is not one to sign with today.
    """
    try:
        pkcs11 = import_module("pkcs11")  # an extra: few sign with a card
    except ImportError as error:
        raise _NO_LIBRARY.error("--pkcs11", language) from error
    try:
        found = _token(pkcs11, token, language)
        with _session(pkcs11, found, token, pin, language) as session:
            yield _signer(pkcs11, session, token, pin, now, language)
    except pkcs11.PKCS11Error as error:
        raise _FAILED.error(token.label, language, said=str(error) or type(error).__name__) from error


def _token(pkcs11: Any, token: Token, language: Language) -> Any:
    try:
        library = pkcs11.lib(str(token.module.resolve()))
    except RuntimeError as error:
        raise _NO_MODULE.error(token.module, language) from error
    tokens = [slot.get_token() for slot in library.get_slots(token_present=True)]
    labels = [one.label for one in tokens]
    return tokens[_rank(labels, token.label, _NO_TOKEN, language)]


def _session(pkcs11: Any, found: Any, token: Token, pin: str, language: Language) -> Any:
    wrong = (pkcs11.exceptions.PinIncorrect, pkcs11.exceptions.PinInvalid, pkcs11.exceptions.PinLenRange)
    try:
        return found.open(user_pin=pin)
    except wrong as error:
        raise _WRONG_PIN.error(token.label, language) from error
    except pkcs11.exceptions.PinLocked as error:
        raise _LOCKED.error(token.label, language) from error


def _signer(
    pkcs11: Any, session: Any, token: Token, pin: str, now: dt.datetime, language: Language
) -> Signer:
    from pyhanko.sign.pkcs11 import PKCS11Signer

    kind, label, value, id_ = (getattr(pkcs11.Attribute, name) for name in ("CLASS", "LABEL", "VALUE", "ID"))
    held = list(session.get_objects({kind: pkcs11.ObjectClass.CERTIFICATE}))
    meant = held[_rank([one[label] for one in held], token.certificate, _NO_CERTIFICATE, language)]
    own, mark = x509.Certificate.load(meant[value]), meant[id_]
    check_certificate(own, token.certificate, now, language)
    keys = list(session.get_objects({kind: pkcs11.ObjectClass.PRIVATE_KEY, id_: mark}))
    if len(keys) != 1:
        raise _NO_KEY.error(token.certificate, language)
    chain = chain_of(own, [x509.Certificate.load(one[value]) for one in held])
    again = {"pin": pin} if _asks_each_time(pkcs11, keys[0]) else None
    return PKCS11Signer(session, signing_cert=own, ca_chain=chain, key_id=mark, base_sign_kwargs=again)


def _rank(labels: list[str], wanted: str, absent: Fault, language: Language) -> int:
    """Which of them bears the label, alone."""
    if labels.count(wanted) > 1:
        raise _TWINS.error(wanted, language)
    if wanted not in labels:
        raise absent.error(wanted, language, found=", ".join(sorted(labels)) or "–")
    return labels.index(wanted)


def _asks_each_time(pkcs11: Any, key: Any) -> bool:
    """Whether the key wants the PIN for each signature, as keys of qualified signatures do."""
    try:
        return bool(key[pkcs11.Attribute.ALWAYS_AUTHENTICATE])
    except pkcs11.PKCS11Error:
        return False
