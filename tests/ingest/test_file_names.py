"""Names that messaging applications and screenshots give are known, and cameras' own are not."""

import pytest

from dossier.ingest.messenger import messenger_of, screenshot_of


@pytest.mark.parametrize(
    ("name", "application"),
    [
        ("IMG-20220918-WA0003.jpg", "WhatsApp"),
        ("WhatsApp Image 2022-09-18 at 14.20.33.jpeg", "WhatsApp"),
        ("WhatsApp Image 2022-09-18 à 14.20.33_1a2b3c4d.jpg", "WhatsApp"),
        ("Image WhatsApp 2022-09-18 à 14.20.33 (1).jpeg", "WhatsApp"),
        ("PHOTO-2022-09-18-14-20-33.jpg", "WhatsApp"),
        ("00000012-PHOTO-2022-09-18-14-20-33.jpg", "WhatsApp"),
        ("signal-2022-09-18-142033.jpeg", "Signal"),
        ("signal-attachment-2022-09-18-142033.jpg", "Signal"),
        ("photo_2022-09-18_14-20-33.jpg", "Telegram"),
        ("photo_12@18-09-2022_14-20-33.jpg", "Telegram"),
        ("telegram-cloud-photo-size-4-5-12-y.jpg", "Telegram"),
        ("received_1234567890123.jpeg", "Messenger"),
        ("threema-20220918-142033123.jpg", "Threema"),
        ("Image from iOS (3).jpg", "Slack"),
        ("IMG_0012.JPG", ""),
        ("PXL_20220918_142033123.jpg", ""),
        ("photo de la porte.jpg", ""),
    ],
)
def test_messengers_are_known_by_their_names(name, application):
    assert messenger_of(name) == application
    assert not screenshot_of(name)


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("Screenshot_20220918-142033.png", "Android"),
        ("Screenshot_20220918-142033_Chrome.jpg", "Android"),
        ("Screenshot_2022-09-18-14-20-33-123_com.example.jpg", "Android"),
        ("Screenshot 2022-09-18 at 14.20.33.png", "Apple"),
        ("Screen Shot 2022-09-18 at 2.20.33\u202fPM.png", "Apple"),
        ("Capture d’écran 2022-09-18 à 14.20.33.png", "Apple"),
        ("Capture d'écran 2022-09-18 à 14.20.33 (2).png", "Apple"),
        ("IMG_1234.PNG", "Apple"),
        ("Screenshot 2022-09-18 142033.png", "Windows"),
        ("Capture d’écran 2022-09-18 142033.png", "Windows"),
        ("Screenshot (12).png", "Windows"),
        ("Capture d'écran (12).png", "Windows"),
        ("Screenshot from 2022-09-18 14-20-33.png", "Linux"),
        ("Capture d’écran du 2022-09-18 14-20-33.png", "Linux"),
        ("IMG_1234.png", ""),
        ("IMG_1234.JPG", ""),
        ("capture.jpg", ""),
    ],
)
def test_screenshots_are_known_by_their_names(name, system):
    assert screenshot_of(name) == system
    assert not messenger_of(name)
