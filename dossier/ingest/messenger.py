"""Recognise the names that messaging applications and screenshots give to files.

Such an application usually re-encodes a picture and removes its metadata, and a screenshot
never had any: the name tells how the file was acquired, and nothing about whether it is genuine.
"""

import re
from collections.abc import Sequence

_NAMES: tuple[tuple[str, str], ...] = (
    ("WhatsApp", r"(?:IMG|VID|AUD|PTT|DOC)-\d{8}-WA\d{4,}"),
    ("WhatsApp", r"WhatsApp (?:Image|Video|Vidéo|Audio|Ptt) \d{4}-\d{2}-\d{2} (?:at|à) .+"),
    ("WhatsApp", r"(?:Image|Vidéo|Audio) WhatsApp \d{4}-\d{2}-\d{2} à .+"),
    ("WhatsApp", r"(?:\d{8}-)?(?:PHOTO|VIDEO|AUDIO)-\d{4}(?:-\d{2}){5}"),
    ("Signal", r"signal-(?:attachment-)?\d{4}-\d{2}-\d{2}-.+"),
    ("Telegram", r"(?:photo|video|audio|file|sticker)_\d+@\d{2}-\d{2}-\d{4}_\d{2}-\d{2}-\d{2}.*"),
    ("Telegram", r"(?:photo|video)_\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}.*"),
    ("Telegram", r"telegram-cloud-(?:photo|document)-[\w-]+"),
    ("Messenger", r"received_\d{10,}"),
    ("Messenger", r"messenger_creation_[0-9A-Fa-f-]{8,}"),
    ("Facebook", r"(?:FB_IMG_\d{10,}|\d{6,}_\d{10,}_\d{10,}_[no])"),
    ("WeChat", r"(?:mmexport\d{10,}|wx_camera_\d{10,}|WeChat Image_\d{8,}|微信图片_\d{8,})"),
    ("Viber", r"(?:viber_image_[\d_-]+|IMG-[0-9a-f]{32}-V|Viber Image \d{4}-\d{2}-\d{2}.*)"),
    ("Snapchat", r"Snapchat-\d{6,}"),
    ("Threema", r"threema-\d{8}-\d{6,}"),
    ("LINE", r"(?:LINE_ALBUM_.+|line_\d{10,})"),
    ("Slack", r"Image (?:from|de|d’|d') ?(?:iOS|Android)"),
)
_DAY = r"\d{4}-\d{2}-\d{2}"
_SCREENS: tuple[tuple[str, str], ...] = (
    ("Android", r"Screenshot_\d{4}-?\d{2}-?\d{2}[-_]\d.*"),
    ("Android", rf"Capture\+?_{_DAY}-\d.*"),
    ("Apple", rf"(?:Screenshot|Screen Shot|Capture d[’']écran) {_DAY} (?:at|à) .+"),
    ("Windows", rf"(?:Screenshot|Capture d[’']écran) {_DAY} \d{{6}}"),
    ("Windows", r"(?:Screenshot|Capture d[’']écran)(?= \(\d+\))"),
    ("Linux", rf"(?:Screenshot from|Capture d[’']écran d[eu]) {_DAY} .+"),
)
_APPLE_SCREEN = re.compile(r"IMG_\d{4}\.PNG")
"""What an iPhone calls a screenshot: its photographs are never PNG."""

_AGAIN = r"(?: ?\(\d+\)|-\d{1,2}|~\d+)?"
_PATTERNS = tuple((name, re.compile(pattern + _AGAIN)) for name, pattern in _NAMES)
_SCREEN_PATTERNS = tuple((name, re.compile(pattern + _AGAIN)) for name, pattern in _SCREENS)


def messenger_of(file_name: str) -> str:
    """The application whose naming this file name follows, or the empty string."""
    return _first(_PATTERNS, file_name)


def screenshot_of(file_name: str) -> str:
    """The system whose naming of screenshots this file name follows, or the empty string."""
    return "Apple" if _APPLE_SCREEN.fullmatch(file_name) else _first(_SCREEN_PATTERNS, file_name)


def _first(patterns: Sequence[tuple[str, re.Pattern[str]]], file_name: str) -> str:
    stem = file_name.rpartition(".")[0] or file_name
    return next((name for name, pattern in patterns if pattern.fullmatch(stem)), "")
