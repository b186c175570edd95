"""Bounds on what reading one stranger's file may cost a worker process."""

import contextlib
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from types import FrameType

from PIL import Image, ImageFile

MEMORY = 3 << 30
"""Bytes of address space for one worker process."""

PIXELS = 250_000_000
"""More pixels than any camera takes; a picture that claims more is a bomb."""


class _OutOfTime(BaseException):
    """Passes every `except Exception` of the reader that it interrupts."""


def confine() -> None:
    """Bound this process before it opens anything; run once as a worker starts."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_silent()


def _be_silent() -> None:
    """Let no C library write to the person's terminal, where a file's own bytes could steer it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


@contextlib.contextmanager
def strict_pictures() -> Iterator[None]:
    """Make Pillow refuse half a picture and a bomb, whatever a library told it before.

    Importing WeasyPrint makes Pillow accept truncated files for the whole process; and
    below twice its limit Pillow only warns of a bomb.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


@contextlib.contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Interrupt Python code that uses more processor time than this.

    Processor time, not the clock on the wall: a busy machine must not change what is read.
    Windows has no such timer, nor has a thread; there the pool's own limit ends the process.

    Raises:
        TimeoutError: The time was used up.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds / 10)
    try:
        yield
    except _OutOfTime:
        raise TimeoutError from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise _OutOfTime
