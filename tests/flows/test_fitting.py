"""A file that would not fit its court is made to fit where that can be done, and is told of."""

import io
import random

import pytest
from PIL import Image

from dossier.files import Store
from dossier.filing.editions import edition_named
from dossier.flows.fitting import fitted
from dossier.flows.rendering import Press
from dossier.flows.sizes import pictures_size, predicted_exhibit
from dossier.model.original import Derivative
from tests.support.case_file import dossier_of

ALONE = Press(None, None, lambda *_: None)


def grainy(seed):
    """A JPEG that compresses as badly as a photograph of gravel."""
    noise = Image.frombytes("RGB", (360, 270), random.Random(seed).randbytes(360 * 270 * 3))
    out = io.BytesIO()
    noise.resize((1440, 1080), Image.Resampling.BICUBIC).save(out, "JPEG", quality=85)
    return out.getvalue()


@pytest.fixture
def case(tmp_path):
    """A dossier whose photographs are in a store, each of them heavy."""
    store, dossier = Store(tmp_path), dossier_of({})
    kept = {plate.label: store.put(grainy(plate.label)) for plate in dossier.plates}
    exhibits = tuple(_stored(item, kept) for item in dossier.exhibits)
    return dossier.replaced(exhibits=exhibits), store


def _stored(item, kept):
    plates = []
    for plate in item.plates:
        original = plate.photograph.original
        derivative = Derivative(sha256=kept[plate.label], width=1440, height=1080)
        image = original.image.model_copy(update={"derivative": derivative})
        photograph = plate.photograph.model_copy(
            update={"original": original.model_copy(update={"image": image})}
        )
        plates.append(plate.model_copy(update={"photograph": photograph}))
    return item.model_copy(update={"plates": tuple(plates)})


def limited(share, item, store):
    size = round(predicted_exhibit(item, store) * share)
    return edition_named("us-cmecf").model_copy(update={"file_bytes": size})


def plated(dossier):
    return next(item for item in dossier.exhibits if item.plates)


def test_photographs_that_fit_stay_as_they_are(case):
    dossier, store = case
    fit = fitted(limited(1.2, plated(dossier), store), dossier, store, ALONE)
    assert (fit.dossier, fit.lowered) == (dossier, {})


def test_photographs_that_do_not_fit_are_lowered_and_named(case):
    dossier, store = case
    item = plated(dossier)
    edition = limited(0.8, item, store)
    fit = fitted(edition, dossier, store, ALONE)
    assert set(fit.lowered) == {item.number}
    assert edition.picture_floor < fit.lowered[item.number] < 166
    assert predicted_exhibit(plated(fit.dossier), store) <= edition.file_bytes
    assert pictures_size(plated(dossier), store) > edition.file_bytes * 0.9, "what was there is still there"


def test_no_photograph_goes_below_the_floor(case):
    dossier, store = case
    item = plated(dossier)
    edition = limited(0.05, item, store)
    fit = fitted(edition, dossier, store, ALONE)
    assert fit.lowered[item.number] == edition.picture_floor
    assert predicted_exhibit(plated(fit.dossier), store) > edition.file_bytes, "and rule FP109 names it"
