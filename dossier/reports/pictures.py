"""Small pictures inside the page itself."""

import base64

_JPEG = b"\xff\xd8"


def data_address(picture: bytes) -> str:
    """An address that holds the JPEG; empty for anything else."""
    if not picture.startswith(_JPEG):
        return ""
    return f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
