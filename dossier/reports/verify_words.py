"""The words of the page of verification; it holds them in every language at once."""

from collections.abc import Mapping

from dossier.i18n.catalogue import marked, translate
from dossier.i18n.typography import typeset
from dossier.model.text import LANGUAGES, Language

_STANDING: Mapping[str, str] = {
    "name": marked("Verification page"),
    "lead": marked(
        "Drop the dossier’s PDF, the whole folder, its ZIP or single photographs below. Each file is "
        "compared, byte for byte, with what was listed when the package was made. Nothing leaves this "
        "computer: the page has no access to any network, and nothing has to be installed."
    ),
    "noscript": marked(
        "This page compares files by a script, and scripts are switched off here. The commands below do "
        "the same without it."
    ),
    "drop": marked("Drop files or a folder here"),
    "files": marked("Choose files…"),
    "folder": marked("Choose a folder…"),
    "stop": marked("Stop"),
    "print": marked("Print the result"),
    "clear": marked("Begin again"),
    "result": marked("Result"),
    "worth": marked("What this shows, and what it does not"),
    "worth.same": marked(
        "Equal digests (SHA-256) show that a file has not changed by a single bit since it was listed."
    ),
    "worth.not": marked(
        "They do not show who made the file, when it was made, or whether what it shows is true."
    ),
    "worth.unlisted": marked(
        "A file that is not listed is unknown to this page: that says nothing for it and nothing against it."
    ),
    "worth.altered": marked(
        "A changed file is not a falsified one by that alone: messaging applications make photographs "
        "smaller, and many programs rewrite a PDF when they save it. Ask for the file as it was handed "
        "over. Which page of a PDF changed, this page cannot tell."
    ),
    "trust": marked("Whether this page is the right one"),
    "trust.why": marked(
        "It came with the package: whoever could replace the files could replace this page too. So "
        "compare the digest below, sign by sign, with the digest of the manifest that is printed on the "
        "last pages of the dossier, in a copy that reached you by another way or that somebody else "
        "keeps."
    ),
    "plain": marked("The same without this page"),
    "plain.how": marked(
        "Unpack the ZIP, open a terminal in the folder that holds manifest-sha256.txt, and type:"
    ),
    "plain.read": marked(
        "Each file must be “OK”; on Windows compare the digest with the line of that file in "
        "manifest-sha256.txt."
    ),
    "listed": marked("All that is listed"),
    "listed.open": marked("Show the list"),
    "made": marked(
        "Digests are computed in this browser by noble-hashes 2.4.0 (MIT License), which this page contains."
    ),
}
"""What stands in the page before anything is dropped."""

_SPOKEN: Mapping[str, str] = {
    "units": marked("bytes kB MB GB TB"),
    "place.in": marked("{proceeding}: {place}"),
    "nothing": marked("Nothing has been compared yet."),
    "gathering.one": marked("{count} file found"),
    "gathering.many": marked("{count} files found"),
    "reading": marked("File {rank} of {count} – {done} of {whole} – {name}"),
    "more.one": marked("and {count} other"),
    "more.many": marked("and {count} others"),
    "head.file": marked("File"),
    "head.where": marked("In the dossier"),
    "kind.changed": marked("Changed"),
    "kind.exchanged": marked("Under the name of another"),
    "kind.missing": marked("Not there"),
    "kind.unreadable": marked("Could not be read"),
    "kind.unknown": marked("Not listed"),
    "kind.renamed": marked("Unchanged, under a name of its own"),
    "kind.printed": marked("Pictures as printed in the dossier"),
    "kind.unchanged": marked("Unchanged"),
    "kind.own": marked("Not compared: lists of the package, and this page"),
    "said.changed": marked("Bears the name of {listed} and is not that file, or not any more."),
    "said.exchanged": marked(
        "Bears the name of {listed} and is, byte for byte, another listed file: {same}."
    ),
    "said.renamed": marked("Byte for byte the file listed as {same}."),
    "said.twice": marked("Listed with the same bytes as {same}, too."),
    "said.printed": marked(
        "The copy that was made for the page, unchanged; not the file as it was received."
    ),
    "said.missing": marked("Listed, and not among the files dropped."),
    "said.unreadable": marked(
        "The browser could not read it, or it changed meanwhile: nothing can be said of it."
    ),
    "said.archive": marked("This ZIP cannot be read here with certainty: unpack it, and drop the folder."),
    "place.photo": marked("Photograph {label}, exhibit {exhibit} (“{title}”), page {page}"),
    "place.photo.unpaged": marked("Photograph {label}, exhibit {exhibit} (“{title}”)"),
    "place.exhibit": marked("Exhibit {label} (“{title}”), from page {page}"),
    "place.exhibit.unpaged": marked("Exhibit {label} (“{title}”)"),
    "place.caption": marked("{place} – “{caption}”"),
    "place.masked": marked("Parts of the printed picture are masked."),
    "place.withheld": marked("Listed in the dossier; the file itself is not part of this package."),
    "place.dossier": marked("A file of the dossier itself"),
    "place.package": marked("A file of the package"),
    "sum.all.one": marked("The {count} file compared is, byte for byte, what was listed."),
    "sum.all.many": marked("All {count} files compared are, byte for byte, what was listed."),
    "sum.alike.one": marked("{count} file is, byte for byte, what was listed."),
    "sum.alike.many": marked("{count} files are, byte for byte, what was listed."),
    "sum.changed.one": marked("{count} file is not the one that was listed under its name."),
    "sum.changed.many": marked("{count} files are not those that were listed under their names."),
    "sum.exchanged.one": marked("{count} file bears the name of another listed file."),
    "sum.exchanged.many": marked("{count} files bear the names of other listed files."),
    "sum.missing.one": marked("{count} listed file is not there."),
    "sum.missing.many": marked("{count} listed files are not there."),
    "sum.unreadable.one": marked("{count} file could not be read."),
    "sum.unreadable.many": marked("{count} files could not be read."),
    "sum.unknown.one": marked("{count} file is not listed: nothing can be said of it."),
    "sum.unknown.many": marked("{count} files are not listed: nothing can be said of them."),
    "sum.renamed.one": marked(
        "{count} of them bears another name than in the list; its content is the same."
    ),
    "sum.renamed.many": marked(
        "{count} of them bear other names than in the list; their content is the same."
    ),
    "sum.whole": marked("No listed file is missing: the package is complete."),
    "sum.own.one": marked(
        "{count} file belongs to the package and cannot be in its own list: it was not compared."
    ),
    "sum.own.many": marked(
        "{count} files belong to the package and cannot be in its own list: they were not compared."
    ),
    "sum.partial": marked(
        "From a folder that is dropped, this browser leaves out files with unusual signs in their names "
        "(: ? < and others); “Choose a folder…” reads them all."
    ),
    "sum.stopped.one": marked("The comparison was stopped: {count} file was not read."),
    "sum.stopped.many": marked("The comparison was stopped: {count} files were not read."),
}
"""What the script says; `.one` and `.many` by the count."""


def page_words() -> dict[Language, dict[str, str]]:
    """Every word by its key, in every language."""
    return {language: _in(language, {**_STANDING, **_SPOKEN}) for language in LANGUAGES}


def spoken(words: Mapping[Language, Mapping[str, str]]) -> dict[Language, dict[str, str]]:
    """Only what the script needs."""
    needed = (*_SPOKEN, "name", "drop")
    return {language: {key: held[key] for key in needed} for language, held in words.items()}


def _in(language: Language, messages: Mapping[str, str]) -> dict[str, str]:
    return {key: typeset(translate(message, language), language) for key, message in messages.items()}
