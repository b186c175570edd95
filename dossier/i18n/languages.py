"""Names of languages, as a reader of one of ours writes them."""

from babel import Locale

from dossier.i18n.numbers import locale_of


def language_name(code: str, language: str) -> str:
    """`azéri` for `az`; a code that nobody knows stays as it is."""
    return str(Locale.parse(locale_of(language)).languages.get(code, code))
