"""Put what a build made, and the files that it shows, into one package that anybody can check."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal

from dossier import __version__, clock
from dossier.errors import InputError, IntegrityError, OutputError, Problem, UsageError
from dossier.executor import Progress
from dossier.files import locate, portable, program_folder, sha256_file, work_folder
from dossier.flows.reading import read
from dossier.flows.receipt import receipt_name
from dossier.flows.request import BuildRequest
from dossier.i18n.catalogue import marked, translate
from dossier.model.case import Case
from dossier.model.manifest import MANIFEST_FILE, ListedOriginal, Manifest, manifest_digest, manifest_from
from dossier.model.receipt import Receipt, receipt_from
from dossier.model.text import LANGUAGES, Language
from dossier.reports.custody import custody_sentences
from dossier.reports.verify_page import verify_page
from dossier.seal.bag import make_bag, zip_bag

Reader = Literal["court", "office"]
_KEPT_BACK = ("hearing.pdf", "paper-kit.pdf")
"""Counsel's own file, and sheets to print."""

_BESIDE = ("*.sealed.pdf", "*.tsr", "*.pem")
"""What `seal` leaves beside a file."""

_STALE = marked("The package was not made: what was built is not what stands there now")
_AGAIN = marked("build the case again, and then package it")
_CHANGED = marked("it changed since the build")


@dataclass(frozen=True, slots=True)
class Packaged:
    """One package.

    Attributes:
        path: The ZIP.
        sha256: Of it.
        files: How many files it holds, without those of the bag itself.
        withheld: Labels and paths of originals of which parts are masked, and which stay in the office.
    """

    path: Path
    sha256: str
    files: int
    withheld: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """One proceeding as it was built."""

    receipt: Receipt
    manifest: Manifest
    content: bytes
    folder: Path


def package(request: BuildRequest, reader: Reader, progress: Progress) -> tuple[Packaged, ...]:
    """One package for each proceeding for the court; one of everything for the office.

    Raises:
        UsageError: Nothing was built, or only a draft.
        InputError: The case folder cannot be understood.
        IntegrityError: A file is not the one that was built, or that the build read; each is named.
        OutputError: It cannot be written; an older package stands as it stood.
    """
    case = read(request, progress)
    made = _built(request, case)
    _refuse_stale(request, made)
    groups = [(one,) for one in made] if reader == "court" else [tuple(made)]
    try:
        return tuple(_packed(request, reader, case, group) for group in groups)
    except OSError as error:
        raise OutputError(f"The package cannot be written: {error.filename}: {error.strerror}") from error


def _packed(request: BuildRequest, reader: Reader, case: Case, made: Sequence[_Made]) -> Packaged:
    parts = [case.matter.id, *([made[0].receipt.proceeding] if reader == "court" else []), reader]
    target = request.out.with_name(f"{request.out.name}.package") / f"{'-'.join(parts)}.zip"
    withheld = tuple(_withheld(case, made)) if reader == "court" else ()
    with work_folder(target.parent) as work:
        bag = work / target.stem
        for one in made:
            _put_dossier(one, bag, reader, len(made) > 1)
        if reader == "court":
            _put_originals(request.folder, case, made[0], {path for _, path in withheld}, bag)
        else:
            _put_office(request, bag)
        _put_words(made, bag)
        _put_page(case, made, bag)
        count = sum(1 for path in bag.rglob("*") if path.is_file())
        make_bag(bag, _facts(case, made) | {"Kept-Back": _kept_back(made[0], withheld)})
        zip_bag(bag, work / target.name)
        (work / target.name).replace(target)
    return Packaged(target, sha256_file(target), count, withheld)


def _built(request: BuildRequest, case: Case) -> list[_Made]:
    """What the last build made of each proceeding that is asked for."""
    wanted = [p.id for p in case.proceedings if request.proceeding in {None, p.id}]
    found = []
    for proceeding in wanted:
        try:
            receipt = receipt_from((request.internal / receipt_name(proceeding)).read_bytes())
            stem, point, suffix = MANIFEST_FILE.partition(".")
            content = (request.internal / f"{stem}-{proceeding}{point}{suffix}").read_bytes()
            manifest = manifest_from(content)
        except (OSError, ValueError, InputError) as error:
            raise UsageError(
                f"There is no finished build of {proceeding} in {request.out}.\n"
                f"  fix: run `build.py {request.folder}` first"
            ) from error
        if receipt.level != "court":
            raise UsageError(
                f"The last build of {proceeding} is a {receipt.level}, and is not handed out.\n"
                f"  fix: run `build.py {request.folder}` at level court"
            )
        found.append(_Made(receipt, manifest, content, request.out / receipt.folder))
    if not found:
        raise UsageError(f"The case has no proceeding {request.proceeding!r}")
    return found


def _refuse_stale(request: BuildRequest, made: Sequence[_Made]) -> None:
    """Every file made and every original shown once more, byte for byte."""
    problems: dict[str, Problem] = {}
    language = made[0].receipt.language
    for one in made:
        listed = {one.folder / name: digest for name, digest in one.receipt.made.items()}
        listed |= {locate(request.folder, o.path): o.sha256 for o in one.manifest.originals}
        for path, digest in listed.items():
            if not path.is_file() or sha256_file(path) != digest:
                problems[str(path)] = Problem(
                    str(path), translate(_CHANGED, language), fix=translate(_AGAIN, language)
                )
    if problems:
        raise IntegrityError(translate(_STALE, language), list(problems.values()))


def _withheld(case: Case, made: Sequence[_Made]) -> Iterator[tuple[str, str]]:
    """Originals that show what is masked in the dossier: label and path."""
    subjects = {one.subject for one in case.redactions if one.subject}
    paths = {photo.original.path for photo in case.photographs if photo.id in subjects}
    paths |= {e.original.path for e in case.exhibits if e.id in subjects and e.original}
    for one in made:
        masked = {picture.original for picture in one.manifest.pictures if picture.masked}
        for original in one.manifest.originals:
            if original.path in paths or original.sha256 in masked:
                yield original.label, original.path


def _put_dossier(one: _Made, bag: Path, reader: Reader, several: bool) -> None:  # noqa: FBT001
    """The finished files and what seals them."""
    top = bag / "dossier" / (one.receipt.proceeding if several else ".")
    names = [name for name in one.receipt.made if reader == "office" or name not in _KEPT_BACK]
    sealed = [path for pattern in _BESIDE for path in sorted(one.folder.rglob(pattern))]
    names += [portable(path, one.folder) for path in sealed]
    for name in dict.fromkeys(names):
        if reader == "office" or _stands_for(name) not in _KEPT_BACK:
            _copy(one.folder / name, top / name)
    suffix = f"-{one.receipt.proceeding}" if several else ""
    _write(bag / f"manifest{suffix}.json", one.content)
    _write(bag / f"derivatives{suffix}.tsv", _derivatives(one.manifest).encode())


def _stands_for(name: str) -> str:
    """The file that a seal or time-stamp was made of."""
    return name.removesuffix(".tsr").removesuffix(".pem").replace(".sealed.pdf", ".pdf")


def _put_originals(folder: Path, case: Case, one: _Made, withheld: set[str], bag: Path) -> None:
    """The communicated files as they were received, and how they came."""
    shown = [original for original in one.manifest.originals if original.path not in withheld]
    for original in shown:
        _copy_original(folder, original, bag)
    if case.custody and (told := _custody(case, one, {original.path for original in shown})):
        _write(bag / "custody.txt", told.encode())


def _copy_original(folder: Path, original: ListedOriginal, bag: Path) -> None:
    _copy(locate(folder, original.path), bag / "originals" / original.path)


def _custody(case: Case, one: _Made, shown: set[str]) -> str:
    return custody_sentences(case.custody, one.receipt.language, only=shown) if case.custody else ""


def _put_office(request: BuildRequest, bag: Path) -> None:
    """The whole case folder and the internal reports: nothing is left out but caches and locks."""
    for source, name in ((request.folder, "case"), (request.internal, "internal")):
        for path in sorted(path for path in source.rglob("*") if path.is_file() and not path.is_symlink()):
            inside = path.relative_to(source)
            if not any(part.startswith(".") for part in inside.parts):
                _copy(path, bag / name / portable(path, source))


def _put_words(made: Sequence[_Made], bag: Path) -> None:
    """How to verify it, in both languages."""
    manifests = "\n".join(f"       {one.receipt.proceeding}  {manifest_digest(one.content)}" for one in made)
    facts = {
        "title": made[0].manifest.title,
        "proceeding": "\n".join(one.manifest.proceeding for one in made),
        "manifests": manifests,
    }
    for language in LANGUAGES:
        _write(bag / f"HOW-TO-VERIFY.{language}.txt", _how_to(language, facts).encode())


def _put_page(case: Case, made: Sequence[_Made], bag: Path) -> None:
    """The page that compares files in a browser: it lists all but itself."""
    files = {portable(path, bag): sha256_file(path) for path in sorted(bag.rglob("*")) if path.is_file()}
    manifests = [one.manifest for one in made]
    note = case.matter.specimen_note if case.matter.specimen else None
    content = verify_page(manifests, files, made[0].receipt.language, note=note)
    _write(bag / "verify.html", content.encode())


def _how_to(language: Language, facts: Mapping[str, str]) -> str:
    path = program_folder("templates") / "package" / f"how-to-verify.{language}.txt"
    return Template(path.read_text(encoding="utf-8")).substitute(facts)


def _derivatives(manifest: Manifest) -> str:
    """Digest of the original, digest of what is printed, and the page, for each photograph."""
    rows = [("label", "original_sha256", "printed_sha256", "page")]
    rows += [(one.label, one.original, one.derivative, one.page) for one in manifest.pictures]
    return "".join("\t".join(row) + "\n" for row in rows)


def _facts(case: Case, made: Sequence[_Made]) -> dict[str, str | list[str]]:
    """For `bag-info.txt`; the day is that of the pages: the same build, the same bag."""
    as_of = made[0].receipt.as_of or clock.now().date().isoformat()
    return {
        "Bag-Software-Agent": f"dossier {__version__}",
        "Bagging-Date": as_of,
        "External-Description": made[0].manifest.title,
        "External-Identifier": case.matter.id,
    }


def _kept_back(one: _Made, withheld: Sequence[tuple[str, str]]) -> list[str]:
    """Digest and label of each original that stays in the office, so that no reader takes it for lost."""
    paths = {path for _, path in withheld}
    return [f"{each.sha256} {each.label}" for each in one.manifest.originals if each.path in paths]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
