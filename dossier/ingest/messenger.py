"""Recognise the names that messaging applications give to the files they send.

Such an application usually re-encodes a picture and removes its metadata: the name tells
how the file was acquired, and nothing about whether it is genuine.
"""

import re

_NAMES: tuple[tuple[str, str], ...] = (
    ("WhatsApp", r"(?:IMG|VID|AUD|PTT|DOC)-\d{8}-WA\d{4,}"),
    ("WhatsApp", r"WhatsApp (?:Image|Video|Audio|Ptt) \d{4}-\d{2}-\d{2} (?:at|à) .+"),
    ("Signal", r"signal-\d{4}-\d{2}-\d{2}-.+"),
    ("Telegram", r"(?:photo|video|audio|file|sticker)_\d+@\d{2}-\d{2}-\d{4}_\d{2}-\d{2}-\d{2}.*"),
    ("Telegram", r"(?:photo|video)_\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}.*"),
    ("Messenger", r"received_\d{10,}"),
    ("Messenger", r"messenger_creation_[0-9A-Fa-f-]{8,}"),
    ("Facebook", r"(?:FB_IMG_\d{10,}|\d{6,}_\d{10,}_\d{10,}_[no])"),
    ("WeChat", r"(?:mmexport\d{10,}|wx_camera_\d{10,}|WeChat Image_\d{8,}|微信图片_\d{8,})"),
    ("Viber", r"(?:viber_image_[\d_-]+|IMG-[0-9a-f]{32}-V|Viber Image \d{4}-\d{2}-\d{2}.*)"),
    ("Snapchat", r"Snapchat-\d{6,}"),
)
_PATTERNS = tuple((name, re.compile(pattern + r"(?: ?\(\d+\)|-\d{1,2}|~\d+)?")) for name, pattern in _NAMES)


def messenger_of(file_name: str) -> str:
    """The application whose naming this file name follows, or the empty string."""
    stem = file_name.rpartition(".")[0] or file_name
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(stem)), "")
