"""Where on the ground: WGS 84 degrees, with the accuracy that the source states."""

import re

from pydantic import Field, model_validator

from dossier.i18n.catalogue import marked
from dossier.model.misread import Misread
from dossier.model.source import Record

_DEGREES = re.compile(
    r"^(?P<lat>\d+(?:[.,]\d+)?)\s*°?\s*(?P<ns>[NS])[\s,;]+(?P<lon>\d+(?:[.,]\d+)?)\s*°?\s*(?P<ew>[EWO])$"
)
_SIGNED = re.compile(r"^(?P<lat>[+-]?\d{1,2}\.\d+)\s*,\s*(?P<lon>[+-]?\d{1,3}\.\d+)$")
"""As maps on the web copy it: latitude first, north and east positive."""


class Position(Record):
    """A point in WGS 84.

    Attributes:
        latitude: Degrees, north positive.
        longitude: Degrees, east positive.
        accuracy: Radius in metres that the source states, if it does.
        altitude: Metres above sea level, if known.
        bearing: Direction the camera pointed, degrees clockwise from north.
        bearing_reference: `true`, `magnetic` or unknown.
    """

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    accuracy: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    altitude: float | None = Field(default=None, allow_inf_nan=False)
    bearing: float | None = Field(default=None, ge=0, le=360)
    bearing_reference: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if signed := _SIGNED.match(value.strip()):
            return {"latitude": float(signed["lat"]), "longitude": float(signed["lon"])}
        match = _DEGREES.match(value.strip())
        if match is None:
            raise Misread(marked("{value} is not a position"), marked("write 48.8584 N, 2.2945 E"), value)
        return {
            "latitude": float(match["lat"].replace(",", ".")) * (-1 if match["ns"] == "S" else 1),
            "longitude": float(match["lon"].replace(",", ".")) * (1 if match["ew"] == "E" else -1),
        }
