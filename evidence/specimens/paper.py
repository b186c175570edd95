"""Set an invented paper as a small PDF that says SPECIMEN across each page and in its foot."""

import base64
import html
import io
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from weasyprint import HTML

from dossier.i18n.typography import typeset
from specimens.finish import FONTS

NOTES = {
    "fr": "SPÉCIMEN – DOSSIER FICTIF inspiré d’un entretien public. Pièces, photographies, horaires, montants et "
    "signataires inventés. Ne pas produire en justice.",
    "en": "SPECIMEN – FICTITIOUS FILE based on a public interview. Exhibits, photographs, times, sums and signatories "
    "invented. Not for use in proceedings.",
}
WATER_NOTES = {
    "fr": "SPÉCIMEN – DOSSIER FICTIF. Pièces, photographies, dates, montants et personnes inventés. "
    "Ne pas produire en justice.",
    "en": "SPECIMEN – FICTITIOUS FILE. Exhibits, photographs, dates, sums and persons invented. "
    "Not for use in proceedings.",
}
_TEXT = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a sample.

    Attributes:
        file: Path inside the case folder.
        title: What the file calls itself.
        body: HTML below the head; `style` chooses its look.
        note: What its foot says.
        pictures: Files that the body shows as `<img src="specimen:NAME">`.
    """

    file: str
    language: str
    title: str
    body: str
    style: str = "letter"
    note: str = ""
    pictures: tuple[tuple[str, bytes], ...] = ()


_CSS = """
@page { size: A4; margin: 24mm 22mm 26mm 25mm;
  @bottom-left { content: "NOTE"; font: 6.6pt/9pt "Specimen Sans"; color: #b4552d; width: 135mm; vertical-align: top;
    padding-top: 6mm }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt "Specimen Sans"; color: #555;
    vertical-align: top; padding-top: 6mm } }
body { font: 10.5pt/15.5pt "Specimen Serif"; color: #16191d; margin: 0 }
.across { position: fixed; top: 196mm; left: -25mm; width: 210mm; text-align: center; white-space: nowrap;
  font: 600 52pt "Specimen Sans"; color: #f5e6de; letter-spacing: 26pt; text-indent: 26pt; z-index: -1 }
header { font: 9pt/13pt "Specimen Sans"; color: #2b3a4a; border-bottom: .6pt solid #2b3a4a; padding-bottom: 4mm;
  margin-bottom: 10mm }
header b { font: 600 12pt/17pt "Specimen Serif"; display: block }
h1 { font: 600 15pt/20pt "Specimen Serif"; margin: 0 0 5mm; color: #1c2a3a }
h2 { font: 600 11pt/15pt "Specimen Serif"; margin: 6mm 0 2mm; color: #1c2a3a; break-after: avoid }
p { margin: 0 0 3.2mm; hyphens: manual }
.to { margin: 0 0 9mm 82mm } .date { margin: 0 0 8mm 82mm } .subject { font-weight: 600; margin-bottom: 6mm }
.small { font: 8.5pt/12pt "Specimen Sans"; color: #4a525b } .sign { margin: 10mm 0 0 82mm }
.typed { font: 10.5pt/17pt "Specimen Serif" } .centre { text-align: center }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font: 9.2pt/13pt "Specimen Sans";
  font-variant-numeric: tabular-nums; margin: 4mm 0 }
th { text-align: left; border-bottom: .8pt solid #1c2a3a; padding: 0 2mm 1.2mm 0; font-weight: 600 }
td { border-bottom: .3pt solid #c9ced4; padding: 1.6mm 2mm 1.6mm 0; vertical-align: top }
.n { text-align: right; padding-right: 0 } .total td { border-top: .8pt solid #1c2a3a; border-bottom: none;
  font-weight: 600 }
.obs { margin: 0 0 3mm 12mm; break-inside: avoid } .obs b { float: left; margin-left: -12mm; font: 600 10pt/15.5pt "Specimen Sans" }
.plate { float: left; width: 74mm; height: 54mm; margin: 0 5mm 2.5mm 0; font: 8pt/11pt "Specimen Sans"; color: #333 }
.plate img { width: 74mm; height: 49mm; object-fit: contain; object-position: left; display: block; margin-bottom: 1mm;
  image-rendering: crisp-edges }
.press { columns: 2; column-gap: 8mm; font: 10pt/14.5pt "Specimen Serif" }
.cut { border: .6pt dashed #8a8f96; padding: 8mm; margin-bottom: 8mm }
svg { display: block } .break { break-before: page }
.card { border: .8pt solid #2b3a4a; border-radius: 3mm; width: 86mm; height: 54mm; padding: 5mm; margin: 12mm auto }
"""


def faces() -> str:
    """The program's own fonts under names that no other font answers to."""
    rules = []
    for family, stem in (("Specimen Serif", "SourceSerif4"), ("Specimen Sans", "SourceSans3")):
        for suffix, style, weight in (
            ("Regular", "normal", 400),
            ("Italic", "italic", 400),
            ("SemiBold", "normal", 600),
        ):
            url = (FONTS / f"{stem}-{suffix}.ttf").as_uri()
            rules.append(
                f'@font-face {{ font-family: "{family}"; src: url({url}); font-style: {style}; font-weight: {weight} }}'
            )
    return "\n".join(rules)


def bytes_of(paper: Paper) -> bytes:
    """The PDF; the same paper gives the same bytes."""
    note = paper.note or NOTES[paper.language]
    css = faces() + _CSS.replace("NOTE", note.replace('"', ""))
    across = "SPÉCIMEN" if paper.language == "fr" else "SPECIMEN"
    text = (
        f"<!doctype html><html lang={paper.language}><head><meta charset=utf-8><title>{html.escape(paper.title)}</title>"
        f"<meta name=author content=SPECIMEN><style>{css}</style></head><body><div class=across>{across}</div>"
        f"{spaced(paper.body, paper.language)}</body></html>"
    )
    for name, content in paper.pictures:
        text = text.replace(f"specimen:{name}", _data(content))
    made = HTML(string=text).write_pdf(uncompressed_pdf=True)
    return _settled(made)


def write(paper: Paper, folder: Path) -> Path:
    """The paper below the case folder."""
    path = folder / paper.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes_of(paper))
    return path


def spaced(body: str, language: str) -> str:
    """The words, not the tags, set as a printer would."""
    return "".join(part if part.startswith("<") else typeset(part, language) for part in _TEXT.split(body))


def _data(content: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(content).decode()


def _settled(made: bytes) -> bytes:
    """One producer, no date, compressed the same way everywhere."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.docinfo["/Producer"] = "SPECIMEN"
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, recompress_flate=True,
                 object_stream_mode=pikepdf.ObjectStreamMode.generate)  # fmt: skip
    return out.getvalue()


def letterhead(name: str, *lines: str) -> str:
    """Who writes, in plain type: no crest, no seal."""
    return f"<header><b>{name}</b>{'<br>'.join(lines)}</header>"


def letter(head: str, to: str, date: str, subject: str, paragraphs: Iterable[str], sign: str) -> str:
    """A letter or note."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"{head}<p class=to>{to}</p><p class=date>{date}</p><p class=subject>{subject}</p>{text}<p class=sign>{sign}</p>"


def bill(head: str, title: str, intro: str, lines: Iterable[tuple[str, str, str]], totals: tuple[str, str, str],
         words: tuple[str, ...], after: str) -> str:  # fmt: skip
    """An invoice or a quote: lines of text, quantity and net sum, then net, VAT and gross."""
    rows = "".join(f"<tr><td>{a}<td class=n>{b}<td class=n>{c}</tr>" for a, b, c in lines)
    ends = "".join(
        f"<tr{' class=total' if rank == 2 else ''}><td>{word}<td><td class=n>{total} €</tr>"
        for rank, (word, total) in enumerate(zip(words[3:], totals, strict=True))
    )
    return (
        f"{head}<h1>{title}</h1><p class=small>{intro}</p><table><colgroup><col style='width:66%'><col style='width:14%'>"
        f"<col style='width:20%'></colgroup><tr><th>{words[0]}<th class=n>{words[1]}<th class=n>{words[2]}</tr>"
        f"{rows}{ends}</table><p class=small>{after}</p>"
    )


def scrawl(seed: int, lines: int, label: str) -> str:
    """Lines that look written by hand and say nothing; the label says what they are."""
    chance = random.Random(seed)  # noqa: S311
    paths = []
    for line in range(lines):
        end = 160 if line < lines - 1 else 74
        paths.append(f'<path d="{_stroke(chance, line * 8.4 + 7, end)}"/>')
    return (
        f'<svg width="163mm" height="{lines * 8.4 + 6:.1f}mm" viewBox="0 0 163 {lines * 8.4 + 6:.1f}">'
        f"<title>{label}</title><g fill=none stroke='#2b3f66' stroke-width='.22' stroke-linecap=round"
        f" stroke-linejoin=round>{''.join(paths)}</g></svg><p class='small centre'>[ {label} ]</p>"
    )


def _stroke(chance: random.Random, base: float, end: float) -> str:
    x, parts = 1.0 + chance.uniform(0, 2), []
    while x < end:
        parts.append(f"M{x:.1f} {base:.1f}")
        for _ in range(chance.randint(3, 11)):
            rise, step = chance.choice((1.3, 1.5, 1.7, 2.0, 4.2)), chance.uniform(1.3, 2.1)
            parts.append(f"q{step * 0.2:.1f} {-rise:.1f} {step * 0.6:.1f} {-rise * 0.9:.1f}"
                         f"t{step * 0.4:.1f} {rise * 0.9 + chance.uniform(-0.1, 0.1):.1f}")  # fmt: skip
            x += step
        x += chance.uniform(1.6, 2.6)
    return "".join(parts)
