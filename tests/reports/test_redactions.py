"""The internal log of redactions."""

import csv
import io

from dossier.model.redaction import MaskedCopy, Redaction
from dossier.reports.redactions import redaction_log
from tests.support import small_dossier


def rows(dossier):
    text = redaction_log(dossier).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def marked_dossier():
    base = small_dossier.dossier()
    face = {"subject": "photos/a", "box": (0.1, 0.2, 0.3, 0.4), "kind": "face", "when": "2026-11-20"}
    half = {"subject": "elsewhere", "page": 2, "polygon": (0, 0, 1, 0, 1, 1), "only": ("public",)}
    told = {"reason": "=1+1", "who": "E. Clerk"}
    marks = tuple(Redaction(**one, **told) for one in (face, {"words": ("Dupont",)}, half))
    plate = base.exhibits[1].plates[0]
    original = plate.photograph.original.model_copy(update={"masked": MaskedCopy(sha256="cd" * 32)})
    masked = plate.model_copy(
        update={"photograph": plate.photograph.model_copy(update={"original": original})}
    )
    exhibit = base.exhibits[1].model_copy(update={"plates": (masked, *base.exhibits[1].plates[1:])})
    case = base.case.model_copy(update={"redactions": marks})
    return base.replaced(case=case, exhibits=(base.exhibits[0], exhibit))


def test_each_entry_says_where_why_by_whom_and_for_which_edition():
    head, first, words, elsewhere = rows(marked_dossier())
    assert head[1:4] == ["Photographie ou pièce", "Numéro dans ce dossier", "Page"]
    assert first[1:5] == ["photos/a", "2/1", "", "0.1,0.2 0.3,0.2 0.3,0.4 0.1,0.4"]
    assert first[6:11] == ["face", "'=1+1", "E. Clerk", "2026-11-20", "toute édition"]
    assert first[11:] == ["photos/a.jpg", "ab" * 32, "cd" * 32]
    assert (words[5], words[10]) == ("Dupont", "l’édition publique")
    assert (elsewhere[2], elsewhere[3], elsewhere[10], elsewhere[12]) == ("", "2", "l’édition publique", "")


def test_without_entries_only_its_columns_stand():
    assert len(rows(small_dossier.dossier())) == 1
