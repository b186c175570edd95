"""What a file says of itself: nothing here was typed by a person."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from dossier.i18n.catalogue import marked
from dossier.model.position import Position
from dossier.model.redaction import MaskedCopy
from dossier.model.source import Record
from dossier.model.stamp import StampFacts

FileKind = Literal["image", "pdf", "mail", "text", "raw", "video", "audio", "other"]

CaptureSource = Literal["exif", "gps", "declared", "corrected"]


class FileProblem(Record):
    """Something that a reader could not do with a file, or did not expect in it.

    Attributes:
        kind: Stable word, such as `unreadable`, `truncated`, `bomb`, `timeout`, `crash`,
            `encrypted`, `wrong-suffix`, `changed-while-read`; rules dispatch on it.
        detail: What the reader said, made safe to print.
    """

    kind: str
    detail: str = ""


PROBLEM_WORDS: Mapping[str, str] = {
    "bad-exif": marked("its metadata is damaged"),
    "bad-position": marked("the position in it cannot be right"),
    "bad-time": marked("a date in it cannot be right"),
    "attachments": marked("attached files cannot be unpacked"),
    "bomb": marked("it asks for more memory than any honest file"),
    "broken": marked("its structure is damaged"),
    "changed-while-read": marked("it changed while it was read"),
    "crash": marked("it made the reading program crash"),
    "empty": marked("it is empty"),
    "encrypted": marked("it opens only with a password"),
    "entities": marked("it declares entities, as no honest document does"),
    "frames": marked("it holds several pictures"),
    "macros": marked("it holds macros"),
    "long": marked("it is longer than what is printed of a file"),
    "missing": marked("it is not there"),
    "moving-date": marked("it holds a date that moves each time it is opened"),
    "no-program": marked("the program that would turn it into pages is not on this machine"),
    "not-converted": marked("no pages could be made of it"),
    "no-text": marked("it holds no text, like a scan"),
    "not-read": marked("its format is not one that is read"),
    "not-shown": marked("some of its pages cannot be drawn"),
    "outside": marked("it is a link that leaves the case folder"),
    "repaired": marked("its structure had to be repaired"),
    "timeout": marked("reading it takes too long"),
    "truncated": marked("the picture in it is cut off or damaged"),
    "tracked": marked("it holds tracked changes or comments"),
    "unreadable": marked("it cannot be read"),
    "wrong-suffix": marked("its name says another type"),
}
"""What each kind of problem is called where a person reads of it."""


class CaptureTime(Record):
    """When a photograph was taken, as far as its source can say.

    A camera clock has no time zone unless the file records one: an unknown offset
    stays None, and is never filled in with UTC, the court's zone or the machine's.

    Attributes:
        wall_clock: The reading, without zone.
        utc_offset: Its offset from UTC in seconds, where the source gives one.
        source: Where it comes from.
    """

    wall_clock: dt.datetime
    utc_offset: int | None = None
    source: CaptureSource

    @property
    def instant(self) -> dt.datetime | None:
        """The point in time, or None where the offset is unknown."""
        if self.utc_offset is None:
            return None
        return self.wall_clock.replace(tzinfo=dt.timezone(dt.timedelta(seconds=self.utc_offset)))


class Camera(Record):
    """The device, as the file names it; empty where it does not."""

    make: str = ""
    model: str = ""
    serial: str = ""
    lens: str = ""
    software: str = ""


class Look(Record):
    """What a small grey copy of the picture shows; nothing here is a judgement.

    Attributes:
        sharpness: How steep its steepest edges are beside those of a copy half its size, in
            percent: about 50 where the picture is blurred, 70 and more where it is not; None
            where it is too small, or too plain, to say.
        darkest: Grey, of 255, that one point in fifty does not reach.
        middle: Grey that half of the points do not reach.
        brightest: Grey that one point in twenty exceeds.
        fingerprint: 256 bits that small changes of size, light or compression hardly move, in
            hexadecimal; empty where there is nothing in the picture to tell it by.
    """

    sharpness: int | None = None
    darkest: int = 0
    middle: int = 0
    brightest: int = 255
    fingerprint: str = ""


CredentialState = Literal["valid", "invalid", "not-examined"]


class Credentials(Record):
    """Content credentials (C2PA) that a file holds; a file without any has none of this.

    Attributes:
        state: `valid`: the signature fits, and the picture is the one that was signed. Who
            signed is not looked up anywhere. `not-examined`: the reader is not there or failed.
        signer: Who signed, as the file says.
        signed: When, as a time-stamp in the file says.
        tool: The program that made them, as it calls itself.
        reason: Why they are invalid, or were not examined, in the reader's own word.
        generated: Whether they say that the picture, or part of it, was made by a machine.
    """

    state: CredentialState
    signer: str = ""
    signed: str = ""
    tool: str = ""
    reason: str = ""
    generated: bool = False


class Derivative(Record):
    """The upright sRGB JPEG without metadata that is printed in place of an original.

    Attributes:
        sha256: Its digest, which is also its name in the store.
        width: Pixels.
        height: Pixels.
    """

    sha256: str
    width: int
    height: int


class ImageFacts(Record):
    """What an image file holds.

    Attributes:
        format: Pillow's name of the format, such as `JPEG`.
        width: Stored pixels, before orientation.
        height: Stored pixels, before orientation.
        orientation: EXIF orientation 1 to 8; 1 where absent or invalid.
        frames: Pictures in the file.
        capture: Time by the camera's clock (EXIF DateTimeOriginal and its offset).
        digitised: When it became a file, by the same clock (EXIF DateTimeDigitized).
        modified: When the file was last changed, as its writer says (EXIF DateTime).
        gps_time: Time by GPS, in UTC.
        position: By GPS.
        camera: Device and software.
        tags: Every tag that was read, `(group and name, value)`, made safe to print, sorted.
        disagreements: Values that the two readers give differently, one sentence each.
        thumbnail_differs: Whether the embedded preview shows another picture; None without one.
        look: What a small copy shows; None where the picture could not be decoded.
        credentials: Content credentials in the file; None where it holds none.
        derivative: What is printed; None where the picture could not be decoded.
    """

    format: str
    width: int
    height: int
    orientation: int = 1
    frames: int = 1
    capture: CaptureTime | None = None
    digitised: CaptureTime | None = None
    modified: CaptureTime | None = None
    gps_time: CaptureTime | None = None
    position: Position | None = None
    camera: Camera = Camera()
    tags: tuple[tuple[str, str], ...] = ()
    disagreements: tuple[str, ...] = ()
    thumbnail_differs: bool | None = None
    look: Look | None = None
    credentials: Credentials | None = None
    derivative: Derivative | None = None


class PdfFacts(Record):
    """What a PDF holds.

    Attributes:
        pages: Number of pages.
        sizes: Width and height of each page in points, as shown (rotation applied).
        title: From its metadata, if any.
        encrypted: `none`, `owner` (opens without a password) or `user` (does not open).
        signed: Whether it holds a digital signature.
        active: Scripts, forms, attachments or other active content found, by name.
        text_pages: How many pages have a text layer.
        sums: Every number of its text layer that may be a sum.
        embedded: Names of the files attached inside it.
        portfolio: Whether it is a wrapping of these files, whose own page says only so.
        asks_adobe: Whether its form (XFA) is drawn by Adobe's reader only; others show a notice.
        notes: Remarks that stand in pop-up windows over its pages, and are not printed with them.
        pdfa: The PDF/A part and level it claims, such as `3B`.
    """

    pages: int
    sizes: tuple[tuple[float, float], ...] = ()
    title: str = ""
    encrypted: Literal["none", "owner", "user"] = "none"
    signed: bool = False
    active: tuple[str, ...] = ()
    text_pages: int = 0
    pdfa: str = ""
    embedded: tuple[str, ...] = ()
    portfolio: bool = False
    asks_adobe: bool = False
    notes: int = 0
    sums: tuple[Decimal, ...] = ()


class Attachment(Record):
    """A file inside an e-mail.

    Attributes:
        name: As the e-mail calls it, or its type where it has no name.
        media_type: As the e-mail says.
        size: Bytes of the file itself, unpacked; None where it cannot be unpacked.
        sha256: Digest of these bytes; empty where it cannot be unpacked.
        embedded: Whether the message shows it among its words, like a logo.
    """

    name: str
    media_type: str = ""
    size: int | None = None
    sha256: str = ""
    embedded: bool = False


class MailFacts(Record):
    """What an e-mail says, as its file gives it.

    Attributes:
        recipients: `to`, then `cc`.
        sent: The moment in the header `Date`.
        dated: That header letter for letter, with its zone as written.
        attachments: Names of the files inside, in order.
        files: The same files with their digests.
        text: The words of the message; of a message in HTML only the words.
        from_html: Whether the words were taken from HTML, whose looks are lost.
        elsewhere: Pictures and other things that the message would fetch from the network; never fetched.
    """

    subject: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sent: dt.datetime | None = None
    dated: str = ""
    message_id: str = ""
    attachments: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    text: str = ""
    from_html: bool = False
    elsewhere: int = 0


class WordsFacts(Record):
    """What a file of plain text says.

    Attributes:
        text: All of it, with one kind of line end.
        encoding: How its letters are stored, such as `utf-8`.
        sure: Whether the bytes leave no other reading; without a mark, 256-letter codes cannot be told apart.
        prose: Whether it is Markdown, whose lines are sentences rather than columns.
    """

    text: str
    encoding: str
    sure: bool = True
    prose: bool = False


class ShownCopy(Record):
    """The PDF whose pages are shown for a file that has none, or none that can be searched.

    Attributes:
        sha256: Its digest, which is also its name in the store.
        how: `converted` from a word processor's file; `joined` from the pictures of one file;
            `recognised`: the same pages, with the words that a program read in them laid below.
        program: What made it, with its version.
    """

    sha256: str
    how: Literal["converted", "joined", "recognised"]
    program: str = ""


class Made(Record):
    """What came of a file that was to be shown as a PDF: the copy and its facts, or what went wrong."""

    copy_shown: ShownCopy | None = None
    pdf: PdfFacts | None = None
    problems: tuple[FileProblem, ...] = ()


class Original(Record):
    """One file of the case folder that is evidence, never modified.

    Attributes:
        path: Relative to the case folder, with `/`.
        size: Bytes.
        sha256: Digest of all its bytes, read once together with what follows.
        media_type: By its content, not by its name.
        kind: What the program can do with it.
        messenger: The application whose naming the file name follows, such as `WhatsApp`.
        screenshot: The system whose naming of screenshots the file name follows, such as `Android`.
        masked: The copy that is shown in its place; None where the original itself is.
        copy_shown: The PDF whose pages are shown; None where the file's own are, or nothing is.
        changed: When the folder says that the file was last changed, in UTC. It moves with every
            copy, so nothing remembers or prints it.
    """

    path: str
    size: int
    sha256: str
    media_type: str
    kind: FileKind
    image: ImageFacts | None = None
    pdf: PdfFacts | None = None
    mail: MailFacts | None = None
    words: WordsFacts | None = None
    stamp: StampFacts | None = None
    copy_shown: ShownCopy | None = None
    messenger: str = ""
    screenshot: str = ""
    masked: MaskedCopy | None = None
    changed: dt.datetime | None = Field(default=None, exclude=True)
    problems: tuple[FileProblem, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def printable(self) -> bool:
        """Whether the dossier can show what the file shows, or at least its first picture."""
        if self.kind == "image" and self.copy_shown is None:
            return self.image is not None and self.image.derivative is not None
        if self.pdf is None or self.pdf.encrypted == "user":
            return False
        return self.pdf.pages > 0 and not any(problem.kind == "not-shown" for problem in self.problems)

    @property
    def worded(self) -> bool:
        """Whether pages of the program's own print what it says, letter for letter."""
        return self.mail is not None or self.words is not None

    @property
    def behind_sheet(self) -> bool:
        """Whether its pages stand behind a sheet that says what they are and where the file itself is."""
        made = self.copy_shown is not None and self.copy_shown.how != "recognised"
        return made or (self.pdf is not None and self.pdf.signed)

    @property
    def pages_sha256(self) -> str:
        """Digest of the PDF whose pages are shown, before anything is masked."""
        return self.copy_shown.sha256 if self.copy_shown else self.sha256

    @property
    def shown_in_part(self) -> bool:
        """Whether a page shows only the first of its pictures, as of a scan in several pages."""
        return self.copy_shown is None and any(problem.kind == "frames" for problem in self.problems)
