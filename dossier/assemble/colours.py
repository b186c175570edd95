"""Say which colours the file means: those of sRGB, in which its photographs and its pages are made."""

import io
from functools import cache

from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL.ImageCms import ImageCmsProfile, createProfile

_NAME = "sRGB IEC61966-2.1"
_DATE, _DATE_SIZE = 24, 12  # of the profile's header: when it was made, which is now
_IDENTITY, _IDENTITY_SIZE = 84, 16  # its own digest: none is said, as the format allows
_FIRST_DAY = bytes.fromhex("07d0 0001 0001 0000 0000 0000")


def mean_colours(pdf: Pdf) -> None:
    """Write the file's output intent, with the profile itself."""
    profile = pdf.make_stream(_profile())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_NAME),
        Info=String(_NAME),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _profile() -> bytes:
    """The profile that Pillow makes, without the moment at which it made it."""
    held = io.BytesIO(ImageCmsProfile(createProfile("sRGB")).tobytes())
    held.seek(_DATE)
    held.write(_FIRST_DAY[:_DATE_SIZE])
    held.seek(_IDENTITY)
    held.write(bytes(_IDENTITY_SIZE))
    return held.getvalue()
