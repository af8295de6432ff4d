"""First start: a brand's folder decides until somebody publishes; from then on what was published does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from msgspec.structs import replace

from chalicelib.books import publications
from chalicelib.books.playbook_source import load
from chalicelib.books.playbooks import version_of_files
from chalicelib.domain.errors import Conflict, PlaybookBroken
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.problem import Problem
from chalicelib.domain.publication import FIRST_START, SERVE, Publication
from chalicelib.engine.changeover import Changeover
from chalicelib.ports import World

Bundle = Mapping[str, str]


def first_start(folders: Callable[[], Mapping[str, Bundle]], world: World) -> None:
    """What was published decides; the folder of a brand of which nothing was is published now.

    Args:
        folders: Name → files; raises PlaybookBroken where there are none.

    Raises:
        PlaybookBroken: Such a folder can't be used; nothing of any is published then.
        PlaybookRefused: No version of a brand that was ever in force can be used.
    """
    changeover = Changeover(world)
    changeover.look()
    known = publications.pointers(world.records)
    for brand, pointer in known.items():
        if brand not in world.playbooks.brands():
            world.playbooks.load(pointer.in_force)  # raises what is wrong with it
    try:
        found = folders()
    except PlaybookBroken:
        if known:
            return
        raise
    fresh = {name: files for name, files in found.items() if (brand_of(files) or name) not in known}
    for playbook in publish_all(fresh, world.playbooks.publish):
        with suppress(Conflict):  # somebody was faster, which the next look finds
            world.records.write(*publications.put_in_force(first(playbook, world, by=SERVE, reason=FIRST_START), None))
    changeover.look()


def first(playbook: Playbook, world: World, *, by: str, reason: str) -> Publication:
    """The first entry of a brand's journal."""
    return Publication(
        number=1,
        what="published",
        brand=playbook.brand.id,
        version=playbook.version,
        at=world.clock.now(),
        by=by,
        reason=reason,
    )


def publish_all(folders: Mapping[str, Bundle], publish: Callable[[Bundle], Playbook]) -> list[Playbook]:
    """Publish each.

    Raises:
        PlaybookBroken: In the end, with all problems of all of them.
    """
    playbooks: list[Playbook] = []
    problems: list[Problem] = []
    for name, files in folders.items():
        try:
            playbooks.append(publish(files))
        except PlaybookBroken as error:
            problems += [replace(problem, file=f"{name}/{problem.file}") for problem in error.problems]
    if problems:
        raise PlaybookBroken(problems)
    return playbooks


def what_differs(files: Bundle, name: str, world: World) -> Publication | None:
    """What is in force, where it is something else than a brand's folder. None: it is the same, or nothing is."""
    found = publications.get(world.records, brand_of(files) or name)
    return None if found is None or found[0].in_force.version == version_of_files(files) else found[0].in_force


def brand_of(files: Bundle) -> str | None:
    """The brand whose files these are. None: they don't tell."""
    brand, _ = load("brand.json", files.get("brand.json", ""))
    name = brand.get("id") if isinstance(brand, dict) else None
    return name if isinstance(name, str) else None
