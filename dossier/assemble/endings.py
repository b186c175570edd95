"""No stream of an archive ends in a carriage return.

A line feed follows each stream in the file. ISO 19005-3, 6.1.7.1, wants the length that a stream gives
to be the number of bytes before the end of line that precedes `endstream`; where the last byte is a carriage
return, it and the line feed read as one end of line, and the length as wrong. One stream in 256 is packed so.
It is written in hexadecimal digits instead, which end in `>`.
"""

from binascii import hexlify
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Name, Object, Pdf, PdfError, Stream

_PICTURES = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}


def mend_pictures(pdf: Pdf) -> None:
    """Mend streams that nothing unpacks: before their digests are taken, which are of what stands there."""
    for stream in _returning(pdf):
        if _PICTURES & {str(one) for one in _list(stream.get(Name.Filter))}:
            _in_digits(stream)


def mend_saved(file: Path) -> None:
    """Mend the other streams of a saved file, which saving has packed anew."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        streams = _returning(pdf)
        for stream in streams:
            _in_digits(stream)
        if streams:
            pdf.save(
                file,
                deterministic_id=True,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )


def _returning(pdf: Pdf) -> Sequence[Object]:
    return [thing for thing in pdf.objects if isinstance(thing, Stream) and _raw(thing).endswith(b"\r")]


def _raw(stream: Object) -> bytes:
    try:
        return stream.read_raw_bytes()
    except PdfError:
        return b""  # the proof names a stream that cannot be read


def _in_digits(stream: Object) -> None:
    filters, parameters = _list(stream.get(Name.Filter)), _list(stream.get(Name.DecodeParms))
    parameters += [None] * (len(filters) - len(parameters))
    stream.write(
        hexlify(stream.read_raw_bytes()) + b">",
        filter=Array([Name.ASCIIHexDecode, *filters]),
        decode_parms=Array([None, *parameters]) if any(parameters) else None,
    )


def _list(value: Object | None) -> list[Object | None]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
