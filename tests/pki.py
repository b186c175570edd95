# ruff: noqa: E501 - the configuration is one entry a line
"""Authorities made by code: certificates, OCSP, revocation lists and time-stamps, on loopback."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import CertLabel, CertomancerConfig, KeyLabel, PKIArchitecture
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from werkzeug.serving import WSGIRequestHandler, make_server

PASSPHRASE = "SPECIMEN passphrase"
LONG = '{valid-from: "2020-01-01T00:00:00+0000", valid-to: "2060-01-01T00:00:00+0000"}'
PAST = '{valid-from: "2020-01-01T00:00:00+0000", valid-to: "2021-01-01T00:00:00+0000"}'
AHEAD = '{valid-from: "2059-01-01T00:00:00+0000", valid-to: "2060-01-01T00:00:00+0000"}'
NAMES = ("root", "interm", "signer", "expired", "early", "revoked", "nokeyusage", "qualified", "tsa", "ocsp")
AT_INTERM = """{id: crl_distribution_points, smart-value: {schema: crl-dist-url, params: {crl-repo-names: [interm]}}},
        {id: authority_information_access, smart-value: {schema: aia-urls, params: {ocsp-responder-names: [interm]}}}"""


def usage(name):
    return f"{{id: key_usage, critical: true, smart-value: {{schema: key-usage, params: [{name}]}}}}"


SIGNS = f"extensions: [{usage('non_repudiation')}, {AT_INTERM}]"

# QcCompliance, QcSSCD and a QcType of electronic signatures (ETSI EN 319 412-5).
QC_STATEMENTS = x509.UnrecognizedExtension(
    x509.ObjectIdentifier("1.3.6.1.5.5.7.1.3"),
    bytes.fromhex("30293008060604008e4601013008060604008e4601043013060604008e4601063009060704008e46010601"),
)


def _config(url):
    return f"""
external-url-prefix: "{url}"
keysets:
  k:
    path-prefix: keys
    keys: {{{", ".join(f"{name}: {{path: {name}.pem}}" for name in NAMES)}}}
pki-architectures:
  test:
    keyset: k
    entity-defaults: {{country-name: FR, organization-name: SPECIMEN}}
    entities:
      root: {{common-name: SPECIMEN root}}
      interm: {{common-name: SPECIMEN intermediate}}
      signer: {{common-name: Me Élise Martin}}
      expired: {{common-name: Me Paul Hier}}
      early: {{common-name: Me Anne Demain}}
      revoked: {{common-name: Me Jean Retiré}}
      nokeyusage: {{common-name: Me Luc Chiffre}}
      qualified: {{common-name: Me Zoé Qualifiée}}
      tsa: {{common-name: SPECIMEN time-stamps}}
      ocsp: {{common-name: SPECIMEN OCSP}}
    certs:
      root: {{subject: root, issuer: root, validity: {LONG}, profiles: [{{id: simple-ca, params: {{max-path-len: 1, crl-repo: root}}}}]}}
      interm: {{issuer: root, validity: {LONG}, profiles: [{{id: simple-ca, params: {{max-path-len: 0, crl-repo: root}}}}]}}
      signer: {{issuer: interm, validity: {LONG}, {SIGNS}}}
      expired: {{issuer: interm, validity: {PAST}, {SIGNS}}}
      early: {{issuer: interm, validity: {AHEAD}, {SIGNS}}}
      revoked: {{issuer: interm, validity: {LONG}, {SIGNS}, revocation: {{revoked-since: "2021-01-01T00:00:00+0000", reason: key_compromise}}}}
      nokeyusage: {{issuer: interm, validity: {LONG}, extensions: [{usage("key_encipherment")}, {AT_INTERM}]}}
      tsa: {{issuer: root, validity: {LONG}, extensions: [{{id: extended_key_usage, critical: true, value: [time_stamping]}}, {usage("digital_signature")},
        {{id: crl_distribution_points, smart-value: {{schema: crl-dist-url, params: {{crl-repo-names: [root]}}}}}}]}}
      ocsp: {{issuer: interm, validity: {LONG}, profiles: [{{id: ocsp-responder}}]}}
    services:
      ocsp:
        interm: {{for-issuer: interm, responder-cert: ocsp, signing-key: ocsp}}
      crl-repo:
        root: {{for-issuer: root, signing-key: root, simulated-update-schedule: P90D}}
        interm: {{for-issuer: interm, signing-key: interm, simulated-update-schedule: P90D}}
      time-stamping:
        tsa: {{signing-key: tsa, signing-cert: tsa}}
"""


@dataclass(frozen=True, slots=True)
class Authorities:
    """What a test needs of them.

    Attributes:
        folder: Holds `NAME.p12` for each signer, `root.pem`, and `chain.pem` (root and intermediate).
        url: Where they answer.
        tsa: Address of the time-stamping authority.
    """

    folder: Path
    url: str
    tsa: str

    def p12(self, name="signer"):
        """Certificate, key and chain of a signer, under `PASSPHRASE`."""
        return self.folder / f"{name}.p12"

    @property
    def root(self):
        """The anchor."""
        return self.folder / "root.pem"


class _Silent(WSGIRequestHandler):
    def log(self, *_):
        """Say nothing."""


def _keys(folder):
    for name in NAMES:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        (folder / "keys" / f"{name}.pem").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )


@contextmanager
def authorities(folder: Path):
    """Authorities that answer on loopback until the block ends."""
    (folder / "keys").mkdir(parents=True)
    _keys(folder)
    late = _Late()
    server = make_server("127.0.0.1", 0, late, threaded=True, request_handler=_Silent)
    url = f"http://127.0.0.1:{server.server_port}"
    config = CertomancerConfig.from_yaml(_config(url), str(folder))
    late.app = Animator(AnimatorArchStore(config.pki_archs), with_web_ui=False)
    _write(folder, next(iter(config.pki_archs.values())))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Authorities(folder, url, f"{url}/test/tsa/tsa")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Late:
    """The port is known before what answers there."""

    app = None

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def _write(folder, arch: PKIArchitecture):
    def certificate(name):
        return x509.load_der_x509_certificate(arch.get_cert(CertLabel(name)).dump())

    def key(name):
        loaded = arch.key_set.get_private_key(KeyLabel(name)).dump()
        return serialization.load_der_private_key(loaded, None)

    chain = [certificate("interm"), certificate("root")]
    pem = [one.public_bytes(serialization.Encoding.PEM) for one in chain]
    (folder / "root.pem").write_bytes(pem[1])
    (folder / "chain.pem").write_bytes(b"".join(pem))
    signers = {name: certificate(name) for name in ("signer", "expired", "early", "revoked", "nokeyusage")}
    signers["qualified"] = _qualified(chain[0], key("interm"), key("qualified"))
    for name, own in signers.items():
        cipher = serialization.BestAvailableEncryption(PASSPHRASE.encode())
        content = pkcs12.serialize_key_and_certificates(name.encode(), key(name), own, chain, cipher)
        (folder / f"{name}.p12").write_bytes(content)


def _qualified(issuer, issuing, key):
    """A signer whose certificate states QcCompliance, QcSSCD and the purpose of signatures."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Me Zoé Qualifiée")])
    usage = x509.KeyUsage(False, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(0x5EA1)
        .not_valid_before(issuer.not_valid_before_utc)
        .not_valid_after(issuer.not_valid_after_utc)
        .add_extension(usage, critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuing.public_key()), critical=False
        )
        .add_extension(QC_STATEMENTS, critical=False)
    )
    return made.sign(issuing, hashes.SHA256())
