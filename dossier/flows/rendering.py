"""Render the parts of one PDF: what changed, on all cores, the front matter last."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from dossier.cache import PartCache
from dossier.errors import Problem, RenderError
from dossier.executor import Progress, run
from dossier.i18n.catalogue import marked
from dossier.model.parts import ForeignPages, Part, Plan
from dossier.render.job import PartJob
from dossier.render.part import render_part

_PASSES = 5
RENDERING = marked("Laying out pages")

JobsOf = Callable[[Plan], Sequence[PartJob]]
"""Makes the jobs of pages that print page numbers, from a plan whose body stands where it will stand."""


@dataclass(frozen=True, slots=True)
class Press:
    """Where and with what parts are rendered.

    Attributes:
        executor: A pool of processes; None renders in this one.
        cache: Parts of earlier builds.
        progress: Told how many parts are laid out, and how many there are.
    """

    executor: Executor | None
    cache: PartCache
    progress: Progress

    def render(self, jobs: Iterable[PartJob]) -> list[Part]:
        """The jobs' parts, in their order; only those not in the cache are made, and each kept at once."""
        found: dict[str, Part] = {}
        wanted: list[tuple[str, str]] = []

        def missing() -> Iterator[PartJob]:
            for job in jobs:
                key = job.key
                wanted.append((job.name, key))
                if part := self.cache.get(key):
                    found[key] = part
                else:
                    yield job

        def keep(job: PartJob, part: Part) -> None:
            found[job.key] = self.cache.put(job.key, part)

        run(self.executor, render_part, missing(), self._tell, keep)
        return [replace(found[key], name=name) for name, key in wanted]

    def _tell(self, done: int, total: int) -> None:
        self.progress(RENDERING, done, total)

    def render_items(self, items: Iterable[PartJob | ForeignPages]) -> list[Part | ForeignPages]:
        """The same for a sequence in which other people's pages keep their place."""
        places: list[ForeignPages | None] = []

        def jobs() -> Iterator[PartJob]:
            for item in items:
                places.append(item if isinstance(item, ForeignPages) else None)
                if isinstance(item, PartJob):
                    yield item

        parts = iter(self.render(jobs()))
        return [place or next(parts) for place in places]


def with_front(plan: Plan, front_of: JobsOf, press: Press, end_of: JobsOf = lambda _plan: ()) -> Plan:
    """Put the front matter before the body, and the end behind it, until their own length is settled.

    Both print page numbers, and the length of the front matter moves them; it is rendered with
    the length it had the last time until both agree. What stands at the end moves nothing.

    Raises:
        RenderError: The lengths do not settle, which no list of exhibits should cause.
    """

    def placed(front: Sequence[Part], end: Sequence[Part]) -> Plan:
        return replace(plan, items=(*front, *plan.items, *end))

    front: list[Part] = press.render(front_of(plan))
    end: list[Part] = []
    for _ in range(_PASSES):
        end = press.render(end_of(placed(front, end)))
        again = press.render(front_of(placed(front, end)))
        last = press.render(end_of(placed(again, end)))
        if _pages(again) == _pages(front) and _pages(last) == _pages(end):
            return placed(again, last)
        front = again
    problem = Problem("contents", f"its length still changes after {_PASSES} renderings")
    raise RenderError("The table of contents cannot be settled", [problem])


def _pages(parts: Sequence[Part]) -> list[int]:
    return [part.pages for part in parts]
