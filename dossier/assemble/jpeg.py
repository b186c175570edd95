"""A JPEG without anything but the picture: no EXIF, no XMP, no preview, no comment."""

_MARKER, _START, _END, _SCAN = 0xFF, 0xD8, 0xD9, 0xDA
_ALONE = {0x01, *range(0xD0, 0xD8)}
_DROPPED = {*range(0xE1, 0xEE), 0xEF, 0xFE}  # all notes but JFIF (E0) and Adobe's on colours (EE)
_ICC = b"ICC_PROFILE\0"


def bare_jpeg(content: bytes) -> bytes:
    """The same picture, its notes taken out, and nothing behind its end.

    Raises:
        ValueError: It is not built as a JPEG is.
    """
    if content[:2] != bytes((_MARKER, _START)):
        raise ValueError("no JPEG")
    kept, at = [content[:2]], 2
    while at + 2 <= len(content) and content[at + 1] != _END:
        if content[at] != _MARKER:
            raise ValueError("a JPEG whose parts do not follow one another")
        kind = content[at + 1]
        end = _end(content, at, kind)
        part = content[at:end]
        if kind not in _DROPPED or part[4:].startswith(_ICC):
            kept.append(part)
        at = end
    return b"".join((*kept, bytes((_MARKER, _END))))


def _end(content: bytes, at: int, kind: int) -> int:
    """Where the part that begins here ends; a scan takes its coded points along."""
    if kind in _ALONE:
        return at + 2
    if kind == _MARKER:
        return at + 1
    end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    while kind == _SCAN and end < len(content):
        end = content.find(b"\xff", end)
        if end < 0:
            return len(content)
        if content[end + 1 : end + 2] not in {b"\0", *(bytes((rest,)) for rest in range(0xD0, 0xD8))}:
            break
        end += 2
    return end
