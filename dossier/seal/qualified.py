"""Whether a certificate says of itself that it is a qualified one (ETSI EN 319 412-5)."""

from typing import Any, ClassVar

from asn1crypto import core, x509

_STATEMENTS = "1.3.6.1.5.5.7.1.3"
_COMPLIANCE = "0.4.0.1862.1.1"
_DEVICE = "0.4.0.1862.1.4"
_TYPE = "0.4.0.1862.1.6"
_PURPOSES = {"0.4.0.1862.1.6.1", "0.4.0.1862.1.6.2"}
"""Of electronic signatures, of electronic seals."""


class _Oids(core.SequenceOf):  # type: ignore[misc]
    _child_spec = core.ObjectIdentifier


class _Statement(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[list[tuple[Any, ...]]] = [
        ("id", core.ObjectIdentifier),
        ("info", core.Any, {"optional": True}),
    ]


class _Statements(core.SequenceOf):  # type: ignore[misc]
    _child_spec = _Statement


def states_qualified(certificate: x509.Certificate) -> bool:
    """Whether it states compliance, a qualified device, and a purpose of signatures or seals."""
    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted == _STATEMENTS:
            try:
                return _all_three(_Statements.load(extension["extn_value"].contents))
            except (ValueError, TypeError):
                return False
    return False


def _all_three(statements: _Statements) -> bool:
    said = {one["id"].dotted: one["info"] for one in statements}
    if not {_COMPLIANCE, _DEVICE, _TYPE} <= said.keys():
        return False
    purposes = said[_TYPE].parse(_Oids)
    return any(purpose.dotted in _PURPOSES for purpose in purposes)
